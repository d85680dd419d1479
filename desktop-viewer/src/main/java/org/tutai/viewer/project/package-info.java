/**
 * New maps, opening, saving and coming back after a crash. {@link
 * org.tutai.viewer.project.ProjectFeature} offers it; {@link
 * org.tutai.viewer.project.ProjectViewModel} knows what is done when. Nobody is asked at the end of
 * the program: what is unsaved is there again at the next start. Trap: the view is kept with the
 * map when it is saved, but moving about is no change of the map.
 */
@NullMarked
package org.tutai.viewer.project;

import org.jspecify.annotations.NullMarked;
