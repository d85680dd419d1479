package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.district.Districts;

/**
 * Finds the parts of one address in Latin letters: first the numbers that a word explains (No.,
 * Ln., Sec.), then roads, then districts, then what is left. Each token is used once.
 */
final class EnglishReader {

  /**
   * A road as written: its own part, the rest in key form, and its tokens' place.
   *
   * @param shorter the own part without its first word, without its first two …, for a word before
   *     may not belong to it
   */
  record Road(String latin, String ending, List<String> shorter, int from, int to) {}

  private static final int MOST_WORDS = 6;
  private static final int MOST_SHORTER = 2;

  private final EnglishTokens tokens;
  private final boolean[] used;

  /** Whether the second road of a crossing has begun. */
  private boolean second;

  private final EnglishDistricts places;
  final List<AddressPart> parts = new ArrayList<>(10);
  final List<Road> roads = new ArrayList<>(2);
  String postalCode = "";
  String section = "";
  String lane = "";
  String alley = "";
  String subAlley = "";
  int neighbourhood;
  List<HouseNumber> numbers = List.of();
  boolean range;
  Unit unit = Unit.NONE;
  boolean crossing;
  String crossSection = "";

  /** Words beside a road that may be part of its name. */
  String extra = "";

  EnglishReader(EnglishTokens tokens, Districts districts) {
    this.tokens = tokens;
    used = new boolean[tokens.count()];
    places = new EnglishDistricts(districts);
  }

  EnglishDistricts places() {
    return places;
  }

  void read() {
    for (int i = 0; i < tokens.count(); i++) {
      numbered(i);
    }
    for (int i = 0; i < tokens.count(); i++) {
      road(i);
    }
    for (int i = 0; i < tokens.count(); i++) {
      district(i);
    }
    for (int i = tokens.count() - 1; i >= 0; i--) {
      bareDistrict(i);
    }
    bareNumbers();
    unread();
    parts.sort(Comparator.comparingInt(AddressPart::from));
  }

  private boolean free(int i) {
    return i >= 0 && i < used.length && !used[i];
  }

  private void numbered(int i) {
    if (!free(i)) {
      return;
    }
    if (tokens.is(i, EnglishTokens.Kind.AND) || tokens.word(i) == EnglishWord.AND) {
      crossing = true;
      second |= tokens.is(i, EnglishTokens.Kind.AND) || tokens.value(i).equals("and");
      used[i] = true;
      return;
    }
    switch (tokens.word(i)) {
      case NUMBER -> house(i, numberAfter(i));
      case SECTION -> section(i);
      case LANE -> lane = path(Kind.LANE, "巷", lane, i);
      case ALLEY -> alley(i);
      case SUB_ALLEY -> subAlley = path(Kind.SUB_ALLEY, "衖", subAlley, i);
      case NEIGHBOURHOOD -> neighbourhood(i);
      case WEAK -> weak(i);
      case FLOOR -> floor(i, numberBefore(i) >= 0 ? numberBefore(i) : numberAfter(i), 1);
      case BASEMENT -> floor(i, numberAfter(i), -1);
      case ROOM -> room(i);
      case COUNTRY -> country(i);
      case FILLER -> used[i] = true;
      default -> basement(i);
    }
  }

  /** A token after another one that is a number: 4, 4th, four; -1 for none. */
  private int numberAfter(int i) {
    return isNumber(i + 1) ? i + 1 : -1;
  }

  /** A number before another token, over its st, nd, rd, th; -1 for none. */
  private int numberBefore(int i) {
    if (isNumber(i - 1) && tokens.is(i - 1, EnglishTokens.Kind.NUMBER)) {
      return i - 1;
    }
    return isOrdinal(i - 2) && free(i - 2) ? i - 2 : -1;
  }

  private boolean isNumber(int i) {
    return free(i)
        && (tokens.is(i, EnglishTokens.Kind.NUMBER)
            || (tokens.is(i, EnglishTokens.Kind.WORD)
                && !EnglishWord.number(tokens.value(i)).isEmpty()));
  }

  /** Whether a number has st, nd, rd or th joined to it. */
  private boolean isOrdinal(int i) {
    return tokens.is(i, EnglishTokens.Kind.NUMBER)
        && tokens.isGlued(i + 1)
        && (tokens.word(i + 1) == EnglishWord.ORDINAL
            || tokens.word(i + 1) == EnglishWord.STREET
            || tokens.word(i + 1) == EnglishWord.ROAD)
        && tokens.value(i + 1).length() == 2;
  }

