package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.member.Members;

/** Themes from saving to a link, and everything that somebody else may try with them. */
class ThemesOnTheWireTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern QR_RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1");
  private static final String NASTY = "</title><script>alert(1)</script>\"' onload='x' 洪水";

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;
  static String ann;
  static String bob;
  static String admin;

  @BeforeAll
  static void start() throws IOException {
    Samples.write(folder);
    server = RunningServer.of(folder, workspace);
    ann = key("ann", Role.MEMBER, "themes");
    bob = key("bob", Role.MEMBER, "themes");
    admin = key("operator", Role.ADMINISTRATOR, "admin");
  }

  private static String key(String name, Role role, String scope) {
    Members members = server.members();
    var actor = new Actor("test", "test", "");
    String id = members.create(actor, name, name, role).member().id();
    return "Authorization: Bearer "
        + members.keys().create(actor, id, "test", Set.of(scope), Optional.empty()).secret();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static ObjectNode theme(String title) {
    ObjectNode theme = JSON.createObjectNode();
    theme.put("type", "tutai-theme").put("version", 1).put("title", title);
    theme.putObject("view").put("zoom", 11).put("rotation", 0).put("crs", "EPSG:3857");
    theme.withObject("/view").putArray("center").add(121.5).add(25.05);
    theme.putArray("layers");
    return theme;
  }

  private static Reply send(String method, String path, String body, String... headers)
      throws IOException {
    var all = new ArrayList<>(Arrays.asList(headers));
    if (!body.isEmpty()) {
      all.add("Content-Type: application/json");
    }
    return server.wire().request(method, path, body, all.toArray(String[]::new));
  }

  private static JsonNode json(Reply reply, int status) throws IOException {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    return JSON.readTree(reply.body());
  }

  private static String save(JsonNode theme, String who) throws IOException {
    return json(send("POST", "/api/v1/themes", theme.toString(), who), 201).get("id").asText();
  }

  private static String share(String id, String visibility, String who) throws IOException {
    String body = "{\"visibility\":\"" + visibility + "\"}";
    return json(send("POST", "/api/v1/themes/" + id + "/share", body, who), 200).get("id").asText();
  }

  @Test
  void aLinkNamesTheLayersOfTheBaseMapSoThatLaterOnesDoNotJoinThem() throws IOException {
    String link = share(save(theme("底圖"), ann), "link", ann);
    JsonNode copy = json(send("GET", "/t/" + link + "/theme.json", ""), 200);
    assertThat(copy.get("base").asBoolean(true)).isFalse();
    var shown = new ArrayList<String>();
    for (JsonNode layer : json(send("GET", "/api/v1/layers", ""), 200).get("layers")) {
      if (layer.get("visible").asBoolean()) {
        shown.add(layer.get("name").asText());
      }
    }
    assertThat(shown).isNotEmpty();
    assertThat(copy.get("layers"))
        .extracting(layer -> layer.get("layer").asText())
        .isEqualTo(shown);
    assertThat(copy.get("layers")).allMatch(layer -> layer.get("own").asBoolean());
  }

  @Test
  void keepsATheme() throws IOException {
    ObjectNode theme = theme("洪水 2026").put("someone's", "own");
    Reply created = send("POST", "/api/v1/themes", theme.toString(), ann);
    JsonNode saved = json(created, 201);
    String path = "/api/v1/themes/" + saved.get("id").asText();
    assertThat(created.header("ETag")).contains("\"v1\"");
    assertThat(created.header("Location")).contains("http://example.tw" + path);
    assertThat(created.header("Cache-Control")).contains("no-store");

    JsonNode read = json(send("GET", path, "", ann), 200);
    assertThat(read.get("title").asText()).isEqualTo("洪水 2026");
    assertThat(read.at("/document/someone's").asText()).isEqualTo("own");
    assertThat(read.get("share").isNull()).isTrue();

    theme.put("title", "洪水 2027");
    Reply changed = send("PUT", path, theme.toString(), ann, "If-Match: \"v1\"");
    assertThat(json(changed, 200).get("version").asInt()).isEqualTo(2);
    assertThat(changed.header("ETag")).contains("\"v2\"");
    assertThat(send("PUT", path, theme.toString(), ann, "If-Match: \"v1\"").status())
        .isEqualTo(412);
    assertThat(send("PUT", path, theme.toString(), ann, "If-Match: \"x\"").status()).isEqualTo(412);
    assertThat(send("PUT", path, theme.toString(), ann, "If-Match: \"v2-gz\"").status())
        .isEqualTo(200);
    assertThat(send("PUT", path, theme.toString(), ann, "If-None-Match: *").status())
        .isEqualTo(412);
    assertThat(send("PUT", path, theme.toString(), bob, "If-None-Match: *").status())
        .isEqualTo(404);
    assertThat(send("DELETE", path, "", ann, "If-Match: \"v2\"").status()).isEqualTo(412);
    assertThat(send("DELETE", path, "", ann).status()).isEqualTo(204);
    assertThat(send("GET", path, "", ann).status()).isEqualTo(404);
    assertThat(send("DELETE", path, "", ann).status()).isEqualTo(404);
  }

  @Test
  void aRequestSentAgainMakesOneTheme() throws IOException {
    String body = theme("once").toString();
    String key = "Idempotency-Key: 5f0c";
    JsonNode first = json(send("POST", "/api/v1/themes", body, ann, key), 201);
    JsonNode second = json(send("POST", "/api/v1/themes", body, ann, key), 201);
    assertThat(second.get("id")).isEqualTo(first.get("id"));
    String other = theme("other").toString();
    assertThat(send("POST", "/api/v1/themes", other, ann, key).status()).isEqualTo(409);
    assertThat(send("POST", "/api/v1/themes", other, bob, key).status()).isEqualTo(201);
  }

  @Test
  void listsOnesOwnPageByPage() throws IOException {
    String who = key("lister", Role.MEMBER, "themes");
    for (int i = 0; i < 5; i++) {
      save(theme("theme " + i), who);
    }
    JsonNode first = json(send("GET", "/api/v1/themes?limit=3", "", who), 200);
    assertThat(first.get("themes").findValuesAsText("title"))
        .containsExactly("theme 4", "theme 3", "theme 2");
    String next = first.get("next").asText();
    JsonNode rest = json(send("GET", "/api/v1/themes?limit=3&after=" + next, "", who), 200);
    assertThat(rest.get("themes").findValuesAsText("title")).containsExactly("theme 1", "theme 0");
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(
            json(send("GET", "/api/v1/themes?q=THEME%203", "", who), 200)
                .get("themes")
                .findValuesAsText("title"))
        .containsExactly("theme 3");
    for (String bad :
        new String[] {
          "limit=0", "limit=101", "limit=x", "after='", "after=1-2", "q=" + "x".repeat(201)
        }) {
      assertThat(send("GET", "/api/v1/themes?" + bad, "", who).status()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void linksOfWhoWasRemovedWorkUntilAnAdministratorTakesThemDown() throws IOException {
    String carl = key("carl", Role.MEMBER, "themes");
    String id = server.members().search("carl", "", 1).stream().findFirst().orElseThrow().id();
    String all = "/api/v1/themes?shared=all&owner=" + id;
    String open = share(save(theme("left open"), carl), "public", carl);
    String closed = share(save(theme("left by link"), carl), "link", carl);
    server.members().remove(new Actor("test", "test", ""), id);

    assertThat(send("GET", "/api/v1/themes", "", carl).status()).isEqualTo(401);
    assertThat(send("GET", "/t/" + open, "").status()).isEqualTo(200);
    assertThat(send("GET", "/t/" + closed + "/theme.json", "").text()).contains("left by link");
    assertThat(send("GET", all, "").status()).isEqualTo(401);
    assertThat(send("GET", all, "", bob).status()).isEqualTo(403);
    JsonNode listed = json(send("GET", all, "", admin), 200).get("themes");
    assertThat(listed).hasSize(2).allMatch(link -> link.get("owner").asText().equals(id));
    assertThat(listed.get(0).get("id").asText()).isEqualTo(closed);
    assertThat(listed.get(0).get("visibility").asText()).isEqualTo("link");
    JsonNode page = json(send("GET", all + "&limit=1", "", admin), 200);
    String next = all + "&limit=1&after=" + page.get("next").asText();
    assertThat(json(send("GET", next, "", admin), 200).at("/themes/0/id").asText()).isEqualTo(open);
    assertThat(json(send("GET", all + "&q=open", "", admin), 200).get("themes")).hasSize(1);
    assertThat(send("GET", "/api/v1/themes?shared=all&owner='", "", admin).status()).isEqualTo(400);
    assertThat(send("DELETE", "/t/" + closed, "", admin).status()).isEqualTo(204);
    assertThat(send("GET", "/t/" + closed + "/theme.json", "").status()).isEqualTo(404);
    assertThat(json(send("GET", all, "", admin), 200).get("themes")).hasSize(1);
  }

  @Test
  void sharingAgainWithoutSayingToWhomWidensNothing() throws IOException {
    String id = save(theme("narrow"), ann);
    share(id, "members", ann);
    String path = "/api/v1/themes/" + id + "/share";
    assertThat(json(send("POST", path, "{}", ann), 200).get("visibility").asText())
        .isEqualTo("members");
    for (String body :
        List.of(
            "{\"visibilty\":\"members\"}",
            "{\"visibility\":null}",
            "{\"visibility\":[\"public\"]}",
            "{\"visibility\":\"all\"}",
            "[]",
            "\"public\"")) {
      assertThat(send("POST", path, body, ann).status()).as(body).isEqualTo(400);
    }
    assertThat(
            json(send("GET", "/api/v1/themes/" + id, "", ann), 200)
                .at("/share/visibility")
                .asText())
        .isEqualTo("members");
    String other = save(theme("first"), ann);
    assertThat(
            json(send("POST", "/api/v1/themes/" + other + "/share", "{}", ann), 200)
                .get("visibility")
                .asText())
        .isEqualTo("link");
  }

  /** A PNG that says how large it is, and of one black pixel at most. */
  private static byte[] png(int width, int height) {
    byte[] png =
        java.util.Base64.getDecoder()
            .decode(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJ"
                    + "RU5ErkJggg==");
    java.nio.ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    return png;
  }

  @Test
  void refusesPicturesThatAreLargerThanOneMayBeOrNone() throws IOException {
    String id = save(theme("pictures"), ann);
    for (byte[] bomb : List.of(png(60_000, 60_000), png(65_536, 1), png(1, Integer.MAX_VALUE))) {
      JsonNode problem = json(upload(id, "o.png", bomb, ann), 422);
      assertThat(problem.get("detail").asText()).contains(" x ", "40 million");
      assertThat(problem.get("zh").asText()).contains("4000 萬像素");
    }
    for (int length : new int[] {8, 20, 32}) {
      JsonNode problem = json(upload(id, "o.png", Arrays.copyOf(png(), length), ann), 422);
      assertThat(problem.get("detail").asText()).contains("cut or damaged");
      assertThat(problem.get("zh").asText()).contains("不完整");
    }
    assertThat(upload(id, "o.png", png(8_000, 5_000), ann).status()).isEqualTo(201);
  }

  @Test
  void tellsOfWrittenOutPicturesThatAreTooLargeAndSharesNone() throws IOException {
    ObjectNode theme = theme("bombs");
    var annotations = theme.putArray("annotations");
    for (byte[] picture : List.of(png(), png(60_000, 60_000), Arrays.copyOf(png(), 8))) {
      annotations
          .addObject()
          .put("kind", "image")
          .put("id", "i" + annotations.size())
          .put(
              "image",
              "data:image/png;base64," + java.util.Base64.getEncoder().encodeToString(picture))
          .putArray("coordinates")
          .add(121.5)
          .add(25);
    }
    JsonNode saved = json(send("POST", "/api/v1/themes", theme.toString(), ann), 201);
    JsonNode problems = saved.get("problems");
    assertThat(problems).hasSize(2);
    assertThat(problems.at("/0/pointer").asText()).isEqualTo("/annotations/1/image");
    assertThat(problems.at("/0/en").asText()).contains("60000 x 60000", "at most 40000000 pixels");
    assertThat(problems.at("/0/zh-TW").asText()).contains("最多 40000000 像素的圖片，而非 60000 x 60000");
    assertThat(problems.at("/1/zh-TW").asText()).contains("完整的圖片");
    String path = "/api/v1/themes/" + saved.get("id").asText() + "/share";
    JsonNode link = json(send("POST", path, "{}", ann), 200);
    assertThat(link.get("remarks")).hasSize(2);
    JsonNode shown = json(send("GET", "/t/" + link.get("id").asText() + "/theme.json", ""), 200);
    assertThat(shown.get("annotations")).hasSize(1);
  }

  @Test
  void namesTheLayersWhoseFilesAreNotWithTheTheme() throws IOException {
    ObjectNode theme = theme("files");
    String id = save(theme, ann);
    Reply kept = upload(id, "a.png", png(), ann);
    String there = json(kept, 201).get("file").asText();
    for (String file : List.of(there, "sha256-" + "a".repeat(64))) {
      layer(theme, "file", theme.get("layers").size())
          .put("title", file.equals(there) ? "有檔案" : "沒檔案")
          .put("file", file)
          .put("format", "png");
    }
    String path = "/api/v1/themes/" + id;
    JsonNode problems = json(send("PUT", path, theme.toString(), ann), 200).get("problems");
    assertThat(problems).hasSize(1);
    assertThat(problems.at("/0/zh-TW").asText()).contains("沒檔案");
    JsonNode remarks = json(send("POST", path + "/share", "{}", ann), 200).get("remarks");
    assertThat(remarks).hasSize(1);
    assertThat(remarks.at("/0/en").asText()).contains("沒檔案", "not kept");
    JsonNode copy = json(send("POST", "/api/v1/themes", theme.toString(), ann), 201);
    assertThat(copy.get("problems")).hasSize(2);
  }

  @Test
  void theLogTellsWhoSharedAndTookDownAndFromWhere() throws IOException {
    String id = save(theme("logged"), ann);
    share(id, "public", ann);
    assertThat(send("DELETE", "/api/v1/themes/" + id + "/share", "", ann).status()).isEqualTo(204);
    String link = share(id, "link", ann);
    assertThat(send("DELETE", "/t/" + link, "", admin).status()).isEqualTo(204);
    assertThat(send("DELETE", "/t/" + link, "", bob).status()).isEqualTo(404);
    assertThat(send("DELETE", "/api/v1/themes/" + id, "", ann).status()).isEqualTo(204);
    var told = new ArrayList<String>();
    JsonNode entries = json(send("GET", "/api/v1/members/audit?limit=200", "", admin), 200);
    for (JsonNode entry : entries.get("entries")) {
      String object = entry.get("object").asText();
      if (object.startsWith(id) || object.startsWith(link)) {
        assertThat(entry.get("address").asText()).isEqualTo("127.0.0.1");
        told.add(entry.get("actorName").asText() + " " + entry.get("action").asText());
      }
    }
    assertThat(told)
        .containsExactly(
            "ann theme.delete",
            "operator theme.takedown",
            "ann theme.share",
            "ann theme.revoke",
            "ann theme.share");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/themes/ID",
        "PUT /api/v1/themes/ID",
        "DELETE /api/v1/themes/ID",
        "POST /api/v1/themes/ID/share",
        "DELETE /api/v1/themes/ID/share",
        "POST /api/v1/themes/ID/files?name=a.geojson",
        "GET /api/v1/themes/ID/files",
        "GET /api/v1/themes/ID/files/FILE",
        "DELETE /api/v1/themes/ID/files/FILE",
      })
  void whatIsSomebodyElsesIsAnsweredAsWhatIsNotThere(String request) throws IOException {
    String id = save(theme("ann's"), ann);
    String file = json(upload(id, "note.png", png(), ann), 201).get("file").asText();
    String method = request.split(" ")[0];
    String path = request.split(" ")[1];
    String body =
        request.startsWith("POST") && request.endsWith("/share")
            ? "{}"
            : method.equals("GET") || method.equals("DELETE") ? "" : theme("bob's").toString();
    String there = path.replace("ID", id).replace("FILE", file);
    String gone = path.replace("ID", "0123456789abcdefghjk").replace("FILE", file);
    Reply theirs = send(method, there, body, bob);
    Reply none = send(method, gone, body, bob);
    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.text()).isEqualTo(none.text());
    assertThat(send(method, there, body).status()).isEqualTo(401);
    assertThat(send(method, there, body, admin).status()).isEqualTo(403);
    assertThat(json(send("GET", "/api/v1/themes/" + id, "", ann), 200).get("title").asText())
        .isEqualTo("ann's");
  }

  private static byte[] png() {
    return png(1, 1);
  }

  private static Reply upload(String id, String name, byte[] bytes, String who) throws IOException {
    String head =
        "POST /api/v1/themes/"
            + id
            + "/files?name="
            + java.net.URLEncoder.encode(name, "UTF-8")
            + " HTTP/1.1\r\nHost: example.tw\r\n"
            + who
            + "\r\nContent-Length: "
            + bytes.length
            + "\r\nConnection: close\r\n\r\n";
    return server.wire().raw(head, bytes);
  }

  @Test
  void onlyAThemeIsATheme() throws IOException {
    for (String body :
        new String[] {"{}", "[]", "null", "{\"type\":\"x\"}", "{", "\"a\"", "[".repeat(5000)}) {
      assertThat(send("POST", "/api/v1/themes", body, ann).status()).as(body).isEqualTo(400);
    }
    assertThat(
            server
                .wire()
                .request(
                    "POST",
                    "/api/v1/themes",
                    theme("a").toString(),
                    ann,
                    "Content-Type: text/plain")
                .status())
        .isEqualTo(415);
    assertThat(send("POST", "/api/v1/themes", "x".repeat((8 << 20) + 1), ann).status())
        .isEqualTo(413);
    String broken = theme("half").put("layers", 7).toString();
    JsonNode saved = json(send("POST", "/api/v1/themes", broken, ann), 201);
    assertThat(saved.at("/problems/0/en").asText()).contains("layers");
    assertThat(saved.at("/problems/0/zh-TW").asText()).contains("layers");
  }

  @Test
  void showsALinkToAnybodyWithoutTellingMoreThanIsShared() throws IOException {
    ObjectNode theme = theme(NASTY);
    theme.put("description", "看 /home/ann/secret.shp 與 http://user:pass@10.0.0.1/wms?token=abc");
    theme
        .withArray("/layers")
        .addObject()
        .put("kind", "file")
        .put("id", "f")
        .put("title", "t")
        .put("path", "C:\\Users\\ann\\x.shp")
        .put("format", "shapefile");
    theme
        .withArray("/layers")
        .addObject()
        .put("kind", "xyz")
        .put("id", "x")
        .put("title", "x")
        .put("url", "https://{a-c}.tile.example.org/{z}/{x}/{y}.png");
    String id = save(theme, ann);
    String link = share(id, "public", ann);
    assertThat(link).isNotEqualTo(id).hasSize(20);

    Reply document = send("GET", "/t/" + link + "/theme.json", "");
    assertThat(json(document, 200).get("type").asText()).isEqualTo("tutai-theme");
    assertThat(document.text())
        .doesNotContain("/home/ann", "C:\\", "user:pass", "10.0.0.1", "token=abc");
    assertThat(document.header("X-Robots-Tag")).isEmpty();

    Reply page = send("GET", "/t/" + link, "", "Accept-Language: en");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("<html lang=\"en\">")
        .contains("property=\"og:title\" content=\"&lt;/title&gt;&lt;script&gt;alert(1)")
        .contains("property=\"og:image\" content=\"http://example.tw/t/" + link + "/preview.png?v=")
        .contains("<link rel=\"canonical\" href=\"http://example.tw/t/" + link + "\">")
        .contains("=\"../assets/app.css\"", "href=\"../docs/api\"", "href=\"#panel\"")
        .doesNotContain("<script>", "=\"assets/", "10.0.0.1", "/home/ann");
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains(
            "img-src 'self' data: blob: https://a.tile.example.org https://b.tile.example.org"
                + " https://c.tile.example.org;")
        .contains("frame-ancestors 'self'")
        .doesNotContain("unsafe-eval");
    assertThat(send("GET", "/t/" + link + "?embed=1", "").header("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors *"));
    assertThat(send("GET", "/t/" + link, "").text()).contains("<html lang=\"zh-Hant-TW\">");

    String list = send("GET", "/api/v1/themes?public=true", "").text();
    assertThat(list).contains(link).doesNotContain(id);
  }

  @Test
  void noAddressOfAThemeWidensThePolicyOfItsPage() throws IOException {
    ObjectNode theme = theme("hostile");
    List<String> hosts =
        List.of(
            "{s}.com",
            "{a-b}.com",
            "{switch:*,a}.example.com",
            "{switch:*.com/,b}",
            "*.example.com",
            "*",
            "{q}.{x}.{y}.com",
            "x{z}.com",
            "good.example.com",
            "good.example.com:*",
            "good.example.com:8443",
            "'unsafe-eval'",
            "'self'",
            "a.com;script-src",
            "a.com;script-src%20*",
            "a.com,b.com",
            "%2a.com",
            "＊.com",
            "ex%61mple.com",
            "b.com\u3000*",
            "測試.tw",
            "user:pass@c.com",
            "[::1]",
            "{s}");
    int id = 0;
    for (String host : hosts) {
      for (String scheme : List.of("https://", "HTTP://", "ftp://", "javascript:", "data:")) {
        layer(theme, "xyz", id++).put("url", scheme + host + "/{z}/{x}/{y}.png");
        layer(theme, "kml", id++).put("url", scheme + host + "/a.kml");
        layer(theme, "wms", id++).put("url", scheme + host + "/").putArray("layers").add("a");
        layer(theme, "wmts", id++)
            .put("url", scheme + host + "/")
            .put("template", scheme + host + "/{TileMatrix}/{TileCol}/{TileRow}")
            .put("layer", "a")
            .put("matrixSet", "m");
      }
    }
    String link = share(save(theme, ann), "public", ann);
    String pattern = "https?://[a-z0-9-]+(\\.[a-z0-9-]+)+(:8443)?";
    for (String query : List.of("", "?embed=1")) {
      Reply page = send("GET", "/t/" + link + query, "");
      assertThat(page.status()).isEqualTo(200);
      String policy = page.header("Content-Security-Policy").orElseThrow();
      var directives = new ArrayList<String>();
      for (String directive : policy.split(";")) {
        List<String> words = List.of(directive.strip().split(" "));
        directives.add(words.get(0));
        if (words.get(0).matches("img-src|connect-src")) {
          assertThat(words.subList(1, words.size()))
              .allMatch(word -> word.matches("'self'|data:|blob:|" + pattern))
              .contains("https://good.example.com", "https://good.example.com:8443");
        } else {
          assertThat(directive).doesNotContain("://");
        }
      }
      assertThat(directives)
          .containsExactly(
              "default-src",
              "img-src",
              "connect-src",
              "style-src",
              "object-src",
              "base-uri",
              "form-action",
              "frame-ancestors");
      assertThat(policy.replace("frame-ancestors *", "")).doesNotContain("*", "unsafe-eval");
    }
  }

  private static ObjectNode layer(ObjectNode theme, String kind, int id) {
    return theme
        .withArray("/layers")
        .addObject()
        .put("kind", kind)
        .put("id", "l" + id)
        .put("title", "t");
  }

  @Test
  void aLinkOfMembersTellsOthersNothing() throws IOException {
    String id = save(theme("內部 only"), ann);
    String link = share(id, "members", ann);
    for (String path : new String[] {"/theme.json", "/preview.png", "/qr.svg"}) {
      Reply refused = send("GET", "/t/" + link + path, "");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text()).doesNotContain("內部");
    }
    Reply page = send("GET", "/t/" + link, "");
    assertThat(page.text()).doesNotContain("內部", "og:title");
    assertThat(page.header("X-Robots-Tag")).contains("noindex");
    Reply shown = send("GET", "/t/" + link + "/theme.json", "", bob);
    assertThat(json(shown, 200).get("title").asText()).isEqualTo("內部 only");
    assertThat(shown.header("Cache-Control")).contains("private, no-cache");
    assertThat(send("GET", "/api/v1/themes?public=true", "", bob).text()).doesNotContain(link);
  }

  @Test
  void aRevokedLinkIsAnsweredAsOneThatNeverWas() throws IOException {
    String id = save(theme("private again"), ann);
    String link = share(id, "link", ann);
    assertThat(share(id, "link", ann)).isEqualTo(link);
    assertThat(send("GET", "/t/" + link, "").status()).isEqualTo(200);
    assertThat(send("DELETE", "/api/v1/themes/" + id + "/share", "", ann).status()).isEqualTo(204);
    for (String path : new String[] {"", "/theme.json", "/preview.png", "/qr.svg"}) {
      Reply gone = send("GET", "/t/" + link + path, "");
      Reply never = send("GET", "/t/0123456789abcdefghjk" + path, "");
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.text()).isEqualTo(never.text());
    }
    assertThat(share(id, "link", ann)).isNotEqualTo(link);
  }

  @Test
  void anAdministratorMayTakeALinkDown() throws IOException {
    String link = share(save(theme("bad"), ann), "public", ann);
    assertThat(send("DELETE", "/t/" + link, "", bob).status()).isEqualTo(404);
    assertThat(send("DELETE", "/t/" + link, "").status()).isEqualTo(404);
    assertThat(send("DELETE", "/t/" + link, "", admin).status()).isEqualTo(204);
    assertThat(send("GET", "/t/" + link, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e",
        "'%20OR%201=1--",
        "%00",
        "0123456789ABCDEFGHJK",
        "<script>",
        "0123456789abcdefghjk%0d%0aX-A:%20b",
      })
  void whatIsNoLinkLeadsNowhere(String id) throws IOException {
    for (String path :
        new String[] {"/t/" + id, "/t/" + id + "/theme.json", "/t/" + id + "/files/" + id}) {
      Reply reply = send("GET", path, "");
      assertThat(reply.status()).as(path).isIn(400, 404);
      assertThat(reply.header("X-A")).isEmpty();
      assertThat(reply.text()).doesNotContain("<script>alert", "root:");
    }
    assertThat(send("GET", "/api/v1/themes/" + id, "", ann).status()).isIn(400, 404);
    assertThat(send("GET", "/api/v1/themes/" + id + "/files/" + id, "", ann).status())
        .isIn(400, 404);
  }

  @Test
  void keepsFilesWithAThemeAndGivesThemAsNothingThatRuns() throws IOException {
    String id = save(theme("with a picture"), ann);
    JsonNode kept = json(upload(id, "../../evil\r\n\"名.png", png(), ann), 201);
    String file = kept.get("file").asText();
    assertThat(file).matches("sha256-[0-9a-f]{64}");
    assertThat(kept.get("name").asText()).isEqualTo("evil\"名.png");
    assertThat(upload(id, "empty.png", new byte[0], ann).status()).isEqualTo(400);
    assertThat(upload(id, "..", png(), ann).status()).isEqualTo(400);

    ObjectNode theme = theme("with a picture");
    theme
        .putArray("annotations")
        .addObject()
        .put("kind", "image")
        .put("id", "i")
        .put("image", file)
        .putArray("coordinates")
        .add(121.5)
        .add(25);
    assertThat(send("PUT", "/api/v1/themes/" + id, theme.toString(), ann).status()).isEqualTo(200);
    String link = share(id, "link", ann);
    Reply shown = send("GET", "/t/" + link + "/files/" + file, "");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(png());
    assertThat(shown.header("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    assertThat(shown.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(shown.header("Content-Disposition").orElseThrow())
        .isEqualTo("inline; filename*=UTF-8''evil%22%E5%90%8D.png");
    String other =
        json(upload(id, "unused.png", Arrays.copyOf(png(), 40), ann), 201).get("file").asText();
    assertThat(send("GET", "/t/" + link + "/files/" + other, "").status()).isEqualTo(404);
    assertThat(send("DELETE", "/api/v1/themes/" + id + "/files/" + file, "", ann).status())
        .isEqualTo(204);
    assertThat(send("GET", "/t/" + link + "/files/" + file, "").status()).isEqualTo(200);
  }

  @Test
  void looksIntoTheFilesOfLayers() throws IOException {
    String geoJson =
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"<b>甲"},
        "geometry":{"type":"Polygon","coordinates":[[[121.4,25],[121.6,25],[121.6,25.1],[121.4,25]]]}}]}
        """;
    byte[] bytes = geoJson.getBytes(StandardCharsets.UTF_8);
    String id = save(theme("with a file"), ann);
    JsonNode kept = json(upload(id, "甲.geojson", bytes, ann), 201);
    assertThat(kept.get("format").asText()).isEqualTo("geojson");
    assertThat(kept.at("/layers/0/count").asInt()).isEqualTo(1);
    String file = kept.get("file").asText();
    assertThat(upload(id, "x.geojson", "no".getBytes(StandardCharsets.UTF_8), ann).status())
        .isEqualTo(422);
    assertThat(upload(id, "x.exe", bytes, ann).status()).isEqualTo(415);

    ObjectNode theme = theme("with a file");
    theme
        .withArray("/layers")
        .addObject()
        .put("kind", "file")
        .put("id", "f")
        .put("title", "f")
        .put("file", file)
        .put("format", "geojson");
    send("PUT", "/api/v1/themes/" + id, theme.toString(), ann);
    String link = share(id, "link", ann);
    String path = "/t/" + link + "/files/" + file;
    Reply whole = send("GET", path, "");
    assertThat(whole.body()).isEqualTo(bytes);
    assertThat(whole.header("Content-Type")).contains("application/octet-stream");
    assertThat(whole.header("Content-Disposition").orElseThrow()).startsWith("attachment;");
    JsonNode features = json(send("GET", path + "?as=geojson", ""), 200);
    assertThat(features.at("/layers/0/geojson/features/0/properties/name").asText())
        .isEqualTo("<b>甲");
    assertThat(send("GET", path + "?as=geojson&layer=nope", "").status()).isEqualTo(404);
    assertThat(send("GET", path + "?as=exe", "").status()).isEqualTo(400);
    Reply empty = preview(share(save(theme("with a file"), ann), "link", ann));
    assertThat(preview(link).body()).isNotEqualTo(empty.body());
  }

  private static Reply preview(String link) throws IOException {
    Reply preview = send("GET", "/t/" + link + "/preview.png", "");
    assertThat(preview.status()).as(preview.text()).isEqualTo(200);
    return preview;
  }

  @Test
  void drawsAPreview() throws IOException {
    ObjectNode theme = theme("洪水");
    theme
        .withArray("/layers")
        .addObject()
        .put("kind", "published")
        .put("id", "a")
        .put("title", "a")
        .put("layer", "行政區")
        .put("filter", "n > 0");
    String link = share(save(theme, ann), "link", ann);
    Reply preview = send("GET", "/t/" + link + "/preview.png", "");
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.header("X-Robots-Tag")).contains("noindex");
    var image = ImageIO.read(new ByteArrayInputStream(preview.body()));
    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(image.getHeight()).isEqualTo(630);
    var again = send("GET", "/t/" + link + "/preview.png", "");
    assertThat(again.body()).isEqualTo(preview.body());
  }

  @Test
  void aScannerReadsTheQrCode() throws Exception {
    String link = share(save(theme("qr"), ann), "link", ann);
    String svg = send("GET", "/t/" + link + "/qr.svg", "").text();
    assertThat(scanned(svg)).isEqualTo("http://example.tw/t/" + link);
  }

  private static String scanned(String svg) throws Exception {
    Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
    assertThat(box.find()).isTrue();
    int side = Integer.parseInt(box.group(1));
    int scale = 4;
    int[] pixels = new int[side * scale * side * scale];
    Arrays.fill(pixels, 0xFFFFFFFF);
    Matcher run = QR_RUN.matcher(svg);
    while (run.find()) {
      int x = Integer.parseInt(run.group(1)) * scale;
      int width = Integer.parseInt(run.group(3)) * scale;
      for (int row = 0; row < scale; row++) {
        int y = Integer.parseInt(run.group(2)) * scale + row;
        Arrays.fill(pixels, y * side * scale + x, y * side * scale + x + width, 0xFF000000);
      }
    }
    var source = new RGBLuminanceSource(side * scale, side * scale, pixels);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new GlobalHistogramBinarizer(source)),
            Map.of(DecodeHintType.PURE_BARCODE, true))
        .getText();
  }

  @Test
  void pinsTheVersionsThatAThemeNames() throws IOException {
    String version = json(send("GET", "/api/v1/layers/roads", ""), 200).get("version").asText();
    ObjectNode theme = theme("pinned");
    theme
        .withArray("/layers")
        .addObject()
        .put("kind", "published")
        .put("id", "a")
        .put("title", "a")
        .put("layer", "roads")
        .put("version", version);
    assertThat(json(send("POST", "/api/v1/themes", theme.toString(), ann), 201).get("problems"))
        .isEmpty();
    assertThat(workspace.resolve("store/versions/" + version + ".layer")).exists();
    theme.withArray("/layers").get(0);
    ((ObjectNode) theme.at("/layers/0")).put("version", "0".repeat(64));
    assertThat(
            json(send("POST", "/api/v1/themes", theme.toString(), ann), 201)
                .at("/problems/0/en")
                .asText())
        .contains("roads");
  }

  @Test
  void servesTheSchemaOfTheDocument() throws IOException {
    JsonNode schema = json(send("GET", "/docs/schemas/theme-1.json", ""), 200);
    assertThat(schema.get("$schema").asText()).contains("2020-12");
  }

  @Test
  void countsHowOftenALinkWasOpenedForItsMakerAlone() throws IOException {
    String id = save(theme("counted"), ann);
    String link = share(id, "link", ann);
    assertThat(List.of(send("GET", "/t/" + link + "/theme.json", "").status())).containsOnly(200);
    assertThat(send("GET", "/t/" + link + "/theme.json", "").text()).doesNotContain("opened");
    assertThat(
            json(send("GET", "/api/v1/themes/" + id, "", ann), 200)
                .at("/share/visibility")
                .asText())
        .isEqualTo("link");
  }
}
