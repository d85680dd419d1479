package org.tutai.geo.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.SampleType;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;

class RasterPainterTest {

  private static final Crs TM2 = CrsRegistry.TWD97_TM2_121;
  private static final Crs MERCATOR = CrsRegistry.WEB_MERCATOR;

  /** 200 x 160 cells of 20 m in Taipei, with a hole of 10 x 10 and hills. */
  private static final MemoryRaster HILLS = hills(1);

  private static MemoryRaster hills(int levels) {
    return MemoryRaster.quantities(
        TM2,
        GridGeometry.northUp(300_000, 2_775_000, 20, 20),
        200,
        160,
        levels,
        (band, c, r) ->
            c >= 50 && c < 60 && r >= 70 && r < 80
                ? Double.NaN
                : 400 + 150 * Math.sin(c / 9.0) * Math.cos(r / 13.0) + c);
  }

  static Style style(String inside) throws IOException {
    return SldReader.read(
            "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'>"
                + "<NamedLayer><Name>t</Name><UserStyle><FeatureTypeStyle><Rule><RasterSymbolizer>"
                + inside
                + "</RasterSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer>"
                + "</StyledLayerDescriptor>")
        .styles()
        .get(0)
        .style();
  }

  private static final String GREYS =
      "<ColorMap><ColorMapEntry color='#000000' quantity='0'/>"
          + "<ColorMapEntry color='#ffffff' quantity='1000'/></ColorMap>";

  private static String resampling(String word) {
    return "<VendorOption name='resampling'>" + word + "</VendorOption>";
  }

