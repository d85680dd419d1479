/**
 * GeoTIFF: {@link org.tutai.geo.format.geotiff.GeoTiffFormat} opens, {@link
 * org.tutai.geo.format.geotiff.GeoTiffReader} reads.
 *
 * <p>Layout after "TIFF Revision 6.0" of 1992, the BigTIFF design, OGC GeoTIFF 1.1 (19-008r4) and
 * GDAL's tags; big-endian after {@code MM}, little-endian after {@code II}:
 *
 * <pre>
 * TIFF                                     BigTIFF
 *  0  II or MM                              0  II or MM
 *  2  short  42                             2  short  43, short 8, short 0
 *  4  int    first directory                8  long   first directory
 * directory                                directory
 *  0  short  n                              0  long   n
 *  2  n * (short tag, short type,           8  n * (short tag, short type,
 *          int count, int value or place)           long count, long value or place)
 *  …  int    next directory, 0 for none     …  long   next directory, 0 for none
 * cells in strips (273 places, 279 lengths, 278 rows) or tiles (324, 325, 322 width, 323 height)
 *   256 width, 257 height, 258 bits, 277 samples, 284 planes (1 side by side, 2 one after another),
 *   339 sample format (1 unsigned, 2 signed, 3 floating point), 262 photometric interpretation
 *   259 compression: 1 none, 2 3 4 CCITT, 5 LZW, 7 JPEG, 8 32946 Deflate, 32773 PackBits
 *   317 predictor: 1 none, 2 differences, 3 differences of floating point taken apart
 * place
 *   33550 cell size, 33922 tie points (column, row, 0, x, y, z), 34264 matrix of 4 * 4
 *   34735 keys: 4 shorts of head, then (key, where: 0 here, 34736 numbers, 34737 texts; count, value)
 *   42112 GDAL's metadata (XML: scale, offset), 42113 GDAL's "no data" as text
 * </pre>
 *
 * <p>Traps: rows grow south, so the y of a cell's size is negative though the tag's is not; "pixel
 * is point" places the middle of the first cell, not its corner; the last strip is short, the last
 * tiles are not; a block of place 0 is not in the file and has no values; bits that don't fill
 * bytes run from the highest; the third predictor leaves numbers big-endian in any file; a palette
 * has 16 bits a part, but some writers leave 8.
 */
@NullMarked
package org.tutai.geo.format.geotiff;

import org.jspecify.annotations.NullMarked;
