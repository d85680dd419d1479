package org.tutai.geo.format.kml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes plain text of the HTML that descriptions are in. Stateless, thread-safe. */
final class PlainText {

  private static final Set<String> NEW_LINE =
      Set.of(
          "br",
          "p",
          "div",
          "tr",
          "li",
          "hr",
          "table",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "center",
          "pre");

  private static final Set<String> UNSHOWN = Set.of("script", "style", "head", "title", "iframe");
  private static final Pattern REFERENCE = Pattern.compile("&(#?\\w{1,10});");
  private static final int LONGEST_TAG = 100_000;

  private PlainText() {}

  /** A text in one line, without control characters; white space is one blank. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s\\u00A0\\u3000]+", " ").strip();
  }

  /** HTML that a person reads as this text. */
  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "<br>");
  }

  /**
   * A description as a person reads it: without tags, scripts and styles, a line for every line,
   * paragraph, item and row, and a blank between the cells of a row. What only looks like a tag
   * stays.
   */
  static String of(String html) {
    boolean tagged = html.indexOf('<') >= 0 && html.indexOf('>') > html.indexOf('<');
    boolean marked = tagged || REFERENCE.matcher(html).find();
    return marked ? tidied(withoutTags(html), "\n") : tidied(html, "\n\n");
  }

  private static String withoutTags(String html) {
    var out = new StringBuilder(html.length());
    String unshown = "";
    int at = 0;
    while (at < html.length()) {
      char c = html.charAt(at);
      int end = c == '<' ? tagEnd(html, at) : -1;
      if (end > 0) {
        String name = tagName(html, at + 1, end);
        boolean closes = html.charAt(at + 1) == '/';
        if (unshown.isEmpty()) {
          separate(out, name);
          unshown = !closes && UNSHOWN.contains(name) ? name : "";
        } else if (closes && name.equals(unshown)) {
          unshown = "";
        }
        at = end + 1;
      } else {
        at = unshown.isEmpty() ? take(html, at, out) : at + 1;
      }
    }
    return out.toString();
  }

  /** White space of HTML is but a blank. */
  private static int take(String html, int at, StringBuilder out) {
    char c = html.charAt(at);
    int end = c == '&' ? html.indexOf(';', at) : -1;
    if (end > 0 && end - at < 12) {
      int code = Entities.code(html.substring(at + 1, end));
      if (code >= 0) {
        out.appendCodePoint(code);
        return end + 1;
      }
    }
    out.append(c == '\n' || c == '\r' ? ' ' : c);
    return at + 1;
  }

  private static void separate(StringBuilder out, String name) {
    if (NEW_LINE.contains(name)) {
      out.append('\n');
    } else if (name.equals("td") || name.equals("th")) {
      out.append(' ');
    }
  }

  /** Where the tag or comment that begins here ends; -1 where none begins. */
  private static int tagEnd(String html, int at) {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at);
      return end < 0 ? html.length() - 1 : end + 2;
    }
    int first = at + 1 < html.length() && html.charAt(at + 1) == '/' ? at + 2 : at + 1;
    if (first >= html.length() || !isLetter(html.charAt(first))) {
      return -1;
    }
    int end = html.indexOf('>', first);
    return end - at > LONGEST_TAG ? -1 : end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!';
  }

  private static String tagName(String html, int from, int to) {
    int first = html.charAt(from) == '/' ? from + 1 : from;
    int end = first;
    while (end < to && Character.isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    return html.substring(first, end).toLowerCase(Locale.ROOT);
  }

  /**
   * Lines without blanks at their ends.
   *
   * @param gap what stands for one or more empty lines
   */
  private static String tidied(String text, String gap) {
    var out = new StringBuilder(text.length());
    boolean empty = false;
    for (String line : text.split("\\R", -1)) {
      String tidy = line(line);
      if (tidy.isEmpty()) {
        empty = out.length() > 0;
      } else {
        out.append(out.length() == 0 ? "" : empty ? gap : "\n").append(tidy);
        empty = false;
      }
    }
    return out.toString();
  }
}
