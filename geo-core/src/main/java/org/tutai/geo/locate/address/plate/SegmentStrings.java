package org.tutai.geo.locate.address.plate;

import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;

/** The texts of a segment: compared where they lie, made when asked for. */
final class SegmentStrings {

  private final MappedFile file;
  private final long ends;
  private final long characters;

  SegmentStrings(SegmentFile segment) {
    this.file = segment.file();
    this.ends = segment.offset(Kind.STRING_ENDS);
    this.characters = segment.offset(Kind.CHARACTERS);
  }

  private int start(int text) {
    return text == 0 ? 0 : file.getInt(ends + 4L * (text - 1));
  }

  private int end(int text) {
    return file.getInt(ends + 4L * text);
  }

  private char at(int character) {
    return (char) file.getShort(characters + 2L * character);
  }

  boolean isEmpty(int text) {
    return start(text) == end(text);
  }

  String get(int text) {
    int start = start(text);
    int length = end(text) - start;
    if (length == 0) {
      return "";
    }
    char[] made = new char[length];
    for (int i = 0; i < length; i++) {
      made[i] = at(start + i);
    }
    return new String(made);
  }

  /** Compares by characters, as {@link CharSequence#compare}. */
  int compare(int text, CharSequence other) {
    int start = start(text);
    int length = end(text) - start;
    int common = Math.min(length, other.length());
    for (int i = 0; i < common; i++) {
      int order = at(start + i) - other.charAt(i);
      if (order != 0) {
        return order;
      }
    }
    return length - other.length();
  }

  /** Compares as {@link PartOrder#compare}. */
  int compareParts(int text, CharSequence other) {
    int start = start(text);
    int length = end(text) - start;
    if (length == 0 || other.length() == 0) {
      return Integer.compare(length, other.length());
    }
    int byNumber = Integer.compareUnsigned(number(start, length), PartOrder.number(other));
    return byNumber != 0 ? byNumber : compare(text, other);
  }

  private int number(int start, int length) {
    int number = 0;
    int at = 0;
    while (at < length && at < PartOrder.MOST_DIGITS && PartOrder.isDigit(at(start + at))) {
      number = number * 10 + at(start + at++) - '0';
    }
    return at == 0 ? -1 : number;
  }
}
