/**
 * The vocabulary of vector data.
 *
 * <p>A {@link org.tutai.geo.feature.FeatureSource} has a {@link org.tutai.geo.feature.Schema} and
 * gives a {@link org.tutai.geo.feature.FeatureStream} of {@link org.tutai.geo.feature.Feature}s in
 * the source's order, as often as asked, in bounded memory. A bad feature in a good file is a
 * {@link org.tutai.geo.feature.BadFeature}, counted by reason and never dropped in silence.
 *
 * <p>Traps: an ordinal counts bad and empty features too; coordinates are x (east, longitude)
 * before y, whatever the authority's order; values are of the classes that {@link
 * org.tutai.geo.feature.FieldType} names and no others.
 */
@NullMarked
package org.tutai.geo.feature;

import org.jspecify.annotations.NullMarked;
