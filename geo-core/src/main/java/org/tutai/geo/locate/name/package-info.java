/**
 * Names as people write them, made comparable: folding of widths, variants and numerals ({@link
 * org.tutai.geo.locate.name.Folding}), readings in Latin letters ({@link
 * org.tutai.geo.locate.name.Readings}), and an index that finds a name by its spelling, by one much
 * like it, by a part of it, or by its romanisation ({@link org.tutai.geo.locate.name.NameIndex}).
 * How alike two names are, and why, is told in {@code docs/addresses/names.md}.
 *
 * <p>{@code readings.bin}: numbers are written seven bits a byte, the lowest first, the top bit
 * saying that more follow. The number of syllables, and each as its length and its letters (Hanyu
 * Pinyin without tones, ü as v). The number of characters, and for each its code point as the
 * difference from the one before; then for each the number of its readings and these, the commonest
 * first, as eight times the number of the syllable and the tone (5 for the light one); then for
 * each its Cangjie code, five bits a letter from A = 1, the last lowest, 0 for none; then for each
 * its four-corner code: eleven times the first four digits, with one more than the fifth or
 * nothing, and one more, 0 for none; then for each its strokes. Made by {@code
 * sample-layers/make-samples.sh --readings} from Unihan.
 *
 * <p>Trap: texts must be folded before they are compared; {@code NameIndex} folds the names it is
 * given, not the questions.
 */
@NullMarked
package org.tutai.geo.locate.name;

import org.jspecify.annotations.NullMarked;
