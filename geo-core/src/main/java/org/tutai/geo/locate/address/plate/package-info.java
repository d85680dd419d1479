/**
 * Door plates at rest: CSV files are imported into immutable, memory-mapped segments, one for each
 * county and version, that a manifest names.
 */
@NullMarked
package org.tutai.geo.locate.address.plate;

import org.jspecify.annotations.NullMarked;
