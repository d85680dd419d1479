package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;

/**
 * The coordinates of one geometry as they are written, in flat arrays: arrays in arrays, down to
 * positions of two numbers or three. What is wrong with them is kept until somebody asks, so that
 * reading always goes on to their end. Reused for geometry after geometry; for one thread.
 */
final class Coordinates {

  private static final int MOST_POINTS = 1 << 22;
  private static final int KEPT_POINTS = 1 << 16;
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][-+]?\\d{1,3})?\\s*");

  private double[] xy = new double[8];
  private double[] z = {};
  private int points;
  private int[] lineEnds = new int[2];
  private int lines;
  private int[] partEnds = new int[2];
  private int parts;
  private int depth;
  private int dimension;
  private int inPosition;
  private boolean texts;
  private String fault = "";
  private String faultDetail = "";

  /** Reads the value at which the tokens stand, to its end. */
  void read(Tokens tokens) throws IOException {
    clear();
    if (!tokens.at(JsonToken.START_ARRAY)) {
      fault("coordinates-missing", "the coordinates are no array");
      tokens.skip();
      return;
    }
    for (int open = 1; open > 0; ) {
      JsonToken token = tokens.next();
      switch (token) {
        case START_ARRAY -> open++;
        case END_ARRAY -> end(open--);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(open, tokens.number());
        case VALUE_STRING -> number(open, fromText(tokens.text()));
        case START_OBJECT -> {
          fault("coordinates-nesting", "an object stands among the coordinates");
          tokens.skip();
        }
        default -> number(open, Double.NaN);
      }
    }
  }

  private void clear() {
    if (xy.length > 2 * KEPT_POINTS) {
      xy = new double[8];
      z = new double[0];
      lineEnds = new int[2];
      partEnds = new int[2];
    }
    points = 0;
    lines = 0;
    parts = 0;
    depth = 0;
    dimension = 2;
    inPosition = 0;
    texts = false;
    fault = "";
  }

  private double fromText(String text) {
    texts = true;
    return text.length() <= 100 && NUMBER.matcher(text).matches()
        ? Double.parseDouble(text)
        : Double.NaN;
  }

  private void number(int open, double value) {
    if (depth == 0) {
      depth = open;
    }
    if (open != depth || depth > 4) {
      fault("coordinates-nesting", "numbers stand in arrays of different depth");
      return;
    }
    switch (inPosition++) {
      case 0 -> x(value);
      case 1 -> xy[2 * points + 1] = value;
      case 2 -> height(value);
      default -> {}
    }
  }

  private void x(double value) {
    if (points == MOST_POINTS) {
      fault("too-many-points", "a geometry has more than " + MOST_POINTS + " points");
      points = 0;
      lines = 0;
      parts = 0;
    }
    if (2 * points == xy.length) {
      xy = Arrays.copyOf(xy, xy.length * 2);
    }
    xy[2 * points] = value;
    xy[2 * points + 1] = Double.NaN;
    if (dimension == 3) {
      heights();
      z[points] = Double.NaN;
    }
  }

  private void height(double value) {
    if (dimension == 2) {
      dimension = 3;
      heights();
      Arrays.fill(z, 0, points, Double.NaN);
    }
    z[points] = value;
  }

  private void heights() {
    if (z.length < xy.length / 2) {
      z = Arrays.copyOf(z, xy.length / 2);
    }
  }

  /** An array ends that stood {@code open} deep. */
  private void end(int open) {
    if (depth == 0) {
      return;
    }
    if (open == depth) {
      position();
    } else if (open == depth - 1) {
      if (lines == lineEnds.length) {
        lineEnds = Arrays.copyOf(lineEnds, lines * 2);
      }
      lineEnds[lines++] = points;
    } else if (open == depth - 2) {
      if (parts == partEnds.length) {
        partEnds = Arrays.copyOf(partEnds, parts * 2);
      }
      partEnds[parts++] = lines;
    }
    if (lines > MOST_POINTS || parts > MOST_POINTS) {
      fault("too-many-points", "a geometry has more than " + MOST_POINTS + " parts");
      lines = 0;
      parts = 0;
    }
  }

  private void position() {
    if (inPosition < 2) {
      fault("position-too-short", "a position has fewer than two numbers");
    } else {
      points++;
    }
    inPosition = 0;
  }

  private void fault(String reason, String detail) {
    if (fault.isEmpty()) {
      fault = reason;
      faultDetail = detail;
    }
  }

  /**
   * Asks whether all is well.
   *
   * @param mends is told what was mended
   */
  void check(Mends mends) throws BadGeometryException {
    if (!fault.isEmpty()) {
      throw new BadGeometryException(fault, faultDetail);
    }
    if (texts) {
      mends.add("coordinate-as-text", "coordinates are written as texts");
    }
  }

  /** How deep positions stand: 1 for a lone one; 0 when there are none. */
  int depth() {
    return depth;
  }

  int points() {
    return points;
  }

  /** How many runs of positions there are, at a depth of 2 or more. */
  int lines() {
    return lines;
  }

  /** How many arrays of runs there are, at a depth of 3 or more. */
  int parts() {
    return parts;
  }

  int lineStart(int line) {
    return line == 0 ? 0 : lineEnds[line - 1];
  }

  int lineEnd(int line) {
    return lineEnds[line];
  }

  int partStart(int part) {
    return part == 0 ? 0 : partEnds[part - 1];
  }

  int partEnd(int part) {
    return partEnds[part];
  }

  double x(int point) {
    return xy[2 * point];
  }

  double y(int point) {
    return xy[2 * point + 1];
  }

  Layout layout() {
    return dimension == 3 ? Layout.XYZ : Layout.XY;
  }

  /** A run of positions as a new array, as {@link #layout} says. */
  double[] copy(int from, int to) {
    if (dimension == 2) {
      return Arrays.copyOfRange(xy, 2 * from, 2 * to);
    }
    double[] copy = new double[3 * (to - from)];
    for (int i = from, n = 0; i < to; i++) {
      copy[n++] = xy[2 * i];
      copy[n++] = xy[2 * i + 1];
      copy[n++] = z[i];
    }
    return copy;
  }
}
