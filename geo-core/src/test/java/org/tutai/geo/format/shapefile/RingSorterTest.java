package org.tutai.geo.format.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;

class RingSorterTest {

  private Map<String, Long> mended = Map.of();

  @Test
  void makesAPolygonOfOneRing() throws Exception {
    check("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))", clockwise(0, 0, 9));
    assertThat(mended).isEmpty();
  }

  @Test
  void mendsAnOuterRingThatRunsCounterClockwise() throws Exception {
    check("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", counter(0, 0, 9));
    assertThat(mended).containsOnlyKeys("ring-orientation");
  }

  @Test
  void givesHolesToTheSmallestRingAroundThemInAnyOrder() throws Exception {
    String island = "((4 4, 4 5, 5 5, 5 4, 4 4))";
    String lake = "((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2))";
    String other = "((20 0, 20 9, 29 9, 29 0, 20 0), (21 1, 22 1, 22 2, 21 2, 21 1))";
    String expected = "MULTIPOLYGON (" + island + ", " + lake + ", " + other + ")";
    List<double[]> rings =
        new ArrayList<>(
            List.of(
                clockwise(0, 0, 9),
                counter(2, 2, 6),
                clockwise(4, 4, 1),
                clockwise(20, 0, 9),
                counter(21, 1, 1)));
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(rings, new Random(i));
      check(expected, rings.toArray(new double[0][]));
      assertThat(mended).isEmpty();
    }
  }

  @Test
  void mendsAHoleThatRunsClockwise() throws Exception {
    check(
        "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 2 8, 8 8, 8 2, 2 2))",
        clockwise(0, 0, 9),
        clockwise(2, 2, 6));
    assertThat(mended).containsOnlyKeys("ring-orientation");
  }

  @Test
  void mendsRingsThatAllRunTheWrongWay() throws Exception {
    check(
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 8, 8 8, 8 2, 2 2)),"
            + " ((20 0, 29 0, 29 9, 20 9, 20 0)))",
        clockwise(2, 2, 6),
        counter(0, 0, 9),
        counter(20, 0, 9));
    assertThat(mended).containsOnlyKeys("ring-orientation");
  }

  @Test
  void mendsAHoleInsideNothing() throws Exception {
    check(
        "MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0)), ((20 0, 22 0, 22 2, 20 2, 20 0)))",
        clockwise(0, 0, 9),
        counter(20, 0, 2));
    assertThat(mended).containsOnlyKeys("ring-orientation");
  }

  @Test
  void leavesOuterRingsThatOnlyOverlap() throws Exception {
    check(
        "MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0)), ((2 3, 12 5, 2 8, 2 3)))",
        clockwise(0, 0, 9),
        triangle(2, 3, 2, 8, 12, 5));
    assertThat(mended).isEmpty();
  }

  @Test
  void seesAHoleThatTouchesItsOuterRing() throws Exception {
    double[] touching = {0, 4, 3, 2, 3, 6, 0, 4};
    check(
        "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (0 4, 3 2, 3 6, 0 4))", clockwise(0, 0, 9), touching);
    double[] cornered = {0, 0, 9, 0, 5, 5, 0, 0};
    check(
        "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (0 0, 9 0, 5 5, 0 0))", clockwise(0, 0, 9), cornered);
    assertThat(mended).isEmpty();
  }

  @Test
  void keepsTwoEqualOuterRings() throws Exception {
    check(
        "MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0)), ((0 0, 0 9, 9 9, 9 0, 0 0)))",
        clockwise(0, 0, 9),
        clockwise(0, 0, 9));
  }

  @Test
  void keepsARingOfNoArea() throws Exception {
    check("POLYGON ((0 0, 5 5, 0 0, 0 0))", new double[] {0, 0, 5, 5, 0, 0, 0, 0});
  }

  @Test
  void sortsRingsWithMeasures() throws Exception {
    double[] outer = withMeasures(clockwise(0, 0, 9));
    double[] hole = withMeasures(counter(2, 2, 6));
    Geometry polygon = RingSorter.assemble(List.of(hole, outer), Layout.XYM, new Mends());
    assertThat(polygon.norm())
        .isEqualTo(read("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2))").norm());
  }

  @Test
  void sortsManyRingsByAnIndex() throws Exception {
    List<double[]> rings = new ArrayList<>();
    rings.add(clockwise(-1, -1, 500));
    for (int i = 0; i < 10_000; i++) {
      rings.add(counter(4 * (i % 100), 4 * (i / 100), 2));
    }
    Geometry polygon = RingSorter.assemble(rings, Layout.XY, new Mends());
    assertThat(polygon.getNumGeometries()).isEqualTo(1);
    assertThat(polygon.getArea()).isEqualTo(500.0 * 500 - 10_000 * 4);
  }

  @Test
  void givesUpOnRingsThatNestWithoutEnd() {
    List<double[]> rings = new ArrayList<>();
    for (int i = 1; i <= 40_000; i++) {
      rings.add(clockwise(-i, -i, 2 * i));
    }
    assertThatThrownBy(() -> RingSorter.assemble(rings, Layout.XY, new Mends()))
        .isInstanceOfSatisfying(
            BadGeometryException.class, e -> assertThat(e.reason()).isEqualTo("too-many-rings"));
  }

  private void check(String expected, double[]... rings) throws Exception {
    var mends = new Mends();
    Geometry made = RingSorter.assemble(List.of(rings), Layout.XY, mends);
    var bad = new BadFeatures();
    mends.countInto(bad, 0);
    mended = bad.counts();
    assertThat(made.norm()).isEqualTo(read(expected).norm());
    assertThat(made.getNumGeometries()).isEqualTo(read(expected).getNumGeometries());
  }

  private static Geometry read(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }

  private static double[] clockwise(double x, double y, double size) {
    return new double[] {x, y, x, y + size, x + size, y + size, x + size, y, x, y};
  }

  private static double[] counter(double x, double y, double size) {
    return new double[] {x, y, x + size, y, x + size, y + size, x, y + size, x, y};
  }

  private static double[] triangle(
      double ax, double ay, double bx, double by, double cx, double cy) {
    return new double[] {ax, ay, bx, by, cx, cy, ax, ay};
  }

  private static double[] withMeasures(double[] ring) {
    double[] measured = new double[ring.length / 2 * 3];
    Arrays.fill(measured, 7);
    for (int i = 0; i < ring.length / 2; i++) {
      measured[3 * i] = ring[2 * i];
      measured[3 * i + 1] = ring[2 * i + 1];
    }
    return measured;
  }
}
