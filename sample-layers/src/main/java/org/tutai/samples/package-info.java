/**
 * Small redistributable layers of Taiwan and the world, with styles, and the recipe that remakes
 * them from named sources.
 */
@NullMarked
package org.tutai.samples;

import org.jspecify.annotations.NullMarked;
