package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Numerals;

/**
 * The readings of one text: a district's short name, a village and the end of a road are read where
 * they may be, and what the register and the lexicon know comes first. For one thread.
 */
final class Readings {

  /** Says that a text was longer than is read. */
  static final Assumption CUT =
      new Assumption(
          Assumption.Kind.OTHER,
          "only the first " + AddressParser.MAX_LENGTH + " characters were read",
          "僅讀取前" + AddressParser.MAX_LENGTH + "字");

  private static final int KNOWN_ROAD = 4;
  private static final int KNOWN_VILLAGE = 3;
  private static final int TOO_UNLIKELY = 3;
  private static final int LONGEST_VILLAGE = 6;
  private static final int LONGEST_ROAD = 24;
  private static final int SHORT_HEAD = 3;
  private static final int LEAST_TWICE = 3;
  private static final int NONE = -1;

  private final String given;
  private final FoldedText text;
  private final Districts districts;
  private final Lexicon lexicon;
  private final boolean cut;
  private final RegisterText register;
  private final List<Scored> found = new ArrayList<>(2);

  /** Where the text ends, or begins to say the same once more. */
  private final int limit;

  private boolean several;
  private int end;
  private @Nullable DistrictName villageName;

  private record Scored(AddressReading reading, String key, int score) {}

  Readings(String given, FoldedText text, Districts districts, Lexicon lexicon, boolean cut) {
    this.given = given;
    this.text = text;
    this.districts = districts;
    this.lexicon = lexicon;
    this.cut = cut;
    this.register = RegisterText.of(text);
    this.limit = onceEnd(text);
    this.end = limit;
  }

  /** The end of what is said in a text, which may say it twice (市府路1號市府路1號). */
  private static int onceEnd(FoldedText text) {
    int last = text.length();
    while (last > 0 && text.charAt(last - 1) <= '-') {
      last--;
    }
    int half = last / 2;
    int second = last - half;
    boolean apart = second == half || text.charAt(half) <= '-';
    boolean road = false;
    for (int i = 0; i < half && apart; i++) {
      char c = text.charAt(i);
      apart = c == text.charAt(second + i);
      road |= StreetWords.isRoadEnd(c) || c == '號';
    }
    return apart && road && half > LEAST_TWICE ? half : text.length();
  }

  List<Address> all() {
    DistrictPrefix prefix = withPrefix(true);
    if (prefix.shortTo > 0 && prefix.spans.hasKind(AddressPart.Kind.TOWN)) {
      withPrefix(false);
    }
    found.sort((a, b) -> Integer.compare(b.score, a.score));
    List<Address> readings = new ArrayList<>(found.size());
    int least = found.get(0).score - TOO_UNLIKELY;
    for (int i = 0; i < found.size() && i < AddressParser.MAX_READINGS; i++) {
      if (found.get(i).score <= least) {
        break;
      }
      readings.add(finished(found.get(i).reading));
    }
    return readings;
  }

  private Address finished(AddressReading reading) {
    if (limit < text.length()) {
      reading.repeated(limit);
    }
    if (several) {
      reading.several();
    }
    if (cut) {
      reading.assume(CUT);
    }
    return reading.address();
  }

  private DistrictPrefix withPrefix(boolean shortTowns) {
    DistrictPrefix prefix = new DistrictPrefix(text, register, districts, shortTowns);
    end = limit;
    int from = prefix.read(0, end);
    trailingPostalCode(prefix, from);
    int later = prefix.isEmpty() || prefix.isVague() ? prefix.find(from, end) : NONE;
    if (later < 0 && prefix.counties.isEmpty() && !prefix.towns.isEmpty()) {
      countyAtEnd(prefix, from);
    }
    if (later > 0) {
      if (prefix.isVague()) {
        prefix = new DistrictPrefix(text, register, districts, shortTowns);
        from = 0;
      }
      later(prefix, from, later);
    } else {
      villages(prefix, from, 0, 0, hasWords(from, end) ? shortScore(prefix) : 0);
    }
    return prefix;
  }

