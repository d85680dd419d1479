package org.tutai.geo.locate;

import java.util.List;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex.Hit;
import org.tutai.geo.locate.place.TypedCoordinate;

/** One thing that a text may mean. */
public sealed interface Located {

  /** How likely it is meant, from 0 to 1, among the others of the same text. */
  double weight();

  /** WGS 84 longitude. */
  double lon();

  /** WGS 84 latitude. */
  double lat();

  /** An address. */
  record Address(Candidate candidate, double weight) implements Located {
    @Override
    public double lon() {
      return candidate.lon();
    }

    @Override
    public double lat() {
      return candidate.lat();
    }
  }

  /** A landmark, road or district. */
  record Named(Place place, double weight) implements Located {
    @Override
    public double lon() {
      return place.lon();
    }

    @Override
    public double lat() {
      return place.lat();
    }
  }

  /**
   * A coordinate that was typed.
   *
   * @param there the plate nearest to it, the road, the district
   * @param near landmarks and roads near it, nearest first
   */
  record Coordinate(TypedCoordinate coordinate, ReverseAnswer there, List<Hit> near, double weight)
      implements Located {

    public Coordinate {
      near = List.copyOf(near);
    }

    @Override
    public double lon() {
      return coordinate.lon();
    }

    @Override
    public double lat() {
      return coordinate.lat();
    }
  }
}
