/**
 * Bounded reading of files and buffers: every length is checked before it allocates, loops or
 * seeks.
 *
 * <p>Foreign files are read by position through {@link org.tutai.geo.bytes.PositionedFile}, because
 * someone may truncate them under us, with a {@link org.tutai.geo.bytes.FileWindow} for whoever
 * walks along one and a {@link org.tutai.geo.bytes.ByteCursor} for the values in it; only our own
 * immutable files are memory-mapped ({@link org.tutai.geo.bytes.MappedFile}). What does not hold is
 * told by a {@link org.tutai.geo.bytes.FormatException}, which names the file, the place in it,
 * what was expected and what was found.
 */
@NullMarked
package org.tutai.geo.bytes;

import org.jspecify.annotations.NullMarked;
