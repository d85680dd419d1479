package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.server.PublishingServer;
import org.tutai.server.RunningServer;
import org.tutai.server.WktFormat;

/** {@code tutai publish} against a server. */
class PublishCommandTest {

  private static final String[] RECORD = {
    "--licence", "OGDL-TW-1.0", "--source", "內政部", "--name", "towns"
  };

  @TempDir Path home;
  private PublishingServer server;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    server = new PublishingServer(home.resolve("server"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private int publish(String url, String key, Path file, String... more) {
    var words = new java.util.ArrayList<>(java.util.List.of("publish", file.toString()));
    words.addAll(java.util.List.of("--server", url, "--key", key));
    words.addAll(java.util.List.of(more));
    return Tutai.run(
        new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
  }

  /** A shapefile in Big5 without a word of it, as agencies hand them out. */
  private Path shapefile() throws IOException {
    Path wkt = home.resolve("x.wkt");
    RunningServer.write(
        wkt,
        "layer towns EPSG:3826 POLYGON",
        "信義區|110|POLYGON ((305000 2768000, 309000 2768000, 309000 2772000, 305000 2768000))",
        "大安區|120|POLYGON ((301000 2768000, 305000 2768000, 305000 2772000, 301000 2768000))");
    Path shp = home.resolve("鄉鎮市區.shp");
    ShapefileWriter.write(
        new WktFormat().open(wkt, Choices.NONE).layers().get(0),
        shp,
        ShapefileWriter.Options.silentBig5());
    return shp;
  }

  @Test
  void aShapefileIsPackedSentAndLive() throws IOException {
    assertThat(publish(server.url(""), "ann", shapefile(), with(RECORD, "--yes")))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("/tiles/towns/{z}/{x}/{y}.png").contains("/wms?");
    assertThat(out.toString())
        .as("the report card, without a terminal too")
        .contains("EPSG:3826", "Big5", "    - ")
        .containsPattern("(features|筆數): +2\\R");
    JsonNode layer = server.get("", "/api/v1/layers/towns").json();
    assertThat(layer.at("/title/zh-TW").asText()).isEqualTo("鄉鎮市區");
    assertThat(layer.path("count").asInt()).isEqualTo(2);
    assertThat(layer.path("crs").asText()).isEqualTo("EPSG:3826");
  }

  private static String[] with(String[] words, String... more) {
    var all = new java.util.ArrayList<>(java.util.List.of(words));
    all.addAll(java.util.List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aNewVersionFollowsAndJsonIsForMachines() throws IOException {
    Path file = Files.write(home.resolve("a.geojson"), PublishingServer.points(5));
    assertThat(publish(server.url(""), "ann", file, RECORD)).as(err.toString()).isZero();
    Files.write(file, PublishingServer.points(7));
    out.getBuffer().setLength(0);
    assertThat(publish(server.url(""), "ann", file, "--new-version-of", "towns", "--json"))
        .as(err.toString())
        .isZero();
    JsonNode told = new ObjectMapper().readTree(out.toString());
    assertThat(out.toString().lines()).as("JSON alone").hasSize(1);
    assertThat(told.path("state").asText()).isEqualTo("published");
    assertThat(server.get("", "/api/v1/layers/towns").json().path("count").asInt()).isEqualTo(7);
  }

  @Test
  void goesOnWhereTheLineWasCut() throws IOException {
    Path file = Files.write(home.resolve("big.geojson"), PublishingServer.points(60_000));
    assertThat(Files.size(file)).isGreaterThan(5 << 20);
    try (var line = new CutLine(URI.create(server.url("/")).getPort(), 1 << 20)) {
      assertThat(publish(line.url(), "ann", file, RECORD)).as(err.toString()).isZero();
      assertThat(line.cuts.get()).isPositive();
    }
    assertThat(err.toString()).containsAnyOf("line was cut", "連線中斷");
    assertThat(server.get("", "/api/v1/layers/towns").json().path("count").asInt())
        .isEqualTo(60_000);
  }

  @Test
  void warningsNeedAYes() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("odd.geojson"),
            """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"a":"1"},"geometry":{"type":"Point","coordinates":[121.5,25]}},
             {"type":"Feature","properties":{"a":"1"},"geometry":{"type":"Point","coordinates":["x","y"]}}]}
            """);
    assertThat(publish(server.url(""), "ann", file, RECORD)).isEqualTo(1);
    assertThat(err.toString()).contains("--yes");
    assertThat(server.get("", "/api/v1/layers/towns").status()).isEqualTo(404);
    assertThat(publish(server.url(""), "ann", file, with(RECORD, "--yes"))).isZero();
  }

  @Test
  void saysOnOneLineWhatIsWrong() throws IOException {
    Path file = Files.write(home.resolve("a.geojson"), PublishingServer.points(5));
    assertThat(publish("http://maps.example.org", "ann", file, RECORD)).isEqualTo(2);
    assertThat(publish("ftp://127.0.0.1", "ann", file, RECORD)).isEqualTo(2);
    assertThat(publish(server.url(""), " ", file, RECORD)).isEqualTo(2);
    assertThat(publish(server.url(""), "ann", file)).isEqualTo(2);
    err.getBuffer().setLength(0);
    assertThat(publish(server.url(""), "nobody", file, RECORD)).isEqualTo(1);
    assertThat(publish(server.url(""), "may", file, RECORD)).isEqualTo(1);
    assertThat(publish(server.url(""), "ann", home.resolve("gone.csv"), RECORD)).isEqualTo(1);
    Path odd = Files.writeString(home.resolve("a.docx"), "x");
    assertThat(publish(server.url(""), "ann", odd, RECORD)).isEqualTo(1);
    Path broken = Files.writeString(home.resolve("b.gpkg"), "x");
    assertThat(publish(server.url(""), "ann", broken, RECORD)).isEqualTo(1);
    assertThat(publish("http://127.0.0.1:1", "ann", file, RECORD)).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(6).allMatch(line -> line.startsWith("tutai: "));
  }

  /** A way to a server on which the first long request is cut. */
  private static final class CutLine implements AutoCloseable {
    final AtomicInteger cuts = new AtomicInteger();
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int port;
    private final long most;

    CutLine(int port, long most) throws IOException {
      this.port = port;
      this.most = most;
      start(this::accept);
    }

    String url() {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() throws IOException {
      while (true) {
        Socket near = socket.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
        start(() -> copy(far.getInputStream(), near.getOutputStream(), Long.MAX_VALUE, near, far));
        start(
            () ->
                copy(
                    near.getInputStream(),
                    far.getOutputStream(),
                    cuts.get() == 0 ? most : Long.MAX_VALUE,
                    near,
                    far));
      }
    }

    private void copy(InputStream in, OutputStream to, long limit, Socket near, Socket far)
        throws IOException {
      byte[] buffer = new byte[8192];
      long copied = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        copied += n;
        if (copied > limit) {
          cuts.incrementAndGet();
          near.close();
          far.close();
          return;
        }
        to.write(buffer, 0, n);
        to.flush();
      }
      near.close();
      far.close();
    }

    private interface Work {
      void run() throws IOException;
    }

    private static void start(Work work) {
      var thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (IOException closed) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
