package org.tutai.geo.theme.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.locationtech.jts.geom.CoordinateSequence;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.AnnotationStyle;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;

/** Draws annotations and measures. For one thread. */
final class Drawings {

  private static final int CORNERS = 96;

  /** Measures look as on the map page: of a colour that no usual map has, with a light rim. */
  private static final int MEASURE = 0xFF8A3B12;

  private static final int MEASURE_WORDS = 0xFF3D2412;
  private static final int RIM = 0xD9FFFFFF;
  private static final double RIM_WIDTH = 5;
  private static final double MEASURE_WIDTH = 2;
  private static final List<Double> DASHES = List.of(8.0, 5.0);
  private static final double MEASURE_TEXT = 13;
  private static final double LINE = 15;
  private static final double CORNER = 8;

  private final Sketch sketch;
  private final Function<String, Optional<Picture>> images;
  private final Locale locale;

  Drawings(Sketch sketch, Function<String, Optional<Picture>> images, Locale locale) {
    this.sketch = sketch;
    this.images = images;
    this.locale = locale;
  }

  void draw(Annotation annotation) {
    if (annotation instanceof Annotation.Drawn drawn) {
      draw(drawn);
    }
  }

  private void draw(Annotation.Drawn drawn) {
    AnnotationStyle style = drawn.style();
    Position first = drawn.parts().get(0).get(0);
    switch (drawn.kind()) {
      case POINT -> point(drawn, first);
      case LINE -> line(drawn);
      case ARROW -> {
        line(drawn);
        sketch.arrowHead(drawn.parts().get(0), style.strokeWidth(), stroke(style));
      }
      case POLYGON, RECTANGLE -> area(drawn, drawn.parts());
      case CIRCLE -> area(drawn, List.of(circle(first, drawn.radius().orElse(0))));
      case TEXT -> text(drawn, first);
      case IMAGE ->
          sketch.image(first, drawn.image().flatMap(images), style.size(), style.rotation());
    }
  }

  private void text(Annotation.Drawn drawn, Position at) {
    AnnotationStyle style = drawn.style();
    int argb = opaque(style);
    if (style.rotation() % 360 == 0) {
      sketch.write(at, drawn.text(), style.size(), style.bold(), style.halo(), argb, 0);
    } else {
      sketch.writeTurned(
          at, drawn.text(), style.size(), style.bold(), style.halo(), argb, style.rotation());
    }
  }

  private void point(Annotation.Drawn drawn, Position at) {
    AnnotationStyle style = drawn.style();
    sketch.mark(
        at,
        style.size(),
        argb(style.fill(), Math.max(0.2, style.fillOpacity())),
        style.strokeWidth(),
        stroke(style));
    label(drawn, at, style.size() / 2 + LABEL_SIZE);
  }

  private void line(Annotation.Drawn drawn) {
    AnnotationStyle style = drawn.style();
    sketch.stroke(drawn.parts(), false, style.strokeWidth(), style.dash(), stroke(style));
    List<Position> path = drawn.parts().get(0);
    label(drawn, path.get(path.size() / 2), LABEL_SIZE);
  }

  private void area(Annotation.Drawn drawn, List<List<Position>> rings) {
    AnnotationStyle style = drawn.style();
    sketch.fill(rings, argb(style.fill(), style.fillOpacity()));
    sketch.stroke(rings, true, style.strokeWidth(), style.dash(), stroke(style));
    label(drawn, middle(rings.get(0)), 0);
  }

  private static final double LABEL_SIZE = 14;

  /* Of one ink, whatever the stroke: a white rim of a point must not make its name white. */
  private static final int LABEL_INK = 0xff2f2c28;

  /** What is written beside a point or in a shape. */
  private void label(Annotation.Drawn drawn, Position at, double above) {
    if (!drawn.text().isBlank()) {
      AnnotationStyle style = drawn.style();
      sketch.write(at, drawn.text(), LABEL_SIZE, style.bold(), true, LABEL_INK, above);
    }
  }

  private static int stroke(AnnotationStyle style) {
    return argb(style.stroke(), style.strokeOpacity());
  }

  private static int opaque(AnnotationStyle style) {
    return argb(style.stroke(), Math.max(0.2, style.strokeOpacity()));
  }

