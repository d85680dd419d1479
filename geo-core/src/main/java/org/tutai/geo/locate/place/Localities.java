package org.tutai.geo.locate.place;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/** Where a named place is that a short plus code is near to: 2HP7+XX 臺北市. Thread-safe. */
@FunctionalInterface
public interface Localities {

  /** Knows no place. */
  Localities NONE = name -> Optional.empty();

  /**
   * A point of the place of that name, WGS 84 degrees, x longitude; empty when there is none.
   *
   * @param name as it was typed, at most 100 characters; empty where only a code was typed
   */
  Optional<Coordinate> find(String name);
}
