package org.tutai.geo.format.shapefile;

import java.util.function.Function;

/** Shortens texts to a number of bytes without cutting a character in two. Stateless. */
final class TextCutter {

  private TextCutter() {}

  /** The longest beginning of a text that is at most {@code most} bytes long when encoded. */
  static String cut(String text, int most, Function<String, byte[]> encoding) {
    int fits = 0;
    int tooLong = text.length() + 1;
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      if (encoding.apply(text.substring(0, middle)).length <= most) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    boolean half =
        fits > 0 && fits < text.length() && Character.isHighSurrogate(text.charAt(fits - 1));
    return text.substring(0, half ? fits - 1 : fits);
  }
}
