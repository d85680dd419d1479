/**
 * Measuring on the map: coordinates of a place, a distance, a path, an area and its perimeter, all
 * along geodesics on the ellipsoid of WGS 84. {@link org.tutai.viewer.measure.MeasureTool} takes
 * places from the pointer, {@link org.tutai.viewer.measure.MeasureViewModel} keeps what came out as
 * measurements of the theme, {@link org.tutai.viewer.measure.Reading} puts them in words.
 *
 * <p>Enter by {@link org.tutai.viewer.measure.MeasureFeature}. Trap: the unit of a measurement is
 * that of its length or of its area; its perimeter is told in the unit chosen for lengths.
 */
@NullMarked
package org.tutai.viewer.measure;

import org.jspecify.annotations.NullMarked;
