/**
 * Zip files with layers in them, as agencies hand out shapefiles: {@link
 * org.tutai.geo.format.zip.ZipFormat} unpacks what a format reads to a temporary folder and opens
 * it from there. The layout of a zip is told in {@link org.tutai.geo.bytes.zip}.
 *
 * <p>Trap: a member's name may climb out of a folder ({@code ../}), so no path is ever made of one
 * but of its last part.
 */
@NullMarked
package org.tutai.geo.format.zip;

import org.jspecify.annotations.NullMarked;
