package org.tutai.geo.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well a field of a layer and a column of a table go together as keys.
 *
 * @param layerField of the layer
 * @param tableField of the table
 * @param comparison the strictest with which as many match
 * @param matched how many of the layer's distinct values are in the table
 * @param values how many distinct values the layer's field has
 * @param missing values of the layer that are not in the table, the first {@value #LISTED}
 * @param unused values of the table that are not in the layer, the first {@value #LISTED}
 * @param unusedCount how many there are
 * @param repeated values that stand in several rows of the table, the first {@value #LISTED}
 * @param repeatedCount how many there are
 */
public record JoinGuess(
    String layerField,
    String tableField,
    JoinKey comparison,
    int matched,
    int values,
    List<String> missing,
    List<String> unused,
    int unusedCount,
    List<String> repeated,
    int repeatedCount) {

  /** How many values each list has at most. */
  public static final int LISTED = 200;

  /** How many distinct values of a field are looked at when all pairs are tried. */
  private static final int TRIED = 20_000;

  public JoinGuess {
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
    repeated = List.copyOf(repeated);
  }

  /** The values of a field or column as texts, row by row, those without value left out. */
  public record Keys(String name, List<String> texts) {
    public Keys {
      texts = List.copyOf(texts);
    }
  }

  /** How many of the layer's values are not in the table. */
  public int missingCount() {
    return values - matched;
  }

  /**
   * The pair that goes together best: the most values that match, then the fewest rows of a key,
   * then the layer's values that tell most features apart. Empty when nothing matches.
   */
  public static Optional<JoinGuess> best(List<Keys> ofLayer, List<Keys> ofTable) {
    Map<String, Set<String>> layer = forms(ofLayer);
    Map<String, Set<String>> table = forms(ofTable);
    Pair best = null;
    for (Keys field : ofLayer) {
      for (Keys column : ofTable) {
        Pair pair =
            Pair.of(
                field,
                column,
                layer.getOrDefault(field.name(), Set.of()),
                table.getOrDefault(column.name(), Set.of()));
        if (pair.matched() > 0 && (best == null || Pair.ORDER.compare(pair, best) > 0)) {
          best = pair;
        }
      }
    }
    return Optional.ofNullable(best).map(pair -> of(pair.field(), pair.column()));
  }

  private record Pair(Keys field, Keys column, int matched, double share, double alone) {

    static final Comparator<Pair> ORDER =
        Comparator.<Pair>comparingDouble(pair -> Math.round(pair.share() * 50))
            .thenComparingDouble(pair -> Math.round(pair.alone() * 20))
            .thenComparingInt(Pair::matched);

    static Pair of(Keys field, Keys column, Set<String> ours, Set<String> theirs) {
      int matched = 0;
      for (String form : ours) {
        matched += theirs.contains(form) ? 1 : 0;
      }
      double share = (double) matched / Math.max(1, ours.size());
      double alone = (double) theirs.size() / Math.max(1, Math.min(TRIED, column.texts().size()));
      return new Pair(field, column, matched, share, alone);
    }
  }

  private static Map<String, Set<String>> forms(List<Keys> all) {
    Map<String, Set<String>> forms = new HashMap<>();
    for (Keys keys : all) {
      forms.put(
          keys.name(),
          keys.texts().stream()
              .limit(TRIED)
              .map(JoinKey.UNPADDED::form)
              .filter(form -> !form.isEmpty())
              .collect(Collectors.toSet()));
    }
    return forms;
  }

  /** How a field and a column go together, with the strictest comparison that matches most. */
  public static JoinGuess of(Keys field, Keys column) {
    JoinGuess best = of(field, column, JoinKey.EXACT);
    for (JoinKey comparison : new JoinKey[] {JoinKey.LENIENT, JoinKey.UNPADDED}) {
      JoinGuess guess = of(field, column, comparison);
      if (guess.matched() > best.matched()) {
        best = guess;
      }
    }
    return best;
  }

  private static JoinGuess of(Keys field, Keys column, JoinKey comparison) {
    Map<String, String> theirs = new HashMap<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (String text : column.texts()) {
      String form = comparison.form(text);
      if (!form.isEmpty() && theirs.putIfAbsent(form, text) != null) {
        repeated.add(text);
      }
    }
    Set<String> seen = new HashSet<>();
    List<String> missing = new ArrayList<>();
    int matched = 0;
    for (String text : field.texts()) {
      String form = comparison.form(text);
      if (form.isEmpty() || !seen.add(form)) {
        continue;
      }
      if (theirs.containsKey(form)) {
        matched++;
      } else {
        missing.add(text);
      }
    }
    List<String> unused = new ArrayList<>();
    theirs.forEach((form, text) -> addUnless(seen.contains(form), text, unused));
    unused.sort(null);
    return new JoinGuess(
        field.name(),
        column.name(),
        comparison,
        matched,
        seen.size(),
        first(missing),
        first(unused),
        unused.size(),
        first(List.copyOf(repeated)),
        repeated.size());
  }

  private static void addUnless(boolean not, String text, List<String> into) {
    if (!not) {
      into.add(text);
    }
  }

  private static List<String> first(List<String> all) {
    return all.subList(0, Math.min(LISTED, all.size()));
  }
}
