package org.tutai.geo.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.layer.ListSource;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.Legend;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;

class MapRendererTest {

  private static final String LAND =
      "<PolygonSymbolizer><Fill><CssParameter name='fill'>#f6f4ee</CssParameter></Fill>"
          + "<Stroke><CssParameter name='stroke'>#403020</CssParameter>"
          + "<CssParameter name='stroke-width'>2</CssParameter></Stroke></PolygonSymbolizer>";
  private static final String LABEL =
      "<TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label>"
          + "<Font><CssParameter name='font-size'>16</CssParameter></Font>"
          + "<LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX>"
          + "<AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement>"
          + "<Fill><CssParameter name='fill'>#202020</CssParameter></Fill></TextSymbolizer>";
  private static final String DOT =
      "<PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter"
          + " name='fill'>#336699</CssParameter></Fill></Mark><Size>5</Size></Graphic></PointSymbolizer>";

  private static final double Z8 = 2 * 20037508.342789244 / 256;

  @TempDir Path folder;

  private final MapRenderer renderer = new MapRenderer();

  private static Style style(String symbolizers) throws IOException {
    return SldReader.read(
            "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'"
                + " xmlns:ogc='http://www.opengis.net/ogc'>"
                + "<NamedLayer><Name>t</Name><UserStyle><Name>default</Name><FeatureTypeStyle><Rule>"
                + symbolizers
                + "</Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>")
        .styles()
        .get(0)
        .style();
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private StyledLayer layer(String crs, GeometryKind kind, String symbolizers, String... wkts)
      throws IOException {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < wkts.length; i++) {
      features.add(new Feature(i, wkt(wkts[i]), Arrays.asList("臺灣省第" + i + "區")));
    }
    Schema schema = new Schema(kind, List.of(Field.of("name", FieldType.TEXT)));
    Path target = folder.resolve("l" + Arrays.hashCode(wkts) + symbolizers.hashCode());
    new LayerCompiler()
        .compile(new ListSource("t", schema, crs, features), target, LayerCompiler.Progress.NONE);
    return new StyledLayer(CompiledLayer.open(target), style(symbolizers), symbolizers);
  }

  private Picture draw(PublishedMap map, Crs crs, Bounds bounds, int width, int height) {
    return renderer.render(
        map, new MapView(crs, bounds, width, height), RenderBudget.ofMillis(60_000));
  }

  private static Bounds tile(int column, int row) {
    double half = 20037508.342789244;
    return new Bounds(
        -half + column * Z8, half - (row + 1) * Z8, -half + (column + 1) * Z8, half - row * Z8);
  }

  private static String wobbly(double lon, double lat, double radius, int n, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("POLYGON((");
    String first = "";
    for (int i = 0; i < n; i++) {
      double r = radius * (0.7 + 0.3 * random.nextDouble());
      String point =
          "%.6f %.6f"
              .formatted(
                  lon + r * Math.cos(2 * Math.PI * i / n), lat + r * Math.sin(2 * Math.PI * i / n));
      first = i == 0 ? point : first;
      text.append(point).append(", ");
    }
    return text.append(first).append("))").toString();
  }

  private String[] islands() {
    String[] islands = new String[60];
    Random random = new Random(9);
    for (int i = 0; i < islands.length; i++) {
      islands[i] =
          wobbly(119 + 4 * random.nextDouble(), 21.5 + 4 * random.nextDouble(), 0.4, 90, i);
    }
    return islands;
  }

  @Test
  void tilesJoinToThePictureOfTheWhole() throws IOException {
    PublishedMap map =
        new PublishedMap(List.of(layer("CRS:84", GeometryKind.POLYGON, LAND + LABEL, islands())));
    Bounds whole = tile(213, 110).union(tile(215, 111));
    Picture large = draw(map, CrsRegistry.WEB_MERCATOR, whole, 768, 512);
    for (int column = 0; column < 3; column++) {
      for (int row = 0; row < 2; row++) {
        Picture small =
            draw(map, CrsRegistry.WEB_MERCATOR, tile(213 + column, 110 + row), 256, 256);
        for (int y = 0; y < 256; y++) {
          int from = (row * 256 + y) * 768 + column * 256;
          assertThat(Arrays.copyOfRange(small.pixels(), y * 256, y * 256 + 256))
              .as("column %s row %s line %s", column, row, y)
              .isEqualTo(Arrays.copyOfRange(large.pixels(), from, from + 256));
        }
      }
    }
  }

