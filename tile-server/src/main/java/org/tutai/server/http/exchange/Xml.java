package org.tutai.server.http.exchange;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML, indented. Text and attribute values are escaped, and characters that XML cannot hold
 * become U+FFFD. For one thread.
 */
public final class Xml {

  private final StringBuilder out = new StringBuilder(4096);
  private final Deque<String> open = new ArrayDeque<>();

  /** A document, with the declaration written. */
  public Xml() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** Writes markup as it is. */
  public Xml raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Starts an element; attributes are names and values by turns. */
  public Xml start(String name, String... attributes) {
    indent();
    tag(name, attributes);
    out.append(">\n");
    open.push(name);
    return this;
  }

  /** Ends the element started last. */
  public Xml end() {
    String name = open.pop();
    indent();
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** An element with text. */
  public Xml text(String name, String text, String... attributes) {
    indent();
    tag(name, attributes);
    out.append('>');
    escape(text);
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** An element with nothing in it. */
  public Xml empty(String name, String... attributes) {
    indent();
    tag(name, attributes);
    out.append("/>\n");
    return this;
  }

  private void tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void indent() {
    out.append("  ".repeat(open.size()));
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\n', '\t' -> out.append("&#").append(c).append(';');
      default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
    }
  }

  private static boolean isXml(int c) {
    return (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
  }

  /** A number as XML programs expect it: all its digits, no exponent. */
  public static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** The document so far. */
  @Override
  public String toString() {
    return out.toString();
  }
}
