/**
 * The theme map being worked on. {@link org.tutai.viewer.theme.Project} holds it as one immutable
 * {@link org.tutai.geo.theme.ThemeMap} and every step that led to it; {@link
 * org.tutai.viewer.theme.LayerTree} gives changed maps. Trap: nobody keeps a part of the map: find
 * it again by its id, since every edit makes a new one.
 */
@NullMarked
package org.tutai.viewer.theme;

import org.jspecify.annotations.NullMarked;
