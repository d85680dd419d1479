/**
 * File formats of vector layers, found by service loader: {@link org.tutai.geo.format.Formats}
 * opens a file by its name and finds the files in a folder.
 *
 * <p>Each format has a package of its own and knows no other. What they share is here: making
 * geometries of flat arrays ({@link org.tutai.geo.format.FlatGeometry}) and of well-known binary
 * ({@link org.tutai.geo.format.WkbReader}), telling of those that cannot be ({@link
 * org.tutai.geo.format.BadGeometryException}) or were mended ({@link org.tutai.geo.format.Mends}),
 * and the detectives of text encodings and coordinate systems ({@link
 * org.tutai.geo.format.TextEncoding}, {@link org.tutai.geo.format.CrsEvidence}).
 *
 * <p>Trap: what a file says of itself is evidence, not truth.
 */
@NullMarked
package org.tutai.geo.format;

import org.jspecify.annotations.NullMarked;
