/**
 * What the detective of text encodings ({@code org.tutai.geo.format.TextEncoding}) thinks with.
 *
 * <p>A {@link org.tutai.geo.format.encoding.TextSample} keeps texts as bytes; each {@link
 * org.tutai.geo.format.encoding.Candidate} is an encoding with the languages written in it; a
 * {@link org.tutai.geo.format.encoding.LanguageModel} says how likely a text is in a language; a
 * {@link org.tutai.geo.format.encoding.Verdict} weighs the candidates by all texts. {@link
 * org.tutai.geo.format.encoding.EncodingNames} knows what people and dBase files call encodings.
 *
 * <p>Trap: likelihoods are of the same bytes under every candidate, so that a candidate that makes
 * two characters of two bytes is compared fairly with one that makes one of them; nothing is to be
 * divided by a count of characters.
 *
 * <p>Not for formats, which see the detective only.
 */
@NullMarked
package org.tutai.geo.format.encoding;

import org.jspecify.annotations.NullMarked;
