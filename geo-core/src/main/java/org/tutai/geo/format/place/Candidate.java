package org.tutai.geo.format.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjParser;

/**
 * A way to read coordinates.
 *
 * @param crs the system
 * @param swapped whether the second number is the east one
 * @param family which of the ways to draw the island it is
 * @param rarity how much rarer than the family's usual form, 1 or less
 */
record Candidate(Crs crs, boolean swapped, Family family, double rarity) {

  /** Projections that Taiwan's files are in. */
  enum Family {
    DEGREES,
    ZONE_121,
    ZONE_119,
    UTM,
    MERCATOR
  }

  private static final double SWAPPED = 0.05;
  private static final double OTHER_UNIT = 0.005;
  private static final double OLD_DATUM = 0.1;

  Candidate {
    Objects.requireNonNull(crs, "crs");
    Objects.requireNonNull(family, "family");
    if (!(rarity > 0 && rarity <= 1)) {
      throw new IllegalArgumentException("rarity must be within 0 and 1 (got: " + rarity + ")");
    }
  }

  private static final List<Candidate> ALL = all();

  /** All that are weighed. */
  static List<Candidate> list() {
    return ALL;
  }

  private static List<Candidate> all() {
    List<Candidate> usual = new ArrayList<>();
    usual.add(new Candidate(CrsRegistry.WGS84, false, Family.DEGREES, 1));
    usual.add(new Candidate(CrsRegistry.TWD97_TM2_121, false, Family.ZONE_121, 1));
    usual.add(new Candidate(CrsRegistry.TWD97_TM2_119, false, Family.ZONE_119, 1));
    usual.add(new Candidate(CrsRegistry.TWD67_TM2_121, false, Family.ZONE_121, OLD_DATUM));
    usual.add(new Candidate(CrsRegistry.TWD67_TM2_119, false, Family.ZONE_119, OLD_DATUM));
    usual.add(new Candidate(CrsRegistry.WEB_MERCATOR, false, Family.MERCATOR, 1));
    for (String code : List.of("EPSG:32650", "EPSG:32651")) {
      CrsRegistry.byCode(code)
          .ifPresent(utm -> usual.add(new Candidate(utm, false, Family.UTM, 1)));
    }
    addTm2(usual, "feet", 0.3048);
    addTm2(usual, "kilometres", 1000);
    List<Candidate> both = new ArrayList<>(usual);
    for (Candidate candidate : usual) {
      double rarity =
          candidate.family() == Family.DEGREES ? candidate.rarity() : candidate.rarity() * SWAPPED;
      both.add(new Candidate(candidate.crs(), true, candidate.family(), rarity));
    }
    return List.copyOf(both);
  }

  private static void addTm2(List<Candidate> list, String unit, double metres) {
    tm2(121, unit, metres)
        .ifPresent(crs -> list.add(new Candidate(crs, false, Family.ZONE_121, OTHER_UNIT)));
    tm2(119, unit, metres)
        .ifPresent(crs -> list.add(new Candidate(crs, false, Family.ZONE_119, OTHER_UNIT)));
  }

  private static Optional<Crs> tm2(int zone, String unit, double metres) {
    return PrjParser.parse(
            "PROJCS[\"TWD97 / TM2 zone "
                + zone
                + " ("
                + unit
                + ")\",GEOGCS[\"TWD97\",DATUM[\"D_TWD_1997\","
                + "SPHEROID[\"GRS_1980\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],"
                + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                + "PARAMETER[\"False_Easting\","
                + 250_000 / metres
                + "],PARAMETER[\"False_Northing\",0],PARAMETER[\"Central_Meridian\","
                + zone
                + "],PARAMETER[\"Scale_Factor\",0.9999],PARAMETER[\"Latitude_Of_Origin\",0],"
                + "UNIT[\""
                + unit
                + "\","
                + metres
                + "]]")
        .value();
  }

  /** How likely a layer of that county is in this form; of the whole of Taiwan for "". */
  double prior(String county) {
    boolean zone119 = county.equals("09020") || county.equals("10016");
    boolean matsu = county.equals("09007");
    double usual =
        switch (family) {
          case DEGREES -> 1;
          case ZONE_121 -> zone119 ? 0.12 : matsu ? 0.4 : 0.93;
          case ZONE_119 -> zone119 ? 0.8 : matsu ? 0.5 : 0.01;
          case UTM -> 0.02;
          case MERCATOR -> 0.05;
        };
    return usual * rarity;
  }

  /** Longitudes and latitudes by turns of positions read so; NaN for what cannot be. */
  double[] lonLat(double[] xy) {
    return lonLat(crs, swapped, xy);
  }

  /** The same for any system. */
  static double[] lonLat(Crs crs, boolean swapped, double[] xy) {
    double[] turned = xy.clone();
    if (swapped) {
      for (int i = 0; i < xy.length; i += 2) {
        turned[i] = xy[i + 1];
        turned[i + 1] = xy[i];
      }
    }
    crs.toLonLat().transform(turned, 0, turned, 0, turned.length / 2);
    return turned;
  }

  /** The reading that a file states. */
  static Candidate stated(Crs crs) {
    return new Candidate(crs, false, crs.geographic() ? Family.DEGREES : Family.UTM, 1);
  }

  /** The same form of another system. */
  Candidate in(Crs other) {
    return new Candidate(other, swapped, family, rarity);
  }

  /** This on TWD97, or on WGS 84, where it is on TWD67. */
  Candidate onTwd97() {
    return crs.equals(CrsRegistry.TWD67_TM2_121)
        ? in(CrsRegistry.TWD97_TM2_121)
        : crs.equals(CrsRegistry.TWD67_TM2_119) ? in(CrsRegistry.TWD97_TM2_119) : this;
  }

  /** Whether the two differ in nothing but the datum. */
  boolean isAlike(Candidate other) {
    return swapped == other.swapped && onTwd97().crs.equals(other.onTwd97().crs);
  }
}
