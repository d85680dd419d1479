package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class InteriorPointTest {

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @Test
  void compactShapesUseTheirCentroid() {
    checkPoint("POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))", "POINT (500 500)");
    checkPoint("POLYGON ((0 0, 900 0, 0 900, 0 0))", "POINT (300 300)");
  }

  @Test
  void aHornedShapeHasItsPointInTheThickOfIt() {
    String lShape = "POLYGON ((0 0, 4000 0, 4000 200, 1000 200, 1000 3000, 0 3000, 0 0))";

    Geometry point = checkInside(lShape, 0.5);

    assertThat(point.getCoordinate().x).isBetween(300.0, 700.0);
  }

  @Test
  void aCrescentsPointIsNotInItsBay() {
    checkInside(
        "POLYGON ((0 0, 3000 0, 3000 300, 400 300, 400 2700, 3000 2700, 3000 3000, 0 3000, 0 0))",
        0.5);
  }

  @Test
  void aHoleKeepsThePointOut() {
    checkInside(
        "POLYGON ((0 0, 3000 0, 3000 3000, 0 3000, 0 0),"
            + " (500 500, 2000 500, 2000 2500, 500 2500, 500 500))",
        0.5);
  }

  @Test
  void anIslandInALakeDoesNotStandForTheWhole() {
    String donut =
        "(0 0, 3000 0, 3000 3000, 0 3000, 0 0), (400 400, 2600 400, 2600 2600, 400 2600, 400 400)";
    String islet = "(1480 1480, 1520 1480, 1520 1520, 1480 1520, 1480 1480)";

    checkInside("MULTIPOLYGON ((" + donut + "), (" + islet + "))", 0.5);
  }

  @Test
  void theLargestOfSeveralPartsIsMeant() {
    checkPoint(
        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)),"
            + " ((100 100, 300 100, 300 300, 100 300, 100 100)))",
        "POINT (200 200)");
  }

  @Test
  void ringsMayRunEitherWayRound() {
    checkPoint("POLYGON ((0 0, 0 1000, 1000 1000, 1000 0, 0 0))", "POINT (500 500)");
  }

  @Test
  void roomAtTheSidesCountsMoreThanAboveAndBelow() {
    // A standing and a lying bar of the same thickness: names are wide, so the lying one.
    Geometry point = pointOf("POLYGON ((0 0, 5000 0, 5000 500, 500 500, 500 5000, 0 5000, 0 0))");

    assertThat(point.getCoordinate().y).isLessThan(500);
  }

  @Test
  void aLineHasItsMiddle() {
    checkPoint("LINESTRING (0 0, 100 0, 100 300)", "POINT (100 100)");
    checkPoint("MULTILINESTRING ((0 0, 10 0), (50 50, 50 150, 50 250))", "POINT (50 150)");
    checkPoint("LINESTRING (7 7, 7 7)", "POINT (7 7)");
  }

  @Test
  void aPointIsItself() {
    checkPoint("POINT (-12 34)", "POINT (-12 34)");
    checkPoint("MULTIPOINT ((5 6), (1 2))", "POINT (5 6)");
  }

  @Test
  void coordinatesMayReachTheGridsEnds() {
    int far = Integer.MAX_VALUE;
    var path = new WorldPath();
    path.add(-far, -far);
    path.add(far, -far);
    path.add(far, far);
    path.add(-far, far);
    path.endPart(WorldPath.Kind.RING);

    long point = InteriorPoint.of(path);

    assertThat(InteriorPoint.x(point)).isZero();
    assertThat(InteriorPoint.y(point)).isZero();
  }

  @Test
  void aRingWithoutAreaIsTakenAsALine() {
    var path = new WorldPath();
    path.add(0, 0);
    path.add(100, 0);
    path.endPart(WorldPath.Kind.RING);
    assertThat(InteriorPoint.of(path)).isEqualTo(50L << 32);

    path.clear();
    path.add(-3, -4);
    path.endPart(WorldPath.Kind.RING);
    assertThat(InteriorPoint.x(InteriorPoint.of(path))).isEqualTo(-3);
    assertThat(InteriorPoint.y(InteriorPoint.of(path))).isEqualTo(-4);
  }

  @Test
  void refusesAShapeWithoutVertices() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InteriorPoint.of(new WorldPath()))
        .withMessageContaining("must have a vertex");
  }

  @Test
  void raggedShapesGetAPointWithRoom() {
    for (int seed = 0; seed < 150; seed++) {
      var random = new Random(seed);
      var shape = ragged(random, 5 + random.nextInt(200), 0.9 * random.nextDouble());
      checkRoom(shape, "seed " + seed, 0.5);
    }
  }

  @Test
  void shapesOfManyVerticesGetAPointWithRoomToo() {
    for (int seed = 0; seed < 5; seed++) {
      checkRoom(ragged(new Random(seed), 20_000, 0.6), "seed " + seed, 0.5);
    }
  }

  @Test
  void aSliverOfManyVerticesIsHit() {
    var ring = new Coordinate[8001];
    for (int i = 0; i < 4000; i++) {
      double x = i * 1000;
      double y = 3e5 * Math.sin(i / 150.0);
      ring[i] = new Coordinate(x, Math.rint(y));
      ring[7999 - i] = new Coordinate(x, Math.rint(y) + 90);
    }
    ring[8000] = ring[0];

    var sliver = GEOMETRIES.createPolygon(ring);

    assertThat(sliver.contains(pointOf(sliver))).isTrue();
  }

  @Test
  void theSameShapeAlwaysGivesTheSamePoint() {
    var shape = ragged(new Random(3), 500, 0.7);

    assertThat(pointOf(shape)).isEqualTo(pointOf(shape));
  }

  /** A star-like ring with random radii. */
  private static Polygon ragged(Random random, int vertices, double depth) {
    var ring = new Coordinate[vertices + 1];
    double stretch = 0.3 + 2 * random.nextDouble();
    double drift = 1;
    for (int i = 0; i < vertices; i++) {
      drift = Math.max(1 - depth, Math.min(1, drift + (random.nextDouble() - 0.5) * 0.5 * depth));
      double angle = 2 * Math.PI * i / vertices;
      double r = 1e6 * drift;
      ring[i] =
          new Coordinate(
              Math.rint(stretch * r * Math.cos(angle)), Math.rint(5e6 + r * Math.sin(angle)));
    }
    ring[vertices] = ring[0];
    return GEOMETRIES.createPolygon(ring);
  }

  private static void checkPoint(String wkt, String expected) {
    assertThat(pointOf(wkt)).isEqualTo(read(expected));
  }

  private static Geometry checkInside(String wkt, double part) {
    Geometry shape = read(wkt);
    checkRoom(shape, wkt, part);
    return pointOf(shape);
  }

  /** The point has at least a part of the room that the best point would have. */
  private static void checkRoom(Geometry shape, String name, double part) {
    Point point = pointOf(shape);
    assertThat(shape.contains(point)).as(name).isTrue();
    double best = new MaximumInscribedCircle(shape, 10).getRadiusLine().getLength();
    assertThat(shape.getBoundary().distance(point)).as(name).isGreaterThan(part * best);
  }

  @Test
  void aLongNeckWithTwoRoomsUsesTheLargerRoom() {
    Geometry point =
        pointOf(
            "POLYGON ((0 0, 1000 0, 1000 450, 9000 450, 9000 -300, 10600 -300, 10600 1300, 9000"
                + " 1300, 9000 550, 1000 550, 1000 1000, 0 1000, 0 0))");

    assertThat(point.getCoordinate().x).isCloseTo(9800, within(400.0));
  }

  private static Geometry pointOf(String wkt) {
    return pointOf(read(wkt));
  }

  private static Point pointOf(Geometry shape) {
    long point = InteriorPoint.of(path(shape));
    return GEOMETRIES.createPoint(new Coordinate(InteriorPoint.x(point), InteriorPoint.y(point)));
  }

  private static WorldPath path(Geometry shape) {
    var path = new WorldPath();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      if (shape.getGeometryN(i) instanceof Polygon polygon) {
        ring(path, polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          ring(path, polygon.getInteriorRingN(hole));
        }
      } else {
        part(path, shape.getGeometryN(i).getCoordinates(), 0);
        boolean point = shape.getGeometryN(i) instanceof Point;
        path.endPart(point ? WorldPath.Kind.POINT : WorldPath.Kind.LINE);
      }
    }
    return path;
  }

  private static void ring(WorldPath path, Geometry ring) {
    part(path, ring.getCoordinates(), 1);
    path.endPart(WorldPath.Kind.RING);
  }

  private static void part(WorldPath path, Coordinate[] coordinates, int leaveOut) {
    for (int i = 0; i < coordinates.length - leaveOut; i++) {
      path.add((int) coordinates[i].x, (int) coordinates[i].y);
    }
  }

  private static Geometry read(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }
}
