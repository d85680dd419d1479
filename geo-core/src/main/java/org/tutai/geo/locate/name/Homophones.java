package org.tutai.geo.locate.name;

import java.util.Arrays;
import org.tutai.geo.locate.name.NameIndex.Kind;

/**
 * Keys by how they sound, so that a name is found that was written by ear, with several characters
 * for others: 忠效冬路 for 忠孝東路. Syllables that are near in sound count as one ({@link Sounds#coarse});
 * what is found is compared character by character. Immutable.
 */
final class Homophones {

  /** Ways of reading a key or a question that are tried. */
  private static final int MOST_READINGS = 4;

  private static final int LONGEST = 40;

  private final Keys keys;
  private final int mask;
  private final int[] starts;
  private final int[] entries;

  Homophones(Keys keys) {
    this.keys = keys;
    int[] hashes = new int[keys.size() + keys.size() / 4 + MOST_READINGS];
    int[] keysMade = new int[hashes.length];
    int size = 0;
    var heard = new Heard();
    for (int key = 0; key < keys.size(); key++) {
      int count = heard.listen(keys.text(), keys.start(key), keys.end(key));
      if (size + count > hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        keysMade = Arrays.copyOf(keysMade, hashes.length);
      }
      for (int i = 0; i < count; i++) {
        hashes[size] = heard.hashes[i];
        keysMade[size++] = key;
      }
    }
    mask = Keys.tableSize(size) / 2 - 1;
    starts = new int[mask + 2];
    entries = entries(hashes, keysMade, size);
  }

  private int[] entries(int[] hashes, int[] keysMade, int size) {
    for (int i = 0; i < size; i++) {
      starts[(hashes[i] & mask) + 1]++;
    }
    for (int bucket = 0; bucket <= mask; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
    int[] next = starts.clone();
    int[] filled = new int[size];
    for (int i = 0; i < size; i++) {
      filled[next[hashes[i] & mask]++] = keysMade[i];
    }
    return filled;
  }

  /** Adds the keys that sound alike and differ in more characters than so many. */
  void find(char[] asked, int differing, Likeness likeness, Best best) {
    var heard = new Heard();
    int count = heard.listen(asked, 0, asked.length);
    for (int i = 0; i < count; i++) {
      int last = starts[(heard.hashes[i] & mask) + 1];
      for (int entry = starts[heard.hashes[i] & mask]; entry < last; entry++) {
        best.add(entries[entry], step(asked, entries[entry], differing, likeness));
      }
    }
  }

  private int step(char[] asked, int key, int differing, Likeness likeness) {
    if (keys.length(key) != asked.length) {
      return 0;
    }
    char[] text = keys.text();
    int start = keys.start(key);
    int step = Steps.NONE_NEEDED;
    int steps = 0;
    for (int i = 0; i < asked.length; i++) {
      if (asked[i] != text[start + i]) {
        int one = likeness.of(asked[i], text[start + i]);
        if (Steps.kind(one) != Kind.HOMOPHONE) {
          return 0;
        }
        step = Steps.product(step, one);
        steps++;
      }
    }
    return steps > differing ? step : 0;
  }

  /** The hashes of the sounds of a text, by some of its readings. */
  private static final class Heard {
    private final HanTable characters = HanTable.known();
    private final Sounds sounds = Sounds.ofCharacters();
    private final int[] hashes = new int[MOST_READINGS];
    private final int[] classes = new int[MOST_READINGS];

    /** How many hashes there are; 0 for a text that is too short or too long to be heard. */
    int listen(char[] text, int start, int end) {
      if (end - start < 2 || end - start > LONGEST) {
        return 0;
      }
      int count = 1;
      hashes[0] = end - start;
      for (int at = start; at < end; at++) {
        int different = classes(text[at]);
        int before = count;
        for (int reading = 1; reading < different && count < MOST_READINGS; reading++) {
          for (int i = 0; i < before && count < MOST_READINGS; i++) {
            hashes[count++] = 31 * hashes[i] + classes[reading];
          }
        }
        for (int i = 0; i < before; i++) {
          hashes[i] = 31 * hashes[i] + classes[0];
        }
      }
      for (int i = 0; i < count; i++) {
        hashes[i] = Keys.mixed(hashes[i]);
      }
      return count;
    }

    /** How many coarse sounds a character has. */
    private int classes(char c) {
      int number = characters.number(c);
      if (number < 0) {
        classes[0] = c;
        return 1;
      }
      int different = 0;
      for (int reading = 0; reading < characters.readings(number); reading++) {
        int heard = sounds.coarse(characters.syllable(number, reading));
        boolean again = false;
        for (int i = 0; i < different; i++) {
          again |= classes[i] == heard;
        }
        if (!again) {
          classes[different++] = heard;
        }
      }
      return different;
    }
  }
}
