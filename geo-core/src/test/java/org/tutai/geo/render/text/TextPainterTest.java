package org.tutai.geo.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tutai.geo.render.paint.PathSink.ONE;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tutai.geo.render.paint.Picture;

class TextPainterTest {

  private static final FontLibrary FONTS = FontLibrary.withDirectories(List.of());
  private static final TextPaint HALOED = new TextPaint(0xFF3D3A36, 1.5, 0xD9F6F4EE);
  private static final TextPaint PLAIN = TextPaint.plain(0xFF000000);

  private final TextPainter painter = new TextPainter();

  @Test
  void piecesOnNeighbouringTilesJoin() {
    var layout = layout("新北市 Banqiao\n板橋區", 17.3);
    var random = new Random(1);
    for (int i = 0; i < 40; i++) {
      int x = random.nextInt(200 * ONE) - 20 * ONE;
      int y = random.nextInt(120 * ONE);
      var whole = Picture.transparent(240, 128);
      painter.paint(whole, layout, x, y, HALOED);
      for (int tile = 0; tile < 240; tile += 60) {
        var part = Picture.transparent(60, 128);
        painter.paint(part, layout, x - tile * ONE, y, HALOED);
        for (int row = 0; row < 128; row++) {
          int from = row * 240 + tile;
          assertThat(Arrays.copyOfRange(part.pixels(), row * 60, row * 60 + 60))
              .as("tile %d row %d", tile, row)
              .containsExactly(Arrays.copyOfRange(whole.pixels(), from, from + 60));
        }
      }
    }
  }

  @Test
  void staysWithinItsExtent() {
    var random = new Random(2);
    for (int i = 0; i < 60; i++) {
      var request =
          new FontRequest(8 + random.nextInt(30), i % 2 == 0, i % 3 == 0, random.nextInt(4));
      var paint = new TextPaint(0xFF000000, i % 5, 0xFFFFFFFF);
      var layout = TextLayout.of("Ågj廍\n(縣)", request, FONTS);
      int x = 100 * ONE + random.nextInt(ONE);
      int y = 100 * ONE + random.nextInt(ONE);
      var picture = Picture.transparent(400, 300);
      painter.paint(picture, layout, x, y, paint);
      checkNothingOutside(picture, TextPainter.extent(layout, paint), x / 256.0, y / 256.0);
    }
  }

