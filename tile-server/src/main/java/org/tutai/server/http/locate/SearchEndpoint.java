package org.tutai.server.http.locate;

import org.tutai.geo.locate.Found;
import org.tutai.geo.locate.Located;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;

/**
 * Answers {@code /api/v1/locate/search}: whatever a text may mean, addresses, landmarks, roads,
 * districts and coordinates weighed against each other.
 */
public final class SearchEndpoint {

  private static final int USUAL_LIMIT = 8;

  private SearchEndpoint() {}

  public static Endpoint of(Locating locating) {
    return locating.endpoint(SearchEndpoint::write);
  }

  private static byte[] write(Ask ask, LocateParams params, LocateIndexes indexes) {
    var query =
        new Query(
            params.text("q"),
            params.limit(USUAL_LIMIT),
            params.district("within"),
            params.box("bbox"),
            params.boxOrPlace("near"));
    Found found = indexes.locator().find(query);
    var json = new AnswerJson(params);
    json.json.member("query", query.text());
    json.list("results");
    for (Located located : found.results()) {
      json.thing(located.lon(), located.lat());
      result(json, located);
      json.json.member("weight", located.weight(), 4);
      json.endThing();
    }
    json.endList();
    json.understood(found.answer());
    return json.end();
  }

  private static void result(AnswerJson json, Located located) {
    if (located instanceof Located.Address address) {
      json.json.member("kind", "address");
      json.candidate(address.candidate());
    } else if (located instanceof Located.Named named) {
      json.named(named.place());
    } else if (located instanceof Located.Coordinate typed) {
      coordinate(json, typed);
    }
  }

  private static void coordinate(AnswerJson json, Located.Coordinate typed) {
    json.json.member("kind", "coordinate").member("readAs", typed.coordinate().crs());
    json.json.member("en", typed.coordinate().english());
    json.json.member("zh", typed.coordinate().chinese());
    json.json.member("uncertaintyMetres", typed.coordinate().accuracyMetres(), 1);
    ReverseAnswer there = typed.there();
    json.json.key("there").object();
    json.json.key("nearest").array();
    for (ReverseAnswer.NearPlate near : there.plates()) {
      json.json.object();
      json.place(near.plate().lon(), near.plate().lat());
      json.json.member("distanceMetres", near.distanceMetres(), 1);
      json.candidate(near.plate());
      json.json.endObject();
    }
    json.json.endArray();
    ReverseEndpoint.there(json, there, typed.near());
    json.json.endObject();
  }
}
