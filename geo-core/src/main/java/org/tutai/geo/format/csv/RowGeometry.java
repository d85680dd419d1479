package org.tutai.geo.format.csv;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.format.Arcs;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;

/** Makes the geometry of a row. For one thread. */
final class RowGeometry {

  private static final int SHOWN = 40;

  private final Place place;
  private final NumberCell number = new NumberCell();
  private final PairCell pair = new PairCell();
  private final Wkt wkt;
  private final WkbText wkb;

  RowGeometry(Place place, Mends mends) {
    this.place = place;
    this.wkt = new Wkt(mends);
    this.wkb = new WkbText(mends, place.degrees() ? Arcs.DEGREES : Arcs.PLANE);
  }

  /**
   * The geometry.
   *
   * @return null for an empty one
   * @throws BadGeometryException when there is none or it cannot be read
   */
  @Nullable Geometry read(Rows rows) throws BadGeometryException {
    if (isMissing(rows, place.first())
        || (place.second() >= 0 && isMissing(rows, place.second()))) {
      throw new BadGeometryException("coordinates-missing", "a row has no coordinates");
    }
    return switch (place.form()) {
      case COLUMNS -> point(coordinate(rows, place.first()), coordinate(rows, place.second()));
      case PAIR, SWAPPED_PAIR -> pair(rows);
      case WKT -> wkt.read(rows.bytes(), rows.start(place.first()), rows.end(place.first()));
      case WKB -> wkb.read(rows.bytes(), rows.start(place.first()), rows.end(place.first()));
    };
  }

  private static boolean isMissing(Rows rows, int column) {
    return column >= rows.cells()
        || rows.isEmpty(column)
        || ColumnGuess.isNothing(rows.bytes(), rows.start(column), rows.end(column));
  }

  private double coordinate(Rows rows, int column) throws BadGeometryException {
    if (number.read(rows.bytes(), rows.start(column), rows.end(column)) == NumberCell.Kind.NONE) {
      throw notNumbers(rows, column);
    }
    return number.real();
  }

  private Geometry pair(Rows rows) throws BadGeometryException {
    int column = place.first();
    if (!pair.read(rows.bytes(), rows.start(column), rows.end(column))) {
      throw notNumbers(rows, column);
    }
    boolean swapped = place.form() == Place.Form.SWAPPED_PAIR;
    return swapped ? point(pair.second(), pair.first()) : point(pair.first(), pair.second());
  }

  private Geometry point(double x, double y) throws BadGeometryException {
    if (x == 0 && y == 0) {
      throw new BadGeometryException(
          "coordinates-zero", "both coordinates are 0, which stands for none");
    }
    double[] xy = {x, y};
    FlatGeometry.check(xy, Layout.XY);
    return FlatGeometry.point(xy, Layout.XY);
  }

  private static BadGeometryException notNumbers(Rows rows, int column) {
    int start = rows.start(column);
    int length = Math.min(SHOWN, rows.end(column) - start);
    String text = new String(rows.bytes(), start, length, StandardCharsets.UTF_8);
    return new BadGeometryException("coordinates-not-numbers", "\"" + text + "\" is no coordinate");
  }
}
