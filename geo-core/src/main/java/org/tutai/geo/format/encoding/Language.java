package org.tutai.geo.format.encoding;

import org.tutai.geo.format.encoding.Writing.Script;

/** The languages that texts are compared with; some are groups of languages. */
enum Language {
  TRADITIONAL_CHINESE("zh-Hant", Script.PLAIN, "Traditional Chinese", "正體中文"),
  SIMPLIFIED_CHINESE("zh-Hans", Script.PLAIN, "Simplified Chinese", "簡體中文"),
  JAPANESE("ja", Script.PLAIN, "Japanese", "日文"),
  HALF_WIDTH_JAPANESE("ja-half", Script.PLAIN, "Japanese in half-width kana", "半形片假名的日文"),
  KOREAN("ko", Script.PLAIN, "Korean", "韓文"),
  CYRILLIC("cyrillic", Script.CASED, "Cyrillic text", "西里爾字母文字"),
  GREEK("greek", Script.CASED, "Greek", "希臘文"),
  FRENCH("french", Script.LATIN, "French", "法文"),
  GERMAN("german", Script.LATIN, "German", "德文"),
  SPANISH("spanish", Script.LATIN, "Spanish", "西班牙文"),
  PORTUGUESE("portuguese", Script.LATIN, "Portuguese", "葡萄牙文"),
  ITALIAN("italian", Script.LATIN, "Italian", "義大利文"),
  NORDIC("nordic", Script.LATIN, "a Nordic language", "北歐語文"),
  WESTERN("western", Script.LATIN, "Western European text", "西歐文字"),
  POLISH("polish", Script.LATIN, "Polish", "波蘭文"),
  CZECH("czech", Script.LATIN, "Czech", "捷克文"),
  SLOVAK("slovak", Script.LATIN, "Slovak", "斯洛伐克文"),
  HUNGARIAN("hungarian", Script.LATIN, "Hungarian", "匈牙利文"),
  ROMANIAN("romanian", Script.LATIN, "Romanian", "羅馬尼亞文"),
  SOUTH_SLAVIC("slovene-croatian", Script.LATIN, "Slovene or Croatian", "斯洛維尼亞文或克羅埃西亞文"),
  CENTRAL("central", Script.LATIN, "Central European text", "中歐文字"),
  TURKISH("turkish", Script.LATIN, "Turkish", "土耳其文"),
  BALTIC("baltic", Script.LATIN, "a Baltic language", "波羅的海語文"),
  VIETNAMESE("vietnamese", Script.LATIN, "Vietnamese", "越南文"),
  HEBREW("hebrew", Script.PLAIN, "Hebrew", "希伯來文"),
  ARABIC("arabic", Script.PLAIN, "Arabic", "阿拉伯文"),
  THAI("thai", Script.PLAIN, "Thai", "泰文"),
  /** Any script, all of its characters alike: so that no text is impossible in Unicode. */
  OTHER("", Script.PLAIN, "text of some other script", "其他文字");

  private final String section;
  private final Script script;
  private final String english;
  private final String chinese;

  Language(String section, Script script, String english, String chinese) {
    this.section = section;
    this.script = script;
    this.english = english;
    this.chinese = chinese;
  }

  /** Its part of the list of frequent characters; empty for none. */
  String section() {
    return section;
  }

  Script script() {
    return script;
  }

  String english() {
    return english;
  }

  String chinese() {
    return chinese;
  }
}
