package org.tutai.viewer.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.tutai.geo.bytes.Digests;

/**
 * A server of this process that answers as a Tutai server documents it, with answers recorded from
 * one. It holds one member, one theme and one upload.
 */
final class StubServer implements AutoCloseable {

  static final String NAME = "lin";
  static final String PASSWORD = "three sparrows, one kettle";
  static final String KEY = "tutai_0123456789";
  private static final String COOKIE = "j16ArtmriXwnKiDA8PoVmUxemfoRGc3mICt8FYR9Gbb";
  private static final String CSRF = "da35c9e2bbaa3dd63c1176d482579235";

  /** What was asked, as {@code POST /api/v1/themes}. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The last body of each. */
  final Map<String, String> bodies = new ConcurrentHashMap<>();

  /** Files of the theme. */
  final Map<String, byte[]> files = new ConcurrentHashMap<>();

  volatile String document = "";
  volatile int version;
  volatile boolean shared;
  volatile int cuts;
  volatile String uploadState = "inspected";

  private final HttpServer server;
  private volatile int sent;

  StubServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String what = method + " " + path;
    asked.add(what);
    bodies.put(what, new String(body, StandardCharsets.UTF_8));
    try {
      answer(exchange, what, body);
    } finally {
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, String what, byte[] body) throws IOException {
    switch (what) {
      case "GET /api/v1/members/me" -> json(exchange, 200, me(exchange));
      case "POST /api/v1/members/session" -> signIn(exchange, body);
      case "DELETE /api/v1/members/session" -> empty(exchange);
      case "GET /api/v1/layers" -> json(exchange, 200, LAYERS);
      case "GET /api/v1/layers/towns/legend" -> json(exchange, 200, LEGEND);
      case "POST /api/v1/looks" -> look(exchange, body);
      case "GET /wms" -> json(exchange, 200, INFO);
      case "GET /api/v1/locate/suggest" -> json(exchange, 200, SUGGESTIONS);
      case "GET /api/v1/locate/search" -> json(exchange, 200, FOUND);
      default -> {
        if (what.startsWith("GET /tiles/")) {
          bytes(exchange, 200, "image/png", tile());
        } else {
          signedIn(exchange, what, body);
        }
      }
    }
  }

