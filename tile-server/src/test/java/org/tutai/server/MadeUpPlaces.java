package org.tutai.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.AddressSource;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.PlaceSource;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressPart;
import org.tutai.geo.locate.address.Assumption;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.Reason;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex.Hit;
import org.tutai.geo.locate.place.TypedCoordinate;

/**
 * A town of four houses, a landmark and a road, all in 臺北市信義區, that answers by plain comparison:
 * what is tested with it is how answers are asked for and shown.
 */
public final class MadeUpPlaces implements AddressSource, PlaceSource {

  private static final Districts DISTRICTS = Districts.taiwan();
  private static final District TOWN = DISTRICTS.byCode("63000020").orElseThrow();

  private static final List<Candidate> HOUSES =
      List.of(
          house("市府路", "1號", 121.5637, 25.0375, Level.PLATE, 0.97),
          house("市府路", "45號", 121.5645, 25.0340, Level.PLATE, 0.96),
          house("松高路", "11號", 121.5672, 25.0392, Level.PLATE, 0.98),
          house("松高路", "12號", 121.5668, 25.0389, Level.INTERPOLATED, 0.55));

  private static final List<Place> PLACES =
      List.of(
          new Place(
              1,
              Place.Kind.LANDMARK,
              "市府廣場",
              "City Square",
              "廣場",
              "臺北市信義區",
              "",
              121.5640,
              25.0370,
              point(121.5640, 25.0370)),
          new Place(
              2,
              Place.Kind.ROAD,
              "松高路",
              "Songgao Rd.",
              "",
              "臺北市信義區",
              "",
              121.5660,
              25.0391,
              new Bounds(121.5630, 25.0388, 121.5690, 25.0394)),
          new Place(
              3,
              Place.Kind.DISTRICT,
              "信義區",
              "Xinyi Dist.",
              "town",
              "臺北市",
              TOWN.code(),
              121.5717,
              25.0306,
              new Bounds(121.55, 25.01, 121.60, 25.06)));

  /** Indexes that a server can hold. */
  public static LocateIndexes indexes() {
    var places = new MadeUpPlaces();
    return new LocateIndexes(
        new Locator(places, places, MadeUpPlaces::coordinates), "madeup1", () -> {});
  }

  private static Bounds point(double lon, double lat) {
    return new Bounds(lon, lat, lon, lat);
  }

  private static Candidate house(
      String road, String number, double lon, double lat, Level level, double probability) {
    Reason reason =
        level == Level.PLATE
            ? new Reason("plate", "The plate is in the register.", "門牌登記有此號。")
            : new Reason(
                "number_interpolated",
                "Number 12 is not there; it is placed between its neighbours.",
                "門牌 12 號不存在，取同側鄰號內插。");
    return new Candidate(
        level,
        probability,
        lon,
        lat,
        level == Level.PLATE ? 5 : 40,
        "臺北市信義區" + road + number,
        "臺北市",
        "信義區",
        "西村里",
        2,
        road,
        "",
        "",
        "",
        number,
        "",
        "63000",
        TOWN.code(),
        "110",
        List.of(reason),
        true);
  }

  /** A pair of decimal degrees. */
  private static List<TypedCoordinate> coordinates(String text) {
    String[] parts = text.split(",");
    if (parts.length != 2 || !text.matches("[0-9., ]+")) {
      return List.of();
    }
    double lon = Double.parseDouble(parts[0].strip());
    double lat = Double.parseDouble(parts[1].strip());
    return List.of(
        new TypedCoordinate(
            lon, lat, "EPSG:4326", 0.99, 1, "longitude, latitude (WGS 84)", "經度、緯度（WGS 84）"));
  }

