package org.tutai.server.http.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutai.server.access.Role;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.audit.AuditEntry;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.Invitations;
import org.tutai.server.store.member.Member;
import org.tutai.server.store.member.Members;

/** What administrators do: see to members, and read the log. Thread-safe. */
final class AdministrationAnswers {

  private static final int USUAL_LIMIT = 50;
  private static final int MOST_LIMIT = 200;
  private static final int MOST_QUERY = 200;

  private final Members members;
  private final AuditLog log;

  AdministrationAnswers(Members members, AuditLog log) {
    this.members = members;
    this.log = log;
  }

  private static void requireAdministrator(Ask ask) {
    ask.require(Role.ADMINISTRATOR, "admin");
  }

  /** {@code GET /members}, in the order of their names. */
  Answer list(Ask ask) {
    requireAdministrator(ask);
    int limit = limit(ask);
    List<Member> found = members.search(text(ask, "q"), text(ask, "after"), limit);
    var json = new LinkedHashMap<String, Object>();
    json.put("members", found.stream().map(MemberJson::member).toList());
    json.put("next", found.size() < limit ? "" : found.get(limit - 1).name());
    return Answer.privateJson(200, json);
  }

  /** {@code POST /members}: makes one, who chooses a password by the link. */
  Answer invite(Ask ask) {
    requireAdministrator(ask);
    Fields fields = Fields.of(ask, "name", "displayName", "role");
    String name = fields.text("name");
    String displayName = fields.optional("displayName").orElse("");
    Role role = role(fields.optional("role").orElse(Role.MEMBER.id()));
    Members.Invited invited =
        Refusals.told(() -> members.create(SignInAnswers.actor(ask), name, displayName, role));
    var json = new LinkedHashMap<>(MemberJson.member(invited.member()));
    json.putAll(link(ask, invited.token()));
    return Answer.privateJson(201, json);
  }

  private static Role role(String id) {
    return Role.of(id)
        .filter(role -> role != Role.VISITOR)
        .orElseThrow(
            () ->
                new ProblemException(
                        400, "Bad field", "role must be member, publisher or administrator.")
                    .with("field", "role")
                    .inChinese("role 必須是 member、publisher 或 administrator。"));
  }

  private static Map<String, Object> link(Ask ask, String token) {
    return Map.of(
        "link",
        ask.baseUrl() + "/account#invitation=" + token,
        "expires",
        Instant.now().plus(Invitations.INVITATION_LASTS).toEpochMilli());
  }

  /** {@code POST /members/{member}/invitation}: another link, for who lost theirs or a password. */
  Answer inviteAgain(Ask ask) {
    requireAdministrator(ask);
    String id = OwnAnswers.id(ask, "member");
    String token = Refusals.told(() -> members.invitations().invite(SignInAnswers.actor(ask), id));
    return Answer.privateJson(201, link(ask, token));
  }

  /** {@code PATCH /members/{member}}. */
  Answer change(Ask ask) {
    requireAdministrator(ask);
    String id = OwnAnswers.id(ask, "member");
    Fields fields = Fields.of(ask, "displayName", "role", "disabled", "state");
    var change =
        new Members.Change(
            fields.optional("displayName"),
            fields.optional("role").map(AdministrationAnswers::role),
            disabled(fields));
    Member changed =
        Refusals.told(() -> members.change(SignInAnswers.actor(ask), id, change), "displayName");
    return Answer.privateJson(200, MemberJson.member(changed));
  }

  /** As {@code disabled}, or as {@code state}, which answers tell. */
  private static Optional<Boolean> disabled(Fields fields) {
    Optional<Boolean> flag = fields.flag("disabled");
    Optional<Boolean> state = fields.optional("state").map(AdministrationAnswers::isDisabled);
    if (flag.isPresent() && state.isPresent() && !flag.equals(state)) {
      throw badState("disabled and state must not gainsay each other.", "disabled 與 state 不得互相矛盾。");
    }
    return flag.or(() -> state);
  }

  private static boolean isDisabled(String state) {
    if (!state.equals("disabled") && !state.equals("active")) {
      throw badState("state must be disabled or active.", "state 必須是 disabled 或 active。");
    }
    return state.equals("disabled");
  }

  private static ProblemException badState(String english, String chinese) {
    return new ProblemException(400, "Bad field", english)
        .with("field", "state")
        .inChinese(chinese);
  }

  /** {@code DELETE /members/{member}}. */
  Answer remove(Ask ask) {
    requireAdministrator(ask);
    String id = OwnAnswers.id(ask, "member");
    Refusals.done(() -> members.remove(SignInAnswers.actor(ask), id));
    return Answer.done();
  }

  /** {@code GET /members/audit}, the newest first. */
  Answer audit(Ask ask) {
    requireAdministrator(ask);
    int limit = limit(ask);
    List<AuditEntry> found = log.page(text(ask, "q"), before(ask), limit);
    var names = new HashMap<String, String>();
    List<Map<String, Object>> entries = new ArrayList<>();
    for (AuditEntry entry : found) {
      entries.add(MemberJson.entry(entry, objectName(entry, names)));
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("entries", entries);
    json.put("next", found.size() < limit ? "" : String.valueOf(found.get(limit - 1).id()));
    return Answer.privateJson(200, json);
  }

  /** What the member is called whose id an entry is about; empty when it is about none. */
  private String objectName(AuditEntry entry, Map<String, String> names) {
    String id = entry.object().split(" ", 2)[0];
    if (!entry.action().startsWith("member.") || !Secrets.isId(id)) {
      return "";
    }
    return names.computeIfAbsent(id, member -> members.find(member).map(Member::name).orElse(""));
  }

  private static long before(Ask ask) {
    String after = text(ask, "after");
    if (after.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException e) {
      throw ProblemException.parameter("after", after, "what the page before gave as next");
    }
  }

  private static int limit(Ask ask) {
    Optional<String> text = ask.params().get("LIMIT");
    if (text.isEmpty()) {
      return USUAL_LIMIT;
    }
    String digits = text.get();
    if (!digits.matches("\\d{1,3}")
        || Integer.parseInt(digits) < 1
        || Integer.parseInt(digits) > MOST_LIMIT) {
      throw ProblemException.parameter("limit", digits, "a whole number from 1 to " + MOST_LIMIT);
    }
    return Integer.parseInt(digits);
  }

  private static String text(Ask ask, String name) {
    String text = ask.params().get(name.toUpperCase(Locale.ROOT), "").strip();
    if (text.length() > MOST_QUERY || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.parameter(
          name, text, "at most " + MOST_QUERY + " characters long, without control characters");
    }
    return text;
  }
}
