package org.tutai.geo.format.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.Formats;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;
import org.tutai.geo.raster.SampleType;

/** Where a GeoTIFF lies, what its cells stand for, and what is refused. */
class GeoTiffReaderTest {

  @TempDir Path folder;

  private static byte[] shorts(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  /** Three columns, two rows of heights. */
  private static TiffMaker heights() {
    return TiffMaker.grid(3, 2, 16, 2, shorts(1, -9999, 3, 4, 5, 6))
        .keys(1024, 0, 1, 1, 3072, 0, 1, 3826);
  }

  private GeoTiffReader open(TiffMaker maker) throws IOException {
    return GeoTiffReader.open(maker.write(folder.resolve("grid.tif")));
  }

  private static double[] values(RasterSource source, int band) throws IOException {
    int width = source.info().width();
    int height = source.info().height();
    double[] values = new double[width * height];
    try (RasterReader reader = source.open()) {
      reader.read(band, 0, 0, width, height, values);
    }
    return values;
  }

  // Place.

  @Test
  void placesByCornerAndCellSize() throws IOException {
    GeoTiffReader reader = open(heights());
    assertThat(reader.name()).isEqualTo("grid");
    assertThat(reader.info().geometry()).isEqualTo(GridGeometry.northUp(300000, 2770000, 20, 20));
    assertThat(reader.crs().orElseThrow().code()).isEqualTo("EPSG:3826");
    assertThat(reader.info().type()).isEqualTo(SampleType.INT16);
    assertThat(reader.info().kind()).isEqualTo(RasterKind.QUANTITY);
    assertThat(values(reader, 0)).containsExactly(1, -9999, 3, 4, 5, 6);
  }

  @Test
  void placesPointsByTheirMiddle() throws IOException {
    GeoTiffReader reader = open(heights().keys(1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, 3826));
    assertThat(reader.info().geometry()).isEqualTo(GridGeometry.northUp(299990, 2770010, 20, 20));
  }

  @Test
  void placesByMatrix() throws IOException {
    GeoTiffReader reader =
        open(
            heights()
                .without(Tag.PIXEL_SCALE)
                .without(Tag.TIE_POINTS)
                .doubles(
                    Tag.TRANSFORMATION, 10, 5, 0, 1000, -5, 10, 0, 2000, 0, 0, 0, 0, 0, 0, 0, 1));
    assertThat(reader.info().geometry()).isEqualTo(new GridGeometry(1000, 2000, 10, 5, -5, 10));
  }

  @Test
  void placesByTiePointsThatAreAnEvenGrid() throws IOException {
    TiffMaker maker = heights().without(Tag.PIXEL_SCALE);
    double[] corners = {0, 0, 0, 100, 200, 0, 3, 0, 0, 130, 200, 0, 0, 2, 0, 100, 180, 0};
    GeoTiffReader reader = open(maker.doubles(Tag.TIE_POINTS, corners));
    assertThat(reader.info().geometry()).isEqualTo(GridGeometry.northUp(100, 200, 10, 10));
    double[] bent = Arrays.copyOf(corners, 24);
    System.arraycopy(new double[] {3, 2, 0, 150, 190, 0}, 0, bent, 18, 6);
    assertThatThrownBy(() -> open(maker.doubles(Tag.TIE_POINTS, bent)))
        .hasMessageContaining("ground control points")
        .hasMessageContaining("gdalwarp");
  }

  @Test
  void placesByWorldFileAndPrjBeside() throws IOException {
    TiffMaker bare =
        heights().without(Tag.PIXEL_SCALE).without(Tag.TIE_POINTS).without(Tag.GEO_KEYS);
    assertThatThrownBy(() -> open(bare))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("world file")
        .hasMessageContaining("--crs");
    Files.writeString(folder.resolve("grid.TFW"), "20\r\n0\r\n0\r\n-20\r\n300010\r\n2769990\r\n");
    assertThat(open(bare).crs()).isEmpty();
    assertThat(open(bare).crsFinding().grounds().get(0).english()).contains(".prj");
    Files.writeString(
        folder.resolve("grid.prj"),
        "PROJCS[\"TWD_1997_TM_Taiwan\",GEOGCS[\"GCS_TWD_1997\",DATUM[\"D_TWD_1997\",SPHEROID["
            + "\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
            + "0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER["
            + "\"False_Easting\",250000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER["
            + "\"Central_Meridian\",121.0],PARAMETER[\"Scale_Factor\",0.9999],PARAMETER["
            + "\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
    GeoTiffReader reader = open(bare);
    assertThat(reader.info().geometry()).isEqualTo(GridGeometry.northUp(300000, 2770000, 20, 20));
    assertThat(reader.crs().orElseThrow().code()).isEqualTo("EPSG:3826");
    assertThat(reader.remarks()).hasSize(1);
  }

  // CRS.

  @Test
  void tellsTheCrsFromParameters() throws IOException {
    GeoTiffReader reader =
        open(
            heights()
                .doubles(Tag.GEO_NUMBERS, 121, 0, 0.9999, 250000, 0)
                .keys(
                    1024,
                    0,
                    1,
                    1,
                    2048,
                    0,
                    1,
                    3824,
                    3072,
                    0,
                    1,
                    32767,
                    3074,
                    0,
                    1,
                    32767,
                    3075,
                    0,
                    1,
                    1,
                    3076,
                    0,
                    1,
                    9001,
                    3080,
                    Tag.GEO_NUMBERS,
                    1,
                    0,
                    3081,
                    Tag.GEO_NUMBERS,
                    1,
                    1,
                    3082,
                    Tag.GEO_NUMBERS,
                    1,
                    3,
                    3083,
                    Tag.GEO_NUMBERS,
                    1,
                    4,
                    3092,
                    Tag.GEO_NUMBERS,
                    1,
                    2));
    assertThat(reader.crs().orElseThrow().code()).isEqualTo("EPSG:3826");
  }

  @Test
  void tellsTheCrsFromTheCodeOfItsConversion() throws IOException {
    GeoTiffReader reader =
        open(heights().keys(1024, 0, 1, 1, 2048, 0, 1, 4326, 3072, 0, 1, 32767, 3074, 0, 1, 16051));
    assertThat(reader.crs().orElseThrow().code()).isEqualTo("EPSG:32651");
  }

  @Test
  void tellsTheCrsOfDegrees() throws IOException {
    GeoTiffReader reader = open(heights().keys(1024, 0, 1, 2, 2048, 0, 1, 4326));
    assertThat(reader.crs().orElseThrow().code()).isEqualTo("EPSG:4326");
  }

  @Test
  void saysThatAnUnknownSystemIsUnknown() throws IOException {
    GeoTiffReader reader = open(heights().keys(1024, 0, 1, 1, 3072, 0, 1, 29999));
    assertThat(reader.crs()).isEmpty();
    assertThat(reader.crsFinding().grounds().get(0).english()).contains("29999");
  }

  // Values.

  @Test
  void givesNothingForTheValueThatStandsForNothing() throws IOException {
    assertThat(values(open(heights().text(Tag.GDAL_NODATA, "-9999 ")), 0))
        .containsExactly(1, Double.NaN, 3, 4, 5, 6);
    byte[] floats = new byte[24];
    ByteBuffer.wrap(floats)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(1)
        .putFloat(Float.NaN)
        .putFloat(-3.4028235e38f)
        .putFloat(Float.POSITIVE_INFINITY)
        .putFloat(5)
        .putFloat(6);
    TiffMaker maker = TiffMaker.grid(3, 2, 32, 3, floats);
    double low = -3.4028234663852886e38;
    assertThat(values(open(maker.text(Tag.GDAL_NODATA, "nan")), 0))
        .containsExactly(1, Double.NaN, low, Double.NaN, 5, 6);
    assertThat(values(open(maker.text(Tag.GDAL_NODATA, "-3.4028234663852886e+38")), 0))
        .containsExactly(1, Double.NaN, Double.NaN, Double.NaN, 5, 6);
  }

  @Test
  void appliesTheFactorsOfGdal() throws IOException {
    GeoTiffReader reader =
        open(
            heights()
                .text(Tag.GDAL_NODATA, "-9999")
                .text(
                    Tag.GDAL_METADATA,
                    "<GDALMetadata><Item name=\"OFFSET\" sample=\"0\" role=\"offset\">100</Item>"
                        + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item>"
                        + "</GDALMetadata>"));
    assertThat(reader.info().type()).isEqualTo(SampleType.FLOAT32);
    assertThat(values(reader, 0)).containsExactly(100.5, Double.NaN, 101.5, 102, 102.5, 103);
  }

  @Test
  void clearsColoursOnlyWhereAllPartsAreNothing() throws IOException {
    byte[] cells = {0, 0, 0, 0, 9, 0, 7, 7, 7};
    GeoTiffReader reader =
        open(
            TiffMaker.grid(3, 1, 8, 1, cells)
                .shorts(Tag.PHOTOMETRIC, 2)
                .shorts(Tag.SAMPLES, 3)
                .shorts(Tag.BITS, 8, 8, 8)
                .text(Tag.GDAL_NODATA, "0"));
    assertThat(reader.info().kind()).isEqualTo(RasterKind.COLOR);
    assertThat(values(reader, 0)).containsExactly(Double.NaN, 0, 7);
    assertThat(values(reader, 1)).containsExactly(Double.NaN, 9, 7);
  }

  @Test
  void readsPalettes() throws IOException {
    int[] map = new int[12];
    map[1] = 0xFFFF;
    map[4 + 2] = 0x8080;
    map[8 + 3] = 0x0101;
    GeoTiffReader reader =
        open(
            TiffMaker.grid(4, 1, 2, 1, new byte[] {0b00011011})
                .shorts(Tag.PHOTOMETRIC, 3)
                .shorts(Tag.COLOR_MAP, map));
    assertThat(reader.info().palette())
        .containsExactly(0xFF000000, 0xFFFF0000, 0xFF008000, 0xFF000001);
    assertThat(values(reader, 0)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void doesNotReadWhatIsNoOpacityAsOpacity() throws IOException {
    byte[] cells = {1, 2, 3, 4};
    TiffMaker maker =
        TiffMaker.grid(1, 1, 8, 1, cells)
            .shorts(Tag.PHOTOMETRIC, 2)
            .shorts(Tag.SAMPLES, 4)
            .shorts(Tag.BITS, 8, 8, 8, 8);
    assertThat(open(maker.shorts(Tag.EXTRA_SAMPLES, 0)).info().bands()).isEqualTo(3);
    assertThat(open(maker.shorts(Tag.EXTRA_SAMPLES, 2)).info().bands()).isEqualTo(4);
  }

  @Test
  void readsMasksOfGdal() throws Exception {
    Gdal.assumeThere();
    double[] values = new double[40 * 30 * 4];
    for (int i = 0; i < values.length; i++) {
      boolean mask = i >= 3600;
      values[i] = mask ? (i % 3 == 0 ? 255 : 0) : 1 + i % 200;
    }
    Path raw = Gdal.raw(folder, 40, 30, 4, 1, values);
    Path tif =
        Gdal.translate(
            raw,
            folder.resolve("m.tif"),
            "--config",
            "GDAL_TIFF_INTERNAL_MASK",
            "YES",
            "-b",
            "1",
            "-b",
            "2",
            "-b",
            "3",
            "-mask",
            "4",
            "-co",
            "PHOTOMETRIC=RGB");
    GeoTiffReader reader = GeoTiffReader.open(tif);
    assertThat(reader.info().bands()).isEqualTo(3);
    double[] read = values(reader, 1);
    for (int i = 0; i < read.length; i++) {
      assertThat(Double.compare(read[i], i % 3 == 0 ? values[1200 + i] : Double.NaN)).isZero();
    }
  }

  @Test
  void readsTheMaskBeside() throws IOException {
    Path path = heights().write(folder.resolve("grid.tif"));
    TiffMaker mask = TiffMaker.grid(3, 2, 8, 1, new byte[] {-1, 0, -1, -1, -1, 0});
    mask.write(folder.resolve("grid.tif.msk"));
    assertThat(values(GeoTiffReader.open(path), 0))
        .containsExactly(1, Double.NaN, 3, 4, 5, Double.NaN);
    TiffMaker.grid(2, 3, 8, 1, new byte[6]).write(folder.resolve("grid.tif.msk"));
    assertThatThrownBy(() -> GeoTiffReader.open(path).open()).hasMessageContaining("grid.tif.msk");
  }

  @Test
  void takesNoOverviewForTheGrid() throws Exception {
    Gdal.assumeThere();
    double[] values = ForeignGeoTiffsTest.hills(600, 500, 1, 0, 60000, true);
    Path tif = Gdal.translate(Gdal.raw(folder, 600, 500, 1, 12, values), folder.resolve("o.tif"));
    Gdal.run(List.of("gdaladdo", "-q", tif.toString(), "2", "4"));
    GeoTiffReader reader = GeoTiffReader.open(tif);
    assertThat(reader.info().width()).isEqualTo(600);
    assertThat(reader.remarks()).isEmpty();
    assertThat(values(reader, 0)).isEqualTo(values);
  }

  @Test
  void readsAStripThatIsTooLargeToHoldInAnyOrder() throws IOException {
    int width = 5000;
    int height = 4000;
    byte[] cells = new byte[width * height];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (byte) (i % width * 7 + i / width);
    }
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write(cells);
    }
    TiffMaker maker =
        TiffMaker.grid(width, height, 8, 1, packed.toByteArray()).shorts(Tag.COMPRESSION, 8);
    GeoTiffReader source = open(maker);
    double[] row = new double[width];
    try (RasterReader reader = source.open()) {
      for (int y : new int[] {0, 3999, 17, 18, 19, 2500, 2499}) {
        reader.read(0, 0, y, width, 1, row);
        for (int x = 0; x < width; x++) {
          assertThat(row[x]).isEqualTo(cells[y * width + x] & 0xFF);
        }
      }
      assertThat(reader.bad().listed()).isEmpty();
    }
  }

  // What is refused.

  private void refuses(TiffMaker maker, String... words) {
    assertThatThrownBy(() -> open(maker))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesWhatItCannotRead() {
    refuses(heights().shorts(Tag.COMPRESSION, 50000), "Zstandard", "gdal_translate");
    refuses(heights().shorts(Tag.PHOTOMETRIC, 8), "photometric");
    refuses(heights().shorts(Tag.SAMPLE_FORMAT, 5), "complex");
    refuses(heights().shorts(Tag.BITS, 24), "24 bits");
  }

  @Test
  void refusesSizesThatNoFileHolds() {
    refuses(heights().integers(Tag.WIDTH, Integer.MAX_VALUE).integers(Tag.HEIGHT, 1 << 30), "hold");
    refuses(heights().integers(Tag.WIDTH, -1), "width");
    refuses(heights().integers(Tag.WIDTH, 0), "width");
    refuses(heights().integers(Tag.ROWS_PER_STRIP, 1), "2 blocks");
    refuses(
        heights().integers(Tag.TILE_WIDTH, 1 << 20).integers(Tag.TILE_HEIGHT, 1 << 20), "64 MB");
    refuses(heights().shorts(Tag.SAMPLES, 60000), "tag 277");
  }

  @Test
  void refusesCountsBeyondTheFile() {
    refuses(heights().count(Tag.PIXEL_SCALE, 1 << 30), "33550");
    refuses(heights().count(Tag.TIE_POINTS, 60000), "truncated");
    refuses(heights().text(Tag.GDAL_NODATA, "1234567").count(Tag.GDAL_NODATA, 1 << 28), "42113");
  }

  @Test
  void goesRoundNoRing() throws IOException {
    TiffMaker maker = heights();
    assertThat(open(maker.next(maker.directory())).info().width()).isEqualTo(3);
    assertThat(open(maker.next(1 << 30)).info().width()).isEqualTo(3);
  }

  @Test
  void countsStripsThatAreCutOff() throws IOException {
    GeoTiffReader source = open(heights().integers(Tag.STRIP_OFFSETS, 1 << 20));
    double[] row = new double[3];
    try (RasterReader reader = source.open()) {
      reader.read(0, 0, 0, 3, 1, row);
      assertThat(row).containsOnly(Double.NaN);
      assertThat(reader.bad().counts()).containsEntry("damaged-block", 1L);
      assertThat(reader.blocks()).isEqualTo(1);
    }
  }

  @Test
  void isFoundByItsEnding() throws IOException {
    Path path = heights().write(folder.resolve("A.TIFF"));
    assertThat(Formats.open(path).rasters()).hasSize(1);
    Files.writeString(folder.resolve("text.tif"), "not a picture");
    assertThatThrownBy(() -> Formats.open(folder.resolve("text.tif")))
        .hasMessageContaining("II or MM");
    Files.write(folder.resolve("empty.tif"), new byte[0]);
    assertThatThrownBy(() -> Formats.open(folder.resolve("empty.tif")))
        .hasMessageContaining("II or MM");
  }
}
