/** File formats of vector layers, found by service loader. */
@NullMarked
package org.tutai.geo.format;

import org.jspecify.annotations.NullMarked;
