package org.tutai.geo.style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the marks of a style mean: one entry for each rule that draws something, in drawing order,
 * to be drawn as a picture or served as data. Immutable.
 */
public record Legend(List<Entry> entries) {

  public Legend {
    entries = List.copyOf(entries);
  }

  /**
   * A line of the legend.
   *
   * @param title the rule's title, else its name; may be empty
   * @param minScale the least scale denominator at which it is drawn (included)
   * @param maxScale the greatest (not included), positive infinity for none
   * @param symbolizers how it is drawn, in drawing order; texts are left out
   */
  public record Entry(
      String title, double minScale, double maxScale, List<Symbolizer> symbolizers) {

    public Entry {
      symbolizers = List.copyOf(symbolizers);
    }

    private Entry with(List<Symbolizer> more) {
      List<Symbolizer> both = new ArrayList<>(symbolizers);
      both.addAll(more);
      return new Entry(title, minScale, maxScale, both);
    }
  }

  /** The legend of all scales together. */
  public static Legend of(Style style) {
    return of(style.passes(), 0, Double.POSITIVE_INFINITY);
  }

  /** The legend of what is drawn at a scale; see {@link Rule#holdsAt}. */
  public static Legend of(Style style, double scaleDenominator) {
    return of(style.passes(), scaleDenominator, Math.nextUp(scaleDenominator));
  }

  /*
   * A road is drawn in two passes, its border and its surface: rules of one title and scale in
   * different passes are one thing on the map, and one line of the legend.
   */
  private static Legend of(List<FeatureTypeStyle> passes, double from, double to) {
    List<Entry> entries = new ArrayList<>();
    Map<Entry, Integer> places = new HashMap<>();
    for (FeatureTypeStyle pass : passes) {
      Map<Entry, Integer> placesOfPass = new HashMap<>();
      for (Rule rule : pass.rules()) {
        if (rule.minScale() < to && rule.maxScale() > from) {
          add(entries, entry(rule), places, placesOfPass);
        }
      }
      placesOfPass.forEach(places::putIfAbsent);
    }
    return new Legend(entries);
  }

  private static void add(
      List<Entry> entries,
      Entry entry,
      Map<Entry, Integer> places,
      Map<Entry, Integer> placesOfPass) {
    if (entry.symbolizers().isEmpty()) {
      return;
    }
    Entry thing = new Entry(entry.title(), entry.minScale(), entry.maxScale(), List.of());
    Integer place = entry.title().isEmpty() ? null : places.get(thing);
    if (place == null) {
      placesOfPass.put(thing, entries.size());
      entries.add(entry);
    } else {
      entries.set(place, entries.get(place).with(entry.symbolizers()));
    }
  }

  private static Entry entry(Rule rule) {
    List<Symbolizer> marks =
        rule.symbolizers().stream()
            .filter(symbolizer -> !(symbolizer instanceof Symbolizer.TextSymbolizer))
            .toList();
    String title = rule.title().isEmpty() ? rule.name() : rule.title();
    return new Entry(title, rule.minScale(), rule.maxScale(), marks);
  }
}
