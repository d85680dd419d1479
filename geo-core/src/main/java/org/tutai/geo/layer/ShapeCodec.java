package org.tutai.geo.layer;

import java.nio.ByteBuffer;
import org.tutai.geo.crs.WorldBox;

/**
 * The bytes of one feature's shape at one level of detail, and the simplification that makes
 * levels.
 *
 * <pre>
 * shape  := parts:var part*
 * part   := kind:byte vertices:var ( run | block* )
 * run    := (dx:zigzag dy:zigzag)*                     when vertices &lt;= 96; the first pair is the vertex itself
 * block  := bytes:var firstX firstY lastX lastY minX minY spanX spanY (8 × var) (dx:zigzag dy:zigzag)*
 *                                                      64 vertices each, the last block fewer
 * </pre>
 *
 * <p>All coordinates count cells of 2^level grid units from the feature's lower left corner (its
 * bounds' minimum, itself moved to a cell). A block's first and last vertex stand in its head, so
 * that a reader which sees from the box that the whole block lies on one side of its window draws
 * one straight line instead: what is inside the window stays the same.
 *
 * <p>Simplification decides by coordinates alone: a vertex moves to the centre of its cell of the
 * world-wide grid, repeats and vertices in the middle of a straight stretch vanish. Shapes that
 * share vertices, in one layer or in several, go on sharing them. A part that shrinks into one cell
 * is kept as one vertex, so that islets don't vanish from the map.
 */
final class ShapeCodec {

  private static final int LONGEST_RUN = 96;
  private static final int BLOCK = 64;

  private ShapeCodec() {}

  /** The cell of a grid coordinate at a level. */
  static int cell(int coordinate, int level) {
    return level == 0 ? coordinate : (int) (((long) coordinate + (1L << (level - 1))) >> level);
  }

  /** Puts the simplified form of {@code shape} at {@code level}, in cells, into {@code into}. */
  static void simplify(WorldPath shape, int level, WorldPath into) {
    into.clear();
    int[] xy = shape.coordinates();
    for (int part = 0; part < shape.parts(); part++) {
      simplifyPart(xy, shape.partStart(part), shape.partEnd(part), shape.kind(part), level, into);
    }
  }

  private static void simplifyPart(
      int[] xy, int from, int to, WorldPath.Kind kind, int level, WorldPath into) {
    int start = into.vertices();
    boolean straighten = kind != WorldPath.Kind.POINT;
    for (int i = from; i < to; i++) {
      appendCell(into, start, cell(xy[2 * i], level), cell(xy[2 * i + 1], level), straighten);
    }
    if (kind == WorldPath.Kind.RING) {
      closeSeam(into, start);
    }
    boolean speck = into.vertices() == start + 1 && to - from > 1;
    if (speck && repeatsLastSpeck(into, start)) {
      into.cutBack(start);
      return;
    }
    into.endPart(kind);
  }

  private static void appendCell(WorldPath into, int start, int x, int y, boolean straighten) {
    int[] out = into.coordinates();
    int n = into.vertices();
    if (n > start && out[2 * n - 2] == x && out[2 * n - 1] == y) {
      return;
    }
    if (straighten
        && n > start + 1
        && between(out[2 * n - 4], out[2 * n - 3], out[2 * n - 2], out[2 * n - 1], x, y)) {
      out[2 * n - 2] = x;
      out[2 * n - 1] = y;
      return;
    }
    into.add(x, y);
  }

  /** A ring's end may repeat its start. */
  private static void closeSeam(WorldPath into, int start) {
    int[] out = into.coordinates();
    int n = into.vertices();
    while (n > start + 1
        && out[2 * n - 2] == out[2 * start]
        && out[2 * n - 1] == out[2 * start + 1]) {
      into.cutBack(--n);
    }
  }

  private static boolean repeatsLastSpeck(WorldPath into, int start) {
    int parts = into.parts();
    if (parts == 0 || into.partEnd(parts - 1) - into.partStart(parts - 1) != 1) {
      return false;
    }
    int[] out = into.coordinates();
    return out[2 * start] == out[2 * start - 2] && out[2 * start + 1] == out[2 * start - 1];
  }

  /** Whether b lies on the straight way from a to c. */
  private static boolean between(int ax, int ay, int bx, int by, int cx, int cy) {
    long ux = (long) bx - ax;
    long uy = (long) by - ay;
    long vx = (long) cx - bx;
    long vy = (long) cy - by;
    return ux * vy == uy * vx
        && Long.signum(ux) * Long.signum(vx) >= 0
        && Long.signum(uy) * Long.signum(vy) >= 0
        && !(Long.signum(ux) * Long.signum(vx) == 0 && Long.signum(uy) * Long.signum(vy) == 0);
  }

