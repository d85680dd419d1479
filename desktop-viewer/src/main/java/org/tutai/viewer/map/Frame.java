package org.tutai.viewer.map;

import org.tutai.geo.render.paint.Picture;

/**
 * A finished picture of the map, opaque.
 *
 * @param picture {@code pixelRatio} times the viewport's size, rounded up; its upper left corner is
 *     the viewport's
 * @param content what it shows
 * @param viewport which part of it
 * @param pixelRatio how many of its pixels, along a side, a logical pixel has
 * @param complete whether nothing is still on its way
 */
public record Frame(
    Picture picture, MapContent content, Viewport viewport, double pixelRatio, boolean complete) {}
