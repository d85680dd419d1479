package org.tutai.server.http.locate;

import java.util.Locale;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;

/** Answers {@code /api/v1/locate/suggest}: completions of what is being typed, of all kinds. */
public final class SuggestEndpoint {

  private static final int USUAL_LIMIT = 8;

  private SuggestEndpoint() {}

  public static Endpoint of(Locating locating) {
    return locating.endpoint(SuggestEndpoint::write);
  }

  private static byte[] write(Ask ask, LocateParams params, LocateIndexes indexes) {
    var query =
        new Query(
            params.text("q"),
            params.limit(USUAL_LIMIT),
            params.district("within"),
            params.box("bbox"),
            params.boxOrPlace("near"));
    var json = new AnswerJson(params);
    json.json.member("query", query.text());
    json.list("suggestions");
    for (Suggestion suggestion : indexes.locator().suggest(query)) {
      json.thing(suggestion.lon(), suggestion.lat());
      json.json.member("kind", suggestion.kind().name().toLowerCase(Locale.ROOT));
      json.json.member("text", suggestion.text()).member("detail", suggestion.detail());
      json.json.key("from").whole(suggestion.from()).key("to").whole(suggestion.to());
      json.endThing();
    }
    json.endList();
    return json.end();
  }
}
