package org.tutai.server.http.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Html;
import org.tutai.server.http.page.PageEndpoint;
import org.tutai.server.store.theme.Shares;
import org.tutai.server.workspace.Language;

/**
 * The map page at the address of a shared theme: the same {@code index.html}, a folder deeper, with
 * the theme's title, and what other sites show of a link (Open Graph). Stateless.
 */
final class SharedPage {

  private static final int MOST_SHOWN = 300;

  /** The beginning of an address that is relative to the page's folder. */
  private static final Pattern RELATIVE =
      Pattern.compile("\\b(href|src|action)=\"(?=[a-z.])(?![a-z]+:)");

  private final String before;
  private final String after;

  SharedPage() {
    String page = read();
    String head = "<meta charset=\"utf-8\">";
    int at = page.indexOf(head);
    if (at < 0) {
      throw new IllegalStateException("index.html must name its character set");
    }
    String deeper =
        RELATIVE
            .matcher(page)
            .replaceAll("$1=\"../")
            .replaceFirst("<title>[^<]*</title>\\s*", "")
            .replaceFirst("<meta name=\"description\"[^>]*>\\s*", "");
    int split = deeper.indexOf(head) + head.length();
    this.before = deeper.substring(0, split);
    this.after = deeper.substring(split);
  }

  private static String read() {
    String name = "/org/tutai/server/page/index.html";
    try (InputStream in = PageEndpoint.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the picture of a shared theme is; another address for another content. */
  static String preview(Shares.Share share, Ask ask) {
    return ask.baseUrl()
        + "/t/"
        + share.id()
        + "/preview.png?v="
        + share.digest().substring(0, Math.min(10, share.digest().length()));
  }

  /**
   * The page.
   *
   * @param share what may be told of the theme; empty to tell nothing
   */
  String of(Optional<Shares.Share> share, Ask ask) {
    String lang = ask.language() == Language.EN ? "en" : "zh-Hant-TW";
    String head = share.map(shown -> head(shown, ask)).orElseGet(() -> title("圖臺 Tutai"));
    return before.replaceFirst("<html lang=\"[^\"]*\">", "<html lang=\"" + lang + "\">")
        + head
        + after;
  }

  private static String title(String title) {
    return "\n  <title>" + Html.escaped(title) + "</title>";
  }

  private static String head(Shares.Share share, Ask ask) {
    boolean english = ask.language() == Language.EN;
    String untitled = english ? "Untitled theme map" : "未命名的主題圖";
    String title = share.title().isBlank() ? untitled : share.title();
    String about = description(share, english);
    String url = ask.baseUrl() + "/t/" + share.id();
    return title(title + " · 圖臺 Tutai")
        + meta("name", "description", about)
        + "\n  <link rel=\"canonical\" href=\""
        + Html.escaped(url)
        + "\">"
        + meta("property", "og:type", "website")
        + meta("property", "og:site_name", "圖臺 Tutai")
        + meta("property", "og:locale", english ? "en_US" : "zh_TW")
        + meta("property", "og:title", title)
        + meta("property", "og:description", about)
        + meta("property", "og:url", url)
        + meta("property", "og:image", preview(share, ask))
        + meta("property", "og:image:type", "image/png")
        + meta("property", "og:image:width", "1200")
        + meta("property", "og:image:height", "630")
        + meta("property", "og:image:alt", title)
        + meta("name", "twitter:card", "summary_large_image");
  }

  private static String description(Shares.Share share, boolean english) {
    String about = share.description().replaceAll("\\s+", " ").strip();
    if (about.isEmpty()) {
      String by = share.author().isBlank() ? "" : share.author();
      String map = english ? "A theme map on Tutai" : "圖臺主題圖";
      return by.isEmpty() ? map : english ? map + " by " + by : by + "製作的" + map;
    }
    int end = Math.min(about.length(), MOST_SHOWN);
    return end == about.length()
        ? about
        : about.substring(0, Character.isHighSurrogate(about.charAt(end - 1)) ? end - 1 : end)
            + "…";
  }

  private static String meta(String kind, String name, String content) {
    return "\n  <meta "
        + kind
        + "=\""
        + name
        + "\" content=\""
        + Html.escaped(content.replaceAll("\\s+", " "))
        + "\">";
  }
}
