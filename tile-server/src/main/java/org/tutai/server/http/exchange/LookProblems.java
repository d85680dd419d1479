package org.tutai.server.http.exchange;

import org.tutai.server.access.Principal;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.look.LookException;
import org.tutai.server.look.Looks;

/** What is wrong with a look, as a problem. */
public final class LookProblems {

  private LookProblems() {}

  /** Finds layers in looks for somebody; what is wrong becomes a {@link ProblemException}. */
  public static LayerSelection.LookFinder finder(
      Looks looks, Principal principal, VisibleLayers visible) {
    return (layer, look) -> {
      try {
        return looks.draw(layer, look, principal, visible);
      } catch (LookException e) {
        throw of(e);
      }
    };
  }

  /** The problem that tells it. */
  public static ProblemException of(LookException e) {
    return switch (e.reason()) {
      case NOT_FOUND -> ProblemException.notFound(e.detail());
      case WITHDRAWN ->
          new ProblemException(410, "Withdrawn", e.detail(), "part", e.part())
              .inChinese("發布者已將這個圖層下架。");
      case NOT_ALLOWED -> new ProblemException(403, "Not allowed", e.detail());
      case UNREADABLE -> new ProblemException(400, "Bad look", e.detail(), "part", e.part());
    };
  }
}
