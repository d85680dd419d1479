package org.tutai.viewer.words;

import java.util.Locale;

/** The languages of the viewer. */
public enum Language {
  CHINESE("繁體中文", Locale.TRADITIONAL_CHINESE),
  ENGLISH("English", Locale.ENGLISH);

  private final String title;
  private final Locale locale;

  Language(String title, Locale locale) {
    this.title = title;
    this.locale = locale;
  }

  /** What the language calls itself. */
  public String title() {
    return title;
  }

  /** The locale of numbers, dates and sorting. */
  public Locale locale() {
    return locale;
  }

  /** The language for a locale: Chinese of any kind is Traditional Chinese, all else English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }
}
