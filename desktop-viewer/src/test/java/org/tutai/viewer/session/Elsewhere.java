package org.tutai.viewer.session;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;

/**
 * The map server of somebody else, on loopback: a WMS 1.3.0 with a river. One that is silent tells
 * what it offers, takes requests for pictures and never answers them.
 */
final class Elsewhere implements AutoCloseable {

  /** How the names of all of them end, so that a browser can be told where they are. */
  static final String DOMAIN = ".example.tw";

  static final Color RIVER = new Color(0x1f6fd0);

  /** Paths and queries that were asked for. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final String name;
  private final boolean silent;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(Elsewhere::daemon);
  private final Semaphore never = new Semaphore(0);

  Elsewhere(String name, boolean silent) throws IOException {
    this.name = name;
    this.silent = silent;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "elsewhere");
    thread.setDaemon(true);
    return thread;
  }

  String url() {
    return "http://" + name + DOMAIN + ":" + server.getAddress().getPort() + "/wms";
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    Map<String, String> query = query(String.valueOf(exchange.getRequestURI().getRawQuery()));
    if (query.getOrDefault("REQUEST", "").equalsIgnoreCase("GetCapabilities")) {
      send(exchange, "text/xml", capabilities().getBytes(StandardCharsets.UTF_8));
    } else if (silent) {
      never.acquireUninterruptibly();
    } else {
      send(exchange, "image/png", picture(query));
    }
  }

  private static Map<String, String> query(String raw) {
    var query = new TreeMap<String, String>();
    for (String part : raw.split("&")) {
      int is = part.indexOf('=');
      if (is > 0) {
        query.put(
            part.substring(0, is).toUpperCase(Locale.ROOT),
            URLDecoder.decode(part.substring(is + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static byte[] picture(Map<String, String> query) throws IOException {
    int width = Integer.parseInt(query.getOrDefault("WIDTH", "256"));
    int height = Integer.parseInt(query.getOrDefault("HEIGHT", "256"));
    String[] box = query.getOrDefault("BBOX", "0,0,1,1").split(",");
    double west = Double.parseDouble(box[0]);
    double north = Double.parseDouble(box[3]);
    double metres = (Double.parseDouble(box[2]) - west) / width;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var line = new Path2D.Double();
    for (int i = 0; i <= 400; i++) {
      double east = 13_480_000 + i * 250;
      double there = 2_870_000 + 9_000 * Math.sin(i / 24.0) + i * 60;
      double x = (east - west) / metres;
      double y = (north - there) / metres;
      if (i == 0) {
        line.moveTo(x, y);
      } else {
        line.lineTo(x, y);
      }
    }
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(RIVER);
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(line);
    graphics.dispose();
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private String capabilities() {
    return """
    <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
    <Service><Name>WMS</Name><Title>NAME waters</Title></Service>
    <Capability><Request><GetMap><Format>image/png</Format><DCPType><HTTP><Get>
    <OnlineResource xlink:href="URL"/></Get></HTTP></DCPType></GetMap></Request>
    <Layer><Title>Waters</Title><CRS>EPSG:3857</CRS>
    <Layer><Name>river</Name><Title>NAME river</Title></Layer>
    <Layer><Name>lake</Name><Title>NAME lake</Title></Layer></Layer></Capability></WMS_Capabilities>
    """
        .replace("URL", url())
        .replace("NAME", name);
  }

  @Override
  public void close() {
    server.stop(0);
    never.release(1000);
    threads.shutdownNow();
  }
}
