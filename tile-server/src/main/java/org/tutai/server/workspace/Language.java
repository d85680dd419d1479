package org.tutai.server.workspace;

import java.util.Locale;

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

  /** The language for a locale of the operating system: Chinese for any Chinese, else English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("zh") ? ZH_TW : EN;
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
