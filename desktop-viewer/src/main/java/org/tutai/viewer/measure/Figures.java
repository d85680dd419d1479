package org.tutai.viewer.measure;

import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.draw.Bends;
import org.tutai.viewer.draw.Places;

/** What places come to when they are measured. */
final class Figures {

  private static final GeometryFactory SHAPES = new GeometryFactory();

  private Figures() {}

  /**
   * A measurement of places.
   *
   * @param places as many as the kind needs, without the closing one of a ring
   * @param unit as documents write it; empty to choose by size
   */
  static Measurement.Taken of(MeasureKind kind, String id, List<Position> places, String unit) {
    List<Position> part = kind == MeasureKind.AREA ? Places.closed(places) : places;
    return new Measurement.Taken(
        kind.kept(), id, List.of(part), results(kind.kept(), List.of(part)), unit, Kept.NONE);
  }

  private static Measurement.Results results(Measurement.Kind kind, List<List<Position>> parts) {
    return switch (kind) {
      case POINT -> Measurement.Results.NONE;
      case DISTANCE ->
          new Measurement.Results(
              cut(Bends.length(parts.get(0))),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              Kept.NONE);
      case AREA ->
          new Measurement.Results(
              OptionalDouble.empty(),
              cut(Geodesics.area(polygon(parts))),
              cut(parts.stream().mapToDouble(Bends::length).sum()),
              Kept.NONE);
    };
  }

  private static Polygon polygon(List<List<Position>> rings) {
    var holes =
        rings.subList(1, rings.size()).stream().map(ring -> SHAPES.createLinearRing(corners(ring)));
    return SHAPES.createPolygon(
        SHAPES.createLinearRing(corners(rings.get(0))),
        holes.toArray(org.locationtech.jts.geom.LinearRing[]::new));
  }

  private static Coordinate[] corners(List<Position> ring) {
    return ring.stream()
        .map(place -> new Coordinate(place.lon(), place.lat()))
        .toArray(Coordinate[]::new);
  }

  /** To a tenth of a millimetre. */
  private static OptionalDouble cut(double metres) {
    return OptionalDouble.of(Math.round(metres * 10_000) / 10_000.0);
  }

  /** The figures of a measurement, worked out anew where the document has none. */
  static Measurement.Results complete(Measurement.Taken taken) {
    Measurement.Results told = taken.results();
    boolean whole =
        switch (taken.kind()) {
          case POINT -> true;
          case DISTANCE -> told.length().isPresent();
          case AREA -> told.area().isPresent() && told.perimeter().isPresent();
        };
    return whole ? told : results(taken.kind(), taken.parts());
  }

  /** The unit that a measure is told in. */
  static MeasureUnit unit(String wanted, double metres, boolean area) {
    return MeasureUnit.of(wanted)
        .filter(unit -> unit.isArea() == area)
        .orElseGet(() -> MeasureUnit.usual(metres, area));
  }
}
