package org.tutai.geo.format.kml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;

/**
 * Finds the type of times: dates where all are, dates and times where all are, else text, because a
 * mere year or month is neither. For one thread.
 */
final class TimeGuess {

  private boolean dates = true;
  private boolean dateTimes = true;

  void add(String text) {
    if (!text.isEmpty()) {
      dates = dates && convert(text, FieldType.DATE) != null;
      dateTimes = dateTimes && convert(text, FieldType.DATE_TIME) != null;
    }
  }

  void add(TimeGuess other) {
    dates &= other.dates;
    dateTimes &= other.dateTimes;
  }

  FieldType type() {
    return dateTimes ? FieldType.DATE_TIME : dates ? FieldType.DATE : FieldType.TEXT;
  }

  /** The time as its column has it, in UTC where it names a zone; null when it cannot be. */
  static @Nullable Object convert(String text, FieldType type) {
    if (text.isEmpty() || type == FieldType.TEXT) {
      return text.isEmpty() ? null : text;
    }
    try {
      return type == FieldType.DATE ? (Object) LocalDate.parse(text) : dateTime(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDateTime dateTime(String text) {
    int time = text.indexOf('T');
    boolean zone =
        text.endsWith("Z") || text.indexOf('+') > time || (time > 0 && text.indexOf('-', time) > 0);
    return zone
        ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(text);
  }
}
