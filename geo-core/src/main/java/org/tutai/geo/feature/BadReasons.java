package org.tutai.geo.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The reasons why features are bad, in words. Stateless, thread-safe. */
public final class BadReasons {

  private static final Properties ENGLISH = load("reasons.properties");
  private static final Properties CHINESE = load("reasons_zh.properties");

  private BadReasons() {}

  /**
   * A reason as a sentence without a full stop: Traditional Chinese for a Chinese locale, otherwise
   * English; the reason itself where there are no words for it.
   *
   * @param reason as {@link BadFeature#reason()} has it
   */
  public static String text(String reason, Locale locale) {
    Properties words = locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    return words.getProperty(reason, reason);
  }

  /** The reasons that there are words for. */
  static Set<String> known(Locale locale) {
    return (locale.getLanguage().equals("zh") ? CHINESE : ENGLISH).stringPropertyNames();
  }

  private static Properties load(String name) {
    var properties = new Properties();
    try (InputStream in = BadReasons.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the core must hold " + name);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
