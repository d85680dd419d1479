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
  private static final HanTable KNOWN = read();

  /** HanTable in ascending order. */
  private final int[] codePoints;

  /** The number of each character of the first plane, from 1; 0 for one that is not known. */
  private final char[] numbers = new char[Character.MIN_SUPPLEMENTARY_CODE_POINT];

  private final String[] syllables;
  private final char[] readings;
  private final int[] readingStarts;
  private final int[] cangjie;
  private final int[] fourCorner;
  private final byte[] strokes;

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
    cangjie = in.numbers(codePoints.length);
    fourCorner = in.numbers(codePoints.length);
    strokes = new byte[codePoints.length];
    for (int i = 0; i < strokes.length; i++) {
      strokes[i] = (byte) in.number();
    }
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

  /** Letters of the Cangjie code from 1 on, five bits each, the last lowest; 0 for none. */
  int cangjie(int number) {
    return cangjie[number];
  }

  /** The first four digits of the four-corner code, or -1. */
  int fourCorner(int number) {
    return fourCorner[number] == 0 ? -1 : (fourCorner[number] - 1) / 11;
  }

  int strokes(int number) {
    return strokes[number];
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