  private String number(int i) {
    return tokens.is(i, EnglishTokens.Kind.NUMBER)
        ? tokens.value(i)
        : EnglishWord.number(tokens.value(i));
  }

  private void use(Kind kind, String value, int first, int last) {
    for (int i = first; i <= last; i++) {
      used[i] = true;
    }
    parts.add(new AddressPart(kind, value, tokens.from(first), tokens.to(last)));
  }

  private void house(int word, int at) {
    if (at < 0 || !numbers.isEmpty()) {
      return;
    }
    numbers = EnglishNumber.house(tokens.value(at));
    range = numbers.size() > 1;
    use(Kind.NUMBER, EnglishNumber.text(numbers), Math.min(word, at), Math.max(word, at));
  }

  private void section(int i) {
    if (second) {
      crossSection = path(Kind.SECTION, "段", crossSection, i);
      return;
    }
    if (tokens.word(i + 1).isDirection() && free(i + 1) && section.isEmpty()) {
      section = tokens.word(i + 1).direction();
      use(Kind.SECTION, section + "段", i, i + 1);
      return;
    }
    boolean named =
        tokens.is(i + 1, EnglishTokens.Kind.WORD) && !tokens.is(i + 2, EnglishTokens.Kind.WORD);
    if (numberAfter(i) < 0 && numberBefore(i) < 0 && named && isName(i + 1)) {
      section = tokens.value(i + 1);
      use(Kind.SECTION, section + "段", i, i + 1);
      return;
    }
    section = path(Kind.SECTION, "段", section, i);
  }

  private void alley(int i) {
    boolean sub = i > 0 && free(i - 1) && tokens.value(i - 1).equals("sub");
    if (sub) {
      used[i - 1] = true;
      subAlley = path(Kind.SUB_ALLEY, "衖", subAlley, i);
    } else if (alley.isEmpty()) {
      alley = path(Kind.ALLEY, "弄", alley, i);
    } else {
      subAlley = path(Kind.SUB_ALLEY, "衖", subAlley, i);
    }
  }

  /** The number of a section, lane or alley, which follows or comes before the word. */
  private String path(Kind kind, String chinese, String known, int i) {
    int at = numberAfter(i) >= 0 ? numberAfter(i) : numberBefore(i);
    boolean named =
        at >= 0
            && at < i
            && isOrdinal(at)
            && tokens.word(at - 1) == EnglishWord.NAME
            && free(at - 1)
            && tokens.is(at - 1, EnglishTokens.Kind.WORD);
    if (at < 0 || named || !known.isEmpty()) {
      return known;
    }
    String number = number(at).replace("-", "之");
    use(kind, number + chinese, Math.min(i, at), Math.max(i, at));
    return number;
  }

  private void neighbourhood(int i) {
    int at = numberAfter(i) >= 0 ? numberAfter(i) : numberBefore(i);
    if (at >= 0 && neighbourhood == 0) {
      neighbourhood = EnglishNumber.value(number(at));
      use(Kind.NEIGHBOURHOOD, neighbourhood + "鄰", Math.min(i, at), Math.max(i, at));
    }
  }

  /* Lin is 鄰 only beside a number. */
  private void weak(int i) {
    boolean ends = !tokens.is(i + 1, EnglishTokens.Kind.WORD);
    if (tokens.value(i).equals("lin") && (numberBefore(i) >= 0 || (ends && numberAfter(i) >= 0))) {
      neighbourhood(i);
    }
  }

  private void floor(int word, int at, int sign) {
    if (at < 0 || unit.floor() != 0) {
      return;
    }
    boolean below = isBelow(at);
    String number = number(at);
    int last = Math.max(word, at);
    int dash = number.indexOf('-');
    String rest = dash < 0 ? "" : number.substring(dash);
    if (tokens.is(last + 1, EnglishTokens.Kind.NUMBER)
        && free(last + 1)
        && tokens.isDashed(last + 1)) {
      last++;
      rest += "-" + tokens.value(last);
    }
    int floor = (below ? -1 : sign) * EnglishNumber.value(number);
    Unit read = new Unit(floor, rest.replace("-", "之") + unit.rest());
    unit = read;
    use(Kind.UNIT, read.text(), Math.min(word, below ? at - 1 : at), last);
  }

