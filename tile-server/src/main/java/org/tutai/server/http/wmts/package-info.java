/**
 * WMTS 1.0.0 (OGC 07-057r7), by parameters and by paths: {@link
 * org.tutai.server.http.wmts.WmtsEndpoint} is the entry.
 *
 * <p>Traps: in a path the row comes before the column, and in a feature request J before I; corners
 * of tile matrices follow the axis order of the CRS's definition.
 */
@NullMarked
package org.tutai.server.http.wmts;

import org.jspecify.annotations.NullMarked;
