package org.tutai.geo.theme;

import java.util.List;

/** The forms of coordinates, as GeoJSON has them. */
public enum Form {
  /** {@code [lon, lat]}: one part of one position. */
  PLACE(1),
  /** {@code [[lon, lat], …]}: one part of two positions or more. */
  PATH(2),
  /** {@code [[[lon, lat], …], …]}: rings of four positions or more, closed, the outer one first. */
  RINGS(4);

  private final int least;

  Form(int least) {
    this.least = least;
  }

  /** An immutable copy of parts that have this form. */
  List<List<Position>> check(List<? extends List<Position>> parts) {
    List<List<Position>> copy = parts.stream().map(List::copyOf).toList();
    Check.require(
        this == RINGS ? !copy.isEmpty() : copy.size() == 1,
        "coordinates",
        "be " + (this == RINGS ? "rings" : "one part"),
        copy.size() + " parts");
    for (List<Position> part : copy) {
      Check.require(
          this == PLACE ? part.size() == 1 : part.size() >= least,
          "coordinates",
          "have " + (this == PLACE ? "one position" : "at least " + least + " positions"),
          part.size() + " positions");
      Check.require(
          this != RINGS || part.get(0).equals(part.get(part.size() - 1)),
          "coordinates",
          "be closed rings",
          part.size() + " positions, the last unlike the first");
    }
    return copy;
  }
}
