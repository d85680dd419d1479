package org.tutai.geo.locate.name;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is known of Chinese characters: their readings and the codes of their shapes, from the
 * resource {@code readings.bin}, whose layout the package tells. Immutable, one for all.
 */
final class HanTable {

  private static final String FILE = "readings.bin";
  private static final int MORE_SHIFT = 12;
  private static final int STROKES_SHIFT = 14;
  private static final int CORNERS_SHIFT = 20;
  private static final int CANGJIE_SHIFT = 37;
  private static final int CORNERS = (1 << 17) - 1;
  private static final HanTable KNOWN = read();

  /** HanTable in ascending order. */
  private final int[] codePoints;

  /** The number of each character of the first plane, from 1; 0 for one that is not known. */
  private final char[] numbers = new char[Character.MIN_SUPPLEMENTARY_CODE_POINT];

  private final String[] syllables;
  private final char[] readings;
  private final int[] readingStarts;

  /**
   * What is compared of each character, in one number so that it is fetched at once: from the
   * lowest bits the first reading, how many more there are, strokes, four-corner code, Cangjie
   * code.
   */
  private final long[] traits;

  private HanTable(Bytes in) {
    syllables = new String[in.number()];
    for (int i = 0; i < syllables.length; i++) {
      syllables[i] = in.text();
    }
    codePoints = new int[in.number()];
    int last = 0;
    for (int i = 0; i < codePoints.length; i++) {
      last += in.number();
      codePoints[i] = last;
      if (last < numbers.length) {
        numbers[last] = (char) (i + 1);
      }
    }
    readingStarts = new int[codePoints.length + 1];
    readings = readings(in);
    traits = traits(in);
  }

  private long[] traits(Bytes in) {
    int[] cangjie = in.numbers(codePoints.length);
    int[] fourCorner = in.numbers(codePoints.length);
    long[] made = new long[codePoints.length];
    for (int i = 0; i < made.length; i++) {
      made[i] =
          (long) cangjie[i] << CANGJIE_SHIFT
              | (long) corners(fourCorner[i]) << CORNERS_SHIFT
              | (long) Math.min(63, in.number()) << STROKES_SHIFT
              | (long) (readings(i) - 1) << MORE_SHIFT
              | readings[readingStarts[i]];
    }
    return made;
  }

  /** The digits of a code in four bits each, after a bit that says there are any. */
  private static int corners(int fourCorner) {
    if (fourCorner == 0) {
      return 0;
    }
    int digits = (fourCorner - 1) / 11;
    int corners = 1;
    for (int place = 1000; place > 0; place /= 10) {
      corners = (corners << 4) | (digits / place % 10);
    }
    return corners;
  }

  private char[] readings(Bytes in) {
    char[] all = new char[4 * codePoints.length];
    int size = 0;
    for (int i = 0; i < codePoints.length; i++) {
      for (int left = in.number(); left > 0; left--) {
        all[size++] = (char) in.number();
      }
      readingStarts[i + 1] = size;
    }
    return Arrays.copyOf(all, size);
  }

  static HanTable known() {
    return KNOWN;
  }

  /** The number of a character, from 0, or -1. */
  int number(int codePoint) {
    if (codePoint < numbers.length) {
      return numbers[codePoint] - 1;
    }
    return Math.max(-1, Arrays.binarySearch(codePoints, codePoint));
  }

  /** How many readings a character has: 1 to 4. */
  int readings(int number) {
    return readingStarts[number + 1] - readingStarts[number];
  }

  /** A reading, the commonest first: eight times the syllable and the tone. */
  int reading(int number, int reading) {
    return readings[readingStarts[number] + reading];
  }

  /** The syllable of a reading, the commonest first, without its tone. */
  int syllable(int number, int reading) {
    return readings[readingStarts[number] + reading] >> 3;
  }

  /** 1 to 4, and 5 for the light one. */
  int tone(int number, int reading) {
    return readings[readingStarts[number] + reading] & 7;
  }

  int syllables() {
    return syllables.length;
  }

  /** A syllable in Hanyu Pinyin without its tone, ü as v. */
  String syllable(int syllable) {
    return syllables[syllable];
  }

  /** What is compared of a character. */
  long traits(int number) {
    return traits[number];
  }

  /** The commonest reading: eight times the syllable and the tone. */
  static int firstReading(long traits) {
    return (int) traits & (1 << MORE_SHIFT) - 1;
  }

  /** Whether there are other readings. */
  static boolean hasMoreReadings(long traits) {
    return (traits >> MORE_SHIFT & 3) != 0;
  }

  /** Letters of the Cangjie code from 1 on, five bits each, the last lowest; 0 for none. */
  static int cangjie(long traits) {
    return (int) (traits >>> CANGJIE_SHIFT);
  }

  /** How many of the four corners two characters have in common. */
  static int commonCorners(long one, long other) {
    int corners = (int) (one >> CORNERS_SHIFT) & CORNERS;
    int differing = corners ^ ((int) (other >> CORNERS_SHIFT) & CORNERS);
    if (corners >> 16 == 0 || differing >> 16 != 0) {
      return 0;
    }
    int same = 4;
    for (int left = differing; left != 0; left >>>= 4) {
      same -= (left & 15) != 0 ? 1 : 0;
    }
    return same;
  }

  static int strokes(long traits) {
    return (int) (traits >> STROKES_SHIFT) & 63;
  }

  private static HanTable read() {
    try (InputStream in = HanTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("this build must hold the resource " + FILE);
      }
      return new HanTable(new Bytes(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("this build's resource " + FILE + " cannot be read", e);
    }
  }

  /** Numbers of seven bits a byte, the lowest first. */
  private static final class Bytes {
    private final byte[] bytes;
    private int at;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    int number() {
      int number = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[at++];
        number |= (next & 127) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    int[] numbers(int count) {
      int[] numbers = new int[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = number();
      }
      return numbers;
    }

    String text() {
      int length = number();
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.US_ASCII);
    }
  }
}
