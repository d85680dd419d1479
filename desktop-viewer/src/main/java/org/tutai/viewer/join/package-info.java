/**
 * Joins statistics tables to layers. {@link org.tutai.viewer.join.JoinSetting} is what the layer's
 * entry keeps (member {@code join}); {@link org.tutai.viewer.join.JoinLens} shows the layer with
 * the table's columns to all that draws, lists and answers; {@link
 * org.tutai.viewer.join.JoinViewModel} guesses the keys, tells what matches, and joins.
 */
@NullMarked
package org.tutai.viewer.join;

import org.jspecify.annotations.NullMarked;
