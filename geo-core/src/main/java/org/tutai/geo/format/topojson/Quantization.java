package org.tutai.geo.format.topojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The transform of a quantized topology: whole numbers to coordinates (section 2.1.2). */
record Quantization(double scaleX, double scaleY, double translateX, double translateY) {

  double x(double n) {
    return n * scaleX + translateX;
  }

  double y(double n) {
    return n * scaleY + translateY;
  }

  /** Reads the object at which the tokens stand. */
  static Quantization read(Tokens tokens) throws IOException {
    tokens.require(JsonToken.START_OBJECT, "a transform, an object");
    double[] scale = null;
    double[] translate = null;
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      switch (name) {
        case "scale" -> scale = pair(tokens);
        case "translate" -> translate = pair(tokens);
        default -> tokens.skip();
      }
    }
    if (scale == null || translate == null) {
      throw tokens.expected("a transform with scale and translate");
    }
    return new Quantization(scale[0], scale[1], translate[0], translate[1]);
  }

  private static double[] pair(Tokens tokens) throws IOException {
    tokens.require(JsonToken.START_ARRAY, "an array of two numbers");
    double[] pair = new double[2];
    for (int i = 0; i < 2; i++) {
      tokens.next();
      pair[i] = tokens.number("a number");
    }
    while (tokens.nextElement()) {
      tokens.skip();
    }
    return pair;
  }
}
