package org.tutai.geo.format.place;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sample read in one way: where its positions then lie. Positions that are close together count
 * as one, by cells of about 500 m, because they don't speak independently.
 */
final class Reading {

  static final double CELL = 0.005;

  /** Positions outside this share at either end don't widen the box. */
  private static final double TAIL = 0.01;

  private static final int BOX_STEPS = 40;
  private static final double SMALLEST_BOX = 0.02;

  private final Candidate candidate;
  private final double[] lonLat;
  private final int[] towns;
  private final double land;
  private final int cells;
  private final int county;
  private final double countyShare;

  private Reading(Candidate candidate, double[] lonLat, int[] towns, Towns places) {
    this.candidate = candidate;
    this.lonLat = lonLat;
    this.towns = towns;
    int onLand = 0;
    int[] counts = new int[places.counties().size()];
    Set<Long> occupied = new HashSet<>();
    for (int i = 0; i < towns.length; i++) {
      if (towns[i] >= 0) {
        onLand++;
        counts[places.towns().get(towns[i]).county()]++;
      }
      occupied.add(cell(i));
    }
    land = towns.length == 0 ? 0 : (double) onLand / towns.length;
    cells = occupied.size();
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    county = most;
    countyShare = onLand == 0 ? 0 : (double) counts[most] / onLand;
  }

  /** Reads positions, x and y by turns. */
  static Reading of(Candidate candidate, double[] xy, Towns places) {
    double[] lonLat = candidate.lonLat(xy);
    int[] towns = new int[lonLat.length / 2];
    for (int i = 0; i < towns.length; i++) {
      towns[i] = places.townNear(lonLat[2 * i], lonLat[2 * i + 1]);
    }
    return new Reading(candidate, lonLat, towns, places);
  }

  Candidate candidate() {
    return candidate;
  }

  int size() {
    return towns.length;
  }

  double lon(int i) {
    return lonLat[2 * i];
  }

  double lat(int i) {
    return lonLat[2 * i + 1];
  }

  /** The town of a position or near it; -1 for none. */
  int town(int i) {
    return towns[i];
  }

  /** The cell of a position, as a key. */
  long cell(int i) {
    return cell(lon(i), lat(i));
  }

  static long cell(double lon, double lat) {
    return ((long) Math.floor(lon / CELL) << 32) ^ ((long) Math.floor(lat / CELL) & 0xFFFFFFFFL);
  }

  /** The share of positions on land of Taiwan. */
  double land() {
    return land;
  }

  /** How many cells have positions. */
  int cells() {
    return cells;
  }

  /** The county with the most positions. */
  int county() {
    return county;
  }

  /** The share of the positions on land that are in that county. */
  double countyShare() {
    return countyShare;
  }

  /** How much of the box around the positions is land, apart from some that lie far out. */
  double landInBox(Towns places) {
    double[] x = axis(0);
    double[] y = axis(1);
    if (x.length == 0) {
      return 0;
    }
    double x1 = low(x);
    double y1 = low(y);
    double width = Math.max(SMALLEST_BOX, high(x) - x1);
    double height = Math.max(SMALLEST_BOX, high(y) - y1);
    int on = 0;
    for (int row = 0; row < BOX_STEPS; row++) {
      for (int column = 0; column < BOX_STEPS; column++) {
        double lon = x1 + width * (column + 0.5) / BOX_STEPS;
        double lat = y1 + height * (row + 0.5) / BOX_STEPS;
        on += places.townAt(lon, lat) >= 0 ? 1 : 0;
      }
    }
    return (double) on / (BOX_STEPS * BOX_STEPS);
  }

  private double[] axis(int which) {
    double[] values = new double[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      double value = lonLat[2 * i + which];
      if (Double.isFinite(value)) {
        values[count++] = value;
      }
    }
    double[] finite = Arrays.copyOf(values, count);
    Arrays.sort(finite);
    return finite;
  }

  private static double low(double[] sorted) {
    return sorted[(int) (TAIL * (sorted.length - 1))];
  }

  private static double high(double[] sorted) {
    return sorted[sorted.length - 1 - (int) (TAIL * (sorted.length - 1))];
  }

  /** The share of positions that lie in the place that their shape's words name; NaN for none. */
  double agreement(Words.Voice voice, List<Sample.Shape> shapes, Towns places) {
    int named = 0;
    int agreeing = 0;
    int at = 0;
    for (int i = 0; i < shapes.size(); i++) {
      Region region = voice.regions().get(i);
      for (int end = at + shapes.get(i).size(); at < end; at++) {
        if (region != null) {
          named++;
          agreeing += isIn(at, region.towns(), places) ? 1 : 0;
        }
      }
    }
    return named == 0 ? Double.NaN : (double) agreeing / named;
  }

  /** Whether a position lies in one of those towns or very near. */
  boolean isIn(int i, @Nullable BitSet some, Towns places) {
    return some != null
        && ((towns[i] >= 0 && some.get(towns[i])) || places.isNear(lon(i), lat(i), some));
  }
}
