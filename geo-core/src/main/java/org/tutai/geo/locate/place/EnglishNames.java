package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.name.NameIndex;

/** English names of some numbered things, found as Chinese ones are. Immutable, thread-safe. */
final class EnglishNames {

  private static final int MOST_HOLDING = 200;
  private static final int MOST_ALIKE = 30;

  private final int[] entries;
  private final NameIndex names;

  /** By number; an empty name is none. */
  EnglishNames(List<String> byEntry) {
    List<String> given = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int entry = 0; entry < byEntry.size(); entry++) {
      if (!byEntry.get(entry).isEmpty()) {
        given.add(shortened(Folding.key(byEntry.get(entry))));
        numbers.add(entry);
      }
    }
    entries = numbers.stream().mapToInt(Integer::intValue).toArray();
    names = NameIndex.of(given);
  }

  /** Those that are the key, hold it, or unless someone is still typing, are much like it. */
  List<NameIndex.Match> find(String key, boolean typing) {
    List<NameIndex.Match> found = new ArrayList<>();
    add(names.holding(shortened(key), MOST_HOLDING), found);
    if (found.isEmpty() && !typing) {
      add(names.alike(shortened(key), MOST_ALIKE), found);
    }
    return found;
  }

  /** Districts and villages are Dist. and Vil. in official names. */
  private static String shortened(String key) {
    for (String word : List.of("district", "village")) {
      if (key.endsWith(word)) {
        String kept = word.equals("district") ? "dist" : "vil";
        return key.substring(0, key.length() - word.length()) + kept;
      }
    }
    return key;
  }

  private void add(List<NameIndex.Match> matches, List<NameIndex.Match> found) {
    for (NameIndex.Match match : matches) {
      found.add(new NameIndex.Match(entries[match.id()], match.likeness(), match.kind()));
    }
  }
}
