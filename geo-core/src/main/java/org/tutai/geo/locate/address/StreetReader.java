package org.tutai.geo.locate.address;

import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Numerals;

/**
 * Reads what comes below the districts: road or place, section, lanes, house number, floor, room.
 * One pass from left to right over the folded text; words without a unit are held as a pending name
 * until the unit that follows says what they are. For one text and one thread.
 */
final class StreetReader {

  private static final int NONE = -1;
  private static final String CONJUNCTIONS = "與和及跟暨";

  final FoldedText text;
  final int end;
  final Spans spans = new Spans();

  String road = "";
  int roadFrom = NONE;
  int roadTo = NONE;
  String section = "";
  String lane = "";
  String alley = "";
  String subAlley = "";
  String tong = "";
  int neighbourhood;

  /** The other road of a crossing, and its path. */
  String crossRoad = "";

  StreetPath crossPath = StreetPath.NONE;

  /** Whether a name before the number, as of a settlement, belongs to it. */
  String prefix = "";

  final NumberReader numbers;
  final UnitReader unit;

  /** What stood in brackets. */
  String remark = "";

  /** Whether 路 was missing before 段. */
  boolean roadWithoutEnd;

  /** Whether the road came after the number. */
  boolean outOfOrder;

  /** Whether another road stood before the one that is numbered. */
  boolean twoRoads;

  /** Whether the number had no 號. */
  boolean bare;

  /** Whether another address came after the first one, which was not read. */
  boolean several;

  /**
   * The number that can't be looked for, as it was written: it lacks a character or is too long.
   */
  String unknownNumber = "";

  private String secondRoad = "";
  private boolean crossing;
  private int secondSpan;
  private StreetPath firstPath = StreetPath.NONE;
  private final int forcedFrom;
  private final int forcedTo;
  private final int lastRoad;
  private final int lastNumber;

  /** Whether words that are not understood count, to tell plates apart. */
  private final boolean plate;

  private int i;
  private int name = NONE;
  private boolean joined;

  /** Whether 與 or the like joins two roads. */
  private boolean conjoined;

  /** Whether words came after the house that are no part of it. */
  private boolean closed;

  StreetReader(FoldedText text, int from, int end) {
    this(text, from, end, NONE, NONE, false);
  }

  /** A reader of the words of a plate, all of which count. */
  static StreetReader ofPlate(FoldedText text) {
    return new StreetReader(text, 0, text.length(), NONE, NONE, true);
  }

  /** A reader for which it is settled where the name of the road is. */
  static StreetReader ofRoad(FoldedText text, int from, int end, int roadFrom, int roadTo) {
    return new StreetReader(text, from, end, roadFrom, roadTo, false);
  }

  private StreetReader(
      FoldedText text, int from, int end, int forcedFrom, int forcedTo, boolean plate) {
    this.plate = plate;
    this.text = text;
    this.end = end;
    this.i = from;
    this.forcedFrom = forcedFrom;
    this.forcedTo = forcedTo;
    int road = NONE;
    int number = NONE;
    for (int k = end - 1; k >= from && (road < 0 || number < 0); k--) {
      char c = text.charAt(k);
      road = road < 0 && (StreetWords.isRoadEnd(c) || c == '道' || c == '巷') ? k : road;
      number = number < 0 && c == '號' ? k : number;
    }
    lastRoad = road;
    lastNumber = number;
    this.numbers = new NumberReader(text, end);
    this.unit = new UnitReader(this);
  }

  /** Reads to the end. */
  StreetReader read() {
    while (i < end) {
      int before = i;
      step();
      if (i == before) {
        hold();
      }
    }
    dropPending(end);
    settleSecondRoad();
    return this;
  }

  /*
   * Of two roads without a conjunction the one before the number is meant; without a number they
   * cross.
   */
  private void settleSecondRoad() {
    if (secondRoad.isEmpty()) {
      return;
    }
    if (crossing || numbers.isEmpty()) {
      crossRoad = secondRoad;
      crossPath = path();
      take(firstPath);
    } else {
      twoRoads = true;
      road = secondRoad;
      spans.rename(secondSpan, Kind.ROAD);
      spans.rename(Kind.ROAD, Kind.UNREAD, secondSpan);
    }
  }

