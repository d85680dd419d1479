/**
 * Bounded reading of files and buffers: every length is checked before it allocates, loops or
 * seeks.
 *
 * <p>Foreign files are read by position, because someone may truncate them under us; only our own
 * immutable files are memory-mapped. What does not hold is told by a {@link
 * org.tutai.geo.bytes.FormatException}, which names the file, the place in it, what was expected
 * and what was found.
 */
@NullMarked
package org.tutai.geo.bytes;

import org.jspecify.annotations.NullMarked;
