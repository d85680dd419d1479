package org.tutai.server.workspace;

import java.util.Locale;
import java.util.Map;

/** The languages Tutai speaks. */
public enum Language {
  /** Traditional Chinese as written in Taiwan; what is given to those who ask for nothing. */
  ZH_TW("zh-TW"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** The language of a locale: Chinese for any Chinese, else English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("zh") ? ZH_TW : EN;
  }

  /**
   * The language of the person who started a command: what {@code LC_ALL}, {@code LC_MESSAGES} or
   * {@code LANG} names, whether or not that locale is installed, else the given locale's.
   */
  public static Language ofEnvironment(Map<String, String> environment, Locale otherwise) {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty() && !value.startsWith("C") && !value.equals("POSIX")) {
        return value.startsWith("zh") ? ZH_TW : EN;
      }
    }
    return of(otherwise);
  }

  /**
   * The language an {@code Accept-Language} header prefers (RFC 9110, section 12.5.4); Chinese when
   * it names neither. A header that cannot be read counts as none.
   */
  public static Language ofAcceptLanguage(String header) {
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
        if (range.getWeight() > 0 && range.getRange().startsWith("zh")) {
          return ZH_TW;
        }
        if (range.getWeight() > 0 && range.getRange().startsWith("en")) {
          return EN;
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return ZH_TW;
    }
    return ZH_TW;
  }
}
