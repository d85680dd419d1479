package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

class TouchingTest {

  @TempDir Path folder;

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private CompiledLayer layer(String crs, String... shapes) throws IOException {
    var features = new ArrayList<Feature>();
    for (int i = 0; i < shapes.length; i++) {
      Geometry shape = shapes[i].isEmpty() ? null : wkt(shapes[i]);
      features.add(new Feature(10L + 2 * i, shape, List.of("n" + i)));
    }
    var schema = new Schema(GeometryKind.MIXED, List.of(Field.of("name", FieldType.TEXT)));
    Path file = folder.resolve("layer-" + features.hashCode() + ".tlayer");
    new LayerCompiler()
        .compile(new ListSource("t", schema, crs, features), file, LayerCompiler.Progress.NONE);
    return CompiledLayer.open(file);
  }

  private static long[] touching(LayerView layer, String area) {
    return Touching.ordinals(layer, wkt(area), Touching.Progress.NONE);
  }

  @Test
  void decidesOnTheShapeAndNotOnItsBounds() throws IOException {
    try (var layer =
        layer("CRS:84", "LINESTRING(121 24, 122 25)", "POINT(121.9 24.1)", "", "POINT(50 50)")) {
      String corner = "POLYGON((121.8 24, 122 24, 122 24.2, 121.8 24.2, 121.8 24))";
      assertThat(touching(layer, corner)).containsExactly(12);
      String middle = "POLYGON((121.4 24.4, 121.6 24.4, 121.6 24.6, 121.4 24.6, 121.4 24.4))";
      assertThat(touching(layer, middle)).containsExactly(10);
    }
  }

  @Test
  void findsWhatTouchesAnEdgeOrIsInsideOrAround() throws IOException {
    try (var layer =
        layer(
            "CRS:84",
            "POINT(121 24)",
            "POLYGON((120 23, 123 23, 123 26, 120 26, 120 23))",
            "POLYGON((121.4 24.4, 121.5 24.4, 121.5 24.5, 121.4 24.5, 121.4 24.4))")) {
      assertThat(touching(layer, "POLYGON((121 24, 122 24, 122 25, 121 25, 121 24))"))
          .containsExactly(10, 12, 14);
    }
  }

  @Test
  void asksALayerInMetresInItsOwnSystem() throws IOException {
    try (var layer = layer("EPSG:3826", "POINT(250000 2655023)", "POINT(260000 2655023)")) {
      assertThat(
              touching(
                  layer,
                  "POLYGON((120.99 23.9, 121.01 23.9, 121.01 24.1, 120.99 24.1, 120.99 23.9))"))
          .containsExactly(10);
    }
  }

  @Test
  void findsWhatIsKeptATurnAway() throws IOException {
    try (var layer = layer("CRS:84", "POINT(181 0)", "POINT(-179 1)", "POINT(179 2)")) {
      assertThat(touching(layer, "POLYGON((-180 -5, -178 -5, -178 5, -180 5, -180 -5))"))
          .containsExactly(10, 12);
    }
  }

  @Test
  void findsNothingInNothing() throws IOException {
    try (var layer = layer("CRS:84", "POINT(121 24)")) {
      assertThat(touching(layer, "POLYGON EMPTY")).isEmpty();
    }
  }

  @Test
  void givesRowsInTheSourcesOrder() throws IOException {
    try (var layer = layer("CRS:84", "POINT(121 24)", "", "POINT(-60 -30)")) {
      FeatureTable table = FeatureTable.of(layer);
      assertThat(table.rows()).isEqualTo(3);
      assertThat(table.ordinal(2)).isEqualTo(14);
      assertThat(table.row(12)).isEqualTo(1);
      assertThat(table.row(13)).isEqualTo(-1);
      assertThat(table.value(2, 0)).isEqualTo("n2");
      assertThat(table.coded(0, table.code(2, 0))).isEqualTo("n2");
      assertThat(table.geometry(1)).isNull();
      assertThat(table.bounds(1)).isEmpty();
      assertThat(table.bounds(2)).isPresent();
    }
  }

  @Test
  void walksThroughALayerWithoutRowsOfItsOwn() throws IOException {
    try (var layer = layer("CRS:84", "POINT(121 24)", "POINT(-60 -30)")) {
      var filter = new org.tutai.geo.expr.Expression.Literal(true);
      FeatureTable table = FeatureTable.of(new FilteredLayer(layer, filter, "all"));
      assertThat(table.rows()).isEqualTo(2);
      assertThat(table.row(12)).isEqualTo(1);
      assertThat(table.value(1, 0)).isEqualTo("n1");
      assertThat(table.bounds(1).orElseThrow().maxX()).isNegative();
    }
  }
}