  private void take(StreetPath path) {
    section = path.section();
    lane = path.lane();
    alley = path.alley();
    subAlley = path.subAlley();
    tong = path.tong();
  }

  StreetPath path() {
    boolean none =
        section.isEmpty()
            && lane.isEmpty()
            && alley.isEmpty()
            && subAlley.isEmpty()
            && tong.isEmpty();
    return none ? StreetPath.NONE : new StreetPath(section, lane, alley, subAlley, tong);
  }

  /** The first house number. */
  HouseNumber houseNumber() {
    String before = unit.temporary && !prefix.startsWith("臨") ? "臨" + prefix : prefix;
    return numbers.number(before);
  }

  /** Whether there is a road with a number or a lane, section or the like. */
  boolean hasStreet() {
    return !road.isEmpty() && (!numbers.isEmpty() || !path().isEmpty());
  }

  /** Adds 路 (or what the lexicon says) to a road that stood without it before its section. */
  void completeRoad(Lexicon lexicon) {
    if (!roadWithoutEnd || lexicon.isRoad(road)) {
      return;
    }
    for (String ending : new String[] {"路", "街", "大道"}) {
      if (lexicon == Lexicon.NONE || lexicon.isRoad(road + ending)) {
        road += ending;
        return;
      }
    }
  }

  /** Where the road or the landmark before it begins. */
  int firstOfRoad() {
    int first = roadFrom;
    for (int k = 0; k < spans.count(); k++) {
      first = spans.kind(k) == Kind.LANDMARK ? Math.min(first, spans.from(k)) : first;
    }
    return first;
  }

  private void step() {
    char c = text.charAt(i);
    switch (c) {
      case ',', '-', ')' -> separator();
      case '(' -> bracket();
      case '路', '街', '道' -> roadOrName();
      case '巷', '弄', '衖', '衕', '段' -> namedPart(c);
      case '號' -> strayNumber();
      default -> wordOrNumeral(c);
    }
  }

  private void wordOrNumeral(char c) {
    if (c == 'b' && isBasement()) {
      int next = unit.read(i);
      if (next > i) {
        i = next;
        return;
      }
    }
    if (c < 'a' || Numerals.isNumeral(c) || Numerals.isCheque(c)) {
      int numeral = text.numeralEnd(i, end);
      if (numeral > i) {
        counted(numeral);
        return;
      }
    }
    if (numbers.isEmpty() || !tail()) {
      letter(c);
    }
  }

  private boolean isBasement() {
    return name == NONE && i + 1 < end && Numerals.isDigit(text.charAt(i + 1));
  }

  private void letter(char c) {
    if (isConjunction(c)) {
      joined = true;
      conjoined = true;
      i++;
    } else {
      hold();
    }
  }

  private boolean isConjunction(char c) {
    boolean between = CONJUNCTIONS.indexOf(c) >= 0 && !road.isEmpty() && name == NONE;
    return between && (numbers.isEmpty() || lastRoad > i);
  }

  private void hold() {
    if (name == NONE) {
      name = i;
    }
    i++;
  }

  /** What follows the number; false when it is no part of a house. */
  private boolean tail() {
    if (name != NONE || closed) {
      return false;
    }
    int next = unit.read(i);
    boolean moved = next > i;
    i = next;
    return moved;
  }

  private void separator() {
    if (!road.isEmpty() && text.charAt(i) == ',') {
      joined = true;
    }
    if (numbers.isEmpty() || name != NONE || !tail()) {
      dropPending(i);
      i++;
    }
  }

  private void bracket() {
    int close = i + 1;
    boolean address = false;
    while (close < end && text.charAt(close) != ')') {
      char c = text.charAt(close);
      address |= StreetWords.isRoadEnd(c) || c == '號';
      close++;
    }
    boolean mark = close == i + 2 && NumberReader.isPrefix(text.charAt(i + 1));
    if (mark && numbers.isEmpty()) {
      dropPending(i);
      name = i + 1;
      i = Math.min(end, close + 1);
    } else if (address && numbers.isEmpty() && road.isEmpty()) {
      dropPending(i);
      i++;
    } else if (numbers.isEmpty() || name != NONE || !tail()) {
      dropPending(i);
      note(i + 1, close);
      i = Math.min(end, close + 1);
    }
  }

