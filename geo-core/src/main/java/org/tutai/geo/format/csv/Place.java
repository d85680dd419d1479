package org.tutai.geo.format.csv;

import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.GeometryKind;

/**
 * Where a row's geometry is.
 *
 * @param form how it is written
 * @param first the column of x, of both coordinates, or of the text
 * @param second the column of y; −1 for none
 * @param kind of the geometries
 * @param degrees whether the numbers are degrees
 * @param crs what the columns' names say of it; with less than 0.5 when they say the datum but not
 *     the zone
 * @param remark what was concluded, and on what grounds
 */
record Place(
    Form form,
    int first,
    int second,
    GeometryKind kind,
    boolean degrees,
    Finding<Crs> crs,
    Remark remark) {

  /** How a geometry is written. */
  enum Form {
    /** X and y, in a column each. */
    COLUMNS,
    /** X and y, in one column. */
    PAIR,
    /** Y and x, in one column. */
    SWAPPED_PAIR,
    /** Well-known text. */
    WKT,
    /** Well-known binary in hexadecimal digits. */
    WKB
  }

  /** The same place, taken for another reason. */
  Place because(Remark reason) {
    return new Place(form, first, second, kind, degrees, crs, reason);
  }

  /** Whether a column is no attribute but the geometry. */
  boolean uses(int column) {
    return column == first || column == second;
  }
}
