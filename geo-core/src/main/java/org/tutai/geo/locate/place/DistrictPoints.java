package org.tutai.geo.locate.place;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.format.place.TownOutlines;
import org.tutai.geo.locate.district.District;

/**
 * Where districts are: a point on each and its extent, from its imported outline, or the one that
 * comes with the core, or those of the district it lies in. Thread-safe.
 */
final class DistrictPoints {

  /** Of districts without any outline: the islands of the South China Sea. */
  private static final Spot TAIWAN =
      new Spot(120.97, 23.75, new Bounds(118.2, 21.85, 122.02, 26.4));

  private record Spot(double lon, double lat, Bounds bounds) {}

  private final List<OpenSet> sets;
  private final DistrictAreas areas;
  private final ConcurrentMap<String, Spot> ofCore = new ConcurrentHashMap<>();

  DistrictPoints(List<OpenSet> sets, DistrictAreas areas) {
    this.sets = List.copyOf(sets);
    this.areas = areas;
  }

  double lon(District district) {
    long address = areas.address(district.code());
    return address < 0 ? ofCore(district).lon : places(address).lon((int) address);
  }

  double lat(District district) {
    long address = areas.address(district.code());
    return address < 0 ? ofCore(district).lat : places(address).lat((int) address);
  }

  Bounds bounds(District district) {
    long address = areas.address(district.code());
    return address < 0 ? ofCore(district).bounds : places(address).bounds((int) address);
  }

  private PlaceFile places(long address) {
    return sets.get((int) (address >> 32)).places();
  }

  private Spot ofCore(District district) {
    Spot known = ofCore.get(district.code());
    if (known != null) {
      return known;
    }
    District parent = district.parent();
    Spot spot =
        TownOutlines.outline(district.code())
            .map(DistrictPoints::spot)
            .orElseGet(() -> parent == null ? TAIWAN : upper(parent));
    ofCore.putIfAbsent(district.code(), spot);
    return spot;
  }

  private Spot upper(District parent) {
    return areas.address(parent.code()) < 0
        ? ofCore(parent)
        : new Spot(lon(parent), lat(parent), bounds(parent));
  }

  private static Spot spot(Geometry outline) {
    Coordinate point = outline.getInteriorPoint().getCoordinate();
    Envelope box = outline.getEnvelopeInternal();
    return new Spot(
        point.x, point.y, new Bounds(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
  }
}
