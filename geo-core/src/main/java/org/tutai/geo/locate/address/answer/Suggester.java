package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.AddressParser;

/** Completes what is being typed. Thread-safe. */
final class Suggester {

  Suggester(Gazetteer gazetteer, AddressParser parser) {}

  List<Suggestion> suggest(Query query) {
    return List.of();
  }
}
