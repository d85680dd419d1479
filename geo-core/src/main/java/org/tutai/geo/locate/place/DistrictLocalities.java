package org.tutai.geo.locate.place;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.tutai.geo.format.place.TownOutlines;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;

/** Counties and towns by name, by the outlines that come with the core. Thread-safe. */
final class DistrictLocalities implements Localities {

  static final DistrictLocalities TAIWAN = new DistrictLocalities();

  private DistrictLocalities() {}

  @Override
  public Optional<Coordinate> find(String name) {
    String key = Folding.key(name);
    for (DistrictPrefix prefix : DistrictPrefix.of(Districts.taiwan(), key)) {
      District district = prefix.district().town().orElse(prefix.district());
      Optional<Coordinate> point =
          TownOutlines.outline(district.code())
              .map(outline -> outline.getInteriorPoint().getCoordinate());
      if (point.isPresent()) {
        return point;
      }
    }
    return Optional.empty();
  }
}
