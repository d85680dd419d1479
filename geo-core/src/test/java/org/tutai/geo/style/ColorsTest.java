package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Rows;

class ColorsTest {

  @Test
  void readsHexAndNames() {
    check("#f6f4ee", 0xf6f4ee);
    check(" #F6F4EE ", 0xf6f4ee);
    check("#abc", 0xaabbcc);
    check("0xFF8000", 0xff8000);
    check("Navy", 0x000080);
    check("grey", 0x808080);
  }

  @Test
  void anythingElseIsNoColour() {
    for (String text :
        new String[] {
          "",
          "#",
          "#12",
          "#1234",
          "#12345",
          "#1234567",
          "#12345678",
          "#ggg",
          "0x123",
          "f6f4ee",
          "rgb(1,2,3)",
          "#-12345",
          "#１２３",
          "blau",
          "#f6f4e "
        }) {
      assertThat(Colors.parse(text)).as(text).isEmpty();
    }
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadBack(@ForAll @IntRange(max = 0xffffff) int rgb) {
    assertThat(Colors.parse(Colors.format(rgb))).isEqualTo(OptionalInt.of(rgb));
  }

  @Test
  void aFillBecomesOnePixelsWorth() {
    checkArgb("#102030", 1.0, 0xff102030);
    checkArgb("#102030", 0.5, 0x80102030);
    checkArgb("#102030", "0", 0x00102030);
    checkArgb("#102030", 7.0, 0xff102030);
    checkArgb("#102030", -1.0, 0x00102030);
    checkArgb("#102030", null, 0xff102030);
    checkArgb(null, 1.0, 0);
    checkArgb("none", 1.0, 0);
  }

  private static void check(String text, int rgb) {
    assertThat(Colors.parse(text)).as(text).isEqualTo(OptionalInt.of(rgb));
  }

  private static void checkArgb(Object color, Object opacity, int expected) {
    Expression property = new Expression.Column("color", 0);
    Fill fill = new Fill(property, new Literal(opacity));
    assertThat(Colors.argb(fill, Rows.of(color))).isEqualTo(expected);
  }
}
