package org.tutai.geo.locate.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.district.District;

/** Landmarks, roads and districts with their outlines. Immutable, thread-safe. */
public final class PlaceIndex implements AutoCloseable {

  private PlaceIndex() {}

  /** A place that answers a question, with how well it does, from 0 to 1. */
  public record Hit(Place place, double score) {}

  /** An index without places. */
  public static PlaceIndex empty() {
    throw new UnsupportedOperationException();
  }

  /** Opens the index of a directory; one that isn't there is empty. */
  public static PlaceIndex open(Path directory) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Places by name, the best first.
   *
   * @param kind of places, or null for all
   * @param near WGS 84 box on the user's map, or null
   * @param limit 1 to 50
   */
  public List<Hit> find(String name, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Places whose names complete what is being typed, also from the middle. */
  public List<Hit> suggest(
      String part, Place.@Nullable Kind kind, @Nullable Bounds near, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Landmarks and roads near a place, nearest first; WGS 84 degrees. */
  public List<Hit> near(double lon, double lat, double withinMetres, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The smallest district that contains a place, by its outline. */
  public Optional<District> containing(double lon, double lat) {
    throw new UnsupportedOperationException();
  }

  /** The outline or line of a place in WGS 84 (x longitude, y latitude); a landmark's point. */
  public Optional<Geometry> outline(Place place) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
