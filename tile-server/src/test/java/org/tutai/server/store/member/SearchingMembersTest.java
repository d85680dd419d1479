package org.tutai.server.store.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tutai.server.access.Role;
import org.tutai.server.store.Database;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.TestClock;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditEntry;
import org.tutai.server.store.audit.AuditLog;

/** Looking for members and for what was done to them, by a part of a name. */
@OnEachDatabase
class SearchingMembersTest {

  private static final Actor COMMAND = new Actor("command", "", "192.0.2.9");

  private Members members;
  private AuditLog log;

  @BeforeEach
  void fill(Database database) {
    members = new Members(database, new TestClock(), new Passwords.Cost(64, 1, 1));
    log = new AuditLog(database);
    for (String name : List.of("Anne", "anna", "王小明", "50%_off")) {
      members.create(COMMAND, name, name.equals("anna") ? "林安娜" : "", Role.MEMBER);
    }
  }

  private List<String> found(String text, String after, int limit) {
    return members.search(text, after, limit).stream().map(Member::name).toList();
  }

  @Test
  void aPartOfANameOrADisplayNameIsEnough() {
    assertThat(found("ANN", "", 10)).containsExactly("anna", "Anne");
    assertThat(found("安娜", "", 10)).containsExactly("anna");
    assertThat(found("小", "", 10)).containsExactly("王小明");
    assertThat(found("", "", 10)).hasSize(4);
    assertThat(found("nobody", "", 10)).isEmpty();
  }

  @Test
  void signsOfPatternsStandForThemselves() {
    assertThat(found("%", "", 10)).containsExactly("50%_off");
    assertThat(found("_", "", 10)).containsExactly("50%_off");
    assertThat(found("%_o", "", 10)).containsExactly("50%_off");
    assertThat(found("!", "", 10)).isEmpty();
    assertThat(found("' OR 1=1 --", "", 10)).isEmpty();
  }

  @Test
  void pagesFollowEachOther() {
    assertThat(found("ann", "", 1)).containsExactly("anna");
    assertThat(found("ann", "anna", 1)).containsExactly("Anne");
    assertThat(found("ann", "Anne", 1)).isEmpty();
  }

  @Test
  void theLogIsSearchedByNameAddressActionAndWhoItIsAbout() {
    assertThat(log.page("小明", Long.MAX_VALUE, 10))
        .extracting(AuditEntry::action)
        .containsExactly("member.invite", "member.create");
    assertThat(log.page("192.0.2.9", Long.MAX_VALUE, 10)).hasSize(8);
    assertThat(log.page("member.inv", Long.MAX_VALUE, 10)).hasSize(4);
    assertThat(log.page("%", Long.MAX_VALUE, 10)).hasSize(2);
    assertThat(log.page("_", Long.MAX_VALUE, 10)).hasSize(2);
    assertThat(log.page("nobody", Long.MAX_VALUE, 10)).isEmpty();
  }
}
