package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.name.NameIndex;

/** Finds the roads of plates by their names. Immutable, thread-safe. */
final class RoadNames {

  private static final double PART = 0.7;
  private static final double IN_VIEW = 0.2;
  private static final double VIEW_METRES = 3000;
  private static final int MOST_NAMES = 60;
  private static final int MOST_OF_A_NAME = 100;

  private final Gazetteer gazetteer;

  RoadNames(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * Roads by name, the likest first, of like ones those in view and those with more houses.
   *
   * @param asked the road as it was read
   * @param text what was asked, in whatever words
   */
  List<PlateRoad> find(
      Address asked, String text, Limits limits, @Nullable Bounds near, int limit) {
    List<PlateRoad> found = new ArrayList<>();
    for (Map.Entry<Integer, Double> name : names(asked, text).entrySet()) {
      add(name.getKey(), name.getValue(), asked, limits, found);
    }
    found.sort(
        Comparator.comparingDouble((PlateRoad road) -> score(road, near))
            .reversed()
            .thenComparing(Comparator.comparingInt(PlateRoad::houses).reversed())
            .thenComparingInt(PlateRoad::number));
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  private static double score(PlateRoad road, @Nullable Bounds near) {
    boolean seen = near != null && Ranking.metres(near, road.lon(), road.lat()) < VIEW_METRES;
    return road.likeness() + (seen ? IN_VIEW : 0);
  }

  /* The index has the names by the numbers of the gazetteer's table. */
  private Map<Integer, Double> names(Address asked, String text) {
    String key = asked.road().isEmpty() ? Folding.key(text) : asked.road();
    Map<Integer, Double> names = new LinkedHashMap<>();
    int exact = gazetteer.names.find(key);
    if (exact >= 0) {
      names.put(exact, 1.0);
    }
    for (NameIndex.Match match : gazetteer.index.holding(key, MOST_NAMES)) {
      names.putIfAbsent(match.id(), PART * match.likeness());
    }
    if (exact < 0) {
      for (NameIndex.Match match : gazetteer.index.alike(key, MOST_NAMES)) {
        names.putIfAbsent(match.id(), match.likeness());
      }
      for (NameIndex.Match match : gazetteer.index.romanised(text, MOST_NAMES)) {
        names.putIfAbsent(match.id(), match.likeness());
      }
    }
    return names;
  }

  private void add(int name, double likeness, Address asked, Limits limits, List<PlateRoad> found) {
    int end = Math.min(gazetteer.postingEnd(name), gazetteer.postingStart(name) + MOST_OF_A_NAME);
    for (int i = gazetteer.postingStart(name); i < end; i++) {
      int posting = gazetteer.posting(i);
      int segment = gazetteer.segmentOf(posting);
      int base = gazetteer.baseOf(segment, posting);
      PlateSegment plates = gazetteer.segments[segment];
      int town = plates.townOfBase(base);
      boolean wanted = limits.allow(segment, town) && isOf(asked, segment, town);
      if (wanted && !plates.isVillageBase(base)) {
        found.add(road(posting, plates, base, gazetteer.district(segment, town), likeness));
      }
    }
  }

  private boolean isOf(Address asked, int segment, int town) {
    if (!asked.towns().isEmpty()) {
      return asked.towns().contains(gazetteer.district(segment, town));
    }
    return Search.isInCounties(gazetteer, asked, segment);
  }

  private static PlateRoad road(
      int number, PlateSegment plates, int base, @Nullable District district, double likeness) {
    int middle = plates.middleOfBase(base);
    return new PlateRoad(
        number,
        plates.baseName(base),
        district,
        plates.lonE7(middle) / 1e7,
        plates.latE7(middle) / 1e7,
        plates.boundsOfBase(base),
        plates.endHouseOfBase(base) - plates.firstHouseOfBase(base),
        likeness);
  }
}
