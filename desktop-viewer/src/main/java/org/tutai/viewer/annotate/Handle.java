package org.tutai.viewer.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.Form;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.draw.Bends;
import org.tutai.viewer.draw.Extents;
import org.tutai.viewer.draw.Places;
import org.tutai.viewer.map.Viewport;

/**
 * Something by which a picked annotation is held.
 *
 * @param what a drag does
 * @param part which part of the coordinates; 0 where it is none of them
 * @param index which place in it, or the one before it
 * @param x where it is, pixels of the viewport
 * @param y likewise
 */
record Handle(What what, int part, int index, double x, double y) {

  private static final double REACH = 9;
  private static final double APART = 28;
  private static final double STALK = 26;
  private static final int MOST_CORNERS = 400;

  /** What a drag of a handle does. */
  enum What {
    /** Moves a corner. */
    CORNER,
    /** Makes a new corner between two. */
    BETWEEN,
    /** Makes a circle larger or smaller. */
    RADIUS,
    /** Makes a text, a picture or a shape larger or smaller. */
    SIZE,
    /** Turns it. */
    TURN
  }

  /** The handles of an annotation as it is seen; none for what has thousands of corners but few. */
  static List<Handle> of(Drawn drawn, Viewport on) {
    var handles = new ArrayList<Handle>();
    switch (drawn.kind()) {
      case POINT -> {}
      case CIRCLE -> radius(drawn, on, handles);
      case TEXT, IMAGE -> box(drawn, on, handles);
      case RECTANGLE -> corners(drawn, on, false, handles);
      case LINE, ARROW, POLYGON -> {
        corners(drawn, on, true, handles);
        frame(drawn, on, handles);
      }
    }
    return handles.stream()
        .filter(each -> Double.isFinite(each.x) && Double.isFinite(each.y))
        .toList();
  }

  private static void corners(Drawn drawn, Viewport on, boolean between, List<Handle> into) {
    var middles = new ArrayList<Handle>();
    int closing = drawn.kind().form() == Form.RINGS ? 1 : 0;
    for (int part = 0; part < drawn.parts().size(); part++) {
      List<Position> path = drawn.parts().get(part);
      for (int i = 0; i < path.size() - closing && into.size() < MOST_CORNERS; i++) {
        double[] at = on.pixel(path.get(i));
        into.add(new Handle(What.CORNER, part, i, at[0], at[1]));
      }
      for (int i = 0; between && i + 1 < path.size() && middles.size() < MOST_CORNERS; i++) {
        double[] a = on.pixel(path.get(i));
        double[] b = on.pixel(path.get(i + 1));
        if (Math.hypot(a[0] - b[0], a[1] - b[1]) >= APART) {
          middles.add(new Handle(What.BETWEEN, part, i, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2));
        }
      }
    }
    into.addAll(middles);
  }

  private static void radius(Drawn drawn, Viewport on, List<Handle> into) {
    Position middle = drawn.parts().get(0).get(0);
    Coordinate rim =
        Geodesics.destination(middle.lon(), middle.lat(), 90, drawn.radius().orElse(0));
    double turns = Math.rint((rim.x - middle.lon()) / 360) * 360;
    double[] at = on.pixel(Places.clamped(rim.x - turns, rim.y));
    into.add(new Handle(What.RADIUS, 0, 0, at[0], at[1]));
  }

  private static void box(Drawn drawn, Viewport on, List<Handle> into) {
    double[] at = on.pixel(drawn.parts().get(0).get(0));
    Boxes.Box box = Boxes.of(drawn);
    double[] above = box.turned(0, -box.height() / 2 - STALK);
    double[] corner = box.turned(box.width() / 2 + 4, box.height() / 2 + 4);
    into.add(new Handle(What.TURN, 0, 0, at[0] + above[0], at[1] + above[1]));
    into.add(new Handle(What.SIZE, 0, 0, at[0] + corner[0], at[1] + corner[1]));
  }

  /** A shape is turned by a handle above it and sized by one below it at the right. */
  private static void frame(Drawn drawn, Viewport on, List<Handle> into) {
    double[] frame = frame(drawn, on);
    boolean large = frame[2] - frame[0] > APART || frame[3] - frame[1] > APART;
    if (large) {
      into.add(new Handle(What.TURN, 0, 0, (frame[0] + frame[2]) / 2, frame[1] - STALK));
      into.add(new Handle(What.SIZE, 0, 0, frame[2] + 12, frame[3] + 12));
    }
  }

  /** The pixels that hold an annotation: left, top, right, bottom; NaN where it is not reached. */
  static double[] frame(Drawn drawn, Viewport on) {
    return Extents.of(Edits.outline(drawn), on)
        .map(
            bounds ->
                new double[] {
                  on.pixelX(bounds.minX()),
                  on.pixelY(bounds.maxY()),
                  on.pixelX(bounds.maxX()),
                  on.pixelY(bounds.minY())
                })
        .orElse(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
  }

  /** The handle under a pixel; corners are before what lies between them. */
  static Optional<Handle> at(List<Handle> handles, double x, double y) {
    return handles.stream().filter(each -> Math.hypot(each.x - x, each.y - y) <= REACH).findFirst();
  }

  /**
   * The annotation after this handle was dragged.
   *
   * @param place where it was dragged to
   * @param toX the same in pixels
   * @param toY likewise
   */
  Drawn dragged(Drawn drawn, Viewport on, Position place, double toX, double toY) {
    return switch (what) {
      case CORNER ->
          drawn.kind() == Annotation.Kind.RECTANGLE
              ? Edits.rectangle(drawn, index, place, on)
              : Edits.corner(drawn, part, index, place);
      case BETWEEN -> Edits.cornerAfter(drawn, part, index, place);
      case RADIUS -> Edits.radius(drawn, Bends.distance(drawn.parts().get(0).get(0), place));
      case SIZE -> sized(drawn, on, toX, toY);
      case TURN -> turned(drawn, on, toX, toY);
    };
  }

  private Drawn sized(Drawn drawn, Viewport on, double toX, double toY) {
    boolean placed = drawn.kind().form() == Form.PLACE;
    double[] from = placed ? on.pixel(drawn.parts().get(0).get(0)) : frame(drawn, on);
    double before = Math.hypot(x - from[0], y - from[1]);
    double after = Math.hypot(toX - from[0], toY - from[1]);
    double factor = before > 0 ? after / before : 1;
    if (placed) {
      double size = Math.max(4, Math.rint(drawn.style().size() * factor));
      return Edits.style(drawn, Restyle.size(drawn.style(), size));
    }
    return factor > 0.02 ? Edits.scaled(drawn, on, from[0], from[1], factor) : drawn;
  }

  private Drawn turned(Drawn drawn, Viewport on, double toX, double toY) {
    boolean placed = drawn.kind().form() == Form.PLACE;
    double[] frame = frame(drawn, on);
    double[] middle =
        placed
            ? on.pixel(drawn.parts().get(0).get(0))
            : new double[] {(frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2};
    double before = Math.toDegrees(Math.atan2(y - middle[1], x - middle[0]));
    double after = Math.toDegrees(Math.atan2(toY - middle[1], toX - middle[0]));
    double degrees = Math.rint(after - before);
    return placed
        ? Edits.style(drawn, Restyle.rotation(drawn.style(), drawn.style().rotation() + degrees))
        : Edits.turned(drawn, on, middle[0], middle[1], degrees);
  }
}
