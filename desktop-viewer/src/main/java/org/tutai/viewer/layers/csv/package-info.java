/**
 * A text table before it becomes a layer: its first rows, which columns hold places, in which
 * encoding and CRS, and where the places then lie. {@link org.tutai.viewer.layers.csv.CsvPreview}
 * reads the beginning of the file in the background each time something is chosen; {@link
 * org.tutai.viewer.layers.csv.CsvPreviewViewModel} holds what is chosen and hands it on.
 */
@NullMarked
package org.tutai.viewer.layers.csv;

import org.jspecify.annotations.NullMarked;