  /** Keeps a remark. */
  void note(int from, int to) {
    if (to > from) {
      remark = remark.isEmpty() ? raw(from, to) : remark + " " + raw(from, to);
      spans.add(Kind.REMARK, from, to);
    }
  }

  /** Words as they were written, without white space. */
  String raw(int from, int to) {
    return text.raw(from, to);
  }

  /** A 路, 街 or 道: the end of a road, or a character within a name. */
  private void roadOrName() {
    int from = name == NONE ? i : name;
    int to = StreetWords.roadEnd(text, from, i, end);
    if (forcedTo > i && road.isEmpty()) {
      to = i + 1 == forcedTo ? forcedTo : NONE;
    }
    if (to < 0) {
      hold();
      return;
    }
    if (road.isEmpty()) {
      outOfOrder = !numbers.isEmpty();
      setRoad(from, to);
    } else {
      secondRoad(from, to);
    }
  }

  private void setRoad(int from, int to) {
    int start = afterLandmark(from, to);
    if (start > from) {
      spans.add(Kind.LANDMARK, from, start);
    }
    road = text.key(start, to);
    roadFrom = start;
    roadTo = to;
    spans.add(Kind.ROAD, start, to);
    name = NONE;
    i = to;
  }

  /** Where the road begins when a landmark and a space stand before it. */
  private int afterLandmark(int from, int to) {
    if (to == forcedTo && forcedFrom >= from) {
      return forcedFrom;
    }
    for (int k = to - 3; k >= from + 2; k--) {
      if (text.gapBefore(k)) {
        return k;
      }
    }
    return from;
  }

  /*
   * A second road: part of the name when nothing stands between (粵寧街中路, or 街 after a number), the
   * other road of a crossing when a conjunction or 口 says so, else the road that is meant.
   */
  private void secondRoad(int from, int to) {
    if (isJunction(from, to)) {
      name = NONE;
      i = to;
      return;
    }
    if (isNextAddress(to)) {
      several = lastNumber > to || joined;
      spans.add(Kind.UNREAD, from, end);
      name = NONE;
      i = end;
      return;
    }
    boolean crosses = crossing(to);
    if (!crosses
        && forcedTo < 0
        && numbers.isEmpty()
        && path().isEmpty()
        && from == roadTo
        && !text.gapBefore(from)) {
      road = text.key(roadFrom, to);
      roadTo = to;
      spans.extendLast(to);
    } else if (!crosses && isNumeral(from, to - 1)) {
      lane = text.key(from, to);
      spans.add(Kind.LANE, from, to);
    } else if (secondRoad.isEmpty()) {
      secondRoad = text.key(from, to);
      crossing = crosses;
      firstPath = path();
      take(StreetPath.NONE);
      secondSpan = spans.count();
      spans.add(Kind.CROSS_ROAD, from, to);
    } else {
      spans.add(Kind.UNREAD, from, to);
    }
    name = NONE;
    i = to;
  }

  /** Whether a road after a number is of another address: 市府路1號、松壽路2號. */
  private boolean isNextAddress(int to) {
    if (plate || numbers.isEmpty() || outOfOrder || !secondRoad.isEmpty()) {
      return false;
    }
    return lastNumber > to || !(conjoined || isSaidToCross(to));
  }

  /** Whether 口 or 交叉 comes after a road and its section. */
  private boolean isSaidToCross(int at) {
    for (int k = at; k < end && k < at + 6; k++) {
      char c = text.charAt(k);
      if (c == '口' || c == '交') {
        return true;
      }
      if (c != '段' && c != '路' && !Numerals.isNumeral(c)) {
        return false;
      }
    }
    return false;
  }

  private boolean isNumeral(int from, int to) {
    return to > from && text.numeralEnd(from, to) == to;
  }

  private boolean crossing(int at) {
    return joined || isSaidToCross(at);
  }

