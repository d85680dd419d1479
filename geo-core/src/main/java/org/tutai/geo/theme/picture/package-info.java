/**
 * A theme map as one picture, as other sites show it of a link: {@link
 * org.tutai.geo.theme.picture.ThemePicture} draws layers, drawings, measures and a strip with the
 * title. What must be fetched or looked up comes from a {@link
 * org.tutai.geo.theme.picture.ThemeSources}; what cannot be had is left out and counted.
 *
 * <p>Traps: drawing waits for the sources, so give it a deadline; the view is drawn in Web
 * Mercator, whatever the theme's own CRS, and north up.
 */
@NullMarked
package org.tutai.geo.theme.picture;

import org.jspecify.annotations.NullMarked;
