package org.tutai.geo.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.layer.ListSource;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.SampleType;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;

class HitTestTest {

  private static final String POINT_OF_40_PIXELS =
      """
      <UserStyle><FeatureTypeStyle><Rule><PointSymbolizer><Graphic>
        <Mark><WellKnownName>circle</WellKnownName></Mark><Size>40</Size>
      </Graphic></PointSymbolizer></Rule></FeatureTypeStyle></UserStyle>
      """;

  @TempDir Path folder;

  private StyledLayer layer(String crs, String sld, String... wkts)
      throws IOException, ParseException {
    var features = new ArrayList<Feature>();
    for (String wkt : wkts) {
      features.add(new Feature(features.size(), new WKTReader().read(wkt), List.of()));
    }
    var source = new ListSource("x", new Schema(GeometryKind.MIXED, List.of()), crs, features);
    Path file = folder.resolve("x.layer");
    new LayerCompiler().compile(source, file, (done, total) -> {});
    Style style =
        sld.isEmpty() ? new Style("", "", List.of()) : SldReader.read(sld).defaultStyle().get();
    return new StyledLayer(CompiledLayer.open(file), style, "0");
  }

  /** One degree is ten pixels; the middle of the picture is (121, 25). */
  private static final MapView VIEW =
      new MapView(CrsRegistry.CRS84, new Bounds(116, 20, 126, 30), 100, 100);

  private static void check(StyledLayer layer, double lon, double lat, Integer... ordinals) {
    double x = (lon - 116) * 10;
    double y = (30 - lat) * 10;
    assertThat(HitTest.at(layer, VIEW, x, y, 100).stream().map(f -> (int) f.ordinal()))
        .as(lon + " " + lat)
        .containsExactly(ordinals);
  }

  @Test
  void anAreaIsHitInsideAndOnItsEdgeButNotInItsHole() throws Exception {
    StyledLayer layer =
        layer(
            "EPSG:4326",
            "",
            "POLYGON ((120 24, 122 24, 122 26, 120 26, 120 24),"
                + " (120.5 24.5, 121.5 24.5, 121.5 25.5, 120.5 25.5, 120.5 24.5))");
    check(layer, 120.25, 25, 0);
    check(layer, 120, 25, 0);
    check(layer, 121, 25);
    check(layer, 119.9, 25);
  }

  @Test
  void whatIsPaintedLastComesFirst() throws Exception {
    StyledLayer layer =
        layer(
            "EPSG:4326",
            "",
            "POLYGON ((120 24, 122 24, 122 26, 120 26, 120 24))",
            "POLYGON ((120 24, 121.5 24, 121.5 26, 120 26, 120 24))",
            "POINT (121 25)");
    check(layer, 121, 25, 2, 1, 0);
    check(layer, 121.8, 25.8, 0);
    assertThat(HitTest.at(layer, VIEW, 50, 50, 2)).hasSize(2);
  }

  @Test
  void pointsAndLinesAreHitWithinFourPixels() throws Exception {
    StyledLayer layer =
        layer("EPSG:4326", "", "POINT (118 22)", "LINESTRING (120 24, 122 24, 122 26)");
    check(layer, 118.39, 22, 0);
    check(layer, 118.41, 22);
    check(layer, 121, 23.61, 1);
    check(layer, 121, 23.59);
    check(layer, 122.28, 23.72, 1);
  }

  @Test
  void aLargeSymbolIsHitAsFarAsItReaches() throws Exception {
    StyledLayer layer = layer("EPSG:4326", POINT_OF_40_PIXELS, "POINT (121 25)");
    check(layer, 122.9, 25, 0);
    check(layer, 123.3, 25);
  }

  @Test
  void otherSystemsAndTurnsOfTheEarthAreFollowed() throws Exception {
    StyledLayer layer =
        layer(
            "EPSG:3826",
            "",
            "POLYGON ((300000 2760000, 310000 2760000, 310000 2770000, 300000 2770000,"
                + " 300000 2760000))");
    check(layer, 121.54, 25, 0);
    check(layer, 121.7, 25);
    var turned = new MapView(CrsRegistry.CRS84, new Bounds(476, 20, 486, 30), 100, 100);
    assertThat(HitTest.at(layer, turned, 55.4, 50, 1)).hasSize(1);
  }

  @Test
  void nothingIsThereOutsideWhatASystemIsDefinedFor() throws Exception {
    StyledLayer layer = layer("EPSG:4326", "", "POINT (121 25)");
    var far = new MapView(CrsRegistry.TWD97_TM2_121, new Bounds(9e8, 9e8, 9.1e8, 9.1e8), 10, 10);
    assertThat(HitTest.at(layer, far, 5, 5, 1)).isEmpty();
  }

  @Test
  void ofAGridTheCellUnderThePlaceIsFoundWithItsExactValues() {
    MemoryRaster grid =
        MemoryRaster.of(
            RasterKind.COLOR,
            SampleType.UINT8,
            3,
            CrsRegistry.CRS84,
            GridGeometry.northUp(120, 26, 0.5, 0.5),
            4,
            4,
            2,
            List.of(),
            (band, c, r) -> c == 3 ? Double.NaN : band == 1 && c == 0 ? Double.NaN : 10 * c + r);
    var layer = new StyledLayer(grid.layer(), new Style("", "", List.of()), "0");
    assertThat(grid.layer().info().schema().fields())
        .extracting(Field::name)
        .containsExactly("band_1", "band_2", "band_3");
    Feature cell = HitTest.at(layer, VIEW, 10 * (121.2 - 116), 10 * (30 - 25.7), 5).get(0);
    assertThat(cell.ordinal()).isEqualTo(2);
    assertThat(cell.values()).containsExactly(20L, 20L, 20L);
    assertThat(cell.geometry()).isNull();
    Feature first = HitTest.at(layer, VIEW, 10 * (120.1 - 116), 10 * (30 - 25.1), 5).get(0);
    assertThat(first.values()).containsExactly(1L, null, 1L);
    // Cells without any value and places outside are nothing.
    assertThat(HitTest.at(layer, VIEW, 10 * (121.7 - 116), 43, 5)).isEmpty();
    assertThat(HitTest.at(layer, VIEW, 10 * (119.9 - 116), 43, 5)).isEmpty();
    assertThat(HitTest.at(layer, VIEW, -4000, 43, 5)).isEmpty();
  }

  @Test
  void realValuesAreAsShortAsTheyWereWritten() {
    MemoryRaster grid =
        MemoryRaster.quantities(
            CrsRegistry.CRS84,
            GridGeometry.northUp(120, 26, 0.5, 0.5),
            4,
            4,
            1,
            (band, c, r) -> 123.4);
    var layer = new StyledLayer(grid.layer(), new Style("", "", List.of()), "0");
    assertThat(HitTest.at(layer, VIEW, 50, 50, 1).get(0).values()).containsExactly(123.4);
  }
}
