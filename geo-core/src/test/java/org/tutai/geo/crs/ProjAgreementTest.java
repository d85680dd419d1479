package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.geotools.referencing.factory.epsg.hsql.ThreadedHsqlEpsgFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PROJ as the second opinion on projections and datum shifts. TWD67 is left out: PROJ applies no
 * shift to it.
 */
class ProjAgreementTest {

  private static final int POINTS = 100_000;
  private static final double METRES_PER_DEGREE = 111_320;

  /** EPSG's mathematics where PROJ 9.1 has others: see docs/coordinates.md. */
  private static final Map<Integer, String> DIFFERENT =
      Map.of(
          4087, "PROJ has the sphere's formula for equidistant cylindrical",
          32663, "PROJ has the sphere's formula for equidistant cylindrical",
          31300, "PROJ leaves out Belgium's rotation",
          6996, "PROJ takes the scale as parts per million",
          6997, "PROJ takes the scale as parts per million");

  @BeforeAll
  static void needsCs2cs() {
    Cs2cs.assumeInstalled();
  }

  private static double[] random(int points, Bounds area, long seed) {
    var random = new Random(seed);
    double[] lonLat = new double[2 * points];
    for (int i = 0; i < lonLat.length; i += 2) {
      lonLat[i] = area.minX() + random.nextDouble() * area.width();
      lonLat[i + 1] = area.minY() + random.nextDouble() * area.height();
    }
    return lonLat;
  }

