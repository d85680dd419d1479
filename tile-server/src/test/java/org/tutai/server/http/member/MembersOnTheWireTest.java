package org.tutai.server.http.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;

/** Members over HTTP, as programs and the account page use them. */
class MembersOnTheWireTest {

  private static final String API = "/api/v1/members";

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;
  static Caller visitor;
  static Caller administrator;

  @BeforeAll
  static void setUpTheServer() throws IOException {
    server = RunningServer.notReady(folder, workspace);
    visitor = Caller.visitor(server);
    assertThat(json(visitor.get(API + "/me")).get("setupNeeded").asBoolean()).isTrue();
    String token = server.members().invitations().newSetupToken().orElseThrow();
    Reply reply =
        visitor.post(
            API + "/setup",
            "{'token':'" + token + "','name':'陳管理','password':'" + Caller.PASSWORD + "'}");
    assertThat(reply.status()).isEqualTo(200);
    administrator = signedIn(reply);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static JsonNode json(Reply reply) throws IOException {
    return Caller.json(reply);
  }

  /** Whom an answer has signed in. */
  private static Caller signedIn(Reply reply) throws IOException {
    return Caller.signedIn(server, reply);
  }

  private static Reply signIn(String name, String password) throws IOException {
    return visitor.post(API + "/session", "{'name':'" + name + "','password':'" + password + "'}");
  }

  @Test
  void theSetUpLinkMakesTheFirstAdministrator() throws IOException {
    JsonNode me = json(administrator.get(API + "/me"));
    assertThat(me.get("signedIn").asBoolean()).isTrue();
    assertThat(me.get("role").asText()).isEqualTo("administrator");
    assertThat(me.get("name").asText()).isEqualTo("陳管理");
    assertThat(me.get("csrf").asText()).isNotEmpty();
    assertThat(json(visitor.get(API + "/me")).get("setupNeeded").asBoolean()).isFalse();
  }

  @Test
  void aVisitorIsNobody() throws IOException {
    Reply reply = visitor.get(API + "/me");
    assertThat(reply.text())
        .isEqualTo(
            "{\"signedIn\":false,\"id\":\"\",\"name\":\"\",\"displayName\":\"\","
                + "\"role\":\"visitor\",\"csrf\":\"\",\"setupNeeded\":false}");
    assertThat(reply.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aMemberIsInvitedAcceptsAndSignsInAndOut() throws IOException {
    Reply made = administrator.post(API, "{'name':'林小姐','role':'publisher'}");
    assertThat(made.status()).isEqualTo(201);
    JsonNode invited = json(made);
    assertThat(invited.get("state").asText()).isEqualTo("invited");
    assertThat(invited.get("link").asText()).startsWith("http://example.tw/account#invitation=");
    String token = invited.get("link").asText().replaceFirst(".*=", "");

    JsonNode look = json(visitor.post(API + "/invitations/look", "{'token':'" + token + "'}"));
    assertThat(look.toString()).isEqualTo("{\"name\":\"林小姐\",\"role\":\"publisher\"}");
    String acceptance = "{'token':'" + token + "','password':'" + Caller.PASSWORD + "'}";
    Caller member = signedIn(visitor.post(API + "/invitations", acceptance));
    assertThat(json(member.get(API + "/me")).get("role").asText()).isEqualTo("publisher");
    assertThat(visitor.post(API + "/invitations", acceptance).status()).isEqualTo(404);

    assertThat(member.send("DELETE", API + "/session", "").status()).isEqualTo(204);
    assertThat(json(member.get(API + "/me")).get("signedIn").asBoolean()).isFalse();
    Caller again = signedIn(signIn("林小姐", Caller.PASSWORD));
    assertThat(again.session()).isNotEqualTo(member.session());
    assertThat(json(again.get(API + "/me")).get("id")).isEqualTo(invited.get("id"));
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreToldTheSame() throws IOException {
    Caller.member(server, "known", Role.MEMBER);
    Reply wrong = signIn("known", "not the password");
    Reply unknown = signIn("unknown", "not the password");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text()).isEqualTo(unknown.text()).contains("\"zh\":\"");
    assertThat(wrong.header("Set-Cookie")).isEmpty();
  }

  @Test
  void oneRenamesOneself() throws IOException {
    Caller member = Caller.member(server, "amy", Role.MEMBER);
    Reply changed = member.send("PATCH", API + "/me", "{\"displayName\":\"阿美\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(json(member.get(API + "/me")).get("displayName").asText()).isEqualTo("阿美");
    Reply refused = member.send("PATCH", API + "/me", "{\"displayName\":\" \"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(json(refused).get("field").asText()).isEqualTo("displayName");
  }

  @Test
  void anotherPasswordEndsAllOtherSessions() throws IOException {
    Caller here = Caller.member(server, "two.devices", Role.MEMBER);
    Caller there = signedIn(signIn("two.devices", Caller.PASSWORD));
    Reply wrong = here.post(API + "/me/password", "{'current':'no','password':'another long one'}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(json(wrong).get("field").asText()).isEqualTo("current");
    Reply changed =
        here.post(
            API + "/me/password",
            "{'current':'" + Caller.PASSWORD + "','password':'another long one'}");
    Caller renewed = signedIn(changed);
    assertThat(renewed.session()).isNotEqualTo(here.session());
    for (Caller gone : List.of(here, there)) {
      assertThat(json(gone.get(API + "/me")).get("signedIn").asBoolean()).isFalse();
    }
    assertThat(json(renewed.get(API + "/me/sessions")).get("sessions")).hasSize(1);
    assertThat(signIn("two.devices", Caller.PASSWORD).status()).isEqualTo(401);
    assertThat(signIn("two.devices", "another long one").status()).isEqualTo(200);
  }

  @Test
  void oneSeesAndEndsOnesSessions() throws IOException {
    Caller here = Caller.member(server, "three.devices", Role.MEMBER);
    Caller second = signedIn(signIn("three.devices", Caller.PASSWORD));
    Caller third = signedIn(signIn("three.devices", Caller.PASSWORD));
    JsonNode sessions = json(here.get(API + "/me/sessions")).get("sessions");
    assertThat(sessions).hasSize(3);
    var others = new ArrayList<String>();
    for (JsonNode session : sessions) {
      assertThat(session.toString()).doesNotContain(here.session(), second.session());
      if (!session.get("current").asBoolean()) {
        others.add(session.get("id").asText());
      }
    }
    assertThat(others).hasSize(2);
    String one = API + "/me/sessions/" + others.get(0);
    assertThat(here.send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(here.send("DELETE", one, "").status()).isEqualTo(404);
    Reply rest = here.send("DELETE", API + "/me/sessions", "");
    assertThat(rest.text()).isEqualTo("{\"ended\":1}");
    for (Caller gone : List.of(second, third)) {
      assertThat(json(gone.get(API + "/me")).get("signedIn").asBoolean()).isFalse();
    }
    assertThat(json(here.get(API + "/me")).get("signedIn").asBoolean()).isTrue();
  }

  @Test
  void aKeyIsToldOnceAndSpeaksForItsMemberUntilItIsRevoked() throws IOException {
    Caller member = Caller.member(server, "programmer", Role.PUBLISHER);
    Reply made = member.post(API + "/me/keys", "{'title':'每夜更新','scopes':['publish','themes']}");
    assertThat(made.status()).isEqualTo(201);
    String key = json(made).get("key").asText();
    assertThat(key).startsWith("tutai_");
    String bearer = "Authorization: Bearer " + key;
    assertThat(json(visitor.get(API + "/me", bearer)).get("name").asText()).isEqualTo("programmer");
    Reply list = member.get(API + "/me/keys");
    assertThat(list.text()).contains("每夜更新").doesNotContain(key.substring(6, 40));
    assertThat(json(list).get("keys").get(0).get("scopes").toString())
        .isEqualTo("[\"publish\",\"themes\"]");
    String address = API + "/me/keys/" + json(made).get("id").asText();
    assertThat(member.send("DELETE", address, "").status()).isEqualTo(204);
    assertThat(visitor.get(API + "/me", bearer).status()).isEqualTo(401);
  }

  @Test
  void aKeyHasAtMostWhatItsMemberMayDo() throws IOException {
    Caller member = Caller.member(server, "modest", Role.MEMBER);
    for (String scopes : List.of("['publish']", "['admin']", "[]", "['themes','all']")) {
      Reply refused = member.post(API + "/me/keys", "{'title':'x','scopes':" + scopes + "}");
      assertThat(refused.status()).as(scopes).isEqualTo(400);
      assertThat(json(refused).get("field").asText()).isEqualTo("scopes");
    }
  }

  @Test
  void administratorsListSearchAndPage() throws IOException {
    for (int i = 0; i < 5; i++) {
      server
          .members()
          .create(
              new org.tutai.server.store.audit.Actor("anonymous", "", ""),
              "listed " + i,
              "名單 100%_" + i,
              Role.MEMBER);
    }
    JsonNode first = json(administrator.get(API + "?q=listed&limit=3"));
    assertThat(first.get("members")).hasSize(3);
    JsonNode second =
        json(
            administrator.get(
                API + "?q=LISTED&limit=3&after=" + encoded(first.get("next").asText())));
    assertThat(second.get("members")).hasSize(2);
    assertThat(second.get("next").asText()).isEmpty();
    assertThat(json(administrator.get(API + "?q=" + encoded("0%_3"))).get("members")).hasSize(1);
    assertThat(json(administrator.get(API + "?q=" + encoded("_%"))).get("members")).isEmpty();
    assertThat(administrator.get(API + "?limit=0").status()).isEqualTo(400);
    assertThat(administrator.get(API + "?q=a%00b").status()).isEqualTo(400);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void administratorsChangeDisableAndRemove() throws IOException {
    Caller member = Caller.member(server, "changing", Role.MEMBER);
    String address = API + "/" + member.id();
    Reply promoted = administrator.send("PATCH", address, "{\"role\":\"publisher\"}");
    assertThat(json(promoted).get("role").asText()).isEqualTo("publisher");
    assertThat(json(member.get(API + "/me")).get("signedIn").asBoolean()).isFalse();
    Caller again = signedIn(signIn("changing", Caller.PASSWORD));
    Reply disabled = administrator.send("PATCH", address, "{\"disabled\":true}");
    assertThat(json(disabled).get("state").asText()).isEqualTo("disabled");
    assertThat(json(again.get(API + "/me")).get("signedIn").asBoolean()).isFalse();
    assertThat(signIn("changing", Caller.PASSWORD).status()).isEqualTo(401);
    administrator.send("PATCH", address, "{\"disabled\":false}");
    assertThat(signIn("changing", Caller.PASSWORD).status()).isEqualTo(200);
    assertThat(administrator.send("DELETE", address, "").status()).isEqualTo(204);
    assertThat(administrator.send("DELETE", address, "").status()).isEqualTo(404);
    assertThat(signIn("changing", Caller.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void theStateOfAMemberIsChangedByTheNameThatAnswersTell() throws IOException {
    Caller member = Caller.member(server, "stateful", Role.MEMBER);
    String address = API + "/" + member.id();
    Reply disabled = administrator.send("PATCH", address, "{\"state\":\"disabled\"}");
    assertThat(json(disabled).get("state").asText()).isEqualTo("disabled");
    assertThat(signIn("stateful", Caller.PASSWORD).status()).isEqualTo(401);
    Reply active = administrator.send("PATCH", address, "{\"state\":\"active\"}");
    assertThat(json(active).get("state").asText()).isEqualTo("active");
    assertThat(signIn("stateful", Caller.PASSWORD).status()).isEqualTo(200);
    for (String bad : List.of("{'state':'invited'}", "{'state':'active','disabled':true}")) {
      Reply refused = administrator.send("PATCH", address, bad.replace('\'', '"'));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(json(refused).get("field").asText()).isEqualTo("state");
    }
  }

  @Test
  void aFieldThatIsNotKnownIsRefusedByName() throws IOException {
    Caller member = Caller.member(server, "misspelt", Role.MEMBER);
    List<Reply> refused =
        List.of(
            administrator.send("PATCH", API + "/" + member.id(), "{\"nope\":1}"),
            administrator.post(API, "{'name':'never.made','nope':1}"),
            administrator.send("PATCH", API + "/me", "{\"displayName\":\"a\",\"nope\":1}"),
            administrator.post(API + "/me/keys", "{'title':'a','scopes':['themes'],'nope':1}"),
            administrator.post(API + "/me/password", "{'current':'a','password':'b','nope':1}"),
            visitor.post(API + "/session", "{'name':'a','password':'b','nope':1}"),
            visitor.post(API + "/setup", "{'token':'a','name':'a','password':'b','nope':1}"),
            visitor.post(API + "/invitations", "{'token':'a','password':'b','nope':1}"),
            visitor.post(API + "/invitations/look", "{'token':'a','nope':1}"));
    for (Reply reply : refused) {
      assertThat(reply.status()).isEqualTo(400);
      assertThat(json(reply).get("field").asText()).isEqualTo("nope");
      assertThat(json(reply).get("zh").asText()).contains("nope");
    }
  }

  @Test
  void aForgottenPasswordIsReplacedByANewLink() throws IOException {
    Caller member = Caller.member(server, "forgetful", Role.MEMBER);
    Reply made = administrator.post(API + "/" + member.id() + "/invitation", "");
    assertThat(made.status()).isEqualTo(201);
    String token = json(made).get("link").asText().replaceFirst(".*=", "");
    Reply accepted =
        visitor.post(
            API + "/invitations", "{'token':'" + token + "','password':'a wholly new one'}");
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(json(member.get(API + "/me")).get("signedIn").asBoolean()).isFalse();
    assertThat(signIn("forgetful", "a wholly new one").status()).isEqualTo(200);
  }

  @Test
  void theLastAdministratorStays() throws IOException {
    String address = API + "/" + administrator.id();
    Reply refused = administrator.send("PATCH", address, "{\"role\":\"member\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(json(refused).get("code").asText()).isEqualTo("last-administrator");
    assertThat(administrator.send("DELETE", address, "").status()).isEqualTo(409);
  }

  @Test
  void namesThatLookTheSameAreTaken() throws IOException {
    Caller.member(server, "Taken", Role.MEMBER);
    for (String name : List.of("taken", "ＴＡＫＥＮ")) {
      Reply refused = administrator.post(API, "{'name':'" + name + "'}");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(json(refused).get("field").asText()).isEqualTo("name");
    }
  }

  @Test
  void theLogTellsWhoDidWhat() throws IOException {
    Caller member = Caller.member(server, "watched", Role.MEMBER);
    administrator.send("PATCH", API + "/" + member.id(), "{\"disabled\":true}");
    JsonNode entries = json(administrator.get(API + "/audit?q=watched")).get("entries");
    JsonNode newest = entries.get(0);
    assertThat(newest.get("action").asText()).isEqualTo("member.change");
    assertThat(newest.get("actorName").asText()).isEqualTo("陳管理");
    assertThat(newest.get("objectName").asText()).isEqualTo("watched");
    assertThat(newest.get("address").asText()).isEqualTo("127.0.0.1");
    JsonNode page = json(administrator.get(API + "/audit?limit=2"));
    assertThat(page.get("entries")).hasSize(2);
    JsonNode next =
        json(administrator.get(API + "/audit?limit=2&after=" + page.get("next").asText()));
    assertThat(next.get("entries").get(0).get("id").asLong())
        .isLessThan(page.get("entries").get(1).get("id").asLong());
    assertThat(administrator.get(API + "/audit?after=x").status()).isEqualTo(400);
  }
}
