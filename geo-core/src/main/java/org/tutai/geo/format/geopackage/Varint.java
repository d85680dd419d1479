package org.tutai.geo.format.geopackage;

/**
 * SQLite's numbers of 1 to 9 bytes: seven bits in each, the highest first, bit 7 set while more
 * follow; the ninth has eight. Stateless.
 */
final class Varint {

  private static final int LONGEST = 9;

  private Varint() {}

  /** How many bytes a number takes; runs over the end when the number does. */
  static int length(byte[] source, int at, int end) {
    int length = 1;
    while (length < LONGEST && at + length <= end && source[at + length - 1] < 0) {
      length++;
    }
    return length;
  }

  /** The number, all of whose bytes must be there. */
  static long get(byte[] source, int at) {
    long value = 0;
    for (int i = 0; i < LONGEST - 1; i++) {
      byte b = source[at + i];
      value = (value << 7) | (b & 0x7F);
      if (b >= 0) {
        return value;
      }
    }
    return (value << 8) | (source[at + LONGEST - 1] & 0xFF);
  }
}