  /** A colour {@code #rrggbb} and its opacity, not premultiplied. */
  static int argb(String colour, double opacity) {
    return (int) Math.round(opacity * 255) << 24 | Integer.parseInt(colour.substring(1), 16);
  }

  /** The middle of a ring's bounds, which is within it where it is round or square. */
  private static Position middle(List<Position> ring) {
    var lon = ring.stream().mapToDouble(Position::lon).summaryStatistics();
    var lat = ring.stream().mapToDouble(Position::lat).summaryStatistics();
    return new Position((lon.getMin() + lon.getMax()) / 2, (lat.getMin() + lat.getMax()) / 2);
  }

  /** A circle on the ellipsoid. */
  static List<Position> circle(Position middle, double metres) {
    return positions(Geodesics.circle(middle.lon(), middle.lat(), metres, CORNERS));
  }

  /** What was measured runs as it was measured: along the shortest lines, bent as the map is. */
  private List<Position> bent(List<Position> path) {
    double[] lonLat = new double[2 * path.size()];
    for (int i = 0; i < path.size(); i++) {
      lonLat[2 * i] = path.get(i).lon();
      lonLat[2 * i + 1] = path.get(i).lat();
    }
    return positions(Geodesics.way(lonLat, sketch.metresPerPixel() / 4));
  }

  private static List<Position> positions(CoordinateSequence places) {
    var positions = new ArrayList<Position>();
    for (int i = 0; i < places.size(); i++) {
      positions.add(
          new Position(
              Math.max(-540, Math.min(540, places.getX(i))),
              Math.max(-90, Math.min(90, places.getY(i)))));
    }
    return positions;
  }

  void draw(Measurement measurement) {
    if (measurement instanceof Measurement.Taken taken) {
      draw(taken);
    }
  }

  private void draw(Measurement.Taken taken) {
    List<Position> path = taken.parts().get(0);
    switch (taken.kind()) {
      case POINT -> {
        Position at = path.get(0);
        corner(at);
        write(at, String.format(Locale.ROOT, "%.5f, %.5f", at.lon(), at.lat()), 16);
      }
      case DISTANCE -> {
        outline(List.of(bent(path)), false);
        path.forEach(this::corner);
        amount(taken, taken.results().length(), false)
            .ifPresent(text -> write(path.get(path.size() - 1), text, 16));
      }
      case AREA -> {
        List<List<Position>> rings = taken.parts().stream().map(this::bent).toList();
        sketch.fill(rings, (MEASURE & 0xFFFFFF) | 0x1A000000);
        outline(rings, true);
        path.forEach(this::corner);
        area(taken, middle(path));
      }
    }
  }

  private void area(Measurement.Taken taken, Position middle) {
    OptionalDouble around = taken.results().perimeter();
    amount(taken, taken.results().area(), true)
        .map(text -> around.isPresent() ? named("Area", "面積", text) : text)
        .ifPresent(text -> write(middle, text, around.isPresent() ? LINE / 2 : 0));
    around.ifPresent(
        metres ->
            write(
                middle,
                named("Perimeter", "周長", MeasureUnit.usual(metres, false).text(metres, locale)),
                -LINE / 2));
  }

  private void outline(List<List<Position>> paths, boolean closed) {
    sketch.stroke(paths, closed, RIM_WIDTH, List.of(), RIM);
    sketch.stroke(paths, closed, MEASURE_WIDTH, DASHES, MEASURE);
  }

  private void corner(Position at) {
    sketch.mark(at, CORNER, 0xFFFFFFFF, 2, MEASURE);
  }

  private void write(Position at, String text, double above) {
    sketch.write(at, text, MEASURE_TEXT, true, true, MEASURE_WORDS, above);
  }

  private String named(String english, String chinese, String amount) {
    return (locale.getLanguage().equals("zh") ? chinese : english) + " " + amount;
  }

  private Optional<String> amount(Measurement.Taken taken, OptionalDouble metres, boolean area) {
    if (metres.isEmpty()) {
      return Optional.empty();
    }
    MeasureUnit unit =
        MeasureUnit.of(taken.unit())
            .filter(wanted -> wanted.isArea() == area)
            .orElseGet(() -> MeasureUnit.usual(metres.getAsDouble(), area));
    return Optional.of(unit.text(metres.getAsDouble(), locale));
  }
}
