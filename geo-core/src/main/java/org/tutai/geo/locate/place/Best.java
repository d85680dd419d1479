package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The best score that each numbered thing got. For one thread. */
final class Best {

  private final Map<Integer, Double> scores = new HashMap<>();

  /** A number and its score. */
  record Scored(int id, double score) {}

  void add(int id, double score) {
    scores.merge(id, score, Math::max);
  }

  int size() {
    return scores.size();
  }

  /** The best, of equal ones the lower number first. */
  List<Scored> first(int limit) {
    List<Scored> all = new ArrayList<>(scores.size());
    scores.forEach((id, score) -> all.add(new Scored(id, score)));
    all.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::id));
    return all.size() <= limit ? all : all.subList(0, limit);
  }
}
