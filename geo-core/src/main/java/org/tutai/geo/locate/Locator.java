package org.tutai.geo.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.format.geojson.GeoJsonGeometry;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressPart;
import org.tutai.geo.locate.address.answer.AddressIndex;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.Reason;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex;
import org.tutai.geo.locate.place.PlaceIndex.Hit;
import org.tutai.geo.locate.place.TypedCoordinate;

/**
 * One search box over addresses, landmarks, roads, districts and typed coordinates. Immutable,
 * thread-safe; no text of any kind makes it throw.
 */
public final class Locator {

  /*
   * Weights across kinds. A house found with confidence is what was asked for. A name that is
   * the whole text beats an answer that only knows the road or town the text ends in; a name that is
   * much like the text comes after an address that is understood.
   */
  private static final double NAME_IS_THE_TEXT = 0.99;
  private static final double MUCH_LIKE_THE_TEXT = 0.9;
  private static final double NAMED_IN_THE_TEXT = 0.85;
  private static final double SURELY = 0.8;
  private static final double HARDLY = 0.02;
  private static final double AREA_OF_AN_ADDRESS = 0.6;
  private static final double ROAD_IS_THE_TEXT = 0.93;
  private static final double AMONG_ITS_NAME = 0.05;
  private static final double NEAR_METRES = 500;
  private static final double THERE_METRES = 2000;
  private static final double AGREES = 0.1;
  private static final int MAX_TEXT = 512;

  private final AddressSource addresses;
  private final PlaceSource places;
  private final Function<String, List<TypedCoordinate>> coordinates;

  public Locator(AddressSource addresses, PlaceSource places) {
    this(addresses, places, TypedCoordinate::parse);
  }

  /**
   * A locator.
   *
   * @param coordinates the readings of a text as a coordinate, as {@link TypedCoordinate#parse}
   */
  public Locator(
      AddressSource addresses,
      PlaceSource places,
      Function<String, List<TypedCoordinate>> coordinates) {
    this.addresses = addresses;
    this.places = places;
    this.coordinates = coordinates;
  }

  /** Over indexes that are open; they must stay open as long as this is used. */
  public static Locator of(PlateIndex plates, PlaceIndex places) {
    return new Locator(
        AddressSource.of(new AddressIndex(Districts.taiwan(), plates)), PlaceSource.of(places));
  }

  public AddressSource addresses() {
    return addresses;
  }

  public PlaceSource places() {
    return places;
  }

  /**
   * Everything a text may mean, the likeliest first. A text that is surely a coordinate is not read
   * as an address as well; an area found as an address is left out where the same is found as a
   * place, and so is what is hardly meant beside the first.
   */
  public Found find(Query query) {
    String text = bounded(query.text());
    var results = new ArrayList<Located>();
    for (TypedCoordinate typed : coordinates.apply(text)) {
      results.add(coordinate(typed));
    }
    boolean typed = results.stream().anyMatch(result -> result.weight() > SURELY);
    Answer answer = typed ? notAsked(query.text()) : addresses.find(query);
    List<Located.Named> named = named(text, answer.address(), query);
    for (Candidate candidate : answer.candidates()) {
      if (!isNamed(candidate, named)) {
        results.add(new Located.Address(candidate, weight(candidate, answer.address(), named)));
      }
    }
    results.addAll(named);
    if (answer.candidates().isEmpty()) {
      results.addAll(districts(answer.address(), named, query));
    }
    results.sort(Comparator.comparingDouble(Located::weight).reversed());
    if (!results.isEmpty()) {
      double least = results.get(0).weight() * HARDLY;
      results.removeIf(result -> result.weight() < least);
    }
    return new Found(answer, results.subList(0, Math.min(results.size(), query.limit())));
  }

  /** The districts of an address of which there are no plates. */
  private List<Located.Named> districts(
      Address understood, List<Located.Named> named, Query query) {
    boolean address = !understood.road().isEmpty() || !understood.numbers().isEmpty();
    List<District> said = understood.towns().isEmpty() ? understood.counties() : understood.towns();
    var districts = new ArrayList<Located.Named>();
    for (District district : address ? said : List.<District>of()) {
      places
          .district(district)
          .filter(place -> allowed(place, query))
          .filter(place -> named.stream().noneMatch(one -> one.place().id() == place.id()))
          .ifPresent(place -> districts.add(new Located.Named(place, AREA_OF_AN_ADDRESS)));
    }
    return districts;
  }

