package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire;
import org.tutai.server.Wire.Reply;

/** Many clients ask for everything at once while files change: nothing fails, nothing grows. */
@Tag("long")
class SoakTest {

  private static final int CLIENTS = 8;
  private static final int REQUESTS = 1500;
  private static final int CHANGES = 20;

  @TempDir Path root;

  @Test
  void answersEverythingWhileLayersChange() throws Exception {
    Path folder = Files.createDirectory(root.resolve("data"));
    Samples.write(folder);
    var threads = Executors.newFixedThreadPool(CLIENTS + 1);
    try (var server = RunningServer.of(folder, root.resolve("workspace"))) {
      var wrong = new ConcurrentLinkedQueue<String>();
      var tasks = new ArrayList<Callable<Void>>();
      for (int client = 0; client < CLIENTS; client++) {
        int seed = client;
        tasks.add(() -> ask(server.wire(), new Random(seed), wrong));
      }
      tasks.add(() -> change(folder));
      for (var result : threads.invokeAll(tasks)) {
        result.get();
      }
      assertThat(wrong).isEmpty();
      assertThat(server.wire().get("/readyz").status()).isEqualTo(200);
      server.await(() -> server.published().layers().size() == 3);
      try (var layers = Files.list(root.resolve("workspace/layers"))) {
        assertThat(layers).as("versions nobody needs").hasSizeLessThanOrEqualTo(4);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void ask(Wire wire, Random random, ConcurrentLinkedQueue<String> wrong)
      throws IOException {
    for (int i = 0; i < REQUESTS; i++) {
      String path = question(random);
      Reply reply = wire.get(path);
      if (reply.status() != 200) {
        wrong.add(reply.status() + " " + path + " " + reply.text());
      }
    }
    return null;
  }

  private static String question(Random random) {
    int zoom = 9 + random.nextInt(6);
    double tiles = 1 << zoom;
    int x = (int) ((121.4 + random.nextDouble() * 0.2 + 180) / 360 * tiles);
    int y = (int) (0.4285 * tiles) + random.nextInt(2);
    String layer = random.nextBoolean() ? "points" : "%E8%A1%8C%E6%94%BF%E5%8D%80";
    double west = 121 + random.nextDouble();
    String map =
        "/wms?SERVICE=WMS&VERSION=1.3.0&STYLES=&CRS=CRS:84&WIDTH=300&HEIGHT=200&FORMAT=image/png"
            + "&BBOX="
            + west
            + ",25,"
            + (west + 0.3)
            + ",25.2&LAYERS="
            + layer;
    return switch (random.nextInt(6)) {
      case 0 -> map + "&REQUEST=GetMap";
      case 1 -> map + "&REQUEST=GetFeatureInfo&I=9&J=9&QUERY_LAYERS=" + layer;
      case 2 -> "/wms?REQUEST=GetCapabilities";
      case 3 -> "/api/v1/layers";
      case 4 ->
          "/wmts/1.0.0/" + layer + "/default/WebMercatorQuad/" + zoom + "/" + y + "/" + x + ".png";
      default -> "/tiles/" + layer + "/" + zoom + "/" + x + "/" + y + ".png";
    };
  }

  private static Void change(Path folder) throws IOException, InterruptedException {
    for (int i = 0; i < CHANGES; i++) {
      RunningServer.write(
          folder.resolve("more.wkt"),
          "layer roads EPSG:3826 LINE",
          "忠孝東路|" + i + "|LINESTRING (304000 2770000, 308000 2770500)",
          "layer points EPSG:4326 POINT",
          "車站|" + i + "|POINT (121.5" + i + " 25.05)");
      Thread.sleep(300);
    }
    return null;
  }
}
