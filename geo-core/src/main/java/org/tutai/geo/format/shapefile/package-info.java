/**
 * Shapefiles: {@link org.tutai.geo.format.shapefile.ShapefileFormat} opens, {@link
 * org.tutai.geo.format.shapefile.ShapefileReader} reads; {@link
 * org.tutai.geo.format.shapefile.DbfFormat} opens tables without shapes.
 *
 * <p>A shapefile is a group of files of one name. Layout after the "ESRI Shapefile Technical
 * Description" of July 1998; big-endian where marked BE, little-endian elsewhere:
 *
 * <pre>
 * .shp and .shx, header of 100 bytes
 *     0  int BE   9994
 *    24  int BE   length of the file in 16-bit words
 *    28  int      1000
 *    32  int      shape type of all records that are not null shapes
 *    36  double   xmin, ymin, xmax, ymax, zmin, zmax, mmin, mmax
 * .shx, entry of 8 bytes for each record
 *     0  int BE   where the record starts in the .shp, in words
 *     4  int BE   length of its content in words
 * .shp, record
 *     0  int BE   record number, from 1
 *     4  int BE   length of the content in words
 *     8  int      shape type: 0 null, 1 point, 3 lines, 5 polygon, 8 points; +10 with Z, +20 with M
 *        point:           x, y [, z] [, m]
 *        points:          xmin, ymin, xmax, ymax, int n, n * (x, y) [, Z block] [, M block]
 *        lines, polygon:  xmin, ymin, xmax, ymax, int parts, int n, parts * int first point,
 *                         n * (x, y) [, Z block] [, M block]
 *        block:           min, max, n * double; the M block of a Z shape may be left out
 * .dbf, dBase III table
 *     0  byte     version          4  int    rows
 *     8  short    header length   10  short  row length      29  byte  language driver
 *    32  a descriptor of 32 bytes for each column: 0 name (11 bytes), 11 type, 16 width, 17 decimals
 *        0x0D ends them; each row is a flag (' ' or '*' for deleted) and the columns' bytes
 * .prj   the CRS as well-known text in ESRI's dialect
 * .cpg   the name of the text's encoding
 * </pre>
 *
 * <p>Traps: outer rings run clockwise and holes counter-clockwise, but many writers don't know;
 * lengths in headers are often wrong; sidecars' endings come in upper case; Taiwan's official files
 * are Big5 or UTF-8 without saying which, the language driver being 0; measures below -10^38 mean
 * "none".
 */
@NullMarked
package org.tutai.geo.format.shapefile;

import org.jspecify.annotations.NullMarked;
