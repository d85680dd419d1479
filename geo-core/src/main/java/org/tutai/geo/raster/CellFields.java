package org.tutai.geo.raster;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

/**
 * The cells of a grid as features without geometry, for those who ask what is at a place: of one
 * band the field {@code value}, of several {@code band_1}, {@code band_2}, … Stateless,
 * thread-safe.
 */
public final class CellFields {

  private CellFields() {}

  /** The schema of a layer that is a grid. */
  public static Schema schema(RasterInfo info) {
    FieldType type = isReal(info.type()) ? FieldType.REAL : FieldType.INTEGER;
    var fields = new ArrayList<Field>();
    for (int band = 1; band <= info.bands(); band++) {
      fields.add(Field.of(info.bands() == 1 ? "value" : "band_" + band, type));
    }
    return new Schema(GeometryKind.RASTER, fields);
  }

  /**
   * A cell of level 0, its values in the order of the {@link #schema}; null for a band without a
   * value. Its ordinal counts cells row by row.
   *
   * @throws IndexOutOfBoundsException when there is no such cell
   */
  public static Feature cell(RasterPyramid pyramid, int column, int row) {
    RasterInfo info = pyramid.info();
    var values = new ArrayList<@Nullable Object>();
    for (int band = 0; band < info.bands(); band++) {
      values.add(value(info.type(), pyramid.value(band, column, row)));
    }
    return new Feature((long) row * info.width() + column, null, values);
  }

  private static @Nullable Object value(SampleType type, double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    if (type == SampleType.FLOAT32) {
      // The shortest number that is this one as a float: 0.1, not 0.10000000149.
      return Double.parseDouble(Float.toString((float) value));
    }
    if (isReal(type)) {
      return value;
    }
    return Math.round(value);
  }

  private static boolean isReal(SampleType type) {
    return type == SampleType.FLOAT32 || type == SampleType.FLOAT64;
  }
}
