package org.tutai.viewer.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tutai.geo.feature.Field;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.table.TableLayer;
import org.tutai.viewer.words.Language;

/**
 * What was found.
 *
 * @param layers that were asked, the topmost first, those without hits too
 */
public record Hits(List<Of> layers) {

  /** How many features of a layer are named. */
  static final int NAMED = 10;

  /** A feature and what it is called. */
  public record Hit(long ordinal, String name) {}

  /**
   * Of one layer.
   *
   * @param first the first of them, at most {@link #NAMED}
   */
  public record Of(TableLayer layer, OrdinalSet ordinals, List<Hit> first) {

    public Of {
      first = List.copyOf(first);
    }

    /** With the names of the first. Not for the UI thread. */
    static Of named(TableLayer layer, OrdinalSet ordinals, Language language) {
      if (ordinals.isEmpty()) {
        return new Of(layer, ordinals, List.of());
      }
      FeatureTable table = FeatureTable.of(layer.view());
      List<Field> fields = table.info().schema().fields();
      List<Hit> first =
          ordinals
              .ordinals()
              .limit(NAMED)
              .filter(ordinal -> table.row(ordinal) >= 0)
              .mapToObj(ordinal -> hit(table, ordinal, fields, language))
              .toList();
      return new Of(layer, ordinals, first);
    }

    private static Hit hit(
        FeatureTable table, long ordinal, List<Field> fields, Language language) {
      int row = table.row(ordinal);
      String name =
          IdentifyViewModel.name(ordinal, column -> table.value(row, column), fields, language);
      return new Hit(ordinal, name);
    }
  }

  /** Nothing was asked. */
  public static final Hits NONE = new Hits(List.of());

  public Hits {
    layers = List.copyOf(layers);
  }

  /** How many features. */
  public int count() {
    return layers.stream().mapToInt(each -> each.ordinals().size()).sum();
  }

  /** As a selection. */
  Map<String, Set<Long>> selection() {
    var all = new TreeMap<String, Set<Long>>();
    layers.forEach(each -> all.put(each.layer().id(), each.ordinals()));
    return all;
  }
}
