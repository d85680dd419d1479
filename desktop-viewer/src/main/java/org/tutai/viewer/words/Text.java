package org.tutai.viewer.words;

import java.util.Locale;
import java.util.Objects;
import org.tutai.geo.evidence.Remark;

/**
 * A text in both languages.
 *
 * @param english with {@code %s}, {@code %d} … where arguments go, as {@link String#format} has it
 * @param chinese the same in Traditional Chinese as Taiwan writes it
 */
public record Text(String english, String chinese) {

  public Text {
    Objects.requireNonNull(english, "english");
    Objects.requireNonNull(chinese, "chinese");
  }

  /** A text in both languages. */
  public static Text of(String english, String chinese) {
    return new Text(english, chinese);
  }

  /** A text that both languages share, such as a file's name; it takes no arguments. */
  public static Text same(String words) {
    String plain = words.replace("%", "%%");
    return new Text(plain, plain);
  }

  /** What a remark of the core says. */
  public static Text of(Remark remark) {
    return new Text(remark.english().replace("%", "%%"), remark.chinese().replace("%", "%%"));
  }

  /** The same with its arguments filled in for good; one that is a Text is put in words. */
  public Text filled(Object... arguments) {
    return new Text(
        in(Language.ENGLISH, arguments).replace("%", "%%"),
        in(Language.CHINESE, arguments).replace("%", "%%"));
  }

  /** The words in a language, arguments filled in; an argument that is a Text is put in words. */
  public String in(Language language, Object... arguments) {
    Object[] said = arguments.clone();
    for (int i = 0; i < said.length; i++) {
      if (said[i] instanceof Text text) {
        said[i] = text.in(language);
      }
    }
    Locale locale = language.locale();
    return String.format(locale, language == Language.CHINESE ? chinese : english, said);
  }
}
