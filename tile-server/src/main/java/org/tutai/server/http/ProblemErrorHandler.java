package org.tutai.server.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Puts what the HTTP server itself refuses (a malformed request, one that is too long) into the
 * form of our own problems.
 */
final class ProblemErrorHandler extends ErrorHandler {

  ProblemErrorHandler() {
    setShowStacks(false);
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      @Nullable Throwable cause,
      Callback callback) {
    String title = HttpStatus.getMessage(code);
    String detail =
        code < 500
            ? "The request could not be read (" + title + ")."
            : "The server failed; its log says why.";
    AnswerSender.send(
        Answer.problem(new ProblemException(code, title, detail)), request, response, callback);
  }
}
