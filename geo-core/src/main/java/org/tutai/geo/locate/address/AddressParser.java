package org.tutai.geo.locate.address;

import java.util.List;
import org.tutai.geo.locate.district.Districts;

/**
 * Reads Taiwan addresses, in Chinese or English. Linear in the length of the text; never throws for
 * a text of any kind. Immutable, thread-safe.
 */
public final class AddressParser {

  /** Longer texts are read up to here, and an assumption says so. */
  public static final int MAX_LENGTH = 512;

  /** The most readings of one text. */
  public static final int MAX_READINGS = 4;

  public AddressParser(Districts districts, Lexicon lexicon) {}

  /** The readings of a text, the likeliest first; at least one, which may be empty. */
  public List<Address> readings(String text) {
    throw new UnsupportedOperationException();
  }

  /** The likeliest reading. */
  public Address parse(String text) {
    return readings(text).get(0);
  }
}
