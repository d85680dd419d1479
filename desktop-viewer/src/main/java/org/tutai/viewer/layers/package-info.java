/**
 * Where layers come from. {@link org.tutai.viewer.layers.LayerStore} opens files in the background
 * and compiles what they hold into {@link org.tutai.viewer.layers.CompileCache}, once for each
 * state of a file; {@link org.tutai.viewer.layers.MapContents} puts the theme map, what is opened
 * and the selection together into what the map shows; {@link org.tutai.viewer.layers.BaseLayers} is
 * the base map that comes with the program.
 */
@NullMarked
package org.tutai.viewer.layers;

import org.jspecify.annotations.NullMarked;