  /** 巷, 弄, 衖, 衕 or 段 that no numeral stands before. */
  private void namedPart(char c) {
    if (name == NONE) {
      i++;
      return;
    }
    boolean below = !road.isEmpty() || !lane.isEmpty() || !alley.isEmpty();
    boolean taken =
        switch (c) {
          case '段' -> !road.isEmpty() && section.isEmpty() && lane.isEmpty() && numbers.isEmpty();
          case '巷' -> numbers.isEmpty() && isLaneEnd(below);
          default -> numbers.isEmpty() && below;
        };
    if (!taken) {
      hold();
    } else if (c == '巷' && !below) {
      setRoad(name, i + 1);
    } else {
      setPart(c, name, i);
    }
  }

  private boolean isLaneEnd(boolean below) {
    int next = i + 1;
    if (next >= end || text.gapBefore(next) || text.charAt(next) <= '-') {
      return true;
    }
    int numeral = text.numeralEnd(next, end);
    if (numeral > next) {
      return numeral >= end || !StreetWords.isRoadEnd(text.charAt(numeral));
    }
    return (below || i - name > 1) && !StreetWords.isRoadEnd(text.charAt(next));
  }

  /** Sets section, lane, alley …; a second one of a kind goes into the next free place. */
  private void setPart(char unitChar, int from, int to) {
    String whole = text.key(from, to + 1);
    String key = whole.substring(0, whole.length() - 1);
    Kind kind;
    switch (unitChar) {
      case '段' -> {
        kind = Kind.SECTION;
        setSection(key);
      }
      case '巷' -> {
        kind = Kind.LANE;
        setLane(key);
      }
      case '弄' -> {
        kind = Kind.ALLEY;
        alley = alley.isEmpty() ? key : alley + "弄" + key;
      }
      case '衖' -> {
        kind = Kind.SUB_ALLEY;
        subAlley = subAlley.isEmpty() ? key : subAlley + "衖" + key;
      }
      default -> {
        kind = Kind.TONG;
        tong = tong.isEmpty() ? key : tong + "衕" + key;
      }
    }
    spans.add(kind, from, to + 1);
    name = NONE;
    i = to + 1;
  }

  private void setSection(String key) {
    if (section.isEmpty()) {
      section = key;
    }
  }

  private void setLane(String key) {
    if (lane.isEmpty()) {
      lane = key;
    } else {
      alley = alley.isEmpty() ? key + "巷" : alley + "弄" + key + "巷";
    }
  }

  /** A numeral begins here: it is a section, lane, number or floor if a unit follows. */
  private void counted(int numeral) {
    int to = numbers.compoundEnd(i, numeral);
    int at = numbers.markEnd(to);
    char unitChar = text.at(at < end ? at : NONE);
    boolean read =
        switch (unitChar) {
          case '段' -> countedSection(to, at);
          case '巷', '弄', '衖', '衕' -> countedLane(unitChar, at);
          case '號' -> countedNumber(at);
          case '鄰' -> countedNeighbourhood(numeral, at);
          case '樓', 'f', '層', '室' -> countedUnit(at);
          default -> false;
        };
    if (!read && !numbers.isEmpty() && name == NONE) {
      read = tail();
    }
    int list = read || !isListed(to) ? NONE : numbers.listEnd(to);
    if (list > to && numbers.isEmpty()) {
      int from = takePending();
      i = numbers.read(i, to);
      spans.add(Kind.NUMBER, from, i);
    } else if (!read && !bareNumber(to, at)) {
      if (name == NONE) {
        name = i;
      }
      i = numeral;
    }
  }

  /** Whether a numeral may be the first of a list: 和 in a name (三和5號) joins no numbers. */
  private boolean isListed(int to) {
    return Numerals.isDigit(text.charAt(i)) || (!road.isEmpty() && text.at(to) == ',');
  }

  private boolean countedSection(int to, int at) {
    if (to != at || (!numbers.isEmpty() && !outOfOrder)) {
      return false;
    }
    if (road.isEmpty()) {
      if (name == NONE || !isPartEnd(at + 1)) {
        return false;
      }
      roadWithoutEnd = true;
      setRoad(name, i);
      setPart('段', roadTo, at);
      return true;
    }
    pendingToPrefix();
    setPart('段', i, at);
    while (i < end && text.charAt(i) == '段') {
      i++;
    }
    return true;
  }

  /**
   * Whether a numeral, a unit or nothing follows, so that what stands before is a part by itself.
   */
  private boolean isPartEnd(int at) {
    return at >= end
        || text.gapBefore(at)
        || text.charAt(at) <= '-'
        || text.numeralEnd(at, end) > at;
  }

