package org.tutai.server.http.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * Somebody else's server, on loopback: a WMS, a WMTS, tiles, KML and GeoJSON, each in a colour of
 * its own, and a service that is out of order. It lets other pages read what it sends.
 */
final class Elsewhere implements AutoCloseable {

  static final int WMS = 0x3366cc;
  static final int WMTS = 0x99cc33;
  static final int TILES = 0xcc3366;

  /** Of the area in the KML. */
  static final int KML = 0x7722aa;

  /** What was asked for, path and query. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final HttpServer server;

  Elsewhere() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", this::answer);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asking = exchange.getRequestURI().toString();
    asked.add(asking);
    String path = exchange.getRequestURI().getPath();
    boolean capabilities = asking.contains("GetCapabilities");
    if (path.startsWith("/dead")) {
      send(exchange, 500, "text/plain", "out of order");
    } else if (path.equals("/wms")) {
      answerService(exchange, capabilities ? wmsCapabilities() : "", WMS);
    } else if (path.startsWith("/wmts")) {
      answerService(exchange, capabilities ? wmtsCapabilities() : "", WMTS);
    } else if (path.endsWith("tiles.json")) {
      send(exchange, 200, "application/json", tileJson(path.startsWith("/vector")));
    } else if (path.equals("/area.kml")) {
      send(exchange, 200, "application/vnd.google-earth.kml+xml", KML_AREA);
    } else {
      sendPicture(exchange, TILES);
    }
  }

  private static void answerService(HttpExchange exchange, String capabilities, int colour)
      throws IOException {
    if (capabilities.isEmpty()) {
      sendPicture(exchange, colour);
    } else {
      send(exchange, 200, "text/xml", capabilities);
    }
  }

  private static void sendPicture(HttpExchange exchange, int colour) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    int size = query.contains("WIDTH=512") ? 512 : 256;
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(colour));
    graphics.fillRect(0, 0, size, size);
    graphics.dispose();
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    send(exchange, 200, "image/png", png.toByteArray());
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private String wmsCapabilities() {
    return """
    <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
    <Service><Name>WMS</Name><Title>Waters</Title></Service>
    <Capability><Request><GetMap><Format>image/png</Format><DCPType><HTTP><Get>
    <OnlineResource xlink:href="ORIGIN/wms"/></Get></HTTP></DCPType></GetMap></Request>
    <Layer><Title>all</Title><CRS>EPSG:3857</CRS>
    <Layer><Name>rivers</Name><Title>河川 &lt;b&gt;</Title></Layer>
    <Layer><Name>rain</Name><Title>雨量</Title><Dimension name="time" units="ISO8601">2024-07-24T06:00Z/2024-07-25/PT1H</Dimension></Layer>
    <Layer><Name>polar</Name><Title>Polar</Title></Layer></Layer></Capability></WMS_Capabilities>
    """
        .replace("ORIGIN", origin());
  }

  private String wmtsCapabilities() {
    return """
    <Capabilities version="1.0.0" xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink">
    <Contents><Layer><ows:Title>影像</ows:Title><ows:Identifier>photo</ows:Identifier>
    <Style isDefault="true"><ows:Identifier>day</ows:Identifier></Style><Format>image/png</Format>
    <TileMatrixSetLink><TileMatrixSet>two</TileMatrixSet></TileMatrixSetLink>
    <ResourceURL format="image/png" resourceType="tile" template="ORIGIN/wmts/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/>
    </Layer><TileMatrixSet><ows:Identifier>two</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>
    <TileMatrix><ows:Identifier>0</ows:Identifier><ScaleDenominator>559082264.0287178</ScaleDenominator><TopLeftCorner>-20037508.342789244 20037508.342789244</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix>
    <TileMatrix><ows:Identifier>1</ows:Identifier><ScaleDenominator>279541132.0143589</ScaleDenominator><TopLeftCorner>-20037508.342789244 20037508.342789244</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>2</MatrixWidth><MatrixHeight>2</MatrixHeight></TileMatrix>
    </TileMatrixSet></Contents></Capabilities>
    """
        .replace("ORIGIN", origin());
  }

  private String tileJson(boolean vector) {
    return """
    {"tilejson":"3.0.0","name":"航照","attribution":"農航所","minzoom":5,"maxzoom":16,"bounds":[119,21,123,26],
     "tiles":["ORIGIN/t/{z}/{x}/{y}.TYPE"]VECTOR}
    """
        .replace("ORIGIN", origin())
        .replace("TYPE", vector ? "pbf" : "png")
        .replace("VECTOR", vector ? ",\"vector_layers\":[{\"id\":\"a\",\"fields\":{}}]" : "");
  }

  private static final String KML_AREA =
      """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
      <Style id="s"><LineStyle><color>ffaa2277</color><width>4</width></LineStyle><PolyStyle><color>ffaa2277</color></PolyStyle></Style>
      <Placemark><name>area</name><styleUrl>#s</styleUrl><Polygon><outerBoundaryIs><LinearRing><coordinates>
      120,22 122,22 122,25.5 120,25.5 120,22</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>
      """;

  @Override
  public void close() {
    server.stop(0);
  }
}
