package org.tutai.viewer.locate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.Located;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.Reason;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.layers.OneLine;

/**
 * Questions to a server, and its answers as the cards of this room. What a server says is cut to a
 * readable length; what is no answer, or lies nowhere on the earth, is left out.
 */
final class ServerAnswers {

  private static final String PATH = "/api/v1/locate/";
  private static final int MOST = 50;
  private static final int LONGEST = 200;

  private ServerAnswers() {}

  // ---- asking

  static List<Suggestion> suggestions(ServerLocating.Source server, Query query)
      throws IOException {
    var found = new ArrayList<Suggestion>();
    for (JsonNode each : some(server.get(PATH + "suggest?" + asked(query)).path("suggestions"))) {
      suggestion(each).ifPresent(found::add);
    }
    return found;
  }

  /** What a text means; coordinates are left out, which this computer reads as well. */
  static List<FoundCard> search(ServerLocating.Source server, Query query) throws IOException {
    var found = new ArrayList<FoundCard>();
    for (JsonNode each : some(server.get(PATH + "search?" + asked(query)).path("results"))) {
      located(each).map(FoundCard::of).map(card -> card.by(server.name())).ifPresent(found::add);
    }
    return found;
  }

  private static String asked(Query query) {
    String near =
        query
            .viewed()
            .map(
                box ->
                    String.format(
                        Locale.ROOT,
                        "&near=%.5f,%.5f,%.5f,%.5f",
                        box.minX(),
                        box.minY(),
                        box.maxX(),
                        box.maxY()))
            .orElse("");
    String text = URLEncoder.encode(query.text(), StandardCharsets.UTF_8).replace("+", "%20");
    return "q=" + text + "&limit=" + query.limit() + near;
  }

  private static List<JsonNode> some(JsonNode array) {
    var some = new ArrayList<JsonNode>();
    for (int i = 0; i < Math.min(MOST, array.size()); i++) {
      some.add(array.path(i));
    }
    return some;
  }

  // ---- reading

  private static Optional<Suggestion> suggestion(JsonNode json) {
    String text = text(json, "text");
    return constant(Suggestion.Kind.values(), json.path("kind").asText())
        .filter(kind -> !text.isEmpty())
        .map(
            kind ->
                new Suggestion(
                    text,
                    text(json, "detail"),
                    json.path("from").asInt(),
                    json.path("to").asInt(),
                    kind,
                    json.path("lon").asDouble(Double.NaN),
                    json.path("lat").asDouble(Double.NaN)));
  }

  private static Optional<Located> located(JsonNode json) {
    double lon = json.path("lon").asDouble(Double.NaN);
    double lat = json.path("lat").asDouble(Double.NaN);
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      return Optional.empty();
    }
    var place = new Position(lon, lat);
    double weight = json.path("weight").asDouble();
    return json.path("kind").asText().equals("address")
        ? candidate(json, place).map(found -> new Located.Address(found, weight))
        : named(json, place).map(found -> new Located.Named(found, weight));
  }

  private static Optional<Candidate> candidate(JsonNode json, Position place) {
    JsonNode parts = json.path("parts");
    return constant(Level.values(), json.path("level").asText())
        .map(
            level ->
                new Candidate(
                    level,
                    json.path("probability").asDouble(),
                    place.lon(),
                    place.lat(),
                    Math.max(0, json.path("uncertaintyMetres").asDouble()),
                    text(json, "address"),
                    text(parts, "county"),
                    text(parts, "town"),
                    text(parts, "village"),
                    parts.path("neighbourhood").asInt(),
                    text(parts, "road"),
                    text(parts, "section"),
                    text(parts, "lane"),
                    text(parts, "alley"),
                    text(parts, "number"),
                    text(parts, "unit"),
                    text(json, "countyCode"),
                    text(json, "townCode"),
                    text(json, "postalCode"),
                    reasons(json.path("reasons")),
                    json.path("synthetic").asBoolean()));
  }

  private static List<Reason> reasons(JsonNode json) {
    return some(json).stream()
        .map(each -> new Reason(text(each, "code"), text(each, "en"), text(each, "zh")))
        .toList();
  }

  private static Optional<Place> named(JsonNode json, Position place) {
    return constant(Place.Kind.values(), json.path("kind").asText())
        .map(
            kind ->
                new Place(
                    json.path("id").asLong(),
                    kind,
                    text(json, "name"),
                    text(json, "englishName"),
                    text(json, "category"),
                    text(json, "within"),
                    text(json, "code"),
                    place.lon(),
                    place.lat(),
                    bounds(json.path("bbox"), place)));
  }

  private static Bounds bounds(JsonNode box, Position place) {
    double west = box.path(0).asDouble(place.lon());
    double south = box.path(1).asDouble(place.lat());
    double east = box.path(2).asDouble(place.lon());
    double north = box.path(3).asDouble(place.lat());
    return west <= east && south <= north
        ? new Bounds(west, south, east, north)
        : new Bounds(place.lon(), place.lat(), place.lon(), place.lat());
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] values, String code) {
    return Arrays.stream(values).filter(each -> each.name().equalsIgnoreCase(code)).findFirst();
  }

  private static String text(JsonNode json, String member) {
    return OneLine.of(json.path(member).asText(), LONGEST);
  }
}
