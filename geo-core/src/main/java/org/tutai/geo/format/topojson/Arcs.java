package org.tutai.geo.format.topojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The arcs of a topology in two flat arrays. Geometries that use an arc get the very same numbers.
 */
final class Arcs {

  /** No arrays of more are made; a file for them would be of more than 500 MB. */
  private static final int MOST_POINTS = 1 << 27;

  private static final String POSITION = "a position of two numbers or more";

  private double[] xy = new double[1024];
  private int[] ends = new int[256];
  private int count;
  private int points;
  private boolean flat = true;

  /** Reads the array of arcs at which the tokens stand. */
  void read(Tokens tokens) throws IOException {
    tokens.require(JsonToken.START_ARRAY, "an array of arcs");
    count = 0;
    points = 0;
    while (tokens.nextElement()) {
      tokens.require(JsonToken.START_ARRAY, "an arc, an array of positions");
      while (tokens.nextElement()) {
        position(tokens);
      }
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = points;
    }
  }

  private void position(Tokens tokens) throws IOException {
    if (points == MOST_POINTS) {
      throw tokens.tooMany(MOST_POINTS + " points in arcs");
    }
    if (2 * points == xy.length) {
      xy = Arrays.copyOf(xy, xy.length * 2);
    }
    tokens.require(JsonToken.START_ARRAY, POSITION);
    for (int i = 0; i < 2; i++) {
      tokens.next();
      xy[2 * points + i] = tokens.number(POSITION);
    }
    points++;
    while (tokens.nextElement()) {
      tokens.skip();
      flat = false;
    }
  }

  /** Undoes the differences and the quantizing, once all is read. */
  void decode(@Nullable Quantization quantization) {
    if (quantization == null) {
      return;
    }
    for (int arc = 0; arc < count; arc++) {
      double x = 0;
      double y = 0;
      for (int i = start(arc); i < ends[arc]; i++) {
        x += xy[2 * i];
        y += xy[2 * i + 1];
        xy[2 * i] = quantization.x(x);
        xy[2 * i + 1] = quantization.y(y);
      }
    }
  }

  int count() {
    return count;
  }

  /** How many points all arcs have. */
  int points() {
    return points;
  }

  /** How many points an arc has, from either end. */
  int points(int index) {
    int arc = arc(index);
    return ends[arc] - start(arc);
  }

  /** Whether there is an arc of this index, or of its complement. */
  boolean contains(double index) {
    return index == Math.rint(index) && index >= -count && index < count;
  }

  /** The x of an arc's point, counted from the end when the index is negative. */
  double x(int index, int point) {
    return xy[2 * place(index, point)];
  }

  double y(int index, int point) {
    return xy[2 * place(index, point) + 1];
  }

  private int place(int index, int point) {
    return index >= 0 ? start(index) + point : ends[~index] - 1 - point;
  }

  private static int arc(int index) {
    return index >= 0 ? index : ~index;
  }

  private int start(int arc) {
    return arc == 0 ? 0 : ends[arc - 1];
  }

  /** Whether no position had more than two numbers. */
  boolean isFlat() {
    return flat;
  }

  /** Widens an envelope by all arcs. */
  void expand(Envelope envelope) {
    for (int i = 0; i < points; i++) {
      envelope.expandToInclude(xy[2 * i], xy[2 * i + 1]);
    }
  }
}
