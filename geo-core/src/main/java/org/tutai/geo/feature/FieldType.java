package org.tutai.geo.feature;

/** The kinds of value a field holds, with the Java class that carries each. */
public enum FieldType {
  /** {@code String}. */
  TEXT,
  /** {@code Long}. */
  INTEGER,
  /** {@code Double}. */
  REAL,
  /** {@code Boolean}. */
  BOOLEAN,
  /** {@code LocalDate}. */
  DATE,
  /** {@code LocalDateTime}, in UTC where the source says a zone. */
  DATE_TIME,
  /** {@code byte[]}. */
  BINARY;

  /**
   * The type of a column that holds values of this type and of another: numbers are REAL together,
   * any other mixture is TEXT.
   */
  public FieldType with(FieldType other) {
    if (this == other) {
      return this;
    }
    return isNumber() && other.isNumber() ? REAL : TEXT;
  }

  private boolean isNumber() {
    return this == INTEGER || this == REAL;
  }
}