  private static Answer notAsked(String text) {
    var nothing = Address.unread(text);
    return new Answer(nothing, List.of(), List.of());
  }

  /** Whether an area or road that was found as an address is among the places. */
  private static boolean isNamed(Candidate candidate, List<Located.Named> named) {
    return isArea(candidate)
        && named.stream()
            .anyMatch(n -> (n.place().within() + n.place().name()).equals(candidate.address()));
  }

  private static boolean isArea(Candidate candidate) {
    return candidate.level().compareTo(Level.ALLEY) >= 0;
  }

  private Located.Coordinate coordinate(TypedCoordinate typed) {
    return new Located.Coordinate(
        typed,
        reverse(typed.lon(), typed.lat(), 1, THERE_METRES),
        places.near(typed.lon(), typed.lat(), NEAR_METRES, 3),
        typed.likelihood());
  }

  private List<Located.Named> named(String text, Address understood, Query query) {
    var named = new ArrayList<Located.Named>();
    var seen = new HashSet<Long>();
    String key = Folding.key(text);
    for (Hit hit : places.find(text, null, query.near(), query.limit())) {
      if (allowed(hit.place(), query) && seen.add(hit.place().id())) {
        double weight = isName(hit.place(), key) ? NAME_IS_THE_TEXT : MUCH_LIKE_THE_TEXT;
        named.add(new Located.Named(hit.place(), hit.score() * weight));
      }
    }
    if (!understood.landmark().isEmpty() && !understood.landmark().equals(text)) {
      for (Hit hit :
          places.find(understood.landmark(), Place.Kind.LANDMARK, query.near(), query.limit())) {
        boolean fits = lies(hit.place(), understood) && allowed(hit.place(), query);
        if (fits && seen.add(hit.place().id())) {
          named.add(new Located.Named(hit.place(), hit.score() * NAMED_IN_THE_TEXT));
        }
      }
    }
    return named;
  }

  /** Whether a folded text is the name of a place, in full or in short. */
  private static boolean isName(Place place, String key) {
    return Folding.key(place.name()).equals(key)
        || Folding.key(place.within() + place.name()).equals(key);
  }

  /** Whether a place lies where the question says that answers must. */
  private static boolean allowed(Place place, Query query) {
    Bounds box = query.box();
    if (box != null && !box.contains(place.lon(), place.lat())) {
      return false;
    }
    if (query.within().isEmpty() || place.code().startsWith(query.within())) {
      return true;
    }
    return Districts.taiwan()
        .byCode(query.within())
        .map(district -> place.within().startsWith(district.fullName()))
        .orElse(true);
  }

  /** Whether a place lies where the text says, as far as both are known. */
  private static boolean lies(Place place, Address understood) {
    List<District> said = understood.towns().isEmpty() ? understood.counties() : understood.towns();
    if (said.isEmpty() || place.within().isEmpty()) {
      return true;
    }
    String within = Folding.key(place.within());
    return said.stream().anyMatch(district -> within.contains(Folding.key(district.name())));
  }

  /**
   * Whether a text is a road and nothing else, and this is one of that very name: all of them come
   * before what only has the road in its name.
   */
  private static boolean isRoadOfTheText(Candidate candidate, Address understood) {
    boolean road =
        candidate.level().compareTo(Level.ALLEY) >= 0
            && candidate.level().compareTo(Level.ROAD) <= 0
            && understood.numbers().isEmpty()
            && understood.landmark().isEmpty()
            && understood.crossRoad().isEmpty();
    return road
        && understood.parts().stream().noneMatch(part -> part.kind() == AddressPart.Kind.UNREAD)
        && Folding.key(candidate.road()).equals(understood.road());
  }

