package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.PrjParser;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

class CompiledLayerTest {

  @TempDir Path folder;

  private static final Schema NAMED =
      new Schema(
          GeometryKind.MIXED,
          List.of(Field.of("名稱", FieldType.TEXT), Field.of("n", FieldType.INTEGER)));

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private CompiledLayer compile(Schema schema, List<Feature> features) throws IOException {
    Path target = folder.resolve("layer-" + features.hashCode() + ".tlayer");
    new LayerCompiler()
        .compile(
            new ListSource("test", schema, "CRS:84", features),
            target,
            LayerCompiler.Progress.NONE);
    return CompiledLayer.open(target);
  }

  private static Feature feature(long ordinal, @Nullable String wkt, @Nullable Object... values) {
    return new Feature(ordinal, wkt == null ? null : wkt(wkt), Arrays.asList(values));
  }

  private static List<Long> ordinals(FeatureCursor cursor) {
    List<Long> found = new ArrayList<>();
    while (cursor.next()) {
      found.add(cursor.ordinal());
    }
    return found;
  }

  private static WorldBox lonLat(double west, double south, double east, double north) {
    return WorldBox.ofLonLat(new Bounds(west, south, east, north));
  }

  @Test
  void givesBackEveryFeatureAsItCame() throws IOException {
    List<Feature> features =
        List.of(
            feature(
                0,
                "POLYGON((121 25, 122 25, 122 26, 121 26, 121 25),(121.2 25.2, 121.2 25.4, 121.4"
                    + " 25.4, 121.2 25.2))",
                "信義區",
                7L),
            feature(2, "LINESTRING Z(120 23 5, 120.5 23.5 6)", null, -3L),
            feature(3, null, "沒有圖形", null),
            feature(7, "MULTIPOINT((118 24),(118.1 24.1))", "金門", Long.MAX_VALUE));
    try (CompiledLayer layer = compile(NAMED, features)) {
      assertThat(layer.info().count()).isEqualTo(4);
      assertThat(layer.info().schema()).isEqualTo(NAMED);
      for (Feature expected : features) {
        Feature found = layer.get(expected.ordinal()).orElseThrow();
        assertThat(found.values()).isEqualTo(expected.values());
        assertThat(found.geometry() == null).isEqualTo(expected.geometry() == null);
        if (expected.geometry() != null) {
          assertThat(found.geometry().equalsExact(expected.geometry())).isTrue();
        }
      }
      assertThat(layer.get(1)).isEmpty();
      assertThat(layer.get(-1)).isEmpty();
      assertThat(layer.get(99)).isEmpty();
    }
  }

  @Test
  void keepsTheHeightOfALine() throws IOException {
    try (CompiledLayer layer =
        compile(NAMED, List.of(feature(0, "LINESTRING Z(120 23 5, 121 24 6)", "a", 1L)))) {
      assertThat(layer.get(0).orElseThrow().geometry().getCoordinates()[1].getZ()).isEqualTo(6);
    }
  }

  @Test
  void keepsTheMeasureOfAPointAndOfALine() throws IOException {
    PackedCoordinateSequence measured =
        new PackedCoordinateSequence.Double(new double[] {121, 24, 7}, 3, 1);
    Geometry point = new GeometryFactory().createPoint(measured);
    try (CompiledLayer layer =
        compile(
            NAMED,
            List.of(
                new Feature(0, point, Arrays.asList("a", 1L)),
                feature(1, "LINESTRING M(120 23 5, 121 24 6)", "b", 2L)))) {
      assertThat(sequence(layer, 0).getM(0)).isEqualTo(7);
      assertThat(sequence(layer, 1).getM(1)).isEqualTo(6);
    }
  }

  private static CoordinateSequence sequence(CompiledLayer layer, long ordinal) {
    Geometry geometry = layer.get(ordinal).orElseThrow().geometry();
    return geometry instanceof Point p
        ? p.getCoordinateSequence()
        : ((LineString) geometry).getCoordinateSequence();
  }

