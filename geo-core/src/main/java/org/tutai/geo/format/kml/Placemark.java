package org.tutai.geo.format.kml;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.format.BadGeometryException;

/**
 * A placemark as it is written, its geometry read; empty text for what it doesn't say.
 *
 * @param folder the number of the folder or document element that holds it
 * @param description as it is written, mostly HTML
 * @param begin of the time it is of, as it is written; a time stamp begins and ends it
 * @param style said in it, and the address of a shared one
 * @param values of its extended data by name
 * @param bad why its geometry cannot be used; null when it can, or when there is none
 */
record Placemark(
    int folder,
    String id,
    String name,
    String description,
    String address,
    boolean visible,
    String begin,
    String end,
    StyleBook.Said style,
    Map<String, Written> values,
    @Nullable Geometry geometry,
    @Nullable BadGeometryException bad) {

  /**
   * A value of extended data.
   *
   * @param schema the name of the schema that gives it a type; empty for none
   */
  record Written(String text, String schema) {}
}
