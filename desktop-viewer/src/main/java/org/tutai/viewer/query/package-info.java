/**
 * Asking the map: what is here ({@link org.tutai.viewer.query.IdentifyTool}), which features lie in
 * an area or within a distance ({@link org.tutai.viewer.query.SelectTool}, 環域), and which meet a
 * condition ({@link org.tutai.viewer.query.ExpressionViewModel}). Enter by {@link
 * org.tutai.viewer.query.QueryFeature}. What is found becomes the desk's selection, and is listed
 * by layer.
 *
 * <p>Traps: areas are longitude and latitude within ±180°, with sides dense enough to bend; a side
 * drawn on the map is straight on the map, a buffer's is a geodesic distance away.
 */
@NullMarked
package org.tutai.viewer.query;

import org.jspecify.annotations.NullMarked;
