package org.tutai.geo.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;

/**
 * Rows of a table by a key. Where rows share a key the first counts. Immutable once {@link
 * Builder#build built}, thread-safe.
 */
public final class JoinTable {

  private final List<Field> fields;
  private final JoinKey comparison;
  private final Map<String, Integer> places;
  private final List<@Nullable Object[]> rows;
  private final String digest;

  private JoinTable(Builder builder, String digest) {
    this.fields = builder.fields;
    this.comparison = builder.comparison;
    this.places = builder.places;
    this.rows = builder.rows;
    this.digest = digest;
  }

  /** Collects rows. For one thread. */
  public static final class Builder {

    private final List<Field> fields;
    private final JoinKey comparison;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param fields the columns that are joined, the key not among them unless wanted
     */
    public Builder(List<Field> fields, JoinKey comparison) {
      this.fields = List.copyOf(fields);
      this.comparison = Objects.requireNonNull(comparison, "comparison");
    }

    /**
     * Adds a row; one whose key is empty, or there already, is left out.
     *
     * @param values one for each field, of the class its type says, or null
     */
    public Builder add(String key, @Nullable Object... values) {
      String form = comparison.form(key);
      if (values.length != fields.size()) {
        throw new IllegalArgumentException(
            "a row must have a value for each field (got: " + values.length + ")");
      }
      if (form.isEmpty()) {
        return this;
      }
      if (places.putIfAbsent(form, rows.size()) != null) {
        repeated.add(key);
      } else {
        rows.add(values.clone());
      }
      return this;
    }

    /** The keys that were there already, in the order met. */
    public List<String> repeated() {
      return List.copyOf(repeated);
    }

    /**
     * The table.
     *
     * @param digest names its content: another for each
     */
    public JoinTable build(String digest) {
      return new JoinTable(this, digest);
    }
  }

  /** The columns that are joined. */
  public List<Field> fields() {
    return fields;
  }

  /** Names the content. */
  public String digest() {
    return digest;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The row of a key; −1 for null and for what is no key. */
  int row(@Nullable String key) {
    return key == null ? -1 : places.getOrDefault(comparison.form(key), -1);
  }

  /** Whether there is a row of a key. */
  public boolean has(String key) {
    return row(key) >= 0;
  }

  @Nullable Object value(int row, int field) {
    return row < 0 ? null : rows.get(row)[field];
  }
}
