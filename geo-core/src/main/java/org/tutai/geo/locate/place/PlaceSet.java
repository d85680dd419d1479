package org.tutai.geo.locate.place;

import java.util.Objects;

/**
 * Places of one kind that were imported together: one layer of a file.
 *
 * @param name by which it is listed, replaced and removed; unique in an index
 * @param file name of its two files without ending
 * @param places how many
 * @param pieces of geometry they are made of
 * @param source the file's name
 * @param imported when, as ISO 8601 in UTC
 */
public record PlaceSet(
    String name,
    Place.Kind kind,
    String file,
    int places,
    int pieces,
    String source,
    String imported) {

  public PlaceSet {
    Objects.requireNonNull(kind, "kind");
    if (name.isEmpty() || !isFileName(file)) {
      throw new IllegalArgumentException(
          "a set must have a name and a file of letters, digits and hyphens (got: "
              + name
              + ", "
              + file
              + ")");
    }
  }

  /** So that a manifest cannot lead out of its folder. */
  private static boolean isFileName(String file) {
    boolean plain = !file.isEmpty() && file.length() <= 100;
    for (int i = 0; i < file.length(); i++) {
      char c = file.charAt(i);
      plain &= (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
    }
    return plain;
  }
}
