/**
 * CSV, tables as text: {@link org.tutai.geo.format.csv.CsvFormat} opens, {@link
 * org.tutai.geo.format.csv.CsvReader} reads, {@link org.tutai.geo.format.csv.CsvWriter} writes.
 *
 * <p>Layout after RFC 4180, and wider:
 *
 * <pre>
 * [byte order mark] [rows of a title]
 * name,經度,緯度              names; found missing when the first row is like the others
 * a,121.5,25.03              cells between commas, semicolons, tabs or bars
 * "b, ""c""",121.6,25.04     a quoted cell, with separators, doubled quotes and line ends
 * </pre>
 *
 * <p>Lines end with LF, CR LF or CR; the text is in any encoding, and may be compressed by gzip.
 * Geometries are points in two columns or in one ({@code 121.5,25.03}), or well-known text. A
 * {@code .csvt} beside the file says the columns' types.
 *
 * <p>Traps: nothing in the file says what its columns are, so all of that is concluded, and told in
 * remarks; codes such as 0900701 are no numbers; rows are longer and shorter than they should be.
 */
@NullMarked
package org.tutai.geo.format.csv;

import org.jspecify.annotations.NullMarked;
