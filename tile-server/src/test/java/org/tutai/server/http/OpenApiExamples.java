package org.tutai.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;
import org.tutai.server.store.audit.Actor;

/**
 * Sends the examples of the OpenAPI document. An operation with {@code security} is asked by a
 * signed-in administrator, each time another. An example may name a thing that must be there first:
 * {@code $theme} in an address, a header of {@code x-headers} or a body is made for each request
 * that names it, by the maker of that name, for the one who asks.
 */
final class OpenApiExamples {

  /** Makes a thing of the caller's on the server and gives what names it. */
  interface Maker {
    String make(Caller caller) throws IOException;
  }

  private static final String OFFICES =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
          + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.5664,25.0330]}}]}";

  private final RunningServer server;
  private final Map<String, Maker> makers = new HashMap<>();
  private int callers;

  OpenApiExamples(RunningServer server) {
    this.server = server;
    makers.put("freeName", caller -> "offices_" + ++callers);
    makers.put("theme", this::theme);
    makers.put("sharedTheme", caller -> shared(theme(caller), caller)[0]);
    makers.put(
        "link",
        visitor -> {
          Caller maker = Caller.member(server, "maker " + ++callers, Role.MEMBER);
          return shared(theme(maker), maker)[1];
        });
    makers.put("begun", this::begun);
    makers.put("upload", this::inspected);
    makers.put("published", this::published);
    makers.put("withdrawn", this::withdrawn);
    makers.put(
        "member", caller -> Caller.member(server, caller.name() + "'s guest", Role.MEMBER).id());
    makers.put("guest", caller -> Caller.member(server, "guest " + ++callers, Role.MEMBER).name());
    makers.put("fresh", caller -> "fresh " + ++callers);
    makers.put("invitation", caller -> invitation());
    makers.put("session", caller -> server.members().sessions().of(caller.id()).get(0).id());
    makers.put("key", this::key);
  }

  private String invitation() {
    var nobody = new Actor("anonymous", "", "");
    return server.members().create(nobody, "invited " + ++callers, "", Role.MEMBER).token();
  }

  private String key(Caller caller) throws IOException {
    Reply made = caller.post("/api/v1/members/me/keys", "{'title':'x','scopes':['themes']}");
    return Caller.json(made).get("id").asText();
  }

  /** A theme with a file, whose name the document has as an example. */
  private String theme(Caller caller) throws IOException {
    String file = "sha256-18246598e9afeb960de6a267ff466c44eab509938dcbedddcd9381a5331d71e5";
    String document =
        "{'type':'tutai-theme','version':1,'title':'x','layers':[{'kind':'file','id':'a','title':'',"
            + "'format':'geojson','file':'FILE'}]}".replace("FILE", file);
    String id = id(caller.post("/api/v1/themes", document));
    caller.send("POST", "/api/v1/themes/" + id + "/files?name=offices.geojson", OFFICES);
    return id;
  }

  /** A theme that was shared, and its link. */
  private static String[] shared(String theme, Caller caller) throws IOException {
    return new String[] {
      theme, id(caller.post("/api/v1/themes/" + theme + "/share", "{'visibility':'link'}"))
    };
  }

  /** An upload of which nothing has been sent. */
  private String begun(Caller caller) throws IOException {
    return id(
        caller.send(
            "POST",
            "/api/v1/layers",
            "",
            "Tus-Resumable: 1.0.0",
            "Upload-Length: " + OFFICES.length(),
            "Upload-Metadata: filename b2ZmaWNlcy5nZW9qc29u"));
  }

  /** An upload that can be published. */
  private String inspected(Caller caller) throws IOException {
    String id = id(caller.send("POST", "/api/v1/layers?filename=offices.geojson", OFFICES));
    String address = "/api/v1/layers/uploads/" + id;
    server.await(
        () -> {
          try {
            return caller.get(address).text().contains("\"inspected\"");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    return id;
  }

  private static String id(Reply reply) {
    return reply.text().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
  }

  /** The name of a layer that is live. */
  private String published(Caller caller) throws IOException {
    String name = "offices_" + ++callers;
    Reply reply =
        caller.send(
            "POST",
            "/api/v1/layers/uploads/" + inspected(caller) + "/publish",
            "{\"name\":\"" + name + "\",\"title\":\"x\",\"licence\":\"x\",\"source\":\"x\"}",
            "Content-Type: application/json");
    if (reply.status() != 201) {
      throw new AssertionError(reply.status() + " " + reply.text());
    }
    return name;
  }

  private String withdrawn(Caller caller) throws IOException {
    String name = published(caller);
    caller.send("DELETE", "/api/v1/layers/" + name, "");
    return name;
  }

  /**
   * The status a request with examples is answered with: {@code x-answered}, else the first that is
   * no refusal.
   */
  static int expected(JsonNode operation) {
    if (operation.has("x-answered")) {
      return operation.get("x-answered").asInt();
    }
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        return Integer.parseInt(response.getKey());
      }
    }
    return 200;
  }

  /** Sends a request; {@code x-headers} of its operation are sent along. */
  Reply send(String method, String address, String type, String body, JsonNode operation)
      throws IOException {
    Caller caller = caller(operation);
    var made = new HashMap<String, String>();
    var headers = new ArrayList<String>();
    if (!type.isEmpty()) {
      headers.add("Content-Type: " + type);
    }
    for (Map.Entry<String, JsonNode> header : operation.path("x-headers").properties()) {
      String value = filled(header.getValue().asText(), caller, made, UnaryOperator.identity());
      headers.add(header.getKey() + ": " + value);
    }
    String target = filled(address.replace("%24", "$"), caller, made, OpenApiExamples::encoded);
    return caller.sendAs(
        method.toUpperCase(Locale.ROOT),
        target,
        filled(body, caller, made, UnaryOperator.identity()),
        headers);
  }

  private Caller caller(JsonNode operation) {
    return operation.has("security")
        ? Caller.member(server, "administrator " + ++callers, Role.ADMINISTRATOR)
        : Caller.visitor(server);
  }

  private String filled(
      String text, Caller caller, Map<String, String> made, UnaryOperator<String> spelling)
      throws IOException {
    String filled = text;
    List<String> longestFirst =
        makers.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    for (String name : longestFirst) {
      if (filled.contains("$" + name)) {
        if (!made.containsKey(name)) {
          made.put(name, makers.get(name).make(caller));
        }
        filled = filled.replace("$" + name, spelling.apply(made.get(name)));
      }
    }
    return filled;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
