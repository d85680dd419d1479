/**
 * Theme maps: what a person made of layers, drawings and measures, as a versioned JSON document
 * that opens for ever.
 *
 * <p>A {@link org.tutai.geo.theme.ThemeMap} is the map as values; {@link
 * org.tutai.geo.theme.ThemeDocument} reads and writes it; {@link org.tutai.geo.theme.ThemeSharing}
 * takes out what must not leave a computer. The format is described in {@code
 * docs/formats/theme-document.md} and by the JSON Schema that {@link
 * org.tutai.geo.theme.ThemeDocument#schema} gives.
 *
 * <p>Traps: coordinates are longitude, latitude (WGS 84), and may pass ±180 where a drawing crosses
 * the antimeridian. Lists are in painting order, the lowest first. Scale limits are denominators.
 * Members that nobody here knows are kept in {@link org.tutai.geo.theme.Kept} at the place where
 * they stood; so is a member that could not be read, as long as its successor is the default. A
 * layer that cannot be read is a {@link org.tutai.geo.theme.UnknownLayer}: not drawn, not lost.
 */
@NullMarked
package org.tutai.geo.theme;

import org.jspecify.annotations.NullMarked;
