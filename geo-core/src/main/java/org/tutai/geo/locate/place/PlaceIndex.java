package org.tutai.geo.locate.place;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/**
 * Landmarks, roads and districts with their outlines. Immutable, thread-safe.
 *
 * <p>Landmarks and roads are those imported ({@link PlaceImport}); districts are always there, by
 * the register, with the outlines imported or, of counties and towns, those that come with the core
 * (good to 250 m). Names are indexed on the heap, all else is memory-mapped.
 */
public final class PlaceIndex implements AutoCloseable {

  private static final int MOST = 50;
  private static final int TRIES = 3;
  private static final int MOST_OF_GROUP = 2;

  /** Districts' ids: this and the code's number; exact in JSON's numbers. */
  private static final long DISTRICT = 1L << 52;

  private static final double SAME_PLACE_DEGREES = 0.0015;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final List<OpenSet> sets;
  private final NamedPlaces landmarks;
  private final NamedPlaces roads;
  private final DistrictAreas areas;
  private final DistrictPoints points;
  private final DistrictPlaces districts;
  private final NearPlaces near;

  private PlaceIndex(List<OpenSet> sets) {
    this.sets = List.copyOf(sets);
    this.landmarks = new NamedPlaces(sets, Place.Kind.LANDMARK);
    this.roads = new NamedPlaces(sets, Place.Kind.ROAD);
    this.areas = new DistrictAreas(Districts.taiwan(), sets);
    this.points = new DistrictPoints(sets, areas);
    this.districts = new DistrictPlaces(Districts.taiwan(), areas, points);
    this.near = new NearPlaces(sets);
  }

  /** A place that answers a question, with how well it does, from 0 to 1. */
  public record Hit(Place place, double score) {}

  /** An index without places but the districts of the register. */
  public static PlaceIndex empty() {
    return new PlaceIndex(List.of());
  }

  /**
   * Opens the index of a directory; one that isn't there is empty.
   *
   * @throws org.tutai.geo.bytes.FormatException when a file of it is damaged or of a newer version
   */
  public static PlaceIndex open(Path directory) throws IOException {
    return open(directory, directory);
  }

  /**
   * As {@link #open(Path)}, with the districts of another directory where the first has none.
   *
   * @throws org.tutai.geo.bytes.FormatException when a file of either is damaged or of a newer
   *     version
   */
  public static PlaceIndex open(Path directory, Path districts) throws IOException {
    List<OpenSet> sets = new ArrayList<>(openSets(directory, List.of(Place.Kind.values())));
    try {
      if (sets.stream().noneMatch(set -> set.set().kind() == Place.Kind.DISTRICT)) {
        sets.addAll(openSets(districts, List.of(Place.Kind.DISTRICT)));
      }
      return new PlaceIndex(sets);
    } catch (IOException | RuntimeException e) {
      sets.forEach(OpenSet::close);
      throw e;
    }
  }

