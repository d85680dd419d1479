package org.tutai.geo.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjParser;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.LayerFile.Kind;
import org.tutai.geo.layer.LayerFile.Section;

/**
 * An immutable compiled layer file, memory-mapped. Thread-safe; closing it makes later calls fail
 * with {@link IllegalStateException}.
 */
public final class CompiledLayer implements LayerView, AutoCloseable {

  private static final int MOST_FEATURES = Integer.MAX_VALUE - 8;

  /** Shapes are as exact as a quarter of the pixel they are asked for. */
  private static final double CELLS_PER_PIXEL = 4;

  private final LayerFile layer;
  private final MappedFile file;
  private final LayerInfo info;
  private final boolean pointsOnly;
  private final int count;
  private final int shaped;
  private final long ordinals;
  private final long sourceOrder;
  private final Leaves leaves;
  private final PackedTree tree;
  private final ColumnReader[] columns;
  private final CellStamps stamps;
  private final int[] levels;
  private final Section[] shapeOffsets;
  private final Section[] shapes;
  private final long labelPoints;
  private final GeometryFactory geometries =
      new GeometryFactory(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

  private CompiledLayer(LayerFile layer) throws IOException {
    this.layer = layer;
    this.file = layer.file();
    Section metaSection = layer.require(Kind.META, 0);
    JsonNode meta = new ObjectMapper().readTree(layer.bytes(metaSection));
    this.info = readInfo(meta, metaSection);
    this.pointsOnly = meta.path("pointsOnly").asBoolean();
    this.count = (int) info.count();
    this.shaped = meta.path("shaped").asInt(-1);
    if (info.count() > MOST_FEATURES || shaped < 0 || shaped > count) {
      throw layer.bad(
          metaSection.offset(), "0 <= shaped <= count < 2^31", shaped + ", " + info.count());
    }
    this.ordinals = layer.require(Kind.ORDINALS, 0, 4L * count).offset();
    this.sourceOrder = layer.require(Kind.SOURCE_ORDER, 0, 4L * count).offset();
    this.leaves =
        new Leaves(layer.require(Kind.BOXES, 0, (pointsOnly ? 8L : 16L) * shaped).offset());
    this.tree = PackedTree.of(shaped, ints(Kind.TREE));
    this.columns = openColumns();
    this.stamps =
        new CellStamps(
            longs(Kind.STAMP_KEYS), longs(Kind.STAMP_REACHING), longs(Kind.STAMP_ENDING));
    this.levels = findLevels();
    this.shapeOffsets = new Section[levels.length];
    this.shapes = new Section[levels.length];
    for (int i = 0; i < levels.length; i++) {
      shapeOffsets[i] = layer.require(Kind.SHAPE_OFFSETS, levels[i], 8L * (shaped + 1L));
      shapes[i] = layer.require(Kind.SHAPES, levels[i]);
    }
    this.labelPoints = pointsOnly ? 0 : layer.require(Kind.LABEL_POINTS, 0, 8L * shaped).offset();
    if (pointsOnly) {
      layer.require(Kind.EXACT_POINTS, 0, 16L * shaped);
    } else {
      layer.require(Kind.EXACT_OFFSETS, 0, 8L * (count + 1L));
    }
  }

  /**
   * Opens a compiled layer.
   *
   * @throws FormatException when the file is not a compiled layer of a version this code reads, or
   *     is damaged
   */
  public static CompiledLayer open(Path path) throws IOException {
    LayerFile layer = LayerFile.open(path);
    try {
      return new CompiledLayer(layer);
    } catch (IOException | RuntimeException e) {
      layer.file().close();
      throw e;
    }
  }

  private LayerInfo readInfo(JsonNode meta, Section section) throws FormatException {
    String code = meta.path("crs").asText();
    Crs crs =
        CrsRegistry.byCode(code)
            .or(() -> PrjParser.parse(meta.path("wkt").asText()).value())
            .orElseThrow(() -> layer.bad(section.offset(), "a CRS this version knows", code));
    List<Field> fields = new ArrayList<>();
    for (JsonNode field : meta.path("fields")) {
      fields.add(
          new Field(
              field.path("name").asText(),
              FieldType.valueOf(field.path("type").asText()),
              field.path("width").asInt(),
              field.path("decimals").asInt()));
    }
    JsonNode box = meta.path("lonLat");
    Optional<Bounds> lonLat =
        box.size() != 4
            ? Optional.empty()
            : Optional.of(
                new Bounds(
                    box.get(0).asDouble(),
                    box.get(1).asDouble(),
                    box.get(2).asDouble(),
                    box.get(3).asDouble()));
    Schema schema = new Schema(GeometryKind.valueOf(meta.path("geometry").asText()), fields);
    return new LayerInfo(
        meta.path("name").asText(),
        schema,
        crs,
        meta.path("count").asLong(),
        lonLat,
        meta.path("digest").asText());
  }

  private int[] ints(Kind kind) throws FormatException {
    Section section = layer.require(kind, 0);
    int[] values = new int[(int) Math.min(section.length() / 4, MOST_FEATURES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = file.getInt(section.offset() + 4L * i);
    }
    return values;
  }

  private long[] longs(Kind kind) throws FormatException {
    Section section = layer.require(kind, 0);
    long[] values = new long[(int) Math.min(section.length() / 8, MOST_FEATURES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = file.getLong(section.offset() + 8L * i);
    }
    return values;
  }

  private ColumnReader[] openColumns() throws FormatException {
    List<Field> fields = info.schema().fields();
    ColumnReader[] readers = new ColumnReader[fields.size()];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = ColumnReader.open(layer, fields.get(i).type(), i, count);
    }
    return readers;
  }

  private int[] findLevels() {
    int[] found = new int[32];
    int n = 0;
    for (int level = 0; level < 32 && !pointsOnly; level++) {
      if (layer.find(Kind.SHAPES, level).isPresent()) {
        found[n++] = level;
      }
    }
    return Arrays.copyOf(found, n);
  }

  @Override
  public LayerInfo info() {
    return info;
  }

  /** The levels of detail in the file, finest first; level k has cells of 2^k grid units. */
  public int[] levels() {
    return levels.clone();
  }

  @Override
  public long stamp(WorldBox box) {
    return stamps.of(box);
  }

  @Override
  public Optional<Feature> get(long ordinal) {
    int row = rowOf(ordinal);
    return row < 0 ? Optional.empty() : Optional.of(featureAt(index(row)));
  }

  @Override
  public Optional<FeatureTable> table() {
    return Optional.of(new Rows());
  }

  private int rowOf(long ordinal) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = file.getInt(ordinals + 4L * index(middle));
      if (found == ordinal) {
        return middle;
      }
      if (found < ordinal) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Where in the file the feature stands that is so far in the source. */
  private int index(int row) {
    return file.getInt(sourceOrder + 4L * row);
  }

  private Feature featureAt(int index) {
    List<@Nullable Object> values = new ArrayList<>(columns.length);
    for (ColumnReader column : columns) {
      values.add(column.value(index));
    }
    return new Feature(file.getInt(ordinals + 4L * index), exact(index), values);
  }

  private @Nullable Geometry exact(int index) {
    if (pointsOnly) {
      return index < shaped ? exactPoint(index) : null;
    }
    long offsets = section(Kind.EXACT_OFFSETS).offset();
    Section bytes = section(Kind.EXACT);
    long from = file.getLong(offsets + 8L * index);
    long to = file.getLong(offsets + 8L * (index + 1L));
    if (from < 0 || to < from || to > bytes.length() || to - from > Integer.MAX_VALUE - 8) {
      throw damaged("a geometry's bytes lie outside their section");
    }
    if (from == to) {
      return null;
    }
    byte[] wkb = new byte[(int) (to - from)];
    file.getBytes(bytes.offset() + from, wkb, 0, wkb.length);
    try {
      return new WKBReader(geometries).read(wkb);
    } catch (ParseException | IllegalArgumentException e) {
      throw damaged("a geometry cannot be read: " + e.getMessage());
    }
  }

  private Geometry exactPoint(int index) {
    long at = section(Kind.EXACT_POINTS).offset() + 16L * index;
    return geometries.createPoint(new Coordinate(file.getDouble(at), file.getDouble(at + 8)));
  }

  private Section section(Kind kind) {
    return layer.find(kind, 0).orElseThrow(() -> damaged("no section " + kind));
  }

  private IllegalStateException damaged(String what) {
    return new IllegalStateException(
        "damaged layer file " + file.path() + ": " + what + "; delete it to compile anew");
  }

  @Override
  public FeatureCursor query(Query query) {
    if (query.order() == Query.Order.ANY) {
      Ranges ranges = new Ranges();
      tree.search(query.box(), leaves, ranges);
      return new Cursor(query, ranges);
    }
    IndexList found = new IndexList();
    tree.search(query.box(), leaves, found);
    return new Cursor(query, new Listed(found.inSourceOrder()));
  }

  /** The most detailed level that is no finer than needed. */
  private int levelFor(double unitsPerPixel) {
    double cell = unitsPerPixel / CELLS_PER_PIXEL;
    int best = 0;
    for (int i = 1; i < levels.length && (1L << levels[i]) <= cell; i++) {
      best = i;
    }
    return best;
  }

  @Override
  public void close() {
    file.close();
  }

  /** The features in the source's order. */
  private final class Rows implements FeatureTable {

    @Override
    public LayerInfo info() {
      return info;
    }

    @Override
    public int rows() {
      return count;
    }

    private int place(int row) {
      return index(Objects.checkIndex(row, count));
    }

    @Override
    public long ordinal(int row) {
      return file.getInt(ordinals + 4L * place(row));
    }

    @Override
    public int row(long ordinal) {
      return rowOf(ordinal);
    }

    @Override
    public @Nullable Object value(int row, int column) {
      return columns[column].value(place(row));
    }

    @Override
    public int code(int row, int column) {
      return columns[column].code(place(row));
    }

    @Override
    public int codes(int column) {
      return columns[column].codes();
    }

    @Override
    public @Nullable Object coded(int column, int code) {
      return columns[column].coded(code);
    }

    @Override
    public @Nullable Geometry geometry(int row) {
      return exact(place(row));
    }

    @Override
    public Optional<WorldBox> bounds(int row) {
      int leaf = place(row);
      return leaf >= shaped
          ? Optional.empty()
          : Optional.of(
              new WorldBox(
                  leaves.minX(leaf), leaves.minY(leaf), leaves.maxX(leaf), leaves.maxY(leaf)));
    }
  }

  /** The features' boxes. */
  private final class Leaves implements PackedTree.Leaves {

    private final long at;
    private final int stride;
    private final int far;

    Leaves(long at) {
      this.at = at;
      this.stride = pointsOnly ? 8 : 16;
      this.far = pointsOnly ? 0 : 8;
    }

    @Override
    public int minX(int leaf) {
      return file.getInt(at + (long) stride * leaf);
    }

    @Override
    public int minY(int leaf) {
      return file.getInt(at + (long) stride * leaf + 4);
    }

    @Override
    public int maxX(int leaf) {
      return file.getInt(at + (long) stride * leaf + far);
    }

    @Override
    public int maxY(int leaf) {
      return file.getInt(at + (long) stride * leaf + far + 4);
    }
  }

  /** Gives the indexes of features one after another, −1 after the last. */
  private interface Indexes {
    int next();
  }

  /** Runs of neighbouring features. */
  private static final class Ranges implements PackedTree.Found, Indexes {

    private int[] bounds = new int[64];
    private int size;
    private int at;
    private int next;

    @Override
    public void range(int from, int to) {
      if (size > 0 && bounds[size - 1] == from) {
        bounds[size - 1] = to;
        return;
      }
      if (size + 2 > bounds.length) {
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      bounds[size++] = from;
      bounds[size++] = to;
    }

    @Override
    public int next() {
      if (at >= size) {
        return -1;
      }
      int index = Math.max(next, bounds[at]);
      next = index + 1;
      if (next >= bounds[at + 1]) {
        at += 2;
        next = 0;
      }
      return index;
    }
  }

  /** Collects features to be put in the source's order. */
  private final class IndexList implements PackedTree.Found {

    private long[] entries = new long[256];
    private int size;

    @Override
    public void range(int from, int to) {
      if (size + to - from > entries.length) {
        entries = Arrays.copyOf(entries, Math.max(size + to - from, entries.length * 2));
      }
      for (int index = from; index < to; index++) {
        entries[size++] = ((long) file.getInt(ordinals + 4L * index) << 32) | index;
      }
    }

    int[] inSourceOrder() {
      Arrays.sort(entries, 0, size);
      int[] sorted = new int[size];
      for (int i = 0; i < size; i++) {
        sorted[i] = (int) entries[i];
      }
      return sorted;
    }
  }

  /** A list of features. */
  private static final class Listed implements Indexes {

    private final int[] list;
    private int at;

    Listed(int[] list) {
      this.list = list;
    }

    @Override
    public int next() {
      return at < list.length ? list[at++] : -1;
    }
  }

  /** Walks over the features found. */
  private final class Cursor implements FeatureCursor {

    private final Indexes indexes;
    private final WorldBox clip;
    private final int levelIndex;
    private final ShapeCodec.Reader reader = new ShapeCodec.Reader();
    private int index = -1;

    Cursor(Query query, Indexes indexes) {
      this.indexes = indexes;
      this.clip = query.box();
      this.levelIndex = levelFor(query.unitsPerPixel());
    }

    @Override
    public boolean next() {
      index = indexes.next();
      return index >= 0;
    }

    @Override
    public long ordinal() {
      return file.getInt(ordinals + 4L * index);
    }

    @Override
    public void path(WorldPath into) {
      into.clear();
      if (pointsOnly) {
        into.add(leaves.minX(index), leaves.minY(index));
        into.endPart(WorldPath.Kind.POINT);
        return;
      }
      long offsets = shapeOffsets[levelIndex].offset();
      long from = file.getLong(offsets + 8L * index);
      long to = file.getLong(offsets + 8L * (index + 1L));
      Section bytes = shapes[levelIndex];
      if (from < 0 || to < from || to > bytes.length() || to - from > Integer.MAX_VALUE - 8) {
        throw damaged("a shape's bytes lie outside their section");
      }
      int level = levels[levelIndex];
      try {
        reader.read(
            file.slice(bytes.offset() + from, (int) (to - from)),
            0,
            level,
            ShapeCodec.cell(leaves.minX(index), level),
            ShapeCodec.cell(leaves.minY(index), level),
            clip,
            into);
      } catch (IndexOutOfBoundsException e) {
        throw damaged("a shape ends early");
      }
    }

    @Override
    public WorldBox bounds() {
      return new WorldBox(
          leaves.minX(index), leaves.minY(index), leaves.maxX(index), leaves.maxY(index));
    }

    @Override
    public int code(int column) {
      return column < 0 ? -1 : columns[column].code(index);
    }

    @Override
    public int codes(int column) {
      return column < 0 ? 0 : columns[column].codes();
    }

    @Override
    public long labelPoint() {
      if (pointsOnly) {
        return ((long) leaves.minX(index) << 32) | (leaves.minY(index) & 0xFFFFFFFFL);
      }
      long at = labelPoints + 8L * index;
      return ((long) file.getInt(at) << 32) | (file.getInt(at + 4) & 0xFFFFFFFFL);
    }

    @Override
    public @Nullable Object value(int column) {
      return columns[column].value(index);
    }

    @Override
    public @Nullable Geometry geometry() {
      return exact(index);
    }

    @Override
    public void close() {
      index = -1;
    }
  }
}
