package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.district.District.Level;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.name.Folding;

/** The Chinese words in an address that is mostly English: districts, then a street and number. */
final class EnglishChinese {

  private static final int LONGEST_NAME = 6;

  private EnglishChinese() {}

  static void read(String chinese, int from, EnglishReader reader) {
    int at = 0;
    for (Level level : List.of(Level.COUNTY, Level.TOWN)) {
      int next = district(chinese, at, level, reader.places());
      if (next > at) {
        Kind kind = level == Level.COUNTY ? Kind.COUNTY : Kind.TOWN;
        reader.parts.add(new AddressPart(kind, "", from + at, from + next));
        at = next;
      }
    }
    if (at < chinese.length()) {
      street(chinese.substring(at), from + at, reader);
    }
  }

  /** After the longest district at a place; the place itself for none. */
  private static int district(String chinese, int at, Level level, EnglishDistricts places) {
    Districts register = places.register();
    for (int to = Math.min(chinese.length(), at + LONGEST_NAME); to > at + 1; to--) {
      List<DistrictName> names = register.named(Folding.key(chinese.substring(at, to)), level);
      if (!names.isEmpty() && isWhole(names.get(0), to == chinese.length())) {
        names.forEach(places::add);
        return to;
      }
    }
    return at;
  }

  /* 中山 before 北路 is no district. */
  private static boolean isWhole(DistrictName name, boolean atTheEnd) {
    return atTheEnd || name.naming() != Districts.Naming.SHORT;
  }

  private static void street(String words, int from, EnglishReader reader) {
    PlateText plate = PlateText.number(words);
    StreetPath path = plate.path();
    List<AddressPart> parts = new ArrayList<>(2);
    if (!plate.road().isEmpty() && reader.roads.isEmpty()) {
      int at = Math.max(0, words.indexOf(plate.roadText()));
      int to = from + Math.min(words.length(), at + plate.roadText().length());
      reader.roads.add(new EnglishReader.Road("", plate.road(), List.of(), from + at, to));
    }
    reader.section = either(reader.section, path.section());
    reader.lane = either(reader.lane, path.lane());
    reader.alley = either(reader.alley, path.alley());
    reader.subAlley = either(reader.subAlley, path.subAlley());
    if (plate.number().main() > 0 && reader.numbers.isEmpty()) {
      reader.numbers = List.of(plate.number());
      parts.add(part(Kind.NUMBER, plate.number().text(), words, from));
    }
    if (!plate.unit().isNone() && reader.unit.isNone()) {
      reader.unit = plate.unit();
    }
    reader.parts.addAll(parts);
  }

  private static AddressPart part(Kind kind, String value, String words, int from) {
    int at = words.indexOf('號');
    int first = at;
    while (first > 0 && Character.isDigit(words.charAt(first - 1))) {
      first--;
    }
    return at < 0
        ? new AddressPart(kind, value, from, from)
        : new AddressPart(kind, value, from + first, from + at + 1);
  }

  private static String either(String one, String other) {
    return one.isEmpty() ? other : one;
  }
}