  /**
   * Writes a simplified shape (in cells) relative to the cell ({@code originX}, {@code originY}).
   */
  static void write(WorldPath cells, int originX, int originY, ByteSink sink) {
    sink.putVar(cells.parts());
    int[] xy = cells.coordinates();
    for (int part = 0; part < cells.parts(); part++) {
      int from = cells.partStart(part);
      int to = cells.partEnd(part);
      sink.put(cells.kind(part).code());
      sink.putVar(to - from);
      if (to - from <= LONGEST_RUN) {
        writeRun(xy, from, to, originX, originY, sink);
      } else {
        ByteSink body = new ByteSink();
        for (int at = from; at < to; at += BLOCK) {
          writeBlock(xy, at, Math.min(to, at + BLOCK), originX, originY, body, sink);
        }
      }
    }
  }

  private static void writeRun(
      int[] xy, int from, int to, int originX, int originY, ByteSink sink) {
    int x = originX;
    int y = originY;
    for (int i = from; i < to; i++) {
      sink.putZigZag((long) xy[2 * i] - x);
      sink.putZigZag((long) xy[2 * i + 1] - y);
      x = xy[2 * i];
      y = xy[2 * i + 1];
    }
  }

  private static void writeBlock(
      int[] xy, int from, int to, int originX, int originY, ByteSink body, ByteSink sink) {
    int minX = Integer.MAX_VALUE;
    int minY = Integer.MAX_VALUE;
    int maxX = Integer.MIN_VALUE;
    int maxY = Integer.MIN_VALUE;
    for (int i = from; i < to; i++) {
      minX = Math.min(minX, xy[2 * i]);
      maxX = Math.max(maxX, xy[2 * i]);
      minY = Math.min(minY, xy[2 * i + 1]);
      maxY = Math.max(maxY, xy[2 * i + 1]);
    }
    body.clear();
    body.putVar((long) xy[2 * from] - originX);
    body.putVar((long) xy[2 * from + 1] - originY);
    body.putVar((long) xy[2 * to - 2] - originX);
    body.putVar((long) xy[2 * to - 1] - originY);
    body.putVar((long) minX - originX);
    body.putVar((long) minY - originY);
    body.putVar((long) maxX - minX);
    body.putVar((long) maxY - minY);
    writeRun(xy, from + 1, to, xy[2 * from], xy[2 * from + 1], body);
    sink.putVar(body.size());
    sink.putBytes(body.array(), 0, body.size());
  }

  /** Reads shapes; holds the place in the bytes. For one thread. */
  static final class Reader {

    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int at;

    /**
     * Reads one shape.
     *
     * @param source the bytes, the shape beginning at {@code position}
     * @param originX the cell of the feature's lower left corner
     * @param clip blocks wholly on one side of this are drawn short
     */
    void read(
        ByteBuffer source,
        int position,
        int level,
        int originX,
        int originY,
        WorldBox clip,
        WorldPath into) {
      bytes = source;
      at = position;
      int parts = (int) var();
      for (int part = 0; part < parts; part++) {
        WorldPath.Kind kind = WorldPath.Kind.of(bytes.get(at++));
        int vertices = (int) var();
        if (vertices <= LONGEST_RUN) {
          readRun(vertices, originX, originY, level, into);
        } else {
          readBlocks(vertices, originX, originY, level, clip, into);
        }
        into.endPart(kind);
      }
    }

    private void readRun(int vertices, int startX, int startY, int level, WorldPath into) {
      int x = startX;
      int y = startY;
      for (int i = 0; i < vertices; i++) {
        x += zigZag();
        y += zigZag();
        into.add(x << level, y << level);
      }
    }

    private void readBlocks(
        int vertices, int originX, int originY, int level, WorldBox clip, WorldPath into) {
      for (int left = vertices; left > 0; left -= BLOCK) {
        int length = (int) var();
        int end = at + length;
        int firstX = originX + (int) var();
        int firstY = originY + (int) var();
        int lastX = originX + (int) var();
        int lastY = originY + (int) var();
        long minX = (originX + var()) << level;
        long minY = (originY + var()) << level;
        long maxX = minX + (var() << level);
        long maxY = minY + (var() << level);
        into.add(firstX << level, firstY << level);
        if (maxX < clip.minX() || minX > clip.maxX() || maxY < clip.minY() || minY > clip.maxY()) {
          into.add(lastX << level, lastY << level);
          at = end;
        } else {
          readRun(Math.min(BLOCK, left) - 1, firstX, firstY, level, into);
        }
      }
    }

    private int zigZag() {
      long folded = var();
      return (int) ((folded >>> 1) ^ -(folded & 1));
    }

    private long var() {
      byte b = bytes.get(at++);
      if (b >= 0) {
        return b;
      }
      long value = b & 0x7F;
      int shift = 7;
      do {
        b = bytes.get(at++);
        value |= (long) (b & 0x7F) << shift;
        shift += 7;
      } while (b < 0 && shift < 64);
      return value;
    }
  }
}
