package org.tutai.geo.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
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
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex.Hit;
import org.tutai.geo.locate.place.TypedCoordinate;

/** How addresses, places and coordinates are weighed against each other. */
class LocatorTest {

  private static final District TOWN = Districts.taiwan().byCode("63000020").orElseThrow();
  private static final double LON = 121.5637;
  private static final double LAT = 25.0375;

  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Suggestion> suggestions = new ArrayList<>();
  private final List<Hit> hits = new ArrayList<>();
  private final List<TypedCoordinate> typed = new ArrayList<>();
  private @Nullable District around;
  private String landmark = "";
  private String road = "";
  private int asked;

  private final Locator locator = new Locator(new Addresses(), new Places(), text -> typed);

  private final class Addresses implements AddressSource {
    @Override
    public Answer find(Query query) {
      asked++;
      return new Answer(address(query.text()), candidates, List.of(new Reason("r", "en", "zh")));
    }

    @Override
    public ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres) {
      return new ReverseAnswer(List.of(), "市府路", TOWN, "110");
    }

    @Override
    public List<Suggestion> suggest(Query query) {
      return suggestions;
    }
  }

  private final class Places implements PlaceSource {
    @Override
    public List<Hit> find(
        String name, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
      return hits.stream()
          .filter(hit -> kind == null || hit.place().kind() == kind)
          .filter(hit -> (hit.place().within() + hit.place().name()).contains(name))
          .toList();
    }

    @Override
    public List<Hit> suggest(
        String part, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
      return hits;
    }

    @Override
    public List<Hit> near(double lon, double lat, double withinMetres, int limit) {
      return hits;
    }

    @Override
    public Optional<District> containing(double lon, double lat) {
      return Optional.ofNullable(around);
    }

    @Override
    public Optional<Geometry> outline(Place place) {
      return Optional.empty();
    }
  }

  private Address address(String text) {
    return new Address(
        text,
        "",
        List.of(),
        List.of(TOWN),
        "",
        0,
        Folding.key(road),
        road,
        StreetPath.NONE,
        List.of(),
        false,
        Unit.NONE,
        "",
        StreetPath.NONE,
        landmark,
        List.of(),
        List.of());
  }

  private static Candidate candidate(Level level, double probability, String text) {
    return candidate(level, probability, text, "");
  }

  private static Candidate candidate(Level level, double probability, String text, String road) {
    return new Candidate(
        level,
        probability,
        LON,
        LAT,
        10,
        text,
        "臺北市",
        "信義區",
        "",
        0,
        road,
        "",
        "",
        "",
        "",
        "",
        "63000",
        "63000020",
        "110",
        List.of(),
        false);
  }

  private static Hit place(Place.Kind kind, String name, String within, String code, double score) {
    Bounds point = new Bounds(LON, LAT, LON, LAT);
    return new Hit(
        new Place(name.hashCode(), kind, name, "", "", within, code, LON, LAT, point), score);
  }

  private List<String> found(String text) {
    return locator.find(Query.of(text, 10)).results().stream().map(LocatorTest::name).toList();
  }

  private static String name(Located located) {
    if (located instanceof Located.Address address) {
      return address.candidate().address();
    }
    return located instanceof Located.Named named
        ? named.place().name()
        : ((Located.Coordinate) located).coordinate().crs();
  }

  @Test
  void aPlateComesBeforeALandmarkMuchLikeTheText() {
    candidates.add(candidate(Level.PLATE, 0.97, "臺北市信義區市府路1號"));
    hits.add(place(Place.Kind.LANDMARK, "市府路1號停車場", "臺北市信義區", "", 0.9));
    assertThat(found("市府路1號")).containsExactly("臺北市信義區市府路1號", "市府路1號停車場");
  }

  @Test
  void roadsOfThisVeryNameComeBeforeWhatOnlyHasItInItsName() {
    road = "中山路";
    candidates.add(candidate(Level.ROAD, 0.12, "桃園市桃園區中山路", "中山路"));
    candidates.add(candidate(Level.ROAD, 0.08, "雲林縣古坑鄉中山路", "中山路"));
    hits.add(place(Place.Kind.LANDMARK, "中山路停車場", "屏東縣屏東市", "", 0.95));
    assertThat(found("中山路")).containsExactly("桃園市桃園區中山路", "雲林縣古坑鄉中山路", "中山路停車場");
  }

  @Test
  void aLandmarkOfThisNameComesBeforeTheTownThatWasUnderstood() {
    candidates.add(candidate(Level.TOWN, 0.99, "臺北市信義區"));
    hits.add(place(Place.Kind.LANDMARK, "臺北市政府", "臺北市信義區", "", 1));
    assertThat(found("臺北市政府")).containsExactly("臺北市政府", "臺北市信義區");
  }

  @Test
  void anAddressOfATownWithoutPlatesIsTheTown() {
    hits.add(place(Place.Kind.DISTRICT, "信義區", "臺北市", TOWN.code(), 1));
    assertThat(found("信義區市府路1號")).isEmpty();
    road = "市府路";
    assertThat(found("信義區市府路1號")).containsExactly("信義區");
    candidates.add(candidate(Level.PLATE, 0.97, "臺北市信義區市府路1號"));
    assertThat(found("信義區市府路1號")).containsExactly("臺北市信義區市府路1號");
  }

  @Test
  void aLandmarkNamedBesideAnAddressIsFoundAndSpeaksForTheAddressNearIt() {
    landmark = "市政府";
    candidates.add(candidate(Level.PLATE, 0.6, "臺北市信義區市府路1號"));
    assertThat(weights("信義區市府路1號（市政府）")).containsExactly(0.6);
    hits.add(place(Place.Kind.LANDMARK, "臺北市政府", "臺北市信義區", "", 0.8));
    hits.add(place(Place.Kind.LANDMARK, "桃園市政府", "桃園市桃園區", "", 1));
    assertThat(found("信義區市府路1號（市政府）")).containsExactly("臺北市信義區市府路1號", "臺北市政府");
    assertThat(weights("信義區市府路1號（市政府）").get(0)).isGreaterThan(0.65);
  }

  private List<Double> weights(String text) {
    return locator.find(Query.of(text, 10)).results().stream().map(Located::weight).toList();
  }

  @Test
  void aDistrictIsNotFoundTwice() {
    candidates.add(candidate(Level.TOWN, 0.99, "臺北市信義區"));
    hits.add(place(Place.Kind.DISTRICT, "信義區", "臺北市", "63000020", 1));
    assertThat(found("信義區")).containsExactly("信義區");
  }

  @Test
  void whatIsSurelyACoordinateIsNoAddress() {
    candidates.add(candidate(Level.PLATE, 0.97, "never"));
    typed.add(new TypedCoordinate(LON, LAT, "EPSG:4326", 0.98, 1, "en", "zh"));
    Found found = locator.find(Query.of("121.5637, 25.0375", 10));
    assertThat(asked).isZero();
    assertThat(found.answer().remarks()).isEmpty();
    assertThat(found.answer().address().text()).isEqualTo("121.5637, 25.0375");
    assertThat(found.results()).hasSize(1);
    var coordinate = (Located.Coordinate) found.results().get(0);
    assertThat(coordinate.there().road()).isEqualTo("市府路");
    assertThat(coordinate.lon()).isEqualTo(LON);
  }

  @Test
  void whatMayBeACoordinateIsAnAddressToo() {
    candidates.add(candidate(Level.PLATE, 0.7, "address"));
    typed.add(new TypedCoordinate(LON, LAT, "EPSG:3826", 0.5, 1, "en", "zh"));
    assertThat(found("250000 2700000")).containsExactly("address", "EPSG:3826");
  }

  @Test
  void placesLieWhereTheQuestionSaysThatAnswersMust() {
    hits.add(place(Place.Kind.LANDMARK, "圖書館", "臺北市信義區", "", 1));
    hits.add(place(Place.Kind.LANDMARK, "圖書館", "桃園市桃園區", "", 1));
    var within = new Query("圖書館", 10, "68000", null, null);
    assertThat(locator.find(within).results())
        .singleElement()
        .satisfies(one -> assertThat(((Located.Named) one).place().within()).startsWith("桃園市"));
    var elsewhere = new Query("圖書館", 10, "", new Bounds(120, 22, 120.5, 22.5), null);
    assertThat(locator.find(elsewhere).results()).isEmpty();
    assertThat(locator.suggest(elsewhere)).isEmpty();
  }

  @Test
  void leavesOutWhatIsHardlyMeant() {
    candidates.add(candidate(Level.PLATE, 0.98, "this"));
    candidates.add(candidate(Level.PLATE, 0.004, "that"));
    assertThat(found("x")).containsExactly("this");
    candidates.remove(0);
    assertThat(found("x")).containsExactly("that");
  }

  @Test
  void keepsToTheLimit() {
    for (int i = 0; i < 9; i++) {
      candidates.add(candidate(Level.PLATE, 0.5, "x" + i));
      hits.add(place(Place.Kind.LANDMARK, "x" + i, "", "", 0.4));
    }
    assertThat(locator.find(Query.of("x", 3)).results()).hasSize(3);
    assertThat(locator.suggest(Query.of("x", 4))).hasSize(4);
  }

  @Test
  void suggestsEachTextOnceWithCoordinatesFirst() {
    typed.add(new TypedCoordinate(LON, LAT, "EPSG:4326", 0.9, 1, "en", "zh"));
    suggestions.add(new Suggestion("臺北市信義區", "", 3, 5, Suggestion.Kind.DISTRICT, LON, LAT));
    hits.add(place(Place.Kind.DISTRICT, "信義區", "台北市", "63000020", 1));
    hits.add(place(Place.Kind.LANDMARK, "信義公園", "臺北市信義區", "", 0.5));
    hits.add(place(Place.Kind.LANDMARK, "信義公園", "基隆市信義區", "", 0.4));
    assertThat(locator.suggest(Query.of("信義", 8)))
        .extracting(Suggestion::text)
        .containsExactly("信義", "台北市信義區", "信義公園", "信義公園");
  }

  @Test
  void marksThePartThatWasTyped() {
    hits.add(place(Place.Kind.LANDMARK, "信義公園", "臺北市信義區", "", 0.5));
    Suggestion suggestion = locator.suggest(Query.of("公園", 8)).get(0);
    assertThat(suggestion.text().substring(suggestion.from(), suggestion.to())).isEqualTo("公園");
    assertThat(locator.suggest(Query.of("gong yuan", 8)).get(0).to()).isZero();
  }

  @Test
  void theOutlineThatHoldsAPlaceTellsItsDistrict() {
    assertThat(locator.reverse(LON, LAT, 1, 100).district()).isEqualTo(TOWN);
    around = Districts.taiwan().byCode("63000030").orElseThrow();
    ReverseAnswer answer = locator.reverse(LON, LAT, 1, 100);
    assertThat(answer.district()).isEqualTo(around);
    assertThat(answer.postalCode()).isEqualTo(around.postalCode());
  }

  @Test
  void longAndStrangeTextsAreAnswered() {
    for (String text : List.of("", " ", "\u0000", "\ud800", "號".repeat(100_000), "\udc00\ud800")) {
      assertThat(locator.find(Query.of(text, 5)).results()).isEmpty();
      assertThat(locator.suggest(Query.of(text, 5))).isEmpty();
    }
  }
}
