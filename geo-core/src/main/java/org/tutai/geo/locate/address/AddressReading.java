package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Folding;

/** Puts an address together from what the readers found. For one reading of one text. */
final class AddressReading {

  private final String given;
  private final FoldedText text;
  private final DistrictPrefix districts;
  private final StreetReader street;
  private final Spans spans = new Spans();
  private final List<Assumption> assumptions;

  private String village = "";
  private String landmark = "";
  private boolean ranged;
  private Unit unit;

  AddressReading(String given, FoldedText text, DistrictPrefix districts, StreetReader street) {
    this.given = given;
    this.text = text;
    this.districts = districts;
    this.street = street;
    spans.addAll(districts.spans);
    spans.addAll(street.spans);
    assumptions = districts.assumptions();
    ranged = street.numbers.range;
    unit = street.unit.unit();
  }

  /**
   * Sets the village.
   *
   * @param known the name in the register, or null for a village that is not in it
   */
  AddressReading village(int from, int to, @Nullable DistrictName known) {
    if (to > from) {
      village = text.key(from, to);
      spans.add(Kind.VILLAGE, from, to);
    }
    if (to > from && known != null && known.naming() != Districts.Naming.CURRENT) {
      village = Folding.key(known.district().name());
      assume(Assumption.Kind.FORMER_NAME, known.englishNote(), known.note());
    }
    return this;
  }

  AddressReading landmark(int from, int to) {
    if (to > from) {
      spans.add(Kind.LANDMARK, from, to);
    }
    return this;
  }

  /** A floor that stood before the districts. */
  void unitBefore(StreetReader before) {
    spans.addAll(before.spans);
    if (street.unit.unit().isNone()) {
      unit = before.unit.unit();
    }
  }

  /** Another address stands behind this one. */
  AddressReading several() {
    return assume(
        Assumption.Kind.EXTRA_PART, "of several addresses the first is read", "有數個地址，僅讀取第一個");
  }

  /** The same words once more, from a place on. */
  AddressReading repeated(int from) {
    int first = from;
    while (text.charAt(first) <= '-') {
      first++;
    }
    spans.add(Kind.REMARK, first, text.length());
    return assume(
        Assumption.Kind.EXTRA_PART,
        "the address stands there twice; it is read once",
        "地址重複，僅讀取一次");
  }

  /** Reads 5-12號 as the two ends of a range. */
  AddressReading range() {
    ranged = true;
    return this;
  }

  void assume(Assumption assumption) {
    assumptions.add(assumption);
  }

  AddressReading assume(Assumption.Kind kind, String english, String chinese) {
    assumptions.add(new Assumption(kind, english, chinese));
    return this;
  }

  Address address() {
    spans.order();
    List<AddressPart> parts = parts();
    List<HouseNumber> numbers = numbers();
    explain(numbers);
    return new Address(
        given,
        districts.postalCode,
        districts.counties,
        towns(),
        village,
        street.neighbourhood,
        street.road,
        street.roadFrom < 0 ? "" : street.raw(street.roadFrom, street.roadTo),
        street.path(),
        numbers,
        ranged,
        unit,
        street.crossRoad,
        street.crossPath,
        landmark,
        parts,
        assumptions);
  }

  private List<HouseNumber> numbers() {
    if (street.numbers.isEmpty()) {
      return List.of();
    }
    HouseNumber first = street.houseNumber();
    if (ranged && street.numbers.maybeRange) {
      return List.of(
          new HouseNumber(first.prefix(), first.main(), 0, ""), HouseNumber.of(first.sub()));
    }
    if (street.numbers.more.isEmpty()) {
      return List.of(first);
    }
    List<HouseNumber> all = new ArrayList<>(1 + street.numbers.more.size());
    all.add(first);
    all.addAll(street.numbers.more);
    return all;
  }

  /** The towns said, or those of the postal code where no district is said. */
  private List<District> towns() {
    if (districts.postalCode.isEmpty()) {
      return districts.towns;
    }
    List<District> coded = districts.districts.byPostalCode(districts.postalCode);
    if (districts.isEmpty()) {
      return coded;
    }
    if (districts.towns.isEmpty() || coded.isEmpty()) {
      return districts.towns;
    }
    List<District> both = districts.towns.stream().filter(coded::contains).toList();
    if (both.isEmpty()) {
      disagree();
      return districts.towns;
    }
    return both;
  }

  private void disagree() {
    assume(
        Assumption.Kind.POSTAL_CODE_DISAGREES,
        "the postal code " + districts.postalCode + " is of another town; the town's name counts",
        "郵遞區號" + districts.postalCode + "與鄉鎮市區不符，以鄉鎮市區為準");
  }

