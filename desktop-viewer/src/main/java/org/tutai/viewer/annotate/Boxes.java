package org.tutai.viewer.annotate;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.bytes.PictureHeader;
import org.tutai.geo.theme.Annotation.Drawn;

/**
 * How much room marks, letters and pictures take on the screen, about their place: near enough for
 * picking them. For the UI thread; nothing is decoded but the head of a picture.
 */
final class Boxes {

  private static final double LINE_HEIGHT = 1.3;
  private static final double NARROW = 0.58;
  private static final double LEAST = 12;
  private static final int HEAD = 90_000;
  private static final int KEPT = 200;

  private static final Map<String, Double> HEIGHTS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
          return size() > KEPT;
        }
      };

  private Boxes() {}

  /**
   * A box about a place.
   *
   * @param width in pixels
   * @param height likewise
   * @param degrees clockwise
   */
  record Box(double width, double height, double degrees) {

    /** Whether a pixel, counted from the box's middle, lies in it or within a reach of it. */
    boolean holds(double dx, double dy, double reach) {
      double cos = Math.cos(Math.toRadians(degrees));
      double sin = Math.sin(Math.toRadians(degrees));
      double x = dx * cos + dy * sin;
      double y = dy * cos - dx * sin;
      return Math.abs(x) <= width / 2 + reach && Math.abs(y) <= height / 2 + reach;
    }

    /** A place of the box before it is turned, where that is after, from the middle. */
    double[] turned(double x, double y) {
      double cos = Math.cos(Math.toRadians(degrees));
      double sin = Math.sin(Math.toRadians(degrees));
      return new double[] {x * cos - y * sin, x * sin + y * cos};
    }
  }

  /** The box of a point, a text or a picture. */
  static Box of(Drawn drawn) {
    double size = drawn.style().size();
    double degrees = drawn.style().rotation();
    return switch (drawn.kind()) {
      case TEXT -> letters(drawn.text(), Math.max(6, Math.min(200, size)), degrees);
      case IMAGE ->
          new Box(size, size * drawn.image().map(Boxes::heightOfWidth).orElse(1.0), degrees);
      default -> new Box(size + drawn.style().strokeWidth(), size + drawn.style().strokeWidth(), 0);
    };
  }

  private static Box letters(String text, double size, double degrees) {
    double widest = 0;
    long lines = 0;
    for (String line : (Iterable<String>) text.lines().limit(200)::iterator) {
      double width = line.chars().limit(500).mapToDouble(c -> c < 0x2E80 ? NARROW : 1).sum();
      widest = Math.max(widest, width);
      lines++;
    }
    return new Box(
        Math.max(LEAST, widest * size), Math.max(LEAST, lines * LINE_HEIGHT * size), degrees);
  }

  /** How high a picture is for its width; 1 when that cannot be told. */
  private static double heightOfWidth(String image) {
    return HEIGHTS.computeIfAbsent(image, data -> read(data).orElse(1.0));
  }

  private static Optional<Double> read(String data) {
    int comma = data.indexOf(',');
    if (!data.startsWith("data:") || comma < 0) {
      return Optional.empty();
    }
    String head = data.substring(comma + 1, Math.min(data.length(), comma + 1 + HEAD));
    byte[] bytes = Base64.getDecoder().decode(head.substring(0, head.length() / 4 * 4));
    return PictureHeader.of(bytes).map(header -> (double) header.height() / header.width());
  }
}