  static Picture draw(MemoryRaster grid, String style, MapView view) {
    try {
      var layer = new StyledLayer(grid.layer(), style(style), "s");
      return new MapRenderer()
          .render(new PublishedMap(List.of(layer)), view, RenderBudget.ofMillis(60_000));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static int pixel(Picture picture, int x, int y) {
    return picture.pixels()[y * picture.width() + x];
  }

  private static MapView onCells(int left, int top, int width, int height) {
    double west = 300_000 + 20.0 * left;
    double north = 2_775_000 - 20.0 * top;
    Bounds bounds = new Bounds(west, north - 20 * height, west + 20 * width, north);
    return new MapView(TM2, bounds, width, height);
  }

  @ParameterizedTest
  @CsvSource({"nearest", "bilinear", "cubic"})
  void aViewOfCellForPixelShowsEachValueAsItIs(String resampling) {
    Picture picture = draw(HILLS, GREYS + resampling(resampling), onCells(-3, -3, 210, 170));
    for (int y = 0; y < 170; y++) {
      for (int x = 0; x < 210; x++) {
        int c = x - 3;
        int r = y - 3;
        boolean inside = c >= 0 && c < 200 && r >= 0 && r < 160;
        double value = inside ? HILLS.value(0, c, r) : Double.NaN;
        if (Double.isNaN(value)) {
          assertThat(pixel(picture, x, y)).as("%s %s", c, r).isZero();
        } else {
          int level = (int) Math.round(255 * value / 1000);
          assertThat(pixel(picture, x, y) >>> 24).as("%s %s", c, r).isEqualTo(255);
          assertThat(pixel(picture, x, y) & 255).as("%s %s", c, r).isCloseTo(level, within(1));
        }
      }
    }
  }

  private static org.assertj.core.data.Offset<Integer> within(int value) {
    return org.assertj.core.data.Offset.offset(value);
  }

  @ParameterizedTest
  @CsvSource({
    "nearest, EPSG:3857, 7.5",
    "bilinear, EPSG:3857, 7.5",
    "cubic, EPSG:3857, 7.5",
    "bilinear, EPSG:4326, 0.00007",
    "cubic, EPSG:4326, 0.00031",
    "cubic, EPSG:3825, 13",
    "cubic, EPSG:32651, 4",
    "nearest, EPSG:3826, 3.3",
  })
  void resamplesAsANaiveReferenceDoes(String resampling, String crs, double perPixel) {
    Crs viewCrs = CrsRegistry.byCode(crs).orElseThrow();
    double[] middle = {301_000, 2_773_600};
    Transforms.between(TM2, viewCrs).transform(middle, 0, middle, 0, 1);
    int width = 150;
    int height = 130;
    var bounds =
        new Bounds(
            middle[0] - width / 2.0 * perPixel,
            middle[1] - height / 2.0 * perPixel,
            middle[0] + width / 2.0 * perPixel,
            middle[1] + height / 2.0 * perPixel);
    Picture picture =
        draw(HILLS, GREYS + resampling(resampling), new MapView(viewCrs, bounds, width, height));
    int compared = 0;
    int differing = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] place = {
          bounds.minX() + (x + 0.5) * perPixel, bounds.maxY() - (y + 0.5) * perPixel
        };
        Transforms.between(viewCrs, TM2).transform(place, 0, place, 0, 1);
        double column = HILLS.info().geometry().column(place[0], place[1]);
        double row = HILLS.info().geometry().row(place[0], place[1]);
        if (nearAnEdge(column) || nearAnEdge(row)) {
          continue;
        }
        compared++;
        double value = NaiveSampler.sample(HILLS, resampling, column, row);
        int got = pixel(picture, x, y);
        if (Double.isNaN(value)) {
          assertThat(got).as("%s %s", x, y).isZero();
        } else if (got >>> 24 != 255 || Math.abs((got & 255) - 255 * value / 1000) > 1.2) {
          differing++;
        }
      }
    }
    assertThat(compared).isGreaterThan(width * height / 2);
    assertThat(differing).isZero();
  }

  /** Where 1/10 pixel decides between two cells, no answer is wrong. */
  private static boolean nearAnEdge(double position) {
    return Math.abs(position - Math.rint(position)) < 0.1;
  }

  private static final String SHADED =
      GREYS
          + "<ShadedRelief><ReliefFactor>2</ReliefFactor></ShadedRelief>"
          + "<Opacity>0.9</Opacity>";

  @ParameterizedTest
  @CsvSource({
    "EPSG:3857, 4.7",
    "EPSG:3857, 31.3",
    "EPSG:3826, 10",
    "EPSG:4326, 0.0001",
    "EPSG:3825, 13.7"
  })
  void aWindowOfAViewGivesThatPartOfItsPixels(String crs, double perPixel) {
    Crs viewCrs = CrsRegistry.byCode(crs).orElseThrow();
    double[] corner = {299_500, 2_775_600};
    Transforms.between(TM2, viewCrs).transform(corner, 0, corner, 0, 1);
    MemoryRaster grid = hills(4);
    Picture whole = draw(grid, SHADED, window(viewCrs, corner, perPixel, 0, 0, 400, 330));
    for (int[] w : new int[][] {{0, 0, 97, 33}, {61, 5, 130, 270}, {163, 189, 237, 141}}) {
      Picture part = draw(grid, SHADED, window(viewCrs, corner, perPixel, w[0], w[1], w[2], w[3]));
      for (int y = 0; y < w[3]; y++) {
        int from = (w[1] + y) * 400 + w[0];
        assertThat(Arrays.copyOfRange(part.pixels(), y * w[2], (y + 1) * w[2]))
            .as("window %s line %s", Arrays.toString(w), y)
            .isEqualTo(Arrays.copyOfRange(whole.pixels(), from, from + w[2]));
      }
    }
  }

  private static MapView window(
      Crs crs, double[] corner, double perPixel, int x, int y, int width, int height) {
    double west = corner[0] + x * perPixel;
    double north = corner[1] - y * perPixel;
    return new MapView(
        crs,
        new Bounds(west, north - height * perPixel, west + width * perPixel, north),
        width,
        height);
  }

  @Test
  void tilesJoinToThePictureOfTheWhole() {
    double half = 20037508.342789244;
    double side = 2 * half / (1 << 14);
    double[] place = {300_500, 2_774_500};
    Transforms.between(TM2, MERCATOR).transform(place, 0, place, 0, 1);
    int column = (int) ((place[0] + half) / side);
    int row = (int) ((half - place[1]) / side);
    MemoryRaster grid = hills(4);
    Picture whole =
        draw(grid, SHADED, new MapView(MERCATOR, tiles(column, row, 3, side), 768, 768));
    assertThat(Arrays.stream(whole.pixels()).filter(p -> p != 0).count()).isGreaterThan(50_000);
    for (int i = 0; i < 9; i++) {
      Bounds bounds = tiles(column + i % 3, row + i / 3, 1, side);
      Picture tile = draw(grid, SHADED, new MapView(MERCATOR, bounds, 256, 256));
      for (int y = 0; y < 256; y++) {
        int from = (i / 3 * 256 + y) * 768 + i % 3 * 256;
        assertThat(Arrays.copyOfRange(tile.pixels(), y * 256, y * 256 + 256))
            .as("tile %s line %s", i, y)
            .isEqualTo(Arrays.copyOfRange(whole.pixels(), from, from + 256));
      }
    }
  }

  private static Bounds tiles(int column, int row, int count, double side) {
    double half = 20037508.342789244;
    return new Bounds(
        -half + column * side,
        half - (row + count) * side,
        -half + (column + count) * side,
        half - row * side);
  }

  @Test
  void picturesArePaintedAsTheyCome() {
    MemoryRaster colours =
        MemoryRaster.of(
            RasterKind.COLOR,
            SampleType.UINT8,
            4,
            TM2,
            GridGeometry.northUp(300_000, 2_775_000, 20, 20),
            8,
            8,
            1,
            List.of(),
            (band, c, r) -> band == 3 ? (r < 4 ? 255 : 0) : 20 * band + c + 10 * r);
    Picture picture = draw(colours, "", onCells(0, 0, 8, 8));
    assertThat(pixel(picture, 3, 2)).isEqualTo(0xff000000 | 23 << 16 | 43 << 8 | 63);
    assertThat(pixel(picture, 3, 5)).isZero();
    Picture swapped =
        draw(
            colours,
            "<ChannelSelection><RedChannel><SourceChannelName>3</SourceChannelName></RedChannel>"
                + "<GreenChannel><SourceChannelName>2</SourceChannelName></GreenChannel>"
                + "<BlueChannel><SourceChannelName>1</SourceChannelName></BlueChannel>"
                + "</ChannelSelection>",
            onCells(0, 0, 8, 8));
    assertThat(pixel(swapped, 3, 2)).isEqualTo(0xff000000 | 63 << 16 | 43 << 8 | 23);
  }

  @Test
  void categoriesAreNeverMixed() {
    List<Integer> palette = List.of(0xff102030, 0xff405060, 0x80ff0000, 0xff708090);
    MemoryRaster grid =
        MemoryRaster.of(
            RasterKind.PALETTE,
            SampleType.UINT8,
            1,
            TM2,
            GridGeometry.northUp(300_000, 2_775_000, 20, 20),
            40,
            40,
            1,
            palette,
            (band, c, r) -> (c / 3 + r / 5) % 5);
    Picture picture =
        draw(
            grid,
            resampling("cubic"),
            window(TM2, new double[] {300_000, 2_775_000}, 3, 0, 0, 200, 200));
    int[] colours = Arrays.stream(picture.pixels()).distinct().sorted().toArray();
    assertThat(colours)
        .containsExactlyInAnyOrder(0, 0xff102030, 0xff405060, 0x80800000, 0xff708090);
  }

  @Test
  void mappedValuesAreTakenFromTheFinestCellsAtAnyScale() {
    MemoryRaster grid =
        MemoryRaster.quantities(
            TM2,
            GridGeometry.northUp(300_000, 2_775_000, 20, 20),
            256,
            256,
            5,
            (band, c, r) -> (c + r) % 2 == 0 ? 10 : 30);
    String map =
        "<ColorMap type='values'><ColorMapEntry color='#ff0000' quantity='10'/>"
            + "<ColorMapEntry color='#00ff00' quantity='20'/>"
            + "<ColorMapEntry color='#0000ff' quantity='30'/></ColorMap>";
    Picture picture =
        draw(grid, map, window(TM2, new double[] {300_000, 2_775_000}, 130, 0, 0, 30, 30));
    int[] colours = Arrays.stream(picture.pixels()).distinct().sorted().toArray();
    assertThat(colours).containsExactlyInAnyOrder(0xffff0000, 0xff0000ff);
  }

  @Test
  void turnedGridsLieWhereTheirCornersSay() {
    // Columns run north and rows run east.
    MemoryRaster grid =
        MemoryRaster.quantities(
            TM2,
            new GridGeometry(300_000, 2_775_000, 0, 20, 20, 0),
            6,
            4,
            1,
            (band, c, r) -> 100 * c + 10 * r);
    Picture picture =
        draw(
            grid,
            GREYS + resampling("nearest"),
            window(TM2, new double[] {300_000, 2_775_120}, 20, 0, 0, 5, 7));
    assertThat(pixel(picture, 0, 5)).isEqualTo(0xff000000);
    assertThat(pixel(picture, 3, 5) & 255).isEqualTo((int) Math.round(255 * 0.03));
    assertThat(pixel(picture, 0, 0) & 255).isEqualTo((int) Math.round(255 * 0.5));
    assertThat(pixel(picture, 4, 0)).isZero();
    assertThat(pixel(picture, 0, 6)).isZero();
  }

  @Test
  void longitudesOfAnotherTurnAreTheSamePlaces() {
    MemoryRaster pacific =
        MemoryRaster.quantities(
            CrsRegistry.CRS84,
            GridGeometry.northUp(100, 40, 1, 1),
            160,
            80,
            1,
            (band, c, r) -> 5 * c);
    Picture west =
        draw(
            pacific,
            GREYS,
            new MapView(CrsRegistry.CRS84, new Bounds(-170, -10, -150, 10), 20, 20));
    assertThat(pixel(west, 5, 5) & 255).isCloseTo((int) Math.round(255 * 0.475), within(1));
  }

  @Test
  void aWorldInTransverseMercatorFoldsNothingOver() {
    MemoryRaster grid = hills(8);
    Picture world =
        draw(grid, GREYS, new MapView(CrsRegistry.CRS84, Bounds.WORLD_LON_LAT, 7200, 3600));
    long painted = Arrays.stream(world.pixels()).filter(p -> p != 0).count();
    assertThat(painted).isBetween(0L, 4L);
    int x = (int) ((121.51 + 180) * 20);
    int y = (int) ((90 - 25.07) * 20);
    assertThat(pixel(world, x, y) >>> 24).isEqualTo(255);
  }

  @Test
  void givesUpWhenTheBudgetIsUsedUp() throws IOException {
    var map = new PublishedMap(List.of(new StyledLayer(HILLS.layer(), style(GREYS), "s")));
    MapView view = onCells(0, 0, 200, 160);
    var budget = new RenderBudget(System.nanoTime() + 60_000_000_000L, 2_000);
    assertThatThrownBy(() -> new MapRenderer().render(map, view, budget))
        .isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void countsTheCellsAFarViewHasToRead() throws IOException {
    MemoryRaster grid =
        MemoryRaster.quantities(
            TM2,
            GridGeometry.northUp(300_000, 2_775_000, 20, 20),
            1024,
            1024,
            1,
            (band, c, r) -> 10);
    var map = new PublishedMap(List.of(new StyledLayer(grid.layer(), style(GREYS), "s")));
    double[] corner = {300_000, 2_775_000};
    var renderer = new MapRenderer();
    renderer.render(map, window(TM2, corner, 20, 0, 0, 64, 64), budget(10_000));
    assertThatThrownBy(
            () -> renderer.render(map, window(TM2, corner, 320, 0, 0, 64, 64), budget(10_000)))
        .isInstanceOf(BudgetExceededException.class);
  }

  private static RenderBudget budget(long vertices) {
    return new RenderBudget(System.nanoTime() + 60_000_000_000L, vertices);
  }
}
