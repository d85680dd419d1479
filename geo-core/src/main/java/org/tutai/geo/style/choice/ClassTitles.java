package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.style.ColorMap;

/** What a legend calls the classes of a number: thousands parted, with a unit. Stateless. */
public final class ClassTitles {

  private ClassTitles() {}

  /**
   * The titles of the classes of breaks: {@code < 1,000 人}, {@code 1,000 – 2,000 人}, {@code ≥ 2,000
   * 人}.
   *
   * @param unit stands behind each; may be empty
   */
  public static List<String> of(List<Double> breaks, String unit) {
    String behind = unit.isBlank() ? "" : " " + unit.strip();
    List<String> titles = new ArrayList<>();
    for (int i = 0; i <= breaks.size(); i++) {
      titles.add(bare(breaks, i) + behind);
    }
    return List.copyOf(titles);
  }

  private static String bare(List<Double> breaks, int place) {
    if (breaks.isEmpty()) {
      return "";
    }
    if (place == 0) {
      return "< " + ColorMap.label(breaks.get(0));
    }
    String from = ColorMap.label(breaks.get(place - 1));
    return place == breaks.size() ? "≥ " + from : from + " – " + ColorMap.label(breaks.get(place));
  }

  /** The unit in titles that were made by {@link #of}; empty when they were not. */
  public static Optional<String> unitOf(List<Double> breaks, List<String> titles) {
    String bare = bare(breaks, 0);
    if (titles.isEmpty() || !titles.get(0).startsWith(bare)) {
      return Optional.empty();
    }
    String unit = titles.get(0).substring(bare.length()).strip();
    return of(breaks, unit).equals(titles) ? Optional.of(unit) : Optional.empty();
  }
}
