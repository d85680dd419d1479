package org.tutai.geo.crs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a text says about a system, before anything is concluded from it.
 *
 * @param definition its parameters; the shift only if the text gives one
 * @param names of the projected system, the geographic one and the datum, as far as they are given
 * @param codes of the geographic system and the datum
 * @param code of the whole
 * @param shiftGiven whether the text says how the datum goes to WGS 84, be it by zeros
 * @param spherical whether Mercator is meant on the sphere
 * @param heights whether heights belong to it
 */
record WrittenCrs(
    CrsDefinition definition,
    List<String> names,
    List<String> codes,
    Optional<String> code,
    boolean shiftGiven,
    boolean spherical,
    boolean heights) {

  WrittenCrs {
    names = List.copyOf(names);
    codes = List.copyOf(codes);
  }

  /** Whether one of the names has one of these letters in it. */
  boolean named(String... parts) {
    String letters =
        String.join(" ", names).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9\\p{L}]+", "");
    return Stream.of(parts).anyMatch(letters::contains);
  }

  boolean coded(String... wanted) {
    return Stream.of(wanted).anyMatch(codes::contains);
  }

  /** The same with heights. */
  WrittenCrs withHeights() {
    return new WrittenCrs(definition, names, codes, code, shiftGiven, spherical, true);
  }

  /** A text of a file as a message may show it: printable, short. */
  static String clean(String text) {
    String printable = text.replaceAll("[\\p{C}\\s]+", " ").strip();
    return printable.length() <= 80 ? printable : printable.substring(0, 79) + "…";
  }
}
