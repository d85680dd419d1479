/**
 * WMS 1.3.0 (OGC 06-042) and 1.1.1 (OGC 01-068r3): {@link org.tutai.server.http.wms.WmsEndpoint} is
 * the entry.
 *
 * <p>Traps: in 1.3.0 a bounding box follows the axis order of its CRS's definition (latitude first
 * for EPSG:4326), in 1.1.1 x always comes first. Service exceptions go out with HTTP status 200,
 * because map programs show their text only then; an overloaded server answers 503.
 */
@NullMarked
package org.tutai.server.http.wms;

import org.jspecify.annotations.NullMarked;