  @Test
  void keepsEveryTypeOfValueWhetherFewOrManyDiffer() throws IOException {
    Schema all =
        new Schema(
            GeometryKind.POINT,
            Stream.of(FieldType.values()).map(type -> Field.of(type.name(), type)).toList());
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      features.add(
          feature(
              i,
              "POINT(121 25)",
              "t" + i,
              (long) i * i,
              i / 7.0,
              i % 3 == 0 ? null : i % 2 == 0,
              LocalDate.ofEpochDay(i),
              LocalDateTime.of(2021, 3, 4, 5, 6, 7).plusSeconds(i),
              new byte[] {(byte) i, 1}));
    }
    try (CompiledLayer layer = compile(all, features)) {
      for (int i : new int[] {0, 1, 2, 3, 7, 8, 65_533, 65_534, 65_535, 65_536, 69_999}) {
        List<@Nullable Object> expected = features.get(i).values();
        List<@Nullable Object> found = layer.get(i).orElseThrow().values();
        assertThat(found.subList(0, 6)).isEqualTo(expected.subList(0, 6));
        assertThat((byte[]) found.get(6)).isEqualTo((byte[]) expected.get(6));
      }
    }
  }

  @Test
  void findsWhatABoxTouchesLikeAScanDoes() throws IOException {
    Random random = new Random(11);
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      double x = 119 + random.nextDouble() * 3;
      double y = 22 + random.nextDouble() * 3;
      double w = random.nextDouble() * 0.05;
      features.add(
          feature(
              i,
              "POLYGON((%f %f, %f %f, %f %f, %f %f))".formatted(x, y, x + w, y, x, y + w, x, y),
              "f" + i,
              0L));
    }
    try (CompiledLayer layer = compile(NAMED, features)) {
      for (int k = 0; k < 200; k++) {
        double x = 119 + random.nextDouble() * 3;
        double y = 22 + random.nextDouble() * 3;
        double w = random.nextDouble() * 0.5;
        WorldBox box = lonLat(x, y, x + w, y + w);
        List<Long> ordered = ordinals(layer.query(new Query(box, 0, Query.Order.SOURCE)));
        List<Long> unordered = ordinals(layer.query(new Query(box, 0, Query.Order.ANY)));
        assertThat(ordered).isSorted();
        Collections.sort(unordered);
        assertThat(unordered).isEqualTo(ordered);
        Envelope window = new Envelope(x, x + w, y, y + w);
        List<Long> scanned =
            features.stream()
                .filter(
                    f ->
                        f.geometry() != null
                            && f.geometry().getEnvelopeInternal().intersects(window))
                .map(Feature::ordinal)
                .toList();
        assertThat(ordered).containsAll(scanned);
      }
      assertThat(ordinals(layer.query(new Query(WorldBox.ALL, 0, Query.Order.ANY)))).hasSize(3000);
    }
  }

  @Test
  void neighboursShareTheirVerticesAtEveryLevelOfDetail() throws IOException {
    String shared = wiggle(121.0, 24.0, 24.5, 4000);
    Feature west =
        feature(0, "POLYGON((120.5 24.0, " + shared + ", 120.5 24.5, 120.5 24.0))", "w", 0L);
    Feature east =
        feature(
            1, "POLYGON((121.5 24.5, " + reversed(shared) + ", 121.5 24.0, 121.5 24.5))", "e", 0L);
    try (CompiledLayer layer = compile(NAMED, List.of(west, east))) {
      assertThat(layer.levels().length).isGreaterThanOrEqualTo(4);
      for (int level : layer.levels()) {
        WorldPath a = path(layer, 0, 4.0 * (1L << level));
        WorldPath b = path(layer, 1, 4.0 * (1L << level));
        assertThat(inner(a)).containsAll(inner(b)).hasSameSizeAs(inner(b));
        assertThat(area(a)).isPositive();
      }
    }
  }

  private static String wiggle(double x, double south, double north, int n) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= n; i++) {
      text.append(i == 0 ? "" : ", ")
          .append(
              "%.7f %.7f"
                  .formatted(x + random.nextDouble() * 0.002, south + (north - south) * i / n));
    }
    return text.toString();
  }

  private static String reversed(String points) {
    List<String> list = new ArrayList<>(List.of(points.split(", ")));
    Collections.reverse(list);
    return String.join(", ", list);
  }

  private static WorldPath path(CompiledLayer layer, long ordinal, double unitsPerPixel) {
    WorldPath path = new WorldPath();
    try (FeatureCursor cursor =
        layer.query(new Query(WorldBox.ALL, unitsPerPixel, Query.Order.SOURCE))) {
      while (cursor.next()) {
        if (cursor.ordinal() == ordinal) {
          cursor.path(path);
          return path;
        }
      }
    }
    throw new AssertionError("no feature " + ordinal);
  }

  /** The vertices that are not corners of the outer frame. */
  private static List<String> inner(WorldPath path) {
    List<String> found = new ArrayList<>();
    WorldBox middle = lonLat(120.9, 24.01, 121.1, 24.49);
    for (int i = 0; i < path.vertices(); i++) {
      int x = path.coordinates()[2 * i];
      int y = path.coordinates()[2 * i + 1];
      if (middle.contains(new WorldBox(x, y, x, y))) {
        found.add(x + " " + y);
      }
    }
    return found;
  }

  private static double area(WorldPath path) {
    double twice = 0;
    int[] xy = path.coordinates();
    for (int i = 0; i < path.vertices(); i++) {
      int j = (i + 1) % path.vertices();
      twice += (double) xy[2 * i] * xy[2 * j + 1] - (double) xy[2 * j] * xy[2 * i + 1];
    }
    return twice / 2;
  }

  @Test
  void aLevelStaysWithinItsCellOfTheFullShape() throws IOException {
    Feature line = feature(0, "LINESTRING(" + wiggle(121.0, 24.0, 24.5, 4000) + ")", "w", 0L);
    try (CompiledLayer layer = compile(NAMED, List.of(line))) {
      WorldPath full = path(layer, 0, 0);
      for (int level : layer.levels()) {
        WorldPath coarse = path(layer, 0, 4.0 * (1L << level));
        assertThat(coarse.vertices()).isLessThanOrEqualTo(full.vertices());
        assertThat(Math.abs(coarse.coordinates()[0] - full.coordinates()[0]))
            .isLessThanOrEqualTo((1 << level) / 2);
      }
    }
  }

  @Test
  void anIsletSmallerThanACellIsKeptAsOneVertex() throws IOException {
    Feature islet = feature(0, "POLYGON((119 23, 119.0001 23, 119.0001 23.0001, 119 23))", "嶼", 0L);
    Feature land =
        feature(
            1,
            "POLYGON((120 " + "23, " + wiggle(121, 23, 24, 3000) + ", 120 24, 120 23))",
            "陸",
            0L);
    try (CompiledLayer layer = compile(NAMED, List.of(islet, land))) {
      assertThat(path(layer, 0, 1 << 18).vertices()).isEqualTo(1);
    }
  }

  @Test
  void stretchesOutsideTheBoxAreDrawnShortButTheInsideIsTheSame() throws IOException {
    Feature line = feature(0, "LINESTRING(" + wiggle(121.0, 24.0, 24.5, 40_000) + ")", "w", 0L);
    try (CompiledLayer layer = compile(NAMED, List.of(line))) {
      WorldBox box = lonLat(120.9, 24.2, 121.1, 24.21);
      WorldPath clipped = new WorldPath();
      FeatureCursor cursor = layer.query(new Query(box, 0, Query.Order.SOURCE));
      assertThat(cursor.next()).isTrue();
      cursor.path(clipped);
      assertThat(clipped.vertices()).isLessThan(4000);
      assertThat(verticesIn(clipped, box))
          .isEqualTo(verticesIn(path(layer, 0, 0), box))
          .isNotEmpty();
    }
  }

  private static List<String> verticesIn(WorldPath path, WorldBox box) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < path.vertices(); i++) {
      int x = path.coordinates()[2 * i];
      int y = path.coordinates()[2 * i + 1];
      if (box.contains(new WorldBox(x, y, x, y))) {
        found.add(x + " " + y);
      }
    }
    return found;
  }

  @Test
  void aStampChangesWhereAFeatureChangedAndNowhereElse() throws IOException {
    List<Feature> before = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double x = 119 + (i % 10) * 0.3;
      double y = 22 + (i / 10) * 0.3;
      before.add(
          feature(
              i,
              "POLYGON((%f %f, %f %f, %f %f, %f %f))".formatted(x, y, x + 0.2, y, x, y + 0.2, x, y),
              "f" + i,
              0L));
    }
    List<Feature> after = new ArrayList<>(before);
    after.set(55, new Feature(55, before.get(55).geometry(), Arrays.asList("changed", 0L)));
    try (CompiledLayer a = compile(NAMED, before);
        CompiledLayer b = compile(NAMED, after)) {
      WorldBox there = lonLat(120.5, 23.5, 120.6, 23.6);
      WorldBox elsewhere = lonLat(119.0, 22.0, 119.1, 22.1);
      assertThat(a.stamp(there)).isNotEqualTo(b.stamp(there));
      assertThat(a.stamp(elsewhere)).isEqualTo(b.stamp(elsewhere)).isNotZero();
      assertThat(a.stamp(lonLat(118, 21, 123, 26))).isNotEqualTo(b.stamp(lonLat(118, 21, 123, 26)));
    }
  }

  @Test
  void theSameSourceCompilesToTheSameBytes() throws IOException {
    List<Feature> features =
        List.of(feature(0, "POINT(121 25)", "a", 1L), feature(1, "POINT(120 24)", "b", 2L));
    ListSource source = new ListSource("same", NAMED, "CRS:84", features);
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    new LayerCompiler().compile(source, one, LayerCompiler.Progress.NONE);
    new LayerCompiler().compile(source, two, LayerCompiler.Progress.NONE);
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  @Test
  void anEmptySourceCompilesToAnEmptyLayer() throws IOException {
    try (CompiledLayer layer = compile(NAMED, List.of())) {
      assertThat(layer.info().count()).isZero();
      assertThat(layer.info().lonLat()).isEmpty();
      assertThat(layer.query(new Query(WorldBox.ALL, 0, Query.Order.SOURCE)).next()).isFalse();
      assertThat(layer.stamp(WorldBox.ALL)).isZero();
    }
  }

  @Test
  void cancellingLeavesNothingBehind() throws IOException {
    ListSource source =
        new ListSource("c", NAMED, "CRS:84", List.of(feature(0, "POINT(1 1)", "a", 1L)));
    LayerCompiler.Progress cancel =
        (done, total) -> {
          throw new IllegalStateException("cancelled");
        };
    assertThatThrownBy(() -> new LayerCompiler().compile(source, folder.resolve("gone"), cancel))
        .hasMessage("cancelled");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aDamagedFileIsRefusedOrReadNeverACrash() throws IOException {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      features.add(feature(i, "LINESTRING(" + wiggle(121, 24, 24.1, 120) + ")", "f" + i, (long) i));
    }
    Path good = folder.resolve("good");
    new LayerCompiler()
        .compile(new ListSource("d", NAMED, "CRS:84", features), good, LayerCompiler.Progress.NONE);
    byte[] bytes = Files.readAllBytes(good);
    Random random = new Random(5);
    int refused = 0;
    for (int k = 0; k < 400; k++) {
      byte[] damaged =
          random.nextBoolean() ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
      if (damaged.length == bytes.length) {
        damaged[random.nextInt(Math.min(600, bytes.length))] ^= (byte) (1 << random.nextInt(8));
      }
      Path bad = folder.resolve("bad" + k);
      Files.write(bad, damaged);
      try (CompiledLayer layer = CompiledLayer.open(bad)) {
        readAll(layer);
      } catch (FormatException | RuntimeException expected) {
        refused++;
        assertThat(expected.getMessage()).isNotNull();
      } catch (IOException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
  }

  private static void readAll(CompiledLayer layer) {
    WorldPath path = new WorldPath();
    FeatureCursor cursor = layer.query(new Query(WorldBox.ALL, 0, Query.Order.SOURCE));
    while (cursor.next()) {
      cursor.path(path);
      cursor.value(0);
      cursor.geometry();
    }
  }

  @Test
  void remembersACrsThatHasNoCode() throws IOException {
    Crs utm =
        PrjParser.parse(
                "PROJCS[\"mine\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                    + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
                    + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                    + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
                    + "PARAMETER[\"Central_Meridian\",122.5],PARAMETER[\"Scale_Factor\",0.9996],"
                    + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]")
            .value()
            .orElseThrow();
    Path target = folder.resolve("custom");
    ListSource source =
        new ListSource("c", NAMED, utm, List.of(feature(0, "POINT(400000 2700000)", "a", 1L)));
    new LayerCompiler().compile(source, target, LayerCompiler.Progress.NONE);
    try (CompiledLayer layer = CompiledLayer.open(target)) {
      double[] xy = {400000, 2700000};
      double[] same = {400000, 2700000};
      layer.info().crs().toLonLat().transform(xy, 0, xy, 0, 1);
      utm.toLonLat().transform(same, 0, same, 0, 1);
      assertThat(xy).containsExactly(same);
    }
  }

  @Test
  void refusesASourceWithoutCrsAndAFileThatIsNoLayer() {
    ListSource unknown = new ListSource("n", NAMED, (Crs) null, List.of());
    assertThatThrownBy(
            () ->
                new LayerCompiler()
                    .compile(unknown, folder.resolve("n"), LayerCompiler.Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have a known CRS");
    assertThatThrownBy(
            () ->
                CompiledLayer.open(
                    Files.writeString(folder.resolve("text"), "not a layer at all, really")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("TUTAILYR");
  }
}
