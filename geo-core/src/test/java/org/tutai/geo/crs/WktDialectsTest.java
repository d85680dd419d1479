package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.evidence.Finding;

/** The same systems in the words of WKT 2 and of +proj strings. */
class WktDialectsTest {

  private static final String WKT2_3826 =
      """
      PROJCRS["TWD97 / TM2 zone 121",
        BASEGEOGCRS["TWD97",
          DATUM["Taiwan Datum 1997",
            ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]],
          PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],
          ID["EPSG",3824]],
        CONVERSION["TM2 zone 121",
          METHOD["Transverse Mercator",ID["EPSG",9807]],
          PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],
          PARAMETER["Longitude of natural origin",121,ANGLEUNIT["degree",0.0174532925199433]],
          PARAMETER["Scale factor at natural origin",0.9999,SCALEUNIT["unity",1]],
          PARAMETER["False easting",250,LENGTHUNIT["kilometre",1000]],
          PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],
        CS[Cartesian,2],
        AXIS["easting (X)",east,ORDER[1],LENGTHUNIT["metre",1]],
        AXIS["northing (Y)",north,ORDER[2],LENGTHUNIT["metre",1]],
        USAGE[SCOPE["Engineering survey."],AREA["Taiwan"],BBOX[20.41,119.99,26.72,122.06],
          TIMEEXTENT[1997-01-01,2020-01-01]],
        ID["EPSG",3826]]
      """;

  private static final String WKT2_WGS84 =
      """
      GEOGCRS["WGS 84",
        ENSEMBLE["World Geodetic System 1984 ensemble",
          MEMBER["World Geodetic System 1984 (Transit)"],
          MEMBER["World Geodetic System 1984 (G730)"],
          ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],
          ENSEMBLEACCURACY[2.0]],
        PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],
        CS[ellipsoidal,2],
        AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],
        AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],
        ID["EPSG",4326]]
      """;

  private static void check(String text, String code, double confidence) {
    Finding<Crs> found = PrjParser.parse(text);
    assertThat(found.value().map(Crs::code)).as("%s", found.grounds()).contains(code);
    assertThat(found.confidence()).isEqualTo(confidence);
  }

  @Test
  void readsWkt2() {
    check(WKT2_3826, "EPSG:3826", 0.99);
    check(WKT2_WGS84, "EPSG:4326", 0.99);
    check(
        "COMPOUNDCRS[\"x\"," + WKT2_3826 + ",VERTCRS[\"TWVD\",VDATUM[\"TWVD\"]]]",
        "EPSG:3826",
        0.99);
    check(
        "BOUNDCRS[SOURCECRS["
            + WKT2_3826
            + "],TARGETCRS["
            + WKT2_WGS84
            + "],ABRIDGEDTRANSFORMATION[\"zero\",METHOD[\"Position Vector transformation\"],"
            + "PARAMETER[\"X-axis translation\",0],PARAMETER[\"Y-axis translation\",0]]]",
        "EPSG:3826",
        0.99);
  }

  @Test
  void readsTheShiftOfABoundSystem() {
    String bound =
        "BOUNDCRS[SOURCECRS["
            + WKT2_WGS84.replace("WGS 84", "x").replace("World Geodetic System 1984", "y")
            + "],TARGETCRS["
            + WKT2_WGS84
            + "],ABRIDGEDTRANSFORMATION[\"t\",METHOD[\"Geocentric translations (geog2D domain)\"],"
            + "PARAMETER[\"X-axis translation\",100],PARAMETER[\"Y-axis translation\",0]]]";
    Crs crs = PrjParser.parse(bound).value().orElseThrow();
    double[] place = {90, 0};
    crs.toLonLat().transform(place, 0, place, 0, 1);
    assertThat((90 - place[0]) * 111_320).isCloseTo(100, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +ellps=GRS80 +units=m",
        "+proj=tmerc +lon_0=121 +k_0=0.9999 +x_0=250000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0"
            + " +no_defs"
      })
  void readsProjStrings(String text) {
    check(text, "EPSG:3826", 0.97);
    check("+proj=longlat +datum=WGS84 +no_defs", "EPSG:4326", 0.97);
    check("+proj=utm +zone=51 +datum=WGS84", "EPSG:32651", 0.97);
    check("+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +units=m", "EPSG:3857", 0.97);
    check("EPSG:3826", "EPSG:3826", 1);
  }

  @Test
  void tellsSystemsOfTheDatasetByTheirParameters() {
    String lambert93 =
        "PROJCS[\"RGF93_Lambert_93\",GEOGCS[\"GCS_RGF_1993\",DATUM[\"D_RGF_1993\","
            + "SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
            + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],"
            + "PARAMETER[\"False_Easting\",700000.0],PARAMETER[\"False_Northing\",6600000.0],"
            + "PARAMETER[\"Central_Meridian\",3.0],PARAMETER[\"Standard_Parallel_1\",49.0],"
            + "PARAMETER[\"Standard_Parallel_2\",44.0],PARAMETER[\"Latitude_Of_Origin\",46.5],"
            + "UNIT[\"Meter\",1.0]]";
    Crs crs = PrjParser.parse(lambert93).value().orElseThrow();
    Crs coded = CrsRegistry.byCode("EPSG:2154").orElseThrow();
    double[] ours = {2.35, 48.85};
    double[] theirs = ours.clone();
    crs.fromLonLat().transform(ours, 0, ours, 0, 1);
    coded.fromLonLat().transform(theirs, 0, theirs, 0, 1);
    assertThat(ours).containsExactly(theirs, within(1e-6));
  }

  /** What is written of a system of the dataset is read back as the same mathematics. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        27700, 28992, 2056, 3035, 3031, 8857, 2225, 31370, 5514, 27571, 29873, 6933, 2099, 29101
      })
  void writtenSystemsAreReadBack(int code) {
    Crs crs = CrsRegistry.byCode("EPSG:" + code).orElseThrow();
    Crs back = PrjParser.parse(PrjWriter.write(crs).orElseThrow()).value().orElseThrow();
    Bounds area = crs.areaOfUse();
    var random = new Random(code);
    for (int i = 0; i < 100; i++) {
      double[] a = {
        area.minX() + random.nextDouble() * area.width(),
        area.minY() + random.nextDouble() * area.height()
      };
      double[] b = a.clone();
      crs.fromLonLat().transform(a, 0, a, 0, 1);
      back.fromLonLat().transform(b, 0, b, 0, 1);
      assertThat(b).containsExactly(a, within(1e-4));
    }
  }

  @Test
  void survivesEveryTruncationOfWkt2() {
    for (int length = 0; length < WKT2_3826.strip().length(); length++) {
      assertThat(PrjParser.parse(WKT2_3826.substring(0, length)).value()).isEmpty();
    }
  }
}
