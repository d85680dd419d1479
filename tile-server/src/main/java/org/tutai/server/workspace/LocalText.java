package org.tutai.server.workspace;

import java.util.Objects;

/**
 * A text for people in Chinese and English, either of which may be empty. Immutable.
 *
 * @param zhTw in Traditional Chinese
 * @param en in English
 */
public record LocalText(String zhTw, String en) {

  public static final LocalText EMPTY = new LocalText("", "");

  public LocalText {
    Objects.requireNonNull(zhTw, "zhTw");
    Objects.requireNonNull(en, "en");
  }

  /** The same words in both languages. */
  public static LocalText same(String text) {
    return new LocalText(text, text);
  }

  /** The text in a language, or else in the other one; empty when there is none at all. */
  public String in(Language language) {
    String wanted = language == Language.ZH_TW ? zhTw : en;
    return wanted.isEmpty() ? zhTw + en : wanted;
  }

  public boolean isEmpty() {
    return zhTw.isEmpty() && en.isEmpty();
  }

  /** This text, or another when this one is empty. */
  public LocalText orElse(LocalText other) {
    return isEmpty() ? other : this;
  }
}
