/** Styles: symbolizers and rules, as SLD 1.0 and SE 1.1 have them. */
@NullMarked
package org.tutai.geo.style;

import org.jspecify.annotations.NullMarked;
