package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;

/**
 * What is asked by name: the folded text as a whole, and with a district at its start taken off.
 *
 * @param key of the whole text
 * @param latin the text in capitals when it is in Latin letters; else empty
 * @param parts what to look for, and where; the whole text first
 * @param districts at the start of the text
 */
record PlaceQuestion(String key, String latin, List<Part> parts, List<DistrictPrefix> districts) {

  private static final int LONGEST = 100;
  private static final int MOST_PARTS = 6;
  private static final double OTHER_WORD = 0.97;
  private static final double WHOLE_ROAD = 0.8;
  private static final String RAILWAY_STATION = "火車站";
  private static final String STATION = "車站";

  /**
   * A name to look for.
   *
   * @param within the code that its town's must begin with; empty for anywhere
   * @param trust in this way of reading, 0 to 1
   */
  record Part(String key, String within, double trust) {}

  static PlaceQuestion of(String text, Districts districts) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String key = Folding.key(bounded);
    List<Part> parts = new ArrayList<>();
    List<DistrictPrefix> prefixes = List.of();
    if (!key.isEmpty()) {
      add(parts, key, "", 1);
      prefixes = DistrictPrefix.of(districts, key);
      for (DistrictPrefix prefix : prefixes) {
        if (prefix.end() < key.length() - 1 && parts.size() < MOST_PARTS) {
          String within = prefix.district().town().orElse(prefix.district()).code();
          add(parts, key.substring(prefix.end()), within, prefix.trust());
        }
      }
    }
    return new PlaceQuestion(
        key, latin(CoordinateFolding.half(bounded)), List.copyOf(parts), prefixes);
  }

  /** With other ways to write it: a railway station is a 車站 as often as a 火車站. */
  private static void add(List<Part> parts, String key, String within, double trust) {
    parts.add(new Part(key, within, trust));
    if (key.endsWith(RAILWAY_STATION)) {
      String start = key.substring(0, key.length() - RAILWAY_STATION.length());
      parts.add(new Part(start + STATION, within, trust * OTHER_WORD));
    } else if (key.endsWith(STATION) && key.length() > STATION.length()) {
      String start = key.substring(0, key.length() - STATION.length());
      parts.add(new Part(start + RAILWAY_STATION, within, trust * OTHER_WORD));
    }
    String road = withoutSection(key);
    if (!road.isEmpty()) {
      parts.add(new Part(road, within, trust * WHOLE_ROAD));
    }
  }

  /** 信義路 of 信義路5段; empty where there is no section. */
  private static String withoutSection(String key) {
    int end = key.length() - 1;
    if (end < 2 || key.charAt(end) != '段') {
      return "";
    }
    int at = end;
    while (at > 0 && key.charAt(at - 1) >= '0' && key.charAt(at - 1) <= '9') {
      at--;
    }
    return at == end || at < 2 ? "" : key.substring(0, at);
  }

  private static String latin(String text) {
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letters |= c >= 'A' && c <= 'Z';
      if (c > 0x24f) {
        return "";
      }
    }
    return letters ? text : "";
  }
}
