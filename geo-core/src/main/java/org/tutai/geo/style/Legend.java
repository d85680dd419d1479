package org.tutai.geo.style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.raster.RasterPyramid;

/**
 * What the marks of a style mean: one entry for each rule that draws something, in drawing order,
 * to be drawn as a picture or served as data. A colour map of classes gives an entry for each
 * class. Immutable.
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

    /** The colours that run into each other, of an entry that stands for a grid's values. */
    public Optional<Ramp> ramp() {
      return symbolizers.stream()
          .filter(Symbolizer.RasterSymbolizer.class::isInstance)
          .map(Symbolizer.RasterSymbolizer.class::cast)
          .flatMap(raster -> Ramp.of(raster).stream())
          .findFirst();
    }

    private Entry with(List<Symbolizer> more) {
      List<Symbolizer> both = new ArrayList<>(symbolizers);
      both.addAll(more);
      return new Entry(title, minScale, maxScale, both);
    }
  }

  /**
   * Colours that run into each other, drawn as a bar with its stops at equal distances.
   *
   * @param stops from the least value to the greatest, two or more
   */
  public record Ramp(List<Stop> stops) {

    private static final int MOST_LABELS = 7;

    /**
     * A colour of the bar.
     *
     * @param argb not premultiplied
     * @param label the style's, else the value; empty where labels would be too many
     */
    public record Stop(double value, int argb, String label) {}

    public Ramp {
      stops = List.copyOf(stops);
    }

    private static Optional<Ramp> of(Symbolizer.RasterSymbolizer raster) {
      ColorMap map = raster.colorMap();
      if (map == null || map.type() != ColorMap.Type.RAMP || map.entries().size() < 2) {
        return Optional.empty();
      }
      List<ColorMap.Entry> entries = map.entries();
      int last = entries.size() - 1;
      int every = (last + MOST_LABELS - 2) / (MOST_LABELS - 1);
      List<Stop> stops = new ArrayList<>();
      for (int i = 0; i <= last; i++) {
        ColorMap.Entry entry = entries.get(i);
        boolean labelled = i == last || (i % every == 0 && last - i >= every);
        int alpha = (int) Math.round(entry.opacity() * raster.opacity() * 255);
        String label = entry.label().isBlank() ? ColorMap.label(entry.quantity()) : entry.label();
        stops.add(new Stop(entry.quantity(), alpha << 24 | entry.rgb(), labelled ? label : ""));
      }
      return Optional.of(new Ramp(stops));
    }

    /** The straight colour at a share of the bar's length, 0 at the least value. */
    public int argb(double share) {
      double place = Math.max(0, Math.min(1, share)) * (stops.size() - 1);
      int below = (int) Math.min(stops.size() - 2, Math.floor(place));
      return ColorMap.between(stops.get(below).argb(), stops.get(below + 1).argb(), place - below);
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

  /**
   * This legend for a grid: what is drawn in greys because it has no colour map gets a bar with the
   * grid's values.
   */
  public Legend of(RasterPyramid grid) {
    return new Legend(
        entries.stream()
            .map(
                entry ->
                    new Entry(
                        entry.title(),
                        entry.minScale(),
                        entry.maxScale(),
                        entry.symbolizers().stream().map(s -> withGreys(s, grid)).toList()))
            .toList());
  }

  private static Symbolizer withGreys(Symbolizer symbolizer, RasterPyramid grid) {
    return symbolizer instanceof Symbolizer.RasterSymbolizer raster
        ? RasterDefaults.greys(raster, grid).<Symbolizer>map(raster::with).orElse(raster)
        : symbolizer;
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
          for (Entry entry : entries(rule)) {
            add(entries, entry, places, placesOfPass);
          }
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

  private static List<Entry> entries(Rule rule) {
    List<Symbolizer> marks = new ArrayList<>();
    List<Entry> classes = new ArrayList<>();
    for (Symbolizer symbolizer : rule.symbolizers()) {
      ColorMap map =
          symbolizer instanceof Symbolizer.RasterSymbolizer raster ? raster.colorMap() : null;
      if (map != null && map.type() != ColorMap.Type.RAMP) {
        addClasses(rule, map, classes);
      } else if (!(symbolizer instanceof Symbolizer.TextSymbolizer)) {
        marks.add(symbolizer);
      }
    }
    String title = rule.title().isEmpty() ? rule.name() : rule.title();
    classes.add(0, new Entry(title, rule.minScale(), rule.maxScale(), marks));
    return classes;
  }

  /** Classes that cannot be seen, as one for "no value", are left out. */
  private static void addClasses(Rule rule, ColorMap map, List<Entry> into) {
    for (int i = 0; i < map.entries().size(); i++) {
      ColorMap.Entry entry = map.entries().get(i);
      if (entry.opacity() > 0) {
        Fill fill = new Fill(SldValues.color(entry.rgb()), SldValues.number(entry.opacity()));
        Symbolizer area = new Symbolizer.PolygonSymbolizer(fill, null);
        into.add(new Entry(title(map, i), rule.minScale(), rule.maxScale(), List.of(area)));
      }
    }
  }

  private static String title(ColorMap map, int i) {
    ColorMap.Entry entry = map.entries().get(i);
    if (!entry.label().isBlank()) {
      return entry.label();
    }
    String upper = ColorMap.label(entry.quantity());
    if (map.type() == ColorMap.Type.VALUES) {
      return upper;
    }
    if (i == 0) {
      return "< " + upper;
    }
    String lower = ColorMap.label(map.entries().get(i - 1).quantity());
    return Double.isInfinite(entry.quantity()) ? "≥ " + lower : lower + " – " + upper;
  }
}
