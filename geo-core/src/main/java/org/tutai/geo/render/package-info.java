/**
 * Drawing: layers, styles and a view become a picture.
 *
 * <p>{@link org.tutai.geo.render.MapRenderer} draws a {@link org.tutai.geo.render.PublishedMap}
 * ({@link org.tutai.geo.render.StyledLayer}s from the lowest to the uppermost, labels above all)
 * through a {@link org.tutai.geo.render.MapView} within a {@link
 * org.tutai.geo.render.RenderBudget}, and tells by a fingerprint whether a picture known before is
 * still right. {@link org.tutai.geo.render.HitTest} says what lies under a pixel, {@link
 * org.tutai.geo.render.LegendRenderer} draws legends with the same tools. The rooms below do the
 * work: {@code paint} pixels, {@code text} type, {@code label} the plan of labels.
 *
 * <p>Traps: keep a published map, since its label plan is made once; everything is anchored to the
 * world, so never round coordinates relative to a picture's corner.
 */
@NullMarked
package org.tutai.geo.render;

import org.jspecify.annotations.NullMarked;
