package org.tutai.geo.render.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tutai.geo.render.paint.Shapes.Shape;

class RasterizerTest {

  private static final int FAR = 1 << 30;

  private static Shape rectangle(int left, int top, int right, int bottom) {
    return Shape.of(left, top, right, top, right, bottom, left, bottom);
  }

  @Test
  void coversTheExactAreaOfRectanglesAtEverySubPixelOffset() {
    for (int offset = 0; offset < 256; offset += 7) {
      int[] got =
          Shapes.coverage(
              8,
              8,
              FillRule.NON_ZERO,
              rectangle(512 + offset, 300, 1300 + offset, 300 + 2 * 256 + offset));
      int[] expected = new int[64];
      for (int i = 0; i < 64; i++) {
        int w = overlap(i % 8, 512 + offset, 1300 + offset);
        int h = overlap(i / 8, 300, 812 + offset);
        expected[i] = Math.round(w * h * 255f / 65536);
      }
      assertThat(got).isEqualTo(expected);
    }
  }

  private static int overlap(int pixel, int from, int to) {
    return Math.max(0, Math.min(to, pixel * 256 + 256) - Math.max(from, pixel * 256));
  }

  @Test
  void coverageOfTrianglesAddsUpToTheirArea() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      int[] xy = random.ints(6, 0, 64 * 256).toArray();
      int[] coverage = Shapes.coverage(64, 64, FillRule.NON_ZERO, Shape.of(xy));
      double area = Arrays.stream(coverage).sum() / 255.0;
      // Rounding to 255 steps is the only error: half a step a pixel at most, far less in sum.
      assertThat(area).isCloseTo(Shape.of(xy).area(), within(0.1));
    }
  }

  @Test
  void agreesWithSamplingOnRandomPolygons() {
    Random random = new Random(2);
    for (int i = 0; i < 60; i++) {
      Shape shape =
          Shapes.star(
              random,
              random.nextInt(32 * 256),
              random.nextInt(32 * 256),
              256 + random.nextInt(24 * 256),
              3 + random.nextInt(40));
      int[] expected = Shapes.sampled(32, 32, (x, y) -> shape.winding(x, y) != 0);
      checkClose(Shapes.coverage(32, 32, FillRule.NON_ZERO, shape), expected, 14, 0.7);
    }
  }

  @Test
  void evenOddLeavesOutWhatIsCoveredTwice() {
    Shape ring =
        Shape.of(300, 350, 4900, 250, 5000, 4800, 500, 5000)
            .and(1000, 1000, 4000, 1170, 4200, 4100, 900, 3900);
    int[] expected = Shapes.sampled(20, 20, (x, y) -> (ring.winding(x, y) & 1) == 1);
    checkClose(Shapes.coverage(20, 20, FillRule.EVEN_ODD, ring), expected, 14, 0.7);
    int[] filled = Shapes.sampled(20, 20, (x, y) -> ring.winding(x, y) != 0);
    checkClose(Shapes.coverage(20, 20, FillRule.NON_ZERO, ring), filled, 14, 0.7);
  }

  private static void checkClose(int[] got, int[] expected, int most, double mean) {
    double sum = 0;
    int edges = 1;
    for (int i = 0; i < got.length; i++) {
      assertThat(got[i]).as("pixel %d", i).isCloseTo(expected[i], within(most));
      sum += got[i] - expected[i];
      edges += expected[i] % 255 == 0 ? 0 : 1;
    }
    assertThat(sum / edges).as("mean error").isCloseTo(0, within(mean));
  }

  @Test
  void neighboursThatShareAnEdgeCoverEachPixelOnce() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      int[] cut = random.ints(10, -2000, 32 * 256 + 2000).toArray();
      cut[1] = -3000;
      cut[9] = 32 * 256 + 3000;
      Arrays.sort(new int[0]);
      int[] left = new int[14];
      int[] right = new int[14];
      System.arraycopy(cut, 0, left, 0, 10);
      for (int p = 0; p < 5; p++) {
        right[2 * p] = cut[8 - 2 * p];
        right[2 * p + 1] = cut[9 - 2 * p];
      }
      int low = 32 * 256 + 3000;
      left[10] = -9000;
      left[11] = low;
      left[12] = -9000;
      left[13] = -3000;
      right[10] = 20000;
      right[11] = -3000;
      right[12] = 20000;
      right[13] = low;
      sortDescending(left, right);
      int[] a = Shapes.coverage(32, 32, FillRule.NON_ZERO, Shape.of(left));
      int[] b = Shapes.coverage(32, 32, FillRule.NON_ZERO, Shape.of(right));
      for (int p = 0; p < a.length; p++) {
        assertThat(a[p] + b[p]).as("pixel %d of case %d", p, i).isCloseTo(255, within(1));
      }
    }
  }

  /** Makes the shared line run monotonously down, so that neither side overlaps itself. */
  private static void sortDescending(int[] left, int[] right) {
    int[] ys = {left[3], left[5], left[7]};
    Arrays.sort(ys);
    for (int p = 1; p < 4; p++) {
      left[2 * p + 1] = ys[p - 1];
      right[2 * (4 - p) + 1] = ys[p - 1];
    }
  }

  @Test
  void theOtherDirectionCoversTheSame() {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      Shape shape = Shapes.star(random, 4000, 4000, 6000, 3 + random.nextInt(20));
      assertThat(Shapes.coverage(32, 32, FillRule.NON_ZERO, shape.reversed()))
          .isEqualTo(Shapes.coverage(32, 32, FillRule.NON_ZERO, shape));
    }
  }

  @Test
  void tilesShowThePixelsOfTheWhole() {
    Random random = new Random(5);
    for (int i = 0; i < 150; i++) {
      Shape shape =
          Shapes.star(
              random,
              random.nextInt(64 * 256),
              random.nextInt(64 * 256),
              random.nextInt(1 << (8 + random.nextInt(16))) + 500,
              3 + random.nextInt(30));
      int[] whole = Shapes.coverage(64, 64, FillRule.NON_ZERO, shape);
      for (int tile = 0; tile < 16; tile++) {
        int left = tile % 4 * 16;
        int top = tile / 4 * 16;
        int[] part =
            Shapes.coverage(16, 16, FillRule.NON_ZERO, shape.moved(-left * 256, -top * 256));
        for (int p = 0; p < 256; p++) {
          assertThat(part[p])
              .as("case %d tile %d pixel %d", i, tile, p)
              .isEqualTo(whole[(top + p / 16) * 64 + left + p % 16]);
        }
      }
    }
  }

  @Test
  void farAwayCornersClipWithoutOverflow() {
    Shape everything = rectangle(-FAR, -FAR, FAR, FAR);
    assertThat(Shapes.coverage(300, 3, FillRule.NON_ZERO, everything)).containsOnly(255);
    Shape beyond =
        rectangle(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(Shapes.coverage(300, 3, FillRule.NON_ZERO, beyond)).containsOnly(255);
    Shape belowDiagonal = Shape.of(-FAR, -FAR, FAR, FAR, -FAR, FAR);
    int[] half = Shapes.coverage(8, 8, FillRule.EVEN_ODD, belowDiagonal);
    for (int p = 0; p < 64; p++) {
      int expected = p % 8 == p / 8 ? 128 : p % 8 < p / 8 ? 255 : 0;
      assertThat(half[p]).as("pixel %d", p).isEqualTo(expected);
    }
  }

  @Test
  void shapesThatComeInThroughTheSideAreWhole() {
    // Flat along a row's border, then within one row: in pixels 0 to 3 of row 2, upper half.
    Shape flat = Shape.of(-900, 512, 1024, 512, 1024, 640, -900, 640);
    int[] got = Shapes.coverage(8, 8, FillRule.NON_ZERO, flat);
    for (int p = 0; p < 64; p++) {
      assertThat(got[p]).as("pixel %d", p).isEqualTo(p / 8 == 2 && p % 8 < 4 ? 128 : 0);
    }
    Shape fromAbove = Shape.of(256, -900, 256, 512, 300, 600, 900, 600, 900, 512, 900, -900);
    int[] expected = Shapes.sampled(8, 8, (x, y) -> fromAbove.winding(x, y) != 0);
    checkClose(Shapes.coverage(8, 8, FillRule.NON_ZERO, fromAbove), expected, 14, 6);
  }

  @Test
  void shapesBesideThePictureLeaveNoTrace() {
    for (int[] place : new int[][] {{-9000, 0}, {9000, 0}, {0, -9000}, {0, 9000}}) {
      Shape shape = rectangle(256, 256, 3000, 3000).moved(place[0], place[1]);
      assertThat(Shapes.coverage(16, 16, FillRule.NON_ZERO, shape)).containsOnly(0);
    }
  }

  @Test
  void nothingOfOneShapeIsLeftForTheNext() {
    Random random = new Random(6);
    Rasterizer reused = new Rasterizer(300, 40);
    for (int i = 0; i < 300; i++) {
      Shape shape =
          Shapes.star(
              random,
              random.nextInt(300 * 256),
              random.nextInt(40 * 256),
              256 + random.nextInt(300 * 256),
              3 + random.nextInt(9));
      shape.drawOn(reused);
      if (i % 3 == 0) {
        reused.clear();
      } else {
        assertThat(Shapes.alphas(reused, FillRule.NON_ZERO))
            .isEqualTo(Shapes.coverage(300, 40, FillRule.NON_ZERO, shape));
      }
    }
    assertThat(Shapes.alphas(reused, FillRule.NON_ZERO)).containsOnly(0);
  }

  @Test
  void resizingForgetsAndFits() {
    Rasterizer rasterizer = new Rasterizer(300, 40);
    rectangle(0, 0, 300 * 256, 40 * 256).drawOn(rasterizer);
    rasterizer.resize(17, 5);
    Shape shape = rectangle(100, 100, 17 * 256, 500);
    shape.drawOn(rasterizer);
    assertThat(Shapes.alphas(rasterizer, FillRule.NON_ZERO))
        .isEqualTo(Shapes.coverage(17, 5, FillRule.NON_ZERO, shape));
  }

  @Test
  void openContoursAreClosedForFilling() {
    Rasterizer rasterizer = new Rasterizer(8, 8);
    Shapes.drawLine(rasterizer, 256, 256, 1024, 256, 1024, 1024, 256, 1024);
    Shapes.drawLine(rasterizer, 1280, 1280, 1536, 1280, 1536, 1536, 1280, 1536);
    int[] alphas = Shapes.alphas(rasterizer, FillRule.NON_ZERO);
    assertThat(Arrays.stream(alphas).sum()).isEqualTo(255 * 10);
  }

  @Test
  void maskHoldsTheSameCoverageCutToWhatIsTouched() {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      Shape shape = Shapes.star(random, 5000, 3000, 200 + random.nextInt(4000), 7);
      Rasterizer rasterizer = new Rasterizer(40, 30);
      shape.drawOn(rasterizer);
      Mask mask = rasterizer.mask(FillRule.NON_ZERO);
      Picture picture = Picture.transparent(40, 30);
      Masks.blend(picture, mask, 0, 0, 0xffffffff);
      int[] alphas = Arrays.stream(picture.pixels()).map(p -> p >>> 24).toArray();
      assertThat(alphas).isEqualTo(Shapes.coverage(40, 30, FillRule.NON_ZERO, shape));
      assertThat(mask.width()).isLessThan(40);
      assertThat(Shapes.alphas(rasterizer, FillRule.NON_ZERO)).containsOnly(0);
    }
    assertThat(new Rasterizer(4, 4).mask(FillRule.NON_ZERO).isEmpty()).isTrue();
  }

  @Test
  void maskIsCutAtThePicturesSides() {
    Rasterizer rasterizer = new Rasterizer(4, 4);
    rectangle(0, 0, 1024, 1024).drawOn(rasterizer);
    Mask mask = rasterizer.mask(FillRule.NON_ZERO);
    for (int x = -5; x <= 8; x++) {
      for (int y = -5; y <= 8; y++) {
        Picture picture = Picture.transparent(7, 7);
        Masks.blend(picture, mask, x, y, 0xff112233);
        long painted = Arrays.stream(picture.pixels()).filter(p -> p == 0xff112233).count();
        int wide = Math.max(0, Math.min(7, x + 4) - Math.max(0, x));
        int high = Math.max(0, Math.min(7, y + 4) - Math.max(0, y));
        assertThat(painted).isEqualTo(wide * high);
      }
    }
    Masks.blend(Picture.transparent(2, 2), mask, Integer.MIN_VALUE, Integer.MAX_VALUE, -1);
  }

  @Test
  void blendsTranslucentColoursOverWhatIsThere() {
    Picture picture = Picture.transparent(64, 1);
    Arrays.fill(picture.pixels(), 0xff0000ff);
    Rasterizer rasterizer = new Rasterizer(64, 1);
    rectangle(0, 0, 63 * 256 + 128, 256).drawOn(rasterizer);
    rasterizer.fill(picture, 0x80ff0000, FillRule.NON_ZERO);
    assertThat(picture.pixels()[0]).isEqualTo(0xff80007f);
    assertThat(picture.pixels()[40]).isEqualTo(0xff80007f);
    assertThat(picture.pixels()[63]).isEqualTo(0xff4000bf);
  }

  @Test
  void refusesPicturesOfAnotherSize() {
    Rasterizer rasterizer = new Rasterizer(4, 4);
    assertThatThrownBy(
            () -> rasterizer.fill(Picture.transparent(4, 5), 0xff000000, FillRule.NON_ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 x 5");
    assertThatThrownBy(() -> new Rasterizer(0, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rasterizer(Rasterizer.MAX_SIDE + 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
