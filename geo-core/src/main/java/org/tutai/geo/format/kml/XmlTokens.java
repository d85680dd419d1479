package org.tutai.geo.format.kml;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * The tags and texts of an XML document one after another, in memory that doesn't grow with the
 * document. For one thread.
 *
 * <p>Names are taken apart at their colon and namespaces are not looked at, because files name them
 * wrongly or not at all. Entities other than XML's own and HTML's commonest stay as they are
 * written; a document that declares some is refused, so nothing outside it is ever opened and
 * nothing grows.
 */
final class XmlTokens {

  /*
   * The JDK's parser refuses undeclared prefixes, &nbsp; and stray ampersands, which KML made by
   * hand is full of.
   */

  /** What was met. */
  enum Token {
    START,
    END,
    TEXT,
    END_OF_DOCUMENT
  }

  /** The greatest depth of elements in elements. */
  static final int MAX_DEPTH = 1_000;

  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_VALUE = 8_192;
  private static final int MOST_ATTRIBUTES = 256;
  private static final int MOST_KEYS = 4_096;

  private final XmlCharacters in;
  private final List<String> open = new ArrayList<>();
  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private final StringBuilder word = new StringBuilder();
  private String name = "";
  private String prefix = "";
  private String key = "";
  private boolean selfClosing;
  private boolean rootEnded;

  private boolean verbatim;
  private char[] text = {};
  private int textFrom;
  private int textTo;
  private final char[] entity = new char[2];

  /**
   * @param path what messages name; null for none
   */
  XmlTokens(Reader in, @Nullable Path path) {
    this.in = new XmlCharacters(in, path);
  }

  /** How many elements are open: a start tag counts itself, an end tag no more. */
  int depth() {
    return open.size();
  }

  /** The local name of the tag met last, as it is written. */
  String name() {
    return name;
  }

  /** The same in lower case. */
  String key() {
    return key;
  }

  /** The prefix of the tag met last; empty for none. */
  String prefix() {
    return prefix;
  }

  /** An attribute of the start tag met last, by its local name in lower case; empty for none. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** The attributes of the start tag met last, by their local names in lower case. */
  Map<String, String> attributes() {
    return attributes;
  }

  /** The characters of the text met last are in this array … */
  char[] chars() {
    return text;
  }

  /** … from here … */
  int from() {
    return textFrom;
  }

  /** … to here, this one left out. A long text comes in many pieces. */
  int to() {
    return textTo;
  }

  /** The line of what was met last, from 1. */
  long line() {
    return in.line();
  }

  /** Tells what is wrong at this place. */
  FormatException wrong(String expected, String found) {
    return in.wrong(expected, found);
  }

  /**
   * The next tag or piece of text.
   *
   * @throws FormatException when it is not well-formed or breaks a limit
   */
  Token next() throws IOException {
    if (selfClosing) {
      selfClosing = false;
      pop();
      return Token.END;
    }
    while (!rootEnded && in.has(1)) {
      if (verbatim) {
        if (cdata()) {
          return Token.TEXT;
        }
      } else if (in.peek() != '<') {
        if (text()) {
          return Token.TEXT;
        }
      } else {
        Token tag = markup();
        if (tag != null) {
          return tag;
        }
      }
    }
    return endOfDocument();
  }

  private Token endOfDocument() throws FormatException {
    if (!rootEnded) {
      throw in.wrong(
              open.isEmpty() ? "a root element" : "the end of <" + open.get(open.size() - 1) + ">",
              open.isEmpty() ? "none" : "truncated: the end of the file")
          .because(open.isEmpty() ? FormatFault.STRUCTURE : FormatFault.TRUNCATED);
    }
    return Token.END_OF_DOCUMENT;
  }

  /** Passes over all that is left of the element that was the {@code depth}th when it was open. */
  void skip(int depth) throws IOException {
    boolean more = true;
    while (more && depth() >= depth) {
      more = next() != Token.END_OF_DOCUMENT;
    }
  }

  /** A run of characters up to the next tag or entity; false when it is white space outside. */
  private boolean text() throws IOException {
    if (in.peek() == '&') {
      return entity();
    }
    int from = in.at();
    in.passOthers('<', '&');
    return give(from, in.at());
  }

  private boolean give(int from, int to) {
    text = in.window();
    textFrom = from;
    textTo = to;
    return !open.isEmpty() && to > from;
  }

  /** The character an entity stands for; an ampersand that begins none stands for itself. */
  private boolean entity() throws IOException {
    int code = in.takeEntity();
    if (code < 0) {
      in.pass(1);
      return give(in.at() - 1, in.at());
    }
    textTo = Character.toChars(code, entity, 0);
    textFrom = 0;
    text = entity;
    return !open.isEmpty();
  }

