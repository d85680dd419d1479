package org.tutai.server.http.locate;

import java.util.Optional;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;

/**
 * Answers {@code /api/v1/locate/addresses}: the places an address may mean, from one text ({@code
 * q}) or from its parts.
 */
public final class AddressesEndpoint {

  private static final int USUAL_LIMIT = 5;

  /**
   * The parameters that name a part, in the order of an address, and the unit a bare value lacks.
   */
  private static final String[][] PARTS = {
    {"county", ""},
    {"town", ""},
    {"village", ""},
    {"neighbourhood", "鄰"},
    {"road", ""},
    {"section", "段"},
    {"lane", "巷"},
    {"alley", "弄"},
    {"number", "號"},
    {"floor", "樓"}
  };

  private AddressesEndpoint() {}

  public static Endpoint of(Locating locating) {
    return locating.endpoint(AddressesEndpoint::write);
  }

  private static byte[] write(Ask ask, LocateParams params, LocateIndexes indexes) {
    Query query = query(params);
    Answer answer = indexes.locator().addresses().find(query);
    var json = new AnswerJson(params);
    json.json.member("query", query.text());
    json.list("candidates");
    for (Candidate candidate : answer.candidates()) {
      json.thing(candidate.lon(), candidate.lat());
      json.candidate(candidate);
      json.endThing();
    }
    json.endList();
    json.understood(answer);
    return json.end();
  }

  private static Query query(LocateParams params) {
    return new Query(
        question(params),
        params.limit(USUAL_LIMIT),
        params.district("within"),
        params.box("bbox"),
        params.boxOrPlace("near"));
  }

  /** The text, or the parts put together. */
  private static String question(LocateParams params) {
    Optional<String> text = params.optionalText("q");
    String parts = parts(params);
    if (text.isPresent() && !parts.isEmpty()) {
      throw LocateParams.bad("q", text.get(), "left out where the parts of an address are given");
    }
    return text.orElseGet(() -> parts.isEmpty() ? params.text("q") : parts);
  }

  private static String parts(LocateParams params) {
    var address = new StringBuilder();
    for (String[] part : PARTS) {
      String value = params.optionalText(part[0]).map(String::strip).orElse("");
      address.append(value);
      if (!value.isEmpty() && isBare(value, part[1])) {
        address.append(part[1]);
      }
    }
    if (address.length() > LocateParams.MOST_TEXT) {
      throw LocateParams.bad(
          "county", address.length() + " characters with the other parts", "shorter");
    }
    return address.toString();
  }

  private static boolean isBare(String value, String unit) {
    return !unit.isEmpty() && !value.contains(unit) && !value.endsWith("F") && !value.endsWith("f");
  }
}
