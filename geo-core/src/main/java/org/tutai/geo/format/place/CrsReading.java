package org.tutai.geo.format.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.FeatureSource;

/**
 * What becomes of a layer's coordinates when they are read in a CRS, for a person who chooses one.
 *
 * @param crs the CRS
 * @param land the share of the sampled positions that then lie on land of Taiwan, 0 to 1
 * @param reason the same in words
 */
public record CrsReading(Crs crs, double land, Remark reason) {

  private static final double ONE_COUNTY = 0.95;

  public CrsReading {
    Objects.requireNonNull(crs, "crs");
    Objects.requireNonNull(reason, "reason");
    if (!(land >= 0 && land <= 1)) {
      throw new IllegalArgumentException("land must be within 0 and 1 (got: " + land + ")");
    }
  }

  /**
   * The layer read in the systems that Taiwan's files are in, those that put most of it on land
   * first; empty for a layer without positions. Reads a part of the source; not quick.
   *
   * @param source as its file has it, before {@link CrsDetective#locate}
   */
  public static List<CrsReading> of(FeatureSource source) {
    Sample sample = Sample.of(source, Sample.Limits.SMALL);
    List<CrsReading> readings = new ArrayList<>();
    if (sample.isEmpty()) {
      return readings;
    }
    Towns towns = Towns.get();
    double[] xy = sample.positions();
    for (Candidate candidate : Candidate.list()) {
      boolean usual = !candidate.swapped() && candidate.crs().code().startsWith("EPSG:");
      if (usual) {
        Reading reading = Reading.of(candidate, xy, towns);
        readings.add(
            new CrsReading(
                candidate.crs(), reading.land(), Wording.onLand(reading, place(reading, towns))));
      }
    }
    readings.sort(Comparator.comparingDouble(CrsReading::land).reversed());
    return readings;
  }

  private static String place(Reading reading, Towns towns) {
    return reading.countyShare() > ONE_COUNTY
        ? towns.counties().get(reading.county()).chinese()
        : "Taiwan";
  }
}
