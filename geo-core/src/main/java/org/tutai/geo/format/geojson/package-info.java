/**
 * GeoJSON: {@link org.tutai.geo.format.geojson.GeoJsonFormat} opens, {@link
 * org.tutai.geo.format.geojson.GeoJsonReader} reads, {@link
 * org.tutai.geo.format.geojson.GeoJsonWriter} writes; {@link
 * org.tutai.geo.format.geojson.GeoJsonGeometry} makes the values of single geometries for a JSON
 * library to write.
 *
 * <p>Layout after RFC 7946; members come in any order, and others than these are passed over:
 *
 * <pre>
 * {"type": "FeatureCollection",
 *  "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3826"}},   before RFC 7946
 *  "features": [
 *    {"type": "Feature", "id": 7, "properties": {"name": "…", …},
 *     "geometry": {"type": "Polygon", "coordinates": [[[x, y], [x, y, z], …], …]}}, …]}
 * </pre>
 *
 * <p>A file may also hold a lone feature or geometry, an array of features, one object a line
 * ({@code .geojsonl}, {@code .ndjson}), or objects each behind a record separator 0x1E (RFC 8142);
 * of the last two a broken record is counted and the others are read.
 *
 * <p>Traps: {@code crs} often stands behind the features; files written before RFC 7946 have rings
 * of either winding, and files of other systems without a word; coordinates are x before y, also
 * where the system named has them the other way round; some programs write NaN.
 */
@NullMarked
package org.tutai.geo.format.geojson;

import org.jspecify.annotations.NullMarked;
