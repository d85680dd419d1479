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
  BINARY
}
