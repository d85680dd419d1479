package org.tutai.geo.format.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

/**
 * What is known of a file after opening it.
 *
 * @param charset to decode cells with; UTF-8 where the file turns into that on the way
 * @param encoding of the file
 * @param header whether the first row of the table has the names
 * @param names of all columns
 * @param columns where in a row each field is
 * @param place where the geometries are
 * @param count of the rows, where all were seen
 */
record Table(
    CsvFile file,
    Dialect dialect,
    Charset charset,
    Finding<Charset> encoding,
    boolean header,
    List<String> names,
    List<Integer> columns,
    List<Field> fields,
    Optional<Place> place,
    OptionalLong count,
    List<Remark> remarks) {

  Table {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
    remarks = List.copyOf(remarks);
  }

  Schema schema() {
    return new Schema(place.map(Place::kind).orElse(GeometryKind.NONE), fields);
  }

  /** How many rows stand before the first feature. */
  int rowsBefore() {
    return dialect.skipped() + (header ? 1 : 0);
  }
}