  private boolean countedLane(char unitChar, int at) {
    if (!numbers.isEmpty() && !outOfOrder) {
      return false;
    }
    int next = at + 1;
    boolean named = road.isEmpty() && lane.isEmpty() && isRoadNext(next);
    if (named) {
      return false;
    }
    int from = i;
    if (name != NONE) {
      if (road.isEmpty() && lane.isEmpty() && alley.isEmpty()) {
        setRoad(name, i);
      } else {
        from = name;
      }
    }
    setPart(unitChar, from, at);
    return true;
  }

  private boolean isRoadNext(int at) {
    int numeral = text.numeralEnd(at, end);
    return numeral < end && StreetWords.isRoadEnd(text.charAt(numeral));
  }

  private boolean countedNeighbourhood(int numeral, int at) {
    if (numeral != at) {
      return false;
    }
    if (name != NONE && road.isEmpty()) {
      setRoad(name, i);
    }
    neighbourhood = Math.max(0, Numerals.value(text, i, numeral));
    spans.add(Kind.NEIGHBOURHOOD, i, at + 1);
    name = NONE;
    i = at + 1;
    return true;
  }

  private boolean countedUnit(int at) {
    if (!numbers.isEmpty()) {
      return false;
    }
    char next = text.at(at + 1 < end ? at + 1 : NONE);
    if (isName(at, next)) {
      return false;
    }
    int to = unit.read(i);
    if (to == i) {
      return false;
    }
    pendingToPlace();
    i = to;
    return true;
  }

  /** 三層巷, 三層老街, 二樓街: what looks like a floor is the beginning of a name. */
  private boolean isName(int at, char next) {
    if (StreetWords.isRoadEnd(next) || next == '巷') {
      return true;
    }
    char unitChar = text.charAt(at);
    return (unitChar == 'f' && next >= 'a' && next <= 'z')
        || (unitChar == '層' && !isPartEnd(at + 1));
  }

  private boolean countedNumber(int at) {
    if (isNamedNumber(at)) {
      return false;
    }
    if (!numbers.isEmpty()) {
      several |= !plate && name != NONE && isPartEnd(at + 1);
      return false;
    }
    if (!plate && isUnknownNumber(at)) {
      unknownNumber(at);
      return true;
    }
    int from = takePending();
    i = numbers.read(i, at);
    spans.add(Kind.NUMBER, from, i);
    return true;
  }

  /** Whether a number up to its 號 lacks a character, or is longer than any. */
  private boolean isUnknownNumber(int at) {
    return isPartOfNumber() || NumberReader.isUnknown(text, i, at);
  }

  private void unknownNumber(int at) {
    boolean lost = isPartOfNumber();
    int from = lost ? name : i;
    name = lost ? NONE : name;
    dropPending(i);
    keepUnknown(from, at + 1);
    spans.add(Kind.UNREAD, from, at + 1);
    i = at + 1;
  }

  /** Whether what stands before a numeral is nothing but other numerals and lost characters. */
  private boolean isPartOfNumber() {
    boolean below = !road.isEmpty() || !lane.isEmpty() || !alley.isEmpty();
    boolean part = below && name != NONE && name < i;
    boolean lost = false;
    for (int k = name; part && k < i; k++) {
      lost |= text.charAt(k) == '?';
      part = text.charAt(k) == '?' || Numerals.isNumeral(text.charAt(k));
    }
    return part && lost;
  }

  private void keepUnknown(int from, int to) {
    unknownNumber = raw(from, Math.min(to, from + NumberReader.LONGEST_SHOWN));
  }

  /** 七號巷, 五號路, 一號橋: a number that is a name. */
  private boolean isNamedNumber(int at) {
    int next = at + 1;
    if (next >= end || text.gapBefore(next)) {
      return false;
    }
    char c = text.charAt(next);
    if (c == '巷' || StreetWords.isRoadEnd(c)) {
      return true;
    }
    return c == '橋' && hasNumber(next);
  }

  private boolean hasNumber(int from) {
    for (int k = from; k < end && k < from + 12; k++) {
      if (text.charAt(k) == '號') {
        return true;
      }
    }
    return false;
  }

