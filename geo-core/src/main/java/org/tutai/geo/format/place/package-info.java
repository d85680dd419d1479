/**
 * Where on the earth a layer lies whose file does not say its coordinate system, or says one that
 * cannot be: {@link org.tutai.geo.format.place.CrsDetective}.
 *
 * <p>A {@code Sample} of positions is read in several ways ({@code Candidate}, {@code Reading}) and
 * held against the outlines of Taiwan's towns ({@code Towns}) and against the places that the data
 * name ({@code PlaceNames}, {@code Words}); {@code Weighing} tells zones, units and axes apart,
 * {@code Datum} TWD97 from TWD67. How it decides, and how often it is right, is told in {@code
 * docs/crs-detective.md}.
 *
 * <p>{@code towns.bin}: numbers are written seven bits a byte, the lowest first, the top bit saying
 * that more follow; texts as their length in bytes and UTF-8. The number of counties, and for each
 * its code, its name in Chinese and in English; the number of towns, and for each its code, its
 * name, and the number of its rings; for each ring the number of its corners, and for each corner
 * longitude and latitude in 1/2000 of a degree, each as the difference n from the corner before (of
 * the ring before at a ring's first, from 0 at the very first), written as 2n, or as -2n - 1 where
 * n is negative. Rings are not closed; a position is in a town when it is in an odd number of its
 * rings. Made by {@code sample-layers/make-samples.sh --outlines}.
 *
 * <p>Trap: the outlines end at the shore of the year 2021 and are good to about 250 m. Harbours,
 * reclaimed land and fishing grounds lie outside; the islands of the South China Sea are left out.
 */
@NullMarked
package org.tutai.geo.format.place;

import org.jspecify.annotations.NullMarked;
