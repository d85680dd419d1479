package org.tutai.geo.format.kml;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes tags and texts as they come. Characters that XML cannot hold become U+FFFD. For one
 * thread.
 */
final class KmlOutput implements Closeable {

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  KmlOutput(Writer out) throws IOException {
    this.out = out;
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns
   */
  KmlOutput begin(String tag, String... attributes) throws IOException {
    out.write('<' + tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.write(' ' + attributes[i] + "=\"");
      escaped(attributes[i + 1]);
      out.write('"');
    }
    out.write('>');
    open.push(tag);
    return this;
  }

  /** Ends the element begun last. */
  KmlOutput end() throws IOException {
    out.write("</" + open.pop() + ">");
    return this;
  }

  /** Ends a line. */
  KmlOutput line() throws IOException {
    out.write('\n');
    return this;
  }

  /** An element with a text alone; see {@link #begin} for the attributes. */
  KmlOutput leaf(String tag, String text, String... attributes) throws IOException {
    begin(tag, attributes);
    escaped(text);
    return end();
  }

  /** Characters that need no escape. */
  KmlOutput plain(String text) throws IOException {
    out.write(text);
    return this;
  }

  private void escaped(String text) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '&' -> out.write("&amp;");
        case '"' -> out.write("&quot;");
        case '\r' -> out.write("&#13;");
        default -> out.write(Character.toChars(isAllowed(c) ? c : 0xFFFD));
      }
    }
  }

  /* XML 1.0, production 2. */
  private static boolean isAllowed(int c) {
    return c >= ' '
        ? c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || c > 0xFFFF
        : c == '\t' || c == '\n';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
