package org.tutai.geo.locate.address;

import java.util.List;
import org.tutai.geo.locate.district.Districts;

/** Reads addresses in Latin letters. Linear in the length of the text; never throws. */
public final class EnglishAddress {

  private EnglishAddress() {}

  /**
   * The readings of a text that is mostly in Latin letters, the likeliest first, at most {@link
   * AddressParser#MAX_READINGS}; none when nothing of an address is in it.
   */
  public static List<Address> readings(String text, Districts districts, EnglishNames names) {
    return List.of();
  }
}
