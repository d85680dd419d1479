/**
 * Coordinates as people read and write them: {@link org.tutai.viewer.coordinates.Notation} writes a
 * place in a system, {@link org.tutai.viewer.coordinates.CrsChooserView} picks a system among all
 * that the core knows, {@link org.tutai.viewer.coordinates.ConvertFeature} offers the conversion of
 * a point ({@link org.tutai.viewer.coordinates.PointView}) and of a CSV ({@link
 * org.tutai.viewer.coordinates.CsvConversion}); {@link org.tutai.viewer.coordinates.CsvRunView} is
 * the frame of every dialog that makes a new file of a CSV.
 *
 * <p>Trap: east or longitude always stands first, whatever order the authority's definition has.
 */
@NullMarked
package org.tutai.viewer.coordinates;

import org.jspecify.annotations.NullMarked;
