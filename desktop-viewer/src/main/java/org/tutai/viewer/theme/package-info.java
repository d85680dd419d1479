/**
 * The theme map being worked on. {@link org.tutai.viewer.theme.Project} holds it as one immutable
 * {@link org.tutai.geo.theme.ThemeMap} and every step that led to it; {@link
 * org.tutai.viewer.theme.LayerTree} gives changed maps. {@link org.tutai.viewer.theme.ProjectFile}
 * reads and writes it as a {@code .tutai} file, {@link org.tutai.viewer.theme.Recovery} keeps what
 * is not saved for when the program is killed. Traps: nobody keeps a part of the map: find it again
 * by its id, since every edit makes a new one; paths are relative in a project file and absolute
 * everywhere else.
 */
@NullMarked
package org.tutai.viewer.theme;

import org.jspecify.annotations.NullMarked;
