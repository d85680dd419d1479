package org.tutai.geo.format.kml;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * The characters of an XML document through a window that moves over it, with the line it is at.
 * For one thread.
 *
 * <p>What has been passed over stays in the window until more is read, as {@link #has} may do and
 * all that calls it.
 */
final class XmlCharacters {

  private static final int LONGEST_ENTITY = 10;

  private final Reader in;
  private final @Nullable Path path;
  private final char[] window = new char[1 << 15];
  private int at;
  private int end;
  private long linesBefore = 1;

  /**
   * @param path what messages name; null for none
   */
  XmlCharacters(Reader in, @Nullable Path path) {
    this.in = in;
    this.path = path;
  }

  /** The window; others must not write to it. */
  char[] window() {
    return window;
  }

  /** Where the next character is in the window. */
  int at() {
    return at;
  }

  /** The line of the next character, from 1. */
  long line() {
    return linesBefore + linesPassed();
  }

  private long linesPassed() {
    long lines = 0;
    for (int i = 0; i < at; i++) {
      lines += window[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Whether so many characters are left. */
  boolean has(int count) throws IOException {
    return end - at >= count || fill(count);
  }

  private boolean fill(int count) throws IOException {
    linesBefore += linesPassed();
    System.arraycopy(window, at, window, 0, end - at);
    end -= at;
    at = 0;
    while (end < count) {
      int got = in.read(window, end, window.length - end);
      if (got < 0) {
        return false;
      }
      end += got;
    }
    return true;
  }

  /**
   * The next character, which stays the next.
   *
   * @throws FormatException at the end of the document
   */
  char peek() throws IOException {
    if (!has(1)) {
      throw wrong("the end of a tag", "truncated: the end of the file")
          .because(FormatFault.TRUNCATED);
    }
    return window[at];
  }

  /**
   * Takes the next character.
   *
   * @throws FormatException at the end of the document
   */
  char take() throws IOException {
    char next = peek();
    at++;
    return next;
  }

  /** Whether these characters come next. */
  boolean isNext(String what) throws IOException {
    if (!has(what.length())) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (window[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Passes over characters that were seen to come next. */
  void pass(int count) {
    at += count;
  }

  /** Passes over all up to a mark, and the mark. */
  void passTo(String mark) throws IOException {
    while (!isNext(mark)) {
      take();
    }
    pass(mark.length());
  }

  /** Passes over white space, behind which something must come. */
  void passBlanks() throws IOException {
    while (peek() <= ' ') {
      at++;
    }
  }

  /** Passes over what is in the window before either of two characters. */
  void passOthers(char one, char other) {
    while (at < end && window[at] != one && window[at] != other) {
      at++;
    }
  }

  /** Takes the entity that begins here; −1 when none does, and nothing is taken. */
  int takeEntity() throws IOException {
    has(LONGEST_ENTITY + 2);
    int to = at + 1;
    while (to < end && to - at <= LONGEST_ENTITY && isEntity(window[to])) {
      to++;
    }
    if (to >= end || window[to] != ';') {
      return -1;
    }
    int code = Entities.code(new String(window, at + 1, to - at - 1));
    if (code >= 0) {
      at = to + 1;
    }
    return code;
  }

  private static boolean isEntity(char c) {
    return c == '#' || (c < 0x7F && Character.isLetterOrDigit(c));
  }

  /** Tells what is wrong at this place. */
  FormatException wrong(String expected, String found) {
    return new FormatException(
        path, -1, expected, found + " (line " + line() + ")", "Fetch or export the file again.");
  }
}
