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
      case NOT_FOUND -> ProblemException.notFound(e.detail()).inChinese(missing(e.part()));
      case WITHDRAWN ->
          new ProblemException(410, "Withdrawn", e.detail(), "part", e.part())
              .inChinese("發布者已將這個圖層下架。");
      case NOT_ALLOWED ->
          new ProblemException(403, "Not allowed", e.detail())
              .inChinese("這個圖層只以它本身的樣式提供圖片，不能篩選，也不能改用其他樣式。");
      case UNREADABLE ->
          new ProblemException(400, "Bad look", e.detail(), "part", e.part())
              .inChinese(unreadable(e));
    };
  }

  private static String unreadable(LookException e) {
    if (!e.part().equals("filter")) {
      return "樣式讀不懂。請確認它是完整的 SLD 文件，而且沒有超過長度上限。";
    }
    return e.place() == 0 ? "網格圖層沒有圖徵，不能篩選。" : "篩選條件讀不懂，請檢查第 " + e.place() + " 個字元附近的語法。";
  }

  private static String missing(String part) {
    return switch (part) {
      case "layer" -> "沒有這個名稱的圖層。";
      case "version" -> "圖層的這個版本沒有保留；儲存的主題圖會保留它用到的版本。";
      case "style" -> "這個圖層沒有這個樣式。";
      default -> "伺服器不認得這個樣貌（look），請用 POST /api/v1/looks 重新登記。";
    };
  }
}
