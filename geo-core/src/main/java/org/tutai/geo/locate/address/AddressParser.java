package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.FoldedText;

/**
 * Reads Taiwan addresses, in Chinese or English. Linear in the length of the text; never throws for
 * a text of any kind. Immutable, thread-safe.
 */
public final class AddressParser {

  /** Longer texts are read up to here, and an assumption says so. */
  public static final int MAX_LENGTH = 512;

  /** The most readings of one text. */
  public static final int MAX_READINGS = 4;

  private final Districts districts;
  private final Lexicon lexicon;
  private final EnglishNames english;

  public AddressParser(Districts districts, Lexicon lexicon) {
    this(districts, lexicon, EnglishNames.NONE);
  }

  public AddressParser(Districts districts, Lexicon lexicon, EnglishNames english) {
    this.districts = districts;
    this.lexicon = lexicon;
    this.english = english;
  }

  /** The readings of a text, the likeliest first; at least one, which may be empty. */
  public List<Address> readings(String text) {
    String cut = cut(text);
    if (isLatin(cut)) {
      List<Address> read = EnglishAddress.readings(cut, districts, english);
      if (!read.isEmpty()) {
        return read.stream().map(address -> checked(address, text)).toList();
      }
    }
    FoldedText folded = FoldedText.of(cut);
    return new Readings(text, folded, districts, lexicon, cut.length() < text.length()).all();
  }

  /** The likeliest reading. */
  public Address parse(String text) {
    return readings(text).get(0);
  }

  /** An English address with the whole text, and with parts only that stand in it by themselves. */
  private static Address checked(Address address, String text) {
    List<AddressPart> parts = new ArrayList<>(address.parts().size());
    int end = 0;
    for (AddressPart part : address.parts()) {
      if (part.from() >= end && part.to() > part.from()) {
        parts.add(part);
        end = part.to();
      }
    }
    List<Assumption> assumptions = new ArrayList<>(address.assumptions());
    if (text.length() > MAX_LENGTH) {
      assumptions.add(Readings.CUT);
    }
    return address.with(text, parts, assumptions);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
    return text.substring(0, pair ? MAX_LENGTH - 1 : MAX_LENGTH);
  }

  /** Whether a text has more than twice as many Latin letters as ideographs. */
  private static boolean isLatin(String text) {
    int latin = 0;
    int han = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 'Ａ' && c <= 'ｚ')) {
        latin++;
      } else if (c >= '\u3400') {
        han++;
      }
    }
    return latin > 3 && latin > 2 * han;
  }
}
