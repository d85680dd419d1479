/**
 * The counties, towns and villages of Taiwan: codes, names in Chinese and English, former names
 * with their dates, postal codes. Entry point: {@link
 * org.tutai.geo.locate.district.Districts#taiwan}.
 *
 * <p>Three resources, UTF-8, lines of fields with a tab between: {@code districts.tsv} (made by
 * {@code sample-layers/make-samples.sh --districts}): a county's line is code, name, English name;
 * a town's begins with a tab, a village's with two, and their codes are the three digits that
 * follow the code above. {@code postal-codes.tsv} and {@code former-names.tsv} are kept by hand and
 * head their columns. {@code docs/addresses/districts.md} tells where all comes from.
 *
 * <p>Traps: names of towns are not unique (大安區 is in two cities, 東區 in four), nor are villages'
 * names; 新竹市 and 嘉義市 have one postal code each; the register is of September 2021 and lacks some
 * sixty villages that its source had lost.
 */
@NullMarked
package org.tutai.geo.locate.district;

import org.jspecify.annotations.NullMarked;
