/**
 * How layers look: one symbol, a colour for each value, classes of a number, labels; the colours of
 * grids; style files. {@link org.tutai.viewer.style.StyleViewModel} turns every choice into the
 * layer's SLD in the project at once, so that the map shows it and undo takes it back; it finds the
 * choices in that SLD again whoever changed it. {@link org.tutai.viewer.style.StyleView} is the
 * panel. Trap: a style from elsewhere that choices cannot say in full is shown and kept as it is
 * until a person asks for a simpler one.
 */
@NullMarked
package org.tutai.viewer.style;

import org.jspecify.annotations.NullMarked;
