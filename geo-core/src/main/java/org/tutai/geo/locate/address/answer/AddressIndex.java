package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.AddressParser;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.district.Districts;

/**
 * Answers addresses from the plates at hand. Immutable, thread-safe; the name index is built when
 * it is made, which takes a second for the whole country.
 */
public final class AddressIndex {

  public AddressIndex(Districts districts, PlateIndex plates) {}

  /** The parser, which knows the names of the roads. */
  public AddressParser parser() {
    throw new UnsupportedOperationException();
  }

  /** The places an address may mean. Never throws for a text of any kind. */
  public Answer find(Query query) {
    throw new UnsupportedOperationException();
  }

  /**
   * What is at a place.
   *
   * @param lon WGS 84 degrees
   * @param lat WGS 84 degrees
   * @param limit the most plates, 1 to 50
   * @param withinMetres at most 50,000
   */
  public ReverseAnswer reverse(double lon, double lat, int limit, double withinMetres) {
    throw new UnsupportedOperationException();
  }

  /** Completions of what is being typed, the likeliest first. */
  public List<Suggestion> suggest(Query query) {
    throw new UnsupportedOperationException();
  }
}
