/**
 * Landmarks, roads, districts with their outlines, and coordinates typed in any form.
 *
 * <p>{@link org.tutai.geo.locate.place.PlaceImport} takes any layer the core reads into a directory
 * of immutable files that a manifest names; {@link org.tutai.geo.locate.place.PlaceIndex} opens it
 * and finds {@link org.tutai.geo.locate.place.Place}s by name and position. {@link
 * org.tutai.geo.locate.place.TypedCoordinate} reads what a person typed as a coordinate, {@link
 * org.tutai.geo.locate.place.CoordinateForms} writes a place in all notations.
 *
 * <p>Traps: districts come from the register and so are there without an import; a place's id is
 * stable for one version of an index only; 馬祖 lies past 120° E and is surveyed in TM2 zone 119.
 */
@NullMarked
package org.tutai.geo.locate.place;

import org.jspecify.annotations.NullMarked;
