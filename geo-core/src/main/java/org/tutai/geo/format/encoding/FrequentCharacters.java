package org.tutai.geo.format.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The lists of frequent characters that come with the program. Immutable and thread-safe. */
final class FrequentCharacters {

  private static final String FILE = "frequent-characters.txt";
  private static final Map<String, String> LISTS = read();

  private FrequentCharacters() {}

  /** A language's characters, each once, the most frequent first; empty for no list. */
  static String of(Language language) {
    return LISTS.getOrDefault(language.section(), "");
  }

  private static Map<String, String> read() {
    var sections = new HashMap<String, StringBuilder>();
    var current = new StringBuilder();
    for (String line : text().split("\n", -1)) {
      if (line.startsWith("[")) {
        current = new StringBuilder();
        sections.put(line.substring(1, line.indexOf(']')), current);
      } else if (!line.startsWith("#")) {
        current.append(line);
      }
    }
    var lists = new HashMap<String, String>();
    sections.forEach((name, characters) -> lists.put(name, distinct(characters)));
    return Map.copyOf(lists);
  }

  private static String distinct(CharSequence characters) {
    return characters
        .chars()
        .filter(c -> !Character.isWhitespace(c))
        .distinct()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(FrequentCharacters.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + FILE + " cannot be read", e);
    }
  }
}
