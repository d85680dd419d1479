package org.tutai.server.http.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;

/** What somebody who means harm sends to the addresses of members. */
class MemberAttacksTest {

  private static final String API = "/api/v1/members";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No id of anybody's, of the form of one. */
  private static final String NO_ID = "AAAAAAAAAAAAAAAAA";

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;
  static Caller visitor;
  static Caller administrator;
  static Caller victim;
  static Caller attacker;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.proxied(folder, workspace, "http://example.tw");
    visitor = Caller.visitor(server);
    administrator = Caller.member(server, "administrator", Role.ADMINISTRATOR);
    victim = Caller.member(server, "victim", Role.PUBLISHER);
    attacker = Caller.member(server, "attacker", Role.PUBLISHER);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** A request that changes something. */
  private record Change(String method, String path, String json) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All that changes something for somebody who is signed in. */
  static List<Change> changes() {
    return List.of(
        new Change("POST", "/session", "{'name':'a','password':'b'}"),
        new Change("DELETE", "/session", ""),
        new Change("POST", "/setup", "{'token':'t','name':'a','password':'b'}"),
        new Change("POST", "/invitations", "{'token':'t','password':'b'}"),
        new Change("PATCH", "/me", "{'displayName':'taken over'}"),
        new Change("POST", "/me/password", "{'current':'a','password':'b'}"),
        new Change("DELETE", "/me/sessions", ""),
        new Change("DELETE", "/me/sessions/" + NO_ID, ""),
        new Change("POST", "/me/keys", "{'title':'taken over','scopes':['themes']}"),
        new Change("DELETE", "/me/keys/" + NO_ID, ""),
        new Change("POST", "", "{'name':'taken over'}"),
        new Change("PATCH", "/" + NO_ID, "{'role':'administrator'}"),
        new Change("DELETE", "/" + NO_ID, ""),
        new Change("POST", "/" + NO_ID + "/invitation", ""));
  }

  private static Reply send(Change change, String... headers) throws IOException {
    var all = new ArrayList<>(List.of(headers));
    if (!change.json().isEmpty()) {
      all.add("Content-Type: application/json");
    }
    return server
        .wire()
        .request(
            change.method(),
            API + change.path(),
            change.json().replace('\'', '"'),
            all.toArray(String[]::new));
  }

  private static String cookie(Caller caller) {
    return "Cookie: tutai-session=" + caller.session();
  }

  private static String csrf(Caller caller) {
    return "X-CSRF-Token: " + caller.csrf();
  }

