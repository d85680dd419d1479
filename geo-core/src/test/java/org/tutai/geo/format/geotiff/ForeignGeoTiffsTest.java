package org.tutai.geo.format.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.SampleType;

/** What GDAL writes, cell by cell against what it was given. */
class ForeignGeoTiffsTest {

  private static final int WIDTH = 203;
  private static final int HEIGHT = 157;

  @TempDir Path folder;

  @BeforeEach
  void needsGdal() {
    Gdal.assumeThere();
  }

  /** ENVI's number of a type, and what values it is given. */
  private record Kind(int envi, SampleType type, double low, double high) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(1, SampleType.UINT8, 0, 255),
          new Kind(2, SampleType.INT16, -32768, 32767),
          new Kind(12, SampleType.UINT16, 0, 65535),
          new Kind(3, SampleType.INT32, -2147483648.0, 2147483647),
          new Kind(13, SampleType.UINT32, 0, 4294967295.0),
          new Kind(4, SampleType.FLOAT32, -1e5, 1e5),
          new Kind(5, SampleType.FLOAT64, -1e9, 1e9));

  /** Smooth hills with some noise, in the range of a type. */
  static double[] hills(int width, int height, int bands, double low, double high, boolean whole) {
    Random random = new Random(7);
    double[] values = new double[width * height * bands];
    for (int i = 0; i < values.length; i++) {
      double wave = Math.sin(i % width * 0.05) * Math.cos(i / width * 0.03);
      double share = (wave * 0.9 + 1) / 2 + (random.nextDouble() - 0.5) * 0.02;
      double value = low + share * (high - low);
      values[i] = whole ? (double) Math.round(value) : (float) value;
    }
    values[0] = low;
    values[values.length - 1] = high;
    return values;
  }

  @TestFactory
  List<DynamicTest> readsEveryTypeCompressionAndLayout() {
    List<DynamicTest> tests = new ArrayList<>();
    List<List<String>> packings =
        List.of(
            List.of("COMPRESS=NONE"),
            List.of("COMPRESS=LZW"),
            List.of("COMPRESS=LZW", "PREDICTOR=2"),
            List.of("COMPRESS=DEFLATE"),
            List.of("COMPRESS=DEFLATE", "PREDICTOR=2"),
            List.of("COMPRESS=DEFLATE", "PREDICTOR=3"),
            List.of("COMPRESS=PACKBITS"));
    List<List<String>> layouts =
        List.of(
            List.of("TILED=NO"),
            List.of("TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=32"),
            List.of("TILED=YES", "INTERLEAVE=BAND", "BIGTIFF=YES", "ENDIANNESS=BIG"),
            List.of("INTERLEAVE=BAND", "BLOCKYSIZE=157", "ENDIANNESS=BIG"));
    for (Kind kind : KINDS) {
      for (List<String> packing : packings) {
        boolean floating = kind.envi() == 4 || kind.envi() == 5;
        boolean differences = packing.contains("PREDICTOR=2");
        if (packing.contains("PREDICTOR=3") && !floating || differences && kind.envi() == 5) {
          continue;
        }
        for (List<String> layout : layouts) {
          if (packing.contains("PREDICTOR=3") && layout.contains("ENDIANNESS=BIG")) {
            continue; // GDAL 3.6 writes such files with bytes turned round, and misreads them too
          }
          tests.add(
              DynamicTest.dynamicTest(
                  kind.type() + " " + packing + " " + layout, () -> check(kind, packing, layout)));
        }
      }
    }
    return tests;
  }

  private void check(Kind kind, List<String> packing, List<String> layout) throws Exception {
    double[] values =
        hills(WIDTH, HEIGHT, 2, kind.low(), kind.high(), kind.envi() != 4 && kind.envi() != 5);
    Path raw = Gdal.raw(folder, WIDTH, HEIGHT, 2, kind.envi(), values);
    List<String> options = new ArrayList<>();
    for (String option : packing) {
      options.addAll(List.of("-co", option));
    }
    for (String option : layout) {
      options.addAll(List.of("-co", option));
    }
    Path tif = Gdal.translate(raw, folder.resolve("x.tif"), options.toArray(new String[0]));
    GeoTiffReader reader = GeoTiffReader.open(tif);
    RasterInfo info = reader.info();
    assertThat(info.type()).isEqualTo(kind.type());
    assertThat(List.of(info.width(), info.height(), info.bands()))
        .containsExactly(WIDTH, HEIGHT, 2);
    assertThat(info.kind()).isEqualTo(RasterKind.QUANTITY);
    assertThat(reader.crs().orElseThrow().code()).isEqualTo("EPSG:3826");
    assertThat(info.geometry().x(0, 0)).isEqualTo(300000);
    assertThat(info.geometry().y(WIDTH, HEIGHT)).isCloseTo(2789000, within(1e-6));
    checkSame(read(reader), values);
  }

  private static void checkSame(double[] read, double[] expected) {
    int at = Arrays.mismatch(read, expected);
    assertThat(at < 0 ? "the same" : at + ": " + read[at] + " for " + expected[at])
        .isEqualTo("the same");
  }

  /** All bands, one after another, by windows that fit no block. */
  static double[] read(GeoTiffReader source) throws Exception {
    RasterInfo info = source.info();
    double[] all = new double[info.width() * info.height() * info.bands()];
    try (RasterReader reader = source.open()) {
      for (int band = 0; band < info.bands(); band++) {
        for (int row = 0; row < info.height(); row += 41) {
          for (int column = 0; column < info.width(); column += 77) {
            int height = Math.min(41, info.height() - row);
            int width = Math.min(77, info.width() - column);
            double[] window = new double[width * height];
            reader.read(band, column, row, width, height, window);
            for (int y = 0; y < height; y++) {
              System.arraycopy(
                  window,
                  y * width,
                  all,
                  (band * info.height() + row + y) * info.width() + column,
                  width);
            }
          }
        }
      }
      assertThat(reader.bad().listed()).isEmpty();
    }
    return all;
  }

  @Test
  void readsFewBitsAsBrightness() throws Exception {
    for (int bits : new int[] {1, 2, 4}) {
      double most = (1 << bits) - 1;
      double[] values = hills(WIDTH, HEIGHT, 1, 0, most, true);
      Path raw = Gdal.raw(folder, WIDTH, HEIGHT, 1, 1, values);
      for (String white : List.of("MINISBLACK", "MINISWHITE")) {
        Path tif =
            Gdal.translate(
                raw,
                folder.resolve("b" + bits + white + ".tif"),
                "-co",
                "NBITS=" + bits,
                "-co",
                "PHOTOMETRIC=" + white);
        GeoTiffReader reader = GeoTiffReader.open(tif);
        assertThat(reader.info().kind()).isEqualTo(RasterKind.GREY);
        double[] read = read(reader);
        for (int i = 0; i < values.length; i++) {
          double bright = values[i] * 255 / most;
          assertThat(read[i]).isEqualTo(white.equals("MINISWHITE") ? 255 - bright : bright);
        }
      }
    }
  }

  @Test
  void readsNumbersOfTwelveBits() throws Exception {
    double[] values = hills(WIDTH, HEIGHT, 1, 0, 4095, true);
    Path raw = Gdal.raw(folder, WIDTH, HEIGHT, 1, 12, values);
    Path tif = Gdal.translate(raw, folder.resolve("x.tif"), "-co", "NBITS=12");
    checkSame(read(GeoTiffReader.open(tif)), values);
  }

  @Test
  void readsHalfPrecision() throws Exception {
    double[] values = new double[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2048 / 8.0 - 100;
    }
    Path raw = Gdal.raw(folder, WIDTH, HEIGHT, 1, 4, values);
    Path tif = Gdal.translate(raw, folder.resolve("x.tif"), "-co", "NBITS=16");
    checkSame(read(GeoTiffReader.open(tif)), values);
  }

  @Test
  void readsFaxes() throws Exception {
    double[] values = hills(WIDTH, HEIGHT, 1, 0, 1, true);
    Path raw = Gdal.raw(folder, WIDTH, HEIGHT, 1, 1, values);
    for (String fax : List.of("CCITTRLE", "CCITTFAX3", "CCITTFAX4")) {
      for (String white : List.of("MINISBLACK", "MINISWHITE")) {
        Path tif =
            Gdal.translate(
                raw,
                folder.resolve(fax + white + ".tif"),
                "-co",
                "NBITS=1",
                "-co",
                "COMPRESS=" + fax,
                "-co",
                "PHOTOMETRIC=" + white);
        double[] read = read(GeoTiffReader.open(tif));
        for (int i = 0; i < values.length; i++) {
          assertThat(read[i])
              .as("%s %s at %s", fax, white, i)
              .isEqualTo(white.equals("MINISWHITE") == (values[i] == 1) ? 0 : 255);
        }
      }
    }
  }

  @Test
  void readsJpegInColoursWithinItsLoss() throws Exception {
    double[] values = hills(WIDTH, HEIGHT, 3, 0, 255, true);
    Path raw = Gdal.raw(folder, WIDTH, HEIGHT, 3, 1, values);
    for (String colours : List.of("YCBCR", "RGB")) {
      for (String tiled : List.of("YES", "NO")) {
        Path tif =
            Gdal.translate(
                raw,
                folder.resolve(colours + tiled + ".tif"),
                "-co",
                "COMPRESS=JPEG",
                "-co",
                "JPEG_QUALITY=95",
                "-co",
                "PHOTOMETRIC=" + colours,
                "-co",
                "TILED=" + tiled);
        GeoTiffReader reader = GeoTiffReader.open(tif);
        assertThat(reader.info().kind()).isEqualTo(RasterKind.COLOR);
        Path plain = folder.resolve("plain.tif");
        Gdal.run(List.of("gdal_translate", "-q", tif.toString(), plain.toString()));
        double[] expected = read(GeoTiffReader.open(plain));
        double[] read = read(reader);
        for (int i = 0; i < expected.length; i++) {
          assertThat(read[i]).as(colours).isCloseTo(expected[i], within(3.0));
        }
      }
    }
  }
}
