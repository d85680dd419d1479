package org.tutai.server.http.locate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.geo.locate.place.PlaceIndex.Hit;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;

/**
 * Answers {@code /api/v1/locate/reverse}: the plates nearest to a place, the road, the districts
 * that hold it, and landmarks near it.
 */
public final class ReverseEndpoint {

  private static final int USUAL_LIMIT = 1;
  private static final double USUAL_METRES = 500;
  private static final double MOST_METRES = 50_000;
  private static final double NEAR_METRES = 150;
  private static final int MOST_PLACES = 3;

  private ReverseEndpoint() {}

  public static Endpoint of(Locating locating) {
    return locating.endpoint(ReverseEndpoint::write);
  }

  private static byte[] write(Ask ask, LocateParams params, LocateIndexes indexes) {
    double[] lonLat =
        params
            .place()
            .orElseThrow(() -> LocateParams.bad("lon", "", "given with lat, or x with y"));
    int limit = params.limit(USUAL_LIMIT);
    double within = params.number("within", 0, MOST_METRES).orElse(USUAL_METRES);
    Locator locator = indexes.locator();
    ReverseAnswer answer = locator.reverse(lonLat[0], lonLat[1], limit, within);
    List<Hit> places = locator.places().near(lonLat[0], lonLat[1], NEAR_METRES, MOST_PLACES);
    var json = new AnswerJson(params);
    json.json.key("place").object();
    json.place(lonLat[0], lonLat[1]);
    json.json.endObject();
    there(json, answer, places);
    plates(json, answer);
    json.json.key("remarks");
    json.reasons(answer.remarks());
    return json.end();
  }

  /** What is at a place but the plates. */
  static void there(AnswerJson json, ReverseAnswer answer, List<Hit> places) {
    json.json.member("road", answer.road()).member("postalCode", answer.postalCode());
    json.json.key("districts").object();
    for (District d = answer.district(); d != null; d = d.parent()) {
      district(json, d);
    }
    json.json.endObject();
    json.json.key("places").array();
    for (Hit hit : places) {
      json.json.object();
      json.place(hit.place().lon(), hit.place().lat());
      json.named(hit.place());
      json.json.endObject();
    }
    json.json.endArray();
  }

  private static void district(AnswerJson json, @Nullable District d) {
    if (d != null) {
      json.json.key(d.level().name().toLowerCase(java.util.Locale.ROOT)).object();
      json.district(d);
      json.json.endObject();
    }
  }

  private static void plates(AnswerJson json, ReverseAnswer answer) {
    json.list("candidates");
    for (ReverseAnswer.NearPlate near : answer.plates()) {
      json.thing(near.plate().lon(), near.plate().lat());
      json.json.member("distanceMetres", near.distanceMetres(), 1);
      json.candidate(near.plate());
      json.endThing();
    }
    json.endList();
  }
}
