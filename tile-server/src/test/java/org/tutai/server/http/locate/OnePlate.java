package org.tutai.server.http.locate;

import java.util.List;
import org.tutai.geo.locate.AddressSource;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.Reason;
import org.tutai.geo.locate.address.answer.ReverseAnswer;
import org.tutai.geo.locate.address.answer.Suggestion;

/** Answers every text with a house number by one plate, and others by none. */
final class OnePlate implements AddressSource {

  @Override
  public Answer find(Query query) {
    String text = query.text();
    Address address = Address.unread(text);
    if (!text.contains("號")) {
      return new Answer(
          address, List.of(), List.of(new Reason("nothing", "nothing was found", "查無結果")));
    }
    var plate =
        new Candidate(
            Level.PLATE,
            0.99,
            121.5637,
            25.0375,
            5,
            text,
            "臺北市",
            "信義區",
            "",
            0,
            "市府路",
            "",
            "",
            "",
            "1號",
            "",
            "63000",
            "63000020",
            "110",
            List.of(),
            false);
    return new Answer(address, List.of(plate), List.of());
  }

  @Override
  public ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres) {
    return new ReverseAnswer(List.of(), "", null, "");
  }

  @Override
  public List<Suggestion> suggest(Query query) {
    return List.of();
  }
}
