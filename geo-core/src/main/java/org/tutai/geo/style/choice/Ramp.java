package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Colours in an order, made for maps. Immutable.
 *
 * <p>Those in {@link #ALL} are colour specifications of ColorBrewer 2.0 by Cynthia A. Brewer, Mark
 * Harrower and The Pennsylvania State University (colorbrewer2.org), which are licensed under the
 * Apache License 2.0; see NOTICE.
 *
 * @param name ColorBrewer's
 * @param safeUpTo the greatest number of classes that ColorBrewer calls safe for people who don't
 *     tell all colours apart; 0 for none
 * @param steps the ramp's colours, {@code 0xRRGGBB}: 13 of which each number of classes has its
 *     own, or of a qualitative ramp as many as it has
 */
public record Ramp(String name, Kind kind, int safeUpTo, List<Integer> steps) {

  /** What a ramp is for. */
  public enum Kind {
    /** From little to much. */
    SEQUENTIAL,
    /** From below a middle to above it. */
    DIVERGING,
    /** Things that differ in kind. */
    QUALITATIVE
  }

  /**
   * A ramp that colours were found to be of.
   *
   * @param reversed whether they run from its end to its beginning
   */
  public record Match(Ramp ramp, boolean reversed) {}

  /** The most classes that sequential and diverging ramps have colours of their own for. */
  public static final int MOST_CLASSES = 9;

  /*
   * Which of the thirteen steps a number of classes uses: so ColorBrewer made its specifications,
   * where the steps are lettered A to M (of diverging ramps B to N).
   */
  private static final String[] OF_SEQUENTIAL = {
    "G", "CJ", "CFI", "BEGJ", "BEGIK", "BDFGIK", "BDFGHJL", "ACDFGHJL", "ACDFGHJKM"
  };
  private static final String[] OF_DIVERGING = {
    "G", "BL", "DGJ", "BEIL", "BEGIL", "ADFHJM", "ADFGHJM", "ACEFHIKM", "ACEFGHIKM"
  };

  /** ColorBrewer's ramps, those that suit most maps first in each kind. */
  public static final List<Ramp> ALL =
      List.of(
          sequential(
              "YlGnBu",
              "ffffd9ffffccedf8b1c7e9b4a1dab47fcdbb41b6c41d91c02c7fb8225ea82534940c2c84081d58"),
          sequential(
              "Blues",
              "f7fbffeff3ffdeebf7c6dbefbdd7e79ecae16baed64292c63182bd2171b508519c08459408306b"),
          sequential(
              "BuGn",
              "f7fcfdedf8fbe5f5f9ccece6b2e2e299d8c966c2a441ae762ca25f238b45006d2c00582400441b"),
          sequential(
              "GnBu",
              "f7fcf0f0f9e8e0f3dbccebc5bae4bca8ddb57bccc44eb3d343a2ca2b8cbe0868ac08589e084081"),
          sequential(
              "PuBu",
              "fff7fbf1eef6ece7f2d0d1e6bdc9e1a6bddb74a9cf3690c02b8cbe0570b0045a8d034e7b023858"),
          sequential(
              "PuBuGn",
              "fff7fbf6eff7ece2f0d0d1e6bdc9e1a6bddb67a9cf3690c01c909902818a016c59016450014636"),
          sequential(
              "BuPu",
              "f7fcfdedf8fbe0ecf4bfd3e6b3cde39ebcda8c96c68c6bb18856a788419d810f7c6e016b4d004b"),
          sequential(
              "Purples",
              "fcfbfdf2f0f7efedf5dadaebcbc9e2bcbddc9e9ac8807dba756bb16a51a354278f4a14863f007d"),
          sequential(
              "YlGn",
              "ffffe5ffffccf7fcb9d9f0a3c2e699addd8e78c67941ab5d31a354238443006837005a32004529"),
          sequential(
              "Greens",
              "f7fcf5edf8e9e5f5e0c7e9c0bae4b3a1d99b74c47641ab5d31a354238b45006d2c005a3200441b"),
          sequential(
              "YlOrBr",
              "ffffe5ffffd4fff7bcfee391fed98efec44ffe9929ec7014d95f0ecc4c029934048c2d04662506"),
          sequential(
              "YlOrRd",
              "ffffccffffb2ffeda0fed976fecc5cfeb24cfd8d3cfc4e2af03b20e31a1cbd0026b10026800026"),
          sequential(
              "OrRd",
              "fff7ecfef0d9fee8c8fdd49efdcc8afdbb84fc8d59ef6548e34a33d7301fb300009900007f0000"),
          sequential(
              "Oranges",
              "fff5ebfeeddefee6cefdd0a2fdbe85fdae6bfd8d3cf16913e6550dd94801a636038c2d047f2704"),
          sequential(
              "Reds",
              "fff5f0fee5d9fee0d2fcbba1fcae91fc9272fb6a4aef3b2cde2d26cb181da50f1599000d67000d"),
          sequential(
              "RdPu",
              "fff7f3feebe2fde0ddfcc5c0fbb4b9fa9fb5f768a1dd3497c51b8aae017e7a01777a017749006a"),
          sequential(
              "PuRd",
              "f7f4f9f1eef6e7e1efd4b9dad7b5d8c994c7df65b0e7298add1c77ce125698004391003f67001f"),
          sequential(
              "Greys",
              "fffffff7f7f7f0f0f0d9d9d9ccccccbdbdbd969696737373636363525252252525252525000000"),
          diverging(
              "RdBu",
              9,
              "b2182bca0020d6604def8a62f4a582fddbc7f7f7f7d1e5f092c5de67a9cf4393c30571b02166ac"),
          diverging(
              "RdYlBu",
              9,
              "d73027d7191cf46d43fc8d59fdae61fee090ffffbfe0f3f8abd9e991bfdb74add12c7bb64575b4"),
          diverging(
              "PuOr",
              9,
              "b35806e66101e08214f1a340fdb863fee0b6f7f7f7d8daebb2abd2998ec38073ac5e3c99542788"),
          diverging(
              "BrBG",
              9,
              "8c510aa6611abf812dd8b365dfc27df6e8c3f5f5f5c7eae580cdc15ab4ac35978f01857101665e"),
          diverging(
              "PRGn",
              9,
              "762a837b32949970abaf8dc3c2a5cfe7d4e8f7f7f7d9f0d3a6dba07fbf7b5aae610088371b7837"),
          diverging(
              "PiYG",
              9,
              "c51b7dd01c8bde77aee9a3c9f1b6dafde0eff7f7f7e6f5d0b8e186a1d76a7fbc414dac264d9221"),
          diverging(
              "RdGy",
              0,
              "b2182bca0020d6604def8a62f4a582fddbc7ffffffe0e0e0bababa9999998787874040404d4d4d"),
          diverging(
              "RdYlGn",
              0,
              "d73027d7191cf46d43fc8d59fdae61fee08bffffbfd9ef8ba6d96a91cf6066bd631a96411a9850"),
          diverging(
              "Spectral",
              0,
              "d53e4fd7191cf46d43fc8d59fdae61fee08bffffbfe6f598abdda499d59466c2a52b83ba3288bd"),
          qualitative("Set2", 3, "66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3"),
          qualitative("Dark2", 3, "1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666"),
          qualitative(
              "Paired",
              4,
              "a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928"),
          qualitative("Set1", 0, "e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999"),
          qualitative(
              "Set3",
              0,
              "8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f"),
          qualitative("Accent", 0, "7fc97fbeaed4fdc086ffff99386cb0f0027fbf5b17666666"),
          qualitative("Pastel1", 0, "fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2"),
          qualitative("Pastel2", 0, "b3e2cdfdcdaccbd5e8f4cae4e6f5c9fff2aef1e2cccccccc"));

  public Ramp {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || (steps.size() != 13 && kind != Kind.QUALITATIVE)) {
      throw new IllegalArgumentException("a ramp must have 13 steps (got: " + steps.size() + ")");
    }
  }

  private static Ramp sequential(String name, String hex) {
    return new Ramp(name, Kind.SEQUENTIAL, MOST_CLASSES, steps(hex));
  }

  private static Ramp diverging(String name, int safeUpTo, String hex) {
    return new Ramp(name, Kind.DIVERGING, safeUpTo, steps(hex));
  }

  private static Ramp qualitative(String name, int safeUpTo, String hex) {
    return new Ramp(name, Kind.QUALITATIVE, safeUpTo, steps(hex));
  }

  private static List<Integer> steps(String hex) {
    List<Integer> steps = new ArrayList<>();
    for (int at = 0; at < hex.length(); at += 6) {
      steps.add(Integer.parseInt(hex, at, at + 6, 16));
    }
    return steps;
  }

  /** The ramp of a name. */
  public static Optional<Ramp> named(String name) {
    return ALL.stream().filter(ramp -> ramp.name().equals(name)).findFirst();
  }

  /**
   * The ramp of {@link #ALL} that gives just these colours for as many classes; empty when none
   * does, or there are fewer than two.
   */
  public static Optional<Match> of(List<Integer> colours) {
    if (colours.size() < 2) {
      return Optional.empty();
    }
    for (Ramp ramp : ALL) {
      for (boolean reversed : new boolean[] {false, true}) {
        if (ramp.colours(colours.size(), reversed).equals(colours)) {
          return Optional.of(new Match(ramp, reversed));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether ColorBrewer calls it safe for people who don't tell all colours apart. */
  public boolean isSafe(int classes) {
    return classes <= safeUpTo;
  }

  /**
   * The colours of a number of classes, {@code 0xRRGGBB}. More classes than the ramp has colours
   * for get colours between those, of a qualitative ramp the same ones again.
   *
   * @param classes 1 or more
   * @param reversed whether the last colour comes first
   */
  public List<Integer> colours(int classes, boolean reversed) {
    if (classes < 1) {
      throw new IllegalArgumentException("there must be 1 class or more (got: " + classes + ")");
    }
    List<Integer> colours = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      colours.add(colour(i, classes));
    }
    if (reversed) {
      Collections.reverse(colours);
    }
    return List.copyOf(colours);
  }

  private int colour(int i, int classes) {
    if (kind == Kind.QUALITATIVE) {
      return steps.get(i % steps.size());
    }
    if (classes > MOST_CLASSES) {
      return at((double) i / (classes - 1));
    }
    String letters = (kind == Kind.SEQUENTIAL ? OF_SEQUENTIAL : OF_DIVERGING)[classes - 1];
    return steps.get(letters.charAt(i) - 'A');
  }

  /** The colour at a share of the ramp's length, 0 to 1, as on a map without classes. */
  public int at(double share) {
    List<Integer> nine = colours(MOST_CLASSES, false);
    double place = Math.max(0, Math.min(1, share)) * (MOST_CLASSES - 1);
    int below = (int) Math.min(MOST_CLASSES - 2, Math.floor(place));
    return mix(nine.get(below), nine.get(below + 1), place - below);
  }

  private static int mix(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }
}
