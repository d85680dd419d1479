/**
 * The layer tree: what the theme map shows, the topmost first, with its legends and its state.
 * {@link org.tutai.viewer.layers.tree.LayersFeature} puts {@link
 * org.tutai.viewer.layers.tree.LayersView} into the side panel and adds the commands; {@link
 * org.tutai.viewer.layers.tree.LayersViewModel} makes the lines and does the edits, which {@link
 * org.tutai.viewer.layers.tree.TreeEdits} works out as values. Trap: a theme lists its layers from
 * the lowest, the panel from the topmost.
 */
@NullMarked
package org.tutai.viewer.layers.tree;

import org.jspecify.annotations.NullMarked;
