package org.tutai.geo.style.choice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.style.Fill;
import org.tutai.geo.style.Font;
import org.tutai.geo.style.Halo;
import org.tutai.geo.style.Symbolizer.TextSymbolizer;

/**
 * What is written beside features. What isn't changed stays as the symbolizer has it.
 *
 * @param minScale the least scale denominator at which it is written (included), 0 for none
 * @param maxScale the greatest (not included), positive infinity for none
 */
public record Labelling(TextSymbolizer text, double minScale, double maxScale) {

  private static final int INK = 0x3d3a36;
  private static final int LAND = 0xf6f4ee;

  public Labelling {
    if (!(minScale >= 0) || !(maxScale > minScale)) {
      throw new IllegalArgumentException(
          "labels must have 0 <= minScale < maxScale (got: " + minScale + ", " + maxScale + ")");
    }
  }

  /**
   * A field's values in quiet letters with a halo.
   *
   * @param beside whether they stand right of a point instead of upon the middle
   */
  public static Labelling of(String field, boolean beside) {
    return new Labelling(
        new TextSymbolizer(
            new Property(field),
            new Font(List.of("Noto Sans TC"), Symbol.number(12), false, false),
            Symbol.fill(INK, 1),
            new Halo(Symbol.number(1.5), Symbol.fill(LAND, 0.85)),
            beside ? 0 : 0.5,
            0.5,
            beside ? 6 : 0,
            0,
            Symbol.number(0),
            0),
        0,
        Double.POSITIVE_INFINITY);
  }

  /** The field that is written; empty where it is worked out. */
  public Optional<String> field() {
    return text.label() instanceof Property property
        ? Optional.of(property.name())
        : Optional.empty();
  }

  public int colour() {
    return Symbol.rgb(text.fill().color()).orElse(INK);
  }

  /** The height of letters in pixels. */
  public double size() {
    return Symbol.constant(text.font().size()).orElse(12);
  }

  public boolean bold() {
    return text.font().bold();
  }

  /** The halo's colour; empty without a halo. */
  public Optional<Integer> halo() {
    Halo halo = text.halo();
    return halo == null
        ? Optional.empty()
        : Optional.of(Symbol.rgb(halo.fill().color()).orElse(LAND));
  }

  /** The halo's width in pixels; 0 without one. */
  public double haloWidth() {
    Halo halo = text.halo();
    return halo == null ? 0 : Symbol.constant(halo.radius()).orElse(1.5);
  }

  private Labelling with(Expression label, Font font, Fill fill, @Nullable Halo halo) {
    return new Labelling(
        new TextSymbolizer(
            label,
            font,
            fill,
            halo,
            text.anchorX(),
            text.anchorY(),
            text.displacementX(),
            text.displacementY(),
            text.priority(),
            text.letterSpacing()),
        minScale,
        maxScale);
  }

  /** What is written, worked out. */
  public Labelling withLabel(Expression label) {
    return with(label, text.font(), text.fill(), text.halo());
  }

  public Labelling withColour(int rgb) {
    return with(
        text.label(),
        text.font(),
        new Fill(Symbol.colour(rgb), text.fill().opacity()),
        text.halo());
  }

  public Labelling withSize(double pixels) {
    Font font = text.font();
    return with(
        text.label(),
        new Font(font.families(), Symbol.number(pixels), font.bold(), font.italic()),
        text.fill(),
        text.halo());
  }

  public Labelling withBold(boolean bold) {
    Font font = text.font();
    return with(
        text.label(),
        new Font(font.families(), font.size(), bold, font.italic()),
        text.fill(),
        text.halo());
  }

  /** With a halo of a colour and width; without one at width 0. */
  public Labelling withHalo(int rgb, double width) {
    Halo before = text.halo();
    Expression opacity = before == null ? Symbol.number(0.85) : before.fill().opacity();
    Halo halo =
        width > 0 ? new Halo(Symbol.number(width), new Fill(Symbol.colour(rgb), opacity)) : null;
    return with(text.label(), text.font(), text.fill(), halo);
  }

  public Labelling withScales(double least, double greatest) {
    return new Labelling(text, least, greatest);
  }
}
