package org.tutai.geo.locate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex;
import org.tutai.geo.locate.place.PlaceIndex.Hit;

/** What a {@link Locator} needs of places. Thread-safe. */
public interface PlaceSource {

  /** See {@link PlaceIndex#find}. */
  List<Hit> find(String name, Place.@Nullable Kind kind, @Nullable Bounds near, int limit);

  /** See {@link PlaceIndex#suggest}. */
  List<Hit> suggest(String part, Place.@Nullable Kind kind, @Nullable Bounds near, int limit);

  /** See {@link PlaceIndex#near}. */
  List<Hit> near(double lon, double lat, double withinMetres, int limit);

  /** See {@link PlaceIndex#containing}. */
  Optional<District> containing(double lon, double lat);

  /** See {@link PlaceIndex#outline}. */
  Optional<Geometry> outline(Place place);

  /** See {@link PlaceIndex#district}. */
  default Optional<Place> district(District district) {
    return find(district.fullName(), Place.Kind.DISTRICT, null, 50).stream()
        .map(Hit::place)
        .filter(place -> place.code().equals(district.code()))
        .findFirst();
  }

  /** An index as a source. */
  static PlaceSource of(PlaceIndex index) {
    return new PlaceSource() {
      @Override
      public List<Hit> find(
          String name, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
        return index.find(name, kind, near, limit);
      }

      @Override
      public List<Hit> suggest(
          String part, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
        return index.suggest(part, kind, near, limit);
      }

      @Override
      public List<Hit> near(double lon, double lat, double withinMetres, int limit) {
        return index.near(lon, lat, withinMetres, limit);
      }

      @Override
      public Optional<District> containing(double lon, double lat) {
        return index.containing(lon, lat);
      }

      @Override
      public Optional<Geometry> outline(Place place) {
        return index.outline(place);
      }

      @Override
      public Optional<Place> district(District district) {
        return index.district(district.code());
      }
    };
  }
}
