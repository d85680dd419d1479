/**
 * Names as people write them, made comparable: folding of widths, variants and numerals, readings
 * in Latin letters, and an index that finds a name by its spelling, by one much like it, by a part
 * of it, or by its romanisation.
 */
@NullMarked
package org.tutai.geo.locate.name;

import org.jspecify.annotations.NullMarked;
