/**
 * The report card of a layer, and what a person makes of it. {@link
 * org.tutai.viewer.layers.report.ReportFeature} shows the picked layer's card as an inspector;
 * {@link org.tutai.viewer.layers.report.Evidence} reads part of the file again for what could be
 * chosen instead, with samples; {@link org.tutai.viewer.layers.report.CleanCopy} writes the layer
 * anew. Choices are made in the theme's layer ({@link org.tutai.viewer.layers.LayerChoices}), so
 * that they are undone like any change; the file itself is never touched.
 */
@NullMarked
package org.tutai.viewer.layers.report;

import org.jspecify.annotations.NullMarked;
