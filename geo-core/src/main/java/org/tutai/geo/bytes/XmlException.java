package org.tutai.geo.bytes;

import java.io.IOException;

/**
 * An XML document that does not hold what its schema demands. The message is one line for a person:
 * {@code line 12, <ogc:Not>: expected one operator, found 2}.
 */
public final class XmlException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 200;

  private final int line;
  private final String element;
  private final String expected;
  private final String found;

  /**
   * Tells of one thing that does not hold.
   *
   * @param line from 1, or 0 when no one place is at fault
   * @param element the tag at fault, or empty text
   * @param expected what must hold, without a full stop
   * @param found what is there instead
   */
  public XmlException(int line, String element, String expected, String found) {
    super(message(line, element, expected, found));
    this.line = line;
    this.element = element;
    this.expected = expected;
    this.found = found;
  }

  /** The line, from 1, or 0 when no one place is at fault. */
  public int line() {
    return line;
  }

  /** The tag at fault, or empty text. */
  public String element() {
    return element;
  }

  /** What must hold. */
  public String expected() {
    return expected;
  }

  /** What is there instead. */
  public String found() {
    return found;
  }

  private static String message(int line, String element, String expected, String found) {
    var text = new StringBuilder();
    if (line > 0) {
      text.append("line ").append(line);
    }
    if (!element.isEmpty()) {
      text.append(text.isEmpty() ? "" : ", ").append(element);
    }
    text.append(text.isEmpty() ? "" : ": ").append("expected ").append(expected);
    return text.append(", found ").append(abbreviated(found)).toString().replaceAll("\\s+", " ");
  }

  /* What is found may be a whole document. */
  private static String abbreviated(String found) {
    return found.length() <= LONGEST ? found : found.substring(0, LONGEST) + " …";
  }
}