  /** A number without 號: at the end, before a gap, a comma or a floor. */
  private boolean bareNumber(int to, int at) {
    boolean known =
        !road.isEmpty() || !lane.isEmpty() || !alley.isEmpty() || (!plate && neighbourhood > 0);
    boolean whole = name == NONE ? known || spans.count() == 0 : known || text.gapBefore(i);
    if (!numbers.isEmpty() || !whole || lastNumber > i || !isBare(to, at)) {
      return false;
    }
    if (!plate && isUnknownNumber(at)) {
      keepUnknown(isPartOfNumber() ? name : i, at);
      return false;
    }
    bare = true;
    int from = takePending();
    i = numbers.readBare(i, at);
    spans.add(Kind.NUMBER, from, i);
    return true;
  }

  private boolean isBare(int to, int at) {
    boolean digits = Numerals.isDigit(text.charAt(i)) || name == NONE;
    if (!digits) {
      return false;
    }
    return at >= end
        || text.gapBefore(at)
        || text.charAt(at) <= '-'
        || (to == at && (isUnitNext(at) || isFloorNext(at)));
  }

  /** Whether a unit begins; a lost character before a digit (2?9) may have been a digit. */
  private boolean isUnitNext(int at) {
    boolean lost = !plate && text.charAt(at) == '?';
    boolean number = lost && at + 1 < end && Numerals.isDigit(text.charAt(at + 1));
    return !number && unit.begins(at);
  }

  /** 139之2三樓. */
  private boolean isFloorNext(int at) {
    int numeral = text.numeralEnd(at, end);
    return !plate && numeral > at && numeral < end && "樓層".indexOf(text.charAt(numeral)) >= 0;
  }

  /** What a 號 without a number before it leaves. */
  private void strayNumber() {
    if (name == NONE && (!numbers.isEmpty() || i + 1 < end)) {
      i++;
    } else {
      hold();
    }
  }

  /** The pending name belongs to the number, or is the road; gives where the number begins. */
  private int takePending() {
    if (name == NONE) {
      return i;
    }
    int cut = NumberReader.prefixStart(text, name, i);
    if (cut > name && road.isEmpty() && lane.isEmpty() && alley.isEmpty() && subAlley.isEmpty()) {
      int at = i;
      setRoad(name, cut);
      i = at;
      name = cut;
    }
    int from = i;
    if (i > name) {
      from = name;
      prefix += text.key(name, i);
    }
    name = NONE;
    return from;
  }

  private void pendingToPrefix() {
    if (name != NONE) {
      prefix += text.key(name, i);
      spans.add(Kind.UNREAD, name, i);
      name = NONE;
    }
  }

  private void pendingToPlace() {
    if (name != NONE) {
      dropPending(i);
    }
  }

  /** Words that nothing came after: the place when there is no road yet, else not understood. */
  private void dropPending(int to) {
    if (name == NONE) {
      return;
    }
    int from = name;
    int at = i;
    name = NONE;
    if (isLost(from, to)) {
      spans.add(Kind.UNREAD, from, to);
    } else if (road.isEmpty() && lane.isEmpty() && numbers.isEmpty()) {
      if (lastRoad > to) {
        spans.add(Kind.LANDMARK, from, to);
      } else {
        setRoad(from, to);
      }
    } else if (!isJunction(from, to)) {
      leftover(from, to);
    }
    i = at;
  }

  private boolean isLost(int from, int to) {
    for (int k = from; k < to; k++) {
      if (text.charAt(k) != '?') {
        return false;
      }
    }
    return true;
  }

  private boolean isJunction(int from, int to) {
    char c = text.charAt(from);
    boolean junction =
        !secondRoad.isEmpty() && (c == '口' || c == '交' || (c == '路' && to > from + 1));
    return junction && to - from <= 4;
  }

  private void leftover(int from, int to) {
    if (numbers.isEmpty()) {
      prefix += text.key(from, to);
      if (text.charAt(to - 1) == '號' && NumberReader.isUnknown(text, from, to)) {
        keepUnknown(from, to);
      }
    } else if (plate) {
      unit.addUnknown(from, to);
    } else {
      closed = true;
    }
    spans.add(Kind.UNREAD, from, to);
  }
}
