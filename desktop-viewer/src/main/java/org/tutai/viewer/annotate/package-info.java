/**
 * Drawing and writing on the map: points, lines, areas, circles, rectangles, arrows, texts and
 * pictures, kept as annotations of the theme. {@link org.tutai.viewer.annotate.DrawTool} takes
 * places from the pointer, {@link org.tutai.viewer.annotate.SelectTool} picks, moves and reshapes
 * what is there, {@link org.tutai.viewer.annotate.AnnotateViewModel} holds what is picked and makes
 * every change an edit of the project; {@link org.tutai.viewer.annotate.Edits} changes one
 * annotation, {@link org.tutai.viewer.annotate.Picks} finds those under a pixel.
 *
 * <p>Enter by {@link org.tutai.viewer.annotate.AnnotateFeature}. Traps: edges of annotations are
 * straight on the map, unlike those of measurements; annotations of unknown kinds keep their place
 * in the order and are never touched.
 */
@NullMarked
package org.tutai.viewer.annotate;

import org.jspecify.annotations.NullMarked;
