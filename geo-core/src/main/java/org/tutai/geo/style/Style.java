package org.tutai.geo.style;

import java.util.List;
import java.util.function.Predicate;

/**
 * How a layer is drawn: passes painted one over another, each the whole layer in order (SLD's
 * {@code FeatureTypeStyle}). Immutable.
 *
 * @param name the style's name; the default style of a layer is served as {@code default}
 * @param title for people, may be empty
 */
public record Style(String name, String title, List<FeatureTypeStyle> passes) {
  public Style {
    passes = List.copyOf(passes);
  }

  /** The names that it writes, and nothing of what it draws. */
  public Style labels() {
    return with(symbolizer -> symbolizer instanceof Symbolizer.TextSymbolizer);
  }

  /** What it draws, without the names that it writes. */
  public Style withoutLabels() {
    return with(symbolizer -> !(symbolizer instanceof Symbolizer.TextSymbolizer));
  }

  /* Rules stay, if need be without symbolizers: others apply only where they do not. */
  private Style with(Predicate<Symbolizer> wanted) {
    return new Style(name, title, passes.stream().map(pass -> with(pass, wanted)).toList());
  }

  private static FeatureTypeStyle with(FeatureTypeStyle pass, Predicate<Symbolizer> wanted) {
    return new FeatureTypeStyle(
        pass.rules().stream().map(rule -> with(rule, wanted)).toList(), pass.firstMatchOnly());
  }

  private static Rule with(Rule rule, Predicate<Symbolizer> wanted) {
    return new Rule(
        rule.name(),
        rule.title(),
        rule.description(),
        rule.minScale(),
        rule.maxScale(),
        rule.filter(),
        rule.elseFilter(),
        rule.symbolizers().stream().filter(wanted).toList());
  }
}
