package org.tutai.geo.format.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tutai.geo.format.place.Plates.Plate;

/** Made-up plates, drawn by a seed inside the outlines of towns, for tests without shared data. */
final class Synthetic {

  private Synthetic() {}

  /** Plates of all towns whose codes begin so, so many in each. */
  static List<Plate> plates(String code, int eachTown, long seed) {
    Towns towns = Towns.get();
    var random = new Random(seed);
    List<Plate> plates = new ArrayList<>();
    for (int i = 0; i < towns.towns().size(); i++) {
      Towns.Town town = towns.towns().get(i);
      if (town.code().startsWith(code)) {
        addPlates(i, town, eachTown, random, plates);
      }
    }
    return plates;
  }

  private static void addPlates(
      int index, Towns.Town town, int count, Random random, List<Plate> plates) {
    String county = Towns.get().counties().get(town.county()).code();
    double[] box = {180, 90, -180, -90};
    for (double[] ring : town.rings()) {
      for (int i = 0; i < ring.length; i += 2) {
        box[0] = Math.min(box[0], ring[i]);
        box[1] = Math.min(box[1], ring[i + 1]);
        box[2] = Math.max(box[2], ring[i]);
        box[3] = Math.max(box[3], ring[i + 1]);
      }
    }
    for (int tries = 0, made = 0; made < count && tries < 100_000; tries++) {
      double lon = box[0] + (box[2] - box[0]) * random.nextDouble();
      double lat = box[1] + (box[3] - box[1]) * random.nextDouble();
      if (Towns.get().townAt(lon, lat) == index) {
        plates.add(new Plate(county, town.code(), town.code() + "-001", "", lon, lat));
        made++;
      }
    }
  }
}
