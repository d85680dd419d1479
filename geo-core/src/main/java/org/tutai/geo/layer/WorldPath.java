package org.tutai.geo.layer;

import java.util.Arrays;

/**
 * A reusable buffer for one feature's shape in {@link org.tutai.geo.crs.WorldGrid} units: vertices
 * of all parts one after another, and where each part ends. For one thread; {@link #clear()} and
 * fill again rather than making new ones.
 *
 * <p>Parts are points ({@code POINT}: each vertex stands alone), open lines, or rings. A ring's
 * first vertex is not repeated at its end. Rings of a polygon, outer and inner, are filled by the
 * even-odd rule or, since outer rings run counter-clockwise and inner ones clockwise, by the
 * non-zero rule alike.
 */
public final class WorldPath {

  /** What the parts are. */
  public enum Kind {
    POINT(0),
    LINE(1),
    RING(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The number that stands for the kind in a file. */
    int code() {
      return code;
    }

    /** The kind of a number; anything unknown is a line. */
    static Kind of(int code) {
      return code == 0 ? POINT : code == 2 ? RING : LINE;
    }
  }

  private int[] xy = new int[256];
  private int[] partEnds = new int[8];
  private Kind[] kinds = new Kind[8];
  private int vertices;
  private int parts;

  /** Forgets the shape, keeps the memory. */
  public void clear() {
    vertices = 0;
    parts = 0;
  }

  /** Adds a vertex to the part being built. */
  public void add(int x, int y) {
    int at = vertices * 2;
    if (at + 2 > xy.length) {
      xy = Arrays.copyOf(xy, xy.length * 2);
    }
    xy[at] = x;
    xy[at + 1] = y;
    vertices++;
  }

  /** Ends the part being built; a part without vertices is forgotten. */
  public void endPart(Kind kind) {
    if (vertices == (parts == 0 ? 0 : partEnds[parts - 1])) {
      return;
    }
    if (parts == partEnds.length) {
      partEnds = Arrays.copyOf(partEnds, parts * 2);
      kinds = Arrays.copyOf(kinds, parts * 2);
    }
    partEnds[parts] = vertices;
    kinds[parts++] = kind;
  }

  /** Takes back the vertices of the part being built from the index {@code vertices} on. */
  void cutBack(int vertices) {
    if (vertices > this.vertices || vertices < (parts == 0 ? 0 : partEnds[parts - 1])) {
      throw new IllegalArgumentException(
          "only the part being built can be cut (got: " + vertices + ")");
    }
    this.vertices = vertices;
  }

  public int vertices() {
    return vertices;
  }

  public int parts() {
    return parts;
  }

  /** The index of the part's first vertex. */
  public int partStart(int part) {
    return part == 0 ? 0 : partEnds[part - 1];
  }

  /** The index after the part's last vertex. */
  public int partEnd(int part) {
    return partEnds[part];
  }

  public Kind kind(int part) {
    return kinds[part];
  }

  /**
   * The vertices, x and y by turns; the array itself, for drawing without a copy: valid until the
   * next {@link #add}.
   */
  public int[] coordinates() {
    return xy;
  }
}
