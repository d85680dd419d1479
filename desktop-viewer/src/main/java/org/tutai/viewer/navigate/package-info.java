/**
 * Moving about the map and knowing where one is: {@link org.tutai.viewer.navigate.NavigateFeature}
 * adds the commands, the {@link org.tutai.viewer.navigate.OverviewView overview map}, the {@link
 * org.tutai.viewer.navigate.ScaleBar scale bar}, the attribution, and in the status strip the
 * pointer's coordinates, the scale and the map's coordinate system.
 *
 * <p>Trap: the scale in the status strip is the OGC's, by which styles and layers count; the scale
 * bar is true at the middle of the view.
 */
@NullMarked
package org.tutai.viewer.navigate;

import org.jspecify.annotations.NullMarked;
