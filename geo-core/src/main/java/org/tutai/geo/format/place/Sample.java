package org.tutai.geo.format.place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;

/**
 * Some positions of a layer, with the words of the features they are of. Taken from a bounded
 * number of features, evenly spread over those read; the same source always gives the same sample.
 *
 * <p>A polygon's positions are some of its corners, moved a quarter of the way to their middle, so
 * that they lie inside rather than on a boundary.
 */
final class Sample {

  /** How much is read and kept at most. */
  record Limits(int features, long vertices, int kept) {
    /** Enough to conclude from. */
    static final Limits FULL = new Limits(20_000, 400_000, 2_000);

    /** Enough to see whether the file's words can be right. */
    static final Limits SMALL = new Limits(300, 20_000, 300);
  }

  private static final int FEW_FEATURES = 64;
  private static final int POSITIONS_OF_FEW = 48;
  private static final int POSITIONS_OF_MANY = 6;
  private static final int MOST_FIELDS = 24;
  private static final int LONGEST_TEXT = 60;
  private static final double GREATEST = 1e12;
  private static final double INWARD = 0.25;

  /** One feature: its positions, x and y by turns, whether it is an area, and its words. */
  record Shape(double[] xy, boolean area, List<@Nullable String> words) {
    int size() {
      return xy.length / 2;
    }
  }

  private final List<Shape> shapes;
  private final List<Field> fields;
  private final boolean whole;

  private Sample(List<Shape> shapes, List<Field> fields, boolean whole) {
    this.shapes = List.copyOf(shapes);
    this.fields = List.copyOf(fields);
    this.whole = whole;
  }