  /** Whether a B is joined to the front of a number. */
  private boolean isBelow(int at) {
    return tokens.is(at - 1, EnglishTokens.Kind.WORD)
        && tokens.isGlued(at)
        && tokens.value(at - 1).equals("b");
  }

  /** B1 and B1F. */
  private void basement(int i) {
    if (tokens.is(i, EnglishTokens.Kind.WORD)
        && tokens.value(i).equals("b")
        && tokens.isGlued(i + 1)
        && tokens.is(i + 1, EnglishTokens.Kind.NUMBER)
        && tokens.word(i + 2) != EnglishWord.FLOOR) {
      floor(i, i + 1, -1);
    }
  }

  private void room(int i) {
    boolean lettered =
        tokens.is(i + 1, EnglishTokens.Kind.WORD)
            && tokens.isGlued(i + 2)
            && tokens.is(i + 2, EnglishTokens.Kind.NUMBER)
            && tokens.value(i + 1).length() == 1;
    int at = lettered ? i + 2 : numberAfter(i);
    if (at < 0 || unit.rest().contains("室")) {
      return;
    }
    String room = (lettered ? tokens.value(i + 1) : "") + number(at).replace("-", "之");
    unit = new Unit(unit.floor(), unit.rest() + "室" + room);
    use(Kind.UNIT, "室" + room, i, at);
  }

  /* Taiwan Blvd. is a road. */
  private void country(int i) {
    if (!tokens.word(i + 1).isRoadType()) {
      used[i] = true;
    }
  }

  private void road(int i) {
    if (tokens.is(i, EnglishTokens.Kind.CHINESE) && free(i)) {
      EnglishChinese.read(tokens.value(i), tokens.from(i), this);
      used[i] = true;
      return;
    }
    boolean ordinal = isOrdinal(i - 1);
    String type = tokens.word(i) == EnglishWord.LANE ? "巷" : tokens.word(i).roadType();
    if (!free(i) || type.isEmpty() || ordinal) {
      return;
    }
    int first = firstOfRoad(i);
    if (first < i) {
      named(first, i, type);
    }
  }

  /** Goes back over words and ordinal numbers; a plain number only after a word (Sanduo 4 Rd.). */
  private int firstOfRoad(int type) {
    int first = type;
    int least = Math.max(0, type - MOST_WORDS - 2);
    for (int i = type - 1; i >= least && free(i) && isOfRoad(i); i--) {
      first = tokens.is(i, EnglishTokens.Kind.NUMBER) && !isOrdinal(i) ? first : i;
    }
    return first;
  }

  private boolean isOfRoad(int i) {
    EnglishWord word = tokens.word(i);
    boolean plain =
        word == EnglishWord.NAME
            || word.isDirection()
            || word == EnglishWord.WEAK
            || word == EnglishWord.COUNTRY
            || word == EnglishWord.ORDINAL
            || isOrdinal(i - 1);
    return tokens.is(i, EnglishTokens.Kind.NUMBER)
        || (tokens.is(i, EnglishTokens.Kind.WORD) && plain);
  }

  private void named(int first, int type, String chineseType) {
    int tail = type;
    while (tail > first && isTail(tail - 1)) {
      tail--;
    }
    StringBuilder ending = new StringBuilder();
    for (int i = tail; i < type; i++) {
      ending.append(
          tokens.is(i, EnglishTokens.Kind.NUMBER) ? tokens.value(i) : tokens.word(i).direction());
    }
    String latin = joined(first, tail);
    List<String> shorter = new ArrayList<>(2);
    for (int i = first + 1; i < tail && shorter.size() < MOST_SHORTER; i++) {
      shorter.add(joined(i, tail));
    }
    int from = tokens.from(first);
    for (int i = first; i <= type; i++) {
      used[i] = true;
    }
    roads.add(new Road(latin, ending + chineseType, shorter, from, tokens.to(type)));
  }

  private boolean isTail(int i) {
    return tokens.word(i).isDirection()
        || tokens.is(i, EnglishTokens.Kind.NUMBER)
        || isOrdinal(i - 1);
  }

  /** The words from one token to before another as one. */
  private String joined(int first, int end) {
    StringBuilder letters = new StringBuilder();
    for (int i = first; i < end; i++) {
      letters.append(EnglishWord.pinyin(tokens.value(i)));
    }
    return letters.toString().replace("newtaipei", "xinbei").replace("gongyegongyuan", "gongyequ");
  }

