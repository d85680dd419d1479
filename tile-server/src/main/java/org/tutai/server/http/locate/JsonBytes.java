package org.tutai.server.http.locate;

import java.util.Arrays;

/**
 * Writes JSON straight into bytes (UTF-8). Commas are set where they belong. Whatever a text holds
 * comes out as JSON: control characters are escaped, half a surrogate pair becomes U+FFFD. For one
 * thread; each has one of its own to write with.
 */
final class JsonBytes {

  private static final int MOST_KEPT = 1 << 18;
  private static final byte[] HEX =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000};
  private static final ThreadLocal<JsonBytes> OWN = ThreadLocal.withInitial(JsonBytes::new);

  private byte[] bytes = new byte[8192];
  private int length;

  /** This thread's, emptied. */
  static JsonBytes ofThread() {
    JsonBytes own = OWN.get();
    if (own.bytes.length > MOST_KEPT) {
      own.bytes = new byte[8192];
    }
    own.length = 0;
    return own;
  }

  JsonBytes object() {
    separate();
    return raw('{');
  }

  JsonBytes endObject() {
    return raw('}');
  }

  JsonBytes array() {
    separate();
    return raw('[');
  }

  JsonBytes endArray() {
    return raw(']');
  }

  /** A member's name; its value comes next. */
  JsonBytes key(String name) {
    separate();
    quoted(name);
    return raw(':');
  }

  JsonBytes text(CharSequence value) {
    separate();
    quoted(value);
    return this;
  }

  JsonBytes whole(long value) {
    separate();
    ensure(20);
    digits(value);
    return this;
  }

  JsonBytes truth(boolean value) {
    separate();
    ascii(value ? "true" : "false");
    return this;
  }

  JsonBytes nothing() {
    separate();
    ascii("null");
    return this;
  }

  /**
   * A number rounded to so many decimals, without zeros at its end; null for what is no number.
   *
   * @param decimals 0 to 7
   */
  JsonBytes number(double value, int decimals) {
    double scaled = value * POWERS[decimals];
    if (!(Math.abs(scaled) < 9e17)) {
      return nothing();
    }
    separate();
    ensure(24);
    long rounded = Math.round(scaled);
    if (rounded < 0) {
      raw('-');
      rounded = -rounded;
    }
    digits(rounded / POWERS[decimals]);
    fraction(rounded % POWERS[decimals], decimals);
    return this;
  }

  private void fraction(long rest, int decimals) {
    if (rest == 0) {
      return;
    }
    raw('.');
    long left = rest;
    for (int i = decimals - 1; left > 0; i--) {
      raw((char) ('0' + left / POWERS[i]));
      left %= POWERS[i];
    }
  }

  /** JSON that was written before. */
  JsonBytes json(byte[] written) {
    separate();
    ensure(written.length);
    System.arraycopy(written, 0, bytes, length, written.length);
    length += written.length;
    return this;
  }

  JsonBytes member(String name, String value) {
    return key(name).text(value);
  }

  JsonBytes member(String name, double value, int decimals) {
    return key(name).number(value, decimals);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** A comma, unless this is the first of its kind or a member's value. */
  private void separate() {
    if (length > 0) {
      byte last = bytes[length - 1];
      if (last != '{' && last != '[' && last != ':') {
        raw(',');
      }
    }
  }

  private void digits(long value) {
    ensure(20);
    if (value < 0) {
      ascii(Long.toString(value));
      return;
    }
    int count = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      count++;
    }
    long rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private void quoted(CharSequence text) {
    int count = text.length();
    ensure(count * 6 + 2);
    bytes[length++] = '"';
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        asciiChar(c);
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        three(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        four(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        three('\uFFFD');
      }
    }
    bytes[length++] = '"';
  }

  private void asciiChar(char c) {
    if (c == '"' || c == '\\') {
      bytes[length++] = '\\';
      bytes[length++] = (byte) c;
    } else if (c >= 0x20 && c != 0x7F) {
      bytes[length++] = (byte) c;
    } else {
      bytes[length++] = '\\';
      bytes[length++] = 'u';
      bytes[length++] = '0';
      bytes[length++] = '0';
      bytes[length++] = HEX[c >> 4];
      bytes[length++] = HEX[c & 15];
    }
  }

  private void three(char c) {
    bytes[length++] = (byte) (0xE0 | (c >> 12));
    bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    bytes[length++] = (byte) (0x80 | (c & 0x3F));
  }

  private void four(int codePoint) {
    bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private void ascii(String text) {
    ensure(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private JsonBytes raw(char c) {
    ensure(1);
    bytes[length++] = (byte) c;
    return this;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
