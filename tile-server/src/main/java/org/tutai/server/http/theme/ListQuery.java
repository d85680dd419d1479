package org.tutai.server.http.theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many at the most
 * @param words what they must hold; empty for all
 * @param after where to go on; empty for the beginning
 */
record ListQuery(int limit, String words, Optional<Cursor> after) {

  static final int MOST = 100;
  private static final int USUAL = 20;
  private static final int LONGEST_WORDS = 200;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})-([0-9a-z]{20})");

  /** The place of an entry in a list. */
  record Cursor(long time, String id) {}

  static ListQuery of(Params params) {
    String limit = params.get("LIMIT", String.valueOf(USUAL)).strip();
    int most = limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0;
    if (most < 1 || most > MOST) {
      throw ProblemException.parameter("limit", limit, "a whole number from 1 to " + MOST);
    }
    String words = params.get("Q", "");
    if (words.length() > LONGEST_WORDS) {
      throw ProblemException.parameter("q", words, "at most " + LONGEST_WORDS + " characters");
    }
    return new ListQuery(most, words, cursor(params.get("AFTER", "")));
  }

  private static Optional<Cursor> cursor(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher cursor = CURSOR.matcher(text);
    if (!cursor.matches()) {
      throw ProblemException.parameter("after", text, "what a list gave as next");
    }
    return Optional.of(new Cursor(Long.parseLong(cursor.group(1)), cursor.group(2)));
  }

  /**
   * A page of a list.
   *
   * @param found at most one more than the limit, which says that there are more
   */
  <T> Map<String, @Nullable Object> page(
      List<T> found, Function<T, Object> json, Function<T, Cursor> place) {
    List<T> shown = found.subList(0, Math.min(limit, found.size()));
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put("themes", shown.stream().map(json).toList());
    page.put("next", found.size() > limit ? next(place.apply(shown.get(limit - 1))) : null);
    return page;
  }

  private static String next(Cursor last) {
    return last.time() + "-" + last.id();
  }
}