  private static double[] swapped(double[] points) {
    double[] swapped = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      swapped[i] = points[i + 1];
      swapped[i + 1] = points[i];
    }
    return swapped;
  }

  /** The greatest distance, in units; points for which PROJ has no answer are passed over. */
  private static double greatest(double[] ours, double[] theirs) {
    assertThat(theirs).hasSameSizeAs(ours);
    double greatest = 0;
    int compared = 0;
    for (int i = 0; i < ours.length; i += 2) {
      if (Double.isFinite(theirs[i])) {
        double distance = Math.hypot(ours[i] - theirs[i], ours[i + 1] - theirs[i + 1]);
        greatest = distance <= greatest ? greatest : distance;
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(ours.length / 4);
    return greatest;
  }

  /** Both ways, under a millimetre, in the area of use and far beyond it. */
  @ParameterizedTest
  @CsvSource({
    "EPSG:3824, EPSG:3826, 111, 10, 131, 40",
    "EPSG:3824, EPSG:3825, 109, 10, 129, 40",
    "EPSG:4326, EPSG:32650, 107, -80, 127, 84",
    "EPSG:4326, EPSG:32651, 113, -80, 133, 84",
    "EPSG:4326, EPSG:32760, 167, -80, 180, 84",
    "EPSG:4326, EPSG:3857, -180, -85.05, 180, 85.05"
  })
  void agreesToAMillimetre(
      String degrees, String code, double west, double south, double east, double north)
      throws IOException {
    Crs crs = CrsRegistry.byCode(code).orElseThrow();
    double[] lonLat = random(POINTS, new Bounds(west, south, east, north), 3826);
    double[] ours = new double[lonLat.length];
    crs.fromLonLat().transform(lonLat, 0, ours, 0, POINTS);
    assertThat(greatest(ours, Cs2cs.transform(degrees, code, swapped(lonLat)))).isLessThan(0.001);

    double[] back = new double[lonLat.length];
    crs.toLonLat().transform(ours, 0, back, 0, POINTS);
    double[] theirs = swapped(Cs2cs.transform(code, degrees, ours));
    assertThat(greatest(back, theirs) * METRES_PER_DEGREE).isLessThan(0.001);
  }

  /**
   * Codes that people ask for, with the difference allowed: a metre or what EPSG's operation is
   * good to.
   */
  @ParameterizedTest
  @CsvSource({
    // ED50, Pulkovo 1942, Tokyo, Hu Tzu Shan 1950, Hong Kong 1980
    "23031, 25",
    "28407, 10",
    "30169, 20",
    "3829, 25",
    "2326, 1.5",
    // China 2000, Japan 2011, Korea, Netherlands, France, Switzerland
    "4547, 1.5",
    "6677, 1.5",
    "5179, 1.5",
    "28992, 1.5",
    "2154, 1.5",
    "2056, 1.5",
    // Antarctica, Equal Earth, Europe, US feet, ETRS89 UTM, WGS 72 UTM, Krovak, New Zealand
    "3031, 0.001",
    "8857, 0.001",
    "3035, 1.5",
    "2225, 5",
    "25832, 1.5",
    "32251, 3",
    "5514, 20",
    "2193, 1.5",
    // UPS, EASE grid, World Mercator, Lambert zone I of NTF (Paris), RSO Borneo
    "32661, 0.001",
    "6933, 0.001",
    "3395, 0.001",
    "27571, 3",
    "29873, 20"
  })
  void agreesWithinTheAccuracyOfTheDatum(int code, double tolerance) throws IOException {
    Crs crs = CrsRegistry.byCode("EPSG:" + code).orElseThrow();
    Bounds area = crs.areaOfUse();
    double[] lonLat = random(200, area, code);
    double[] ours = new double[lonLat.length];
    crs.fromLonLat().transform(lonLat, 0, ours, 0, 200);
    double[] theirs = Cs2cs.transform("EPSG:4326", "EPSG:" + code, swapped(lonLat));
    boolean swap = crs.axisOrder() == Crs.AxisOrder.NORTH_EAST;
    assertThat(greatest(ours, swap ? swapped(theirs) : theirs) * crs.metresPerUnit())
        .isLessThan(tolerance);
  }

  /** In 27700, PROJ has no operation for a corner of the area; inside the island they agree. */
  @Test
  void agreesInBritain() throws IOException {
    Crs crs = CrsRegistry.byCode("EPSG:27700").orElseThrow();
    double[] lonLat = random(200, new Bounds(-5, 50.5, 1.5, 58), 27700);
    double[] ours = new double[lonLat.length];
    crs.fromLonLat().transform(lonLat, 0, ours, 0, 200);
    assertThat(greatest(ours, Cs2cs.transform("EPSG:4326", "EPSG:27700", swapped(lonLat))))
        .isLessThan(3);
  }

  /** The projections alone, from the degrees of their own datums: all methods, a random sample. */
  @Test
  void projectsASampleOfTheDatasetToAMillimetre() throws Exception {
    List<int[]> systems = projectedAndBases();
    Collections.shuffle(systems, new Random(2026));
    List<String> off = new ArrayList<>();
    int compared = 0;
    for (int[] codes : systems.subList(0, 150)) {
      Optional<Double> metres = projectionDifference(codes[0], codes[1]);
      if (metres.isPresent()) {
        compared++;
        if (!(metres.get() < 0.001) && !DIFFERENT.containsKey(codes[0])) {
          off.add("EPSG:" + codes[0] + " by " + metres.get() + " m");
        }
      }
    }
    assertThat(off).isEmpty();
    assertThat(compared).isGreaterThan(100);
  }

  private static Optional<Double> projectionDifference(int code, int base) throws IOException {
    Optional<Crs> found = CrsRegistry.byCode("EPSG:" + code);
    if (found.isEmpty() || !(found.get().fromLonLat() instanceof CrsDefinition.Defined defined)) {
      return Optional.empty();
    }
    CrsDefinition d = defined.definition();
    if (d.primeMeridian() != 0) {
      return Optional.empty();
    }
    Crs crs = found.get();
    Crs unshifted =
        d.withShift(Optional.empty())
            .toCrs("x", crs.axisOrder(), crs.areaOfUse(), CrsAccuracy.EXACT);
    double[] lonLat = random(25, crs.areaOfUse(), code);
    double[] ours = new double[lonLat.length];
    unshifted.fromLonLat().transform(lonLat, 0, ours, 0, 25);
    double[] theirs = Cs2cs.transform("EPSG:" + base, "EPSG:" + code, swapped(lonLat));
    if (theirs.length != ours.length) {
      return Optional.empty();
    }
    boolean swap = crs.axisOrder() == Crs.AxisOrder.NORTH_EAST;
    return Optional.of(greatest(ours, swap ? swapped(theirs) : theirs) * d.metresPerUnit());
  }

  private static List<int[]> projectedAndBases() throws SQLException {
    List<int[]> codes = new ArrayList<>();
    try (Connection connection = new Dataset().source().getConnection();
        Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT coord_ref_sys_code, base_crs_code FROM epsg_coordinatereferencesystem"
                    + " WHERE coord_ref_sys_kind = 'projected' AND deprecated = 0 ORDER BY 1")) {
      while (row.next()) {
        codes.add(new int[] {row.getInt(1), row.getInt(2)});
      }
    }
    return codes;
  }

  private static final class Dataset extends ThreadedHsqlEpsgFactory {
    DataSource source() throws SQLException {
      return getDataSource();
    }
  }
}
