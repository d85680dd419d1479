package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.JulianFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FileWindow;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.Mends;
import org.tutai.geo.format.TextEncoding;

/** Reads values out of a {@code .dbf}, row by row in any order. For one thread. */
final class DbfRows {

  private static final VarHandle INT_LE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_LE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_BE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long EXACT = 1L << 53;
  private static final int BLOCK = 1 << 18;

  private final DbfHeader header;
  private final DbfField[] fields;
  private final Charset charset;
  private final boolean wide;
  private final Mends mends;
  private final FileWindow window;
  private byte[] bytes = {};
  private int start;

  /**
   * @param fields the columns to read, in the order wanted
   */
  DbfRows(
      PositionedFile file, DbfHeader header, List<DbfField> fields, Charset charset, Mends mends) {
    this.header = header;
    this.fields = fields.toArray(new DbfField[0]);
    this.charset = charset;
    this.wide = charset.name().startsWith("UTF-16");
    this.mends = mends;
    this.window = new FileWindow(file, BLOCK);
  }

  /**
   * Goes to a row, counted from 0.
   *
   * @return whether the file has it
   */
  boolean seek(long row) throws IOException {
    if (row >= header.rows()) {
      return false;
    }
    long position = header.headerLength() + row * header.rowLength();
    start = window.locate(position, header.rowLength(), "a row");
    bytes = window.bytes();
    return true;
  }

  /** Whether the row is flagged as deleted. */
  boolean deleted() {
    return bytes[start] == '*';
  }