  /** 大安區忠孝東路四段1號台北市. */
  private void countyAtEnd(DistrictPrefix prefix, int from) {
    int at = prefix.find(from, end);
    if (at > 0 && !hasWords(prefix.read(at, end), end)) {
      end = at;
    }
  }

  private static int shortScore(DistrictPrefix prefix) {
    boolean town = prefix.shortTo > 0 && prefix.spans.hasKind(AddressPart.Kind.TOWN);
    return town && prefix.counties.isEmpty() ? -1 : 0;
  }

  /** A postal code at the end, after a number or a district. */
  private void trailingPostalCode(DistrictPrefix prefix, int from) {
    int last = end;
    while (last > from && text.charAt(last - 1) <= '-') {
      last--;
    }
    int first = last;
    while (first > from && Numerals.isDigit(text.charAt(first - 1))) {
      first--;
    }
    boolean apart =
        first > from && first < last && (text.gapBefore(first) || text.charAt(first - 1) <= '-');
    if (apart && hasNumberSign(from, first) && prefix.trailingPostal(first, last)) {
      end = first;
    }
  }

  private boolean hasNumberSign(int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if ("號市區鄉鎮縣".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The districts stand further on: before or after the street. */
  private void later(DistrictPrefix prefix, int from, int at) {
    int after = prefix.read(at, end);
    StreetReader before = new StreetReader(text, from, at).read();
    if (before.hasStreet() && !before.numbers.isEmpty() && isOtherAddress(before, after)) {
      first(at);
      return;
    }
    boolean afterIsStreet = hasNumberSign(after, end) || hasRoad(after);
    if (hasWords(after, end) && (afterIsStreet || !before.hasStreet())) {
      boolean floor = before.road.isEmpty() && !before.unit.unit().isNone();
      villages(prefix, after, floor ? 0 : from, floor ? 0 : at, 0);
      if (floor) {
        found.forEach(scored -> scored.reading.unitBefore(before));
      }
      return;
    }
    end = at;
    villages(prefix, from, 0, 0, 0);
    found.forEach(
        scored ->
            scored.reading.assume(
                Assumption.Kind.ORDER, "the district stands at the end", "行政區寫在最後"));
  }

  /** Whether another road with a number stands behind the districts. */
  private boolean isOtherAddress(StreetReader before, int after) {
    StreetReader other = new StreetReader(text, after, end).read();
    return other.hasStreet()
        && !other.numbers.isEmpty()
        && !(other.road.equals(before.road) && other.houseNumber().equals(before.houseNumber()));
  }

  /** Reads what stands before the districts of another address. */
  private void first(int to) {
    end = to;
    several = true;
    DistrictPrefix none = new DistrictPrefix(text, register, districts, false);
    villages(none, none.read(0, end), 0, 0, 0);
  }

  private boolean hasWords(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > '-') {
        return true;
      }
    }
    return false;
  }

  /** Reads with the village that may begin here, and without. */
  private void villages(DistrictPrefix prefix, int from, int markFrom, int markTo, int score) {
    int start = from;
    while (start < end && text.charAt(start) <= '-') {
      start++;
    }
    int known = knownVillage(prefix, start);
    int likely = known > start ? known : likelyVillage(start);
    boolean road = likely > start && isRoadNext(likely);
    boolean village = likely > start && (!road || (known > start && !isRoadEndAt(likely)));
    boolean sure = false;
    if (village) {
      int value = known > start ? villageScore(road, start, likely) : 0;
      sure = roads(new Start(prefix, start, likely, likely, markFrom, markTo), score + value);
    }
    boolean without = !village || road || (!sure && known <= start);
    if (without || isKnownRoadAcross(start, likely)) {
      roads(new Start(prefix, start, start, start, markFrom, markTo), score + (road ? 1 : 0));
    }
  }

