package org.tutai.geo.locate.name;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** English words in road names and what they stand for, numbers among them. Stateless. */
final class LatinWords {

  /** Characters and words: 路 is Rd. as well as lu. */
  private record Word(String chinese, String pinyin, List<String> english) {}

  private static final List<Word> UNITS =
      List.of(
          new Word("路", "lu", List.of("road", "rd")),
          new Word("街", "jie", List.of("street", "st")),
          new Word("大道", "dadao", List.of("boulevard", "blvd", "avenue", "ave")),
          new Word("巷", "xiang", List.of("lane", "ln")),
          new Word("弄", "nong", List.of("alley", "aly")));

  private static final List<Word> DIRECTIONS =
      List.of(
          new Word("東", "dong", List.of("east", "e")),
          new Word("西", "xi", List.of("west", "w")),
          new Word("南", "nan", List.of("south", "s")),
          new Word("北", "bei", List.of("north", "n")),
          new Word("中", "zhong", List.of("central", "middle")));

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] DIGITS_READ = {
    "ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"
  };
  private static final String[] ORDINALS = {"st", "nd", "rd", "th"};

  private static final List<String> NONE = List.of();
  private static final int LONGEST_NUMBER = 2;

  private LatinWords() {}

  /** The letters from a to z and digits of a text, ü as v, marks and all else taken out. */
  static String letters(String latin) {
    String decomposed = Normalizer.normalize(latin, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    var letters = new StringBuilder();
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      int size = letters.length();
      if ((c >= 'a' && c <= 'z') || Likeness.isDigit(c)) {
        letters.append(c);
      } else if (c == '\u0308' && size > 0 && letters.charAt(size - 1) == 'u') {
        letters.setCharAt(size - 1, 'v');
      }
    }
    return letters.toString();
  }

  /** The English words of a character at a place of a key. */
  static List<String> english(char[] text, int at, int end) {
    char c = text[at];
    for (Word word : at + 1 == end ? UNITS : DIRECTIONS) {
      if (word.chinese.length() == 1 && word.chinese.charAt(0) == c) {
        return word.english;
      }
    }
    return NONE;
  }

  /** The English words for 大道 where a key ends with it here. */
  static List<String> boulevard(char[] text, int at, int end) {
    boolean found = at + 2 == end && text[at] == '大' && text[at + 1] == '道';
    return found ? UNITS.get(2).english : NONE;
  }

  /** Whether a key ends with a word for a road, and this is where it begins. */
  static boolean isUnit(char[] text, int at, int end) {
    if (at + 1 == end) {
      return text[at] == '路' || text[at] == '街';
    }
    return !boulevard(text, at, end).isEmpty();
  }

  /**
   * What the letters may be read as where English words are among them: in Hanyu Pinyin, except for
   * the names themselves, which stay as they are. The first is the letters with their numbers read.
   */
  static List<String> readings(String letters) {
    for (Word unit : UNITS) {
      for (String english : unit.english) {
        if (letters.endsWith(english)) {
          String rest = letters.substring(0, letters.length() - english.length());
          return withUnit(letters, rest, unit.pinyin);
        }
      }
    }
    return List.of(numbersRead(letters));
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
          return List.of(literal, plain, turned);
        }
      }
    }
    return List.of(literal, plain);
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
      read.append(digit < 0 ? "shi" : DIGITS_READ[digit]);
    }
  }

  /** A number as Chinese reads it aloud: 23 is 二十三; of three digits and more, digit by digit. */
  static String chinese(String digits) {
    var chinese = new StringBuilder();
    boolean tens = digits.length() == LONGEST_NUMBER && digits.charAt(0) != '0';
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

  /** The end of an English ordinal: nd for 2, th for 12. */
  static String ordinal(String digits) {
    char last = digits.charAt(digits.length() - 1);
    boolean teens = digits.length() > 1 && digits.charAt(digits.length() - 2) == '1';
    return teens || last < '1' || last > '3' ? ORDINALS[3] : ORDINALS[last - '1'];
  }
}