  @Test
  void tilesOfThinnedPointsJoinToo() throws IOException {
    Random random = new Random(4);
    String[] points = new String[30_000];
    for (int i = 0; i < points.length; i++) {
      points[i] =
          "POINT(%.6f %.6f)".formatted(119 + 4 * random.nextDouble(), 22 + 3 * random.nextDouble());
    }
    PublishedMap map = new PublishedMap(List.of(layer("CRS:84", GeometryKind.POINT, DOT, points)));
    Picture large =
        draw(map, CrsRegistry.WEB_MERCATOR, tile(213, 110).union(tile(214, 110)), 512, 256);
    Picture right = draw(map, CrsRegistry.WEB_MERCATOR, tile(214, 110), 256, 256);
    for (int y = 0; y < 256; y++) {
      assertThat(Arrays.copyOfRange(right.pixels(), y * 256, y * 256 + 256))
          .isEqualTo(Arrays.copyOfRange(large.pixels(), y * 512 + 256, y * 512 + 512));
    }
  }

  @Test
  void theLastPointInPaintingOrderIsOnTop() throws IOException {
    String twoRules =
        DOT.replace("#336699", "#ff0000")
            + "</Rule><Rule><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>name</ogc:PropertyName>"
            + "<ogc:Literal>臺灣省第0區</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>"
            + DOT.replace("#336699", "#00ff00");
    PublishedMap map =
        new PublishedMap(
            List.of(
                layer("CRS:84", GeometryKind.POINT, twoRules, "POINT(121 24)", "POINT(121 24)")));
    Picture picture = draw(map, CrsRegistry.CRS84, new Bounds(120.9, 23.9, 121.1, 24.1), 101, 101);
    assertThat(picture.pixels()[50 * 101 + 50]).isEqualTo(0xFFFF0000);
  }

  @Test
  void theWorldInTaiwansProjectionShowsTaiwanAndNothingFolded() throws IOException {
    String[] world = {
      "POLYGON((-180 -90, 180 -90, 180 -60, -180 -60, -180 -90))",
      "POLYGON((-80 -50, -40 -50, -40 10, -80 10, -80 -50))",
      "POLYGON((100 20, 122 20, 122 50, 100 50, 100 20))"
    };
    PublishedMap map =
        new PublishedMap(List.of(layer("CRS:84", GeometryKind.POLYGON, LAND, world)));
    Bounds taiwan = new Bounds(-200_000, 2_400_000, 600_000, 3_000_000);
    Picture picture = draw(map, CrsRegistry.TWD97_TM2_121, taiwan, 400, 300);
    double[] lonLat = {121, 23};
    CrsRegistry.TWD97_TM2_121.fromLonLat().transform(lonLat, 0, lonLat, 0, 1);
    int x = (int) ((lonLat[0] - taiwan.minX()) / 2000);
    int y = (int) ((taiwan.maxY() - lonLat[1]) / 2000);
    assertThat(picture.pixels()[y * 400 + x]).isEqualTo(0xFFF6F4EE);
    assertThat(picture.pixels()[y * 400 + 395]).isZero();
  }

  @Test
  void noLineRunsWhereAShapeIsCutAtTheEndOfAProjection() throws IOException {
    PublishedMap map =
        new PublishedMap(
            List.of(
                layer(
                    "CRS:84",
                    GeometryKind.POLYGON,
                    LAND,
                    "POLYGON((20 -40, 179 -40, 179 60, 20 60, 20 -40))")));
    Bounds half = new Bounds(-6_000_000, -2_000_000, 6_500_000, 5_000_000);
    Picture picture = draw(map, CrsRegistry.TWD97_TM2_121, half, 500, 280);
    assertThat(Arrays.stream(picture.pixels()).filter(pixel -> pixel == 0xFFF6F4EE).count())
        .isGreaterThan(20_000);
    assertThat(Arrays.stream(picture.pixels()).filter(pixel -> pixel == 0xFF403020).count())
        .isZero();
  }

  @Test
  void aLabelAcrossATileEdgeIsWholeAndTheSameInBoth() throws IOException {
    double edge = tile(214, 110).minX();
    double lon = edge / 20037508.342789244 * 180;
    PublishedMap map =
        new PublishedMap(
            List.of(layer("CRS:84", GeometryKind.POLYGON, LABEL, wobbly(lon, 24.2, 0.2, 40, 1))));
    Picture left = draw(map, CrsRegistry.WEB_MERCATOR, tile(213, 110), 256, 256);
    Picture right = draw(map, CrsRegistry.WEB_MERCATOR, tile(214, 110), 256, 256);
    assertThat(inkedColumns(left, 200, 256)).isGreaterThan(20);
    assertThat(inkedColumns(right, 0, 56)).isGreaterThan(20);
  }

