/**
 * Sources of maps that are not files: what other servers draw or give. Enter by {@code
 * source.remote}.
 */
@NullMarked
package org.tutai.geo.source;

import org.jspecify.annotations.NullMarked;
