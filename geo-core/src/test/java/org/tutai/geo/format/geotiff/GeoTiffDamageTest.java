package org.tutai.geo.format.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;

/** Good files with bits turned or their ends cut off: an answer or one clear line. */
class GeoTiffDamageTest {

  private static final int ROUNDS = 400;

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> survivesDamage() {
    return List.of(
        test("lzw", "COMPRESS=LZW", "PREDICTOR=2"),
        test("deflate", "COMPRESS=DEFLATE", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"),
        test("packbits", "COMPRESS=PACKBITS", "INTERLEAVE=BAND"),
        test("jpeg", "COMPRESS=JPEG", "PHOTOMETRIC=YCBCR"),
        test("none", "BIGTIFF=YES"),
        test("fax", "COMPRESS=CCITTFAX4", "NBITS=1"));
  }

  private DynamicTest test(String name, String... options) {
    return DynamicTest.dynamicTest(name, () -> survives(name, options));
  }

  private void survives(String name, String... options) throws Exception {
    Gdal.assumeThere();
    boolean fax = name.equals("fax");
    int bands = fax ? 1 : 3;
    double[] values = ForeignGeoTiffsTest.hills(40, 30, bands, 0, fax ? 1 : 255, true);
    String[] arguments = new String[options.length * 2];
    for (int i = 0; i < options.length; i++) {
      arguments[2 * i] = "-co";
      arguments[2 * i + 1] = options[i];
    }
    Path good =
        Gdal.translate(Gdal.raw(folder, 40, 30, bands, 1, values), folder.resolve(name), arguments);
    byte[] bytes = Files.readAllBytes(good);
    Random random = new Random(name.hashCode());
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bad = bytes.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (i % 4 == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      read += tries(Files.write(folder.resolve("bad.tif"), bad)) ? 1 : 0;
    }
    assertThat(read).as("some damage leaves a grid to read").isPositive();
  }

  private static boolean tries(Path bad) throws IOException {
    try {
      GeoTiffReader source = GeoTiffReader.open(bad);
      RasterInfo info = source.info();
      int width = Math.min(info.width(), 64);
      int height = Math.min(info.height(), 64);
      double[] window = new double[width * height];
      try (RasterReader reader = source.open()) {
        for (int band = 0; band < Math.min(info.bands(), 4); band++) {
          reader.read(band, 0, 0, width, height, window);
          reader.read(band, info.width() - width, info.height() - height, width, height, window);
        }
      }
      return true;
    } catch (FormatException e) {
      assertThat(e.getMessage()).contains("expected").doesNotContain("\n");
      return false;
    }
  }
}
