package org.tutai.server.http.theme;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.ProblemException;

/**
 * The ETags of themes, and what {@code If-Match} and {@code If-None-Match: *} ask of them (RFC
 * 9110, sections 13.1.1 and 13.1.2).
 */
final class Preconditions {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"v(\\d{1,18})(?:-gz)?\"");

  private Preconditions() {}

  static String etag(long version) {
    return "v" + version;
  }

  /**
   * The version that a request means to change; empty when it says nothing of it.
   *
   * @throws ProblemException with status 412 for a tag that is none of ours
   */
  static OptionalLong expected(Ask ask) {
    String ifMatch = ask.header("If-Match").orElse("*").strip();
    if (ifMatch.equals("*")) {
      return OptionalLong.empty();
    }
    Matcher tag = TAG.matcher(ifMatch);
    if (!tag.matches()) {
      throw new ProblemException(
              412, "Changed meanwhile", "If-Match must be the ETag that the theme was read with.")
          .inChinese("If-Match 必須是讀取主題圖時的 ETag。");
    }
    return OptionalLong.of(Long.parseLong(tag.group(1)));
  }

  /** Whether a request is only for a theme that is not there yet. */
  static boolean onlyNew(Ask ask) {
    return ask.header("If-None-Match").filter(text -> text.strip().equals("*")).isPresent();
  }
}
