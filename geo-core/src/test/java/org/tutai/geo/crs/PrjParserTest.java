package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tutai.geo.crs.TransverseMercatorTest.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PrjParserTest {

  private static final String ESRI_TWD97 =
      "GEOGCS[\"GCS_TWD_1997\",DATUM[\"D_TWD_1997\","
          + "SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
          + "UNIT[\"Degree\",0.0174532925199433]]";
  private static final String ESRI_TM2_121 = esriTm(ESRI_TWD97, 121, 250000, 0.9999);
  private static final String OGC_WGS84 =
      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
          + "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,"
          + "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,"
          + "AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]";

  private static String esriTm(String geographic, double meridian, double east, double scale) {
    return "PROJCS[\"TWD_1997_TM_Taiwan\","
        + geographic
        + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\","
        + east
        + "],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\","
        + meridian
        + "],PARAMETER[\"Scale_Factor\","
        + scale
        + "],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
  }

  @Test
  void recognisesTm2FromParametersAndSaysSo() {
    PrjParser.Finding found = PrjParser.parse(ESRI_TM2_121);
    assertThat(found.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(found.remark())
        .isEqualTo(
            "TWD97 / TM2 zone 121 (EPSG:3826), recognised from the parameters of the .prj,"
                + " which names no code");
    check(esriTm(ESRI_TWD97, 119, 250000, 0.9999), "EPSG:3825", "which names no code");
  }

  @Test
  void recognisesTm2OfTheOgcDialectWithCode() {
    check(
        """
        PROJCS["TWD97 / TM2 zone 121",
            GEOGCS["TWD97",
                DATUM["Taiwan_Datum_1997",
                    SPHEROID["GRS 1980",6378137,298.257222101,
                        AUTHORITY["EPSG","7019"]],
                    TOWGS84[0,0,0,0,0,0,0],
                    AUTHORITY["EPSG","1026"]],
                PRIMEM["Greenwich",0,
                    AUTHORITY["EPSG","8901"]],
                UNIT["degree",0.0174532925199433,
                    AUTHORITY["EPSG","9122"]],
                AUTHORITY["EPSG","3824"]],
            PROJECTION["Transverse_Mercator"],
            PARAMETER["latitude_of_origin",0],
            PARAMETER["central_meridian",121],
            PARAMETER["scale_factor",0.9999],
            PARAMETER["false_easting",250000],
            PARAMETER["false_northing",0],
            UNIT["metre",1,
                AUTHORITY["EPSG","9001"]],
            AXIS["X",EAST],
            AXIS["Y",NORTH],
            AUTHORITY["EPSG","3826"]]
        """,
        "EPSG:3826",
        "which names EPSG:3826");
  }

  @Test
  void parametersOutweighACodeTheyContradict() {
    String wrong =
        ESRI_TM2_121.substring(0, ESRI_TM2_121.length() - 1) + ",AUTHORITY[\"EPSG\",\"3825\"]]";
    check(wrong, "EPSG:3826", "names EPSG:3825, which its parameters contradict");
  }

  @Test
  void recognisesTm2OnAnotherNameOfTheDatumWithCaution() {
    check(
        esriTm(OGC_WGS84, 121, 250000, 0.9999).replace("TWD_1997_TM_Taiwan", "TM2"),
        "EPSG:3826",
        "datum WGS_1984 is taken as TWD97 without a shift");
    check(
        esriTm(ESRI_TWD97.replace("TWD_1997", "Unknown"), 121, 250000, 0.9999)
            .replace("TWD_1997_TM_Taiwan", "unnamed"),
        "EPSG:3826",
        "datum D_Unknown is taken as TWD97");
  }

  @Test
  void recognisesDegrees() {
    check(ESRI_TWD97, "EPSG:3824", "");
    check(OGC_WGS84, "EPSG:4326", "which names EPSG:4326");
    check(
        "GEOGCS[\"GCS_WGS_1984\", \n  DATUM[\"D_WGS_1984\", \n    SPHEROID[\"WGS_1984\","
            + " 6378137.0, 298.257223563]], \n  PRIMEM[\"Greenwich\", 0.0], \n"
            + "  UNIT[\"degree\", 0.017453292519943295], \n  AXIS[\"Lon\", EAST], \n"
            + "  AXIS[\"Lat\", NORTH]]",
        "EPSG:4326",
        "");
  }

  @Test
  void recognisesWebMercatorOfEsriAndGdal() {
    check(
        "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\","
            + OGC_WGS84
            + ",PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],"
            + "PARAMETER[\"Central_Meridian\",0.0],PARAMETER[\"Standard_Parallel_1\",0.0],"
            + "PARAMETER[\"Auxiliary_Sphere_Type\",0.0],UNIT[\"Meter\",1.0]]",
        "EPSG:3857",
        "");
    check(
        "PROJCS[\"WGS 84 / Pseudo-Mercator\","
            + OGC_WGS84
            + ",PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0],"
            + "PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],"
            + "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],AXIS[\"Easting\",EAST],"
            + "AXIS[\"Northing\",NORTH],EXTENSION[\"PROJ4\",\"+proj=merc +a=6378137 +b=6378137"
            + " +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext"
            + " +no_defs\"],AUTHORITY[\"EPSG\",\"3857\"]]",
        "EPSG:3857",
        "names EPSG:3857");
  }

  @Test
  void refusesMercatorOfTheEllipsoid() {
    checkRefused(
        "PROJCS[\"World_Mercator\","
            + OGC_WGS84
            + ",PROJECTION[\"Mercator\"],PARAMETER[\"Central_Meridian\",0.0],"
            + "PARAMETER[\"Standard_Parallel_1\",0.0],UNIT[\"Meter\",1.0]]",
        "Mercator's projection of an ellipsoid");
  }

  @Test
  void recognisesUtm() {
    check(utm(123), "EPSG:32651", "");
    check(
        utm(-177).replace("\"False_Northing\",0.0", "\"False_Northing\",10000000.0"),
        "EPSG:32701",
        "");
  }

  private static String utm(double meridian) {
    return esriTm(OGC_WGS84, meridian, 500000, 0.9996).replace("TWD_1997_TM_Taiwan", "UTM");
  }

  @Test
  void makesACrsOfAnyOtherTransverseMercator() {
    PrjParser.Finding found =
        PrjParser.parse(esriTm(ESRI_TWD97, 117, 250000, 0.9999).replace("TM_Taiwan", "TM_117"));
    Crs crs = found.crs().orElseThrow();
    assertThat(crs.code()).matches("custom:[0-9a-f]{16}");
    assertThat(crs.name()).isEqualTo("TWD 1997 TM 117");
    assertThat(found.remark())
        .isEqualTo("TWD 1997 TM 117, from the parameters of the .prj, which names no code");
    assertThat(apply(crs.fromLonLat(), 117.5, 20.7))
        .containsExactly(apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121.5, 20.7));
  }

  @Test
  void takesAModernDatumAsWgs84AndSaysSo() {
    String sweref = ESRI_TWD97.replace("TWD_1997", "SWEREF99");
    check(sweref, "EPSG:4326", "datum D_SWEREF99 is taken as WGS 84 without a shift");
    String tm = esriTm(sweref, 15, 500000, 0.9996).replace("TWD_1997_TM_Taiwan", "SWEREF99_TM");
    check(tm, "EPSG:32633", "datum D_SWEREF99 is taken as WGS 84");
    PrjParser.Finding found = PrjParser.parse(tm.replace("500000", "150000"));
    assertThat(found.crs().orElseThrow().name()).isEqualTo("SWEREF99 TM");
    assertThat(found.remark()).contains("datum D_SWEREF99 is taken as WGS 84");
  }

  @Test
  void readsFalseOriginsInTheUnitOfTheAxes() {
    String feet =
        esriTm(ESRI_TWD97, 121, 820209.97375328, 0.9999)
            .replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]");
    Crs crs = PrjParser.parse(feet).crs().orElseThrow();
    assertThat(crs.metresPerUnit()).isEqualTo(0.3048);
    double[] p = apply(crs.fromLonLat(), 121.3, 24.2);
    double[] metres = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121.3, 24.2);
    assertThat(p[0] * 0.3048).isCloseTo(metres[0], within(1e-6));
    assertThat(p[1] * 0.3048).isCloseTo(metres[1], within(1e-6));
  }

  @Test
  void refusesTwd67HoweverItIsNamed() {
    String esri67 =
        "GEOGCS[\"GCS_TWD_1967\",DATUM[\"D_TWD_1967\",SPHEROID[\"GRS_1967_Truncated\",6378160.0,"
            + "298.25]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    checkRefused(esri67, "TWD67");
    checkRefused(esriTm(esri67, 121, 250000, 0.9999), "not taken for TWD97");
    // GRS 80 under the old name: somebody is wrong, and it is 850 m either way.
    checkRefused(
        esriTm(ESRI_TWD97.replace("TWD_1997", "TWD_1967"), 121, 250000, 0.9999)
            .replace("TWD_1997_TM", "TWD_1967_TM"),
        "TWD67");
    checkRefused(
        ESRI_TM2_121.replace("\"TWD_1997_TM_Taiwan\"", "\"TWD67 / TM2 zone 121\""), "TWD67");
    checkRefused(
        esri67
            .replace("TWD_1967", "x")
            .replace("298.25]]", "298.25],AUTHORITY[\"EPSG\",\"1025\"]]"),
        "TWD67");
    checkRefused(esri67.replace("TWD_1967", "unnamed"), "needs a datum shift");
    checkRefused(
        "GEOGCS[\"GCS_Hu_Tzu_Shan\",DATUM[\"D_Hu_Tzu_Shan\",SPHEROID[\"International_1924\","
            + "6378388.0,297.0]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
        "TWD67");
  }

  @Test
  void refusesWhatItWouldPlaceWrongly() {
    checkRefused(ESRI_TM2_121.replace("Greenwich\",0.0", "Paris\",2.33722917"), "Greenwich");
    checkRefused(ESRI_TWD97.replace("0.0174532925199433", "0.015707963267949"), "degrees");
    checkRefused(
        ESRI_TWD97.replace("298.257222101]", "298.257222101],TOWGS84[1,2,3,0,0,0,0]"), "shift");
    checkRefused(ESRI_TWD97.replace("298.257222101", "294.9786982"), "datum shift");
    checkRefused(ESRI_TM2_121.replace("Transverse_Mercator", "Krovak"), "projection Krovak");
    checkRefused(
        ESRI_TM2_121.replace("UNIT[\"Meter\",1.0]]", "UNIT[\"Meter\",1.0],AXIS[\"Y\",SOUTH]]"),
        "SOUTH");
    checkRefused(
        ESRI_TM2_121.replace("PARAMETER[\"Central_Meridian\",121.0],", ""), "central meridian");
    checkRefused(
        ESRI_TM2_121.replace(
            "PARAMETER[\"Scale_Factor\"", "PARAMETER[\"Central_Meridian\",1.0],PARAMETER[\"S\""),
        "twice");
    checkRefused(ESRI_TM2_121.replace("0.9999", "0.0"), "scale factor");
    checkRefused(ESRI_TM2_121.replace("0.9999", "1e999"), "a number");
    checkRefused(ESRI_TM2_121.replace("6378137.0", "0"), "semi-major axis");
  }

  @Test
  void saysWhatIsWrongWithATextThatIsNoWkt1() {
    checkRefused("", "is empty");
    checkRefused("  \n ", "is empty");
    checkRefused("Projection    TRANSVERSE\nDatum NAD83", "at character 15, found 'T'");
    checkRefused("+proj=tmerc +lon_0=121", "expected a keyword at character 1");
    checkRefused("GEOGCRS[\"WGS 84\"]", "WKT 2");
    checkRefused("LOCAL_CS[\"x\"]", "starts with LOCAL_CS");
    checkRefused("GEOGCS[\"x\"]", "GEOGCS without DATUM");
    checkRefused("PROJCS[\"x\"] trailing", "the end of the text");
    checkRefused("PROJCS[\"x", "a closing quote");
  }

  @Test
  void readsTheHorizontalPartOfACompound() {
    check(
        "COMPD_CS[\"TWD97 + height\"," + ESRI_TM2_121 + ",VERT_CS[\"TWVD 2001\"]]",
        "EPSG:3826",
        "heights are left as they are");
  }

  @Test
  void acceptsRoundBracketsAByteOrderMarkAndLowerCase() {
    check(
        "\uFEFF" + ESRI_TM2_121.replace('[', '(').replace(']', ')').replace("PROJCS", "projcs"),
        "EPSG:3826",
        "");
    checkRefused(ESRI_TM2_121.substring(0, ESRI_TM2_121.length() - 1) + ")", "']'");
  }

  @Test
  void survivesEveryTruncation() {
    for (int length = 0; length < ESRI_TM2_121.length(); length++) {
      PrjParser.Finding found = PrjParser.parse(ESRI_TM2_121.substring(0, length));
      assertThat(found.crs()).as("first %d characters", length).isEmpty();
      assertThat(found.remark()).isNotBlank();
    }
  }

  @Test
  void boundsDepthSizeAndNumbers() {
    checkRefused("A[".repeat(30_000), "deep");
    checkRefused("A[" + "B[1],".repeat(12_000) + "1]", "at most 2000 elements");
    checkRefused(" ".repeat(70_000) + ESRI_TM2_121, "at most 65536 characters");
    checkRefused("GEOGCS[" + "9".repeat(60_000) + "]", "a number");
  }

  @Test
  void keepsRemarksShortAndPrintable() {
    String hostile = "\u0000\n\u202E" + "長".repeat(5_000);
    PrjParser.Finding found = PrjParser.parse(ESRI_TM2_121.replace("Transverse_Mercator", hostile));
    assertThat(found.remark()).hasSizeLessThan(200).doesNotContain("\n", "\u0000", "\u202E");
  }

  @Test
  void neverThrowsForMangledText() {
    var random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(i % 2 == 0 ? ESRI_TM2_121 : OGC_WGS84);
      for (int k = random.nextInt(6); k >= 0; k--) {
        text.setCharAt(
            random.nextInt(text.length()), "[](),\"\\0-.eE9\u0000長A".charAt(random.nextInt(16)));
      }
      assertThat(PrjParser.parse(text.toString()).remark()).isNotBlank();
    }
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("systems") Crs crs) {
    String text = PrjWriter.write(crs).orElseThrow();
    Crs back = PrjParser.parse(text).crs().orElseThrow();
    assertThat(back).isEqualTo(crs);
    assertThat(PrjWriter.write(back)).contains(text);
    assertThat(text).doesNotContain("\n");
  }

  @Provide
  Arbitrary<Crs> systems() {
    Arbitrary<Crs> known =
        Arbitraries.of(
            CrsRegistry.WGS84,
            CrsRegistry.TWD97,
            CrsRegistry.WEB_MERCATOR,
            CrsRegistry.TWD97_TM2_119,
            CrsRegistry.TWD97_TM2_121);
    Arbitrary<Crs> utm =
        Combinators.combine(Arbitraries.integers().between(1, 60), Arbitraries.of(true, false))
            .as(CrsRegistry::utm);
    Arbitrary<Crs> custom =
        Combinators.combine(
                Arbitraries.doubles().between(-180, 180),
                Arbitraries.doubles().between(-89, 89),
                Arbitraries.doubles().between(0.5, 1.5),
                Arbitraries.doubles().between(-1e7, 1e7))
            .as(
                (meridian, origin, scale, east) ->
                    PrjParser.parse(
                            esriTm(ESRI_TWD97, meridian, east, scale)
                                .replace("Of_Origin\",0.0", "Of_Origin\"," + origin))
                        .crs()
                        .orElseThrow());
    return Arbitraries.oneOf(known, utm, custom);
  }

  @Test
  void writesEsrisNamesForTaiwan() {
    assertThat(PrjWriter.write(CrsRegistry.TWD97_TM2_121)).contains(ESRI_TM2_121);
    assertThat(PrjWriter.write(CrsRegistry.TWD97)).contains(ESRI_TWD97);
    assertThat(PrjWriter.write(CrsRegistry.TWD97_TM2_119).orElseThrow())
        .startsWith("PROJCS[\"TWD_1997_TM_Penghu\",");
    assertThat(PrjWriter.write(CrsRegistry.CRS84)).isEqualTo(PrjWriter.write(CrsRegistry.WGS84));
  }

  @Test
  void writesNothingForASystemThatIsNotItsOwn() {
    Crs foreign =
        new Crs(
            "EPSG:9999",
            "somebody else's",
            Crs.AxisOrder.EAST_NORTH,
            false,
            1,
            Bounds.WORLD_LON_LAT,
            Bounds.WORLD_LON_LAT,
            (s, sa, t, ta, n) -> {},
            (s, sa, t, ta, n) -> {},
            CrsRegistry.WGS84.accuracy());
    assertThat(PrjWriter.write(foreign)).isEmpty();
  }

  @Test
  void answersForEveryPrjOfTheSharedData() throws IOException {
    Path shared = Path.of(System.getProperty("tutai.shared", "../../shared")).resolve("data");
    Assumptions.assumeTrue(Files.isDirectory(shared), "no shared data at " + shared);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(shared)) {
      files = walk.filter(p -> p.toString().endsWith(".prj")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      PrjParser.Finding found = PrjParser.parse(text);
      assertThat(found.crs().map(Crs::code).orElse("none"))
          .as("%s: %s", file.getFileName(), found.remark())
          .matches(expected(text));
    }
  }

  private static String expected(String text) {
    if (text.contains("TWD_1997_TM_Taiwan")) {
      return "EPSG:3826";
    }
    if (text.contains("SWEREF99_TM")) {
      return "EPSG:32633";
    }
    return text.startsWith("GEOGCS") ? "EPSG:4326" : "none";
  }

  private static void check(String text, String code, String remark) {
    PrjParser.Finding found = PrjParser.parse(text);
    assertThat(found.crs().map(Crs::code)).as(found.remark()).contains(code);
    assertThat(found.remark()).contains(remark);
  }

  private static void checkRefused(String text, String remark) {
    PrjParser.Finding found = PrjParser.parse(text);
    assertThat(found.crs()).as(found.remark()).isEmpty();
    assertThat(found.remark()).contains(remark);
  }
}
