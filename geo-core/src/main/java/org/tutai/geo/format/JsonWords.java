package org.tutai.geo.format;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What a JSON parser found, in words for a person. Stateless. */
public final class JsonWords {

  private JsonWords() {}

  /**
   * The parser's message without what only its programmers know: names of its settings, lists of
   * tokens it would have taken, numbers of characters.
   */
  public static String of(JsonProcessingException failure) {
    String line =
        String.valueOf(failure.getOriginalMessage()).lines().findFirst().orElse("something else");
    String plain =
        line.replaceAll(",? ?\\(?from `[^`]*`\\)?", "")
            .replaceAll(":? (was expecting|expected) .*", "")
            .replaceAll(" \\(code [^)]*\\)", "")
            .strip();
    long open = plain.chars().filter(c -> c == '(').count();
    long closed = plain.chars().filter(c -> c == ')').count();
    return open > closed ? plain + ")" : plain;
  }
}