  /** Positions without words: the corners of a grid. */
  static Sample of(double[] xy) {
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      if (isUsable(xy[i], xy[i + 1])) {
        shapes.add(new Shape(new double[] {xy[i], xy[i + 1]}, false, List.of()));
      }
    }
    return new Sample(shapes, List.of(), true);
  }

  /**
   * Takes a sample of a source. A file that cannot be read on gives what could be read: whoever
   * reads the features will meet the same damage and tell of it.
   */
  static Sample of(FeatureSource source, Limits limits) {
    List<Integer> columns = new ArrayList<>();
    List<Field> all = source.schema().fields();
    for (int i = 0; i < all.size() && columns.size() < MOST_FIELDS; i++) {
      if (all.get(i).type() == FieldType.TEXT || all.get(i).type() == FieldType.INTEGER) {
        columns.add(i);
      }
    }
    var taking = new Taking(limits, columns);
    boolean whole;
    try (FeatureStream stream = source.features()) {
      whole = taking.read(stream);
    } catch (IOException e) {
      whole = false;
    }
    return new Sample(taking.kept, columns.stream().map(all::get).toList(), whole);
  }

  private static final class Taking {
    private final Limits limits;
    private final List<Integer> columns;
    private final List<Shape> kept = new ArrayList<>();
    private int stride = 1;

    Taking(Limits limits, List<Integer> columns) {
      this.limits = limits;
      this.columns = columns;
    }

    /** Whether the stream was read to its end. */
    boolean read(FeatureStream stream) throws IOException {
      long vertices = 0;
      int usable = 0;
      for (int read = 0; read < limits.features() && vertices < limits.vertices(); read++) {
        Feature feature = stream.next();
        if (feature == null) {
          return true;
        }
        Geometry geometry = feature.geometry();
        if (geometry != null && !geometry.isEmpty()) {
          vertices += geometry.getNumPoints();
          if (usable % stride == 0) {
            keep(geometry, feature);
          }
          usable++;
        }
      }
      return false;
    }

    private void keep(Geometry geometry, Feature feature) {
      int wanted = kept.size() < FEW_FEATURES ? POSITIONS_OF_FEW : POSITIONS_OF_MANY;
      var positions = new Positions();
      positions.addFrom(geometry, wanted);
      if (positions.count > 0) {
        kept.add(new Shape(positions.taken(), geometry.getDimension() == 2, words(feature)));
      }
      if (kept.size() == limits.kept()) {
        thin();
      }
    }

    /** Keeps every second of the kept. */
    private void thin() {
      for (int i = 0; i < kept.size() / 2; i++) {
        kept.set(i, kept.get(2 * i));
      }
      kept.subList((kept.size() + 1) / 2, kept.size()).clear();
      stride *= 2;
    }

    private List<@Nullable String> words(Feature feature) {
      List<@Nullable String> words = new ArrayList<>();
      for (int column : columns) {
        Object value = feature.value(column);
        String text = value == null ? null : value.toString();
        words.add(
            text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
      }
      return words;
    }
  }

  private static final class Positions {
    private double[] xy = new double[16];
    private int count;

    double[] taken() {
      return Arrays.copyOf(xy, 2 * count);
    }

    /** Takes about as many positions as wanted, evenly spread over the geometry. */
    void addFrom(Geometry geometry, int wanted) {
      if (geometry instanceof Point point) {
        add(point.getCoordinateSequence().getX(0), point.getCoordinateSequence().getY(0));
      } else if (geometry instanceof LineString line) {
        along(line.getCoordinateSequence(), wanted);
      } else if (geometry instanceof Polygon polygon) {
        inside(polygon.getExteriorRing().getCoordinateSequence(), wanted);
      } else if (geometry instanceof GeometryCollection) {
        int parts = geometry.getNumGeometries();
        int taken = Math.min(parts, wanted);
        for (int i = 0; i < taken; i++) {
          Geometry part = geometry.getGeometryN((int) ((long) i * parts / taken));
          if (!part.isEmpty()) {
            addFrom(part, Math.max(1, wanted / taken));
          }
        }
      }
    }

    private void along(CoordinateSequence line, int wanted) {
      int size = line.size();
      int taken = Math.min(wanted, size);
      for (int i = 0; i < taken; i++) {
        int at = (int) ((2L * i + 1) * size / (2L * taken));
        add(line.getX(at), line.getY(at));
      }
    }

    private void inside(CoordinateSequence ring, int wanted) {
      int corners = ring.size() - 1;
      int taken = Math.min(wanted, corners);
      double x = 0;
      double y = 0;
      for (int i = 0; i < corners; i++) {
        x += ring.getX(i) / corners;
        y += ring.getY(i) / corners;
      }
      for (int i = 0; i < taken; i++) {
        int at = (int) ((long) i * corners / taken);
        add(
            ring.getX(at) + INWARD * (x - ring.getX(at)),
            ring.getY(at) + INWARD * (y - ring.getY(at)));
      }
    }

    private void add(double x, double y) {
      if (isUsable(x, y)) {
        if (2 * count == xy.length) {
          xy = Arrays.copyOf(xy, 2 * xy.length);
        }
        xy[2 * count] = x;
        xy[2 * count + 1] = y;
        count++;
      }
    }
  }

  /** Both 0 is how files write that a position is not known. */
  private static boolean isUsable(double x, double y) {
    return !(x == 0 && y == 0) && Math.abs(x) <= GREATEST && Math.abs(y) <= GREATEST;
  }

  List<Shape> shapes() {
    return shapes;
  }

  /** The fields whose values the words are, in the words' order. */
  List<Field> fields() {
    return fields;
  }

  /** Whether every feature of the source was read. */
  boolean isWhole() {
    return whole;
  }

  boolean isEmpty() {
    return shapes.isEmpty();
  }

  /** The positions of all shapes, x and y by turns. */
  double[] positions() {
    int count = shapes.stream().mapToInt(Shape::size).sum();
    double[] all = new double[2 * count];
    int at = 0;
    for (Shape shape : shapes) {
      System.arraycopy(shape.xy(), 0, all, at, shape.xy().length);
      at += shape.xy().length;
    }
    return all;
  }
}
