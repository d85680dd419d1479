package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.style.ColorMap;
import org.tutai.geo.style.ContrastEnhancement;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.ShadedRelief;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer;

/**
 * The style of a grid of quantities as a person chose it: colours from a value to another, and
 * light on it. Immutable.
 *
 * @param colours {@code 0xRRGGBB}, two or more, at equal distances
 * @param least the value of the first colour; what is below has it too
 * @param greatest the value of the last, above the least
 * @param opacity 0 to 1
 * @param relief how strong light and shadow are, 0 to 1; 0 for none
 */
public record RasterChoices(
    List<Integer> colours, double least, double greatest, double opacity, double relief) {

  private static final double HIGHER = 1.2;

  public RasterChoices {
    colours = List.copyOf(colours);
    if (colours.size() < 2) {
      throw new IllegalArgumentException(
          "there must be two colours or more (got: " + colours.size() + ")");
    }
    if (!(greatest > least) || !Double.isFinite(greatest - least)) {
      throw new IllegalArgumentException(
          "the least value must be below the greatest (got: " + least + ", " + greatest + ")");
    }
    if (!(opacity >= 0 && opacity <= 1) || !(relief >= 0 && relief <= 1)) {
      throw new IllegalArgumentException(
          "opacity and relief must be from 0 to 1 (got: " + opacity + ", " + relief + ")");
    }
  }

  /** The style that draws so. */
  public Style style(String name) {
    List<ColorMap.Entry> entries = new ArrayList<>();
    for (int i = 0; i < colours.size(); i++) {
      double value = least + (greatest - least) * i / (colours.size() - 1);
      double shown = Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", value));
      entries.add(new ColorMap.Entry(colours.get(i), shown, 1, ColorMap.label(shown)));
    }
    var symbolizer =
        new RasterSymbolizer(
            opacity,
            List.of(),
            ContrastEnhancement.NONE,
            new ColorMap(ColorMap.Type.RAMP, entries),
            light(),
            null);
    Rule rule = new Rule("", "", 0, Double.POSITIVE_INFINITY, null, false, List.of(symbolizer));
    return new Style(name, "", List.of(new FeatureTypeStyle(List.of(rule))));
  }

  private @Nullable ShadedRelief light() {
    return relief > 0 ? new ShadedRelief(false, HIGHER, 315, 45, false, relief) : null;
  }

  /** The choices nearest to a style; empty when it draws no colours that run into each other. */
  public static Optional<RasterChoices> of(Style style) {
    return style.passes().stream()
        .flatMap(pass -> pass.rules().stream())
        .flatMap(rule -> rule.symbolizers().stream())
        .filter(RasterSymbolizer.class::isInstance)
        .map(RasterSymbolizer.class::cast)
        .findFirst()
        .flatMap(RasterChoices::of);
  }

  private static Optional<RasterChoices> of(RasterSymbolizer symbolizer) {
    ColorMap map = symbolizer.colorMap();
    if (map == null || map.type() != ColorMap.Type.RAMP || map.entries().size() < 2) {
      return Optional.empty();
    }
    double least = map.entries().get(0).quantity();
    double greatest = map.entries().get(map.entries().size() - 1).quantity();
    if (!(greatest > least) || !Double.isFinite(greatest - least)) {
      return Optional.empty();
    }
    ShadedRelief light = symbolizer.relief();
    return Optional.of(
        new RasterChoices(
            map.entries().stream().map(ColorMap.Entry::rgb).toList(),
            least,
            greatest,
            symbolizer.opacity(),
            light == null ? 0 : light.strength()));
  }
}
