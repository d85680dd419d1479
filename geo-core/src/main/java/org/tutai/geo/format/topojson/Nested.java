package org.tutai.geo.format.topojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The arcs or coordinates of a geometry: arrays in arrays down to numbers. */
sealed interface Nested {

  /** Numbers; also an array with nothing in it. */
  record Numbers(double[] values) implements Nested {}

  record Branch(List<Nested> children) implements Nested {}

  /** The arrays in this one; none in an array of numbers. */
  default List<Nested> children() {
    return List.of();
  }

  /** How deep arrays stand in one another; multi polygons have three. */
  int DEEPEST = 4;

  /** Reads arrays, and counts what all geometries of a feature come to. */
  final class Reader {

    private static final int MOST_NUMBERS = 1 << 24;

    private final Tokens tokens;
    private int read;

    Reader(Tokens tokens) {
      this.tokens = tokens;
    }

    /** Begins the next feature. */
    void begin() {
      read = 0;
    }

    /** Reads the array at which the tokens stand. */
    Nested read() throws IOException {
      return read(1);
    }

    private Nested read(int depth) throws IOException {
      tokens.require(JsonToken.START_ARRAY, "an array");
      if (depth > DEEPEST) {
        throw tokens.tooMany(DEEPEST + " arrays in one another");
      }
      if (!tokens.nextElement()) {
        return new Numbers(new double[0]);
      }
      return tokens.at(JsonToken.START_ARRAY) ? branch(depth) : numbers();
    }

    private Nested branch(int depth) throws IOException {
      List<Nested> children = new ArrayList<>();
      do {
        count();
        children.add(read(depth + 1));
      } while (tokens.nextElement());
      return new Branch(children);
    }

    private Nested numbers() throws IOException {
      double[] values = new double[4];
      int n = 0;
      do {
        count();
        if (n == values.length) {
          values = Arrays.copyOf(values, n * 2);
        }
        values[n++] = tokens.number("a number");
      } while (tokens.nextElement());
      return new Numbers(Arrays.copyOf(values, n));
    }

    private void count() throws IOException {
      if (++read > MOST_NUMBERS) {
        throw tokens.tooMany(MOST_NUMBERS + " numbers in a geometry");
      }
    }
  }
}
