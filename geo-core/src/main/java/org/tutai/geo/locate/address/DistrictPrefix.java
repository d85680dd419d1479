package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.district.Districts.Naming;
import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.name.Numerals;

/**
 * Reads postal code, county and town where they stand together, and says where they end. For one
 * text and one thread.
 */
final class DistrictPrefix {

  private static final String[] COUNTRIES = {"中華民國", "台灣省", "福建省", "台灣", "roc", "taiwan"};

  /** What counties are called for short in lists. */
  private static final Map<String, String> NICKNAMES =
      Map.ofEntries(
          Map.entry("北市", "台北市"),
          Map.entry("北縣", "台北縣"),
          Map.entry("中市", "台中市"),
          Map.entry("中縣", "台中縣"),
          Map.entry("南市", "台南市"),
          Map.entry("南縣", "台南縣"),
          Map.entry("高市", "高雄市"),
          Map.entry("高縣", "高雄縣"),
          Map.entry("桃市", "桃園市"),
          Map.entry("桃縣", "桃園縣"),
          Map.entry("竹市", "新竹市"),
          Map.entry("竹縣", "新竹縣"),
          Map.entry("馬祖", "連江縣"));

  private static final int NONE = -1;
  private static final int MOST_STEPS = 12;

  /** A town and a county at the end of a text take no more characters. */
  private static final int LONGEST_LAST = 10;

  /** Longer names of towns begin with their county's. */
  private static final int LONGEST_TOWN = 4;

  private static final int MISSPELT_TOWN = 3;
  private static final int LONGEST_REMARK = 16;

  /** What follows a number; then it is no postal code. */
  private static final String UNITS = "段巷弄號衖衕鄰樓層室之-f戶";

  final FoldedText text;
  final Districts districts;
  final RegisterText register;
  final Spans spans = new Spans();
  final List<Assumption> assumptions = new ArrayList<>(2);

  String postalCode = "";
  List<District> counties = List.of();
  List<District> towns = List.of();

  /** Where a short name (台北) that was taken for a county or town begins and ends; else -1. */
  int shortFrom = NONE;

  int shortTo = NONE;

  private final boolean shortTowns;
  private boolean shortCounty;
  private int shortCountyFrom;
  private int shortCountyTo;

  DistrictPrefix(FoldedText text, RegisterText register, Districts districts, boolean shortTowns) {
    this.text = text;
    this.register = register;
    this.districts = districts;
    this.shortTowns = shortTowns;
  }

  /** Whether no more than a county's short name (台北) was found. */
  boolean isVague() {
    return towns.isEmpty() && shortTo > 0;
  }

  boolean isEmpty() {
    return counties.isEmpty() && towns.isEmpty();
  }

