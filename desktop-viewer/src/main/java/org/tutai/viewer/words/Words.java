package org.tutai.viewer.words;

import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The language in use, and texts that follow it. For the UI thread. */
public final class Words {

  private final ObjectProperty<Language> language;

  public Words(Language first) {
    language = new SimpleObjectProperty<>(this, "language", first);
  }

  /** The language in use; set it to switch everything at once. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  public Language language() {
    return language.get();
  }

  /** A text in the language in use, always. */
  public StringBinding of(Text text, Object... arguments) {
    return Bindings.createStringBinding(() -> get(text, arguments), language);
  }

  /** A text that follows a value too. */
  public StringBinding of(ObservableValue<Text> text) {
    return Bindings.createStringBinding(() -> get(text.getValue()), language, text);
  }

  /** A string worked out anew when the language or one of the values changes. */
  public StringBinding following(Supplier<String> said, ObservableValue<?>... values) {
    var watched = new javafx.beans.Observable[values.length + 1];
    watched[0] = language;
    System.arraycopy(values, 0, watched, 1, values.length);
    return Bindings.createStringBinding(said::get, watched);
  }

  /**
   * A text in the language in use now. English ends what is left open with three full stops, and
   * quotes with straight marks: the signs that Chinese has for them stand halfway up in the fonts
   * of Chinese, or are as wide as its characters.
   */
  public String get(Text text, Object... arguments) {
    String said = text.in(language.get(), arguments);
    return language.get() == Language.ENGLISH ? plain(said) : said;
  }

  private static String plain(String english) {
    return english.replace("…", "...").replace('“', '"').replace('”', '"');
  }
}