  private int villageScore(boolean road, int from, int to) {
    if (isNeighbourhood(to)) {
      return 2 * KNOWN_VILLAGE;
    }
    boolean across = isKnownRoadAcross(from, to);
    if (road) {
      return across || lexicon == Lexicon.NONE ? 0 : KNOWN_VILLAGE;
    }
    return across && lexicon.isRoad(text.key(from, to)) ? KNOWN_ROAD + 2 : KNOWN_VILLAGE;
  }

  private boolean isAvenue(int at) {
    return text.at(at) == '大' && at + 1 < end && text.charAt(at + 1) == '道';
  }

  private boolean isRoadEndAt(int at) {
    char c = text.at(at < end ? at : NONE);
    return isAvenue(at) || StreetWords.isRoadEnd(c) || c == '道' || c == '巷';
  }

  private record Start(
      DistrictPrefix prefix,
      int villageFrom,
      int villageTo,
      int street,
      int markFrom,
      int markTo) {}

  /** The end of a village's name that the register has in the towns said, or anywhere. */
  private int knownVillage(DistrictPrefix prefix, int from) {
    villageName = null;
    if (from >= end) {
      return NONE;
    }
    int here = register.at(from);
    List<DistrictName> names = districts.startingAt(register, here, District.Level.VILLAGE);
    for (DistrictName name : names) {
      if (name.naming() != Districts.Naming.ALIKE && isInside(name.district(), prefix)) {
        int to = register.foldedEnd(here + name.key().length(), text.length());
        villageName = to <= end ? name : null;
        return to <= end ? to : NONE;
      }
    }
    return NONE;
  }

  private static boolean isInside(District village, DistrictPrefix prefix) {
    if (!prefix.towns.isEmpty()) {
      return prefix.towns.contains(village.parent());
    }
    return prefix.counties.isEmpty() || prefix.counties.contains(village.county());
  }

  /** A name in 里 or 村 that is none of the register, before a neighbourhood or a road. */
  private int likelyVillage(int from) {
    for (int i = from; i < end && i < from + LONGEST_VILLAGE; i++) {
      char c = text.charAt(i);
      if (c <= '9' || StreetWords.isRoadEnd(c) || c == '段' || c == '巷' || c == '鄰') {
        return NONE;
      }
      boolean unit = c == '里' || (c == '村' && i > from && text.charAt(i - 1) != '新');
      if (unit && i > from && i + 1 < end) {
        return isNeighbourhood(i + 1) || c == '里' || hasRoad(i + 1) || isNoPlace(from, i + 1)
            ? i + 1
            : NONE;
      }
    }
    return NONE;
  }

  /** 頭份村18號: a village rather than a place, if no plate has it for a place (陸光三村). */
  private boolean isNoPlace(int from, int to) {
    return lexicon != Lexicon.NONE
        && !Numerals.isNumeral(text.charAt(to - 2))
        && text.numeralEnd(to, end) > to
        && !lexicon.isRoad(text.key(from, to));
  }

  private boolean isNeighbourhood(int at) {
    int numeral = text.numeralEnd(at, end);
    return numeral > at && numeral < end && text.charAt(numeral) == '鄰';
  }

