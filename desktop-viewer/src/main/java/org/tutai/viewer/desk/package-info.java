/**
 * What a feature finds on its desk: {@link org.tutai.viewer.desk.Commands} to offer what it does in
 * menus, tool bar and palette; places of the window to show itself in ({@link
 * org.tutai.viewer.desk.Desk}); words, jobs and the project. A feature never reaches for the window
 * itself.
 */
@NullMarked
package org.tutai.viewer.desk;

import org.jspecify.annotations.NullMarked;