  private static void checkRefused(Reply reply, int status, String title) throws IOException {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(Caller.json(reply).get("title").asText()).isEqualTo(title);
    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aCookieAloneChangesNothing(Change change) throws IOException {
    String own = cookie(administrator);
    checkRefused(send(change, own), 403, "Not from this page");
    checkRefused(send(change, own, "X-CSRF-Token: "), 403, "Not from this page");
    checkRefused(send(change, own, csrf(attacker)), 403, "Not from this page");
    String most = administrator.csrf().substring(1);
    checkRefused(send(change, own, "X-CSRF-Token: " + most), 403, "Not from this page");
    assertThat(Caller.json(administrator.get(API + "/me")).get("signedIn").asBoolean()).isTrue();
    assertThat(administrator.get(API + "?q=taken+over").text()).contains("\"members\":[]");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aPageOfAnotherSiteChangesNothing(Change change) throws IOException {
    for (String sign :
        List.of(
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
            "Origin: https://example.org",
            "Origin: http://example.tw.example.org",
            "Origin: http://example.tw:8443",
            "Origin: null")) {
      Reply own = send(change, cookie(administrator), csrf(administrator), sign);
      checkRefused(own, 403, "Another site");
      checkRefused(send(change, sign), 403, "Another site");
    }
  }

  @Test
  void aFormOfAnyKindSignsNobodyInAndChangesNothing() throws IOException {
    String json =
        "{\"name\":\"victim\",\"password\":\"" + Caller.PASSWORD + "\",\"displayName\":\"owned\"}";
    for (String type :
        List.of(
            "Content-Type: text/plain",
            "Content-Type: text/plain; charset=application/json",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: text/json",
            "Accept: application/json")) {
      checkRefused(
          visitor.sendAs("POST", API + "/session", json, List.of(type)),
          415,
          "Unsupported media type");
      checkRefused(
          victim.sendAs("PATCH", API + "/me", json, List.of(type)), 415, "Unsupported media type");
    }
  }

  @Test
  void readingFromAnotherSiteIsReadingAsAVisitor() throws IOException {
    Reply reply = victim.get(API + "/me", "Origin: https://example.org");
    assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
    assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(reply.header("Cache-Control")).contains("no-store");
    Reply preflight =
        visitor.sendAs(
            "OPTIONS",
            API + "/me",
            "",
            List.of(
                "Origin: https://example.org",
                "Access-Control-Request-Method: PATCH",
                "Access-Control-Request-Headers: x-csrf-token"));
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(preflight.header("Access-Control-Allow-Headers").orElse("").toLowerCase())
        .doesNotContain("csrf");
  }

  @Test
  void aSessionThatTheAttackerChoseIsNobodys() throws IOException {
    String chosen = "A".repeat(43);
    Reply reply =
        visitor.sendAs(
            "POST",
            API + "/session",
            "{\"name\":\"victim\",\"password\":\"" + Caller.PASSWORD + "\"}",
            List.of("Content-Type: application/json", "Cookie: tutai-session=" + chosen));
    Caller begun = Caller.signedIn(server, reply);
    assertThat(begun.session()).isNotEqualTo(chosen).hasSize(43);
    Reply me = visitor.get(API + "/me", "Cookie: tutai-session=" + chosen);
    assertThat(Caller.json(me).get("signedIn").asBoolean()).isFalse();
  }

  @Test
  void signingInAnewEndsTheSessionThatTheBrowserHad() throws IOException {
    Caller before = Caller.member(server, "again", Role.MEMBER);
    Caller after =
        Caller.signedIn(
            server,
            before.post(
                API + "/session", "{'name':'victim','password':'" + Caller.PASSWORD + "'}"));
    assertThat(after.name()).isEqualTo("victim");
    assertThat(after.csrf()).isNotEqualTo(before.csrf());
    assertThat(Caller.json(before.get(API + "/me")).get("signedIn").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR '1'='1",
        "%00",
        "../../etc/passwd",
        "\"quoted\"",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé",
        "=;=;",
        ""
      })
  void aCookieThatIsNoTokenIsNobodys(String value) throws IOException {
    Reply me = visitor.get(API + "/me", "Cookie: tutai-session=" + value);
    assertThat(me.status()).isEqualTo(200);
    assertThat(Caller.json(me).get("signedIn").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tutai_", "tutai_' OR 1=1 --", "x", "tutai_AAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aKeyThatIsNoneIsRefusedEverywhere(String key) throws IOException {
    for (String path : List.of("/me", "", "/audit")) {
      Reply reply = visitor.get(API + path, "Authorization: Bearer " + key);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.text()).doesNotContain("OR 1=1");
    }
  }

  /** The addresses with an id, with one of the victim's and with one of nobody's. */
  @Test
  void whatIsSomebodyElsesIsNotFoundAsIfItWereNot() throws IOException {
    Caller other = Caller.member(server, "other", Role.PUBLISHER);
    String session = server.members().sessions().of(other.id()).get(0).id();
    Reply made = other.post(API + "/me/keys", "{'title':'own','scopes':['publish']}");
    String key = Caller.json(made).get("id").asText();
    for (Map.Entry<String, String> theirs :
        Map.of("/me/sessions/", session, "/me/keys/", key).entrySet()) {
      Reply there = attacker.send("DELETE", API + theirs.getKey() + theirs.getValue(), "");
      Reply nowhere = attacker.send("DELETE", API + theirs.getKey() + NO_ID, "");
      assertThat(there.status()).isEqualTo(404);
      assertThat(there.text()).isEqualTo(nowhere.text());
    }
    assertThat(server.members().sessions().of(other.id())).hasSize(1);
    assertThat(server.members().keys().of(other.id())).hasSize(1);
  }

  @Test
  void idsThatCannotBeAnyAreNotFound() throws IOException {
    for (String id :
        List.of("x", "%00", "%27%20OR%201=1", "..%2f..", "%F0%9F%92%A9", "a".repeat(5000))) {
      for (Change change :
          List.of(
              new Change("DELETE", "/me/sessions/" + id, ""),
              new Change("DELETE", "/me/keys/" + id, ""),
              new Change("PATCH", "/" + id, "{}"),
              new Change("DELETE", "/" + id, ""),
              new Change("POST", "/" + id + "/invitation", ""))) {
        Reply reply = send(change, cookie(administrator), csrf(administrator));
        assertThat(reply.status()).as("%s", change).isIn(400, 404);
        assertThat(reply.text()).doesNotContain("SQL", "org.tutai", "jdbi");
      }
    }
  }

  @Test
  void onlyAdministratorsReachTheAddressesOfAdministrators() throws IOException {
    for (String id : List.of(victim.id(), administrator.id(), NO_ID)) {
      for (Change change :
          List.of(
              new Change("GET", "", ""),
              new Change("GET", "/audit", ""),
              new Change("POST", "", "{'name':'owned','role':'administrator'}"),
              new Change("PATCH", "/" + id, "{'role':'administrator'}"),
              new Change("DELETE", "/" + id, ""),
              new Change("POST", "/" + id + "/invitation", ""))) {
        checkRefused(send(change), 401, "Sign in first");
        checkRefused(send(change, cookie(attacker), csrf(attacker)), 403, "Not allowed");
        Reply byKey =
            administrator
                .withKey("themes", "publish")
                .send(change.method(), API + change.path(), change.json().replace('\'', '"'));
        checkRefused(byKey, 403, "Not allowed");
      }
    }
  }

  @Test
  void aKeyCannotSeeToTheAccountOfItsMember() throws IOException {
    Caller program = administrator.withKey("themes", "publish", "admin");
    for (Change change :
        List.of(
            new Change("PATCH", "/me", "{'displayName':'owned'}"),
            new Change(
                "POST",
                "/me/password",
                "{'current':'" + Caller.PASSWORD + "','password':'owned owned owned'}"),
            new Change("GET", "/me/sessions", ""),
            new Change("DELETE", "/me/sessions", ""),
            new Change("GET", "/me/keys", ""),
            new Change("POST", "/me/keys", "{'title':'owned','scopes':['admin']}"))) {
      Reply reply =
          program.send(change.method(), API + change.path(), change.json().replace('\'', '"'));
      checkRefused(reply, 403, "Not by a key");
    }
    assertThat(program.get(API + "?limit=1").status()).isEqualTo(200);
  }

  @Test
  void nobodyMakesThemselvesMore() throws IOException {
    Reply renamed =
        attacker.send(
            "PATCH",
            API + "/me",
            "{\"displayName\":\"x\",\"role\":\"administrator\",\"id\":\"" + victim.id() + "\"}");
    assertThat(renamed.status()).isEqualTo(400);
    assertThat(Caller.json(renamed).get("field").asText()).isEqualTo("role");
    JsonNode me = Caller.json(attacker.get(API + "/me"));
    assertThat(me.get("role").asText()).isEqualTo("publisher");
    assertThat(me.get("id").asText()).isEqualTo(attacker.id());
    assertThat(server.members().find(victim.id()).orElseThrow().displayName()).isEqualTo("victim");
  }

  @Test
  void aKeyHasNoMoreThanItsMemberHasLeft() throws IOException {
    Caller falling = Caller.member(server, "falling", Role.ADMINISTRATOR);
    Caller program = falling.withKey("admin");
    assertThat(program.get(API).status()).isEqualTo(200);
    administrator.send("PATCH", API + "/" + falling.id(), "{\"role\":\"member\"}");
    assertThat(program.get(API).status()).isEqualTo(403);
    administrator.send("PATCH", API + "/" + falling.id(), "{\"disabled\":true}");
    assertThat(program.get(API + "/me").status()).isEqualTo(401);
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "'; DROP TABLE member; --",
        "\" OR \"\"=\"",
        "1) UNION SELECT password FROM member --",
        ":name ? {id} <list> %s ${x} \\",
        "<script>document.title='owned'</script>",
        "<img src=x onerror=alert(1)>",
        "{{constructor.constructor('alert(1)')()}}",
        "javascript:alert(1)",
        "=HYPERLINK(\"http://example.org\")",
        "\u202Egnp.exe",
        "\u0000",
        "\uD800",
        "\r\nSet-Cookie: owned=1",
        "%' OR 1=1 /*",
        "𠮷野家".repeat(5000));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void aTextIsKeptAsItIsOrRefused(String text) throws IOException {
    Map<String, Change> changes =
        Map.of(
            "name", new Change("POST", "", "{}"),
            "displayName", new Change("PATCH", "/me", "{}"),
            "title", new Change("POST", "/me/keys", "{'scopes':['themes']}"));
    for (Map.Entry<String, Change> change : changes.entrySet()) {
      String json = with(change.getValue().json(), change.getKey(), text);
      Reply reply =
          administrator.send(change.getValue().method(), API + change.getValue().path(), json);
      check(reply, 200, 201, 400);
      if (reply.status() < 400) {
        assertThat(Caller.json(reply).get(change.getKey()).asText()).isEqualTo(text);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void aTextThatIsLookedForIsOnlyLookedFor(String text) throws IOException {
    String from = "X-Forwarded-For: 203.0.113." + (text.hashCode() & 127);
    for (String json :
        List.of(
            with("{'password':'x'}", "name", text), with("{'name':'nobody'}", "password", text))) {
      check(visitor.send("POST", API + "/session", json, from), 400, 401);
    }
    check(visitor.post(API + "/setup", setUp(text)), 400, 404);
    check(visitor.post(API + "/invitations/look", with("{}", "token", text)), 400, 404);
    check(visitor.post(API + "/invitations", with("{'password':'x'}", "token", text)), 400, 404);
    String shown = text.substring(0, Math.min(300, text.length()));
    String query = java.net.URLEncoder.encode(shown, StandardCharsets.UTF_8);
    for (String path : List.of("?q=", "?after=", "/audit?q=", "/audit?after=", "?limit=")) {
      check(administrator.get(API + path + query), 200, 400);
    }
    assertThat(server.members().find(victim.id())).isPresent();
  }

  private static String setUp(String token) throws IOException {
    return with("{'name':'owned','password':'" + Caller.PASSWORD + "'}", "token", token);
  }

  private static String with(String json, String name, String value) throws IOException {
    var object =
        (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(json.replace('\'', '"'));
    // Escaped by hand where a character cannot be written: half of a pair is no UTF-8.
    return object
        .put(name, value.replace("\uD800", "HALF"))
        .toString()
        .replace("HALF", value.equals("\uD800") ? "\\ud800" : "\uD800");
  }

  private static void check(Reply reply, Integer... statuses) {
    assertThat(reply.status()).as(reply.text()).isIn((Object[]) statuses);
    assertThat(reply.headerLines()).noneMatch(line -> line.contains("owned"));
    assertThat(reply.text()).doesNotContain("SQL", "org.tutai", "java.", "jdbi");
  }

  @Test
  void bodiesThatAreTooMuchAreRefused() throws IOException {
    for (String path : List.of("/session", "/setup", "/invitations", "/invitations/look")) {
      Reply large = visitor.post(API + path, "{'name':'" + "a".repeat(100_000) + "'}");
      assertThat(large.status()).isEqualTo(413);
      Reply deep = visitor.post(API + path, "{'name':" + "[".repeat(30_000));
      assertThat(deep.status()).isEqualTo(400);
    }
    for (String json : List.of("[]", "null", "1", "\"a\"", "{", "", "{'name':1}", "{'name':[]}")) {
      Reply reply =
          visitor.sendAs(
              "POST",
              API + "/session",
              json.replace('\'', '"'),
              List.of("Content-Type: application/json"));
      assertThat(reply.status()).as(json).isEqualTo(400);
    }
    Reply scopes =
        victim.post(
            API + "/me/keys", "{'title':'x','scopes':[" + "'themes',".repeat(5000) + "'themes']}");
    assertThat(scopes.status()).isEqualTo(400);
  }

  @Test
  void methodsThatAreNotThereAreNamedAsSuch() throws IOException {
    Map<String, String> allowed =
        Map.of(
            "/me",
            "GET, HEAD, PATCH, OPTIONS",
            "/session",
            "POST, DELETE, OPTIONS",
            "/setup",
            "POST, OPTIONS",
            "/invitations",
            "POST, OPTIONS",
            "/me/password",
            "POST, OPTIONS",
            "/me/keys",
            "GET, HEAD, POST, OPTIONS",
            "/me/sessions",
            "GET, HEAD, DELETE, OPTIONS",
            "",
            "GET, HEAD, POST, OPTIONS",
            "/" + NO_ID,
            "PATCH, DELETE, OPTIONS",
            "/audit",
            "GET, HEAD, PATCH, DELETE, OPTIONS");
    for (Map.Entry<String, String> address : allowed.entrySet()) {
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")) {
        if (!address.getValue().contains(method)) {
          Reply reply = server.wire().request(method, API + address.getKey(), "");
          assertThat(reply.status()).as(method + " " + address.getKey()).isEqualTo(405);
        }
      }
    }
  }

  @Test
  void theCookieIsForThisServerAlone() throws IOException {
    Reply begun =
        visitor.post(API + "/session", "{'name':'victim','password':'" + Caller.PASSWORD + "'}");
    assertThat(begun.header("Set-Cookie").orElseThrow())
        .matches(
            "tutai-session=[0-9A-Za-z]{43}; Path=/; Max-Age=(2591999|2592000);"
                + " HttpOnly; SameSite=Lax");
    assertThat(begun.header("Cache-Control")).contains("no-store");
    assertThat(begun.text()).doesNotContain(Caller.signedIn(server, begun).session());
    Reply ended = Caller.signedIn(server, begun).send("DELETE", API + "/session", "");
    assertThat(ended.header("Set-Cookie"))
        .contains("tutai-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  @Test
  void behindHttpsTheCookieNeverGoesWithoutIt(@TempDir Path other) throws IOException {
    try (var proxied = RunningServer.proxied(folder, other, "https://map.example.tw")) {
      Caller.member(proxied, "somebody", Role.MEMBER);
      Reply begun =
          Caller.visitor(proxied)
              .post(API + "/session", "{'name':'somebody','password':'" + Caller.PASSWORD + "'}");
      assertThat(begun.header("Set-Cookie").orElseThrow()).endsWith("; SameSite=Lax; Secure");
    }
  }

  @Test
  void guessingIsSlowedDownForTheGuesserAlone(@TempDir Path other) throws IOException {
    try (var proxied = RunningServer.proxied(folder, other, "https://map.example.tw")) {
      Caller guessed = Caller.member(proxied, "guessed", Role.MEMBER);
      Caller.member(proxied, "neighbour", Role.MEMBER);
      String from = "X-Forwarded-For: 203.0.113.7";
      Reply last = attempt(proxied, "guessed", "wrong", from);
      for (int i = 0; i < 5; i++) {
        assertThat(last.status()).isEqualTo(401);
        last =
            attempt(
                proxied, "GUESSED", "wrong", "X-Forwarded-For: 198.51.100." + i + ", 203.0.113.7");
      }
      last = attempt(proxied, "guessed", "wrong", from);
      assertThat(last.status()).isEqualTo(429);
      assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow())).isBetween(1, 900);
      assertThat(attempt(proxied, "guessed", Caller.PASSWORD, from).status()).isEqualTo(429);
      String home = "X-Forwarded-For: 192.0.2.44";
      assertThat(attempt(proxied, "guessed", Caller.PASSWORD, home).status()).isEqualTo(200);
      assertThat(attempt(proxied, "neighbour", Caller.PASSWORD, from).status()).isEqualTo(200);
      assertThat(Caller.json(guessed.get(API + "/me")).get("signedIn").asBoolean()).isTrue();
    }
  }

  private static Reply attempt(RunningServer at, String name, String password, String from)
      throws IOException {
    return Caller.visitor(at)
        .sendAs(
            "POST",
            API + "/session",
            "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}",
            List.of("Content-Type: application/json", from));
  }

  @Test
  void whoHasNoProxyIsNotBelievedToBeElsewhere(@TempDir Path other) throws IOException {
    try (var direct = RunningServer.notReady(folder, other)) {
      Caller reader = Caller.member(direct, "reader", Role.ADMINISTRATOR);
      attempt(direct, "reader", "wrong", "X-Forwarded-For: 203.0.113.9");
      assertThat(reader.get(API + "/audit?q=203.0.113.9").text()).contains("\"entries\":[]");
      assertThat(reader.get(API + "/audit?q=127.0.0.1").text()).contains("wrong credentials");
    }
  }

  @Test
  void ofTwoAtOnceOneUsesTheLink(@TempDir Path other) throws Exception {
    try (var fresh = RunningServer.notReady(folder, other)) {
      String token = fresh.members().invitations().newSetupToken().orElseThrow();
      List<Reply> replies =
          atOnce(
              fresh,
              "/setup",
              "{'token':'" + token + "','name':'NAME','password':'" + Caller.PASSWORD + "'}");
      assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 404, 404, 404);
      assertThat(fresh.members().list("", 10)).hasSize(1);
      assertThat(fresh.members().invitations().newSetupToken()).isEmpty();

      String invitation =
          fresh
              .members()
              .create(
                  new org.tutai.server.store.audit.Actor("anonymous", "", ""),
                  "invited",
                  "",
                  Role.MEMBER)
              .token();
      replies =
          atOnce(
              fresh,
              "/invitations",
              "{'token':'" + invitation + "','password':'" + Caller.PASSWORD + " NAME'}");
      assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 404, 404, 404);
    }
  }

  private static List<Reply> atOnce(RunningServer at, String path, String json) throws Exception {
    var threads = java.util.concurrent.Executors.newFixedThreadPool(4);
    try {
      var asked = new ArrayList<java.util.concurrent.Callable<Reply>>();
      for (int i = 0; i < 4; i++) {
        String own = json.replace("NAME", "name " + i);
        asked.add(() -> Caller.visitor(at).post(API + path, own));
      }
      var replies = new ArrayList<Reply>();
      for (var reply : threads.invokeAll(asked)) {
        replies.add(reply.get());
      }
      return replies;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void noSecretIsWrittenDown(@TempDir Path other) throws IOException {
    var log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    var secrets = new ArrayList<>(List.of(Caller.PASSWORD, "my-mistyped-secret"));
    try (var fresh = RunningServer.notReady(folder, other)) {
      Caller member = Caller.member(fresh, "careful", Role.ADMINISTRATOR);
      Reply made = member.post(API + "/me/keys", "{'title':'x','scopes':['admin']}");
      Reply invited = member.post(API, "{'name':'someone'}");
      secrets.add(member.session());
      secrets.add(Caller.json(made).get("key").asText());
      secrets.add(Caller.json(invited).get("link").asText().replaceFirst(".*=", ""));
      secrets.add(fresh.members().invitations().newSetupToken().orElse(member.session()));
      attempt(fresh, "my-mistyped-secret", "my-mistyped-secret", "Accept: */*");
      attempt(fresh, "careful", "my-mistyped-secret", "Accept: */*");
      member.sendAs(
          "POST", API, "{\"name\": my-mistyped-secret", List.of("Content-Type: application/json"));
      Caller.visitor(fresh).get(API, "Authorization: Bearer tutai_my-mistyped-secret");
      assertThat(member.get(API + "/audit?limit=200").text())
          .doesNotContain(secrets.toArray(String[]::new));
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(secrets.toArray(String[]::new));
    try (Stream<Path> files = Files.walk(other)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(secrets).as("%s", file).noneMatch(bytes::contains);
      }
    }
  }
}
