package org.tutai.server.http.locate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.PlaceSource;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex.Hit;

/** A country without names. */
final class NoPlaces implements PlaceSource {

  @Override
  public List<Hit> find(String name, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    return List.of();
  }

  @Override
  public List<Hit> suggest(
      String part, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    return List.of();
  }

  @Override
  public List<Hit> near(double lon, double lat, double withinMetres, int limit) {
    return List.of();
  }

  @Override
  public Optional<District> containing(double lon, double lat) {
    return Optional.empty();
  }

  @Override
  public Optional<Geometry> outline(Place place) {
    return Optional.empty();
  }
}