  /** The row's values. A value that cannot be read is null and noted as a mend. */
  @Nullable Object[] values() {
    var values = new @Nullable Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = value(fields[i]);
    }
    return values;
  }

  private @Nullable Object value(DbfField field) {
    int from = start + field.offset();
    int to = from + field.width();
    if (field.binary()) {
      return binary(field, from, to);
    }
    if (wide && field.fieldType() == FieldType.TEXT) {
      return wideText(from, to);
    }
    while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == 0)) {
      to--;
    }
    if (to == from) {
      return null;
    }
    return switch (field.type()) {
      case 'N', 'F' -> number(field, from, to);
      case 'L' -> truth(bytes[from]);
      case 'D' -> date(from, to);
      default -> text(from, to);
    };
  }

  private @Nullable String text(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] <= 0) {
        return foreignText(from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private @Nullable String foreignText(int from, int to) {
    int end = from;
    while (end < to && bytes[end] != 0) {
      end++;
    }
    while (end > from && bytes[end - 1] == ' ') {
      end--;
    }
    return end == from ? null : decoded(from, end);
  }

  /** Two bytes to a character: zeros and blanks at the end are parts of characters. */
  private @Nullable String wideText(int from, int to) {
    String text = decoded(from, to - (to - from) % 2);
    int end = text.indexOf('\0');
    String stripped = (end < 0 ? text : text.substring(0, end)).stripTrailing();
    return stripped.isEmpty() ? null : stripped;
  }

  private String decoded(int from, int to) {
    String text = TextEncoding.decode(bytes, from, to, charset);
    if (TextEncoding.firstWrong(text) >= 0) {
      mends.add(
          "text-not-decodable", "a text has bytes that are no " + TextEncoding.label(charset));
    }
    return text;
  }

  private @Nullable Object number(DbfField field, int first, int to) {
    int from = first;
    while (from < to && bytes[from] == ' ') {
      from++;
    }
    if (bytes[from] == '*') {
      return null;
    }
    boolean integer = field.decimals() == 0 && field.width() <= 18 && field.type() == 'N';
    return integer ? integer(from, to) : real(from, to);
  }

  private @Nullable Object integer(int from, int to) {
    boolean negative = bytes[from] == '-';
    int i = negative || bytes[from] == '+' ? from + 1 : from;
    long value = 0;
    boolean whole = i < to;
    for (; i < to && whole; i++) {
      int digit = bytes[i] - '0';
      whole = digit >= 0 && digit <= 9;
      value = value * 10 + digit;
    }
    if (whole) {
      return negative ? -value : value;
    }
    Double real = real(from, to);
    if (real != null && real == Math.rint(real) && Math.abs(real) <= EXACT) {
      return real.longValue();
    }
    if (real != null) {
      mends.add("number-not-whole", "a column of whole numbers has the value " + real);
    }
    return null;
  }

  /*
   * Most numbers have at most 15 digits, and so their digits and the power of ten are exact as
   * doubles, and one division gives the nearest double (Clinger 1990). Others go the long way.
   */
  private @Nullable Double real(int from, int to) {
    boolean negative = bytes[from] == '-';
    int i = negative || bytes[from] == '+' ? from + 1 : from;
    long digits = 0;
    int fraction = 0;
    boolean point = false;
    boolean any = false;
    int end = withoutTrailingZeros(i, to);
    for (; i < end && digits < EXACT / 10; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9') {
        digits = digits * 10 + (b - '0');
        fraction += point ? 1 : 0;
        any = true;
      } else if ((b == '.' || b == ',') && !point) {
        point = true;
      } else {
        return realTheLongWay(from, to);
      }
    }
    if (i < end || !any || fraction >= POWERS_OF_TEN.length) {
      return realTheLongWay(from, to);
    }
    double value = digits / POWERS_OF_TEN[fraction];
    return negative ? -value : value;
  }

  /** Columns of fixed decimals end most numbers with zeros, which would use up the digits. */
  private int withoutTrailingZeros(int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] == '0') {
      end--;
    }
    for (int i = from; i < end; i++) {
      if (bytes[i] == '.' || bytes[i] == ',') {
        return allDigits(i + 1, end) ? end : to;
      }
    }
    return to;
  }

  private boolean allDigits(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private @Nullable Double realTheLongWay(int from, int to) {
    String text =
        new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).trim().replace(',', '.');
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && !text.endsWith("d") && !text.endsWith("f")) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like other texts that are no numbers.
    }
    mends.add("value-not-a-number", "a column of numbers has the value " + quoted(text));
    return null;
  }

  private @Nullable Boolean truth(byte letter) {
    return switch (letter) {
      case 'T', 't', 'Y', 'y', '1' -> true;
      case 'F', 'f', 'N', 'n', '0' -> false;
      case '?', ' ', '*' -> null;
      default -> {
        mends.add("value-not-a-truth", "a logical column has the value " + (letter & 0xFF));
        yield null;
      }
    };
  }

  private @Nullable LocalDate date(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return noDate(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
      }
      value = value * 10 + digit;
    }
    if (value == 0) {
      return null;
    }
    try {
      return LocalDate.of(value / 10000, value / 100 % 100, value % 100);
    } catch (DateTimeException e) {
      return noDate(Integer.toString(value));
    }
  }

  private @Nullable LocalDate noDate(String text) {
    if (!text.isBlank() && !text.trim().startsWith("*")) {
      mends.add("value-not-a-date", "a column of dates has the value " + quoted(text));
    }
    return null;
  }

  private @Nullable Object binary(DbfField field, int from, int to) {
    return switch (field.type()) {
      case 'I', '+' -> (long) intAt(from);
      case 'Y' -> (long) LONG_LE.get(bytes, from) / 10_000.0;
      case '@', 'T' -> dateTime(intAt(from), intAt(from + 4));
      default -> to - from == Double.BYTES ? finite(doubleAt(from, field)) : null;
    };
  }

  private @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private int intAt(int at) {
    return header.dbase7()
        ? (int) INT_BE.get(bytes, at) ^ Integer.MIN_VALUE
        : (int) INT_LE.get(bytes, at);
  }

  /** dBase 7 turns a double's bits so that they sort as unsigned bytes. */
  private double doubleAt(int at, DbfField field) {
    if (!header.dbase7() || field.type() != 'O') {
      return Double.longBitsToDouble((long) LONG_LE.get(bytes, at));
    }
    long bits = (long) LONG_BE.get(bytes, at);
    return Double.longBitsToDouble(bits < 0 ? bits ^ Long.MIN_VALUE : ~bits);
  }

  private @Nullable LocalDateTime dateTime(int julianDay, int millis) {
    if (julianDay == 0) {
      return null;
    }
    try {
      LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, julianDay);
      return LocalDateTime.of(day, LocalTime.MIDNIGHT).plusNanos(millis * 1_000_000L);
    } catch (DateTimeException | ArithmeticException e) {
      mends.add("value-not-a-date", "a column of times has the day " + julianDay);
      return null;
    }
  }

  private static String quoted(String text) {
    return "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
  }
}
