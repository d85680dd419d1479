package org.tutai.geo.format.encoding;

/**
 * The manners of writing: how likely one kind of character follows another.
 *
 * <p>The numbers are rough shares, set by hand from what names, addresses and attributes look like;
 * rows are the kind before, columns the kind after, both in the order of {@link CharacterKind}. A
 * text begins and ends with a gap. Only their orders of magnitude matter. Immutable.
 */
final class Writing {

  /** Which letters a language is written with. */
  enum Script {
    LATIN,
    CASED,
    PLAIN
  }

  /** Latin letters, some of them with accents. */
  private static final Writing LATIN =
      new Writing(
          new double[][] {
            {150, 150, 250, 420, 10, 10, .5, 5},
            {350, 550, 20, 70, .5, .3, .2, 3},
            {180, 5, 760, 4, 45, .3, .1, 2},
            {120, 30, 550, 270, 20, 10, .1, 1},
            {170, 3, 800, 2, 20, .3, .1, 2},
            {80, 5, 600, 250, 20, 30, .1, 1},
            {300, 50, 50, 50, 1, 1, 500, 10},
            {500, 50, 200, 200, 10, 5, .5, 30},
          });

  /** Another script with capitals: Cyrillic, Greek. */
  private static final Writing CASED =
      new Writing(
          new double[][] {
            {150, 150, 30, 60, 150, 420, .3, 10},
            {350, 500, 10, 30, 50, 40, .2, 3},
            {200, 20, 730, 30, 3, 1, .1, 1},
            {250, 100, 300, 320, 3, 10, .1, 1},
            {160, 2, .5, .3, 830, 2, .05, 2},
            {120, 20, .5, 3, 620, 220, .05, 2},
            {300, 50, 10, 10, 10, 10, 500, 10},
            {500, 50, 20, 50, 150, 150, .5, 30},
          });

  /** A script without capitals. */
  private static final Writing PLAIN =
      new Writing(
          new double[][] {
            {100, 180, 50, 120, 1, 1, 500, 20},
            {250, 550, 10, 40, .3, .3, 140, 3},
            {200, 20, 730, 20, 2, .2, 20, 2},
            {200, 120, 200, 400, .5, .5, 60, 3},
            {200, 20, 200, 100, 200, 100, 100, 20},
            {200, 20, 200, 100, 200, 100, 100, 20},
            {190, 50, 3, 10, .2, .2, 730, 12},
            {250, 80, 20, 40, 1, 1, 450, 150},
          });

  /** A damaged character is as likely anywhere: once in a hundred thousand. */
  private static final double TO_BAD = 1e-5;

  private final float[] logarithms = new float[CharacterKind.COUNT * CharacterKind.COUNT];

  private Writing(double[][] shares) {
    for (int before = 0; before < CharacterKind.COUNT; before++) {
      for (int after = 0; after < CharacterKind.COUNT; after++) {
        double share =
            after == CharacterKind.BAD
                ? TO_BAD
                : before == CharacterKind.BAD ? 0.125 : shares[before][after] / 1000;
        logarithms[before * CharacterKind.COUNT + after] = (float) Math.log(share);
      }
    }
  }

  static Writing of(Script script) {
    return switch (script) {
      case LATIN -> LATIN;
      case CASED -> CASED;
      case PLAIN -> PLAIN;
    };
  }

  /** The logarithm of the probability that a kind comes after another. */
  float step(int before, int after) {
    return logarithms[before * CharacterKind.COUNT + after];
  }
}
