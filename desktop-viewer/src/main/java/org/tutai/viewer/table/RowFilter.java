package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Row;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.work.Progress;

/** Tells which rows a person wants to see. Stateless, thread-safe; not for the UI thread. */
public final class RowFilter {

  private static final int STEP = 1 << 12;

  /** A longer text that is searched for is cut. */
  private static final int LONGEST = 200;

  /**
   * What is wanted: all of it must hold.
   *
   * @param expressions not bound yet
   * @param typed words that must each be in some column; blank for any
   * @param only these ordinals; empty for all
   */
  public record Wanted(List<Expression> expressions, String typed, Optional<OrdinalSet> only) {

    /** Every row. */
    public static final Wanted ALL = new Wanted(List.of(), "", Optional.empty());

    public Wanted {
      expressions = List.copyOf(expressions);
      typed = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    boolean isAll() {
      return expressions.isEmpty() && typed.isBlank() && only.isEmpty();
    }
  }

  private RowFilter() {}

  /** The rows wanted. */
  public static BitSet matching(FeatureTable table, Wanted wanted, Progress progress) {
    int rows = table.rows();
    var found = new BitSet(rows);
    if (wanted.isAll()) {
      found.set(0, rows);
      return found;
    }
    List<Expression> bound =
        wanted.expressions().stream().map(e -> e.bind(table.info().schema())).toList();
    List<Search> searches = searches(table, wanted.typed());
    for (int row = 0; row < rows; row++) {
      if (row % STEP == 0) {
        progress.at(row, rows);
      }
      if (isWanted(table, row, wanted, bound, searches)) {
        found.set(row);
      }
    }
    return found;
  }

  private static boolean isWanted(
      FeatureTable table, int row, Wanted wanted, List<Expression> bound, List<Search> searches) {
    if (wanted.only().isPresent() && !wanted.only().get().has(table.ordinal(row))) {
      return false;
    }
    for (Search search : searches) {
      if (!search.finds(row)) {
        return false;
      }
    }
    if (bound.isEmpty()) {
      return true;
    }
    Row values = table.at(row);
    for (Expression expression : bound) {
      if (!expression.test(values)) {
        return false;
      }
    }
    return true;
  }

  private static List<Search> searches(FeatureTable table, String typed) {
    var all = new ArrayList<Search>();
    for (String word : typed.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        all.add(new Search(table, word));
      }
    }
    return all;
  }

  /** A text for comparing: small letters, and 臺 as 台. */
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replace('臺', '台');
  }

  /** Looks for one word; values that have codes are looked at once each. */
  private static final class Search {

    private final FeatureTable table;
    private final String word;
    private final int columns;
    private final BitSet[] codes;

    Search(FeatureTable table, String word) {
      this.table = table;
      String folded = folded(word);
      boolean figure = folded.matches("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
      this.word = figure ? folded.replace(",", "") : folded;
      this.columns = table.info().schema().fields().size();
      this.codes = new BitSet[columns];
      for (int column = 0; column < columns; column++) {
        codes[column] = codes(column);
      }
    }

    private BitSet codes(int column) {
      var hits = new BitSet();
      for (int code = 0; code < table.codes(column); code++) {
        hits.set(code, holds(table.coded(column, code)));
      }
      return hits;
    }

    private boolean holds(@org.jspecify.annotations.Nullable Object value) {
      return value != null && folded(CellText.plain(value)).contains(word);
    }

    boolean finds(int row) {
      for (int column = 0; column < columns; column++) {
        boolean hit =
            table.codes(column) > 0
                ? codes[column].get(table.code(row, column))
                : holds(table.value(row, column));
        if (hit) {
          return true;
        }
      }
      return false;
    }
  }
}
