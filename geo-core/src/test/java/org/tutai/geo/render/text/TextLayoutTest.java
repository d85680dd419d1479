package org.tutai.geo.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TextLayoutTest {

  private static final Offset<Double> EXACTLY = within(1e-9);
  private static final FontLibrary FONTS = FontLibrary.withDirectories(List.of());

  @Test
  void ideographsAreAsWideAsTheEm() {
    var layout = layout("臺北市", 12);

    assertThat(layout.width()).isCloseTo(36, EXACTLY);
    assertThat(layout.ascent()).isCloseTo(0.88 * 12, EXACTLY);
    assertThat(layout.descent()).isCloseTo(0.12 * 12, EXACTLY);
    assertThat(layout.x(0)).isZero();
    assertThat(layout.x(2)).isCloseTo(24, EXACTLY);
    assertThat(layout.isEmpty()).isFalse();
  }

  @Test
  void mixedTextIsAsWideAsItsParts() {
    double whole = layout("台9線 Hualien", 15).width();

    assertThat(whole)
        .isCloseTo(
            layout("台9線", 15).width() + layout("x Hualien", 15).width() - layout("x", 15).width(),
            EXACTLY);
  }

  @Test
  void letterSpacingIsBetweenCharactersOnly() {
    var request = new FontRequest(12, false, false, 3);

    assertThat(TextLayout.of("臺北市", request, FONTS).width()).isCloseTo(42, EXACTLY);
    assertThat(TextLayout.of("臺", request, FONTS).width()).isCloseTo(12, EXACTLY);
  }

  @Test
  void linesAreCentredUnderOneAnother() {
    for (String end : new String[] {"\n", "\r\n", "\u2028"}) {
      var layout = layout("新北市" + end + "市", 10);

      assertThat(layout.width()).isCloseTo(30, EXACTLY);
      assertThat(layout.count()).isEqualTo(4);
      assertThat(layout.x(3)).isCloseTo(10, EXACTLY);
      assertThat(layout.y(3)).isCloseTo(12, EXACTLY);
      assertThat(layout.descent()).isCloseTo(12 + 1.2, EXACTLY);
    }
  }

  @Test
  void emptyLinesAndBlanksAtTheEndsAreLeftOut() {
    var layout = layout(" \u3000\n  臺北\t\n\n", 10);

    assertThat(layout.count()).isEqualTo(2);
    assertThat(layout.width()).isCloseTo(20, EXACTLY);
    assertThat(layout.descent()).isCloseTo(1.2, EXACTLY);
  }

  @Test
  void nothingToShowIsAnEmptyLayout() {
    for (String nothing : new String[] {"", " ", "\n", "\u0000\u200B\uFEFF"}) {
      var layout = layout(nothing, 10);

      assertThat(layout.isEmpty()).isTrue();
      assertThat(layout.width()).isZero();
      assertThat(layout.ascent()).isZero();
      assertThat(layout.descent()).isZero();
      assertThat(layout.ink()).isEqualTo(new TextLayout.Ink(0, 0, 0, 0));
    }
  }

  @Test
  void controlFormatAndVariationCharactersAreDropped() {
    var layout = layout("臺\u0007\u200D\u202E北\uFE00\uDB40\uDD00市", 10);

    assertThat(layout.count()).isEqualTo(3);
    assertThat(layout.hasBoxes()).isFalse();
  }

  @Test
  void composesWhatHasAComposedForm() {
    var composed = layout("caf\u00E9", 20);
    var decomposed = layout("cafe\u0301", 20);

    assertThat(decomposed.count()).isEqualTo(4);
    assertThat(decomposed.glyph(3)).isEqualTo(composed.glyph(3));
  }

  @Test
  void aMarkTakesNoRoom() {
    assertThat(layout("x\u0301y", 20).width()).isCloseTo(layout("xy", 20).width(), EXACTLY);
  }

  @Test
  void charactersThatNoFontHasShowAsBoxes() {
    // Unassigned, and half of a pair.
    for (String strange : new String[] {"\uDBFF\uDFFD", "\uD800"}) {
      var layout = layout("甲" + strange, 10);

      assertThat(layout.count()).isEqualTo(2);
      assertThat(layout.ink().right()).isGreaterThan(17);
    }
    var layout = layout("\uDBFF\uDFFD", 10);
    assertThat(layout.hasBoxes()).isTrue();
    assertThat(layout.width()).isCloseTo(10, EXACTLY);
    assertThat(layout.ink().right() - layout.ink().left()).isCloseTo(8.2, within(0.01));
  }

  @Test
  void inkIsWhatTheGlyphsFill() {
    var ink = layout("一", 100).ink();

    assertThat(ink.top()).isLessThan(-30);
    assertThat(ink.bottom()).isLessThan(-20).isGreaterThan(ink.top());
    assertThat(ink.left()).isBetween(0.0, 10.0);
    assertThat(ink.right()).isBetween(90.0, 100.0);
    assertThat(layout("g", 100).ink().bottom()).isGreaterThan(15);
  }

  @Test
  void slantedTypeLeansToTheRight() {
    var upright = layout("I", 100);
    var leaning = TextLayout.of("I", new FontRequest(100, false, true, 0), FONTS);

    assertThat(leaning.width()).isEqualTo(upright.width());
    assertThat(leaning.ink().right()).isGreaterThan(upright.ink().right() + 10);
  }

  @Test
  void longTextIsCutWithAnEllipsis() {
    var layout = layout("里".repeat(100_000), 10);

    assertThat(layout.count()).isEqualTo(TextLayout.MAX_CHARACTERS);
    assertThat(layout.glyph(255)).isEqualTo(layout("…", 10).glyph(0));
    assertThat(layout("里\n".repeat(1000), 10).count()).isEqualTo(TextLayout.MAX_CHARACTERS);
    assertThat(layout("里".repeat(256), 10).glyph(255)).isEqualTo(layout("里", 10).glyph(0));
  }

  @Test
  void boldTypeUsesTheBoldFace() {
    var bold = TextLayout.of("Chiayi", FontRequest.bold(20), FONTS);

    assertThat(bold.width()).isGreaterThan(layout("Chiayi", 20).width());
    assertThat(bold.face(0)).isNotSameAs(layout("Chiayi", 20).face(0));
  }

  @Test
  void refusesSizesAndSpacingsOutOfBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FontRequest.regular(0.5))
        .withMessageContaining("from 1 to 512 px (got: 0.5)");
    assertThatIllegalArgumentException().isThrownBy(() -> FontRequest.regular(513));
    assertThatIllegalArgumentException().isThrownBy(() -> FontRequest.regular(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FontRequest(10, false, false, 10.5))
        .withMessageContaining("letter spacing");
  }

  @Test
  void sizesAreRoundedToASixteenth() {
    assertThat(FontRequest.regular(12.01)).isEqualTo(FontRequest.regular(12));
    assertThat(FontRequest.regular(12.04).size()).isEqualTo(12.0625);
  }

  private static TextLayout layout(String text, double size) {
    return TextLayout.of(text, FontRequest.regular(size), FONTS);
  }
}