  /** Takes what begins with {@code <}; null for what is no tag. */
  private @Nullable Token markup() throws IOException {
    if (in.isNext("<?")) {
      in.passTo("?>");
      return null;
    }
    if (in.isNext("<!")) {
      declaration();
      return null;
    }
    if (in.isNext("</")) {
      in.pass(2);
      endTag();
      return Token.END;
    }
    in.pass(1);
    startTag();
    return Token.START;
  }

  private void declaration() throws IOException {
    if (in.isNext("<!--")) {
      in.pass(4);
      in.passTo("-->");
    } else if (in.isNext("<![CDATA[")) {
      in.pass(9);
      verbatim = true;
    } else {
      documentType();
    }
  }

  private void documentType() throws IOException {
    for (char c = in.take(); c != '>'; c = in.take()) {
      if (c == '[') {
        throw in.wrong("XML without declared entities", "a document type that declares some");
      }
    }
  }

  /** A piece of a CDATA section; false at its end. */
  private boolean cdata() throws IOException {
    int from = in.at();
    in.passOthers(']', ']');
    if (in.at() > from) {
      return give(from, in.at());
    }
    if (in.isNext("]]>")) {
      in.pass(3);
      verbatim = false;
      return false;
    }
    in.pass(1);
    return give(in.at() - 1, in.at());
  }

  private void startTag() throws IOException {
    String qualified = qualifiedName("the name of an element");
    attributes.clear();
    in.passBlanks();
    for (char c = in.peek(); c != '>' && c != '/'; c = in.peek()) {
      attribute();
      in.passBlanks();
    }
    if (in.take() == '/') {
      if (in.take() != '>') {
        throw in.wrong("\">\" behind the \"/\" of <" + qualified + ">", "something else");
      }
      selfClosing = true;
    }
    if (open.size() == MAX_DEPTH) {
      throw in.wrong("elements at most " + MAX_DEPTH + " deep", "deeper")
          .because(FormatFault.TOO_DEEP);
    }
    open.add(qualified);
    nameIs(qualified);
  }

  private void attribute() throws IOException {
    String qualified = qualifiedName("the name of an attribute");
    in.passBlanks();
    if (in.peek() != '=') {
      throw in.wrong("a value of the attribute " + qualified, "none");
    }
    in.pass(1);
    in.passBlanks();
    char quote = in.take();
    if (quote != '"' && quote != '\'') {
      throw in.wrong("quotes around the value of " + qualified, "none");
    }
    String value = value(quote);
    if (attributes.size() < MOST_ATTRIBUTES) {
      attributes.putIfAbsent(key(local(qualified)), value);
    }
  }

  private String value(char quote) throws IOException {
    word.setLength(0);
    while (in.peek() != quote) {
      if (in.peek() == '&') {
        entity();
        word.append(text, textFrom, textTo - textFrom);
      } else {
        word.append(in.take());
      }
      if (word.length() > LONGEST_VALUE) {
        word.setLength(LONGEST_VALUE);
      }
    }
    in.pass(1);
    return word.toString();
  }

  private String qualifiedName(String what) throws IOException {
    word.setLength(0);
    for (char c = in.peek(); isName(c); c = in.peek()) {
      if (word.length() == LONGEST_NAME) {
        throw in.wrong("names of at most " + LONGEST_NAME + " characters", "a longer one");
      }
      word.append(c);
      in.pass(1);
    }
    if (word.length() == 0) {
      throw in.wrong(what, "the character \"" + in.peek() + "\"");
    }
    return keys.size() < MOST_KEYS
        ? keys.computeIfAbsent(word.toString(), any -> any)
        : word.toString();
  }

  private static boolean isName(char c) {
    return c > ' ' && c != '>' && c != '/' && c != '=' && c != '<' && c != '"' && c != '\'';
  }

  private void endTag() throws IOException {
    String qualified = qualifiedName("the name of an element");
    in.passBlanks();
    if (in.take() != '>') {
      throw in.wrong("the end of the tag </" + qualified + ">", "something else");
    }
    String expected = open.isEmpty() ? "" : open.get(open.size() - 1);
    if (!expected.equals(qualified)) {
      throw in.wrong(
          open.isEmpty() ? "a start tag" : "the end of <" + expected + ">",
          "the end of <" + qualified + ">");
    }
    pop();
  }

  private void pop() {
    nameIs(open.remove(open.size() - 1));
    rootEnded = open.isEmpty();
  }

  private void nameIs(String qualified) {
    int colon = qualified.indexOf(':');
    prefix = colon < 0 ? "" : qualified.substring(0, colon);
    name = local(qualified);
    key = key(name);
  }

  private static String local(String qualified) {
    return qualified.substring(qualified.indexOf(':') + 1);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** All text of the element whose start tag was met last, to its end tag, at most so long. */
  String content(int most) throws IOException {
    int depth = depth();
    var content = new StringBuilder();
    while (depth() >= depth) {
      if (next() == Token.TEXT) {
        content.append(text, textFrom, Math.min(textTo - textFrom, most - content.length()));
      }
    }
    return content.toString();
  }
}
