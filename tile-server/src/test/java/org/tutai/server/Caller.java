package org.tutai.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.member.Members;
import org.tutai.server.store.member.SignedIn;

/**
 * Somebody who asks a server: a visitor, a member at a page, or a program with a key. What proves
 * who they are is sent along with each request. Immutable.
 */
public final class Caller {

  /** Of each member made here. */
  public static final String PASSWORD = "three sparrows, one kettle";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Actor NOBODY = new Actor("anonymous", "", "");

  private final RunningServer server;
  private final String id;
  private final String name;
  private final String session;
  private final String csrf;
  private final List<String> headers;

  private Caller(
      RunningServer server,
      String id,
      String name,
      String session,
      String csrf,
      List<String> headers) {
    this.server = server;
    this.id = id;
    this.name = name;
    this.session = session;
    this.csrf = csrf;
    this.headers = List.copyOf(headers);
  }

  /** Somebody without an account. */
  public static Caller visitor(RunningServer server) {
    return new Caller(server, "", "", "", "", List.of());
  }

  /** A new member, signed in; their password is {@link #PASSWORD}. */
  public static Caller member(RunningServer server, String name, Role role) {
    Members members = server.members();
    Members.Invited invited = members.create(NOBODY, name, "", role);
    return of(
        server, members.invitations().accept(invited.token(), PASSWORD, "127.0.0.1", "a test"));
  }

  /** Whose session has begun. */
  public static Caller of(RunningServer server, SignedIn begun) {
    return new Caller(
        server,
        begun.member().id(),
        begun.member().name(),
        begun.token(),
        begun.csrf(),
        List.of("Cookie: tutai-session=" + begun.token(), "X-CSRF-Token: " + begun.csrf()));
  }

  /** Whom an answer has signed in, by its cookie and its token. */
  public static Caller signedIn(RunningServer server, Reply reply) throws IOException {
    JsonNode me = JSON.readTree(reply.body());
    String cookie =
        reply
            .header("Set-Cookie")
            .orElseThrow(() -> new AssertionError("nobody is signed in: " + reply.text()));
    String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    String csrf = me.get("csrf").asText();
    return new Caller(
        server,
        me.get("id").asText(),
        me.get("name").asText(),
        token,
        csrf,
        List.of("Cookie: tutai-session=" + token, "X-CSRF-Token: " + csrf));
  }

  /** A program with a new key of this member. */
  public Caller withKey(String... scopes) {
    String secret =
        server
            .members()
            .keys()
            .create(NOBODY, id, "a test", java.util.Set.of(scopes), java.util.Optional.empty())
            .secret();
    return new Caller(server, id, name, "", "", List.of("Authorization: Bearer " + secret));
  }

  /** The member's id. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The token in the cookie. */
  public String session() {
    return session;
  }

  public String csrf() {
    return csrf;
  }

  public Reply get(String path, String... more) throws IOException {
    return send("GET", path, "", more);
  }

  /** Sends a body as JSON; an empty one is none. */
  public Reply send(String method, String path, String json, String... more) throws IOException {
    var all = new ArrayList<>(List.of(more));
    if (!json.isEmpty()) {
      all.add("Content-Type: application/json");
    }
    return sendAs(method, path, json, all);
  }

  /** Sends a body of any kind, of which the further headers tell. */
  public Reply sendAs(String method, String path, String body, List<String> more)
      throws IOException {
    var all = new ArrayList<>(headers);
    all.addAll(more);
    return server.wire().request(method, path, body, all.toArray(String[]::new));
  }

  /** As {@link #send}; the text's apostrophes are quotation marks. */
  public Reply post(String path, String json) throws IOException {
    return send("POST", path, json.replace('\'', '"'));
  }

  /** The JSON of an answer. */
  public static JsonNode json(Reply reply) throws IOException {
    return JSON.readTree(reply.body());
  }
}
