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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

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
    Finding<Crs> found = PrjParser.parse(ESRI_TM2_121);
    assertThat(found.value()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(told(found))
        .isEqualTo(
            "TWD97 / TM2 zone 121 (EPSG:3826), recognised from its parameters,"
                + " which name no code");
    assertThat(found.confidence()).isEqualTo(0.97);
    assertThat(found.grounds().get(0).chinese())
        .isEqualTo("TWD97 / TM2 zone 121（EPSG:3826），依其參數辨認，未註明代碼");
    check(esriTm(ESRI_TWD97, 119, 250000, 0.9999), "EPSG:3825", "which name no code");
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
        "which name EPSG:3826");
  }

  @Test
  void parametersOutweighACodeTheyContradict() {
    String wrong =
        ESRI_TM2_121.substring(0, ESRI_TM2_121.length() - 1) + ",AUTHORITY[\"EPSG\",\"3825\"]]";
    check(wrong, "EPSG:3826", "the code EPSG:3825, which it names too, says otherwise");
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
    check(OGC_WGS84, "EPSG:4326", "which name EPSG:4326");
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
        "name EPSG:3857");
  }

  @Test
  void recognisesMercatorOfTheEllipsoidInTheDataset() {
    check(
        "PROJCS[\"World_Mercator\","
            + OGC_WGS84
            + ",PROJECTION[\"Mercator\"],PARAMETER[\"Central_Meridian\",0.0],"
            + "PARAMETER[\"Standard_Parallel_1\",0.0],UNIT[\"Meter\",1.0]]",
        "custom:",
        "from its parameters");
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
    Finding<Crs> found =
        PrjParser.parse(esriTm(ESRI_TWD97, 117, 250000, 0.9999).replace("TM_Taiwan", "TM_117"));
    Crs crs = found.value().orElseThrow();
    assertThat(crs.code()).matches("custom:[0-9a-f]{16}");
    assertThat(crs.name()).isEqualTo("TWD 1997 TM 117");
    assertThat(told(found)).isEqualTo("TWD 1997 TM 117, from its parameters, which name no code");
    assertThat(apply(crs.fromLonLat(), 117.5, 20.7))
        .containsExactly(apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121.5, 20.7));
  }

  @Test
  void takesAModernDatumAsWgs84AndSaysSo() {
    String sweref = ESRI_TWD97.replace("TWD_1997", "SWEREF99");
    check(sweref, "EPSG:4326", "datum D_SWEREF99 is taken as WGS 84 without a shift");
    String tm = esriTm(sweref, 15, 500000, 0.9996).replace("TWD_1997_TM_Taiwan", "SWEREF99_TM");
    check(tm, "EPSG:32633", "datum D_SWEREF99 is taken as WGS 84");
    Finding<Crs> found = PrjParser.parse(tm.replace("500000", "150000"));
    assertThat(found.value().orElseThrow().name()).isEqualTo("SWEREF99 TM");
    assertThat(told(found)).contains("datum D_SWEREF99 is taken as WGS 84");
  }

  @Test
  void readsFalseOriginsInTheUnitOfTheAxes() {
    String feet =
        esriTm(ESRI_TWD97, 121, 820209.97375328, 0.9999)
            .replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]");
    Crs crs = PrjParser.parse(feet).value().orElseThrow();
    assertThat(crs.metresPerUnit()).isEqualTo(0.3048);
    double[] p = apply(crs.fromLonLat(), 121.3, 24.2);
    double[] metres = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121.3, 24.2);
    assertThat(p[0] * 0.3048).isCloseTo(metres[0], within(1e-6));
    assertThat(p[1] * 0.3048).isCloseTo(metres[1], within(1e-6));
  }

  private static final String ESRI_TWD67 =
      "GEOGCS[\"GCS_TWD_1967\",DATUM[\"D_TWD_1967\",SPHEROID[\"GRS_1967_Truncated\",6378160.0,"
          + "298.25]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

  @Test
  void recognisesTwd67HoweverItIsNamed() {
    check(ESRI_TWD67, "EPSG:3821", "not defined for Kinmen and Matsu");
    check(esriTm(ESRI_TWD67, 121, 250000, 0.9999), "EPSG:3828", "about 2 m");
    check(esriTm(ESRI_TWD67, 119, 250000, 0.9999), "EPSG:3827", "Penghu");
    for (String name : List.of("TWD67 TM2", "TWD 1967", "Hu Tzu Shan", "虎子山", "unnamed")) {
      String text = esriTm(ESRI_TWD67.replace("TWD_1967", "x"), 121, 250000, 0.9999);
      check(text.replace("TWD_1997_TM_Taiwan", name), "EPSG:3828", "about 2 m");
    }
    check(
        ESRI_TWD67
            .replace("TWD_1967", "x")
            .replace("298.25]]", "298.25],AUTHORITY[\"EPSG\",\"1025\"]]"),
        "EPSG:3821",
        "");
    check(
        "+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +ellps=aust_SA"
            + " +towgs84=-752,-358,-179,-.0000011698,.0000018398,.0000009822,.00002329 +units=m",
        "EPSG:3828",
        "about 2 m");
  }

  @Test
  void doubtsTwd67OnTheEllipsoidOfTwd97() {
    // Somebody is wrong, and it is 850 m either way.
    Finding<Crs> found =
        PrjParser.parse(
            esriTm(ESRI_TWD97.replace("TWD_1997", "TWD_1967"), 121, 250000, 0.9999)
                .replace("TWD_1997_TM", "TWD_1967_TM"));
    assertThat(found.value()).contains(CrsRegistry.TWD67_TM2_121);
    assertThat(found.confidence()).isLessThan(0.9);
    assertThat(found.grounds()).anyMatch(Remark::isWarning);
  }

  @Test
  void tellsHuTzuShan1950FromTwd67() {
    check(
        "GEOGCS[\"GCS_Hu_Tzu_Shan\",DATUM[\"D_Hu_Tzu_Shan_1950\",SPHEROID[\"International_1924\","
            + "6378388.0,297.0]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
        "EPSG:4236",
        "Hu Tzu Shan 1950 to WGS 84");
  }

  @Test
  void warnsOfADatumThatItDoesNotKnow() {
    Finding<Crs> found = PrjParser.parse(ESRI_TWD97.replace("298.257222101", "294.9786982"));
    assertThat(found.value()).isPresent();
    assertThat(found.confidence()).isLessThan(0.9);
    assertThat(told(found)).contains("taken as WGS 84, which may be off by hundreds of metres");
  }

  @Test
  void takesAShiftAtItsWord() {
    Crs crs =
        PrjParser.parse(
                ESRI_TWD97.replace("298.257222101]", "298.257222101],TOWGS84[100,0,0,0,0,0,0]"))
            .value()
            .orElseThrow();
    assertThat(crs.code()).startsWith("custom:");
    double[] lonLat = apply(crs.toLonLat(), 90, 0);
    assertThat((90 - lonLat[0]) * 111_320).isCloseTo(100, within(0.1));
  }

  @Test
  void refusesWhatItWouldPlaceWrongly() {
    checkRefused(ESRI_TM2_121.replace("Transverse_Mercator", "Mollweide_II"), "Mollweide");
    checkRefused(
        ESRI_TM2_121.replace("UNIT[\"Meter\",1.0]]", "UNIT[\"Meter\",1.0],AXIS[\"Y\",SOUTH]]"),
        "SOUTH");
    checkRefused(
        ESRI_TM2_121.replace("PARAMETER[\"Central_Meridian\",121.0],", ""), "central meridian");
    checkRefused(
        ESRI_TM2_121.replace(
            "PARAMETER[\"False_Northing\"",
            "PARAMETER[\"Central_Meridian\",1.0],PARAMETER[\"False_Northing\""),
        "twice");
    checkRefused(ESRI_TM2_121.replace("0.9999", "0.0"), "Scale_Factor");
    checkRefused(ESRI_TM2_121.replace("0.9999", "1e999"), "a number");
    checkRefused(ESRI_TM2_121.replace("6378137.0", "0"), "semi-major axis");
  }

  @Test
  void saysWhatIsWrongWithATextThatIsNoWkt1() {
    checkRefused("", "is empty");
    checkRefused("  \n ", "is empty");
    checkRefused("Projection    TRANSVERSE\nDatum NAD83", "at character 15, found 'T'");
    checkRefused("+proj=nonsense +lon_0=121", "+proj=nonsense is not supported");
    checkRefused("GEOGCRS[\"WGS 84\"]", "without DATUM");
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
      Finding<Crs> found = PrjParser.parse(ESRI_TM2_121.substring(0, length));
      assertThat(found.value()).as("first %d characters", length).isEmpty();
      assertThat(told(found)).isNotBlank();
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
    Finding<Crs> found = PrjParser.parse(ESRI_TM2_121.replace("Transverse_Mercator", hostile));
    assertThat(told(found)).hasSizeLessThan(200).doesNotContain("\n", "\u0000", "\u202E");
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
      assertThat(told(PrjParser.parse(text.toString()))).isNotBlank();
    }
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("systems") Crs crs) {
    String text = PrjWriter.write(crs).orElseThrow();
    Crs back = PrjParser.parse(text).value().orElseThrow();
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
            CrsRegistry.TWD97_TM2_121,
            CrsRegistry.TWD67,
            CrsRegistry.TWD67_TM2_119,
            CrsRegistry.TWD67_TM2_121);
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
                        .value()
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
      Finding<Crs> found = PrjParser.parse(text);
      assertThat(found.value().map(Crs::code).orElse("none"))
          .as("%s: %s", file.getFileName(), told(found))
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
    if (text.contains("NAD_1927_UTM_Zone_13N")) {
      return "EPSG:26713";
    }
    if (text.contains("British_National_Grid")) {
      return "EPSG:27700";
    }
    if (text.contains("Beijing_1954_3_Degree_GK_CM_114E")) {
      return "EPSG:2435";
    }
    return text.startsWith("GEOGCS") ? "EPSG:4326" : "none";
  }

  private static String told(Finding<Crs> found) {
    return found.grounds().stream().map(Remark::english).collect(Collectors.joining("; "));
  }

  private static void check(String text, String code, String remark) {
    Finding<Crs> found = PrjParser.parse(text);
    assertThat(found.value().map(Crs::code).orElse("none")).as(told(found)).startsWith(code);
    assertThat(told(found)).contains(remark);
  }

  private static void checkRefused(String text, String remark) {
    Finding<Crs> found = PrjParser.parse(text);
    assertThat(found.value()).as(told(found)).isEmpty();
    assertThat(told(found)).contains(remark);
  }
}
