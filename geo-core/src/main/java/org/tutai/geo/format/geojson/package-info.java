/**
 * GeoJSON (RFC 7946). So far only geometries are written, as values that a JSON library turns into
 * text; coordinates are longitude, latitude degrees.
 */
@NullMarked
package org.tutai.geo.format.geojson;

import org.jspecify.annotations.NullMarked;
