package org.tutai.viewer.map;

import org.tutai.geo.render.paint.Picture;

/**
 * A finished picture of the map, opaque.
 *
 * @param picture {@code pixelRatio} times the viewport's size, rounded up
 * @param viewport what it shows
 * @param complete whether nothing is still on its way
 */
public record Frame(Picture picture, Viewport viewport, boolean complete) {}
