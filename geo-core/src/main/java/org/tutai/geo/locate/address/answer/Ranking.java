package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;

/** Orders what was found and says how probable each is. */
final class Ranking {

  private static final double FAR_METRES = 100_000;

  private final Gazetteer gazetteer;
  private final Probability probability;

  Ranking(Gazetteer gazetteer, Probability probability) {
    this.gazetteer = gazetteer;
    this.probability = probability;
  }

  /** Sorts the hits of a question in place, the best first, without those outside its box. */
  void rank(List<Hit> hits, Query query) {
    Bounds box = query.box();
    if (box != null) {
      hits.removeIf(hit -> !box.contains(hit.lon, hit.lat));
    }
    for (int i = 0; i < hits.size(); i++) {
      weigh(hits.get(i), query.near());
    }
    if (hits.size() > 1) {
      hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score));
      dropDoubles(hits);
    }
    shares(hits);
    areaBeforeGuess(hits);
  }

  /*
   * A plate on a road that is only like the one asked for, in another town, or without a part that
   * was said, and that is likelier wrong than the model's threshold allows, comes after the area that was surely meant: an address
   * that doesn't exist should not be answered by one that does.
   */
  private void areaBeforeGuess(List<Hit> hits) {
    if (hits.size() < 2 || !isGuess(hits.get(0))) {
      return;
    }
    double guess = probability(hits.get(0));
    if (guess >= probability.threshold()) {
      return;
    }
    for (int i = 1; i < hits.size(); i++) {
      Hit area = hits.get(i);
      if (area.level.compareTo(Level.CROSSING) > 0 && !isGuess(area)) {
        area.evidence.set(Feature.SHARE, Probability.shareLogit(1 - guess));
        hits.remove(i);
        hits.add(0, area);
        return;
      }
    }
  }

  private static boolean isGuess(Hit hit) {
    Evidence evidence = hit.evidence;
    return evidence.has(Feature.ROAD_UNLIKENESS)
        || evidence.has(Feature.ROAD_PART)
        || evidence.has(Feature.SECTION_DROPPED)
        || evidence.has(Feature.LANE_DROPPED)
        || evidence.has(Feature.ALLEY_DROPPED)
        || evidence.has(Feature.TOWN_DIFFERS)
        || evidence.has(Feature.COUNTY_DIFFERS);
  }

  private void weigh(Hit hit, @Nullable Bounds near) {
    if (hit.base >= 0) {
      int houses = gazetteer.houses(hit.segment, hit.base);
      hit.evidence.set(Feature.SIZE, Math.log1p(houses) / 10);
    }
    if (near != null) {
      double away = metres(near, hit.lon, hit.lat);
      if (away == 0) {
        hit.evidence.set(Feature.IN_VIEW);
      } else {
        hit.evidence.set(
            Feature.OUT_OF_VIEW, Math.min(1, Math.log1p(away) / Math.log1p(FAR_METRES)));
      }
    }
    hit.score = probability.score(hit.evidence);
  }

  /** How far a place is from a box, 0 within it. */
  static double metres(Bounds box, double lon, double lat) {
    double nearestLon = Math.max(box.minX(), Math.min(box.maxX(), lon));
    double nearestLat = Math.max(box.minY(), Math.min(box.maxY(), lat));
    return Ground.metres(lon, lat, nearestLon, nearestLat);
  }

  private static void dropDoubles(List<Hit> hits) {
    List<Hit> kept = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      boolean isNew = true;
      for (int i = 0; i < kept.size() && isNew; i++) {
        isNew = !kept.get(i).isSame(hit);
      }
      if (isNew) {
        kept.add(hit);
      }
      if (kept.size() >= 2 * Query.MAX_LIMIT) {
        break;
      }
    }
    hits.clear();
    hits.addAll(kept);
  }

  private static void shares(List<Hit> hits) {
    double sum = 0;
    for (int i = 0; i < hits.size(); i++) {
      sum += Math.exp(hits.get(i).score - hits.get(0).score);
    }
    double rivals = Math.log(Math.max(1, hits.size())) / 5;
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      double share = Math.exp(hit.score - hits.get(0).score) / sum;
      hit.evidence.set(Feature.SHARE, Probability.shareLogit(share)).set(Feature.RIVALS, rivals);
    }
  }

  /**
   * The probabilities of the first hits. Those of the first one's level share no more than 1, and
   * none is left more than those before it leave.
   */
  double[] probabilities(List<Hit> hits, int count) {
    double[] of = new double[count];
    double sum = 0;
    for (int i = 0; i < hits.size(); i++) {
      boolean rival = hits.get(i).level == hits.get(0).level;
      sum += rival ? probability(hits.get(i)) : 0;
    }
    double left = 1;
    for (int i = 0; i < count; i++) {
      of[i] = Math.min(left, probability(hits.get(i)) / Math.max(1, sum));
      left = Math.max(0, left - of[i]);
    }
    return of;
  }

  double probability(Hit hit) {
    return probability.of(hit.evidence);
  }
}
