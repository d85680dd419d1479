package org.tutai.geo.render.text;

import java.io.IOException;

/**
 * Reads one glyph with its components from table glyf (OpenType 1.9, "glyf"). One use each: it
 * counts what it has read, so that a font cannot make work without end.
 */
final class GlyphReader {

  private static final int MOST_POINTS = 1 << 16;
  private static final int MOST_COMPONENTS = 256;
  private static final int DEEPEST = 8;

  // Flags of a point.
  private static final int ON_CURVE = 0x01;
  private static final int X_SHORT = 0x02;
  private static final int Y_SHORT = 0x04;
  private static final int REPEAT = 0x08;
  private static final int X_SAME_OR_POSITIVE = 0x10;
  private static final int Y_SAME_OR_POSITIVE = 0x20;

  // Flags of a component.
  private static final int ARGS_ARE_WORDS = 0x0001;
  private static final int ARGS_ARE_XY = 0x0002;
  private static final int HAS_SCALE = 0x0008;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int HAS_XY_SCALE = 0x0040;
  private static final int HAS_MATRIX = 0x0080;
  private static final int SCALED_OFFSET = 0x0800;

  /** Where glyphs come from. */
  interface Source {
    /** The glyph's record, empty for a glyph without outline. */
    FontTable glyph(int glyph) throws IOException;
  }

  private final Source source;
  private final GlyphOutline.Builder outline = new GlyphOutline.Builder();
  private int components;

  GlyphReader(Source source) {
    this.source = source;
  }

  GlyphOutline read(int glyph) throws IOException {
    read(glyph, 0);
    return outline.build();
  }

  private void read(int glyph, int depth) throws IOException {
    var record = source.glyph(glyph);
    if (record.length() == 0) {
      return;
    }
    int contours = record.i16(0);
    if (contours >= 0) {
      simple(record, contours);
    } else {
      composite(record, depth);
    }
  }

  private void simple(FontTable record, int contours) throws IOException {
    if (contours == 0) {
      return;
    }
    var ends = new int[contours];
    int points = 0;
    for (int i = 0; i < contours; i++) {
      ends[i] = record.u16(10 + 2 * i) + 1;
      if (ends[i] <= points && i > 0) {
        throw record.wrong(10 + 2 * i, "contours in order", "an end at " + (ends[i] - 1));
      }
      points = ends[i];
    }
    if (points > MOST_POINTS - outline.points()) {
      throw record.wrong(10, "at most " + MOST_POINTS + " points", points + " more");
    }
    int at = 10 + 2 * contours;
    at += 2 + record.u16(at);
    var flags = new byte[points];
    at = flags(record, at, flags);
    int[] x = new int[points];
    at = coordinates(record, at, flags, X_SHORT, X_SAME_OR_POSITIVE, x);
    int[] y = new int[points];
    coordinates(record, at, flags, Y_SHORT, Y_SAME_OR_POSITIVE, y);
    int contour = 0;
    for (int p = 0; p < points; p++) {
      outline.add(x[p], y[p], (flags[p] & ON_CURVE) != 0);
      if (p + 1 == ends[contour]) {
        outline.endContour();
        contour++;
      }
    }
  }

  private static int flags(FontTable record, int start, byte[] flags) throws IOException {
    int at = start;
    int p = 0;
    while (p < flags.length) {
      int flag = record.u8(at++);
      int times = 1 + ((flag & REPEAT) != 0 ? record.u8(at++) : 0);
      for (; times > 0 && p < flags.length; times--) {
        flags[p++] = (byte) flag;
      }
    }
    return at;
  }

  private static int coordinates(
      FontTable record, int start, byte[] flags, int isShort, int same, int[] into)
      throws IOException {
    int at = start;
    int value = 0;
    for (int p = 0; p < flags.length; p++) {
      boolean sameOrPositive = (flags[p] & same) != 0;
      if ((flags[p] & isShort) != 0) {
        int step = record.u8(at++);
        value += sameOrPositive ? step : -step;
      } else if (!sameOrPositive) {
        value += record.i16(at);
        at += 2;
      }
      into[p] = value;
    }
    return at;
  }

  private void composite(FontTable record, int depth) throws IOException {
    if (depth == DEEPEST) {
      throw record.wrong(0, "components at most " + DEEPEST + " deep", "one more");
    }
    int firstPoint = outline.points();
    int at = 10;
    int flags = MORE_COMPONENTS;
    while ((flags & MORE_COMPONENTS) != 0) {
      if (++components > MOST_COMPONENTS) {
        throw record.wrong(at, "at most " + MOST_COMPONENTS + " components", "more");
      }
      flags = record.u16(at);
      at = component(record, at, flags, firstPoint, depth);
    }
  }

  /** Reads one component and puts it in place; returns where the next one is. */
  private int component(FontTable record, int start, int flags, int firstPoint, int depth)
      throws IOException {
    int argumentsAt = start + 4;
    boolean words = (flags & ARGS_ARE_WORDS) != 0;
    int matrixAt = argumentsAt + (words ? 4 : 2);
    double[] matrix = matrix(record, matrixAt, flags);
    int first = outline.points();
    read(record.u16(start + 2), depth + 1);
    outline.transform(first, matrix, 0, 0);
    if ((flags & ARGS_ARE_XY) != 0) {
      double dx = words ? record.i16(argumentsAt) : record.i8(argumentsAt);
      double dy = words ? record.i16(argumentsAt + 2) : record.i8(argumentsAt + 1);
      boolean scaled = (flags & SCALED_OFFSET) != 0;
      double scaleX = scaled ? Math.hypot(matrix[0], matrix[1]) : 1;
      double scaleY = scaled ? Math.hypot(matrix[2], matrix[3]) : 1;
      outline.transform(first, IDENTITY, dx * scaleX, dy * scaleY);
    } else {
      int parent = words ? record.u16(argumentsAt) : record.u8(argumentsAt);
      int child = words ? record.u16(argumentsAt + 2) : record.u8(argumentsAt + 1);
      match(record, argumentsAt, firstPoint + parent, first, first + child);
    }
    return matrixAt + matrixLength(flags);
  }

  private static final double[] IDENTITY = {1, 0, 0, 1};

  /** Moves a component so that one of its points comes to lie on one already there. */
  private void match(FontTable record, int at, int parent, int first, int child)
      throws IOException {
    if (parent >= first || child >= outline.points()) {
      throw record.wrong(at, "points that are there", "points " + parent + " and " + child);
    }
    double dx = outline.x(parent) - outline.x(child);
    double dy = outline.y(parent) - outline.y(child);
    outline.transform(first, IDENTITY, dx, dy);
  }

  private static double[] matrix(FontTable record, int at, int flags) throws IOException {
    if ((flags & HAS_SCALE) != 0) {
      double scale = record.f2dot14(at);
      return new double[] {scale, 0, 0, scale};
    }
    if ((flags & HAS_XY_SCALE) != 0) {
      return new double[] {record.f2dot14(at), 0, 0, record.f2dot14(at + 2)};
    }
    if ((flags & HAS_MATRIX) != 0) {
      return new double[] {
        record.f2dot14(at), record.f2dot14(at + 2), record.f2dot14(at + 4), record.f2dot14(at + 6)
      };
    }
    return IDENTITY;
  }

  private static int matrixLength(int flags) {
    if ((flags & HAS_SCALE) != 0) {
      return 2;
    }
    if ((flags & HAS_XY_SCALE) != 0) {
      return 4;
    }
    return (flags & HAS_MATRIX) != 0 ? 8 : 0;
  }
}
