package org.tutai.geo.format.shapefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.feature.FieldType;

/**
 * A column of a {@code .dbf} being written: first it looks at all values to find its width, then it
 * writes them. For one thread.
 */
final class DbfColumn {

  /** The widest text that all readers of the format understand. */
  private static final int WIDEST_TEXT = 254;

  /** As wide as the longest number in scientific form, and as GDAL writes them. */
  private static final int WIDEST_NUMBER = 24;

  private static final int MOST_DECIMALS = 15;

  private final String name;
  private final FieldType type;
  private final CharsetEncoder encoder;
  private int width = 1;
  private int wholeDigits = 1;
  private int decimals = 1;
  private long cut;
  private long unencodable;
  private long lost;

  DbfColumn(String name, FieldType type, Charset charset) {
    this.name = name;
    this.type = type;
    this.encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** The name in the file. */
  String name() {
    return name;
  }

  /** How many texts were too long and were cut. */
  long cut() {
    return cut;
  }

  /** How many texts have characters that the encoding lacks, written as question marks. */
  long unencodable() {
    return unencodable;
  }

  /** How many values no column can hold, numbers that are infinite and the like, left empty. */
  long lost() {
    return lost;
  }

  /** Looks at a value to be written. */
  void measure(@Nullable Object value) {
    if (value == null) {
      return;
    }
    switch (type) {
      case REAL -> measureNumber((Double) value);
      case INTEGER -> width = Math.max(width, value.toString().length());
      case TEXT, DATE_TIME -> measureText(value.toString());
      case DATE -> lost += date((LocalDate) value).length == 0 ? 1 : 0;
      case BOOLEAN, BINARY -> {
        // Of fixed width, or not written.
      }
    }
  }

  private void measureText(String text) {
    if (!encoder.canEncode(text)) {
      unencodable++;
    }
    int length = bytes(text).length;
    cut += length > WIDEST_TEXT ? 1 : 0;
    width = Math.max(width, Math.min(WIDEST_TEXT, length));
  }

  private void measureNumber(double value) {
    if (!Double.isFinite(value)) {
      lost++;
      return;
    }
    BigDecimal plain = plain(value);
    int whole = Math.max(1, plain.precision() - plain.scale()) + (value < 0 ? 1 : 0);
    if (plain.scale() <= MOST_DECIMALS && whole + 1 + plain.scale() <= WIDEST_NUMBER) {
      wholeDigits = Math.max(wholeDigits, whole);
      decimals = Math.max(decimals, plain.scale());
    } else {
      width = Math.max(width, Double.toString(value).length());
    }
  }

  private static BigDecimal plain(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
  }

  /** Settles the width after all values were looked at. */
  void settle() {
    switch (type) {
      case REAL -> {
        decimals = Math.min(decimals, WIDEST_NUMBER - 1 - wholeDigits);
        width = Math.max(width, wholeDigits + 1 + decimals);
      }
      case DATE -> width = 8;
      case BOOLEAN -> width = 1;
      default -> {
        // As measured.
      }
    }
  }

  int width() {
    return width;
  }

  /** Adds the column's descriptor, 32 bytes. */
  void describe(ByteSink out) {
    byte[] bytes = bytes(name);
    out.putBytes(bytes).fill(0, 11 - bytes.length);
    out.putByte(letter()).fill(0, 4).putByte(width);
    out.putByte(type == FieldType.REAL ? decimals : 0).fill(0, 14);
  }

  private char letter() {
    return switch (type) {
      case INTEGER, REAL -> 'N';
      case BOOLEAN -> 'L';
      case DATE -> 'D';
      default -> 'C';
    };
  }

  /** Adds a value, as many bytes as the column is wide. */
  void write(@Nullable Object value, ByteSink out) {
    byte[] bytes = value == null ? new byte[0] : valueBytes(value);
    boolean number = type == FieldType.INTEGER || type == FieldType.REAL;
    if (bytes.length == 0 && type == FieldType.BOOLEAN) {
      out.putByte('?');
    } else if (number) {
      out.fill(' ', width - bytes.length).putBytes(bytes);
    } else {
      out.putBytes(bytes).fill(' ', width - bytes.length);
    }
  }

  private byte[] valueBytes(Object value) {
    return switch (type) {
      case TEXT, DATE_TIME -> cutToWidth(value.toString());
      case INTEGER -> ascii(value.toString());
      case REAL -> ascii(number((Double) value));
      case BOOLEAN -> ascii((Boolean) value ? "T" : "F");
      case DATE -> date((LocalDate) value);
      case BINARY -> throw new IllegalStateException("bytes are not written");
    };
  }

  private static byte[] date(LocalDate date) {
    boolean four = date.getYear() >= 1 && date.getYear() <= 9999;
    return four ? ascii(date.toString().replace("-", "")) : new byte[0];
  }

  private String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal plain = plain(value);
    if (plain.scale() <= decimals) {
      String fixed = plain.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
      if (fixed.length() <= width) {
        return fixed;
      }
    }
    String shortest = Double.toString(value);
    return shortest.length() <= width ? shortest : "";
  }

  private byte[] cutToWidth(String text) {
    byte[] bytes = bytes(text);
    return bytes.length <= width ? bytes : bytes(TextCutter.cut(text, width, this::bytes));
  }

  private byte[] bytes(String text) {
    try {
      ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("an encoder that replaces does not fail", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