  private void district(int i) {
    EnglishWord word = districtWord(i);
    if (!free(i) || word == EnglishWord.NAME) {
      return;
    }
    int least = i;
    while (least > 0 && i - least < MOST_WORDS && free(least - 1) && isName(least - 1)) {
      least--;
    }
    for (int first = least; first < i; first++) {
      if (places.add(word, districtLetters(first, i))) {
        use(places.lastKind(), "", first, i);
        return;
      }
    }
  }

  /** County, City, Dist. …; a weak word only at the end of a part. */
  private EnglishWord districtWord(int i) {
    EnglishWord word = tokens.word(i);
    return switch (word) {
      case COUNTY, CITY, DISTRICT, TOWNSHIP, VILLAGE -> word;
      case WEAK -> tokens.is(i + 1, EnglishTokens.Kind.WORD) ? EnglishWord.NAME : weakUnit(i);
      default -> EnglishWord.NAME;
    };
  }

  private EnglishWord weakUnit(int i) {
    return switch (tokens.value(i)) {
      case "li" -> EnglishWord.VILLAGE;
      case "co" -> EnglishWord.COUNTY;
      default -> EnglishWord.TOWNSHIP;
    };
  }

  private boolean isName(int i) {
    EnglishWord word = tokens.word(i);
    return tokens.is(i, EnglishTokens.Kind.WORD)
        && (word == EnglishWord.NAME || word == EnglishWord.WEAK || word.isDirection());
  }

  private String districtLetters(int first, int end) {
    StringBuilder letters = new StringBuilder();
    for (int i = first; i < end; i++) {
      String word = tokens.value(i);
      letters.append(
          word.length() == 1 && tokens.word(i).isDirection()
              ? tokens.word(i).name().toLowerCase(Locale.ROOT)
              : word);
    }
    return letters.toString();
  }

  /** Districts without a unit: the longest names that end at a token. */
  private void bareDistrict(int i) {
    if (!free(i) || !isName(i)) {
      return;
    }
    int least = i;
    while (least > 0 && i - least < MOST_WORDS && free(least - 1) && isName(least - 1)) {
      least--;
    }
    for (int first = least; first <= i; first++) {
      if (places.add(EnglishWord.NAME, districtLetters(first, i + 1))) {
        use(places.lastKind(), "", first, i);
        return;
      }
    }
  }

  private void bareNumbers() {
    for (int i = 0; i < tokens.count(); i++) {
      if (free(i) && isPostalCode(i)) {
        postalCode = tokens.value(i).replace("-", "");
        use(Kind.POSTAL_CODE, postalCode, i, i);
      }
    }
    for (int i = 0; i < tokens.count() && numbers.isEmpty(); i++) {
      if (free(i) && tokens.is(i, EnglishTokens.Kind.NUMBER) && !isOrdinal(i)) {
        house(i, i);
      }
    }
  }

  /* Beside a district or the country, or at an end when there is a house number already. */
  private boolean isPostalCode(int i) {
    if (!tokens.is(i, EnglishTokens.Kind.NUMBER)
        || !postalCode.isEmpty()
        || !places.isPostalCode(tokens.value(i).replace("-", ""))) {
      return false;
    }
    boolean atAnEnd = i == 0 || isLast(i);
    return places.isBeside(tokens.from(i), tokens.to(i), parts) || (atAnEnd && !numbers.isEmpty());
  }

  /** Whether nothing that is still to be read follows. */
  private boolean isLast(int i) {
    for (int after = i + 1; after < tokens.count(); after++) {
      if (free(after) && !tokens.is(after, EnglishTokens.Kind.BREAK)) {
        return false;
      }
    }
    return true;
  }

  /** What is left is the name of a place, or not understood. */
  private void unread() {
    for (int i = 0; i < tokens.count(); i++) {
      if (!free(i)
          || !(tokens.is(i, EnglishTokens.Kind.WORD) || tokens.is(i, EnglishTokens.Kind.NUMBER))) {
        continue;
      }
      int last = i;
      while (free(last + 1) && tokens.is(last + 1, EnglishTokens.Kind.WORD) && isName(last + 1)) {
        last++;
      }
      if (isName(i) && roads.isEmpty()) {
        String latin = joined(i, last + 1);
        roads.add(new Road(latin, "", List.of(), tokens.from(i), tokens.to(last)));
      } else {
        extra = isName(i) && extra.isEmpty() ? joined(i, last + 1) : extra;
        parts.add(new AddressPart(Kind.UNREAD, "", tokens.from(i), tokens.to(last)));
      }
      i = last;
    }
  }
}