  /**
   * The probability, less where only an area is known, more where a landmark named beside it is.
   */
  private static double weight(Candidate candidate, Address understood, List<Located.Named> named) {
    if (isRoadOfTheText(candidate, understood)) {
      return ROAD_IS_THE_TEXT + AMONG_ITS_NAME * candidate.probability();
    }
    double weight = candidate.probability() * (isArea(candidate) ? AREA_OF_AN_ADDRESS : 1);
    for (Located.Named place : named) {
      if (Distances.metres(candidate.lon(), candidate.lat(), place.lon(), place.lat())
          < NEAR_METRES) {
        return Math.min(1, weight + AGREES);
      }
    }
    return weight;
  }

  /**
   * What is at a place: see {@link AddressIndex#reverse}. The district is the one whose outline
   * holds the place, where outlines are known.
   */
  public ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres) {
    ReverseAnswer answer = addresses.reverse(lon, lat, limit, withinMetres);
    @Nullable District district = places.containing(lon, lat).orElse(answer.district());
    String postalCode =
        district == null || district.postalCode().isEmpty()
            ? answer.postalCode()
            : district.postalCode();
    List<Reason> remarks = district == null ? answer.remarks() : List.of();
    return new ReverseAnswer(answer.plates(), answer.road(), district, postalCode, remarks);
  }

  /** The smallest known district that holds a place, or null. */
  public @Nullable District district(double lon, double lat) {
    return places
        .containing(lon, lat)
        .orElseGet(() -> addresses.reverse(lon, lat, 1, THERE_METRES).district());
  }

  /** A district as a place of the index. */
  public Optional<Place> placeOf(District district) {
    return places.district(district);
  }

  /** The outline or line of a place as GeoJSON's maps and lists; empty for one without. */
  public Optional<Map<String, Object>> outline(Place place) {
    return places.outline(place).flatMap(GeoJsonGeometry::ofLonLat);
  }

  /** Completions of what is being typed, the likeliest first, each text once. */
  public List<Suggestion> suggest(Query query) {
    String text = bounded(query.text());
    var weighed = new ArrayList<Weighed>();
    for (TypedCoordinate typed : coordinates.apply(text)) {
      weighed.add(new Weighed(coordinate(text, typed), 1 + typed.likelihood()));
    }
    List<Suggestion> ofAddresses = addresses.suggest(query);
    for (int i = 0; i < ofAddresses.size(); i++) {
      weighed.add(new Weighed(ofAddresses.get(i), 0.95 - 0.03 * i));
    }
    for (Hit hit : places.suggest(text, null, query.near(), query.limit())) {
      if (allowed(hit.place(), query)) {
        weighed.add(new Weighed(place(text, hit.place()), hit.score()));
      }
    }
    weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed());
    return distinct(weighed, query.limit());
  }

  private record Weighed(Suggestion suggestion, double weight) {}

  private static List<Suggestion> distinct(List<Weighed> weighed, int limit) {
    var result = new ArrayList<Suggestion>();
    Set<String> seen = new HashSet<>();
    for (Weighed one : weighed) {
      Suggestion suggestion = one.suggestion();
      String where = suggestion.kind() == Suggestion.Kind.LANDMARK ? suggestion.detail() : "";
      if (result.size() < limit && seen.add(Folding.key(where + suggestion.text()))) {
        result.add(suggestion);
      }
    }
    return result;
  }

  private static Suggestion coordinate(String text, TypedCoordinate typed) {
    return new Suggestion(
        text,
        typed.chinese(),
        0,
        text.length(),
        Suggestion.Kind.COORDINATE,
        typed.lon(),
        typed.lat());
  }

  private static Suggestion place(String typed, Place place) {
    String text =
        place.kind() == Place.Kind.LANDMARK ? place.name() : place.within() + place.name();
    int at = Math.max(0, text.indexOf(typed));
    int to = text.startsWith(typed, at) ? at + typed.length() : at;
    String detail = place.kind() == Place.Kind.LANDMARK ? place.within() : place.englishName();
    return new Suggestion(text, detail, at, to, kind(place), place.lon(), place.lat());
  }

  private static Suggestion.Kind kind(Place place) {
    return switch (place.kind()) {
      case LANDMARK -> Suggestion.Kind.LANDMARK;
      case ROAD -> Suggestion.Kind.ROAD;
      case DISTRICT -> Suggestion.Kind.DISTRICT;
    };
  }

  private static String bounded(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
