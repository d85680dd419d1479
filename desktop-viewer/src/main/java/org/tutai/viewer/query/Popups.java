package org.tutai.viewer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.words.Text;

/** What annotations under the pointer say. Stateless, thread-safe. */
final class Popups {

  private static final double REACH_PIXELS = 10;

  private Popups() {}

  /** The annotations with words at a place, the topmost first. */
  static List<Identified.Layer> at(List<Annotation> annotations, MapPointer at, Text title) {
    var found = new ArrayList<Identified.Layer>();
    for (int i = annotations.size() - 1; i >= 0; i--) {
      if (annotations.get(i) instanceof Annotation.Drawn drawn && isAt(drawn, at)) {
        String said = drawn.popup().isBlank() ? drawn.text() : drawn.popup();
        if (!said.isBlank()) {
          found.add(
              new Identified.Layer(
                  Optional.empty(),
                  title,
                  List.of(),
                  List.of(),
                  false,
                  false,
                  Optional.of(Text.same(said))));
        }
      }
    }
    return found;
  }

  private static boolean isAt(Annotation.Drawn drawn, MapPointer at) {
    if (drawn.kind() == Annotation.Kind.CIRCLE && drawn.radius().isPresent()) {
      Position middle = drawn.parts().get(0).get(0);
      return at.place()
          .map(
              place ->
                  Geodesics.distance(middle.lon(), middle.lat(), place.lon(), place.lat())
                      <= drawn.radius().getAsDouble())
          .orElse(false);
    }
    var here = new Coordinate(at.x(), at.y());
    for (List<Position> part : drawn.parts()) {
      Coordinate[] pixels =
          part.stream()
              .map(place -> at.viewport().pixel(place))
              .map(xy -> new Coordinate(xy[0], xy[1]))
              .toArray(Coordinate[]::new);
      if (pixels.length > 0 && isNear(here, pixels)) {
        return true;
      }
    }
    return drawn.kind().form() == org.tutai.geo.theme.Form.RINGS && isInside(here, drawn, at);
  }

  private static boolean isNear(Coordinate here, Coordinate[] pixels) {
    return pixels.length == 1
        ? here.distance(pixels[0]) <= REACH_PIXELS
        : Distance.pointToSegmentString(here, pixels) <= REACH_PIXELS;
  }

  private static boolean isInside(Coordinate here, Annotation.Drawn drawn, MapPointer at) {
    var ring = new ArrayList<Coordinate>();
    for (Position place : drawn.parts().get(0)) {
      double[] xy = at.viewport().pixel(place);
      ring.add(new Coordinate(xy[0], xy[1]));
    }
    if (ring.size() < 3) {
      return false;
    }
    if (!ring.get(0).equals2D(ring.get(ring.size() - 1))) {
      ring.add(ring.get(0));
    }
    return PointLocation.isInRing(here, ring.toArray(Coordinate[]::new));
  }
}
