/**
 * Which labels show at which scale: pure geometry, without layers, fonts or pictures.
 *
 * <p>A {@link org.tutai.geo.render.label.LabelPlanner} takes {@link
 * org.tutai.geo.render.label.LabelCandidate}s, once for a published map and a CRS, and gives each
 * the one range of resolutions in which it shows; the {@link org.tutai.geo.render.label.LabelPlan}
 * then finds, for any window at any resolution, the labels to draw, whole, wherever they reach. So
 * neighbouring tiles join and panning never makes a label jump.
 *
 * <p>The trap: a resolution is CRS units in one pixel, so <em>finer</em> is <em>smaller</em>, and
 * ranges are half open: the coarse end does not belong to them.
 */
@NullMarked
package org.tutai.geo.render.label;

import org.jspecify.annotations.NullMarked;
