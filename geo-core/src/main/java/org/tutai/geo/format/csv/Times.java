package org.tutai.geo.format.csv;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates such as 2024-05-01 and 2024/5/1, and times such as 2024-05-01T08:30:00.5+08:00, also
 * with a blank for the T. Years of the Republic stay text. Stateless, thread-safe.
 */
final class Times {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 40;

  private Times() {}

  /** The date that the bytes are, or null. */
  static @Nullable LocalDate date(byte[] bytes, int start, int end) {
    return end - start < SHORTEST || end - start > 10 ? null : dateUpTo(bytes, start, end);
  }

  private static @Nullable LocalDate dateUpTo(byte[] bytes, int start, int end) {
    int first = start + 4;
    byte separator = bytes[first];
    if (separator != '-' && separator != '/') {
      return null;
    }
    int second = first + 1;
    while (second < end && bytes[second] != separator) {
      second++;
    }
    int year = digits(bytes, start, first);
    int month = second - first > 3 ? -1 : digits(bytes, first + 1, second);
    int day = end - second > 3 ? -1 : digits(bytes, second + 1, end);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int digits(byte[] bytes, int from, int to) {
    if (from >= to) {
      return -1;
    }
    int n = 0;
    for (int i = from; i < to; i++) {
      int d = bytes[i] - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      n = n * 10 + d;
    }
    return n;
  }

  /** The date and time that the bytes are, in UTC where they name a zone; or null. */
  static @Nullable LocalDateTime dateTime(byte[] bytes, int start, int end) {
    if (end - start < SHORTEST + 3 || end - start > LONGEST) {
      return null;
    }
    int split = start + SHORTEST;
    while (split < end && bytes[split] != 'T' && bytes[split] != ' ') {
      split++;
    }
    LocalDate date = split == end ? null : date(bytes, start, split);
    if (date == null || bytes[end - 1] == ' ') {
      return null;
    }
    String time = new String(bytes, split + 1, end - split - 1, StandardCharsets.ISO_8859_1);
    try {
      String whole = date + "T" + (time.indexOf(':') == 1 ? "0" : "") + time;
      boolean zone = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
      return zone
          ? OffsetDateTime.parse(whole).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(whole);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
