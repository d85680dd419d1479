package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;

/** GDAL reads our services from their capabilities alone. */
@Tag("long")
class ForeignClientsTest {

  @TempDir static Path root;
  static RunningServer server;
  static String url;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(onPath("gdal_translate"), "gdal_translate is not installed (gdal-bin)");
    Path folder = Files.createDirectory(root.resolve("data"));
    Samples.write(folder);
    server = RunningServer.of(folder, root.resolve("workspace"));
    url = "http://127.0.0.1:" + server.wire().port();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void readsEveryTileMatrixSetOfWmts() throws Exception {
    String capabilities = "WMTS:" + url + "/wmts/1.0.0/WMTSCapabilities.xml,layer=行政區";
    check(capabilities + ",tilematrixset=WebMercatorQuad", "13514200 2888000 13536500 2875700");
    check(capabilities + ",tilematrixset=WorldCRS84Quad", "121.4 25.1 121.6 25");
    check(capabilities + ",tilematrixset=TWD97TM2", "290000 2777000 311000 2765000");
    check(capabilities + ",tilematrixset=TWD97TM2Zone119", "492000 2777000 515000 2765000");
  }

  @Test
  void readsWmsInBothVersions() throws Exception {
    String map = "WMS:" + url + "/wms?SERVICE=WMS&REQUEST=GetMap&LAYERS=行政區&FORMAT=image/png";
    check(map + "&VERSION=1.3.0&CRS=EPSG:3857&BBOX=13514200,2875700,13536500,2888000", "");
    check(map + "&VERSION=1.3.0&CRS=EPSG:3826&BBOX=290000,2765000,311000,2777000", "");
    check(map + "&VERSION=1.1.1&SRS=EPSG:4326&BBOX=121.3,24.9,121.7,25.2", "");
  }

  /** Copies a window, upper left corner to lower right, and expects something drawn. */
  private static void check(String source, String window) throws Exception {
    Path picture = Files.createTempFile(root, "picture", ".png");
    var command =
        Stream.of(
                List.of("gdal_translate", "-q", "-of", "PNG", "-outsize", "200", "120"),
                window.isEmpty() ? List.<String>of() : List.of(("-projwin " + window).split(" ")),
                List.of(source, picture.toString()))
            .flatMap(List::stream)
            .toList();
    Process process =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("gdal.log").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue())
        .as(source + ": " + Files.readString(root.resolve("gdal.log")))
        .isZero();
    assertThat(colours(ImageIO.read(picture.toFile()))).as(source).isGreaterThan(1);
  }

  private static int colours(BufferedImage image) {
    var colours = new HashSet<Integer>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours.size();
  }
}
