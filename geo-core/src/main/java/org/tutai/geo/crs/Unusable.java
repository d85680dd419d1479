package org.tutai.geo.crs;

/** A definition that cannot be used; the reason in both languages, for a person. */
final class Unusable extends Exception {

  private static final long serialVersionUID = 1L;

  private final String chinese;

  Unusable(String english, String chinese) {
    super(english);
    this.chinese = chinese;
  }

  String english() {
    return String.valueOf(getMessage());
  }

  String chinese() {
    return chinese;
  }
}
