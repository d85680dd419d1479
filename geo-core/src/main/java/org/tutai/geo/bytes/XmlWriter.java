package org.tutai.geo.bytes;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes an XML document as text, indented, so that what {@link BoundedXml} reads back is what was
 * written. Characters that XML cannot hold become U+FFFD. For one thread.
 */
public final class XmlWriter {

  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder(4096);
  private final Deque<String> open = new ArrayDeque<>();
  private boolean empty;

  /** Begins a document. */
  public XmlWriter() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  /**
   * Begins an element.
   *
   * @param tag with its prefix, if any
   * @param attributes names and values by turns
   */
  public XmlWriter begin(String tag, String... attributes) {
    endTag();
    start(tag, attributes);
    open.push(tag);
    empty = true;
    return this;
  }

  /** Ends the element begun last. */
  public XmlWriter end() {
    String tag = open.pop();
    if (empty) {
      out.append("/>");
    } else {
      newLine();
      out.append("</").append(tag).append('>');
    }
    empty = false;
    return this;
  }

  /** Writes an element that holds text alone; see {@link #begin} for the attributes. */
  public XmlWriter leaf(String tag, String text, String... attributes) {
    endTag();
    start(tag, attributes);
    if (text.isEmpty()) {
      out.append("/>");
    } else {
      out.append('>');
      escape(text, false);
      out.append("</").append(tag).append('>');
    }
    return this;
  }

  /** Like {@link #leaf}, but tells the reader that white space at the ends of the text is meant. */
  public XmlWriter verbatimLeaf(String tag, String text) {
    endTag();
    start(tag);
    out.append('>');
    /* A CDATA section cannot hold its own end, nor a carriage return that is not a line's end. */
    for (String run : text.split("(?=\\r)|(?<=\\r)|(?<=]])(?=>)", -1)) {
      if (run.equals("\r")) {
        out.append("&#13;");
      } else {
        out.append("<![CDATA[");
        run.codePoints().forEach(c -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd));
        out.append("]]>");
      }
    }
    out.append("</").append(tag).append('>');
    return this;
  }

  /** The whole document; every element must have been ended. */
  public String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("every element must be ended (got: " + open + ")");
    }
    return out + "\n";
  }

  private void endTag() {
    if (empty) {
      out.append('>');
      empty = false;
    }
  }

  private void start(String tag, String... attributes) {
    newLine();
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
  }

  private void newLine() {
    out.append('\n').append(INDENT.repeat(open.size()));
  }

  private void escape(String text, boolean attribute) {
    text.codePoints().forEach(c -> escape(c, attribute));
  }

  private void escape(int c, boolean attribute) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append(attribute ? "&quot;" : "\"");
      case '\r' -> out.append("&#13;");
      case '\n' -> out.append(attribute ? "&#10;" : "\n");
      case '\t' -> out.append(attribute ? "&#9;" : "\t");
      default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
    }
  }

  /* XML 1.0, production 2. */
  private static boolean isAllowed(int c) {
    return c >= 0x20 ? c < 0xd800 || (c >= 0xe000 && c < 0xfffe) || c > 0xffff : c == 9 || c == 10;
  }
}