  /** Files may go while they are opened when another import takes their place. */
  static List<OpenSet> openSets(Path directory, List<Place.Kind> kinds) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return tryOpen(directory, kinds);
      } catch (NoSuchFileException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private static List<OpenSet> tryOpen(Path directory, List<Place.Kind> kinds) throws IOException {
    List<OpenSet> sets = new ArrayList<>();
    try {
      for (PlaceSet set : PlaceManifest.read(directory).sets()) {
        if (kinds.contains(set.kind())) {
          sets.add(OpenSet.open(directory, set));
        }
      }
      return sets;
    } catch (IOException | RuntimeException e) {
      sets.forEach(OpenSet::close);
      throw e;
    }
  }

  /** The sets that were imported. */
  public List<PlaceSet> sets() {
    return sets.stream().map(OpenSet::set).toList();
  }

  /**
   * Places by name, the best first. What is exactly named so comes before what begins with the
   * name, holds it, or is much like it; among them the category or size counts and the user's map.
   * A district before the name tells where (板橋區火車站); places of one name in different towns are told
   * apart by {@link Place#within}.
   *
   * @param kind of places, or null for all
   * @param near WGS 84 box on the user's map, or null
   * @param limit 1 to 50; more counts as 50
   */
  public List<Hit> find(String name, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    return search(name, kind, near, limit, false);
  }

  /** Places whose names complete what is being typed, also from the middle; see {@link #find}. */
  public List<Hit> suggest(
      String part, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    return search(part, kind, near, limit, true);
  }

  private List<Hit> search(
      String text, Place.@Nullable Kind kind, @Nullable Bounds near, int limit, boolean typing) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more (got: " + limit + ")");
    }
    int most = Math.min(limit, MOST);
    PlaceQuestion question = PlaceQuestion.of(text, Districts.taiwan());
    List<Hit> hits = new ArrayList<>();
    if (question.key().isEmpty()) {
      return hits;
    }
    if (kind == null || kind == Place.Kind.DISTRICT) {
      districts.find(question, near, most, typing).stream()
          .map(scored -> new Hit(place(districts.district(scored.id())), scored.score()))
          .forEach(hits::add);
    }
    for (Place.Kind named : List.of(Place.Kind.LANDMARK, Place.Kind.ROAD)) {
      if (kind == null || kind == named) {
        NamedPlaces places = named == Place.Kind.LANDMARK ? landmarks : roads;
        places.find(question, near, 2 * most, typing).stream()
            .map(scored -> new Hit(place(places.address(scored.id())), scored.score()))
            .forEach(hits::add);
      }
    }
    hits.sort(
        Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparingLong(hit -> hit.place().id()));
    return distinct(hits, most);
  }

  /**
   * Without those that are in the list already, of the same name and at the same place, and with
   * the third and later of one group (exits of a station, one road through many towns) at the end,
   * but for those that were exactly named.
   */
  private static List<Hit> distinct(List<Hit> hits, int limit) {
    List<Hit> distinct = new ArrayList<>();
    List<Hit> more = new ArrayList<>();
    Map<String, Integer> groups = new HashMap<>();
    for (Hit hit : hits) {
      if (distinct.size() == limit) {
        return distinct;
      }
      if (distinct.stream().noneMatch(other -> same(other.place(), hit.place()))) {
        boolean crowded = groups.merge(group(hit.place()), 1, Integer::sum) > MOST_OF_GROUP;
        (crowded && hit.score() < PlaceScore.EXACT ? more : distinct).add(hit);
      }
    }
    double last = distinct.isEmpty() ? 1 : distinct.get(distinct.size() - 1).score();
    more.stream()
        .limit(limit - distinct.size())
        .map(hit -> new Hit(hit.place(), Math.min(last, hit.score())))
        .forEach(distinct::add);
    return distinct;
  }

  /** A name without digits and what follows a hyphen. */
  private static String group(Place place) {
    String name = place.name();
    int hyphen = name.indexOf('-');
    var group = new StringBuilder(place.kind().name());
    for (int i = 0; i < (hyphen > 1 ? hyphen : name.length()); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        group.append(name.charAt(i));
      }
    }
    return group.toString();
  }

  private static boolean same(Place a, Place b) {
    return a.kind() == b.kind()
        && a.kind() != Place.Kind.DISTRICT
        && a.name().equals(b.name())
        && a.within().equals(b.within())
        && (a.kind() == Place.Kind.ROAD
            || Math.hypot(a.lon() - b.lon(), a.lat() - b.lat()) < SAME_PLACE_DEGREES);
  }

  /**
   * Landmarks and roads near a place, nearest first; WGS 84 degrees. The score is 1 at the place
   * and falls with the distance, to one half at 100 m.
   *
   * @param withinMetres at most 50,000
   * @param limit 1 to 50; more counts as 50
   */
  public List<Hit> near(double lon, double lat, double withinMetres, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more (got: " + limit + ")");
    }
    List<Hit> hits = new ArrayList<>();
    for (NearPlaces.Near found : near.near(lon, lat, withinMetres, Math.min(limit, MOST))) {
      long address = ((long) found.set() << 32) | found.place();
      hits.add(new Hit(place(address), 1 / (1 + found.metres() / 100)));
    }
    return hits;
  }

  /**
   * The smallest district that contains a place: by the outlines imported, exactly, or the towns
   * that come with the core, to 250 m. On a border it is one of the two, always the same. Empty in
   * the sea and abroad.
   */
  public Optional<District> containing(double lon, double lat) {
    return areas.containing(lon, lat);
  }

  /** The place of a district, by a code that the register knows or that was imported. */
  public Optional<Place> district(String code) {
    return areas.district(code).map(this::place);
  }

  /** A place by its id in this index. */
  public Optional<Place> place(long id, Place.Kind kind) {
    if (kind == Place.Kind.DISTRICT) {
      return id < DISTRICT ? Optional.empty() : district(code(id));
    }
    long address = id - (1L << 32);
    int set = (int) (address >> 32);
    boolean there =
        id > 0
            && address >= 0
            && set < sets.size()
            && sets.get(set).set().kind() == kind
            && (int) address >= 0
            && (int) address < sets.get(set).places().places();
    return there ? Optional.of(place(address)) : Optional.empty();
  }

  private static String code(long id) {
    return String.valueOf(id - DISTRICT).substring(1);
  }

  private Place place(District district) {
    District parent = district.parent();
    return new Place(
        DISTRICT + Long.parseLong("1" + district.code()),
        Place.Kind.DISTRICT,
        district.name(),
        district.englishName(),
        district.level().name().toLowerCase(Locale.ROOT),
        parent == null ? "" : parent.fullName(),
        district.code(),
        points.lon(district),
        points.lat(district),
        points.bounds(district));
  }

  private Place place(long address) {
    OpenSet set = sets.get((int) (address >> 32));
    PlaceFile places = set.places();
    int place = (int) address;
    String town = places.code(place);
    return new Place(
        address + (1L << 32),
        set.set().kind(),
        places.name(place),
        places.english(place),
        places.category(place),
        town.isEmpty() ? "" : areas.district(town).map(District::fullName).orElse(""),
        "",
        places.lon(place),
        places.lat(place),
        places.bounds(place));
  }

  /**
   * The outline or line of a place in WGS 84 (x longitude, y latitude); a landmark's point. Of a
   * district without an imported outline the one that comes with the core, if it is a county or
   * town.
   *
   * @param place of this index
   */
  public Optional<Geometry> outline(Place place) {
    if (place.kind() == Place.Kind.DISTRICT) {
      return areas.outline(place.code());
    }
    Optional<Place> known = place(place.id(), place.kind());
    if (known.isEmpty()) {
      return Optional.of(GEOMETRIES.createPoint(new Coordinate(place.lon(), place.lat())));
    }
    long address = place.id() - (1L << 32);
    return sets.get((int) (address >> 32)).geometry((int) address);
  }

  /**
   * The outline with no more detail than a map needs.
   *
   * @param resolutionDegrees how far it may lie from the true one, as the size of a pixel; 0 for
   *     all detail
   */
  public Optional<Geometry> outline(Place place, double resolutionDegrees) {
    if (!(resolutionDegrees >= 0)) {
      throw new IllegalArgumentException(
          "resolutionDegrees must be 0 or more (got: " + resolutionDegrees + ")");
    }
    Optional<Geometry> whole = outline(place);
    return resolutionDegrees == 0
        ? whole
        : whole.map(outline -> TopologyPreservingSimplifier.simplify(outline, resolutionDegrees));
  }

  @Override
  public void close() {
    sets.forEach(OpenSet::close);
  }
}
