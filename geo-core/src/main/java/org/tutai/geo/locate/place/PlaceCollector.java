package org.tutai.geo.locate.place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.place.PlaceFile.Row;

/**
 * The features of a layer on their way into a set: those that are places come out as bare shapes in
 * WGS 84, one after another, while their names are collected; the others are counted with a reason.
 * Its features can be read once. For one thread.
 */
final class PlaceCollector implements FeatureSource {

  /** More places in one layer are refused. */
  static final int MOST_PLACES = 5_000_000;

  private static final int LONGEST_NAME = 200;
  private static final Bounds WORLD = Bounds.WORLD_LON_LAT;

  /** Finds the town that a position lies in. */
  interface Towns {
    Optional<District> townAt(double lon, double lat);
  }

  /** A place that is being put together from its pieces. */
  private static final class Building {
    final String name;
    final String english;
    final String category;
    final String code;
    private int[] pieces = new int[1];
    private int count;
    private Envelope box = new Envelope();
    private double size = -1;
    private Coordinate point = new Coordinate();

    Building(String name, String english, String category, String code) {
      this.name = name;
      this.english = english;
      this.category = category;
      this.code = code;
    }

    void add(int piece, Geometry geometry) {
      if (count == pieces.length) {
        pieces = Arrays.copyOf(pieces, 2 * count);
      }
      pieces[count++] = piece;
      box.expandToInclude(geometry.getEnvelopeInternal());
      double area = geometry.getArea();
      double size = area > 0 ? area : geometry.getLength();
      if (size > this.size) {
        this.size = size;
        point = pointOn(geometry);
      }
    }

    Row row(Place.Kind kind) {
      return new Row(
          name,
          english,
          category,
          code,
          kind == Place.Kind.LANDMARK ? CategoryWeight.of(category) : extent(),
          point.x,
          point.y,
          new Bounds(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
          Arrays.copyOf(pieces, count));
    }

    /** 0 for nothing, 100 for 20 km. */
    private int extent() {
      double kilometres = Math.hypot(box.getWidth(), box.getHeight()) * 111;
      return (int) Math.min(100, 100 * Math.log1p(kilometres * 5) / Math.log1p(100));
    }
  }

  private final FeatureSource source;
  private final Crs crs;
  private final Place.Kind kind;
  private final PlaceColumns columns;
  private final DistrictMatcher matcher;
  private final Towns towns;
  private final Map<String, Building> places = new LinkedHashMap<>();
  private final Map<String, Long> skipped = new HashMap<>();
  private int pieces;

  PlaceCollector(
      FeatureSource source,
      Crs crs,
      Place.Kind kind,
      PlaceColumns columns,
      DistrictMatcher matcher,
      Towns towns) {
    this.source = source;
    this.crs = crs;
    this.kind = kind;
    this.columns = columns;
    this.matcher = matcher;
    this.towns = towns;
  }

