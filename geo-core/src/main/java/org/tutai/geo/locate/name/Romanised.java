package org.tutai.geo.locate.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.tutai.geo.locate.name.NameIndex.Kind;

/**
 * Keys by the {@link Skeleton}s of their readings; what has the skeleton asked for is compared
 * letter by letter ({@link LatinMatch}). Immutable.
 */
final class Romanised {

  /** Skeletons kept of a key whose characters have several readings. */
  private static final int MOST_SKELETONS = 8;

  private static final int LONGEST_KEY = 40;

  /** Kinds of consonants by which beginnings are found. */
  private static final int HEAD = 9;

  private static final int KEY_BITS = 26;

  /** Keys compared for one beginning. */
  private static final int MOST_BEGINNINGS = 3000;

  private final Keys keys;
  private final int mask;
  private final int[] starts;
  private final int[] entries;

  /** Heads of skeletons, the highest bits, with their keys, in order. */
  private final long[] heads;

  Romanised(Keys keys) {
    this.keys = keys;
    var made = new Maker(keys);
    for (int key = 0; key < keys.size(); key++) {
      made.add(key);
    }
    mask = Keys.tableSize(made.size) / 2 - 1;
    starts = new int[mask + 2];
    entries = new int[made.size];
    fill(made);
    heads = Arrays.copyOf(made.heads, made.size);
    Arrays.sort(heads);
  }

