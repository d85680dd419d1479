/**
 * KML and KMZ: {@link org.tutai.geo.format.kml.KmlFormat} opens, {@link
 * org.tutai.geo.format.kml.KmlDocument} is what stands between the placemarks, {@link
 * org.tutai.geo.format.kml.KmlReader} a layer of placemarks, {@link
 * org.tutai.geo.format.kml.KmlWriter} writes.
 *
 * <p>Layout after OGC KML 2.3 (12-007r2), which holds 2.2 and Google's extensions; elements are
 * found by their local names, in any order:
 *
 * <pre>
 * &lt;kml&gt;
 *  &lt;Document&gt; name, visibility
 *   &lt;Style id="a"&gt; IconStyle, LabelStyle, LineStyle, PolyStyle: color aabbggrr, scale, width, …
 *   &lt;StyleMap id="b"&gt; Pair: key normal | highlight, styleUrl #a | Style
 *   &lt;Schema id="c"&gt; SimpleField name type
 *   &lt;Folder&gt; the same again, folders in folders
 *    &lt;Placemark id="7"&gt; name, description, styleUrl #b, Style, TimeSpan, ExtendedData,
 *      Point | LineString | LinearRing | Polygon | MultiGeometry | gx:Track | gx:MultiTrack | Model
 *       coordinates: longitude,latitude[,height] and white space, again and again
 *    &lt;GroundOverlay&gt; Icon, LatLonBox | gx:LatLonQuad; &lt;NetworkLink&gt; Link; …
 * </pre>
 *
 * <p>A KMZ is a zip with {@code doc.kml}, or any first {@code .kml}, the pictures it names, and the
 * further documents it links to.
 *
 * <p>Traps: colours are alpha, blue, green, red; shared styles may stand behind what uses them, so
 * a document is read twice; namespaces are often missing or wrong; texts are HTML; nothing that a
 * document names is fetched from outside of the file.
 */
@NullMarked
package org.tutai.geo.format.kml;

import org.jspecify.annotations.NullMarked;
