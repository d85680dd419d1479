/**
 * The counties, towns and villages of Taiwan: codes, names in Chinese and English, former names
 * with their dates, postal codes.
 */
@NullMarked
package org.tutai.geo.locate.district;

import org.jspecify.annotations.NullMarked;