  /** Reads from a place on; gives where the rest begins. */
  int read(int from, int end) {
    int at = from;
    for (int step = 0; step < MOST_STEPS && at < end; step++) {
      int next = one(at, end);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private int one(int at, int end) {
    char c = text.charAt(at);
    if (c == '('
        && (text.at(at + 1) == '原' || text.at(at + 1) == '舊' || isBeforeVillage(at, end))) {
      return afterRemark(at, end);
    }
    if (c <= '-' && c != '?') {
      return at + 1;
    }
    if (Numerals.isDigit(c)) {
      int code = postal(at, end);
      if (code > at) {
        return code;
      }
    }
    int district = districtAt(at, end);
    if (district == at && towns.isEmpty() && !counties.isEmpty()) {
      district = lostTown(at, end);
      district = district == at ? misspeltTown(at, end) : district;
    }
    if (district == at) {
      district = nickname(at);
    }
    return district > at ? district : country(at, end);
  }

  /** Whether a village of the towns said stands behind a bracket: 南竿鄉(近機場)介壽村. */
  private boolean isBeforeVillage(int at, int end) {
    int close = at + 1;
    while (close < end && close < at + LONGEST_REMARK && text.charAt(close) > '-') {
      close++;
    }
    if (towns.isEmpty() || close + 1 >= end || text.charAt(close) != ')') {
      return false;
    }
    int here = register.at(close + 1);
    for (DistrictName village : districts.startingAt(register, here, District.Level.VILLAGE)) {
      if (village.naming() == Naming.CURRENT && towns.contains(village.district().parent())) {
        return true;
      }
    }
    return false;
  }

  /** (原臺北縣). */
  private int afterRemark(int at, int end) {
    int close = at + 1;
    while (close < end && text.charAt(close) != ')') {
      close++;
    }
    spans.add(Kind.REMARK, at + 1, close);
    return Math.min(end, close + 1);
  }

  /** 北市, 竹縣, 馬祖 at the beginning, before a town. */
  private int nickname(int at) {
    if (at > 0 || text.length() < 4 || !counties.isEmpty()) {
      return at;
    }
    String said = text.key(0, 2);
    String meant = NICKNAMES.get(said);
    if (meant == null || !isDistrictAt(2)) {
      return at;
    }
    List<DistrictName> names = districts.named(meant, District.Level.COUNTY);
    if (names.isEmpty()) {
      return at;
    }
    counties = same(names, names.get(0));
    spans.add(Kind.COUNTY, 0, 2);
    brief(counties, 0, 2);
    return 2;
  }

  private int country(int at, int end) {
    char c = text.charAt(at);
    if (c != '中' && c != '台' && c != '福' && c != 'r' && c != 't') {
      return at;
    }
    for (String name : COUNTRIES) {
      int to = at + name.length();
      if (to > end || !startsWith(at, name)) {
        continue;
      }
      boolean sure = name.length() > 2 || (text.gapBefore(to) && !isAvenue(to)) || isDistrictAt(to);
      if (sure || to == end) {
        spans.add(Kind.REMARK, at, to);
        return to;
      }
    }
    return at;
  }

  private boolean isAvenue(int at) {
    return text.at(at) == '大' && text.at(at + 1) == '道';
  }

  private boolean startsWith(int at, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (text.at(at + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a 路 or 街 after a name begins another name: 路竹區, 路上村, 街尾里, 路墘. */
  private boolean isNextName(int at, boolean sure, int end) {
    return isTownAt(at)
        || (sure
            && at + 1 < end
            && text.charAt(at + 1) > '9'
            && text.numeralEnd(at + 1, end) == at + 1
            && "段巷弄號".indexOf(text.charAt(at + 1)) < 0);
  }

  private boolean isTownAt(int at) {
    for (DistrictName name : districts.startingAt(register, register.at(at), District.Level.TOWN)) {
      if (name.naming() == Naming.CURRENT || name.naming() == Naming.FORMER) {
        return true;
      }
    }
    return false;
  }

  private boolean isDistrictAt(int at) {
    int here = register.at(at);
    return !districts.startingAt(register, here, District.Level.COUNTY).isEmpty()
        || !districts.startingAt(register, here, District.Level.TOWN).isEmpty();
  }

  /** Three, five or six digits by themselves that are the code of a town. */
  private int postal(int at, int end) {
    int to = text.numeralEnd(at, end);
    if (to - at == 3 && isSplitCode(to, end)) {
      to = text.numeralEnd(to + 1, end);
    }
    int digits = to - at - (text.charAt(Math.min(to, at + 3)) == '-' ? 1 : 0);
    if (!postalCode.isEmpty() || (digits != 3 && digits != 5 && digits != 6)) {
      return at;
    }
    boolean behind = at > 0 && text.charAt(at - 1) > '-' && !text.gapBefore(at);
    if (behind && !isCodeOfDistrict(at, text.key(at, at + 3))) {
      return at;
    }
    boolean counted = to < end && UNITS.indexOf(text.charAt(to)) >= 0 && !text.gapBefore(to);
    String code =
        to - at == digits ? text.key(at, to) : text.key(at, at + 3) + text.key(at + 4, to);
    boolean roadNext = to < end && StreetWords.isRoadEnd(text.charAt(to));
    if (counted || roadNext || districts.byPostalCode(code).isEmpty()) {
      return at;
    }
    postalCode = code;
    spans.add(Kind.POSTAL_CODE, at, to);
    return to;
  }

  /** 106-51: two or three digits more. */
  private boolean isSplitCode(int at, int end) {
    if (at >= end || text.charAt(at) != '-') {
      return false;
    }
    int to = text.numeralEnd(at + 1, end);
    int more = to - at - 1;
    return (more == 2 || more == 3) && to < end && text.charAt(to) > '9' && isDistrictAt(to);
  }

  /** Whether a code right behind the name of a district is of a town in it. */
  private boolean isCodeOfDistrict(int at, String code) {
    if (spans.count() == 0 || spans.to(spans.count() - 1) != at) {
      return false;
    }
    for (District town : districts.byPostalCode(code)) {
      if (towns.isEmpty() ? counties.contains(town.county()) : towns.contains(town)) {
        return true;
      }
    }
    return false;
  }

  /** Reads the postal code at the end of a text, which may be there for the second time. */
  boolean trailingPostal(int at, int end) {
    if (postalCode.equals(text.key(at, end))) {
      spans.add(Kind.POSTAL_CODE, at, end);
      return true;
    }
    return postal(at, end) == end;
  }

  private int districtAt(int at, int end) {
    int here = register.at(at);
    List<DistrictName> town = List.of();
    if (towns.isEmpty()) {
      town = districts.startingAt(register, here, District.Level.TOWN);
    }
    if (!counties.isEmpty() && towns.isEmpty()) {
      int again = countyAgain(at, end);
      if (again > at) {
        return again;
      }
    }
    List<DistrictName> county = List.of();
    if (counties.isEmpty() || (!towns.isEmpty() && !spans.hasKind(Kind.COUNTY))) {
      county = districts.startingAt(register, here, District.Level.COUNTY);
    }
    if (!county.isEmpty() && (town.isEmpty() || isCountyFirst(county.get(0), town.get(0)))) {
      int next = county(county, at, end);
      if (next > at) {
        return next;
      }
    }
    return town.isEmpty() ? at : town(town, at, end);
  }

  /** The county's full name for the second time. */
  private int countyAgain(int at, int end) {
    for (DistrictName name :
        districts.startingAt(register, register.at(at), District.Level.COUNTY)) {
      int to = foldedEnd(at, name.key());
      if (name.naming() == Naming.CURRENT && counties.contains(name.district()) && to < end) {
        spans.add(Kind.REMARK, at, to);
        return to;
      }
    }
    return at;
  }

  /** Of names that start at one place the longer, unless it is only likely by mistake. */
  private static boolean isCountyFirst(DistrictName county, DistrictName town) {
    if (town.naming() == Naming.ALIKE && county.naming() != Naming.SHORT) {
      return true;
    }
    int more = county.key().length() - town.key().length();
    return more > 0 || (more == 0 && county.naming().compareTo(town.naming()) <= 0);
  }

  /** A town of the county said, one of whose characters is lost. */
  private int lostTown(int at, int end) {
    int last = Math.min(end, at + LONGEST_TOWN);
    boolean lost = false;
    for (int i = at; i < last; i++) {
      lost |= text.charAt(i) == '?';
    }
    if (!lost) {
      return at;
    }
    List<District> alike = new ArrayList<>(4);
    int to = at;
    for (District county : counties) {
      for (District town : districts.in(county)) {
        int after = matchLost(Folding.key(town.name()), at, end);
        if (after > at && (to == at || after == to)) {
          alike.add(town);
          to = after;
        }
      }
    }
    if (to > at) {
      towns = alike;
      spans.add(Kind.TOWN, at, to);
    }
    return to;
  }

  private int matchLost(String key, int at, int end) {
    int here = register.at(at);
    int same = 0;
    if (here + key.length() > register.length()) {
      return at;
    }
    for (int i = 0; i < key.length(); i++) {
      char c = register.charAt(here + i);
      if (c != key.charAt(i) && c != '?') {
        return at;
      }
      same += c == '?' ? 0 : 1;
    }
    int to = foldedEnd(at, key);
    return same > 1 && to <= end ? to : at;
  }

  /** 湳竿鄉 in 連江縣湳竿鄉復興村: a name before a village in a town that has all but one of its characters. */
  private int misspeltTown(int at, int end) {
    int to = at + MISSPELT_TOWN;
    if (to >= end || "鄉鎮市區".indexOf(text.charAt(to - 1)) < 0) {
      return at;
    }
    List<District> alike = new ArrayList<>(2);
    int here = register.at(to);
    for (DistrictName village : districts.startingAt(register, here, District.Level.VILLAGE)) {
      District town = village.district().parent();
      boolean whole = village.naming() != Naming.SHORT && village.naming() != Naming.ALIKE;
      if (whole && town != null && counties.contains(town.county()) && isMisspelt(town, at)) {
        alike.add(town);
      }
    }
    if (alike.size() != 1) {
      return at;
    }
    towns = alike;
    counties = countiesOf(alike);
    spans.add(Kind.TOWN, at, to);
    String said = text.raw(at, to);
    String name = alike.get(0).name();
    say(Assumption.Kind.VARIANT_CHARACTER, said + " is taken for " + name, said + "視為" + name);
    return to;
  }

  private boolean isMisspelt(District town, int at) {
    String key = Folding.key(town.name());
    int same = 0;
    for (int i = 0; i < key.length(); i++) {
      same += key.charAt(i) == text.at(at + i) ? 1 : 0;
    }
    return key.length() == MISSPELT_TOWN && same == MISSPELT_TOWN - 1;
  }

  private int county(List<DistrictName> names, int at, int end) {
    DistrictName first = names.get(0);
    int to = foldedEnd(at, first.key());
    if (to > end || !isWhole(first, at, to, end)) {
      return at;
    }
    List<District> found = same(names, first);
    if (!towns.isEmpty()) {
      found = found.stream().filter(this::holdsTown).toList();
      if (found.isEmpty()) {
        return at;
      }
      towns = within(towns, found);
    }
    counties = found;
    name(Kind.COUNTY, first, at, to);
    return to;
  }

  private boolean holdsTown(District county) {
    for (District town : towns) {
      if (town.county().equals(county)) {
        return true;
      }
    }
    return false;
  }

  private static List<District> within(List<District> towns, List<District> counties) {
    if (towns.size() == 1) {
      return towns;
    }
    return towns.stream().filter(town -> counties.contains(town.county())).toList();
  }

  private int town(List<DistrictName> names, int at, int end) {
    DistrictName best = best(names);
    if (best == null) {
      return at;
    }
    int to = foldedEnd(at, best.key());
    if (to > end || !isWhole(best, at, to, end)) {
      return at;
    }
    towns = same(names, best);
    if (!counties.isEmpty()) {
      List<District> inside = towns.stream().filter(t -> counties.contains(t.county())).toList();
      if (inside.isEmpty()) {
        moved(best);
      } else {
        towns = inside;
        counties = countiesOf(inside);
      }
    } else {
      counties = best.key().length() > LONGEST_TOWN ? countiesOf(towns) : counties;
    }
    name(Kind.TOWN, best, at, to);
    return to;
  }

  private static List<District> countiesOf(List<District> towns) {
    if (towns.size() == 1) {
      return List.of(towns.get(0).county());
    }
    return towns.stream().map(District::county).distinct().toList();
  }

  /** The longest name of a town in the county said; of any town, if it is a full name. */
  private @Nullable DistrictName best(List<DistrictName> names) {
    if (counties.isEmpty()) {
      return names.get(0);
    }
    DistrictName full = null;
    for (DistrictName name : names) {
      if (counties.contains(name.district().county())) {
        return name;
      }
      if (full == null && name.naming() == Naming.CURRENT && name.key().length() > 2) {
        full = name;
      }
    }
    return full;
  }

  /* 台北市板橋區: the town is what people are surer of. */
  private void moved(DistrictName town) {
    District said = counties.get(0);
    counties = countiesOf(towns);
    String name = town.district().name();
    say(
        Assumption.Kind.OTHER,
        name + " is in " + names(counties, " or ") + ", not in " + said.name(),
        name + "屬" + names(counties, "或") + "，不屬" + said.name());
  }

  /** The names of districts, with their counties where that tells them apart. */
  private static String names(List<District> districts, String joint) {
    boolean town = districts.size() > 1 && districts.get(0).level() == District.Level.TOWN;
    StringBuilder names = new StringBuilder();
    for (District district : districts) {
      names.append(names.length() == 0 ? "" : joint);
      names.append(town ? district.fullName() : district.name());
    }
    return names.toString();
  }

  /** The districts with the very name. */
  private static List<District> same(List<DistrictName> names, DistrictName best) {
    if (names.size() == 1) {
      return List.of(best.district());
    }
    List<District> same = new ArrayList<>(2);
    for (DistrictName name : names) {
      boolean equal =
          name.naming() == best.naming()
              && (name.key().equals(best.key())
                  || (name.naming() == Naming.ALIKE && name.key().length() == best.key().length()));
      if (equal && !same.contains(name.district())) {
        same.add(name.district());
      }
    }
    return same;
  }

  private int foldedEnd(int at, String key) {
    return register.foldedEnd(register.at(at) + key.length(), text.length());
  }

  /** Whether a name is no piece of a longer word: 中山 of 中山路, 東區 of 東區路. */
  private boolean isWhole(DistrictName name, int at, int to, int end) {
    boolean brief = name.naming() == Naming.SHORT;
    boolean sure = !brief && name.naming() != Naming.ALIKE && name.key().length() > 2;
    boolean county = name.district().level() == District.Level.COUNTY;
    if (brief && !county && !shortTowns) {
      return false;
    }
    if (to >= end) {
      return true;
    }
    if (StreetWords.isRoadEnd(text.charAt(to)) && !brief && isNextName(to, sure, end)) {
      return true;
    }
    if (StreetWords.isRoadEnd(text.charAt(to)) || (!sure && isRoadAfterOne(to, end))) {
      return brief && text.gapBefore(to) && !StreetWords.isRoadEnd(text.charAt(to));
    }
    return !brief || isBriefWhole(at, to, end);
  }

  /** 大道, 巷, 東路, 三路, 里, 村: what makes a road or village of the name before. */
  private boolean isRoadAfterOne(int to, int end) {
    char c = text.charAt(to);
    if (c == '巷' || c == '段' || isAvenue(to) || (c == '道' && to + 1 < end)) {
      return true;
    }
    int numeral = text.numeralEnd(to, end);
    int after = numeral > to ? numeral : StreetWords.isSide(c) ? to + 1 : to;
    return after > to && after < end && StreetWords.isRoadEnd(text.charAt(after));
  }

  private boolean isBriefWhole(int at, int to, int end) {
    char c = text.charAt(to);
    boolean school = c == '國' && (text.at(to + 1) == '小' || text.at(to + 1) == '中');
    return c != '里' && c != '村' && !school && to < end && at < to;
  }

  private void name(Kind kind, DistrictName name, int from, int to) {
    spans.add(kind, from, to);
    if (name.naming() == Naming.SHORT) {
      shortFrom = from;
      shortTo = to;
      if (kind == Kind.COUNTY) {
        shortCounty = true;
        shortCountyFrom = from;
        shortCountyTo = to;
      } else {
        brief(towns, from, to);
      }
    } else if (name.naming() == Naming.FORMER) {
      say(Assumption.Kind.FORMER_NAME, name.englishNote(), name.note());
    } else if (name.naming() == Naming.ALIKE) {
      String chinese =
          name.note().isEmpty() ? name.key() + "視為" + name.district().name() : name.note();
      String english =
          name.englishNote().isEmpty()
              ? name.key() + " is taken for " + name.district().name()
              : name.englishNote();
      say(Assumption.Kind.VARIANT_CHARACTER, english, chinese);
    }
  }

  /** The assumptions made; a county's short name is explained by what it came to. */
  List<Assumption> assumptions() {
    if (shortCounty) {
      shortCounty = false;
      brief(counties, shortCountyFrom, shortCountyTo);
    }
    return new ArrayList<>(assumptions);
  }

  private void brief(List<District> meant, int from, int to) {
    String said = text.raw(from, to);
    String english = said + " is taken for " + names(meant, " or ");
    say(Assumption.Kind.SHORT_NAME, english, said + "視為" + names(meant, "或"));
  }

  private void say(Assumption.Kind kind, String english, String chinese) {
    assumptions.add(new Assumption(kind, english, chinese));
  }

  /**
   * Where a county or town stands further on by its full name, after a number, gap or comma; -1 for
   * nowhere.
   */
  int find(int from, int end) {
    for (int i = from + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c > '9' && (text.gapBefore(i) || isBoundary(text.charAt(i - 1))) && isNamedAt(i, end)) {
        return i;
      }
      if (isStreetEnd(text.charAt(i - 1)) && i + LONGEST_LAST >= end && isLast(i, end)) {
        return i;
      }
    }
    return NONE;
  }

  private static boolean isStreetEnd(char c) {
    return StreetWords.isRoadEnd(c) || "段巷弄".indexOf(c) >= 0;
  }

  /** Whether no more than a town and a county, or one of them, stand from a place to the end. */
  private boolean isLast(int at, int end) {
    int to = fullEnd(at, end);
    return to == end || (to > at && fullEnd(to, end) == end);
  }

  private int fullEnd(int at, int end) {
    int here = register.at(at);
    List<DistrictName> names = districts.startingAt(register, here, District.Level.TOWN);
    if (!isFull(names, at, end)) {
      names = districts.startingAt(register, here, District.Level.COUNTY);
    }
    return isFull(names, at, end) ? foldedEnd(at, names.get(0).key()) : at;
  }

  private static boolean isCounty(DistrictName name) {
    return name.district().level() == District.Level.COUNTY;
  }

  private static boolean isBoundary(char c) {
    return c <= '9' || c == '號' || c == '樓' || c == '室' || c == '層' || c == 'f';
  }

  private boolean isNamedAt(int at, int end) {
    int here = register.at(at);
    return isFull(districts.startingAt(register, here, District.Level.COUNTY), at, end)
        || isFull(districts.startingAt(register, here, District.Level.TOWN), at, end);
  }

  private boolean isFull(List<DistrictName> names, int at, int end) {
    if (names.isEmpty()) {
      return false;
    }
    DistrictName name = names.get(0);
    int to = foldedEnd(at, name.key());
    boolean last = to == end && text.gapBefore(at);
    boolean full =
        name.naming() == Naming.CURRENT
            || name.naming() == Naming.FORMER
            || (isCounty(name) && last);
    return full && to <= end && isWhole(name, at, to, end);
  }
}
