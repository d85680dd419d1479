package org.tutai.geo.locate.address.plate;

import java.util.Arrays;

/**
 * Parts the plates of one house number into houses: the floors of a building have one place or
 * nearly so and are one house; where the same floor comes with two places, or a place is far off,
 * there are several. For one thread.
 */
final class HouseGroup {

  /** Some 30 m in Taiwan, in units of 1e-7 degrees. */
  private static final int NEAR = 2_800;

  /** A number with more houses than these takes a new one for what the last of them don't take. */
  private static final int LOOKED_AT = 32;

  private int[] houseOf = new int[64];
  private int[] lon = new int[16];
  private int[] lat = new int[16];
  private int[] lastUnit = new int[16];
  private int houses;
  private int repeated;

  /** Parts the rows from one place in the order to another. */
  void part(CountyRows rows, int from, int to) {
    houses = 0;
    repeated = 0;
    if (houseOf.length < to - from) {
      houseOf = new int[Math.max(to - from, houseOf.length * 2)];
    }
    for (int at = from; at < to; at++) {
      if (at > from && rows.alike(at, at - 1, CountyRows.WIDTH)) {
        houseOf[at - from] = -1;
        repeated++;
      } else {
        houseOf[at - from] =
            house(
                rows.row(at, CountyRows.UNIT),
                rows.row(at, CountyRows.LON),
                rows.row(at, CountyRows.LAT));
      }
    }
  }

  private int house(int unit, int lonE7, int latE7) {
    for (int i = Math.max(0, houses - LOOKED_AT); i < houses; i++) {
      if (lastUnit[i] != unit
          && Math.abs(lon[i] - lonE7) <= NEAR
          && Math.abs(lat[i] - latE7) <= NEAR) {
        lastUnit[i] = unit;
        return i;
      }
    }
    if (houses == lon.length) {
      lon = Arrays.copyOf(lon, houses * 2);
      lat = Arrays.copyOf(lat, houses * 2);
      lastUnit = Arrays.copyOf(lastUnit, houses * 2);
    }
    lon[houses] = lonE7;
    lat[houses] = latE7;
    lastUnit[houses] = unit;
    return houses++;
  }

  int houses() {
    return houses;
  }

  /** How many rows said exactly what another said. */
  int repeated() {
    return repeated;
  }

  /** The house of a row, by its place after the first; -1 for a row that repeats another. */
  int houseOf(int row) {
    return houseOf[row];
  }

  int lon(int house) {
    return lon[house];
  }

  int lat(int house) {
    return lat[house];
  }
}
