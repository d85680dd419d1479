package org.tutai.server.http.locate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceIndex.Hit;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Answers {@code /api/v1/locate/districts}: counties, towns and villages by name, code or place, or
 * those in another; with their outlines where they are asked for.
 */
public final class DistrictsEndpoint {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DistrictsEndpoint() {}

  public static Endpoint of(Locating locating) {
    return locating.endpoint(DistrictsEndpoint::write);
  }

  private static byte[] write(Ask ask, LocateParams params, LocateIndexes indexes) {
    Locator locator = indexes.locator();
    List<District> found = atLevel(find(params, locator), level(params));
    boolean outline = params.flag("outline");
    int limit = limit(params, found.size());
    var json = new AnswerJson(params);
    json.list("districts");
    for (District district : found.subList(0, Math.min(limit, found.size()))) {
      write(json, locator, district, outline);
    }
    json.endList();
    return json.end();
  }

  /** All, unless fewer are asked for. */
  private static int limit(LocateParams params, int all) {
    return params.raw("limit").isEmpty() ? all : params.limit(Query.MAX_LIMIT);
  }

  private static List<District> find(LocateParams params, Locator locator) {
    Districts districts = Districts.taiwan();
    Optional<String> name = params.optionalText("q");
    if (name.isPresent()) {
      return named(districts, name.get(), locator);
    }
    String code = params.raw("code");
    if (!code.isEmpty()) {
      return List.of(byCode(districts, "code", code));
    }
    String in = params.raw("in");
    if (!in.isEmpty()) {
      return districts.in(byCode(districts, "in", in));
    }
    return params.place().map(lonLat -> containing(locator, lonLat)).orElseGet(districts::counties);
  }

  /** The village that holds a place, its town and its county. */
  private static List<District> containing(Locator locator, double[] lonLat) {
    var found = new ArrayList<District>();
    Optional<District> smallest = Optional.ofNullable(locator.district(lonLat[0], lonLat[1]));
    for (District d = smallest.orElse(null); d != null; d = d.parent()) {
      found.add(d);
    }
    return found;
  }

  private static District byCode(Districts districts, String parameter, String code) {
    if (code.length() > 20) {
      throw LocateParams.bad(parameter, code, "the code of a district such as 63000 or 63000040");
    }
    return districts
        .byCode(code)
        .orElseThrow(() -> ProblemException.notFound("No district has this " + parameter + "."));
  }

  /** Those of this name, of today or of former times, then those much like it. */
  private static List<District> named(Districts districts, String name, Locator locator) {
    var found = new ArrayList<District>();
    String key = Folding.key(name);
    for (District.Level level : District.Level.values()) {
      for (DistrictName named : districts.named(key, level)) {
        if (!found.contains(named.district())) {
          found.add(named.district());
        }
      }
    }
    for (Hit hit : locator.places().find(name, Place.Kind.DISTRICT, null, 10)) {
      districts.byCode(hit.place().code()).filter(d -> !found.contains(d)).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<District.Level> level(LocateParams params) {
    String text = params.raw("level");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(District.Level.valueOf(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw LocateParams.bad("level", text, "county, town or village");
    }
  }

  private static List<District> atLevel(List<District> all, Optional<District.Level> level) {
    return level.isEmpty()
        ? all
        : all.stream().filter(district -> district.level() == level.get()).toList();
  }

  private static void write(
      AnswerJson json, Locator locator, District district, boolean withOutline) {
    Optional<Place> place = locator.placeOf(district);
    double lon = place.map(Place::lon).orElse(Double.NaN);
    double lat = place.map(Place::lat).orElse(Double.NaN);
    Optional<byte[]> outline =
        withOutline
            ? place.flatMap(locator::outline).map(DistrictsEndpoint::bytes)
            : Optional.empty();
    outline.ifPresentOrElse(o -> json.thing(lon, lat, o), () -> json.thing(lon, lat));
    json.district(district);
    place.ifPresent(json::bounds);
    json.endThing();
  }

  private static byte[] bytes(Object geoJson) {
    try {
      return JSON.writeValueAsBytes(geoJson);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outline could not be written as JSON", e);
    }
  }
}
