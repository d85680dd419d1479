package org.tutai.geo.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.expr.Values;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;

/**
 * A table held in memory, to be joined to a layer. Columns of numbers with thousands parted by
 * commas, which formats take for text, are numbers here, and a lone dash or the like among them is
 * no value. Immutable, thread-safe.
 */
public final class StatisticsTable {

  /** How many cells a table may have. */
  public static final long MOST_CELLS = 40_000_000;

  private static final Pattern PARTED =
      Pattern.compile("[-+−]?\\d{1,3}(,\\d{3})+(\\.\\d+)?|[-+−]?(0|[1-9]\\d{0,14})(\\.\\d+)?");
  private static final Pattern NOTHING = Pattern.compile("[-–—−.…*xX]{1,3}|N/?A|n/?a|無|NULL|null");

  private final List<Field> fields;
  private final List<List<@Nullable Object>> rows;

  private StatisticsTable(List<Field> fields, List<List<@Nullable Object>> rows) {
    this.fields = fields;
    this.rows = rows;
  }

  /**
   * Reads all rows of a source; geometries are not kept.
   *
   * @throws IOException when it cannot be read, or has more than {@link #MOST_CELLS} cells
   */
  public static StatisticsTable read(FeatureSource source) throws IOException {
    List<Field> fields = source.schema().fields();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (FeatureStream stream = source.features()) {
      for (Feature next = stream.next(); next != null; next = stream.next()) {
        rows.add(next.values());
        if ((long) rows.size() * Math.max(1, fields.size()) > MOST_CELLS) {
          throw new IOException(
              "A table to be joined may have at most " + MOST_CELLS + " cells; this one has more.");
        }
      }
    }
    return withNumbers(fields, rows);
  }

  private static StatisticsTable withNumbers(
      List<Field> fields, List<List<@Nullable Object>> rows) {
    List<Field> typed = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      boolean number = field.type() == FieldType.TEXT && isNumber(rows, i);
      typed.add(number ? Field.of(field.name(), FieldType.REAL) : field);
      if (number) {
        numbers.add(i);
      }
    }
    List<List<@Nullable Object>> read =
        numbers.isEmpty() ? rows : rows.stream().map(row -> numbered(row, numbers)).toList();
    return new StatisticsTable(List.copyOf(typed), read);
  }

  /**
   * Whether a column of texts has numbers alone, one of them at least with its thousands parted.
   */
  private static boolean isNumber(List<List<@Nullable Object>> rows, int column) {
    boolean parted = false;
    for (List<@Nullable Object> row : rows) {
      if (row.get(column) instanceof String text) {
        String cell = text.strip();
        if (cell.length() > 40 || !isNumberOrNothing(cell)) {
          return false;
        }
        parted |= cell.indexOf(',') > 0;
      }
    }
    return parted;
  }

  private static boolean isNumberOrNothing(String cell) {
    return cell.isEmpty() || PARTED.matcher(cell).matches() || NOTHING.matcher(cell).matches();
  }

  private static List<@Nullable Object> numbered(
      List<@Nullable Object> row, List<Integer> columns) {
    List<@Nullable Object> changed = new ArrayList<>(row);
    for (int column : columns) {
      if (changed.get(column) instanceof String text) {
        Number number = Values.number(text.strip().replace(",", "").replace('−', '-'));
        changed.set(column, number == null ? null : (Object) number.doubleValue());
      }
    }
    return changed;
  }

  /** The columns. */
  public List<Field> fields() {
    return fields;
  }

  /** How many rows there are. */
  public int rows() {
    return rows.size();
  }

  /** A column's values as texts, those without value left out. */
  public JoinGuess.Keys keys(int column) {
    List<String> texts = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      String text = Values.text(row.get(column));
      if (text != null) {
        texts.add(text);
      }
    }
    return new JoinGuess.Keys(fields.get(column).name(), texts);
  }

  /** The columns whose values can be keys: texts and whole numbers. */
  public List<JoinGuess.Keys> keys() {
    List<JoinGuess.Keys> keys = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (canBeKey(fields.get(i))) {
        keys.add(keys(i));
      }
    }
    return keys;
  }

  /** Whether a field's values can be keys. */
  public static boolean canBeKey(Field field) {
    return field.type() == FieldType.TEXT || field.type() == FieldType.INTEGER;
  }

  /** The place of a column; −1 when there is none of that name. */
  public int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The table by a key.
   *
   * @param key the column of the key
   * @param columns those that are joined; names that aren't there are left out; none: all but the
   *     key
   * @throws IllegalArgumentException when there is no such key
   */
  public JoinTable by(String key, List<String> columns, JoinKey comparison) {
    int keyColumn = indexOf(key);
    if (keyColumn < 0) {
      throw new IllegalArgumentException("the table must have the column (got: " + key + ")");
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      boolean wanted = columns.isEmpty() ? i != keyColumn : columns.contains(fields.get(i).name());
      if (wanted) {
        places.add(i);
      }
    }
    var builder = new JoinTable.Builder(places.stream().map(fields::get).toList(), comparison);
    var content = new StringBuilder(comparison + "\n" + key + "\n" + places);
    for (List<@Nullable Object> row : rows) {
      String text = Values.text(row.get(keyColumn));
      if (text != null) {
        Object[] values = places.stream().map(row::get).toArray();
        builder.add(text, values);
        content.append('\n').append(text);
        for (Object value : values) {
          content.append('\t').append(Values.text(value));
        }
      }
    }
    return builder.build(Digests.sha256(content.toString()));
  }
}
