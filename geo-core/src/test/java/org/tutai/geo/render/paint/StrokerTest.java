package org.tutai.geo.render.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrokerTest {

  private static final int SIDE = 40;
  private static final int FAR = 1 << 30;

  private static Pen pen(int width, Pen.Join join, Pen.Cap cap, int... dashes) {
    return new Pen(width, join, cap, dashes, 0);
  }

  private static Pen round(int width) {
    return pen(width, Pen.Join.ROUND, Pen.Cap.ROUND);
  }

  private static int[] stroked(Pen pen, boolean closed, int... xy) {
    return stroked(SIDE, SIDE, pen, closed, xy);
  }

  private static int[] stroked(int width, int height, Pen pen, boolean closed, int... xy) {
    Rasterizer rasterizer = new Rasterizer(width, height);
    Stroker stroker = new Stroker(rasterizer, width, height);
    stroker.pen(pen);
    Shapes.drawLine(stroker, xy);
    if (closed) {
      stroker.close();
    }
    stroker.finish();
    return Shapes.alphas(rasterizer, FillRule.NON_ZERO);
  }

  private static double distance(double px, double py, boolean closed, int... xy) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i + 2 < xy.length + (closed ? 2 : 0); i += 2) {
      int j = (i + 2) % xy.length;
      double dx = (double) xy[j] - xy[i];
      double dy = (double) xy[j + 1] - xy[i + 1];
      double square = dx * dx + dy * dy;
      double t = square == 0 ? 0 : ((px - xy[i]) * dx + (py - xy[i + 1]) * dy) / square;
      t = Math.max(0, Math.min(1, t));
      double east = px - xy[i] - t * dx;
      double south = py - xy[i + 1] - t * dy;
      least = Math.min(least, east * east + south * south);
    }
    return Math.sqrt(least);
  }

  private static double sum(int[] alphas) {
    return Arrays.stream(alphas).sum() / 255.0;
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 128, 179, 256, 410, 512, 1024, 2560})
  void coversWhatIsWithinHalfTheWidthOfTheLine(int width) {
    Random random = new Random(width);
    for (int i = 0; i < 12; i++) {
      boolean closed = i % 2 == 0;
      int[] xy = closed ? blob(random, 14) : zigzag(random, 12);
      int[] expected =
          Shapes.sampled(SIDE, SIDE, (x, y) -> distance(x, y, closed, xy) <= width / 2.0);
      int[] got = stroked(round(width), closed, xy);
      double error = 0;
      int most = 0;
      for (int p = 0; p < got.length; p++) {
        error += Math.abs(got[p] - expected[p]);
        most = Math.max(most, Math.abs(got[p] - expected[p]));
      }
      // Where the line crosses itself, areas add up; elsewhere only sampling and round joins
      // differ.
      assertThat(error / Math.max(1, sum(expected)) / 255).as("case %d", i).isLessThan(0.06);
      assertThat(sum(got)).as("case %d", i).isCloseTo(sum(expected), within(0.04 * sum(got) + 1));
      assertThat(most).as("case %d", i).isLessThan(150);
    }
  }

  /** A closed line that keeps clear of itself, with bends of up to a right angle or so. */
  private static int[] blob(Random random, int points) {
    int[] xy = new int[2 * points];
    for (int i = 0; i < points; i++) {
      double radius = 13 * 256 * (0.8 + 0.2 * random.nextDouble());
      xy[2 * i] = SIDE * 128 + (int) (radius * Math.cos(2 * Math.PI * i / points));
      xy[2 * i + 1] = SIDE * 128 + (int) (radius * Math.sin(2 * Math.PI * i / points));
    }
    return xy;
  }

  private static int[] zigzag(Random random, int points) {
    int[] xy = new int[2 * points];
    for (int i = 0; i < points; i++) {
      xy[2 * i] = 1000 + i * 700;
      xy[2 * i + 1] = SIDE * 128 + random.nextInt(700);
    }
    return xy;
  }

  /** A line that bends by up to a right angle at each point. */
  private static int[] wander(Random random, int points, int step) {
    int[] xy = new int[2 * points];
    double x = SIDE * 128;
    double y = SIDE * 128;
    double heading = random.nextDouble() * 7;
    for (int i = 0; i < points; i++) {
      xy[2 * i] = (int) x;
      xy[2 * i + 1] = (int) y;
      heading += (random.nextDouble() - 0.5) * Math.PI / 2;
      x += step * Math.cos(heading);
      y += step * Math.sin(heading);
    }
    return xy;
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 102, 128, 179, 256, 410})
  void thinLinesHaveNeitherGapsNorDotsAtJoins(int width) {
    // A circle of many short segments: every pixel along it should be as dark as on a smooth ring.
    for (int points : new int[] {12, 24, 60, 150}) {
      int[] xy = new int[2 * points];
      for (int i = 0; i < points; i++) {
        xy[2 * i] = SIDE * 128 + (int) Math.rint(15 * 256 * Math.cos(2 * Math.PI * i / points));
        xy[2 * i + 1] = SIDE * 128 + (int) Math.rint(15 * 256 * Math.sin(2 * Math.PI * i / points));
      }
      int[] expected =
          Shapes.sampled(SIDE, SIDE, (x, y) -> distance(x, y, true, xy) <= width / 2.0);
      int[] got = stroked(round(width), true, xy);
      for (int p = 0; p < got.length; p++) {
        assertThat(got[p]).as("%d points, pixel %d", points, p).isCloseTo(expected[p], within(16));
      }
    }
  }

  @Test
  void aThinLinePalesWithItsWidth() {
    int[] whole = stroked(pen(256, Pen.Join.MITRE, Pen.Cap.BUTT), false, 0, 640, 10240, 640);
    int[] half = stroked(pen(128, Pen.Join.MITRE, Pen.Cap.BUTT), false, 0, 640, 10240, 640);
    assertThat(whole[2 * SIDE + 20]).isEqualTo(255);
    assertThat(half[2 * SIDE + 20]).isEqualTo(128);
  }

  @Test
  void capsEndWhereTheyShould() {
    assertThat(sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.BUTT), false, 2560, 2560, 5120, 2560)))
        .isCloseTo(40, within(0.01));
    assertThat(
            sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.SQUARE), false, 2560, 2560, 5120, 2560)))
        .isCloseTo(56, within(0.01));
    assertThat(
            sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.ROUND), false, 2560, 2560, 5120, 2560)))
        .isCloseTo(40 + Math.PI * 4, within(0.3));
  }

  @Test
  void joinsHaveTheirShapes() {
    int[] corner = {2560, 2560, 5120, 2560, 5120, 5120};
    // Two arms of 10 × 4 px overlap by half a square of 2 × 2 beyond the inner corner.
    double arms = 80 - 4;
    assertThat(sum(stroked(pen(1024, Pen.Join.BEVEL, Pen.Cap.BUTT), false, corner)))
        .isCloseTo(arms + 2, within(0.02));
    assertThat(sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.BUTT), false, corner)))
        .isCloseTo(arms + 4, within(0.02));
    assertThat(sum(stroked(pen(1024, Pen.Join.ROUND, Pen.Cap.BUTT), false, corner)))
        .isCloseTo(arms + Math.PI, within(0.1));
  }

  @Test
  void sharpMitresAreCutOff() {
    int[] spike = {2560, 2560, 7680, 2660, 2560, 2760};
    int[] mitre = stroked(pen(512, Pen.Join.MITRE, Pen.Cap.BUTT), false, spike);
    int[] bevel = stroked(pen(512, Pen.Join.BEVEL, Pen.Cap.BUTT), false, spike);
    assertThat(mitre).isEqualTo(bevel);
    assertThat(mitre[10 * SIDE + 33]).isZero();
  }

  @Test
  void hairpinsTurnAroundTheirTip() {
    int[] hairpin = {2560, 2560, 5120, 2560, 2560, 2560};
    assertThat(sum(stroked(round(1024), false, hairpin))).isCloseTo(40 + Math.PI * 4, within(1.5));
    assertThat(sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.BUTT), false, hairpin)))
        .isCloseTo(40, within(0.01));
    assertThat(sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.BUTT), true, 2560, 2560, 5120, 2560)))
        .isCloseTo(40, within(0.01));
  }

  @Test
  void repeatedPointsChangeNothing() {
    int[] plain = {2560, 2560, 5120, 2560, 5120, 5120};
    int[] repeated = {2560, 2560, 2560, 2560, 5120, 2560, 5120, 2560, 5121, 2560, 5120, 5120};
    assertThat(stroked(round(700), false, repeated)).isEqualTo(stroked(round(700), false, plain));
  }

  @Test
  void pointsBecomeDotsWhenTheirEndsStandOut() {
    assertThat(sum(stroked(round(1024), false, 2560, 2560, 2560, 2560)))
        .isCloseTo(Math.PI * 4, within(0.3));
    assertThat(
            sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.SQUARE), false, 2560, 2560, 2560, 2560)))
        .isCloseTo(16, within(0.01));
    assertThat(sum(stroked(pen(1024, Pen.Join.MITRE, Pen.Cap.BUTT), false, 2560, 2560, 2560, 2560)))
        .isZero();
    assertThat(sum(stroked(round(1024), false, 2560, 2560))).isZero();
  }

  @Test
  void wideLinesWithShortSegmentsHaveNoHoles() {
    Random random = new Random(8);
    for (int i = 0; i < 20; i++) {
      int[] xy = wander(random, 60, 150);
      int[] got = stroked(round(2048), false, xy);
      int[] inner = Shapes.sampled(SIDE, SIDE, (x, y) -> distance(x, y, false, xy) <= 900);
      for (int p = 0; p < got.length; p++) {
        if (inner[p] == 255) {
          assertThat(got[p]).as("case %d pixel %d", i, p).isEqualTo(255);
        }
      }
    }
  }

  @Test
  void dashesAreDrawnAndLeftOutInTurn() {
    Pen pen = pen(256, Pen.Join.MITRE, Pen.Cap.BUTT, 512, 768);
    int[] got = stroked(pen, false, 0, 640, 10240, 640);
    for (int x = 0; x < SIDE; x++) {
      assertThat(got[2 * SIDE + x]).as("x %d", x).isEqualTo(x % 5 < 2 ? 255 : 0);
    }
    int[] shifted =
        stroked(
            new Pen(256, Pen.Join.MITRE, Pen.Cap.BUTT, new int[] {512, 768}, 256),
            false,
            0,
            640,
            10240,
            640);
    for (int x = 0; x < SIDE; x++) {
      assertThat(shifted[2 * SIDE + x]).as("x %d", x).isEqualTo((x + 1) % 5 < 2 ? 255 : 0);
    }
  }

  @Test
  void dashesGoAroundBendsAndKeepTheirPhase() {
    Pen pen = pen(256, Pen.Join.MITRE, Pen.Cap.BUTT, 512, 512);
    int[] xy = {640, 640, 640 + 5 * 256, 640, 640 + 5 * 256, 640 + 20 * 256};
    int[] got = stroked(pen, false, xy);
    assertThat(sum(got)).isCloseTo(13, within(0.3));
    // The bend lies 5 px along, within the second dash, which ends 1 px further; then a gap of 2.
    int[] column = new int[8];
    for (int y = 0; y < 8; y++) {
      column[y] = got[y * SIDE + 7];
    }
    assertThat(column).containsExactly(0, 0, 255, 128, 0, 128, 255, 128);
  }

  @Test
  void anOddPatternIsGoneThroughTwice() {
    int[] once = stroked(pen(256, Pen.Join.MITRE, Pen.Cap.BUTT, 512), false, 0, 640, 10240, 640);
    int[] twice =
        stroked(pen(256, Pen.Join.MITRE, Pen.Cap.BUTT, 512, 512), false, 0, 640, 10240, 640);
    assertThat(once).isEqualTo(twice);
  }

  @Test
  void emptyDashesWithRoundEndsAreDots() {
    Pen pen = pen(512, Pen.Join.ROUND, Pen.Cap.ROUND, 0, 1024);
    int[] got = stroked(pen, false, 1280, 2560, 1280 + 4 * 1024 + 10, 2560);
    assertThat(sum(got)).isCloseTo(5 * Math.PI, within(0.6));
  }

  @Test
  void tilesShowThePixelsOfTheWhole() {
    Random random = new Random(9);
    Pen[] pens = {
      round(256),
      pen(128, Pen.Join.MITRE, Pen.Cap.BUTT),
      pen(1500, Pen.Join.BEVEL, Pen.Cap.SQUARE),
      pen(400, Pen.Join.ROUND, Pen.Cap.ROUND, 700, 500, 0, 500),
      pen(300, Pen.Join.MITRE, Pen.Cap.BUTT, 900)
    };
    for (int i = 0; i < 60; i++) {
      Pen pen = pens[i % pens.length];
      boolean closed = i % 2 == 0;
      int[] xy = wander(random, 8, 500 << (i % 9));
      int[] whole = stroked(48, 48, pen, closed, xy);
      for (int tile = 0; tile < 9; tile++) {
        int left = tile % 3 * 16;
        int top = tile / 3 * 16;
        int[] moved = xy.clone();
        for (int p = 0; p < moved.length; p++) {
          moved[p] -= 256 * (p % 2 == 0 ? left : top);
        }
        int[] part = stroked(16, 16, pen, closed, moved);
        for (int p = 0; p < 256; p++) {
          assertThat(part[p])
              .as("case %d tile %d pixel %d", i, tile, p)
              .isEqualTo(whole[(top + p / 16) * 48 + left + p % 16]);
        }
      }
    }
  }

  @Test
  void hugeCoordinatesAndTinyDashesComeToAnEnd() {
    Pen dashed = pen(256, Pen.Join.ROUND, Pen.Cap.ROUND, 64, 64);
    int[] across = {-FAR, 2560, FAR, 2560};
    assertThat(stroked(round(512), false, across)[10 * SIDE + 7]).isEqualTo(255);
    assertThat(sum(stroked(dashed, false, across))).isGreaterThan(10);
    int[] extreme = {
      Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 9999
    };
    assertThat(sum(stroked(dashed, true, extreme))).isBetween(0.0, 1600.0);
    assertThat(sum(stroked(round(512), true, extreme))).isBetween(0.0, 1600.0);
  }

  @Test
  void closedContoursHaveNoCapsAndJoinAtTheirStart() {
    int[] square = {2560, 2560, 5120, 2560, 5120, 5120, 2560, 5120};
    int[] mitre = stroked(pen(512, Pen.Join.MITRE, Pen.Cap.ROUND), true, square);
    assertThat(sum(mitre)).isCloseTo(12 * 12 - 8 * 8, within(0.01));
    int[] repeatedStart = {2560, 2560, 5120, 2560, 5120, 5120, 2560, 5120, 2560, 2560};
    assertThat(stroked(pen(512, Pen.Join.MITRE, Pen.Cap.ROUND), true, repeatedStart))
        .isEqualTo(mitre);
  }
}
