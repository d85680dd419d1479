package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.FlatGeometry.Layout;

class WkbReaderTest {

  private Map<String, Long> mended = Map.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT (1 2)",
        "LINESTRING (1 2, 3 4, 5 6)",
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))",
        "MULTIPOINT ((1 2), (3 4))",
        "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0), (25 1, 26 1, 26 2, 25"
            + " 1)))",
        "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (LINESTRING (1 2, 3 4)))"
      })
  void readsWhatJtsWrites(String wkt) throws Exception {
    Geometry geometry = new WKTReader(new GeometryFactory()).read(wkt);
    for (int order : new int[] {ByteOrderValues.LITTLE_ENDIAN, ByteOrderValues.BIG_ENDIAN}) {
      assertThat(Reading.wkt(read(new WKBWriter(2, order).write(geometry)))).isEqualTo(wkt);
      geometry.setSRID(3826);
      assertThat(Reading.wkt(read(new WKBWriter(2, order, true).write(geometry)))).isEqualTo(wkt);
    }
  }

  @Property(tries = 100)
  void readsTheDimensionFlagsOfPostgis(
      @ForAll Random random, @ForAll Layout layout, @ForAll boolean multi, @ForAll boolean big)
      throws Exception {
    int order = big ? ByteOrderValues.BIG_ENDIAN : ByteOrderValues.LITTLE_ENDIAN;
    for (GeometryKind kind : new GeometryKind[] {GeometryKind.LINE, GeometryKind.POLYGON}) {
      Geometry geometry = new AnyFeature(random, layout).geometry(kind, multi);
      var writer = new WKBWriter(layout.dimension(), order, random.nextBoolean());
      writer.setOutputOrdinates(ordinates(layout));
      assertThat(Reading.wkt(read(writer.write(geometry)))).isEqualTo(Reading.wkt(geometry));
    }
  }

  private static EnumSet<Ordinate> ordinates(Layout layout) {
    EnumSet<Ordinate> ordinates = Ordinate.createXY();
    if (layout.hasZ()) {
      ordinates.add(Ordinate.Z);
    }
    if (layout.hasM()) {
      ordinates.add(Ordinate.M);
    }
    return ordinates;
  }

  @Test
  void readsTheDimensionsOfIsoInBothOrders() throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      assertThat(wkt(order, s -> head(s, order, 1001).putDouble(1).putDouble(2).putDouble(3)))
          .isEqualTo("POINT Z(1 2 3)");
      assertThat(wkt(order, s -> head(s, order, 2001).putDouble(1).putDouble(2).putDouble(3)))
          .isEqualTo("POINT M(1 2 3)");
      assertThat(
              wkt(
                  order,
                  s -> head(s, order, 3001).putDouble(1).putDouble(2).putDouble(3).putDouble(4)))
          .isEqualTo("POINT ZM(1 2 3 4)");
    }
  }

  @Test
  void readsMembersInAnotherByteOrderThanTheirCollection() throws Exception {
    String read =
        wkt(
            ByteOrder.BIG_ENDIAN,
            s -> {
              head(s, ByteOrder.BIG_ENDIAN, 7).putInt(2);
              head(s, ByteOrder.LITTLE_ENDIAN, 4).putInt(2);
              head(s, ByteOrder.BIG_ENDIAN, 1).putDouble(1).putDouble(2);
              head(s, ByteOrder.LITTLE_ENDIAN, 1).putDouble(3).putDouble(4);
              head(s, ByteOrder.BIG_ENDIAN, 1).putDouble(5).putDouble(6);
            });
    assertThat(read).isEqualTo("GEOMETRYCOLLECTION (MULTIPOINT ((1 2), (3 4)), POINT (5 6))");
  }

  @Test
  void takesEmptyGeometriesForNone() throws Exception {
    assertThat(little(s -> head(s, 1).putDouble(Double.NaN).putDouble(Double.NaN))).isNull();
    for (int type = 2; type <= 12; type++) {
      int code = type;
      assertThat(little(s -> head(s, code).putInt(0))).as("type %d", code).isNull();
    }
    assertThat(little(s -> head(head(s, 7).putInt(1), 2).putInt(0))).isNull();
    assertThat(little(s -> head(s, 3).putInt(1).putInt(0))).isNull();
  }

  @Test
  void closesRingsAndLeavesOutHolesThatAreNone() throws Exception {
    Geometry read =
        little(
            s -> {
              head(s, 3).putInt(2);
              points(s.putInt(3), 0, 0, 9, 0, 9, 9);
              points(s.putInt(2), 1, 1, 2, 2);
            });
    assertThat(Reading.wkt(read)).isEqualTo("POLYGON ((0 0, 9 0, 9 9, 0 0))");
    assertThat(mended).containsOnlyKeys("ring-not-closed", "ring-too-short");
  }

  @Test
  void straightensArcsKeepingTheirGivenPoints() throws Exception {
    Geometry half = little(s -> points(head(s, 8).putInt(3), 0, 0, 1, 1, 2, 0));
    assertThat(mended).containsOnlyKeys("arc-straightened");
    assertThat(half.getLength()).isBetween(Math.PI * 0.999, Math.PI);
    assertThat(half.getCoordinates())
        .contains(coordinate(0, 0), coordinate(1, 1), coordinate(2, 0));
    Geometry circle = little(s -> points(head(s, 8).putInt(3), 0, 0, 2, 0, 0, 0));
    assertThat(circle.getLength()).isBetween(2 * Math.PI * 0.999, 2 * Math.PI);
    Geometry straight = little(s -> points(head(s, 8).putInt(3), 0, 0, 1, 0, 2, 0));
    assertThat(Reading.wkt(straight)).isEqualTo("LINESTRING (0 0, 1 0, 2 0)");
    Geometry clockwise = little(s -> points(head(s, 8).putInt(5), 0, 0, 1, 1, 2, 0, 3, -1, 4, 0));
    assertThat(clockwise.getLength()).isBetween(2 * Math.PI * 0.999, 2 * Math.PI);
    assertThat(clockwise.getEnvelopeInternal().getMinY()).isEqualTo(-1);
    assertThat(clockwise.getEnvelopeInternal().getMaxY()).isEqualTo(1);
  }

  @Test
  void followsLargeArcsWithinTheTolerance() throws Exception {
    Geometry circle = little(s -> points(head(s, 8).putInt(3), 0, 0, 20_000, 0, 0, 0));
    for (int i = 1; i < circle.getNumPoints(); i++) {
      Coordinate a = circle.getCoordinates()[i - 1];
      Coordinate b = circle.getCoordinates()[i];
      double middle = Math.hypot((a.x + b.x) / 2 - 10_000, (a.y + b.y) / 2);
      assertThat(10_000 - middle).isLessThan(0.0101);
    }
    assertThat(circle.getNumPoints()).isBetween(1_000, 5_000);
  }

  @Test
  void refusesACurveOfEndlesslyManyArcs() {
    refuses(
        "too-many-arcs",
        s -> {
          head(s, 8).putInt(100_001);
          for (int i = 0; i <= 100_000; i++) {
            s.putDouble(i % 2 * 1e9).putDouble(i % 4);
          }
        });
  }

  private static Coordinate coordinate(double x, double y) {
    return new CoordinateXY(x, y);
  }

  @Test
  void joinsCompoundCurvesIntoRingsOfCurvePolygons() throws Exception {
    Geometry read =
        little(
            s -> {
              head(s, 10).putInt(1);
              head(s, 9).putInt(2);
              points(head(s, 8).putInt(3), 0, 0, 1, 1, 2, 0);
              points(head(s, 2).putInt(2), 2, 0, 0, 0);
            });
    assertThat(read.getGeometryType()).isEqualTo("Polygon");
    assertThat(read.getArea()).isBetween(Math.PI / 2 * 0.998, Math.PI / 2);
    Geometry surface =
        little(
            s -> {
              head(s, 12).putInt(1);
              head(s, 3).putInt(1);
              points(s.putInt(4), 0, 0, 9, 0, 9, 9, 0, 0);
            });
    assertThat(Reading.wkt(surface)).isEqualTo("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))");
  }

  @Test
  void makesMultipolygonsOfFaces() throws Exception {
    Geometry tin =
        little(
            s -> {
              head(s, 16).putInt(1);
              points(head(s, 17).putInt(1).putInt(4), 0, 0, 9, 0, 9, 9, 0, 0);
            });
    assertThat(Reading.wkt(tin)).isEqualTo("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))");
    assertThat(mended).containsOnlyKeys("surface-flattened");
  }

  @Test
  void refusesCountsThatTheBytesDontHold() {
    refuses("wkb-too-short", s -> head(s, 2).putInt(-1));
    refuses("wkb-too-short", s -> head(s, 2).putInt(Integer.MAX_VALUE));
    refuses("wkb-too-short", s -> head(s, 3).putInt(-1));
    refuses("wkb-too-short", s -> head(s, 3).putInt(2).putInt(0));
    refuses("wkb-too-short", s -> head(s, 4).putInt(1_000_000_000));
    refuses("wkb-too-short", s -> head(s, 7).putInt(-2));
    refuses("wkb-too-short", s -> head(s, 1).putDouble(1));
    refuses("wkb-too-short", s -> s.putByte(1).putInt(0x20000001).putShort(1));
    refuses("wkb-too-short", s -> {});
  }

  @Test
  void refusesWhatIsNoGeometry() {
    refuses("wkb-byte-order", s -> s.putByte(2).putInt(1));
    refuses("wkb-type", s -> head(s, 0).fill(0, 40));
    refuses("wkb-type", s -> head(s, 13).fill(0, 40));
    refuses("wkb-type", s -> head(s, 18).fill(0, 40));
    refuses("wkb-type", s -> head(s, 4001).fill(0, 40));
    refuses("wkb-type", s -> head(s, -1).fill(0, 40));
    refuses("wkb-type", s -> points(head(head(s, 4).putInt(1), 2).putInt(2), 1, 2, 3, 4));
    refuses("line-too-short", s -> points(head(s, 2).putInt(1), 1, 2));
    refuses("ring-too-short", s -> points(head(s, 3).putInt(1).putInt(2), 1, 2, 3, 4));
    refuses("coordinate-not-a-number", s -> head(s, 1).putDouble(1).putDouble(Double.NaN));
    refuses("coordinate-out-of-range", s -> points(head(s, 2).putInt(2), 1, 2, 3, 1e300));
  }

  @Test
  void refusesCollectionsThatNestWithoutEnd() throws Exception {
    assertThat(nested(WkbReader.DEEPEST - 1)).isNotNull();
    assertThatThrownBy(() -> nested(WkbReader.DEEPEST + 1))
        .isInstanceOfSatisfying(
            BadGeometryException.class, e -> assertThat(e.reason()).isEqualTo("wkb-too-deep"));
    assertThatThrownBy(() -> nested(100_000)).isInstanceOf(BadGeometryException.class);
  }

  private Geometry nested(int deep) throws BadGeometryException {
    return little(
        s -> {
          for (int i = 0; i < deep; i++) {
            head(s, 7).putInt(1);
          }
          head(s, 1).putDouble(1).putDouble(2);
        });
  }

  @Test
  void survivesTruncationAnywhere() throws ParseException {
    byte[] wkb =
        new WKBWriter(2)
            .write(
                new WKTReader()
                    .read("GEOMETRYCOLLECTION (POINT (1 2), POLYGON ((0 0, 9 0, 9 9, 0 0)))"));
    for (int length = 0; length < wkb.length; length++) {
      byte[] cut = Arrays.copyOf(wkb, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(BadGeometryException.class);
    }
  }

  private void refuses(String reason, Consumer<ByteSink> content) {
    assertThatThrownBy(() -> little(content))
        .isInstanceOfSatisfying(
            BadGeometryException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static ByteSink head(ByteSink sink, int type) {
    return sink.putByte(1).putInt(type);
  }

  private static ByteSink head(ByteSink sink, ByteOrder order, int type) {
    return sink.order(order).putByte(order == ByteOrder.LITTLE_ENDIAN ? 1 : 0).putInt(type);
  }

  private static ByteSink points(ByteSink sink, double... values) {
    for (double value : values) {
      sink.putDouble(value);
    }
    return sink;
  }

  private String wkt(ByteOrder order, Consumer<ByteSink> content) throws BadGeometryException {
    var sink = new ByteSink(order);
    content.accept(sink);
    return Reading.wkt(read(sink.toBytes()));
  }

  private Geometry little(Consumer<ByteSink> content) throws BadGeometryException {
    var sink = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    content.accept(sink);
    return read(sink.toBytes());
  }

  private Geometry read(byte[] wkb) throws BadGeometryException {
    var mends = new Mends();
    Geometry geometry =
        new WkbReader(mends, Arcs.PLANE).read(new ByteCursor(wkb, null, ByteOrder.BIG_ENDIAN));
    var bad = new BadFeatures();
    mends.countInto(bad, 0);
    mended = bad.counts();
    return geometry;
  }
}
