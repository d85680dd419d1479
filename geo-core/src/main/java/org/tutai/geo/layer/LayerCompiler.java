package org.tutai.geo.layer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.WKBWriter;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.PrjWriter;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.LayerFile.Kind;

/**
 * Turns a source into a compiled layer file: publishing is compiling.
 *
 * <p>Two passes in bounded memory: the first reads the source once, puts each shape on the grid and
 * writes rows to a scratch file beside the target; the second reads the rows in Hilbert order and
 * writes columns, boxes and levels of detail. What stays in memory is 32 bytes a feature and one
 * feature at a time. Thread-safe; one compiler may run several compilations.
 */
public final class LayerCompiler {

  /** The version of what is written; part of the key under which compiled files are kept. */
  public static final int VERSION = LayerFile.VERSION;

  /** The finest and coarsest level of detail tried: cells of 30 cm and of 39 km. */
  private static final int FIRST_LEVEL = 4;

  private static final int LAST_LEVEL = 21;

  /**
   * A level is kept when it has at most this share of the vertices of the finer level kept before
   * it.
   */
  private static final double WORTHWHILE = 0.75;

  private static final int PROGRESS_STEP = 1024;

  /** Told how far the work is. */
  public interface Progress {

    /** Hears nothing, cancels nothing. */
    Progress NONE = (done, total) -> {};

    /** {@code done} features of {@code total} (−1: not known); may throw to cancel. */
    void at(long done, long total);
  }

