/**
 * The attribute table. Enter by {@link org.tutai.viewer.table.TableFeature}. {@link
 * org.tutai.viewer.table.TableLayers} tells which layers have rows; {@link
 * org.tutai.viewer.table.AttributeTableViewModel} holds what is shown: an array of row numbers over
 * the compiled layer, made by {@link org.tutai.viewer.table.RowFilter} and {@link
 * org.tutai.viewer.table.RowOrder} away from the UI thread; no value is read before it is seen.
 *
 * <p>Traps: a row is a position in the source's order, an ordinal names the feature (bad features
 * are counted in it), an index is a line of the table as it is sorted and filtered now. Selections
 * are of ordinals.
 */
@NullMarked
package org.tutai.viewer.table;

import org.jspecify.annotations.NullMarked;
