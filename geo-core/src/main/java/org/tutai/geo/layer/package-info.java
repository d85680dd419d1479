/** Compiled layers: publishing is compiling. */
@NullMarked
package org.tutai.geo.layer;

import org.jspecify.annotations.NullMarked;
