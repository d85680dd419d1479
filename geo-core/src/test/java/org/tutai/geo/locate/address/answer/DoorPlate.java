package org.tutai.geo.locate.address.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a door-plate file in the words of the file, with the signs I-, G-, H- of one county read
 * as 號, 巷, 弄.
 *
 * @param town code of the ministry, 8 digits
 * @param villageCode 11 digits, or empty when the file has a name or nothing
 * @param village name, empty when not known
 */
record DoorPlate(
    String county,
    String town,
    String villageCode,
    String village,
    int neighbourhood,
    String road,
    String section,
    String lane,
    String alley,
    String below,
    String number,
    double lon,
    double lat) {

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<before>\\d+[衖衕])?(?<prefix>臨|建|特)?(?<main>\\d+)(?<subs>(?:之\\d+)*)(?<joint>附\\d+)?號"
              + "(?<after>(?:之\\d+)*)"
              + "(?<floor>(?:(?:地下|底)[一二三四五]?[樓層])|[一二三四五六七八九十]+樓|\\d+樓)?"
              + "(?<room>(?:之\\d+)*)");

  /** The number column taken apart. */
  record Number(
      String before,
      String prefix,
      String main,
      String subs,
      String joint,
      String after,
      String floor,
      String room) {

    String house() {
      return before + prefix + main + subs + joint + "號" + after;
    }
  }

  /** The number taken apart, or null when it has words of its own. */
  @org.jspecify.annotations.Nullable
  Number parts() {
    Matcher m = NUMBER.matcher(number);
    return m.matches()
        ? new Number(
            or(m, "before"),
            or(m, "prefix"),
            or(m, "main"),
            or(m, "subs"),
            or(m, "joint"),
            or(m, "after"),
            or(m, "floor"),
            or(m, "room"))
        : null;
  }

  private static String or(Matcher matcher, String group) {
    String found = matcher.group(group);
    return found == null ? "" : found;
  }

  /** Where the number's words about the house end and those about floor and room begin. */
  int houseEnd() {
    int end = number.indexOf('號') + 1;
    while (end > 0 && end < number.length() && number.charAt(end) == '之') {
      end++;
      while (end < number.length() && Character.isDigit(number.charAt(end))) {
        end++;
      }
    }
    return end == 0 ? number.length() : end;
  }

  String houseText() {
    return number.substring(0, houseEnd());
  }

  String unitText() {
    return number.substring(houseEnd());
  }

  /** Whether nobody can tell the plate from others of its town without its village. */
  boolean needsVillage() {
    return road.isEmpty();
  }

  /** All between the town and the number. */
  String street() {
    return road + section + lane + alley + below;
  }

  /** Key of the street without its section. */
  String looseStreetKey() {
    return String.join(
        "|",
        List.of(Spelling.key(road), Spelling.key(lane), Spelling.key(alley), Spelling.key(below)));
  }
}
