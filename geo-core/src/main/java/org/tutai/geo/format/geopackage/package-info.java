/**
 * GeoPackages (OGC 12-128): {@link org.tutai.geo.format.geopackage.GeoPackageFormat} opens, {@link
 * org.tutai.geo.format.geopackage.GeoPackageReader} reads a layer, all of it or what meets a
 * rectangle, {@link org.tutai.geo.format.geopackage.TilesReader} a table of tiles as a grid.
 *
 * <p>A GeoPackage is an SQLite file with tables that describe its tables:
 *
 * <pre>
 * gpkg_contents          table_name, data_type ('features', 'attributes', 'tiles' …), extent, srs_id
 * gpkg_geometry_columns  table_name, column_name, geometry_type_name, srs_id, z, m
 * gpkg_spatial_ref_sys   srs_id, organization, organization_coordsys_id, definition
 * gpkg_extensions        table_name, extension_name ('gpkg_rtree_index')
 * rtree_TABLE_COLUMN     id, minx, maxx, miny, maxy: a virtual table
 *
 * gpkg_tile_matrix_set   table_name, srs_id, min_x, min_y, max_x, max_y: where tile (0, 0) starts
 * gpkg_tile_matrix       table_name, zoom_level, matrix and tile sizes, pixel_x_size, pixel_y_size
 * a table of tiles       id, zoom_level, tile_column, tile_row (0 in the north), tile_data (a picture)
 * gpkg_2d_gridded_…      factors from the numbers of a tile's picture to quantities (OGC 17-066r2)
 *
 * geometry (clause 2.1.3)
 *     0  'G' 'P'   2  version, 0
 *     3  flags: bit 0 little-endian, 1-3 envelope (0, 4, 6, 6 or 8 numbers), 4 empty, 5 extended
 *     4  int       srs_id
 *     8  double    minx, maxx, miny, maxy [, minz, maxz] [, minm, maxm]
 *        well-known binary: byte order, int type (+1000 Z, +2000 M, +3000 both), coordinates
 * </pre>
 *
 * <p>Ordinary tables of a file that rests are read from its pages ({@code StoredRows}); views,
 * parts found by an R-tree, and files with a log beside them are read by SQLite ({@code SqlRows}).
 * An SQLite file, after "The SQLite Database File Format", big-endian:
 *
 * <pre>
 *     0  "SQLite format 3\0"  16  short page size, 1 for 65,536   20  byte  reserved in each page
 *    24  int  change counter  28  int  pages   40  int  schema cookie   56  int  encoding, 1 UTF-8
 * page of a table's tree; on page 1 it starts at byte 100, and its rows are the schema
 *     0  byte type: 5 interior, 13 leaf    3  short  cells    8  int  last child (interior)
 *     8 or 12  short for each cell: where it starts
 *        interior: int child, varint row number
 *        leaf:     varint length, varint row number, record [, int first overflow page]
 * overflow page: int next page, then bytes
 * record: varint header length, varint type for each column, values
 * </pre>
 *
 * <p>Traps: x is always east or longitude, whatever the CRS's definition says; srs_id -1 and 0 mean
 * undefined; a table may have any name, dots and quotes included; what a program wrote last may lie
 * in a {@code -wal} file beside; R-trees hold single precision, rounded outwards, and empty
 * geometries are not in them; a file may hold hostile views.
 */
@NullMarked
package org.tutai.geo.format.geopackage;

import org.jspecify.annotations.NullMarked;
