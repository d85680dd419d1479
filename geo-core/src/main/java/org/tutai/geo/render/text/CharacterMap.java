package org.tutai.geo.render.text;

import java.io.IOException;

/**
 * From characters to glyphs (OpenType 1.9, "cmap"): subtable format 12, or format 4 where there is
 * none. Looked up in place, with a binary search; nothing is unpacked.
 */
abstract class CharacterMap {

  private static final int UNICODE = 0;
  private static final int WINDOWS = 3;
  private static final int WINDOWS_BMP = 1;
  private static final int WINDOWS_FULL = 10;

  final FontTable table;

  private CharacterMap(FontTable table) {
    this.table = table;
  }

  /** The glyph of a character, 0 when the font has none. Not yet checked against maxp. */
  abstract int glyphOf(int codePoint) throws IOException;

  /** Whether the font has ideographs beyond the Basic Multilingual Plane (planes 2 and 3). */
  abstract boolean hasRareIdeographs() throws IOException;

  /** Reads the best subtable of a cmap table that lies at {@code start}. */
  static CharacterMap read(FontBytes font, long start, long length) throws IOException {
    var header = new FontTable(font, "cmap", start, Math.min(length, 4 + 8 * 64L)).atLeast(4);
    int count = Math.min(header.u16(2), 64);
    long best = 0;
    int bestRank = 0;
    for (int i = 0; i < count; i++) {
      int record = 4 + 8 * i;
      long offset = header.u32(record + 4);
      if (offset > length - 2) {
        throw header.wrong(record, "a subtable within " + length + " bytes", "offset " + offset);
      }
      int format = new FontTable(font, "cmap", start + offset, 2).u16(0);
      int rank = rank(header.u16(record), header.u16(record + 2), format);
      if (rank > bestRank) {
        bestRank = rank;
        best = offset;
      }
    }
    if (bestRank == 0) {
      throw header.wrong(2, "a Unicode subtable of format 4 or 12", "none of " + count);
    }
    boolean full = bestRank == 2;
    return full
        ? Full.at(font, start + best, length - best)
        : Bmp.at(font, start + best, length - best);
  }

  private static int rank(int platform, int encoding, int format) {
    if (format == 12) {
      boolean unicode = platform == UNICODE || (platform == WINDOWS && encoding == WINDOWS_FULL);
      return unicode ? 2 : 0;
    }
    boolean bmp = platform == UNICODE || (platform == WINDOWS && encoding == WINDOWS_BMP);
    return format == 4 && bmp ? 1 : 0;
  }

  /** Format 12: groups of (first character, last character, first glyph). */
  private static final class Full extends CharacterMap {

    private static final int GROUPS = 16;
    private static final int GROUP = 12;

    private final int groups;

    private Full(FontTable table, int groups) {
      super(table);
      this.groups = groups;
    }

    static Full at(FontBytes font, long start, long room) throws IOException {
      var header = new FontTable(font, "cmap", start, Math.min(room, GROUPS)).atLeast(GROUPS);
      long groups = header.u32(12);
      long length = GROUPS + GROUP * groups;
      if (length > room || groups > Character.MAX_CODE_POINT) {
        throw header.wrong(12, "groups that fit in " + room + " bytes", groups + " groups");
      }
      return new Full(new FontTable(font, "cmap", start, length), (int) groups);
    }

    @Override
    int glyphOf(int codePoint) throws IOException {
      int at = GROUPS + GROUP * firstGroupEndingAt(codePoint);
      if (at >= table.length() || table.u32(at) > codePoint) {
        return 0;
      }
      long glyph = table.u32(at + 8) + codePoint - table.u32(at);
      return (int) Math.min(glyph, Integer.MAX_VALUE);
    }

    private int firstGroupEndingAt(int codePoint) throws IOException {
      int low = 0;
      int high = groups;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (table.u32(GROUPS + GROUP * middle + 4) < codePoint) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    boolean hasRareIdeographs() throws IOException {
      int at = GROUPS + GROUP * firstGroupEndingAt(0x20000);
      return at < table.length() && table.u32(at) < 0x40000;
    }
  }

  /** Format 4: segments of the Basic Multilingual Plane, glyphs by a difference or by an array. */
  private static final class Bmp extends CharacterMap {

    private static final int ENDS = 14;

    private final int segments;

    private Bmp(FontTable table, int segments) {
      super(table);
      this.segments = segments;
    }

    static Bmp at(FontBytes font, long start, long room) throws IOException {
      // The length field is 16 bits and wrong in some large fonts: take what the table has.
      var table = new FontTable(font, "cmap", start, Math.min(room, 1 << 17)).atLeast(ENDS);
      int segments = table.u16(6) / 2;
      table.atLeast(ENDS + 2 + 8L * segments);
      return new Bmp(table, segments);
    }

    @Override
    int glyphOf(int codePoint) throws IOException {
      if (codePoint > 0xFFFF) {
        return 0;
      }
      int segment = firstSegmentEndingAt(codePoint);
      int starts = ENDS + 2 * segments + 2;
      if (segment == segments || table.u16(starts + 2 * segment) > codePoint) {
        return 0;
      }
      int delta = table.u16(starts + 2 * segments + 2 * segment);
      int offsetAt = starts + 4 * segments + 2 * segment;
      int offset = table.u16(offsetAt);
      if (offset == 0) {
        return (codePoint + delta) & 0xFFFF;
      }
      int at = offsetAt + offset + 2 * (codePoint - table.u16(starts + 2 * segment));
      int glyph = at + 2 > table.length() ? 0 : table.u16(at);
      return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private int firstSegmentEndingAt(int codePoint) throws IOException {
      int low = 0;
      int high = segments;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (table.u16(ENDS + 2 * middle) < codePoint) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    boolean hasRareIdeographs() {
      return false;
    }
  }
}
