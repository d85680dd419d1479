package org.tutai.server.http.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads from a script the keys of the two objects that it gives to {@code addWords}. */
final class AddedWords {

  private static final String CALL = "\naddWords(";

  private final String script;
  private int at;

  private AddedWords(String script, int at) {
    this.script = script;
    this.at = at;
  }

  /** The keys in Chinese and those in English; of all calls, none where there is none. */
  static List<Set<String>> in(String script) {
    List<Set<String>> keys = List.of(new TreeSet<>(), new TreeSet<>());
    for (int call = script.indexOf(CALL); call >= 0; call = script.indexOf(CALL, call + 1)) {
      var words = new AddedWords(script, call + CALL.length());
      keys.get(0).addAll(words.object());
      keys.get(1).addAll(words.object());
    }
    return keys;
  }

  /** The keys of the next object; stands behind it afterwards. */
  private List<String> object() {
    at = script.indexOf('{', at) + 1;
    var keys = new ArrayList<String>();
    boolean keyComes = true;
    while (script.charAt(at) != '}') {
      char c = script.charAt(at);
      if (keyComes && (Character.isLetter(c) || c == '"')) {
        int end = script.indexOf(':', at);
        keys.add(script.substring(at, end).replace("\"", ""));
        at = end;
        keyComes = false;
      } else if (c == ',') {
        keyComes = true;
        at++;
      } else {
        skip();
      }
    }
    at++;
    return keys;
  }

  /** Goes past a character, or past a text or bracket that begins here as a whole. */
  private void skip() {
    char c = script.charAt(at++);
    if (c == '"' || c == '\'') {
      while (script.charAt(at) != c) {
        at += script.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    } else if (c == '/' && script.startsWith("/", at)) {
      at = script.indexOf('\n', at);
    } else if (c == '`') {
      template();
    } else if (c == '(' || c == '[' || c == '{') {
      while (")]}".indexOf(script.charAt(at)) < 0) {
        skip();
      }
      at++;
    }
  }

  private void template() {
    while (script.charAt(at) != '`') {
      if (script.startsWith("${", at)) {
        at++;
        skip();
      } else {
        at += script.charAt(at) == '\\' ? 2 : 1;
      }
    }
    at++;
  }
}
