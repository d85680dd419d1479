package org.tutai.geo.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.Row;
import org.tutai.geo.expr.Values;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.Schema;

/**
 * A layer with further columns that are looked up in a table by a field of its features. A feature
 * whose value is no key of the table has no values there. Thread-safe.
 */
public final class JoinedLayer implements LayerView {

  private static final int UNKNOWN = -2;
  private static final int MOST_KEPT = 10_000_000;

  private final LayerView layer;
  private final int key;
  private final JoinTable table;
  private final int own;
  private final LayerInfo info;
  private final long mark;
  private final int[] found;

  /**
   * A view of a layer of features.
   *
   * @param field of the layer, whose values are looked up
   * @throws IllegalArgumentException for a grid, and when the layer has no such field
   */
  public JoinedLayer(LayerView layer, String field, JoinTable table) {
    LayerInfo plain = layer.info();
    if (layer.raster().isPresent()) {
      throw new IllegalArgumentException("a grid has no features that could be joined");
    }
    this.layer = layer;
    this.key = plain.schema().indexOf(field);
    if (key < 0) {
      throw new IllegalArgumentException("the layer must have the field (got: " + field + ")");
    }
    this.table = table;
    this.own = plain.schema().fields().size();
    this.info =
        new LayerInfo(
            plain.name(),
            schema(plain.schema(), table),
            plain.crs(),
            plain.count(),
            plain.lonLat(),
            plain.digest() + "-" + table.digest() + "-" + key);
    this.mark = mixed(table.digest() + "-" + key);
    this.found = new int[(int) Math.min(plain.count(), MOST_KEPT)];
    Arrays.fill(found, UNKNOWN);
  }

  private static Schema schema(Schema own, JoinTable table) {
    List<Field> fields = new ArrayList<>(own.fields());
    Set<String> names = new HashSet<>();
    fields.forEach(field -> names.add(field.name()));
    for (Field field : table.fields()) {
      String name = field.name();
      for (int i = 2; !names.add(name); i++) {
        name = field.name() + "_" + i;
      }
      fields.add(new Field(name, field.type(), field.width(), field.decimals()));
    }
    return new Schema(own.geometryKind(), fields);
  }

  /** FNV-1a of 64 bits. */
  private static long mixed(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** What the layer says of itself; columns of the table that are named as its own are numbered. */
  @Override
  public LayerInfo info() {
    return info;
  }

  /** The layer without the table. */
  public LayerView layer() {
    return layer;
  }

  /** How many columns are the layer's own; those of the table follow. */
  public int ownColumns() {
    return own;
  }

  @Override
  public FeatureCursor query(Query query) {
    return new Looked(layer.query(query));
  }

  @Override
  public Optional<Feature> get(long ordinal) {
    return layer.get(ordinal).map(this::joined);
  }

  private Feature joined(Feature feature) {
    List<@Nullable Object> values = new ArrayList<>(feature.values());
    int row = rowOf(feature.ordinal(), feature);
    for (int i = 0; i < table.fields().size(); i++) {
      values.add(table.value(row, i));
    }
    return new Feature(feature.ordinal(), feature.geometry(), values);
  }

  /* Found once for each feature. Threads that find the same at the same time write the same. */
  private int rowOf(long ordinal, Row feature) {
    if (ordinal >= found.length) {
      return lookUp(feature);
    }
    int row = found[(int) ordinal];
    if (row == UNKNOWN) {
      row = lookUp(feature);
      found[(int) ordinal] = row;
    }
    return row;
  }

  private int lookUp(Row feature) {
    return table.row(Values.text(feature.value(key)));
  }

  @Override
  public Optional<FeatureTable> table() {
    return layer.table().map(JoinedRows::new);
  }

  /** The rows of both. */
  private final class JoinedRows implements FeatureTable {

    private final FeatureTable rows;

    JoinedRows(FeatureTable rows) {
      this.rows = rows;
    }

    @Override
    public LayerInfo info() {
      return info;
    }

    @Override
    public int rows() {
      return rows.rows();
    }

    @Override
    public long ordinal(int row) {
      return rows.ordinal(row);
    }

    @Override
    public int row(long ordinal) {
      return rows.row(ordinal);
    }

    @Override
    public @Nullable Object value(int row, int column) {
      return column < own
          ? rows.value(row, column)
          : table.value(rowOf(rows.ordinal(row), rows.at(row)), column - own);
    }

    @Override
    public int code(int row, int column) {
      return column < own ? rows.code(row, column) : -1;
    }

    @Override
    public int codes(int column) {
      return column < own ? rows.codes(column) : 0;
    }

    @Override
    public @Nullable Object coded(int column, int code) {
      if (column >= own) {
        throw new IndexOutOfBoundsException("a column without codes has no code " + code);
      }
      return rows.coded(column, code);
    }

    @Override
    public @Nullable Geometry geometry(int row) {
      return rows.geometry(row);
    }

    @Override
    public Optional<WorldBox> bounds(int row) {
      return rows.bounds(row);
    }
  }

  /** As the layer's, until the table is another. */
  @Override
  public long stamp(WorldBox box) {
    return layer.stamp(box) ^ mark;
  }

  /** A cursor that knows the columns of both. */
  private final class Looked implements FeatureCursor {

    private final FeatureCursor cursor;

    Looked(FeatureCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public boolean next() {
      return cursor.next();
    }

    @Override
    public long ordinal() {
      return cursor.ordinal();
    }

    @Override
    public void path(WorldPath into) {
      cursor.path(into);
    }

    @Override
    public WorldBox bounds() {
      return cursor.bounds();
    }

    @Override
    public int code(int column) {
      return column < own ? cursor.code(column) : -1;
    }

    @Override
    public int codes(int column) {
      return column < own ? cursor.codes(column) : 0;
    }

    @Override
    public long labelPoint() {
      return cursor.labelPoint();
    }

    @Override
    public @Nullable Object value(int column) {
      if (column < own) {
        return cursor.value(column);
      }
      return table.value(rowOf(cursor.ordinal(), cursor), column - own);
    }

    @Override
    public @Nullable Geometry geometry() {
      return cursor.geometry();
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
