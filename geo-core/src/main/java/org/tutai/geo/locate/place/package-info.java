/** Landmarks, roads, districts with their outlines, and coordinates typed in any form. */
@NullMarked
package org.tutai.geo.locate.place;

import org.jspecify.annotations.NullMarked;
