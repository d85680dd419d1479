package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridTransformTest {

  private static final List<Crs> CURVED =
      List.of(
          CrsRegistry.TWD97_TM2_121,
          CrsRegistry.TWD97_TM2_119,
          CrsRegistry.utm(51, true),
          CrsRegistry.utm(1, false));
  private static final List<Crs> DEGREES =
      List.of(CrsRegistry.WGS84, CrsRegistry.CRS84, CrsRegistry.TWD97);

  @Test
  void tileOfWebMercatorIsTheGridShifted() {
    // Tile 7/107/55, Taiwan: one pixel is 2^16 units, the tile's corner (107 - 64) * 2^24, 9 *
    // 2^24.
    double size = 2 * WebMercator.HALF / 128;
    double left = -WebMercator.HALF + 107 * size;
    double top = WebMercator.HALF - 55 * size;
    var tile =
        new GridTransform(
            CrsRegistry.WEB_MERCATOR, new Bounds(left, top - size, left + size, top), 256, 256);
    int x = 43 << 24;
    int y = 9 << 24;
    check(tile, x, y, 0, 0);
    check(tile, x + (1 << 16), y - (3 << 16), 256, 3 * 256);
    check(tile, x + (1 << 8), y - (1 << 8), 1, 1);
    check(tile, x + (1 << 24), y - (1 << 24), 65536, 65536);
    assertThat(tile.worldUnitsPerPixel()).isCloseTo(65536, within(1e-6));
    assertThat(tile.worldBox()).contains(new WorldBox(x, y - (1 << 24), x + (1 << 24), y));
    assertThat(tile.longestStraightEdge()).isInfinite();
  }

  @Test
  void cornersRoundedToCentimetresMeanTheTile() {
    double size = 2 * WebMercator.HALF / (1 << 16);
    double left = -WebMercator.HALF + 54900 * size;
    double top = WebMercator.HALF - 28000 * size;
    Bounds exact = new Bounds(left, top - size, left + size, top);
    Bounds rounded =
        new Bounds(cm(exact.minX()), cm(exact.minY()), cm(exact.maxX()), cm(exact.maxY()));
    var a = new GridTransform(CrsRegistry.WEB_MERCATOR, exact, 256, 256);
    var b = new GridTransform(CrsRegistry.WEB_MERCATOR, rounded, 256, 256);
    int[] xy = randomPoints(a.worldBox().orElseThrow(), 500, new Random(1));
    assertThat(pixels(b, xy)).isEqualTo(pixels(a, xy));
  }

  private static double cm(double metres) {
    return Math.rint(metres * 100) / 100;
  }

  static List<View> views() {
    var random = new Random(20261121);
    var views = new ArrayList<View>();
    for (Crs crs : CURVED) {
      for (int i = 0; i < 60; i++) {
        views.add(view(crs, random));
      }
    }
    for (Crs crs : DEGREES) {
      for (int i = 0; i < 40; i++) {
        views.add(view(crs, random));
      }
    }
    for (int i = 0; i < 40; i++) {
      views.add(view(CrsRegistry.WEB_MERCATOR, random));
    }
    return views;
  }

  /** A window of any scale from a millimetre to half the world a pixel, anywhere in the domain. */
  private static View view(Crs crs, Random random) {
    Bounds domain = crs.domain();
    double lon = domain.minX() + (0.02 + 0.96 * random.nextDouble()) * domain.width();
    double lat = domain.minY() + (0.02 + 0.96 * random.nextDouble()) * domain.height();
    double[] centre = TransverseMercatorTest.apply(crs.fromLonLat(), lon, lat);
    double unitsPerPixel = Math.pow(10, -3 + 8 * random.nextDouble()) / crs.metresPerUnit();
    double aspect = random.nextInt(3) == 0 ? 0.5 + random.nextDouble() : 1;
    int width = 1 + random.nextInt(600);
    int height = 1 + random.nextInt(600);
    double w = unitsPerPixel * width;
    double h = unitsPerPixel * aspect * height;
    return new View(
        crs,
        new Bounds(centre[0] - w / 2, centre[1] - h / 2, centre[0] + w / 2, centre[1] + h / 2),
        width,
        height);
  }

  record View(Crs crs, Bounds bounds, int width, int height) {
    GridTransform transform() {
      return new GridTransform(crs, bounds, width, height);
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void staysWithinTheErrorItPromises(View view) {
    GridTransform transform = view.transform();
    Optional<WorldBox> box = transform.worldBox();
    assertThat(box).isPresent();
    int[] xy = randomPoints(box.get().buffer(50), 300, new Random(7));
    int[] out = pixels(transform, xy);
    double interpolation =
        CURVED.contains(view.crs) ? 1 / 16.0 : DEGREES.contains(view.crs) ? 1 / 512.0 : 0;
    // Corner and coordinate are rounded to 1/256; a 600 pixel picture drifts by less than 1/4000,
    // more only for the corners that are taken as a tile's (1/64).
    double allowed = interpolation + 1 / 256.0 + 1 / 2000.0;
    WorldBox domain = WorldBox.ofLonLat(view.crs.domain());
    for (int i = 0; i < xy.length; i += 2) {
      double[] exact =
          TransverseMercatorTest.apply(
              view.crs.fromLonLat(),
              WorldGrid.lonOfX(clamp(xy[i], domain.minX(), domain.maxX())),
              WorldGrid.latOfY(clamp(xy[i + 1], domain.minY(), domain.maxY())));
      double px = (exact[0] - view.bounds.minX()) / view.bounds.width() * view.width;
      double py = (view.bounds.maxY() - exact[1]) / view.bounds.height() * view.height;
      if (!(Math.abs(px) < 1000) || !(Math.abs(py) < 1000)) {
        continue;
      }
      double drift = tileSnap(view) * 4;
      assertThat(out[i] / 256.0).as("x at %s", place(xy, i)).isCloseTo(px, within(allowed + drift));
      assertThat(out[i + 1] / 256.0)
          .as("y at %s", place(xy, i))
          .isCloseTo(py, within(allowed + drift));
    }
  }

  private static String place(int[] xy, int i) {
    return WorldGrid.lonOfX(xy[i]) + " " + WorldGrid.latOfY(xy[i + 1]);
  }

  /** What taking a window for a tile may move, over 1000 pixels. */
  private static double tileSnap(View view) {
    double x = view.bounds.width() / view.width;
    double power = Math.scalb(1.0, Math.getExponent(x * Math.sqrt(2)));
    return Math.abs(x / power - 1) < 1 / 16384.0 ? 1 / 64.0 : 0;
  }

  @ParameterizedTest
  @MethodSource("views")
  void neighbouringWindowsGiveTheSameFractions(View view) {
    double perX = view.bounds.width() / view.width;
    double perY = view.bounds.height() / view.height;
    int right = 37;
    int down = -83;
    Bounds moved =
        new Bounds(
            view.bounds.minX() + right * perX,
            view.bounds.minY() - down * perY,
            view.bounds.maxX() + right * perX,
            view.bounds.maxY() - down * perY);
    GridTransform one = view.transform();
    var other = new GridTransform(view.crs, moved, view.width, view.height);
    int[] xy = randomPoints(one.worldBox().orElseThrow(), 300, new Random(3));
    int[] a = pixels(one, xy);
    int[] b = pixels(other, xy);
    for (int i = 0; i < a.length; i += 2) {
      assertThat(a[i] - b[i]).isEqualTo(right * 256);
      assertThat(a[i + 1] - b[i + 1]).isEqualTo(down * 256);
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void worldBoxHoldsEveryPlaceOfThePicture(View view) {
    GridTransform transform = view.transform();
    WorldBox box = transform.worldBox().orElseThrow();
    var random = new Random(11);
    for (int i = 0; i < 500; i++) {
      double x = i % 5 == 0 ? 0 : i % 5 == 1 ? view.width : random.nextDouble() * view.width;
      double y = i % 7 == 0 ? 0 : i % 7 == 1 ? view.height : random.nextDouble() * view.height;
      double[] lonLat = transform.lonLatAt(x, y);
      if (view.crs.domain().contains(lonLat[0], lonLat[1])) {
        double slack = 1e-6 * transform.worldUnitsPerPixel() + 1e-3;
        assertThat(WorldGrid.xOfLon(lonLat[0])).isBetween(box.minX() - slack, box.maxX() + slack);
        assertThat(WorldGrid.yOfLat(lonLat[1])).isBetween(box.minY() - slack, box.maxY() + slack);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void edgesUpToTheLengthItNamesLookStraight(View view) {
    GridTransform transform = view.transform();
    double longest = transform.longestStraightEdge();
    assertThat(longest).isPositive();
    WorldBox box = transform.worldBox().orElseThrow();
    var random = new Random(5);
    WorldBox domain = WorldBox.ofLonLat(view.crs.domain());
    for (int i = 0; i < 50; i++) {
      double x = box.minX() + random.nextDouble() * ((double) box.maxX() - box.minX());
      double y = box.minY() + random.nextDouble() * ((double) box.maxY() - box.minY());
      double direction = random.nextDouble() * 2 * Math.PI;
      double length = Math.min(longest, 1 << 29);
      double x2 = clamp(x + length * Math.cos(direction), domain.minX(), domain.maxX());
      double y2 = clamp(y + length * Math.sin(direction), domain.minY(), domain.maxY());
      double[] a = exactPixel(view, x, y);
      double[] b = exactPixel(view, x2, y2);
      double[] middle = exactPixel(view, (x + x2) / 2, (y + y2) / 2);
      assertThat(Math.hypot(middle[0] - (a[0] + b[0]) / 2, middle[1] - (a[1] + b[1]) / 2))
          .isLessThan(0.26);
    }
  }

  private static double[] exactPixel(View view, double gridX, double gridY) {
    double[] p =
        TransverseMercatorTest.apply(
            view.crs.fromLonLat(), WorldGrid.lonOfX(gridX), WorldGrid.latOfY(gridY));
    return new double[] {
      (p[0] - view.bounds.minX()) / view.bounds.width() * view.width,
      (view.bounds.maxY() - p[1]) / view.bounds.height() * view.height
    };
  }

  @Test
  void theWorldInTm2NeitherFoldsNorReachesPastItsDomain() {
    var world = new Bounds(-20_000_000, -20_000_000, 20_000_000, 20_000_000);
    var transform = new GridTransform(CrsRegistry.TWD97_TM2_121, world, 800, 800);
    assertThat(transform.worldBox()).contains(WorldBox.ofLonLat(new Bounds(81, -90, 161, 90)));
    // Along a parallel x grows, along a meridian y falls, to the ends of the grid and no further.
    int before = Integer.MIN_VALUE;
    for (long x = Integer.MIN_VALUE; x <= Integer.MAX_VALUE; x += 1 << 22) {
      int[] out = pixels(transform, new int[] {(int) x, 0});
      assertThat(out[0]).isGreaterThanOrEqualTo(before).isBetween(0, 800 * 256);
      before = out[0];
    }
    before = Integer.MAX_VALUE;
    for (long y = Integer.MIN_VALUE; y <= Integer.MAX_VALUE; y += 1 << 22) {
      int[] out = pixels(transform, new int[] {0, (int) y});
      assertThat(out[1]).isLessThanOrEqualTo(before).isBetween(0, 800 * 256);
      before = out[1];
    }
  }

  @Test
  void viewsOutsideTheDomainShowNothing() {
    checkEmpty(CrsRegistry.TWD97_TM2_121, new Bounds(3e7, 0, 4e7, 1e7));
    checkEmpty(CrsRegistry.TWD97_TM2_121, new Bounds(0, 1.1e7, 1e6, 1.2e7));
    checkEmpty(CrsRegistry.TWD97_TM2_121, new Bounds(-1e25, 1e20, -1e24, 2e20));
    checkEmpty(CrsRegistry.WGS84, new Bounds(0, 91, 1, 92));
    checkEmpty(CrsRegistry.WEB_MERCATOR, new Bounds(0, 2.1e7, 1e6, 2.2e7));
    checkEmpty(CrsRegistry.WEB_MERCATOR, new Bounds(1e9, 0, 2e9, 1e6));
  }

  private static void checkEmpty(Crs crs, Bounds bounds) {
    var transform = new GridTransform(crs, bounds, 256, 256);
    assertThat(transform.worldBox()).as("%s in %s", bounds, crs).isEmpty();
    int[] out = pixels(transform, new int[] {0, 0, Integer.MAX_VALUE, Integer.MIN_VALUE});
    assertThat(Arrays.stream(out).allMatch(v -> Math.abs(v) <= 1 << 30)).isTrue();
  }

  @Test
  void viewPartlyOutsideTheDomainIsCutAtIt() {
    var transform = new GridTransform(CrsRegistry.WGS84, new Bounds(-10, 80, 10, 100), 200, 200);
    assertThat(transform.worldBox()).contains(WorldBox.ofLonLat(new Bounds(-10, 80, 10, 90)));
  }

  @Test
  void growsTheBoxByTheBuffer() {
    double pixel = WorldGrid.METRES_PER_UNIT * 1024;
    var view = new Bounds(0, 0, 256 * pixel, 256 * pixel);
    var transform = new GridTransform(CrsRegistry.WEB_MERCATOR, view, 256, 256);
    assertThat(transform.worldBox(10))
        .contains(new WorldBox(-10240, -10240, 266 * 1024, 266 * 1024));
    var tm = new GridTransform(CrsRegistry.TWD97_TM2_121, new Bounds(2e5, 2e6, 3e5, 2.1e6), 99, 9);
    assertThat(tm.worldBox(10).orElseThrow().contains(tm.worldBox().orElseThrow())).isTrue();
  }

  @Test
  void finestResolutionIsTheSameForAllTilesOfAScale() {
    var a = new GridTransform(CrsRegistry.TWD97_TM2_121, new Bounds(0, 0, 512, 512), 256, 256);
    var b =
        new GridTransform(CrsRegistry.TWD97_TM2_121, new Bounds(0, 2e6, 512, 2e6 + 512), 256, 256);
    assertThat(a.worldUnitsPerPixel()).isEqualTo(b.worldUnitsPerPixel());
    assertThat(a.longestStraightEdge()).isEqualTo(b.longestStraightEdge());
    assertThat(a.worldUnitsPerPixel() * WorldGrid.METRES_PER_UNIT).isCloseTo(2, within(1e-9));
  }

  @Test
  void saysWhichShapesNeedMoreVertices() {
    var tm = new GridTransform(CrsRegistry.TWD97_TM2_121, new Bounds(0, 0, 512, 512), 256, 256);
    assertThat(tm.needsDensify(new WorldBox(0, 0, 10, 10))).isFalse();
    assertThat(tm.needsDensify(WorldBox.ALL)).isTrue();
    var web = new GridTransform(CrsRegistry.WEB_MERCATOR, new Bounds(0, 0, 512, 512), 256, 256);
    assertThat(web.needsDensify(WorldBox.ALL)).isFalse();
  }

  @Test
  void findsThePlaceUnderAPixel() {
    var view = new Bounds(120, 20, 122, 24);
    double[] p = new GridTransform(CrsRegistry.WGS84, view, 200, 400).lonLatAt(50.5, 399.5);
    assertThat(p[0]).isCloseTo(120.505, within(1e-12));
    assertThat(p[1]).isCloseTo(20.005, within(1e-12));
    double[] none =
        new GridTransform(CrsRegistry.TWD97_TM2_121, new Bounds(1e9, 0, 2e9, 1e9), 10, 10)
            .lonLatAt(5, 5);
    assertThat(none).containsOnly(Double.NaN);
  }

  @Test
  void refusesViewsWithoutAnArea() {
    assertThatThrownBy(() -> new GridTransform(CrsRegistry.WGS84, new Bounds(0, 0, 0, 1), 256, 256))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GridTransform(CrsRegistry.WGS84, new Bounds(0, 0, 1, 1), 0, 256))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void checksTheRangesItIsGiven() {
    var t = new GridTransform(CrsRegistry.WGS84, new Bounds(0, 0, 1, 1), 256, 256);
    assertThatThrownBy(() -> t.toPixels(new int[4], 0, 3, new int[6]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> t.toPixels(new int[6], 0, 3, new int[4]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static double clamp(double v, double min, double max) {
    return Math.max(min, Math.min(max, v));
  }

  private static int[] randomPoints(WorldBox box, int count, Random random) {
    int[] xy = new int[2 * count];
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] = pick(box.minX(), box.maxX(), random);
      xy[i + 1] = pick(box.minY(), box.maxY(), random);
    }
    return xy;
  }

  private static int pick(int min, int max, Random random) {
    return (int) (min + Math.floor(random.nextDouble() * ((double) max - min + 1)));
  }

  private static int[] pixels(GridTransform transform, int[] xy) {
    int[] out = new int[xy.length];
    transform.toPixels(xy, 0, xy.length / 2, out);
    return out;
  }

  private static void check(GridTransform transform, int x, int y, int px, int py) {
    assertThat(pixels(transform, new int[] {x, y})).containsExactly(px, py);
  }
}
