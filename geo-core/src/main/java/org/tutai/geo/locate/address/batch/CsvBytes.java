package org.tutai.geo.locate.address.batch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tutai.geo.format.csv.CsvRows;

/** Rows of CSV in UTF-8, being written into memory. For one thread. */
final class CsvBytes {

  private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000};

  private final byte separator;
  private byte[] bytes = new byte[1 << 17];
  private int length;
  private boolean rowBegun;

  CsvBytes(char separator) {
    this.separator = (byte) separator;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes a cell's own bytes, in UTF-8 when they are in that or in ASCII. */
  void cell(byte[] source, int start, int end, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8) || isAscii(source, start, end)) {
      between();
      raw(source, start, end);
    } else {
      cell(CsvRows.decode(source, start, end, charset));
    }
  }

  private static boolean isAscii(byte[] source, int start, int end) {
    for (int i = start; i < end; i++) {
      if (source[i] < 0) {
        return false;
      }
    }
    return true;
  }

  void cell(String text) {
    between();
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    raw(encoded, 0, encoded.length);
  }

  /** Writes a number with up to seven decimals; nothing for one that is not finite. */
  void cell(double number, int decimals) {
    between();
    if (!Double.isFinite(number) || Math.abs(number) > 1e11) {
      return;
    }
    long power = POWERS[decimals];
    long scaled = Math.round(Math.abs(number) * power);
    room(32);
    if (number < 0 && scaled > 0) {
      bytes[length++] = '-';
    }
    digits(scaled / power, 1);
    if (decimals > 0) {
      bytes[length++] = '.';
      digits(scaled % power, decimals);
    }
  }

  private void digits(long number, int least) {
    int count = least;
    for (long rest = number; count < 19 && rest >= pow(count); ) {
      count++;
    }
    long rest = number;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private static long pow(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  void endRow() {
    room(1);
    bytes[length++] = '\n';
    rowBegun = false;
  }

  private void between() {
    room(1);
    if (rowBegun) {
      bytes[length++] = separator;
    }
    rowBegun = true;
  }

  private void raw(byte[] source, int start, int end) {
    room(2 * (end - start) + 2);
    if (!needsQuotes(source, start, end)) {
      System.arraycopy(source, start, bytes, length, end - start);
      length += end - start;
      return;
    }
    bytes[length++] = '"';
    for (int i = start; i < end; i++) {
      if (source[i] == '"') {
        bytes[length++] = '"';
      }
      bytes[length++] = source[i];
    }
    bytes[length++] = '"';
  }

  private boolean needsQuotes(byte[] source, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = source[i];
      if (b == separator || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return start < end && (source[start] == ' ' || source[end - 1] == ' ');
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
