package org.tutai.geo.expr;

/**
 * A filter that cannot be read. The message is one line for a person: {@code at character 8:
 * expected a value, found ")"}.
 */
public final class EcqlException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 40;

  private final int position;
  private final String expected;
  private final String found;

  EcqlException(int offset, String expected, String found) {
    super(
        "at character " + (offset + 1) + ": expected " + expected + ", found " + shown(found),
        null,
        false,
        false);
    this.position = offset + 1;
    this.expected = expected;
    this.found = shown(found);
  }

  private static String shown(String found) {
    if (found.isEmpty()) {
      return "the end";
    }
    String part = found.length() > MOST_SHOWN ? found.substring(0, MOST_SHOWN) + "…" : found;
    return '"' + part.replaceAll("\\p{Cntrl}", " ") + '"';
  }

  /** The character at fault, from 1. */
  public int position() {
    return position;
  }

  /** What should stand there, in English words. */
  public String expected() {
    return expected;
  }

  /** What stands there: its beginning in double quotes, or {@code the end}. */
  public String found() {
    return found;
  }
}
