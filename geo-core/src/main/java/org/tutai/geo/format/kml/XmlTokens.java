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
  private static final int LONGEST_ENTITY = 10;
  private static final int MOST_KEYS = 4_096;

  private final Reader in;
  private final @Nullable Path path;
  private char[] buffer = new char[1 << 15];
  private int at;
  private int end;
  private long linesBefore = 1;

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
    this.in = in;
    this.path = path;
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
    long lines = linesBefore;
    for (int i = 0; i < at; i++) {
      lines += buffer[i] == '\n' ? 1 : 0;
    }
    return lines;
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
    while (!rootEnded && has(1)) {
      if (verbatim) {
        if (cdata()) {
          return Token.TEXT;
        }
      } else if (buffer[at] != '<') {
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
      throw wrong(
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

  /** Tells what is wrong at this place. */
  FormatException wrong(String expected, String found) {
    return new FormatException(
        path, -1, expected, found + " (line " + line() + ")", "Fetch or export the file again.");
  }

  private boolean has(int count) throws IOException {
    return end - at >= count || fill(count);
  }

  private boolean fill(int count) throws IOException {
    for (int i = 0; i < at; i++) {
      linesBefore += buffer[i] == '\n' ? 1 : 0;
    }
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    while (end < count) {
      int got = in.read(buffer, end, buffer.length - end);
      if (got < 0) {
        return false;
      }
      end += got;
    }
    return true;
  }

  /** A run of characters up to the next tag or entity; false when it is white space outside. */
  private boolean text() throws IOException {
    if (buffer[at] == '&') {
      return entity();
    }
    int from = at;
    while (at < end && buffer[at] != '<' && buffer[at] != '&') {
      at++;
    }
    return give(from, at);
  }

  private boolean give(int from, int to) {
    text = buffer;
    textFrom = from;
    textTo = to;
    return !open.isEmpty() && to > from;
  }

  private boolean entity() throws IOException {
    has(LONGEST_ENTITY + 2);
    int to = at + 1;
    while (to < end && to - at <= LONGEST_ENTITY && isEntity(buffer[to])) {
      to++;
    }
    int code =
        to < end && buffer[to] == ';' ? Entities.code(new String(buffer, at + 1, to - at - 1)) : -1;
    if (code < 0) {
      at++;
      return give(at - 1, at);
    }
    at = to + 1;
    textTo = Character.toChars(code, entity, 0);
    textFrom = 0;
    text = entity;
    return !open.isEmpty();
  }

  private static boolean isEntity(char c) {
    return c == '#' || (c < 0x7F && Character.isLetterOrDigit(c));
  }

  /** Takes what begins with {@code <}; null for what is no tag. */
  private @Nullable Token markup() throws IOException {
    if (isNext("<?")) {
      passTo("?>");
      return null;
    }
    if (isNext("<!")) {
      declaration();
      return null;
    }
    if (isNext("</")) {
      at += 2;
      endTag();
      return Token.END;
    }
    at++;
    startTag();
    return Token.START;
  }

  private void declaration() throws IOException {
    if (isNext("<!--")) {
      at += 4;
      passTo("-->");
    } else if (isNext("<![CDATA[")) {
      at += 9;
      verbatim = true;
    } else {
      documentType();
    }
  }

  private boolean isNext(String what) throws IOException {
    if (!has(what.length())) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (buffer[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void documentType() throws IOException {
    for (char c = take(); c != '>'; c = take()) {
      if (c == '[') {
        throw wrong("XML without declared entities", "a document type that declares some");
      }
    }
  }

  private void passTo(String mark) throws IOException {
    while (!isNext(mark)) {
      take();
    }
    at += mark.length();
  }

  /** A piece of a CDATA section; false at its end. */
  private boolean cdata() throws IOException {
    int from = at;
    while (at < end && buffer[at] != ']') {
      at++;
    }
    if (at > from) {
      return give(from, at);
    }
    if (isNext("]]>")) {
      at += 3;
      verbatim = false;
      return false;
    }
    at++;
    return give(at - 1, at);
  }

  private char take() throws IOException {
    if (!has(1)) {
      throw wrong("the end of a tag", "truncated: the end of the file")
          .because(FormatFault.TRUNCATED);
    }
    return buffer[at++];
  }

  private char peek() throws IOException {
    if (!has(1)) {
      throw wrong("the end of a tag", "truncated: the end of the file")
          .because(FormatFault.TRUNCATED);
    }
    return buffer[at];
  }

  private void startTag() throws IOException {
    String qualified = qualifiedName("the name of an element");
    attributes.clear();
    skipBlanks();
    for (char c = peek(); c != '>' && c != '/'; c = peek()) {
      attribute();
      skipBlanks();
    }
    if (take() == '/') {
      if (take() != '>') {
        throw wrong("\">\" behind the \"/\" of <" + qualified + ">", "something else");
      }
      selfClosing = true;
    }
    if (open.size() == MAX_DEPTH) {
      throw wrong("elements at most " + MAX_DEPTH + " deep", "deeper")
          .because(FormatFault.TOO_DEEP);
    }
    open.add(qualified);
    nameIs(qualified);
  }

  private void attribute() throws IOException {
    String qualified = qualifiedName("the name of an attribute");
    skipBlanks();
    if (peek() != '=') {
      throw wrong("a value of the attribute " + qualified, "none");
    }
    at++;
    skipBlanks();
    char quote = take();
    if (quote != '"' && quote != '\'') {
      throw wrong("quotes around the value of " + qualified, "none");
    }
    String value = value(quote);
    if (attributes.size() < MOST_ATTRIBUTES) {
      attributes.putIfAbsent(key(local(qualified)), value);
    }
  }

  private String value(char quote) throws IOException {
    word.setLength(0);
    while (peek() != quote) {
      if (buffer[at] == '&') {
        entity();
        word.append(text, textFrom, textTo - textFrom);
      } else {
        word.append(buffer[at++]);
      }
      if (word.length() > LONGEST_VALUE) {
        word.setLength(LONGEST_VALUE);
      }
    }
    at++;
    return word.toString();
  }

  private String qualifiedName(String what) throws IOException {
    word.setLength(0);
    for (char c = peek(); isName(c); c = peek()) {
      if (word.length() == LONGEST_NAME) {
        throw wrong("names of at most " + LONGEST_NAME + " characters", "a longer one");
      }
      word.append(c);
      at++;
    }
    if (word.length() == 0) {
      throw wrong(what, "the character \"" + peek() + "\"");
    }
    return keys.size() < MOST_KEYS
        ? keys.computeIfAbsent(word.toString(), any -> any)
        : word.toString();
  }

  private static boolean isName(char c) {
    return c > ' ' && c != '>' && c != '/' && c != '=' && c != '<' && c != '"' && c != '\'';
  }

  private void skipBlanks() throws IOException {
    while (peek() <= ' ') {
      at++;
    }
  }

  private void endTag() throws IOException {
    String qualified = qualifiedName("the name of an element");
    skipBlanks();
    if (take() != '>') {
      throw wrong("the end of the tag </" + qualified + ">", "something else");
    }
    String expected = open.isEmpty() ? "" : open.get(open.size() - 1);
    if (!expected.equals(qualified)) {
      throw wrong(
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
