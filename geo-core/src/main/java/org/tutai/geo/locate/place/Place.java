package org.tutai.geo.locate.place;

import org.tutai.geo.crs.Bounds;

/**
 * Something with a name and a place: a landmark, a road, a district.
 *
 * @param id of this place in its index, stable for a version of the index
 * @param name in Chinese
 * @param englishName empty when not known
 * @param category of a landmark, in the words of its source; the level of a district (county, town,
 *     village); empty for none
 * @param within what it lies in (臺北市中山區); empty when not known
 * @param code of a district; empty otherwise
 * @param lon WGS 84 longitude of a point on it
 * @param lat WGS 84 latitude of a point on it
 * @param bounds WGS 84 extent; a point's is empty of area
 */
public record Place(
    long id,
    Kind kind,
    String name,
    String englishName,
    String category,
    String within,
    String code,
    double lon,
    double lat,
    Bounds bounds) {

  /** The kinds of places. */
  public enum Kind {
    LANDMARK,
    ROAD,
    DISTRICT
  }
}
