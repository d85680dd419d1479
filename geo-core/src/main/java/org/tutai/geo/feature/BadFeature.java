package org.tutai.geo.feature;

/**
 * A feature that could not be read as the source states it.
 *
 * @param ordinal its position in the source
 * @param reason a short stable key such as {@code ring-not-closed}, by which such features are
 *     counted
 * @param detail a sentence for a person: what was found, what was expected
 * @param dropped whether the feature's geometry was left out (true) or mended and kept (false)
 */
public record BadFeature(long ordinal, String reason, String detail, boolean dropped) {}