  private static void checkNothingOutside(
      Picture picture, TextLayout.Ink extent, double originX, double originY) {
    int painted = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (picture.pixels()[y * picture.width() + x] != 0) {
          painted++;
          assertThat(x + 1.0).isGreaterThan(originX + extent.left());
          assertThat((double) x).isLessThan(originX + extent.right());
          assertThat(y + 1.0).isGreaterThan(originY + extent.top());
          assertThat((double) y).isLessThan(originY + extent.bottom());
        }
      }
    }
    assertThat(painted).isPositive();
  }

  @Test
  void aTranslucentHaloIsNoDarkerWhereItsPiecesOverlap() {
    var picture = Picture.transparent(200, 60);
    painter.paint(picture, layout("彰化縣", 24), 20 * ONE, 40 * ONE, new TextPaint(0, 6, 0x80FFFFFF));

    int densest = IntStream.of(picture.pixels()).map(p -> p >>> 24).max().orElse(0);

    assertThat(densest).isEqualTo(0x80);
  }

  @Test
  void aHaloDoesNotCoverTheNeighbouringGlyph() {
    var request = new FontRequest(24, true, false, -4);
    var haloed = Picture.transparent(200, 60);
    var plain = Picture.transparent(200, 60);
    var layout = TextLayout.of("彰化縣", request, FONTS);
    painter.paint(haloed, layout, 20 * ONE, 40 * ONE, new TextPaint(0xFF000000, 6, 0xFFFFFFFF));
    painter.paint(plain, layout, 20 * ONE, 40 * ONE, PLAIN);

    for (int i = 0; i < plain.pixels().length; i++) {
      if (plain.pixels()[i] == 0xFF000000) {
        assertThat(haloed.pixels()[i]).isEqualTo(0xFF000000);
      }
    }
  }

  @Test
  void aHaloReachesItsRadiusAroundTheStrokes() {
    var dot = layout("一", 64);
    var ink = dot.ink();
    var picture = Picture.transparent(120, 80);
    painter.paint(picture, dot, 20 * ONE, 60 * ONE, new TextPaint(0, 5, 0xFFFFFFFF));

    int middle = (int) (20 + (ink.left() + ink.right()) / 2);
    double top = firstRow(picture, middle);
    assertThat(top).isBetween(60 + ink.top() - 6.5, 60 + ink.top() - 4);
  }

  private static int firstRow(Picture picture, int column) {
    int row = 0;
    while (picture.pixels()[row * picture.width() + column] == 0) {
      row++;
    }
    return row;
  }

  @Test
  void paintsTheColourAsked() {
    var picture = Picture.transparent(80, 80);
    painter.paint(picture, layout("■", 64), 8 * ONE, 64 * ONE, TextPaint.plain(0xFF123456));

    assertThat(Arrays.stream(picture.pixels()).boxed()).contains(0xFF123456, 0);
  }

  @Test
  void nothingOrClearTextPaintsNothing() {
    var picture = Picture.transparent(50, 50);
    painter.paint(picture, layout("", 20), 0, 20 * ONE, HALOED);
    painter.paint(picture, layout(" ", 20), 0, 20 * ONE, HALOED);
    painter.paint(picture, layout("臺", 20), 0, 20 * ONE, new TextPaint(0, 2, 0x00FFFFFF));

    assertThat(picture.pixels()).containsOnly(0);
  }

  @Test
  void textFarOutsideThePicturePaintsNothing() {
    var picture = Picture.transparent(50, 50);
    for (int far : new int[] {Integer.MIN_VALUE, -(1 << 20), 1 << 20, Integer.MAX_VALUE}) {
      painter.paint(picture, layout("臺北", 20), far, 20 * ONE, HALOED);
      painter.paint(picture, layout("臺北", 20), 10 * ONE, far, HALOED);
    }

    assertThat(picture.pixels()).containsOnly(0);
  }

  @Test
  void thePictureDoesNotDependOnTheCache() {
    var scant = new TextPainter(0);
    var layout = layout("臺中市 Taichung", 14);
    var first = Picture.transparent(150, 30);
    var second = Picture.transparent(150, 30);
    for (int i = 0; i < 2; i++) {
      Arrays.fill(first.pixels(), 0);
      painter.paint(first, layout, 1234, 20 * ONE, HALOED);
    }
    scant.paint(second, layout, 1234, 20 * ONE, HALOED);

    assertThat(first.pixels()).containsExactly(second.pixels());
  }

  @Test
  void manyThreadsPaintTheSame() {
    var layout = layout("嘉義縣阿里山鄉 Alishan", 13);
    var expected = Picture.transparent(220, 40);
    new TextPainter().paint(expected, layout, 1000, 25 * ONE, HALOED);

    var same =
        IntStream.range(0, 400)
            .parallel()
            .filter(
                i -> {
                  var picture = Picture.transparent(220, 40);
                  painter.paint(picture, layout, 1000, 25 * ONE, HALOED);
                  return Arrays.equals(picture.pixels(), expected.pixels());
                })
            .count();

    assertThat(same).isEqualTo(400);
  }

  @Test
  void theLargestTypeIsDrawn() {
    var picture = Picture.transparent(600, 600);
    var request = FontRequest.bold(FontRequest.MAX_SIZE);
    painter.paint(
        picture,
        TextLayout.of("龘", request, FONTS),
        40 * ONE,
        500 * ONE,
        new TextPaint(0xFF000000, TextPaint.MAX_HALO, 0xFFFFFFFF));

    assertThat(Arrays.stream(picture.pixels()).boxed()).contains(0xFF000000, 0xFFFFFFFF);
  }

  @Test
  void refusesHalosOutOfBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPaint(0, -1, 0))
        .withMessageContaining("from 0 to 60 px (got: -1.0)");
    assertThatIllegalArgumentException().isThrownBy(() -> new TextPaint(0, Double.NaN, 0));
  }

  private static TextLayout layout(String text, double size) {
    return TextLayout.of(text, FontRequest.regular(size), FONTS);
  }
}
