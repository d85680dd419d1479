package org.tutai.geo.locate.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A name in Latin letters, its English words told from its own: in {@code Yongsheng Ln., Zhanbao
 * Rd.} they are {@code Ln.} and {@code Rd.} Immutable.
 */
final class LatinWords {

  /**
   * Words of English for characters: 路 is Rd. as well as lu.
   *
   * @param pinyin how the characters are read
   * @param english the first is the one that {@link #letters} writes for all
   */
  private record Word(String chinese, String pinyin, List<String> english) {}

  private static final List<Word> UNITS =
      List.of(
          new Word("路", "lu", List.of("rd", "road")),
          new Word("街", "jie", List.of("st", "street")),
          new Word("大道", "dadao", List.of("blvd", "boulevard")),
          new Word("大道", "dadao", List.of("ave", "avenue")),
          new Word("大路", "dalu", List.of("ave", "avenue")),
          new Word("巷", "xiang", List.of("ln", "lane")),
          new Word("弄", "nong", List.of("aly", "alley")));

  private static final List<Word> DIRECTIONS =
      List.of(
          new Word("東", "dong", List.of("e", "east")),
          new Word("西", "xi", List.of("w", "west")),
          new Word("南", "nan", List.of("s", "south")),
          new Word("北", "bei", List.of("n", "north")),
          new Word("中", "zhong", List.of("central", "middle")));

  private static final List<Word> PLACES =
      List.of(
          new Word("村", "cun", List.of("vil", "village")),
          new Word("里", "li", List.of("vil", "village")),
          new Word("莊", "zhuang", List.of("vil", "village")),
          new Word("段", "duan", List.of("sec", "section")),
          new Word("市場", "shichang", List.of("market")),
          new Word("橫", "heng", List.of("side")),
          new Word("工業", "gongye", List.of("industrial")),
          new Word("區", "qu", List.of("park", "zone")),
          new Word("社區", "shequ", List.of("community")),
          new Word("農場", "nongchang", List.of("farm")),
          new Word("橋", "qiao", List.of("bridge")),
          new Word("山", "shan", List.of("mt", "mountain")),
          new Word("棟", "dong", List.of("bldg", "building")),
          new Word("碼頭", "matou", List.of("wharf")),
          new Word("營區", "yingqu", List.of("camp")),
          new Word("公園", "gongyuan", List.of("park")),
          new Word("車站", "chezhan", List.of("station")));

  private static final List<Word> WORDS = new ArrayList<>();
  private static final String FIRST_CHARACTERS;

