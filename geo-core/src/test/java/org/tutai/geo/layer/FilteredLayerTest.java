package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

class FilteredLayerTest {

  private static final Schema SCHEMA =
      new Schema(
          GeometryKind.POINT,
          List.of(Field.of("name", FieldType.TEXT), Field.of("n", FieldType.INTEGER)));

  @TempDir Path folder;

  private CompiledLayer layer() throws IOException {
    var features = new ArrayList<Feature>();
    for (int i = 0; i < 500; i++) {
      var point = new GeometryFactory().createPoint(new Coordinate(120 + i * 0.001, 24));
      features.add(new Feature(i, point, Arrays.asList("p" + i, (long) i)));
    }
    Path target = folder.resolve("points.layer");
    new LayerCompiler()
        .compile(
            new ListSource("points", SCHEMA, "CRS:84", features),
            target,
            LayerCompiler.Progress.NONE);
    return CompiledLayer.open(target);
  }

  private static FilteredLayer filtered(LayerView whole, String filter) {
    try {
      return new FilteredLayer(whole, EcqlParser.parse(filter), filter);
    } catch (EcqlException e) {
      throw new IllegalArgumentException(filter, e);
    }
  }

  private static List<Long> ordinals(LayerView layer, Query.Order order) {
    var found = new ArrayList<Long>();
    try (FeatureCursor cursor = layer.query(new Query(WorldBox.ALL, 0, order))) {
      while (cursor.next()) {
        assertThat(cursor.value(1)).isEqualTo(cursor.ordinal());
        found.add(cursor.ordinal());
      }
    }
    found.sort(null);
    return found;
  }

  @Test
  void showsOnlyTheFeaturesForWhichTheFilterIsTrue() throws IOException {
    try (CompiledLayer whole = layer()) {
      LayerView few = filtered(whole, "N BETWEEN 7 AND 9 OR name = 'p30' OR missing = 1");
      for (Query.Order order : Query.Order.values()) {
        assertThat(ordinals(few, order)).containsExactly(7L, 8L, 9L, 30L);
      }
      assertThat(few.get(8)).isEqualTo(whole.get(8)).isPresent();
      assertThat(few.get(10)).isEmpty();
      assertThat(few.get(-1)).isEmpty();
    }
  }

  @Test
  void choosesByTheExactGeometry() throws IOException {
    try (CompiledLayer whole = layer()) {
      LayerView few = filtered(whole, "BBOX(geom, 120.0005, 23, 120.0025, 25)");
      assertThat(ordinals(few, Query.Order.SOURCE)).containsExactly(1L, 2L);
    }
  }

  @Test
  void isNeverTakenForTheWholeLayerNorForAnotherFilter() throws IOException {
    try (CompiledLayer whole = layer()) {
      LayerView one = filtered(whole, "n = 1");
      LayerView same = filtered(whole, "n = 1");
      LayerView two = filtered(whole, "n = 2");
      assertThat(one.info().digest()).isEqualTo(same.info().digest());
      assertThat(one.stamp(WorldBox.ALL)).isEqualTo(same.stamp(WorldBox.ALL));
      assertThat(List.of(one.info().digest(), two.info().digest(), whole.info().digest()))
          .doesNotHaveDuplicates();
      assertThat(
              List.of(one.stamp(WorldBox.ALL), two.stamp(WorldBox.ALL), whole.stamp(WorldBox.ALL)))
          .doesNotHaveDuplicates();
    }
  }
}
