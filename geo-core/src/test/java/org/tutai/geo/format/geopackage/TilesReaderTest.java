package org.tutai.geo.format.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Formats;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/** Tiles of a GeoPackage as grids, as GDAL writes them and as somebody breaks them. */
class TilesReaderTest {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 500;

  @TempDir Path folder;

  private static void gdal(List<String> command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    } catch (IOException e) {
      assumeTrue(false, "gdal_translate is not installed");
    }
  }

  /** A GeoPackage from a grid of numbers, placed in TWD97 TM2 with cells of 10. */
  private Path geoPackage(double[] values, int bands, boolean floating, String... options)
      throws Exception {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * (floating ? 4 : 1)).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      if (floating) {
        bytes.putFloat((float) value);
      } else {
        bytes.put((byte) (int) value);
      }
    }
    Files.write(folder.resolve("raw.bin"), bytes.array());
    Files.writeString(
        folder.resolve("raw.hdr"),
        String.format(
            "ENVI%nsamples = %d%nlines = %d%nbands = %d%nheader offset = 0%ndata type = %d%n"
                + "interleave = bsq%nbyte order = 0%n",
            WIDTH, HEIGHT, bands, floating ? 4 : 1));
    Path target = folder.resolve("x.gpkg");
    List<String> command = new ArrayList<>(List.of("gdal_translate", "-q", "-of", "GPKG"));
    command.addAll(List.of("-a_srs", "EPSG:3826", "-a_ullr", "300000", "2770000"));
    command.addAll(List.of("306000", "2765000"));
    command.addAll(List.of(options));
    command.addAll(List.of(folder.resolve("raw.bin").toString(), target.toString()));
    gdal(command);
    return target;
  }

  private static double[] read(RasterSource source, int band) throws IOException {
    RasterInfo info = source.info();
    double[] all = new double[WIDTH * HEIGHT];
    try (RasterReader reader = source.open()) {
      reader.read(band, 0, 0, WIDTH, HEIGHT, all);
      assertThat(reader.bad().listed()).isEmpty();
    }
    assertThat(info.width()).isGreaterThanOrEqualTo(WIDTH);
    return all;
  }

  private static double[] colours() {
    double[] values = new double[WIDTH * HEIGHT * 3];
    for (int i = 0; i < values.length; i++) {
      int cell = i % (WIDTH * HEIGHT);
      values[i] = (cell % WIDTH / 3 + cell / WIDTH / 2 + 50 * (i / (WIDTH * HEIGHT))) % 256;
    }
    return values;
  }

  @Test
  void readsPicturesCellByCell() throws Exception {
    double[] values = colours();
    Path file = geoPackage(values, 3, false, "-co", "TILE_FORMAT=PNG");
    Contents contents = Formats.open(file);
    assertThat(contents.layers()).isEmpty();
    RasterSource source = contents.rasters().get(0);
    assertThat(source.info().kind()).isEqualTo(RasterKind.COLOR);
    assertThat(source.info().bands()).isEqualTo(4);
    assertThat(source.crs().orElseThrow().code()).isEqualTo("EPSG:3826");
    assertThat(source.info().geometry().x(0, 0)).isEqualTo(300000);
    assertThat(source.info().geometry().y(0, 0)).isEqualTo(2770000);
    assertThat(source.info().geometry().columnX()).isCloseTo(10, within(1e-9));
    for (int band = 0; band < 3; band++) {
      double[] read = read(source, band);
      for (int i = 0; i < read.length; i++) {
        assertThat(read[i]).isEqualTo(values[band * WIDTH * HEIGHT + i]);
      }
    }
    assertThat(read(source, 3)).containsOnly(255);
  }

  @Test
  void readsGreysAsTheyAre() throws Exception {
    double[] values = Arrays.copyOf(colours(), WIDTH * HEIGHT);
    RasterSource source =
        Formats.open(geoPackage(values, 1, false, "-co", "TILE_FORMAT=PNG")).rasters().get(0);
    assertThat(read(source, 1)).isEqualTo(values);
  }

  @Test
  void readsHeightsOfAGriddedCoverage() throws Exception {
    double[] values = new double[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 11 == 0 ? -9999 : i % WIDTH * 3.25f + i / WIDTH;
    }
    for (String format : List.of("PNG", "TIFF")) {
      Path file = geoPackage(values, 1, true, "-co", "TILE_FORMAT=" + format, "-a_nodata", "-9999");
      RasterSource source = Formats.open(file).rasters().get(0);
      assertThat(source.info().kind()).isEqualTo(RasterKind.QUANTITY);
      double[] read = read(source, 0);
      double tolerance = format.equals("TIFF") ? 0 : 0.05;
      for (int i = 0; i < read.length; i++) {
        if (values[i] == -9999) {
          assertThat(read[i]).isNaN();
        } else {
          assertThat(read[i]).isCloseTo(values[i], within(tolerance));
        }
      }
      Files.delete(file);
    }
  }

  @Test
  void countsBrokenTilesAndGoesOn() throws Exception {
    Path file = geoPackage(colours(), 3, false, "-co", "TILE_FORMAT=JPEG");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM x WHERE tile_column = 1 AND tile_row = 1");
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE x SET tile_data = ? WHERE tile_column = 0 AND tile_row = 0")) {
        update.setBytes(1, new byte[] {1, 2, 3});
        update.execute();
      }
    }
    RasterSource source = Formats.open(file).rasters().get(0);
    double[] cell = new double[1];
    try (RasterReader reader = source.open()) {
      reader.read(0, 3, 3, 1, 1, cell);
      assertThat(cell[0]).isNaN();
      assertThat(reader.bad().counts()).containsEntry("damaged-block", 1L);
      reader.read(0, 300, 300, 1, 1, cell);
      assertThat(cell[0]).as("a tile that is not there").isNaN();
      reader.read(0, 300, 3, 1, 1, cell);
      assertThat(cell[0]).isNotNaN();
      assertThat(reader.bad().total()).isEqualTo(1);
    }
  }

  @Test
  void leavesOutTilesOfAbsurdSize() throws Exception {
    Path file = geoPackage(colours(), 3, false);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE gpkg_tile_matrix SET tile_width = 2000000000");
    }
    assertThatThrownBy(() -> Formats.open(file)).hasMessageContaining("2.0E9");
  }
}
