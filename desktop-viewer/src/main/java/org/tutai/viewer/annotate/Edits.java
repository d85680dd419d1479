package org.tutai.viewer.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.AnnotationStyle;
import org.tutai.geo.theme.Form;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.draw.Bends;
import org.tutai.viewer.draw.Places;
import org.tutai.viewer.map.Viewport;

/** Annotations with one thing changed. What can't be so changed comes back as it was. */
public final class Edits {

  private static final double FARTHEST = 20_000_000;

  private Edits() {}

  /** A new annotation. */
  static Drawn made(
      Annotation.Kind kind, String id, List<List<Position>> parts, AnnotationStyle style) {
    return new Drawn(
        kind,
        id,
        Places.inFirstWorld(parts),
        OptionalDouble.empty(),
        "",
        "",
        Optional.empty(),
        style,
        Kept.NONE);
  }

  /** A new circle of a geodesic radius. */
  static Drawn circle(String id, Position middle, double metres, AnnotationStyle style) {
    return new Drawn(
        Annotation.Kind.CIRCLE,
        id,
        Places.inFirstWorld(List.of(List.of(middle))),
        OptionalDouble.of(cut(metres)),
        "",
        "",
        Optional.empty(),
        style,
        Kept.NONE);
  }

  /** A new text; must not be blank. */
  static Drawn text(String id, Position at, String text, AnnotationStyle style) {
    return new Drawn(
        Annotation.Kind.TEXT,
        id,
        Places.inFirstWorld(List.of(List.of(at))),
        OptionalDouble.empty(),
        text,
        "",
        Optional.empty(),
        style,
        Kept.NONE);
  }

  /** A new picture, as a data URL or a kept file. */
  static Drawn image(String id, Position at, String image, AnnotationStyle style) {
    return new Drawn(
        Annotation.Kind.IMAGE,
        id,
        Places.inFirstWorld(List.of(List.of(at))),
        OptionalDouble.empty(),
        "",
        "",
        Optional.of(image),
        style,
        Kept.NONE);
  }

  static Drawn id(Drawn of, String id) {
    return with(of, id, of.parts(), of.radius(), of.text(), of.popup(), of.style());
  }

  /** With other coordinates of the same form. */
  static Drawn parts(Drawn of, List<List<Position>> parts) {
    return with(of, of.id(), parts, of.radius(), of.text(), of.popup(), of.style());
  }

  /** A circle with another radius, from 0 to half round the earth. */
  static Drawn radius(Drawn of, double metres) {
    if (of.radius().isEmpty() || !Double.isFinite(metres)) {
      return of;
    }
    double radius = cut(Math.max(0, Math.min(FARTHEST, metres)));
    return with(
        of, of.id(), of.parts(), OptionalDouble.of(radius), of.text(), of.popup(), of.style());
  }

  /** To a hundredth of a metre. */
  private static double cut(double metres) {
    return Math.round(metres * 100) / 100.0;
  }

  /** With another text; a text annotation keeps its letters until there are others. */
  static Drawn text(Drawn of, String text) {
    boolean emptied = of.kind() == Annotation.Kind.TEXT && text.isBlank();
    return emptied ? of : with(of, of.id(), of.parts(), of.radius(), text, of.popup(), of.style());
  }

  /** With another note. */
  static Drawn popup(Drawn of, String popup) {
    return with(of, of.id(), of.parts(), of.radius(), of.text(), popup, of.style());
  }

  static Drawn style(Drawn of, AnnotationStyle style) {
    return with(of, of.id(), of.parts(), of.radius(), of.text(), of.popup(), style);
  }

  private static Drawn with(
      Drawn of,
      String id,
      List<List<Position>> parts,
      OptionalDouble radius,
      String text,
      String popup,
      AnnotationStyle style) {
    return new Drawn(of.kind(), id, parts, radius, text, popup, of.image(), style, of.extra());
  }

  // --- Places ------------------------------------------------------------------------------------

  /** Every place moved. */
  private static Drawn eachPlace(Drawn of, UnaryOperator<Position> change) {
    var parts = new ArrayList<List<Position>>();
    for (List<Position> part : of.parts()) {
      parts.add(part.stream().map(change).toList());
    }
    return parts(of, Places.inFirstWorld(parts));
  }

  /**
   * Moved on the screen by pixels: as it looks there where the map's CRS reaches all of it, else by
   * degrees.
   */
  static Drawn moved(Drawn of, Viewport on, double dx, double dy) {
    boolean reached =
        of.parts().stream().flatMap(List::stream).allMatch(place -> moves(on, place, dx, dy));
    if (reached) {
      return eachPlace(of, place -> Places.shifted(place, on, dx, dy));
    }
    Position first = of.parts().get(0).get(0);
    double degrees =
        on.unitsPerPixel() * (on.crs().geographic() ? 1 : on.crs().metresPerUnit() / 111_000);
    double lat = Math.max(-90, Math.min(90, first.lat() - dy * degrees)) - first.lat();
    return eachPlace(
        of, place -> Places.rounded(Places.clamped(place.lon() + dx * degrees, place.lat() + lat)));
  }

