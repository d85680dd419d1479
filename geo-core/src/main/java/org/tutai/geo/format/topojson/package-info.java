/**
 * TopoJSON: {@link org.tutai.geo.format.topojson.TopoJsonFormat} opens, {@link
 * org.tutai.geo.format.topojson.TopoJsonReader} reads.
 *
 * <p>Layout after "The TopoJSON Format Specification", version 1.0; members come in any order:
 *
 * <pre>
 * {
 *   "type": "Topology",
 *   "transform": {"scale": [kx, ky], "translate": [dx, dy]},    may be left out
 *   "arcs": [[[x, y], [x, y], …], …],                           lines that geometries share
 *   "objects": {
 *     "towns": {"type": "GeometryCollection", "geometries": [   a layer, its features
 *       {"type": "Polygon", "arcs": [[0, 1, ~2]], "id": …, "properties": {…}}, …]},
 *     "spot": {"type": "Point", "coordinates": [x, y], …}       a layer of one feature
 *   }
 * }
 * </pre>
 *
 * <p>With a transform, positions are whole numbers n and mean n·k + d, and within an arc each
 * position but the first is the difference to the one before. The index ~i (that is −1−i) is arc i
 * from its end to its beginning. Arcs one after the other share the point between them.
 *
 * <p>Traps: the transform often stands behind the arcs; projected topologies look like any other,
 * only their coordinates betray that they are no degrees; numbers behind x and y are passed over.
 */
@NullMarked
package org.tutai.geo.format.topojson;

import org.jspecify.annotations.NullMarked;