  private void explain(List<HouseNumber> numbers) {
    if (numbers.size() > 1 && !ranged) {
      assume(
          Assumption.Kind.FIRST_OF_SEVERAL_NUMBERS,
          "of several numbers the first is taken",
          "有數個門牌號，取第一個");
    }
    if (street.bare) {
      assume(
          Assumption.Kind.MISSING_PART,
          "the number is taken for a house number, though it has no 號",
          "數字後無「號」，視為門牌號");
    }
    if (street.roadWithoutEnd) {
      assume(
          Assumption.Kind.MISSING_PART,
          "the name before the section is taken for a road",
          "「段」前的名稱視為道路");
    }
    if (street.outOfOrder) {
      assume(Assumption.Kind.ORDER, "the road stands after the number", "道路寫在門牌號之後");
    }
    if (street.twoRoads) {
      assume(
          Assumption.Kind.EXTRA_PART,
          "of two roads the one before the number is taken",
          "有兩條路名，取門牌號前的一條");
    }
    if (street.several) {
      several();
    }
    explainRange();
    lost();
  }

  /** 69-109號 may be two ends or one number. */
  private void explainRange() {
    if (!street.numbers.maybeRange) {
      return;
    }
    int first = street.numbers.main;
    int last = street.numbers.sub;
    assume(
        Assumption.Kind.OTHER,
        ranged
            ? first + "-" + last + " is taken for the numbers from " + first + " to " + last
            : first + "-" + last + " is taken for one number; it may be a range",
        ranged
            ? first + "-" + last + "號視為" + first + "號至" + last + "號"
            : first + "-" + last + "號視為" + first + "之" + last + "號，亦可能為門牌範圍");
  }

  private void lost() {
    String number = street.unknownNumber;
    if (!number.isEmpty() && Folding.key(number).indexOf('?') < 0) {
      assume(
          Assumption.Kind.EXTRA_PART,
          "no house number is as long as “" + number + "”, so that it is not looked for",
          "門牌號「" + number + "」過長，不予查詢");
    } else if (!number.isEmpty()) {
      assume(
          Assumption.Kind.LOST_CHARACTER,
          "the number “" + number + "” lacks a character, so that it is not looked for",
          "門牌號「" + number + "」有缺字，不予查詢");
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '?') {
        assume(
            Assumption.Kind.LOST_CHARACTER, "a character that was lost may be any", "有缺字，可能為任何字");
        return;
      }
    }
  }

  private List<AddressPart> parts() {
    List<AddressPart> parts = new ArrayList<>(spans.count() + 1);
    int done = 0;
    for (int i = 0; i < spans.count(); i++) {
      unread(done, spans.from(i), parts);
      addPart(spans.kind(i), spans.from(i), spans.to(i), parts);
      done = spans.to(i);
    }
    unread(done, text.length(), parts);
    return parts;
  }

  private void unread(int from, int to, List<AddressPart> parts) {
    int first = from;
    while (first < to && text.charAt(first) <= '-') {
      first++;
    }
    int last = to;
    while (last > first && text.charAt(last - 1) <= '-') {
      last--;
    }
    if (last > first && !isJunction(first, last)) {
      addPart(Kind.UNREAD, first, last, parts);
    }
  }

  /** 與, 口 and the like between and after the roads of a crossing. */
  private boolean isJunction(int from, int to) {
    boolean junction = !street.crossRoad.isEmpty() && to - from <= 4;
    for (int i = from; i < to && junction; i++) {
      junction = "與和及跟暨口交叉路會處".indexOf(text.charAt(i)) >= 0;
    }
    return junction;
  }

  /** Adds a part; of one character that stands for several (㋉) only one part is told. */
  private void addPart(Kind kind, int from, int to, List<AddressPart> parts) {
    int done = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).to();
    int start = Math.max(done, text.start(from));
    int end = text.end(to - 1);
    String value = value(kind, from, to);
    if (end > start) {
      parts.add(new AddressPart(kind, value, start, end));
    }
  }

  private String value(Kind kind, int from, int to) {
    switch (kind) {
      case COUNTY -> {
        return names(districts.counties, from, to);
      }
      case TOWN -> {
        return names(districts.towns, from, to);
      }
      case NUMBER -> {
        return street.numbers.more.isEmpty() && !ranged
            ? street.houseNumber().text()
            : text.key(from, to);
      }
      case LANDMARK -> {
        String words = given.substring(landmarkStart(from), text.end(to - 1));
        landmark = landmark.isEmpty() ? words : landmark;
        return words;
      }
      case ROAD, CROSS_ROAD, VILLAGE, REMARK, UNREAD -> {
        return street.raw(from, to);
      }
      default -> {
        return text.key(from, to);
      }
    }
  }

  /** 台北車站: the short name of the county before it is part of it. */
  private int landmarkStart(int from) {
    return text.start(districts.shortTo == from ? districts.shortFrom : from);
  }

  private String names(List<District> said, int from, int to) {
    return said.isEmpty() ? street.raw(from, to) : said.get(0).name();
  }
}
