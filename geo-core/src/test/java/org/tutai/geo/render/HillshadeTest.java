package org.tutai.geo.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.ShadedRelief;

class HillshadeTest {

  private static final int SIDE = 60;

  @TempDir Path folder;

  private static ShadedRelief relief(double factor, double azimuth, double altitude, boolean many) {
    return new ShadedRelief(false, factor, azimuth, altitude, many, 1);
  }

  private static float[] terrain() {
    float[] z = new float[SIDE * SIDE];
    for (int i = 0; i < z.length; i++) {
      double c = i % SIDE;
      double r = i / SIDE;
      z[i] = (float) (300 + 90 * Math.sin(c / 5) * Math.cos(r / 7) + 3 * c - 1.5 * r);
    }
    return z;
  }

  @Test
  void levelGroundGetsTheSineOfTheLightsHeight() {
    float[] level = {5, 5, 5, 5, 5, 5, 5, 5, 5};
    for (boolean many : new boolean[] {false, true}) {
      var shade = new Hillshade(relief(1, 315, 30, many));
      assertThat(shade.light(level, 4, 3, 10, 10)).isCloseTo(0.5, within(1e-12));
      assertThat(shade.level()).isCloseTo(0.5, within(1e-12));
    }
  }

  @Test
  void aSlopeThatFacesTheLightGetsItAll() {
    // Falls to the west by 1 in 1: it faces a light in the west at 45 degrees.
    float[] z = {0, 10, 20, 0, 10, 20, 0, 10, 20};
    assertThat(new Hillshade(relief(1, 270, 45, false)).light(z, 4, 3, 10, 10))
        .isCloseTo(1, within(1e-12));
    assertThat(new Hillshade(relief(1, 90, 45, false)).light(z, 4, 3, 10, 10))
        .isCloseTo(0, within(1e-12));
    // Twice the height on cells twice as wide is the same slope.
    assertThat(new Hillshade(relief(2, 270, 45, false)).light(z, 4, 3, 20, 20))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void missingNeighboursAreAsHighAsTheMiddle() {
    float[] z = {Float.NaN, 10, 20, Float.NaN, 10, 20, Float.NaN, 10, 20};
    float[] filled = {10, 10, 20, 10, 10, 20, 10, 10, 20};
    var shade = new Hillshade(ShadedRelief.USUAL);
    assertThat(shade.light(z, 4, 3, 10, 10)).isEqualTo(shade.light(filled, 4, 3, 10, 10));
  }

  @Test
  void agreesWithTheDotProductOfLightAndNormal() {
    float[] z = terrain();
    double azimuth = Math.toRadians(290);
    double altitude = Math.toRadians(35);
    var shade = new Hillshade(relief(1.5, 290, 35, false));
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        double dx = 0;
        double dy = 0;
        for (int i = -1; i <= 1; i++) {
          int weight = i == 0 ? 2 : 1;
          dx += weight * (z[(y + i) * SIDE + x + 1] - z[(y + i) * SIDE + x - 1]) * 1.5 / (8 * 20);
          dy += weight * (z[(y - 1) * SIDE + x + i] - z[(y + 1) * SIDE + x + i]) * 1.5 / (8 * 25);
        }
        double dot =
            -dx * Math.cos(altitude) * Math.sin(azimuth)
                - dy * Math.cos(altitude) * Math.cos(azimuth)
                + Math.sin(altitude);
        assertThat(shade.light(z, y * SIDE + x, SIDE, 20, 25))
            .isCloseTo(dot / Math.sqrt(dx * dx + dy * dy + 1), within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 315, 45, false", "2.5, 200, 30, false", "1, 315, 45, true"})
  void agreesWithGdal(double factor, double azimuth, double altitude, boolean many)
      throws Exception {
    float[] z = terrain();
    byte[] gdal = gdaldem(z, factor, azimuth, altitude, many);
    var shade = new Hillshade(relief(factor, azimuth, altitude, many));
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int at = y * SIDE + x;
        double light = shade.light(z, at, SIDE, 20, 20);
        assertThat(1 + 254 * Math.max(0, light))
            .as("%s %s", x, y)
            .isCloseTo(gdal[at] & 255, within(1.0));
      }
    }
  }

  private byte[] gdaldem(float[] z, double factor, double azimuth, double altitude, boolean many)
      throws IOException, InterruptedException {
    Path raw = folder.resolve("dem.bil");
    ByteBuffer bytes = ByteBuffer.allocate(4 * z.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float height : z) {
      bytes.putFloat(height);
    }
    Files.write(raw, bytes.array());
    Files.writeString(
        folder.resolve("dem.hdr"),
        "BYTEORDER I\nLAYOUT BIL\nNROWS 60\nNCOLS 60\nNBANDS 1\nNBITS 32\nPIXELTYPE FLOAT\n"
            + "ULXMAP 300010\nULYMAP 2774990\nXDIM 20\nYDIM 20\n");
    Path out = folder.resolve("shade.bil");
    List<String> command = new ArrayList<>(List.of("gdaldem", "hillshade", "-q", "-of", "EHdr"));
    command.addAll(List.of(raw.toString(), out.toString(), "-z", number(factor)));
    command.addAll(List.of("-alt", number(altitude)));
    command.addAll(many ? List.of("-multidirectional") : List.of("-az", number(azimuth)));
    run(command);
    return Files.readAllBytes(out);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%s", value);
  }

  private static void run(List<String> command) throws InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, command.get(0) + " is not installed");
      return;
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
  }

  /** A plane that rises evenly must look alike in any view, whatever its units and scale. */
  @ParameterizedTest
  @CsvSource({"EPSG:3826, 17", "EPSG:3857, 9.3", "EPSG:3857, 60", "EPSG:4326, 0.0002"})
  void thePaintedLightIsThatOfTheSlopeInMetres(String crs, double perPixel) {
    Crs tm2 = CrsRegistry.TWD97_TM2_121;
    MemoryRaster plane =
        MemoryRaster.quantities(
            tm2,
            GridGeometry.northUp(300_000, 2_775_000, 20, 20),
            300,
            300,
            4,
            (band, c, r) -> 2000 + 20 * 0.4 * c - 20 * 0.2 * r);
    Crs view = CrsRegistry.byCode(crs).orElseThrow();
    double[] middle = {303_000, 2_772_000};
    tm2.toLonLat().transform(middle, 0, middle, 0, 1);
    view.fromLonLat().transform(middle, 0, middle, 0, 1);
    var bounds =
        new Bounds(
            middle[0] - 20 * perPixel,
            middle[1] - 20 * perPixel,
            middle[0] + 20 * perPixel,
            middle[1] + 20 * perPixel);
    double slope = Math.sqrt(1 + 0.4 * 0.4 + 0.2 * 0.2);
    double s = Math.sin(Math.toRadians(45));
    double light = (s + 0.5 * 0.4 - 0.5 * 0.2) / slope;
    int white = (int) Math.round(0.5 * (light - s) / (1 - s) * 255);
    Picture picture =
        RasterPainterTest.draw(
            plane,
            "<ShadedRelief><BrightnessOnly>true</BrightnessOnly></ShadedRelief>",
            new MapView(view, bounds, 40, 40));
    for (int pixel : picture.pixels()) {
      assertThat(pixel >>> 24).isCloseTo(white, within(2));
    }
  }
}
