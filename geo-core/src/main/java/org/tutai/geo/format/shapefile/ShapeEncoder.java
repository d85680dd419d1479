package org.tutai.geo.format.shapefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.bytes.ByteSink;

/** Puts geometries into the content of {@code .shp} records. For one thread. */
final class ShapeEncoder {

  /** "No data" where a measure stands; whitepaper, page 2. */
  private static final double NO_MEASURE = -1e39;

  private final ShapeType type;
  private final boolean measured;

  /**
   * @param type of all shapes
   * @param measured whether shapes with Z carry measures too
   */
  ShapeEncoder(ShapeType type, boolean measured) {
    this.type = type;
    this.measured = measured;
  }

  /** Adds a shape, little-endian, its type first, and widens the file's ranges by it. */
  void encode(Geometry geometry, ByteSink content, Ranges file) {
    content.putInt(type.code());
    var ranges = new Ranges();
    switch (type.shape()) {
      case NONE -> throw new IllegalStateException("a null shape has no geometry");
      case POINT -> point(geometry, content, ranges);
      case POINTS -> points(geometry, content, ranges);
      case LINES, RINGS -> parts(sequences(geometry), content, ranges);
    }
    file.include(ranges);
  }

  /** The least and greatest x, y, z and m of what was written. */
  static final class Ranges {
    private final double[] least = new double[4];
    private final double[] greatest = new double[4];

    Ranges() {
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    }

    void include(int axis, double value) {
      least[axis] = Math.min(least[axis], value);
      greatest[axis] = Math.max(greatest[axis], value);
    }

    void include(Ranges other) {
      for (int axis = 0; axis < 4; axis++) {
        least[axis] = Math.min(least[axis], other.least[axis]);
        greatest[axis] = Math.max(greatest[axis], other.greatest[axis]);
      }
    }

    /** The least value of an axis, 0 when nothing has it. */
    double least(int axis) {
      return least[axis] <= greatest[axis] ? least[axis] : 0;
    }

    /** The greatest value of an axis, 0 when nothing has it. */
    double greatest(int axis) {
      return least[axis] <= greatest[axis] ? greatest[axis] : 0;
    }
  }

  private void point(Geometry geometry, ByteSink content, Ranges ranges) {
    CoordinateSequence sequence = ((Point) geometry.getGeometryN(0)).getCoordinateSequence();
    putXy(sequence, 0, content, ranges);
    if (type.layout().hasZ()) {
      content.putDouble(z(sequence, 0, ranges));
    }
    if (type.layout().hasM()) {
      content.putDouble(m(sequence, 0, ranges));
    }
  }

  private void points(Geometry geometry, ByteSink content, Ranges ranges) {
    List<CoordinateSequence> sequences = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Point point = (Point) geometry.getGeometryN(i);
      if (!point.isEmpty()) {
        sequences.add(point.getCoordinateSequence());
      }
    }
    int box = putBox(content);
    content.putInt(sequences.size());
    putCoordinates(sequences, content, ranges);
    setBox(content, box, ranges);
  }

  private void parts(List<CoordinateSequence> parts, ByteSink content, Ranges ranges) {
    int box = putBox(content);
    content.putInt(parts.size());
    content.putInt(parts.stream().mapToInt(CoordinateSequence::size).sum());
    int start = 0;
    for (CoordinateSequence part : parts) {
      content.putInt(start);
      start += part.size();
    }
    putCoordinates(parts, content, ranges);
    setBox(content, box, ranges);
  }

  private static List<CoordinateSequence> sequences(Geometry geometry) {
    List<CoordinateSequence> sequences = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Geometry part = geometry.getGeometryN(i);
      if (part instanceof Polygon polygon && !polygon.isEmpty()) {
        sequences.add(turned(polygon.getExteriorRing(), true));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          sequences.add(turned(polygon.getInteriorRingN(hole), false));
        }
      } else if (part instanceof LineString line && !line.isEmpty()) {
        sequences.add(line.getCoordinateSequence());
      }
    }
    return sequences;
  }

  /** Outer rings run clockwise, holes the other way; a ring of no area stays as it is. */
  private static CoordinateSequence turned(LinearRing ring, boolean clockwise) {
    CoordinateSequence sequence = ring.getCoordinateSequence();
    double area = signedArea(sequence);
    boolean right = area == 0 || area < 0 == clockwise;
    return right ? sequence : ring.reverse().getCoordinateSequence();
  }

  private static double signedArea(CoordinateSequence sequence) {
    var flat = new double[2 * sequence.size()];
    for (int i = 0; i < sequence.size(); i++) {
      flat[2 * i] = sequence.getX(i);
      flat[2 * i + 1] = sequence.getY(i);
    }
    return RingSorter.signedArea(flat, 2);
  }

  private void putCoordinates(List<CoordinateSequence> sequences, ByteSink content, Ranges ranges) {
    for (CoordinateSequence sequence : sequences) {
      for (int i = 0; i < sequence.size(); i++) {
        putXy(sequence, i, content, ranges);
      }
    }
    if (type.layout().hasZ()) {
      int block = putRange(content);
      for (CoordinateSequence sequence : sequences) {
        for (int i = 0; i < sequence.size(); i++) {
          content.putDouble(z(sequence, i, ranges));
        }
      }
      setRange(content, block, 2, ranges);
    }
    if (type.layout().hasM() && (measured || !type.layout().hasZ())) {
      int block = putRange(content);
      for (CoordinateSequence sequence : sequences) {
        for (int i = 0; i < sequence.size(); i++) {
          content.putDouble(m(sequence, i, ranges));
        }
      }
      setRange(content, block, 3, ranges);
    }
  }

  private static void putXy(CoordinateSequence sequence, int i, ByteSink content, Ranges ranges) {
    double x = sequence.getX(i);
    double y = sequence.getY(i);
    ranges.include(0, x);
    ranges.include(1, y);
    content.putDouble(x).putDouble(y);
  }

  /** The height, 0 where there is none: the format has no mark for that. */
  private static double z(CoordinateSequence sequence, int i, Ranges ranges) {
    double z = sequence.hasZ() ? sequence.getZ(i) : 0;
    double stored = Double.isNaN(z) ? 0 : z;
    ranges.include(2, stored);
    return stored;
  }

  private static double m(CoordinateSequence sequence, int i, Ranges ranges) {
    double m = sequence.hasM() ? sequence.getM(i) : Double.NaN;
    if (Double.isNaN(m)) {
      return NO_MEASURE;
    }
    ranges.include(3, m);
    return m;
  }

  private static int putBox(ByteSink content) {
    int at = content.size();
    content.fill(0, 4 * Double.BYTES);
    return at;
  }

  private static void setBox(ByteSink content, int at, Ranges ranges) {
    content.setDouble(at, ranges.least(0)).setDouble(at + 8, ranges.least(1));
    content.setDouble(at + 16, ranges.greatest(0)).setDouble(at + 24, ranges.greatest(1));
  }

  private static int putRange(ByteSink content) {
    int at = content.size();
    content.fill(0, 2 * Double.BYTES);
    return at;
  }

  private static void setRange(ByteSink content, int at, int axis, Ranges ranges) {
    content.setDouble(at, ranges.least(axis)).setDouble(at + 8, ranges.greatest(axis));
  }
}
