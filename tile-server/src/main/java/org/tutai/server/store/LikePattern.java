package org.tutai.server.store;

/** Patterns for {@code LIKE … ESCAPE '!'}, in which what a person typed stands for itself. */
public final class LikePattern {

  private LikePattern() {}

  /** What texts match that hold another; every text holds the empty one. */
  public static String holding(String text) {
    String plain = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return "%" + plain + "%";
  }
}
