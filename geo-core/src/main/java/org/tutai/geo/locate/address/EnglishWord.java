package org.tutai.geo.locate.address;

import java.util.HashMap;
import java.util.Map;

/** What a word of an English address is for. */
enum EnglishWord {
  /** Part of a name. */
  NAME,
  NUMBER("no number num nr"),
  SECTION("sec section sect duan"),
  LANE("ln lane lanes"),
  ALLEY("aly alley ally al alleys"),
  SUB_ALLEY("subaly suballey"),
  NEIGHBOURHOOD("neighborhood neighbourhood nbhd neighborhoods"),
  FLOOR("f fl flr floor floors"),
  ROOM("rm room ste suite unit apt apartment"),
  BASEMENT("basement"),
  ROAD("rd road roads"),
  STREET("st str street streets"),
  BOULEVARD("blvd boulevard"),
  AVENUE("ave avenue av"),
  COUNTY("county cty hsien"),
  CITY("city"),
  DISTRICT("dist district"),
  TOWNSHIP("township town twp shiang siang xiang hsiang"),
  VILLAGE("vil village vill vlg tsun cun"),
  COUNTRY("taiwan roc republic china"),
  AND("and intersection corner junction"),
  /** Says nothing. */
  FILLER("of the at near"),
  ORDINAL("nd th"),
  /** 里, 鄰, 縣 …, but only at the end of a part: they are syllables too. */
  WEAK("li lin co chen jhen zhen"),
  EAST("e east"),
  SOUTH("s south"),
  WEST("w west"),
  NORTH("n north"),
  CENTRAL("central middle c");

  /** English words and customary spellings in names, and what they stand for in Hanyu Pinyin. */
  private static final Map<String, String> PINYIN =
      Map.ofEntries(
          Map.entry("civic", "shimin"),
          Map.entry("roosevelt", "luosifu"),
          Map.entry("ketagalan", "kaidagelan"),
          Map.entry("bangka", "mengjia"),
          Map.entry("academia", "yanjiuyuan"),
          Map.entry("keelung", "jilong"),
          Map.entry("tamsui", "danshui"),
          Map.entry("lukang", "lugang"),
          Map.entry("kinmen", "jinmen"),
          Map.entry("university", "daxue"),
          Map.entry("museum", "bowuguan"),
          Map.entry("park", "gongyuan"),
          Map.entry("station", "chezhan"),
          Map.entry("airport", "jichang"),
          Map.entry("market", "shichang"),
          Map.entry("bridge", "qiao"),
          Map.entry("farm", "nongchang"),
          Map.entry("community", "shequ"),
          Map.entry("islet", "yu"),
          Map.entry("industrial", "gongye"),
          Map.entry("mt", "shan"));

  private static final Map<String, EnglishWord> BY_WORD = new HashMap<>();

  private static final Map<String, String> NUMBERS = new HashMap<>();

  static {
    for (EnglishWord kind : values()) {
      for (String word : kind.words) {
        BY_WORD.put(word, kind);
      }
    }
    String[] words = "zero one two three four five six seven eight nine ten".split(" ");
    String[] ordinals =
        "- first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
    String[] roman = "- i ii iii iv v vi vii viii ix x".split(" ");
    for (int i = 1; i < words.length; i++) {
      NUMBERS.put(words[i], String.valueOf(i));
      NUMBERS.put(ordinals[i], String.valueOf(i));
      NUMBERS.put(roman[i], String.valueOf(i));
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // written nowhere
  private final String[] words;

  EnglishWord(String words) {
    this.words = words.split(" ");
  }

  EnglishWord() {
    words = new String[0];
  }

  /** What a word in lower case is for. */
  static EnglishWord of(String word) {
    return BY_WORD.getOrDefault(word, NAME);
  }

  /** The digits of a number in words or Roman numerals up to ten; empty for another word. */
  static String number(String word) {
    return NUMBERS.getOrDefault(word, "");
  }

  /** A word of a name in Hanyu Pinyin where it is English or customary (Civic, Keelung). */
  static String pinyin(String word) {
    return PINYIN.getOrDefault(word, word);
  }

  /** 東 for E.; empty for what is no direction. */
  String direction() {
    return switch (this) {
      case EAST -> "東";
      case SOUTH -> "南";
      case WEST -> "西";
      case NORTH -> "北";
      case CENTRAL -> "中";
      default -> "";
    };
  }

  boolean isDirection() {
    return !direction().isEmpty();
  }

  /** 路 for Rd.; empty for what is no kind of road. */
  String roadType() {
    return switch (this) {
      case ROAD -> "路";
      case STREET -> "街";
      case BOULEVARD, AVENUE -> "大道";
      default -> "";
    };
  }

  boolean isRoadType() {
    return !roadType().isEmpty();
  }
}
