/** Drawing: layers, styles and a view become a picture. */
@NullMarked
package org.tutai.geo.render;

import org.jspecify.annotations.NullMarked;