  /** A candidate answers a text that ends its address, or is part of it. */
  @Override
  public Answer find(Query query) {
    String text = query.text().replace('台', '臺').strip();
    List<Candidate> found =
        HOUSES.stream()
            .filter(house -> !text.isEmpty() && house.address().contains(text))
            .filter(house -> query.box() == null || query.box().contains(house.lon(), house.lat()))
            .filter(house -> house.townCode().startsWith(query.within()))
            .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
            .limit(query.limit())
            .toList();
    List<Reason> remarks =
        found.isEmpty() ? List.of(new Reason("nothing", "No such address.", "查無此地址。")) : List.of();
    return new Answer(understood(query.text()), found, remarks);
  }

  private static Address understood(String text) {
    var parts = new ArrayList<AddressPart>();
    var assumptions = new ArrayList<Assumption>();
    int county = text.replace('台', '臺').indexOf("臺北市");
    if (county >= 0) {
      parts.add(new AddressPart(AddressPart.Kind.COUNTY, "臺北市", county, county + 3));
    }
    if (text.contains("台")) {
      assumptions.add(
          new Assumption(Assumption.Kind.VARIANT_CHARACTER, "台 is read as 臺.", "「台」視為「臺」。"));
    }
    return new Address(
        text,
        "",
        List.of(),
        List.of(),
        "",
        0,
        "",
        "",
        StreetPath.NONE,
        List.of(),
        false,
        Unit.NONE,
        "",
        StreetPath.NONE,
        "",
        parts,
        assumptions);
  }

  @Override
  public ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres) {
    List<ReverseAnswer.NearPlate> near =
        HOUSES.stream()
            .map(house -> new ReverseAnswer.NearPlate(house, metres(house, lon, lat)))
            .filter(plate -> plate.distanceMetres() <= withinMetres)
            .sorted(Comparator.comparingDouble(ReverseAnswer.NearPlate::distanceMetres))
            .limit(limit)
            .toList();
    return new ReverseAnswer(
        near,
        near.isEmpty() ? "" : near.get(0).plate().road(),
        near.isEmpty() ? null : TOWN,
        near.isEmpty() ? "" : "110");
  }

  private static double metres(Candidate house, double lon, double lat) {
    return Math.hypot((house.lon() - lon) * 100_700, (house.lat() - lat) * 111_195);
  }

  @Override
  public List<Suggestion> suggest(Query query) {
    String text = query.text().replace('台', '臺').strip();
    return HOUSES.stream()
        .filter(house -> house.address().contains(text))
        .map(house -> suggestion(house, text))
        .limit(query.limit())
        .toList();
  }

  private static Suggestion suggestion(Candidate house, String text) {
    int at = house.address().indexOf(text);
    return new Suggestion(
        house.address(),
        "",
        at,
        at + text.length(),
        Suggestion.Kind.ADDRESS,
        house.lon(),
        house.lat());
  }

  @Override
  public List<Hit> find(String name, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    return PLACES.stream()
        .filter(place -> kind == null || place.kind() == kind)
        .filter(place -> (place.within() + place.name()).endsWith(name))
        .map(place -> new Hit(place, 1))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Hit> suggest(
      String part, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    return PLACES.stream()
        .filter(place -> kind == null || place.kind() == kind)
        .filter(place -> place.name().contains(part))
        .map(place -> new Hit(place, 0.9))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Hit> near(double lon, double lat, double withinMetres, int limit) {
    return PLACES.stream()
        .filter(place -> place.kind() == Place.Kind.LANDMARK)
        .filter(
            place ->
                Math.hypot((place.lon() - lon) * 100_700, (place.lat() - lat) * 111_195)
                    <= withinMetres)
        .map(place -> new Hit(place, 1))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<District> containing(double lon, double lat) {
    return PLACES.get(2).bounds().contains(lon, lat) ? Optional.of(TOWN) : Optional.empty();
  }

  @Override
  public Optional<Geometry> outline(Place place) {
    Bounds b = place.bounds();
    return Optional.of(
        new GeometryFactory().toGeometry(new Envelope(b.minX(), b.maxX(), b.minY(), b.maxY())));
  }
}
