package org.tutai.geo.layer;

import java.util.ArrayList;
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

  private final LayerView layer;
  private final int key;
  private final JoinTable table;
  private final int own;
  private final LayerInfo info;
  private final long mark;

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
    int row = row(feature);
    for (int i = 0; i < table.fields().size(); i++) {
      values.add(table.value(row, i));
    }
    return new Feature(feature.ordinal(), feature.geometry(), values);
  }

  private int row(Row feature) {
    return table.row(Values.text(feature.value(key)));
  }

  /** As the layer's, until the table is another. */
  @Override
  public long stamp(WorldBox box) {
    return layer.stamp(box) ^ mark;
  }

  /** A cursor that looks the current feature's row up once, when it is asked for. */
  private final class Looked implements FeatureCursor {

    private final FeatureCursor cursor;
    private int[] rowsByCode = {};
    private int row;
    private boolean known;

    Looked(FeatureCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public boolean next() {
      known = false;
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
      if (!known) {
        row = lookUp();
        known = true;
      }
      return table.value(row, column - own);
    }

    /* Where the key has codes, its text is made and looked up once for each. */
    private int lookUp() {
      int code = cursor.code(key);
      if (code < 0) {
        return row(cursor);
      }
      if (rowsByCode.length == 0) {
        rowsByCode = new int[cursor.codes(key)];
        java.util.Arrays.fill(rowsByCode, -2);
      }
      if (rowsByCode[code] == -2) {
        rowsByCode[code] = row(cursor);
      }
      return rowsByCode[code];
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