  private boolean hasRoad(int from) {
    for (int i = from; i < end && i < from + LONGEST_ROAD; i++) {
      if (StreetWords.isRoadEnd(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether what looks like a village is the beginning of a road: 大里路, 大里二街, 里港路. */
  private boolean isRoadNext(int at) {
    int next = at;
    while (next < end && next < at + 2 && StreetWords.isSide(text.charAt(next))) {
      next++;
    }
    next = text.numeralEnd(next, end);
    char c = text.at(next < end ? next : NONE);
    return StreetWords.isRoadEnd(c) || c == '道' || (next == at && (c == '巷' || isAvenue(at)));
  }

  private boolean isKnownRoadAcross(int from, int village) {
    if (lexicon == Lexicon.NONE) {
      return false;
    }
    for (int i = village; i < end && i < from + LONGEST_ROAD; i++) {
      char c = text.charAt(i);
      if (StreetWords.isRoadEnd(c)) {
        return lexicon.isRoad(text.key(from, i + 1));
      }
      if (c <= '9') {
        return i > from && lexicon.isRoad(text.key(from, i));
      }
    }
    return false;
  }

  /**
   * Reads the street, and once more where the lexicon knows another road in the words.
   *
   * @return whether there is no road, or one that is known
   */
  private boolean roads(Start start, int score) {
    StreetReader street = new StreetReader(text, start.street, end).read();
    street.completeRoad(lexicon);
    boolean known = street.road.isEmpty() || lexicon.isRoad(street.road);
    if (known || lexicon == Lexicon.NONE || street.roadFrom < 0) {
      add(start, street, score + (street.road.isEmpty() ? 0 : known ? KNOWN_ROAD : 1));
      return known;
    }
    add(start, street, score);
    StreetReader other = otherRoad(start, street);
    if (other != null) {
      add(start, other, score + (isTailOf(other, street) ? -1 : KNOWN_ROAD - 1));
    }
    return other != null;
  }

  /*
   * The known road may be no more than the end of one that is misspelt: 東路 of 明生東路, which is 民生東路.
   * It is meant by itself when many words stand before it, a space, or its own (台灣台灣大道).
   */
  private boolean isTailOf(StreetReader other, StreetReader street) {
    int head = other.roadFrom - street.roadFrom;
    boolean tail = head > 0 && other.roadTo == street.roadTo && !text.gapBefore(other.roadFrom);
    return tail
        && !isRepeated(street.roadFrom, head)
        && (head <= SHORT_HEAD || isPlain(other.roadFrom, other.roadTo));
  }

  private boolean isRepeated(int from, int length) {
    return from + 2 * length <= end
        && text.key(from, from + length).equals(text.key(from + length, from + 2 * length));
  }

  /** Whether a road's name is no more than an ordinal, a side and its ending: 東路, 大路, 3街. */
  private boolean isPlain(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean plain = StreetWords.isSide(c) || Numerals.isNumeral(c) || StreetWords.isRoadEnd(c);
      if (!plain && c != '大' && c != '道') {
        return false;
      }
    }
    return true;
  }

  /** The longest known road that ends in 路, 街 or 道 among the words around the one read. */
  private @Nullable StreetReader otherRoad(Start start, StreetReader street) {
    int from = street.firstOfRoad();
    int last = Math.min(end, from + LONGEST_ROAD);
    for (int first = from; first < last - 1; first++) {
      for (int to = last; to > first + 1; to--) {
        char c = text.charAt(to - 1);
        boolean ends = StreetWords.isRoadEnd(c) || c == '道';
        if (ends
            && (first != street.roadFrom || to != street.roadTo)
            && lexicon.isRoad(text.key(first, to))) {
          return StreetReader.ofRoad(text, start.street, end, first, to).read();
        }
      }
    }
    return null;
  }

  private void add(Start start, StreetReader street, int score) {
    String key =
        street.road + '|' + start.villageTo + '|' + start.prefix.spans.count() + street.crossRoad;
    for (Scored other : found) {
      if (other.key.equals(key)) {
        return;
      }
    }
    NumberReader numbers = street.numbers;
    boolean range = numbers.maybeRange && isRangeFirst(numbers);
    found.add(new Scored(reading(start, street, range), key, score));
    if (numbers.maybeRange && !numbers.range && found.size() < AddressParser.MAX_READINGS) {
      found.add(new Scored(reading(start, street, !range), key + "~", score));
    }
  }

  private static boolean isRangeFirst(NumberReader numbers) {
    return numbers.sub >= 100;
  }

  private AddressReading reading(Start start, StreetReader street, boolean range) {
    AddressReading reading =
        new AddressReading(given, text, start.prefix, street)
            .village(start.villageFrom, start.villageTo, villageName)
            .landmark(start.markFrom, start.markTo);
    return range ? reading.range() : reading;
  }
}