  /**
   * Compiles a source into a file, which appears whole or not at all.
   *
   * @return what happened: counts and bad features
   * @throws org.tutai.geo.bytes.FormatException when the source cannot be read
   * @throws IllegalArgumentException when the source's CRS is not known
   */
  public CompileReport compile(FeatureSource source, Path target, Progress progress)
      throws IOException {
    Crs crs =
        source
            .crs()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the layer \""
                            + source.name()
                            + "\" must have a known CRS (got: none); "
                            + "put a .prj beside it or state the CRS in the file"));
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("the target must be a file (got: " + target + ")");
    }
    Path scratch = Files.createTempDirectory(folder, ".compiling-");
    try (LayerFile.Writer file = new LayerFile.Writer(scratch)) {
      return new Run(source, crs, scratch, file, progress).compile(target);
    } finally {
      deleteTree(scratch);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = new ArrayList<>(walk.toList());
    }
    for (int i = paths.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(paths.get(i));
    }
  }

  /** One compilation. */
  private static final class Run {

    private final long started = System.nanoTime();
    private final FeatureSource source;
    private final Schema schema;
    private final Crs crs;
    private final LayerFile.Writer file;
    private final Path scratch;
    private final Progress progress;
    private final MessageDigest digest;
    private final WorldShaper shaper;
    private final WorldPath shape = new WorldPath();
    private final WorldPath cells = new WorldPath();
    private final ByteSink bytes = new ByteSink();
    private final CellStamps.Builder stamps = new CellStamps.Builder();
    private final List<ColumnWriter> columns = new ArrayList<>();
    private final long[] levelVertices = new long[LAST_LEVEL + 1];
    private final ShapeCodec.Reader shapeReader = new ShapeCodec.Reader();
    private final long total;
    private BadFeatures bad = new BadFeatures();
    private @Nullable WorldBox extent;
    private boolean pointsOnly = true;
    private int shaped;
    private int count;

    Run(FeatureSource source, Crs crs, Path scratch, LayerFile.Writer file, Progress progress) {
      this.source = source;
      this.schema = source.schema();
      this.crs = crs;
      this.scratch = scratch;
      this.file = file;
      this.progress = progress;
      this.digest = sha256();
      this.shaper = new WorldShaper(crs);
      OptionalLong count = source.count();
      this.total = count.isPresent() ? count.getAsLong() : -1;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    CompileReport compile(Path target) throws IOException {
      digest.update((schema + "|" + crs.code()).getBytes(StandardCharsets.UTF_8));
      try (RowFile rows = new RowFile(scratch.resolve("rows"), schema, digest)) {
        readAll(rows);
        rows.endWriting();
        count = rows.rows();
        int[] order = hilbertOrder(rows);
        writeFeatures(rows, order);
      }
      LayerInfo info = info();
      writeMeta(info);
      long size = file.finish(target);
      return new CompileReport(
          info, bad, levelVertices[0], size, Duration.ofNanos(System.nanoTime() - started));
    }

    private void readAll(RowFile rows) throws IOException {
      try (FeatureStream stream = source.features()) {
        bad = stream.bad();
        Feature feature;
        while ((feature = stream.next()) != null) {
          addRow(feature, rows);
          if (rows.rows() % PROGRESS_STEP == 0) {
            progress.at(rows.rows() / 2, total);
          }
        }
      }
    }

    private void addRow(Feature feature, RowFile rows) throws IOException {
      checkValues(feature);
      Geometry geometry = feature.geometry();
      WorldBox box =
          geometry == null || geometry.isEmpty() ? null : shapeOf(feature.ordinal(), geometry);
      bytes.clear();
      if (box != null) {
        extent = extent == null ? box : union(extent, box);
        shaped++;
        ShapeCodec.write(shape, box.minX(), box.minY(), bytes);
      }
      pointsOnly &= box == null ? geometry == null || geometry.isEmpty() : plainPoint(geometry);
      rows.add(feature.ordinal(), toWkb(geometry), box, bytes, feature.values());
    }

    private void checkValues(Feature feature) {
      for (int i = 0; i < schema.fields().size(); i++) {
        Field field = schema.fields().get(i);
        if (!Columnar.fits(field.type(), feature.value(i))) {
          throw new IllegalArgumentException(
              "values of "
                  + field.name()
                  + " must be of type "
                  + field.type()
                  + " (got: "
                  + feature.value(i)
                  + ")");
        }
      }
    }

    private @Nullable WorldBox shapeOf(long ordinal, Geometry geometry) {
      if (!shaper.shape(geometry, shape)) {
        bad.add(
            new BadFeature(
                ordinal,
                "outside-crs",
                "a coordinate has no place on earth in "
                    + crs.code()
                    + "; the feature keeps its values and is not drawn",
                true));
        return null;
      }
      return boxOf(shape);
    }

    private static @Nullable WorldBox boxOf(WorldPath path) {
      int[] xy = path.coordinates();
      if (path.vertices() == 0) {
        return null;
      }
      int minX = Integer.MAX_VALUE;
      int minY = Integer.MAX_VALUE;
      int maxX = Integer.MIN_VALUE;
      int maxY = Integer.MIN_VALUE;
      for (int i = 0; i < path.vertices(); i++) {
        minX = Math.min(minX, xy[2 * i]);
        maxX = Math.max(maxX, xy[2 * i]);
        minY = Math.min(minY, xy[2 * i + 1]);
        maxY = Math.max(maxY, xy[2 * i + 1]);
      }
      return new WorldBox(minX, minY, maxX, maxY);
    }

    private static WorldBox union(WorldBox a, WorldBox b) {
      return new WorldBox(
          Math.min(a.minX(), b.minX()),
          Math.min(a.minY(), b.minY()),
          Math.max(a.maxX(), b.maxX()),
          Math.max(a.maxY(), b.maxY()));
    }

    private static boolean plainPoint(@Nullable Geometry geometry) {
      return geometry instanceof Point point && ordinates(point).size() == 2;
    }

    private static byte[] toWkb(@Nullable Geometry geometry) {
      if (geometry == null) {
        return new byte[0];
      }
      EnumSet<Ordinate> ordinates = ordinates(geometry);
      WKBWriter writer = new WKBWriter(ordinates.size(), ByteOrderValues.LITTLE_ENDIAN);
      writer.setOutputOrdinates(ordinates);
      return writer.write(geometry);
    }

    /** What a geometry's coordinates have, by its first sequence: x, y, and perhaps z or m. */
    private static EnumSet<Ordinate> ordinates(Geometry geometry) {
      EnumSet<Ordinate> found = Ordinate.createXY();
      geometry.apply(
          new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int index) {
              if (sequence.hasZ() && !Double.isNaN(sequence.getZ(index))) {
                found.add(Ordinate.Z);
              }
              if (sequence.hasM() && !Double.isNaN(sequence.getM(index))) {
                found.add(Ordinate.M);
              }
            }

            @Override
            public boolean isDone() {
              return true;
            }

            @Override
            public boolean isGeometryChanged() {
              return false;
            }
          });
      return found;
    }

    private int[] hilbertOrder(RowFile rows) {
      long[] keyed = new long[rows.rows()];
      for (int row = 0; row < keyed.length; row++) {
        keyed[row] = (hilbertKey(rows.middle(row)) << 31) | row;
      }
      Arrays.parallelSort(keyed);
      int[] order = new int[keyed.length];
      for (int i = 0; i < order.length; i++) {
        order[i] = (int) (keyed[i] & Integer.MAX_VALUE);
      }
      return order;
    }

    /** From 0 to 2^31 − 1 for rows with a shape, 2^31 for those without, which so come last. */
    private long hilbertKey(long middle) {
      WorldBox all = extent;
      if (all == null || middle == Long.MIN_VALUE) {
        return 1L << 31;
      }
      long side =
          Math.max(1, Math.max((long) all.maxX() - all.minX(), (long) all.maxY() - all.minY()));
      int x = (int) (((middle >> 32) - all.minX()) * 65535 / side);
      int y = (int) (((int) middle - (long) all.minY()) * 65535 / side);
      return Hilbert.position(x, y) >>> 1;
    }

    private void writeFeatures(RowFile rows, int[] order) throws IOException {
      int[] ordinals = new int[order.length];
      for (int i = 0; i < schema.fields().size(); i++) {
        columns.add(new ColumnWriter(schema.fields().get(i).type(), i, file));
      }
      Boxes boxes = new Boxes(shaped);
      for (int i = 0; i < order.length; i++) {
        RowFile.Row row = rows.read(order[i]);
        ordinals[i] = Math.toIntExact(row.ordinal());
        writeRow(row, i, boxes);
        if (i % PROGRESS_STEP == 0) {
          progress.at((order.length + i) / 2, order.length);
        }
      }
      for (ColumnWriter column : columns) {
        column.finish();
      }
      finishShapes();
      writeOrder(ordinals);
      boxes.write();
      writeStamps();
    }

    private void writeRow(RowFile.Row row, int index, Boxes boxes) throws IOException {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).add(row.values().get(i));
      }
      WorldBox box = row.box();
      writeExact(row, box);
      if (box == null) {
        return;
      }
      boxes.set(index, box);
      stamps.add(box, row.hash());
      shape.clear();
      shapeReader.read(
          ByteBuffer.wrap(row.shape()), 0, 0, box.minX(), box.minY(), WorldBox.ALL, shape);
      levelVertices[0] += shape.vertices();
      if (!pointsOnly) {
        writeLabelPoint();
        writeLevels(row, box);
      }
    }

    private void writeExact(RowFile.Row row, @Nullable WorldBox box) throws IOException {
      if (!pointsOnly) {
        file.section(Kind.EXACT_OFFSETS, 0).putLong(file.section(Kind.EXACT, 0).size());
        file.section(Kind.EXACT, 0).put(row.wkb());
      } else if (box != null) {
        // A plain point's WKB is byte order, type, x, y.
        ByteBuffer wkb = ByteBuffer.wrap(row.wkb()).order(ByteOrder.LITTLE_ENDIAN);
        file.section(Kind.EXACT_POINTS, 0).putLong(wkb.getLong(5));
        file.section(Kind.EXACT_POINTS, 0).putLong(wkb.getLong(13));
      }
    }

    private void writeLabelPoint() throws IOException {
      long point = InteriorPoint.of(shape);
      file.section(Kind.LABEL_POINTS, 0).putInt((int) (point >> 32));
      file.section(Kind.LABEL_POINTS, 0).putInt((int) point);
    }

    private void writeLevels(RowFile.Row row, WorldBox box) throws IOException {
      file.section(Kind.SHAPE_OFFSETS, 0).putLong(file.section(Kind.SHAPES, 0).size());
      bytes.clear();
      bytes.putBytes(row.shape(), 0, row.shape().length);
      file.section(Kind.SHAPES, 0).put(bytes);
      for (int level = FIRST_LEVEL; level <= LAST_LEVEL; level++) {
        ShapeCodec.simplify(shape, level, cells);
        levelVertices[level] += cells.vertices();
        bytes.clear();
        ShapeCodec.write(
            cells, ShapeCodec.cell(box.minX(), level), ShapeCodec.cell(box.minY(), level), bytes);
        file.section(Kind.SHAPE_OFFSETS, level).putLong(file.section(Kind.SHAPES, level).size());
        file.section(Kind.SHAPES, level).put(bytes);
      }
    }

    private void finishShapes() throws IOException {
      if (pointsOnly) {
        file.section(Kind.EXACT_POINTS, 0);
        return;
      }
      file.section(Kind.EXACT_OFFSETS, 0).putLong(file.section(Kind.EXACT, 0).size());
      file.section(Kind.LABEL_POINTS, 0);
      file.section(Kind.SHAPE_OFFSETS, 0).putLong(file.section(Kind.SHAPES, 0).size());
      long kept = levelVertices[0];
      for (int level = FIRST_LEVEL; level <= LAST_LEVEL; level++) {
        if (levelVertices[level] <= WORTHWHILE * kept) {
          kept = levelVertices[level];
          file.section(Kind.SHAPE_OFFSETS, level).putLong(file.section(Kind.SHAPES, level).size());
        } else {
          file.drop(Kind.SHAPE_OFFSETS, level);
          file.drop(Kind.SHAPES, level);
        }
      }
    }

    private void writeOrder(int[] ordinals) throws IOException {
      long[] bySource = new long[ordinals.length];
      LayerFile.SectionWriter out = file.section(Kind.ORDINALS, 0);
      for (int i = 0; i < ordinals.length; i++) {
        out.putInt(ordinals[i]);
        bySource[i] = ((long) ordinals[i] << 32) | i;
      }
      Arrays.parallelSort(bySource);
      LayerFile.SectionWriter order = file.section(Kind.SOURCE_ORDER, 0);
      for (long entry : bySource) {
        order.putInt((int) entry);
      }
    }

    private void writeStamps() throws IOException {
      CellStamps built = stamps.build();
      putAll(Kind.STAMP_KEYS, built.keys());
      putAll(Kind.STAMP_REACHING, built.reaching());
      putAll(Kind.STAMP_ENDING, built.ending());
    }

    private void putAll(Kind kind, long[] values) throws IOException {
      LayerFile.SectionWriter out = file.section(kind, 0);
      for (long value : values) {
        out.putLong(value);
      }
    }

    private LayerInfo info() {
      Optional<Bounds> lonLat =
          Optional.ofNullable(extent)
              .map(
                  box ->
                      new Bounds(
                          WorldGrid.lonOfX(box.minX()),
                          WorldGrid.latOfY(box.minY()),
                          WorldGrid.lonOfX(box.maxX()),
                          WorldGrid.latOfY(box.maxY())));
      return new LayerInfo(
          source.name(), schema, crs, count, lonLat, HexFormat.of().formatHex(digest.digest()));
    }

    private void writeMeta(LayerInfo info) throws IOException {
      ObjectMapper json = new ObjectMapper();
      ObjectNode meta = json.createObjectNode();
      meta.put("name", info.name());
      meta.put("crs", crs.code());
      PrjWriter.write(crs).ifPresent(wkt -> meta.put("wkt", wkt));
      meta.put("geometry", schema.geometryKind().name());
      meta.put("count", info.count());
      meta.put("shaped", shaped);
      meta.put("pointsOnly", pointsOnly);
      meta.put("vertices", levelVertices[0]);
      meta.put("digest", info.digest());
      ArrayNode extentNode = meta.putArray("lonLat");
      info.lonLat()
          .ifPresent(b -> extentNode.add(b.minX()).add(b.minY()).add(b.maxX()).add(b.maxY()));
      ArrayNode fields = meta.putArray("fields");
      for (Field field : schema.fields()) {
        fields
            .addObject()
            .put("name", field.name())
            .put("type", field.type().name())
            .put("width", field.width())
            .put("decimals", field.decimals());
      }
      file.section(Kind.META, 0).put(json.writeValueAsBytes(meta));
    }

    /** The boxes in the file's order, and the tree over them. */
    private final class Boxes implements PackedTree.Leaves {

      private final int[] boxes;

      Boxes(int count) {
        this.boxes = new int[4 * count];
      }

      void set(int index, WorldBox box) {
        boxes[4 * index] = box.minX();
        boxes[4 * index + 1] = box.minY();
        boxes[4 * index + 2] = box.maxX();
        boxes[4 * index + 3] = box.maxY();
      }

      void write() throws IOException {
        LayerFile.SectionWriter out = file.section(Kind.BOXES, 0);
        for (int i = 0; i < boxes.length; i += pointsOnly ? 4 : 1) {
          out.putInt(boxes[i]);
          if (pointsOnly) {
            out.putInt(boxes[i + 1]);
          }
        }
        LayerFile.SectionWriter tree = file.section(Kind.TREE, 0);
        for (int value : PackedTree.build(shaped, this).nodes()) {
          tree.putInt(value);
        }
      }

      @Override
      public int minX(int leaf) {
        return boxes[4 * leaf];
      }

      @Override
      public int minY(int leaf) {
        return boxes[4 * leaf + 1];
      }

      @Override
      public int maxX(int leaf) {
        return boxes[4 * leaf + 2];
      }

      @Override
      public int maxY(int leaf) {
        return boxes[4 * leaf + 3];
      }
    }
  }
}
