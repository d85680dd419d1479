package org.tutai.server.http.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.PlaceSource;
import org.tutai.geo.locate.address.answer.PlateRoad;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex.Hit;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;

/**
 * Answers {@code /api/v1/locate/places}: landmarks by name or near a place; and {@code
 * /api/v1/locate/roads}: roads by name.
 */
public final class PlacesEndpoint {

  private static final int USUAL_LIMIT = 10;
  private static final double NEAR_METRES = 2000;

  /** What the ids of roads that plates are on begin with. */
  private static final long ROAD_OF_PLATES = 1L << 51;

  private PlacesEndpoint() {}

  public static Endpoint places(Locating locating) {
    return locating.endpoint(PlacesEndpoint::writePlaces);
  }

  public static Endpoint roads(Locating locating) {
    return locating.endpoint(PlacesEndpoint::writeRoads);
  }

  private static byte[] writePlaces(Ask ask, LocateParams params, LocateIndexes indexes) {
    @Nullable Bounds near = params.boxOrPlace("near");
    @Nullable Bounds box = params.box("bbox");
    String category = Folding.key(params.optionalText("category").orElse(""));
    Predicate<Place> wanted =
        place ->
            place.kind() == Place.Kind.LANDMARK
                && (category.isEmpty() || Folding.key(place.category()).contains(category))
                && (box == null || box.contains(place.lon(), place.lat()));
    int limit = params.limit(USUAL_LIMIT);
    List<Hit> hits = hits(params, indexes.locator().places(), near, box);
    return write("places", params, hits, wanted, limit);
  }

  /** By name, or else all near the place or box asked for. */
  private static List<Hit> hits(
      LocateParams params, PlaceSource places, @Nullable Bounds near, @Nullable Bounds box) {
    Optional<String> name = params.optionalText("q");
    if (name.isPresent()) {
      @Nullable Bounds seen = near == null ? box : near;
      return places.find(name.get(), Place.Kind.LANDMARK, seen, Query.MAX_LIMIT);
    }
    @Nullable Bounds about = near == null ? box : near;
    if (about == null) {
      throw LocateParams.bad("q", "", "a name, or left out where near or bbox is given");
    }
    return places.near(about.centerX(), about.centerY(), metres(about), Query.MAX_LIMIT);
  }

  private static double metres(Bounds box) {
    double degrees = Math.hypot(box.width(), box.height()) / 2;
    return Math.min(50_000, Math.max(NEAR_METRES, degrees * 111_195));
  }

  /** Roads that plates are on, then those of imported lines. */
  private static byte[] writeRoads(Ask ask, LocateParams params, LocateIndexes indexes) {
    Optional<District> town = params.districtNamed("town");
    String within = town.map(District::fullName).map(Folding::key).orElse("");
    String name = params.text("q");
    @Nullable Bounds near = params.boxOrPlace("near");
    List<Hit> hits = new ArrayList<>();
    for (PlateRoad road :
        indexes
            .locator()
            .addresses()
            .roads(name, town.map(District::code).orElse(""), near, Query.MAX_LIMIT)) {
      hits.add(new Hit(place(road), Math.min(1, road.likeness())));
    }
    for (Hit line : indexes.locator().places().find(name, Place.Kind.ROAD, near, Query.MAX_LIMIT)) {
      if (hits.stream().noneMatch(hit -> isSame(hit.place(), line.place()))) {
        hits.add(line);
      }
    }
    Predicate<Place> wanted = place -> Folding.key(place.within()).contains(within);
    return write("roads", params, hits, wanted, params.limit(USUAL_LIMIT));
  }

  private static Place place(PlateRoad road) {
    return new Place(
        ROAD_OF_PLATES + road.number(),
        Place.Kind.ROAD,
        road.name(),
        "",
        "",
        road.within().map(District::fullName).orElse(""),
        "",
        road.lon(),
        road.lat(),
        road.bounds());
  }

  private static boolean isSame(Place one, Place other) {
    return Folding.key(one.name()).equals(Folding.key(other.name()))
        && Folding.key(one.within()).equals(Folding.key(other.within()));
  }

  private static byte[] write(
      String list, LocateParams params, List<Hit> hits, Predicate<Place> wanted, int limit) {
    var json = new AnswerJson(params);
    json.list(list);
    int count = 0;
    for (Hit hit : hits) {
      if (count < limit && wanted.test(hit.place())) {
        count++;
        json.thing(hit.place().lon(), hit.place().lat());
        json.named(hit.place());
        json.score(hit.score());
        json.endThing();
      }
    }
    json.endList();
    return json.end();
  }
}