  private static long inkedColumns(Picture picture, int from, int to) {
    long inked = 0;
    for (int x = from; x < to; x++) {
      for (int y = 0; y < picture.height(); y++) {
        if (picture.pixels()[y * picture.width() + x] != 0) {
          inked++;
          break;
        }
      }
    }
    return inked;
  }

  @Test
  void aFingerprintTellsStylesAndViewsAndContentApart() throws IOException {
    StyledLayer land = layer("CRS:84", GeometryKind.POLYGON, LAND, islands());
    MapView here = new MapView(CrsRegistry.WEB_MERCATOR, tile(214, 110), 256, 256);
    MapView there = new MapView(CrsRegistry.WEB_MERCATOR, tile(213, 110), 256, 256);
    String print = renderer.fingerprint(new PublishedMap(List.of(land)), here);
    assertThat(print)
        .hasSize(32)
        .isEqualTo(new MapRenderer().fingerprint(new PublishedMap(List.of(land)), here));
    assertThat(renderer.fingerprint(new PublishedMap(List.of(land)), there)).isNotEqualTo(print);
    StyledLayer other = new StyledLayer(land.layer(), land.style(), "another");
    assertThat(renderer.fingerprint(new PublishedMap(List.of(other)), here)).isNotEqualTo(print);
  }

  @Test
  void givesUpWhenTheBudgetIsSpentAndIsGoodForTheNextPicture() throws IOException {
    PublishedMap map =
        new PublishedMap(List.of(layer("CRS:84", GeometryKind.POLYGON, LAND, islands())));
    MapView view = new MapView(CrsRegistry.CRS84, new Bounds(118, 20, 124, 26), 256, 256);
    assertThatThrownBy(() -> renderer.render(map, view, new RenderBudget(Long.MAX_VALUE, 10)))
        .isInstanceOf(BudgetExceededException.class)
        .hasMessageContaining("smaller area");
    Picture after = renderer.render(map, view, RenderBudget.ofMillis(60_000));
    assertThat(after.pixels())
        .isEqualTo(new MapRenderer().render(map, view, RenderBudget.ofMillis(60_000)).pixels());
  }

  @Test
  void aFinerPictureHasLinesOfMorePixelsAtTheSameScale() throws IOException {
    String line =
        "<LineSymbolizer><Stroke><CssParameter name='stroke'>#000000</CssParameter>"
            + "<CssParameter name='stroke-width'>4</CssParameter></Stroke></LineSymbolizer>";
    PublishedMap map =
        new PublishedMap(
            List.of(layer("CRS:84", GeometryKind.LINE, line, "LINESTRING (120 23, 122 23)")));
    Bounds bounds = new Bounds(120.5, 22.5, 121.5, 23.5);
    MapView plain = new MapView(CrsRegistry.CRS84, bounds, 100, 100);
    MapView fine = new MapView(CrsRegistry.CRS84, bounds, 200, 200, 2);
    assertThat(fine.scaleDenominator()).isEqualTo(plain.scaleDenominator());
    assertThat(inked(renderer.render(map, plain, RenderBudget.ofMillis(60_000)))).isEqualTo(400);
    assertThat(inked(renderer.render(map, fine, RenderBudget.ofMillis(60_000)))).isEqualTo(1_600);
    assertThat(renderer.fingerprint(map, fine)).isNotEqualTo(renderer.fingerprint(map, plain));
  }

  private static long inked(Picture picture) {
    return Arrays.stream(picture.pixels()).filter(pixel -> pixel == 0xFF000000).count();
  }

  @Test
  void refusesAnAbsurdPixelRatio() {
    Bounds bounds = new Bounds(120, 22, 122, 24);
    assertThatThrownBy(() -> new MapView(CrsRegistry.CRS84, bounds, 10, 10, Double.NaN))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new MapView(CrsRegistry.CRS84, bounds, 10, 10, 17))
        .hasMessageContaining("17");
  }

  @Test
  void aLegendShowsTheColoursOfTheMap() throws IOException {
    Style style = style("<Title>陸地</Title>" + LAND);
    Picture legend = new LegendRenderer().draw(Legend.of(style), GeometryKind.POLYGON, 24, 16);
    assertThat(legend.width()).isGreaterThan(24 + 20);
    assertThat(Arrays.stream(legend.pixels()).anyMatch(pixel -> pixel == 0xFFF6F4EE)).isTrue();
    Picture swatch =
        new LegendRenderer()
            .swatch(Legend.of(style).entries().get(0), GeometryKind.POLYGON, 20, 20);
    assertThat(swatch.pixels()[10 * 20 + 10]).isEqualTo(0xFFF6F4EE);
    assertThat(swatch.pixels()[0] >>> 24).isLessThan(128);
  }
}
