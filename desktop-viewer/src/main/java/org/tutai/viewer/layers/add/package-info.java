/**
 * Adding layers. {@link org.tutai.viewer.layers.add.AddFeature} puts it on the desk: a dialog,
 * files dropped on the window or named on the command line, and what was used lately. {@link
 * org.tutai.viewer.layers.add.AddFilesViewModel} looks at files in the background and adds those
 * that leave no question; {@link org.tutai.viewer.layers.add.LayerAdder} puts layers into the
 * project, points above lines above areas, and goes to the first that lies out of sight. Other
 * rooms offer sources of their own through {@link org.tutai.viewer.layers.add.AddSources}.
 *
 * <p>Trap: a file is opened twice, once here for its names and kinds and once by the layer store to
 * be compiled; only the latter keeps anything.
 */
@NullMarked
package org.tutai.viewer.layers.add;

import org.jspecify.annotations.NullMarked;
