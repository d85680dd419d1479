/** The vocabulary of vector data: a source has a schema and gives a stream of features. */
@NullMarked
package org.tutai.geo.feature;

import org.jspecify.annotations.NullMarked;
