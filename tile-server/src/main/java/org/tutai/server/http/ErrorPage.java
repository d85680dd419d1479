package org.tutai.server.http;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Html;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.workspace.Language;

/** What somebody reads whose browser was led to an address that shows nothing. Stateless. */
final class ErrorPage {

  /**
   * The title, {@code lang}, address of the server, what is wrong, the way to the map, and the
   * name.
   */
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%2$s">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        <title>%1$s · %6$s</title>
        <link rel="stylesheet" href="%3$s/assets/app.css">
        <link rel="stylesheet" href="%3$s/assets/tools.css">
        <link rel="stylesheet" href="%3$s/assets/account.css">
      </head>
      <body class="account">
        <header>
          <p><a class="mark" href="%3$s/" aria-label="%5$s">圖</a><span>%6$s</span></p>
        </header>
        <main>
          <section class="narrow">
            <h1>%1$s</h1>
            %4$s
            <p><a class="button primary" href="%3$s/">%5$s</a></p>
          </section>
        </main>
      </body>
      </html>
      """;

  private ErrorPage() {}

  /** A page for a problem, when it is a person's browser that asked; empty for a program. */
  static Optional<Answer> of(
      ProblemException problem, Request request, Optional<String> publicUrl) {
    String wanted = request.getHeaders().get(HttpHeader.ACCEPT);
    if (!request.getMethod().equals("GET") || wanted == null || !wanted.startsWith("text/html")) {
      return Optional.empty();
    }
    boolean chinese = RequestReading.language(request) == Language.ZH_TW;
    String page =
        PAGE.formatted(
            chinese ? "這一頁打不開" : "This page cannot be shown",
            chinese ? "zh-Hant-TW" : "en",
            Html.escaped(RequestReading.baseUrl(request, publicUrl)),
            chinese ? inChinese(problem) : paragraph("", problem.detail()),
            chinese ? "到地圖" : "To the map",
            chinese ? "圖臺" : "Tutai");
    return Optional.of(
        Answer.text(problem.status(), "text/html", page)
            .withAll(Answer.problem(problem).headers())
            .withAll(
                Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'",
                    "Vary",
                    "Accept, Accept-Language")));
  }

  /** What is wrong in Chinese; where that is told in English only, at least of what kind it is. */
  private static String inChinese(ProblemException problem) {
    String told = problem.members().get("zh");
    return told != null
        ? paragraph("", told)
        : paragraph("", kind(problem.status()))
            + paragraph(" class=\"muted\" lang=\"en\"", problem.detail());
  }

  private static String kind(int status) {
    if (status >= 500) {
      return "伺服器現在無法處理，請稍後再試。";
    }
    return switch (status) {
      case 401, 403 -> "這裡要有權限才能看。";
      case 404, 410 -> "這個網址沒有內容，請檢查網址。";
      case 429 -> "請求太頻繁，請稍後再試。";
      default -> "這個網址有不正確的地方，請檢查。";
    };
  }

  private static String paragraph(String attributes, String text) {
    return "<p" + attributes + ">" + Html.escaped(text) + "</p>";
  }
}