  private void fill(Maker made) {
    for (int i = 0; i < made.size; i++) {
      starts[(made.hashes[i] & mask) + 1]++;
    }
    for (int bucket = 0; bucket <= mask; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
    int[] next = starts.clone();
    for (int i = 0; i < made.size; i++) {
      entries[next[made.hashes[i] & mask]++] = made.keysMade[i];
    }
  }

  /** The likest keys. */
  Best to(String latin, int limit, IntPredicate wanted) {
    var best = new Best(limit, wanted);
    var words = LatinWords.of(latin);
    String letters = words.letters();
    if (letters.isEmpty() || letters.length() > LatinMatch.LONGEST) {
      return best;
    }
    var match = new LatinMatch(letters);
    List<Skeleton> skeletons = skeletons(words);
    for (Skeleton skeleton : skeletons) {
      look(skeleton.hash(), match, false, best);
    }
    if (best.size() == 0) {
      for (Skeleton skeleton : skeletons) {
        wrongly(skeleton, match, best);
      }
    }
    return best;
  }

  /** The keys whose reading begins with the letters and goes on. */
  Best beginning(String latin, int limit, IntPredicate wanted) {
    var best = new Best(limit, wanted);
    var words = LatinWords.of(latin);
    if (words.letters().isEmpty() || words.letters().length() > LatinMatch.LONGEST) {
      return best;
    }
    var match = new LatinMatch(words.letters());
    for (String reading : words.readings()) {
      beginning(new Skeleton().add(reading), match, best);
    }
    return best;
  }

  private void beginning(Skeleton skeleton, LatinMatch match, Best best) {
    int kinds = Math.min(HEAD, skeleton.size());
    int open = Skeleton.KIND_BITS * (HEAD - kinds) + KEY_BITS;
    long head = skeleton.head(kinds);
    int found = Arrays.binarySearch(heads, head << open);
    int from = found < 0 ? -found - 1 : found;
    int to = Math.min(heads.length, from + MOST_BEGINNINGS);
    for (int i = from; i < to && heads[i] >> open == head; i++) {
      int key = (int) heads[i] & ((1 << KEY_BITS) - 1);
      double likeness = match.beginning(keys.text(), keys.start(key), keys.end(key));
      if (likeness > 0) {
        best.add(key, Steps.step(likeness, Kind.PREFIX));
      }
    }
  }

  /**
   * What the letters may be, and where no word for a road is among them, what a road's would be.
   */
  private static List<Skeleton> skeletons(LatinWords words) {
    List<Skeleton> skeletons = new ArrayList<>();
    for (String reading : words.readings()) {
      skeletons.add(new Skeleton().add(reading));
    }
    if (!words.hasUnit()) {
      skeletons.add(new Skeleton().add(words.readings().get(0)).add("lu"));
      skeletons.add(new Skeleton().add(words.readings().get(0)).add("jie"));
    }
    return skeletons;
  }

  private void wrongly(Skeleton skeleton, LatinMatch match, Best best) {
    look(skeleton.hash(), match, true, best);
    for (int at = 0; at <= skeleton.size(); at++) {
      if (at < skeleton.size()) {
        look(skeleton.hashWithout(at), match, true, best);
      }
      for (int kind = 1; kind <= Skeleton.KINDS; kind++) {
        look(skeleton.hashInserting(at, kind), match, true, best);
        if (at < skeleton.size()) {
          look(skeleton.hashWith(at, kind), match, true, best);
        }
      }
    }
  }

  private void look(int hash, LatinMatch match, boolean mayBeWrong, Best best) {
    int last = starts[(hash & mask) + 1];
    for (int entry = starts[hash & mask]; entry < last; entry++) {
      int key = entries[entry];
      double likeness = match.likeness(keys.text(), keys.start(key), keys.end(key), mayBeWrong);
      if (likeness > 0) {
        best.add(key, Steps.step(likeness, Kind.ROMANISED));
      }
    }
  }

  /** The skeletons of all keys. */
  private static final class Maker {
    private final Keys keys;
    private final HanTable characters = HanTable.known();
    private final Skeleton skeleton = new Skeleton();
    private final String[] letters;
    private int[] hashes;
    private int[] keysMade;
    private long[] heads;
    private int size;
    private int firstOfKey;

    Maker(Keys keys) {
      this.keys = keys;
      hashes = new int[keys.size() + keys.size() / 2 + 16];
      keysMade = new int[hashes.length];
      heads = new long[hashes.length];
      letters = new String[characters.syllables()];
      for (int i = 0; i < letters.length; i++) {
        letters[i] = characters.syllable(i);
      }
    }

    void add(int key) {
      firstOfKey = size;
      if (keys.length(key) <= LONGEST_KEY && keys.length(key) > 0) {
        skeleton.cut(0);
        String spoken = spoken(key, false);
        add(key, spoken, 0);
        String digits = spoken(key, true);
        if (!digits.equals(spoken)) {
          add(key, digits, 0);
        }
      }
    }

    /** The key with its numbers in characters. */
    private String spoken(int key, boolean digitByDigit) {
      String text = new String(keys.text(), keys.start(key), keys.length(key));
      var spoken = new StringBuilder();
      for (int at = 0; at < text.length(); ) {
        int end = at;
        while (end < text.length() && Likeness.isDigit(text.charAt(end))) {
          end++;
        }
        if (end == at) {
          spoken.append(text.charAt(at++));
        } else {
          String digits = text.substring(at, end);
          spoken.append(
              digitByDigit ? LatinWords.digitByDigit(digits) : LatinWords.chinese(digits));
          at = end;
        }
      }
      return spoken.toString();
    }

    private void add(int key, String text, int at) {
      if (size - firstOfKey == MOST_SKELETONS) {
        return;
      }
      if (at == text.length()) {
        keep(key, skeleton.hash());
        return;
      }
      int number = characters.number(text.charAt(at));
      int before = skeleton.size();
      if (number < 0) {
        add(key, text, at + 1);
        return;
      }
      for (int reading = 0; reading < characters.readings(number); reading++) {
        skeleton.add(letters[characters.syllable(number, reading)]);
        add(key, text, at + 1);
        skeleton.cut(before);
      }
    }

    private void keep(int key, int hash) {
      for (int i = firstOfKey; i < size; i++) {
        if (hashes[i] == hash) {
          return;
        }
      }
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * size);
        keysMade = Arrays.copyOf(keysMade, 2 * size);
        heads = Arrays.copyOf(heads, 2 * size);
      }
      hashes[size] = hash;
      heads[size] = skeleton.head(HEAD) << KEY_BITS | key;
      keysMade[size++] = key;
    }
  }
}
