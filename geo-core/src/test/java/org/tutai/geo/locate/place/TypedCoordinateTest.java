package org.tutai.geo.locate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class TypedCoordinateTest {

  private static final double METRE = 1 / 111_320.0;

  private static TypedCoordinate first(String text) {
    List<TypedCoordinate> readings = TypedCoordinate.parse(text);
    assertThat(readings).as(text).isNotEmpty();
    return readings.get(0);
  }

  /** Places of projected systems are PROJ's (cs2cs); TWD67 ones are those of Twd67Test. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "typed-coordinates.csv", delimiter = '|', numLinesToSkip = 1)
  void readsTheNotation(String text, double lat, double lon, String crs, double accuracy) {
    TypedCoordinate read = first(text);

    assertThat(read.crs()).isEqualTo(crs);
    assertThat(read.lat()).isCloseTo(lat, within(METRE));
    assertThat(read.lon()).isCloseTo(lon, within(METRE));
    assertThat(read.accuracyMetres()).isCloseTo(accuracy, within(accuracy / 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "25",
        "25.0375",
        "中正路25號",
        "忠孝東路4段",
        "10491",
        "02-2345-6789",
        "0912-345-678",
        "臺北市中山區新生北路三段26號",
        "91, 181",
        "200, 300",
        "5, 7",
        "1 2 3 4 5 6 7",
        "25°61'00\"N 121°00'00\"E",
        "25.5°30'N 121°E",
        "N25 N26",
        "E121 W121",
        "25N 26N",
        "2HP7+XX",
        "Z9999 ZZ99",
        "99RUH5500070000",
        "POINT",
        "EPSG:3826",
        "TWD97",
        "--",
        "°'\"",
        "+",
        "東經",
        "國道3號",
        "1,2,3",
        "台9線",
        "N",
        "302721",
        "NaN, NaN",
        "1e5 2e6",
        "北投區東華街",
        "61 61",
        "12-34-56"
      })
  void whatIsNoCoordinateHasNoReading(String text) {
    assertThat(TypedCoordinate.parse(text)).isEmpty();
  }

  @Test
  void aPairOfMetresIsTwd97AndWithLessLikelihoodTwd67() {
    List<TypedCoordinate> readings = TypedCoordinate.parse("302721 2770325");

    assertThat(readings).extracting(TypedCoordinate::crs).startsWith("EPSG:3826", "EPSG:3828");
    assertThat(readings.get(0).likelihood()).isGreaterThan(0.8);
    assertThat(readings.get(1).likelihood()).isBetween(0.05, 0.2);
    double east = (readings.get(1).lon() - readings.get(0).lon()) / METRE * 0.906;
    double north = (readings.get(1).lat() - readings.get(0).lat()) / METRE;
    assertThat(Math.hypot(east, north)).isBetween(840.0, 870.0);
  }

  @Test
  void theWordDecidesTheDatum() {
    assertThat(TypedCoordinate.parse("TWD67 302721 2770325"))
        .extracting(TypedCoordinate::crs)
        .doesNotContain("EPSG:3826")
        .startsWith("EPSG:3828");
    assertThat(TypedCoordinate.parse("(302721, 2770325) TWD97"))
        .extracting(TypedCoordinate::crs)
        .doesNotContain("EPSG:3828");
  }

  @Test
  void theOuterIslandsAreOfZone119AndTheOtherZoneIsOfferedToo() {
    assertThat(TypedCoordinate.parse("307788 2607019"))
        .extracting(TypedCoordinate::crs)
        .startsWith("EPSG:3825")
        .contains("EPSG:3826");
    assertThat(TypedCoordinate.parse("TWD97 121 307788 2607019"))
        .extracting(TypedCoordinate::crs)
        .containsExactly("EPSG:3826");
  }

  @Test
  void twd67IsNotOfferedWhereItIsNotDefined() {
    assertThat(TypedCoordinate.parse("TWD67 119 180753 2703049")).as("金門").isEmpty();
    assertThat(TypedCoordinate.parse("344945 2894674"))
        .as("馬祖")
        .extracting(TypedCoordinate::crs)
        .doesNotContain("EPSG:3827");
  }

  @Test
  void degreesAbroadMayBeInEitherOrder() {
    List<TypedCoordinate> readings = TypedCoordinate.parse("48.8584, 2.2945");

    assertThat(readings).hasSize(2);
    assertThat(readings.get(0).lat()).isEqualTo(48.8584);
    assertThat(readings.get(1).lon()).isEqualTo(48.8584);
    assertThat(TypedCoordinate.parse("[2.2945, 48.8584]").get(0).lat()).isEqualTo(48.8584);
  }

  @Test
  void wholeNumbersAloneAreDoubted() {
    assertThat(first("25 121").likelihood()).isLessThan(0.7);
    assertThat(first("25.0 121.0").likelihood()).isEqualTo(1);
  }

  @Test
  void aShortPlusCodeIsNearThePlaceNamedBesideIt() {
    Localities taipei =
        name -> name.equals("臺北市座") ? Optional.of(new Coordinate(121.5, 25.05)) : Optional.empty();

    List<TypedCoordinate> readings = TypedCoordinate.parse("2HP7+XX, 臺北市座", taipei);

    assertThat(readings).hasSize(1);
    assertThat(readings.get(0).lon()).isCloseTo(121.564937, within(1e-6));
    assertThat(readings.get(0).lat()).isCloseTo(25.037437, within(1e-6));
    assertThat(TypedCoordinate.parse("臺北市座 2hp7+xx", taipei)).hasSize(1);
    assertThat(TypedCoordinate.parse("2HP7+XX 巴黎", taipei)).isEmpty();
  }

  @Test
  void likelihoodsOfATextSumToNoMoreThanOne() {
    for (String text : List.of("302721 2770325", "308000 2606000", "48.8584, 2.2945", "25 121")) {
      assertThat(
              TypedCoordinate.parse(text).stream().mapToDouble(TypedCoordinate::likelihood).sum())
          .as(text)
          .isLessThanOrEqualTo(1 + 1e-9);
    }
  }

  @Test
  void everyNotationOfAPlaceReadsBackWithinItsAccuracy() {
    var random = new Random(7);
    for (double[] area : new double[][] {TAIWAN, PENGHU, KINMEN, MATSU, WORLD}) {
      for (int i = 0; i < 300; i++) {
        double lon = area[0] + random.nextDouble() * (area[2] - area[0]);
        double lat = area[1] + random.nextDouble() * (area[3] - area[1]);
        CoordinateForms.of(lon, lat).forEach(form -> checkReadsBack(form, lon, lat));
      }
    }
  }

  private static final double[] TAIWAN = {120.1, 21.95, 121.9, 25.25};
  private static final double[] PENGHU = {119.4, 23.2, 119.7, 23.75};
  private static final double[] KINMEN = {118.2, 24.38, 118.48, 24.53};
  private static final double[] MATSU = {119.9, 25.95, 120.5, 26.38};
  private static final double[] WORLD = {-179.9, -89, 179.9, 89};

  private static void checkReadsBack(CoordinateForms.Form form, double lon, double lat) {
    double metresEast = 111_320 * Math.cos(Math.toRadians(lat));
    assertThat(TypedCoordinate.parse(form.text()))
        .as("%s of %s, %s", form.text(), lat, lon)
        .anySatisfy(
            read -> {
              assertThat((read.lon() - lon) * metresEast)
                  .isCloseTo(0, within(read.accuracyMetres() * 1.02 + 0.01));
              assertThat((read.lat() - lat) * 111_320)
                  .isCloseTo(0, within(read.accuracyMetres() * 1.02 + 0.01));
            });
  }

  @Test
  void taiwanHasAllNotations() {
    assertThat(CoordinateForms.of(121.5637, 25.0375))
        .extracting(CoordinateForms.Form::code)
        .containsExactly(
            "decimal", "dms", "twd97", "twd67", "utm", "mgrs", "taipower", "plus_code");
    assertThat(CoordinateForms.of(119.95, 26.16))
        .as("馬祖 is surveyed in zone 119 and has no TWD67")
        .extracting(CoordinateForms.Form::code, CoordinateForms.Form::english)
        .contains(org.assertj.core.groups.Tuple.tuple("twd97", "TWD97 TM2 119"))
        .noneMatch(tuple -> tuple.toList().contains("twd67"));
    assertThat(CoordinateForms.of(0, -90))
        .extracting(CoordinateForms.Form::code)
        .containsExactly("decimal", "dms", "plus_code");
  }

  @Test
  void anyTextIsAnswered() {
    var random = new Random(11);
    String[] pieces = {
      "25",
      "121.5",
      "-",
      "+",
      ",",
      ".",
      " ",
      "°",
      "'",
      "\"",
      "N",
      "E",
      "S",
      "M",
      "D",
      "TWD67",
      "119",
      "TM2",
      "EPSG:",
      "3826",
      "7QQ32HP7+",
      "B8146",
      "GE25",
      "51R",
      "東經",
      "緯度",
      "度",
      "分",
      "秒",
      "[",
      ")",
      ":",
      "/",
      "geo:",
      "http://",
      "@",
      "?q=",
      "#map=",
      "!3d",
      "%",
      "%2",
      "\ud800",
      "\0",
      "？",
      "１２",
      "POINT",
      "UTM",
      "302721",
      "2770325",
      "9999999999999999999",
      "1e309",
      "\n",
      "Z",
      "台"
    };
    for (int i = 0; i < 60_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      for (TypedCoordinate read : TypedCoordinate.parse(text.toString())) {
        assertThat(Math.abs(read.lat())).as("%s", text).isLessThanOrEqualTo(90);
        assertThat(Math.abs(read.lon())).as("%s", text).isLessThanOrEqualTo(180);
        assertThat(read.likelihood()).as("%s", text).isBetween(0.0, 1.0);
        assertThat(read.accuracyMetres()).as("%s", text).isPositive().isFinite();
      }
    }
  }

  @Test
  void longTextsAreNoCoordinates() {
    List<String> texts = new ArrayList<>();
    for (String piece : List.of("1", "9.", "25,", "°", "東經", "/", "@", "+", "((((", "\ud83d")) {
      texts.add(piece.repeat(100_000));
      texts.add(piece.repeat(300));
    }
    assertThat(texts).allSatisfy(text -> assertThat(TypedCoordinate.parse(text)).isEmpty());
  }
}