  /** A tile with a frame, as of a grid. */
  private static byte[] tile() throws IOException {
    var picture = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 256; i++) {
      picture.setRGB(i, 0, 0xFF8A3B12);
      picture.setRGB(0, i, 0xFF8A3B12);
    }
    var png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    return png.toByteArray();
  }

  private void signedIn(HttpExchange exchange, String what, byte[] body) throws IOException {
    boolean cookie =
        ("tutai-session=" + COOKIE).equals(exchange.getRequestHeaders().getFirst("Cookie"));
    boolean csrf = CSRF.equals(exchange.getRequestHeaders().getFirst("X-CSRF-Token"));
    boolean key = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!key && !cookie) {
      problem(exchange, 401, "Please sign in.", "請先登入。");
    } else if (!key && !csrf && !what.startsWith("GET")) {
      problem(exchange, 403, "The token is missing.", "缺少權杖。");
    } else if (what.contains("/api/v1/themes")) {
      themes(exchange, what, body);
    } else {
      uploads(exchange, what, body);
    }
  }

  private String me(HttpExchange exchange) {
    boolean key = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean cookie = exchange.getRequestHeaders().getFirst("Cookie") != null;
    return key || cookie
        ? MEMBER
        : "{\"signedIn\":false,\"id\":\"\",\"name\":\"\",\"displayName\":\"\","
            + "\"role\":\"visitor\",\"csrf\":\"\",\"setupNeeded\":false}";
  }

  private static final String MEMBER =
      "{\"signedIn\":true,\"id\":\"Z2LQPgpkrNGHzZltN\",\"name\":\"survey\",\"displayName\":\"測繪科\","
          + "\"role\":\"publisher\",\"csrf\":\""
          + CSRF
          + "\",\"setupNeeded\":false}";

  private void signIn(HttpExchange exchange, byte[] body) throws IOException {
    String said = new String(body, StandardCharsets.UTF_8);
    if (said.contains("\"" + NAME + "\"") && said.contains("\"" + PASSWORD + "\"")) {
      exchange
          .getResponseHeaders()
          .add("Set-Cookie", "tutai-session=" + COOKIE + "; Path=/; HttpOnly; SameSite=Lax");
      json(exchange, 200, MEMBER);
    } else {
      problem(exchange, 401, "The name or the password is wrong.", "帳號或密碼不正確。");
    }
  }

  private void look(HttpExchange exchange, byte[] body) throws IOException {
    if (new String(body, StandardCharsets.UTF_8).contains("COUNTYNAM = ")) {
      problem(
          exchange,
          400,
          "The filter cannot be read: at character 13: expected a value, found the end.",
          "篩選條件讀不懂，請檢查第 13 個字元附近的語法。");
    } else {
      json(
          exchange,
          200,
          "{\"look\":\"532229dc6c14657bf1cb96c41a79d709\",\"layer\":\"towns\","
              + "\"version\":\"04a7\",\"remarks\":[]}");
    }
  }

  // --- Themes ------------------------------------------------------------------------------------

  private void themes(HttpExchange exchange, String what, byte[] body) throws IOException {
    String at = "/api/v1/themes/1zqx";
    if (what.equals("POST /api/v1/themes")) {
      document = new String(body, StandardCharsets.UTF_8);
      version = 1;
      saved(exchange, 201);
    } else if (what.equals("GET /api/v1/themes")) {
      json(exchange, 200, "{\"themes\":[" + row() + "],\"next\":null}");
    } else if (!what.contains(at) || version == 0) {
      problem(exchange, 404, "There is no such theme map.", "找不到這張主題圖。");
    } else if (what.equals("PUT " + at)) {
      String match = exchange.getRequestHeaders().getFirst("If-Match");
      if (match != null && !match.equals(etag())) {
        problem(exchange, 412, "It was changed meanwhile.", "已在別處變更。");
        return;
      }
      document = new String(body, StandardCharsets.UTF_8);
      version++;
      saved(exchange, 200);
    } else if (what.equals("GET " + at)) {
      exchange.getResponseHeaders().add("ETag", etag());
      String row = row();
      json(
          exchange,
          200,
          row.substring(0, row.length() - 1) + ",\"files\":[],\"document\":" + document + "}");
    } else if (what.equals("DELETE " + at)) {
      version = 0;
      empty(exchange);
    } else if (what.endsWith("/share")) {
      share(exchange, what);
    } else {
      files(exchange, what, body);
    }
  }

  private String etag() {
    return "\"" + version + "\"";
  }

  private void saved(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().add("ETag", etag());
    json(
        exchange,
        status,
        "{\"id\":\"1zqx\",\"title\":\"x\",\"version\":"
            + version
            + ",\"updated\":1,\"problems\":[]}");
  }

  private String row() {
    String share =
        shared
            ? "{\"id\":\"qxp0\",\"link\":\""
                + base()
                + "/t/qxp0\",\"visibility\":\"members\","
                + "\"opened\":0,\"renewed\":1795306825163}"
            : "null";
    return "{\"id\":\"1zqx\",\"title\":\"淹水潛勢\",\"version\":"
        + version
        + ",\"layers\":2,\"created\":1795306824739,\"updated\":1795306824739,\"share\":"
        + share
        + "}";
  }

  private void share(HttpExchange exchange, String what) throws IOException {
    shared = what.startsWith("POST");
    if (!shared) {
      empty(exchange);
      return;
    }
    json(
        exchange,
        200,
        "{\"id\":\"qxp0\",\"link\":\""
            + base()
            + "/t/qxp0\",\"visibility\":\"link\",\"opened\":0,"
            + "\"renewed\":1,\"version\":1,\"qr\":\"\",\"embed\":\"\",\"remarks\":[{\"pointer\":"
            + "\"/layers/6/url\",\"en\":\"Layer “Shelters”: an address of a private network was"
            + " taken out.\",\"zh-TW\":\"圖層「避難收容處所」：已移除內部網路的位址。\"}]}");
  }

  private void files(HttpExchange exchange, String what, byte[] body) throws IOException {
    if (what.startsWith("POST")) {
      String file = "sha256-" + Digests.sha256(body);
      files.put(file, body);
      json(
          exchange,
          201,
          "{\"file\":\"" + file + "\",\"name\":\"a\",\"format\":\"geojson\",\"bytes\":1}");
    } else if (what.endsWith("/files")) {
      String all =
          String.join(
              ",", files.keySet().stream().map(file -> "{\"file\":\"" + file + "\"}").toList());
      json(exchange, 200, "{\"files\":[" + all + "]}");
    } else {
      byte[] file = files.get(what.substring(what.lastIndexOf('/') + 1));
      if (file == null) {
        problem(exchange, 404, "There is no such file.", "找不到檔案。");
      } else {
        bytes(exchange, 200, "application/octet-stream", file);
      }
    }
  }

  // --- Uploads -----------------------------------------------------------------------------------

  private void uploads(HttpExchange exchange, String what, byte[] body) throws IOException {
    if (what.equals("POST /api/v1/layers")) {
      sent = 0;
      String name = exchange.getRequestHeaders().getFirst("Upload-Metadata").split(" ")[1];
      bodies.put("filename", new String(Base64.getDecoder().decode(name), StandardCharsets.UTF_8));
      json(exchange, 201, upload("receiving", ""));
    } else if (what.startsWith("PATCH")) {
      part(exchange, body);
    } else if (what.startsWith("HEAD")) {
      exchange.getResponseHeaders().add("Upload-Offset", String.valueOf(sent));
      empty(exchange);
    } else if (what.startsWith("DELETE")) {
      empty(exchange);
    } else if (what.endsWith("/publish")) {
      String page = base() + "/?layer=offices";
      json(
          exchange,
          201,
          upload("published", ",\"published\":{\"layer\":\"offices\",\"page\":\"" + page + "\"}"));
    } else {
      json(exchange, 200, upload(uploadState, uploadState.equals("refused") ? REFUSAL : CARD));
    }
  }

  private void part(HttpExchange exchange, byte[] body) throws IOException {
    if (cuts > 0) {
      cuts--;
      problem(exchange, 423, "Somebody else sends to this upload.", "另有傳送進行中。");
      return;
    }
    int offset = Integer.parseInt(exchange.getRequestHeaders().getFirst("Upload-Offset"));
    if (offset != sent) {
      problem(exchange, 409, "The offset does not fit.", "位移不符。");
      return;
    }
    sent += body.length;
    exchange.getResponseHeaders().add("Upload-Offset", String.valueOf(sent));
    empty(exchange);
  }

  private static String upload(String state, String more) {
    return "{\"id\":\"_1n5\",\"state\":\""
        + state
        + "\",\"filename\":\"o.geojson\",\"length\":161,\"offset\":161,"
        + "\"created\":\"2026-11-22T00:22:03.982Z\",\"expires\":\"2026-11-23T00:22:04.436Z\""
        + more
        + "}";
  }

  private static final String REFUSAL =
      ",\"layers\":[],\"problem\":{\"zh-TW\":\"檔案中沒有圖徵。\",\"en\":\"The file holds no feature.\"}";

  private static final String CARD =
      ",\"layers\":[{\"name\":\"o\",\"suggestedName\":\"o\",\"suggestedTitle\":\"o\","
          + "\"drawable\":true,\"report\":{\"file\":\"o.geojson\",\"format\":\"geojson\","
          + "\"name\":\"o\",\"geometry\":\"point\",\"features\":1200,\"crs\":{\"code\":"
          + "\"EPSG:4326\",\"name\":{\"zh-TW\":\"WGS 84 經緯度\",\"en\":\"WGS 84\"},"
          + "\"confidence\":0.95},\"badFeatures\":{\"geometry\":3},\"advice\":[]}}]";

  private static final String LEGEND =
      "{\"layer\":\"towns\",\"entries\":[{\"title\":\"陸地 Land\",\"minScale\":0.0,\"image\":"
          + "\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABwAAAAUAgMAAADjMLVqAAAADFBMVEUAAAD38+"
          + "/18+329O6rh4P0AAAAA3RSTlMAQIDntwj7AAAAG0lEQVR4AWOAAalVILCEQf8/CPwYMBrmDigAAA2jakGswLx2"
          + "AAAAAElFTkSuQmCC\"}]}";

  private static final String INFO =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null,"
          + "\"properties\":{\"COUNTYNAME\":\"南投縣\",\"TOWNNAME\":\"仁愛鄉\",\"TOWNCODE\":\"10008130\"}}]}";

  private static final String SUGGESTIONS =
      "{\"crs\":{},\"query\":\"市府路\",\"suggestions\":[{\"lon\":121.5645,\"lat\":25.0378,"
          + "\"kind\":\"road\",\"text\":\"臺北市信義區市府路\",\"detail\":\"\",\"from\":6,\"to\":9},"
          + "{\"kind\":\"address\",\"text\":\"臺北市信義區市府路1號\",\"detail\":\"西村里\","
          + "\"from\":6,\"to\":9}]}";

  private static final String FOUND =
      "{\"crs\":{},\"query\":\"市府路\",\"results\":[{\"lon\":121.5641,\"lat\":25.0376,"
          + "\"kind\":\"address\",\"address\":\"臺北市信義區市府路1號\",\"level\":\"plate\","
          + "\"probability\":0.99,\"uncertaintyMetres\":10.0,\"parts\":{\"county\":\"臺北市\","
          + "\"town\":\"信義區\",\"village\":\"西村里\",\"neighbourhood\":3},\"postalCode\":\"110\","
          + "\"reasons\":[],\"synthetic\":false,\"weight\":0.9}]}";

  private static final String LAYERS =
      "{\"ready\":true,\"generation\":1,\"layers\":["
          + layer("counties", "縣市", "Counties and cities", 22)
          + ","
          + layer("towns", "鄉鎮市區", "Towns and districts", 368)
          + "]}";

  private static String layer(String name, String chinese, String english, int count) {
    return "{\"name\":\"%s\",\"title\":{\"zh-TW\":\"%s\",\"en\":\"%s\"},"
            .formatted(name, chinese, english)
        + "\"abstract\":{\"zh-TW\":\"陸域範圍。\",\"en\":\"The land areas.\"},"
        + "\"attribution\":{\"zh-TW\":\"內政部\",\"en\":\"Ministry of the Interior, Taiwan\"},"
        + "\"licence\":\"OGDL 1.0\",\"keywords\":[\"行政區\"],"
        + "\"group\":{\"zh-TW\":\"行政區\",\"en\":\"Administrative areas\"},\"order\":30,"
        + "\"geometry\":\"polygon\",\"count\":"
        + count
        + ",\"crs\":\"EPSG:4326\",\"bounds\":[118.143682,21.895601,122.007503,26.383938],"
        + "\"sensitivity\":\"open\",\"updated\":\"\",\"version\":\"04a77e52\"}";
  }

  // --- Answers -----------------------------------------------------------------------------------

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    bytes(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void problem(HttpExchange exchange, int status, String english, String chinese)
      throws IOException {
    String body =
        "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":%d,\"detail\":\"%s\",\"zh\":\"%s\"}"
            .formatted(status, english, chinese);
    bytes(exchange, status, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void empty(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(204, -1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
