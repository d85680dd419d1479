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

  /** The title, {@code lang}, address of the server, what is wrong, and the way to the map. */
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%2$s">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        <title>%1$s</title>
        <link rel="stylesheet" href="%3$s/assets/app.css">
        <link rel="stylesheet" href="%3$s/assets/account.css">
      </head>
      <body class="account">
        <main><section><h1>%1$s</h1><p>%4$s</p><p><a href="%3$s/">%5$s</a></p></section></main>
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
    String detail =
        chinese ? problem.members().getOrDefault("zh", problem.detail()) : problem.detail();
    String page =
        PAGE.formatted(
            chinese ? "這一頁打不開・圖臺" : "This page cannot be shown · Tutai",
            chinese ? "zh-Hant-TW" : "en",
            Html.escaped(RequestReading.baseUrl(request, publicUrl)),
            Html.escaped(detail),
            chinese ? "到地圖" : "To the map");
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
}
