package org.tutai.geo.render.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

  private static int[] drawn(Marks.Shape shape, int x, int y, int size, double degrees) {
    Rasterizer rasterizer = new Rasterizer(40, 40);
    Marks.draw(shape, rasterizer, x, y, size, degrees);
    return Shapes.alphas(rasterizer, FillRule.NON_ZERO);
  }

  private static double sum(int[] alphas) {
    return Arrays.stream(alphas).sum() / 255.0;
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 1536, 2560, 8192})
  void circlesCoverTheirAreaAndAreRound(int size) {
    int[] got = drawn(Marks.Shape.CIRCLE, 5130, 5070, size, 0);
    double radius = size / 512.0;
    assertThat(sum(got)).isCloseTo(Math.PI * radius * radius, within(0.02 + 0.003 * sum(got)));
    int[] expected = Shapes.sampled(40, 40, (x, y) -> Math.hypot(x - 5130, y - 5070) <= size / 2.0);
    for (int p = 0; p < got.length; p++) {
      assertThat(got[p]).as("pixel %d", p).isCloseTo(expected[p], within(14));
    }
  }

  @ParameterizedTest
  @EnumSource(Marks.Shape.class)
  void marksFillTheirSquareAndNoMore(Marks.Shape shape) {
    int[] got = drawn(shape, 5120, 5120, 20 * 256, 0);
    for (int p = 0; p < got.length; p++) {
      int x = p % 40;
      int y = p / 40;
      if (x < 9 || x > 30 || y < 9 || y > 30) {
        assertThat(got[p]).isZero();
      }
    }
    assertThat(sum(got)).isBetween(80.0, 400.01);
  }

  @ParameterizedTest
  @EnumSource(Marks.Shape.class)
  void turningKeepsTheArea(Marks.Shape shape) {
    double upright = sum(drawn(shape, 5120, 5120, 20 * 256, 0));
    for (double degrees = -400; degrees < 400; degrees += 33) {
      assertThat(sum(drawn(shape, 5120, 5120, 20 * 256, degrees))).isCloseTo(upright, within(0.3));
    }
  }

  @Test
  void turnsClockwise() {
    int[] upright = drawn(Marks.Shape.TRIANGLE, 5120, 5120, 20 * 256, 0);
    int[] right = drawn(Marks.Shape.TRIANGLE, 5120, 5120, 20 * 256, 90);
    assertThat(upright[11 * 40 + 11]).isZero();
    assertThat(upright[28 * 40 + 12]).isEqualTo(255);
    // The tip, upwards before, now points to the right: the left side is wide.
    assertThat(right[11 * 40 + 11]).isGreaterThan(0);
    assertThat(right[28 * 40 + 28]).isZero();
  }

  @Test
  void refusesSizesAndTurnsOutOfRange() {
    Rasterizer rasterizer = new Rasterizer(4, 4);
    assertThatThrownBy(() -> Marks.draw(Marks.Shape.X, rasterizer, 0, 0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Marks.draw(Marks.Shape.X, rasterizer, 0, 0, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final Sprite.Drawing RIMMED_DISC =
      (rasterizer, picture, x, y) -> {
        Marks.draw(Marks.Shape.CIRCLE, rasterizer, x, y, 1300, 0);
        rasterizer.fill(picture, 0xffffffff, FillRule.NON_ZERO);
        Marks.draw(Marks.Shape.CIRCLE, rasterizer, x, y, 900, 0);
        rasterizer.fill(picture, 0xc0aa3311, FillRule.NON_ZERO);
      };

  @Test
  void aStampEqualsTheDrawingAtTheNearestQuarter() {
    Sprite sprite = new Sprite(3, RIMMED_DISC);
    Random random = new Random(10);
    for (int i = 0; i < 400; i++) {
      int x = random.nextInt(40 * 256) - 1300;
      int y = random.nextInt(40 * 256) - 1300;
      Picture stamped = Picture.transparent(30, 30);
      sprite.stamp(stamped, x, y);
      Picture drawn = Picture.transparent(30, 30);
      int nearX = Math.floorDiv(x + 32, 64) * 64;
      int nearY = Math.floorDiv(y + 32, 64) * 64;
      RIMMED_DISC.draw(new Rasterizer(30, 30), drawn, nearX, nearY);
      assertThat(stamped.pixels()).as("at %d %d", x, y).isEqualTo(drawn.pixels());
    }
  }

  @Test
  void stampsFarOutsideAreCutOff() {
    Sprite sprite = new Sprite(3, RIMMED_DISC);
    Picture picture = Picture.transparent(30, 30);
    int[] far = {Integer.MIN_VALUE, -100_000, 100_000, Integer.MAX_VALUE};
    for (int x : far) {
      for (int y : far) {
        sprite.stamp(picture, x, y);
      }
      sprite.stamp(picture, x, 2000);
      sprite.stamp(picture, 2000, x);
    }
    assertThat(picture.pixels()).containsOnly(0);
  }
}