  /** The places, after the features were read. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>(places.size());
    places.values().forEach(place -> rows.add(place.row(kind)));
    return rows;
  }

  int pieces() {
    return pieces;
  }

  /** How many features are no places, by reason. */
  Map<String, Long> skipped() {
    return Map.copyOf(skipped);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Schema schema() {
    return new Schema(source.schema().geometryKind(), List.of());
  }

  @Override
  public Finding<Crs> crsFinding() {
    return Finding.of(CrsRegistry.WGS84, 1, List.of());
  }

  @Override
  public OptionalLong count() {
    return source.count();
  }

  @Override
  public List<Remark> remarks() {
    return source.remarks();
  }

  @Override
  public FeatureStream features() throws IOException {
    return new Collecting(source.features());
  }

  private void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  /** The shape of a feature that is a place, in WGS 84; null for one that is none. */
  private @Nullable Geometry collect(Feature feature) throws IOException {
    Geometry given = feature.geometry();
    if (given == null || given.isEmpty()) {
      skip("no_geometry");
      return null;
    }
    Geometry geometry = lonLat(given);
    if (geometry == null) {
      skip("outside_the_earth");
      return null;
    }
    Building place = kind == Place.Kind.DISTRICT ? district(feature) : named(feature, geometry);
    if (place == null) {
      return null;
    }
    place.add(pieces++, geometry);
    return geometry;
  }

  private @Nullable Building district(Feature feature) throws IOException {
    Optional<District> district = matcher.match(feature);
    if (district.isEmpty()) {
      skip("not_a_district");
      return null;
    }
    District d = district.get();
    return place(d.code(), new Building(d.name(), d.englishName(), "", d.code()));
  }

  private @Nullable Building named(Feature feature, Geometry geometry) throws IOException {
    String name = PlaceColumns.text(feature, columns.name());
    String key = name.length() > LONGEST_NAME ? "" : Folding.key(name);
    if (key.isEmpty()) {
      skip(name.isEmpty() ? "no_name" : "name_not_usable");
      return null;
    }
    Coordinate point = pointOn(geometry);
    Optional<District> town = towns.townAt(point.x, point.y).or(() -> matcher.townOf(feature));
    String code = town.map(District::code).orElse("");
    Building building =
        new Building(
            name,
            shortened(PlaceColumns.text(feature, columns.english())),
            shortened(PlaceColumns.text(feature, columns.category())),
            code);
    return place(kind == Place.Kind.ROAD ? code + " " + key : "#" + pieces, building);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_NAME ? "" : text;
  }

  /** The pieces of a road in one town, and those of a district, are one place. */
  private Building place(String key, Building building) throws IOException {
    Building known = places.putIfAbsent(key, building);
    if (places.size() > MOST_PLACES) {
      throw new IOException(
          source.name() + " must hold at most " + MOST_PLACES + " places (got: more)");
    }
    return known == null ? building : known;
  }

  private @Nullable Geometry lonLat(Geometry given) {
    Geometry geometry = given.copy();
    var moved = new Moving();
    geometry.apply(moved);
    geometry.geometryChanged();
    return moved.fits ? geometry : null;
  }

  /** A point on a shape: the middle of a line, a point well inside an area. */
  static Coordinate pointOn(Geometry geometry) {
    if (geometry.getDimension() == 1) {
      return middle(geometry);
    }
    try {
      return geometry.getInteriorPoint().getCoordinate();
    } catch (RuntimeException e) {
      return geometry.getCoordinate();
    }
  }

  private static Coordinate middle(Geometry lines) {
    Geometry longest = lines.getGeometryN(0);
    for (int i = 1; i < lines.getNumGeometries(); i++) {
      Geometry other = lines.getGeometryN(i);
      longest = other.getLength() > longest.getLength() ? other : longest;
    }
    return longest instanceof LineString line ? middle(line) : longest.getCoordinate();
  }

  private static Coordinate middle(LineString line) {
    double left = line.getLength() / 2;
    for (int i = 0; i + 1 < line.getNumPoints(); i++) {
      Coordinate from = line.getCoordinateN(i);
      Coordinate to = line.getCoordinateN(i + 1);
      double step = from.distance(to);
      if (step >= left && step > 0) {
        double share = left / step;
        return new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
      }
      left -= step;
    }
    return line.getCoordinateN(0);
  }

  /** Turns coordinates into longitude and latitude and drops heights. */
  private final class Moving implements CoordinateSequenceFilter {

    private final double[] point = new double[2];
    private boolean fits = true;

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      point[0] = sequence.getX(i);
      point[1] = sequence.getY(i);
      crs.toLonLat().transform(point, 0, point, 0, 1);
      fits &= WORLD.contains(point[0], point[1]);
      sequence.setOrdinate(i, CoordinateSequence.X, point[0]);
      sequence.setOrdinate(i, CoordinateSequence.Y, point[1]);
      for (int other = 2; other < sequence.getDimension(); other++) {
        sequence.setOrdinate(i, other, Double.NaN);
      }
    }

    @Override
    public boolean isDone() {
      return !fits;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }

  /** Gives the shapes of places, numbered from 0. */
  private final class Collecting implements FeatureStream {

    private final FeatureStream stream;

    Collecting(FeatureStream stream) {
      this.stream = stream;
    }

    @Override
    public @Nullable Feature next() throws IOException {
      for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
        int ordinal = pieces;
        Geometry geometry = collect(feature);
        if (geometry != null) {
          return new Feature(ordinal, geometry, List.of());
        }
      }
      return null;
    }

    @Override
    public BadFeatures bad() {
      return stream.bad();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
