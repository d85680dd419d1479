package org.tutai.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.tutai.server.workspace.Language;

/** What the commands tell people, in Traditional Chinese or English. Immutable. */
final class Messages {

  private final Locale locale;
  private final ResourceBundle bundle;

  private Messages(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "org.tutai.server.cli.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** In the language of the user's locale. */
  static Messages ofUser() {
    return of(Language.ofEnvironment(System.getenv(), Locale.getDefault()));
  }

  static Messages of(Language language) {
    return new Messages(language == Language.ZH_TW ? Locale.TRADITIONAL_CHINESE : Locale.ENGLISH);
  }

  /** The locale that messages are in. */
  Locale locale() {
    return locale;
  }

  boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  /** A text that a server gives in both languages, as {@code {"zh-TW": …, "en": …}}. */
  String of(JsonNode inBothLanguages) {
    String inChinese = inBothLanguages.path("zh-TW").asText("");
    String english = inBothLanguages.path("en").asText("");
    return chinese() && !inChinese.isEmpty() ? inChinese : english;
  }

  /** A message, with the arguments in their places. */
  String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