  private static boolean moves(Viewport on, Position place, double dx, double dy) {
    double[] at = on.pixel(place);
    return Double.isFinite(at[0])
        && Double.isFinite(at[1])
        && on.place(at[0] + dx, at[1] + dy).isPresent();
  }

  /** Turned on the screen about a pixel, as the hands of a clock go. */
  static Drawn turned(Drawn of, Viewport on, double x, double y, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return onScreen(
        of,
        on,
        (px, py) ->
            new double[] {
              x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos
            });
  }

  /** Made larger or smaller on the screen about a pixel. */
  static Drawn scaled(Drawn of, Viewport on, double x, double y, double factor) {
    return onScreen(
        of, on, (px, py) -> new double[] {x + (px - x) * factor, y + (py - y) * factor});
  }

  /** A change of pixels. */
  private interface Screen {
    double[] to(double x, double y);
  }

  /** Every place moved on the screen; unchanged when one of them gets where no place is. */
  private static Drawn onScreen(Drawn of, Viewport on, Screen change) {
    var parts = new ArrayList<List<Position>>();
    for (List<Position> part : of.parts()) {
      var moved = new ArrayList<Position>();
      for (Position place : part) {
        double[] at = on.pixel(place);
        double[] to = change.to(at[0], at[1]);
        Optional<Position> there = on.place(to[0], to[1]);
        if (there.isEmpty()) {
          return of;
        }
        moved.add(Places.rounded(there.get()));
      }
      parts.add(moved);
    }
    return parts(of, Places.inFirstWorld(parts));
  }

  // --- Corners -----------------------------------------------------------------------------------

  /** With a corner elsewhere; the first of a ring is its last too. */
  static Drawn corner(Drawn of, int part, int index, Position place) {
    List<Position> path = new ArrayList<>(of.parts().get(part));
    path.set(index, place);
    if (of.kind().form() == Form.RINGS && index == 0) {
      path.set(path.size() - 1, place);
    }
    return parts(of, replaced(of.parts(), part, path));
  }

  /** With a corner more, behind another. */
  static Drawn cornerAfter(Drawn of, int part, int index, Position place) {
    List<Position> path = new ArrayList<>(of.parts().get(part));
    path.add(index + 1, place);
    return parts(of, replaced(of.parts(), part, path));
  }

  /** Without a corner, if enough are left; a hole without enough of them goes as a whole. */
  static Drawn withoutCorner(Drawn of, int part, int index) {
    List<Position> path = new ArrayList<>(of.parts().get(part));
    boolean ring = of.kind().form() == Form.RINGS;
    if (of.kind().form() == Form.PLACE || path.size() <= (ring ? 4 : 2)) {
      return ring && part > 0 ? parts(of, without(of.parts(), part)) : of;
    }
    path.remove(index);
    if (ring && index == 0) {
      path.set(path.size() - 1, path.get(0));
    }
    return parts(of, replaced(of.parts(), part, path));
  }

  /** A rectangle with a corner elsewhere, the one opposite staying, its sides along the map's. */
  static Drawn rectangle(Drawn of, int index, Position place, Viewport on) {
    Position opposite = of.parts().get(0).get((index + 2) % 4);
    return box(opposite, place, on).map(ring -> parts(of, List.of(ring))).orElse(of);
  }

  /** The closed ring of a rectangle on the map between two corners. */
  static Optional<List<Position>> box(Position one, Position other, Viewport on) {
    double[] a = on.pixel(one);
    double[] b = on.pixel(other);
    Optional<Position> second = on.place(b[0], a[1]);
    Optional<Position> fourth = on.place(a[0], b[1]);
    if (second.isEmpty() || fourth.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Places.closed(
            List.of(one, Places.rounded(second.get()), other, Places.rounded(fourth.get()))));
  }

  private static List<List<Position>> replaced(
      List<List<Position>> parts, int part, List<Position> path) {
    var all = new ArrayList<>(parts);
    all.set(part, path);
    return all;
  }

  private static List<List<Position>> without(List<List<Position>> parts, int part) {
    var all = new ArrayList<>(parts);
    all.remove(part);
    return all;
  }

  /** The lines that show where an annotation is: its path, its rings, or its place. */
  static List<List<Position>> outline(Drawn of) {
    return of.kind() == Annotation.Kind.CIRCLE
        ? List.of(Places.closed(Bends.circle(of.parts().get(0).get(0), of.radius().orElse(0))))
        : of.parts();
  }
}