  static {
    WORDS.addAll(UNITS);
    WORDS.addAll(DIRECTIONS);
    WORDS.addAll(PLACES);
    var first = new StringBuilder();
    WORDS.forEach(word -> first.append(word.chinese.charAt(0)));
    FIRST_CHARACTERS = first.toString();
  }

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] DIGITS_READ = {
    "ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"
  };
  private static final String[] ORDINALS = {"st", "nd", "rd", "th"};
  private static final int LONGEST_READ_AS_ONE = 2;

  /** Readings tried of one name. */
  private static final int MOST_READINGS = 6;

  private final String letters;
  private final List<String> readings;
  private final boolean unit;

  private LatinWords(String letters, List<String> readings, boolean unit) {
    this.letters = letters;
    this.readings = readings;
    this.unit = unit;
  }

  /** The words of a text, which may be written together. */
  static LatinWords of(String latin) {
    List<String> tokens = tokens(latin);
    if (tokens.size() < 2) {
      return ofJoined(String.join("", tokens));
    }
    var letters = new StringBuilder();
    List<String> readings = List.of("");
    boolean unit = false;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      List<Word> words = i == 0 && !isDirection(token) ? List.of() : words(token);
      letters.append(words.isEmpty() ? token : words.get(0).english.get(0));
      readings = joined(readings, words, token);
      unit |= !words.isEmpty() && UNITS.contains(words.get(0));
    }
    return new LatinWords(letters.toString(), readings, unit);
  }

  /** The letters from a to z and digits, ü as v, English words in one spelling each. */
  String letters() {
    return letters;
  }

  /** What the letters may be read as, English words and numbers in Hanyu Pinyin. */
  List<String> readings() {
    return readings;
  }

  /** Whether a word for a road is among them. */
  boolean hasUnit() {
    return unit;
  }

  private static List<String> joined(List<String> readings, List<Word> words, String token) {
    List<String> joined = new ArrayList<>();
    for (String reading : readings) {
      if (words.isEmpty()) {
        joined.add(reading + numbersRead(token));
      }
      for (Word word : words) {
        joined.add(reading + word.pinyin);
      }
    }
    return joined.size() > MOST_READINGS ? joined.subList(0, MOST_READINGS) : joined;
  }

  private static List<Word> words(String english) {
    List<Word> found = new ArrayList<>();
    for (Word word : WORDS) {
      if (word.english.contains(english)) {
        found.add(word);
      }
    }
    return found;
  }

  /**
   * The words of a text in the order of Chinese: what stands after a comma comes before, a number
   * before Sec. and a direction after the name.
   */
  private static List<String> tokens(String latin) {
    List<List<String>> parts = new ArrayList<>();
    for (String part : plain(latin).split(",", -1)) {
      List<String> tokens = new ArrayList<>(List.of(part.strip().split(" +", -1)));
      tokens.removeIf(String::isEmpty);
      int last = tokens.size() - 1;
      if (last >= 1 && words(tokens.get(0)).equals(words("sec"))) {
        Collections.rotate(tokens.subList(0, 2), 1);
      } else if (last >= 2 && isDirection(tokens.get(0)) && words(tokens.get(1)).isEmpty()) {
        boolean numbered = Likeness.isDigit(tokens.get(1).charAt(0));
        Collections.rotate(tokens.subList(0, numbered ? 1 : last), -1);
      }
      parts.add(0, tokens);
    }
    return parts.stream().flatMap(List::stream).toList();
  }

  private static boolean isDirection(String token) {
    return DIRECTIONS.stream().anyMatch(word -> word.english.contains(token));
  }

  /** Letters, digits, commas and spaces; ü as v, other marks taken out. */
  private static String plain(String latin) {
    String decomposed = Normalizer.normalize(latin, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    var plain = new StringBuilder();
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      int size = plain.length();
      if ((c >= 'a' && c <= 'z') || Likeness.isDigit(c) || c == ',') {
        plain.append(c);
      } else if (c == '\u0308' && size > 0 && plain.charAt(size - 1) == 'u') {
        plain.setCharAt(size - 1, 'v');
      } else if (Character.isWhitespace(c) || c == '.') {
        plain.append(' ');
      }
    }
    return plain.toString();
  }

  /** Letters without spaces: the English words are sought at their end. */
  private static LatinWords ofJoined(String letters) {
    for (Word unit : UNITS) {
      for (String english : unit.english) {
        if (letters.endsWith(english)) {
          String rest = letters.substring(0, letters.length() - english.length());
          String name = rest + unit.english.get(0);
          return new LatinWords(name, withUnit(letters, rest, unit.pinyin), true);
        }
      }
    }
    return new LatinWords(letters, List.of(numbersRead(letters)), false);
  }

  private static List<String> withUnit(String letters, String rest, String unit) {
    String literal = numbersRead(letters);
    String plain = numbersRead(rest) + unit;
    int number = numberAtEnd(rest);
    String head = rest.substring(0, number);
    for (Word direction : DIRECTIONS) {
      for (String english : direction.english) {
        if (head.endsWith(english)) {
          String name = head.substring(0, head.length() - english.length());
          String turned =
              numbersRead(name) + direction.pinyin + numbersRead(rest.substring(number)) + unit;
          return List.of(plain, turned, literal);
        }
      }
    }
    return List.of(plain, literal);
  }

  /** Where a number begins with which letters end (2nd, 2), or their end. */
  private static int numberAtEnd(String letters) {
    int at = letters.length() - ordinalAt(letters, letters.length() - 2);
    int start = at;
    while (start > 0 && Likeness.isDigit(letters.charAt(start - 1))) {
      start--;
    }
    return start == at ? letters.length() : start;
  }

  /** How many letters an ordinal's end takes at a place: 2 or 0. */
  private static int ordinalAt(String letters, int at) {
    for (String ordinal : ORDINALS) {
      if (at > 0 && letters.startsWith(ordinal, at) && Likeness.isDigit(letters.charAt(at - 1))) {
        return 2;
      }
    }
    return 0;
  }

  private static String numbersRead(String letters) {
    var read = new StringBuilder();
    for (int at = 0; at < letters.length(); ) {
      int end = at;
      while (end < letters.length() && Likeness.isDigit(letters.charAt(end))) {
        end++;
      }
      if (end == at) {
        read.append(letters.charAt(at++));
      } else {
        appendRead(letters.substring(at, end), read);
        at = end + ordinalAt(letters, end);
      }
    }
    return read.toString();
  }

  private static void appendRead(String digits, StringBuilder read) {
    String chinese = chinese(digits);
    for (int i = 0; i < chinese.length(); i++) {
      int digit = DIGITS.indexOf(chinese.charAt(i));
      read.append(digit < 0 ? readOf(chinese.charAt(i)) : DIGITS_READ[digit]);
    }
  }

  private static String readOf(char tens) {
    return tens == '十' ? "shi" : tens == '百' ? "bai" : "qian";
  }

  /**
   * A number as Chinese reads it aloud: 23 is 二十三, 100 is 百; others of three digits and more are
   * read digit by digit.
   */
  static String chinese(String digits) {
    if (digits.equals("100")) {
      return "百";
    }
    if (digits.equals("1000")) {
      return "千";
    }
    var chinese = new StringBuilder();
    boolean tens = digits.length() == LONGEST_READ_AS_ONE && digits.charAt(0) != '0';
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (!tens || (i == 0 ? digit > 1 : digit > 0)) {
        chinese.append(DIGITS.charAt(digit));
      }
      if (tens && i == 0) {
        chinese.append('十');
      }
    }
    return chinese.toString();
  }

  /** A number digit by digit, as in 斗六一路, whose key has 61. */
  static String digitByDigit(String digits) {
    var chinese = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      chinese.append(DIGITS.charAt(digits.charAt(i) - '0'));
    }
    return chinese.toString();
  }

  /** The end of an English ordinal: nd for 2, th for 12. */
  static String ordinal(String digits) {
    char last = digits.charAt(digits.length() - 1);
    boolean teens = digits.length() > 1 && digits.charAt(digits.length() - 2) == '1';
    return teens || last < '1' || last > '3' ? ORDINALS[3] : ORDINALS[last - '1'];
  }

  /** Takes English words for characters. */
  interface Taker {
    /**
     * Takes a word.
     *
     * @param characters how many it stands for
     */
    void take(String english, int characters);
  }

  /** Gives the English words for characters of a key from a place on. */
  static void english(char[] text, int at, int end, Taker taker) {
    int word = FIRST_CHARACTERS.indexOf(text[at]);
    for (; word >= 0; word = FIRST_CHARACTERS.indexOf(text[at], word + 1)) {
      String chinese = WORDS.get(word).chinese;
      if (chinese.length() == 1 || (at + 1 < end && text[at + 1] == chinese.charAt(1))) {
        for (String english : WORDS.get(word).english) {
          taker.take(english, chinese.length());
        }
      }
    }
  }

  /** Whether a key ends with a word for a road, and this is where it begins. */
  static boolean isUnit(char[] text, int at, int end) {
    return at + 1 == end
        ? text[at] == '路' || text[at] == '街'
        : at + 2 == end && text[at] == '大' && text[at + 1] == '道';
  }
}
