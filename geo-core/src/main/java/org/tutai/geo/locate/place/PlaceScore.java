package org.tutai.geo.locate.place;

import org.tutai.geo.locate.name.NameIndex;

/**
 * Scores of places found by name: what leads to a place chooses a band, and in it the rest counts:
 * likeness, the weight of the category or the size, the user's map. Names that end with what was
 * asked (臺鐵臺北車站) have nearly the band of those that begin with it (臺北車站停車場), so that there the
 * category decides. Stateless.
 */
final class PlaceScore {

  /** What is exactly named so has at least this, unless it is read with little trust. */
  static final double EXACT = 0.88;

  private static final double LIKENESS = 0.2;
  private static final double WEIGHT = 0.45;
  private static final double VIEW = 0.35;

  private PlaceScore() {}

  /**
   * A score from 0 to 1.
   *
   * @param atEnd whether the name ends with what was asked (臺鐵臺北車站)
   * @param weight 0 to 100
   * @param view 0 to 1
   */
  static double of(
      NameIndex.Kind kind, double likeness, boolean atEnd, double weight, double view) {
    double inBand = LIKENESS * likeness + WEIGHT * weight / 100 + VIEW * view;
    double low = low(kind, atEnd);
    return low + (high(kind, atEnd) - low) * Math.max(0, Math.min(1, inBand));
  }

  private static double low(NameIndex.Kind kind, boolean atEnd) {
    return switch (kind) {
      case EXACT -> EXACT;
      case ROMANISED -> 0.74;
      case PREFIX -> 0.62;
      case INFIX -> atEnd ? 0.61 : 0.50;
      case HOMOPHONE, LOOKALIKE, LOST -> 0.34;
      case TYPO -> 0.24;
    };
  }

  private static double high(NameIndex.Kind kind, boolean atEnd) {
    return switch (kind) {
      case EXACT -> 1;
      case ROMANISED -> 0.88;
      case PREFIX -> 0.84;
      case INFIX -> atEnd ? 0.83 : 0.66;
      case HOMOPHONE, LOOKALIKE, LOST -> 0.50;
      case TYPO -> 0.46;
    };
  }
}
