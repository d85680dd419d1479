package org.tutai.viewer.layers.web;

import java.util.Optional;
import org.tutai.geo.source.remote.http.HostRule;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.words.Text;

/**
 * What went wrong with a service, for a person.
 *
 * @param what happened
 * @param advice what to do
 * @param allow the host that the person can allow, where that would help
 */
public record ServiceTrouble(Text what, Text advice, Optional<HostRule> allow) {

  private static final Text PRIVATE =
      Text.of(
          "%s is in a private network or on this computer, which is not asked unless you allow it.",
          "%s 位於內部網路或這部電腦上，未經您允許不會連線。");
  private static final Text PRIVATE_ADVICE =
      Text.of(
          "If you know this server, allow it. Other addresses that redirect there are refused all"
              + " the same.",
          "若您認得這部伺服器，可以允許連線；其他網址轉向此處時仍會拒絕。");
  private static final Text PORT =
      Text.of(
          "%s uses an unusual port, which is not asked unless you allow it.",
          "%s 使用不常見的連接埠，未經您允許不會連線。");
  private static final Text HIDDEN =
      Text.of(
          "The address leads into a private network, by a redirect or by its name.",
          "此網址透過轉向或主機名稱通往內部網路，不予連線。");
  private static final Text HIDDEN_ADVICE =
      Text.of(
          "Enter the address that it leads to, if you know that server.", "若您認得那部伺服器，請直接輸入它的網址。");
  private static final Text PASSWORD = Text.of("The service asks for a password.", "此服務需要帳號密碼。");
  private static final Text PASSWORD_ADVICE =
      Text.of(
          "Ask its owner for an address that needs none, such as one with a key in it.",
          "請向服務提供者索取不需密碼的網址，例如含有金鑰的網址。");
  private static final Text ABSENT =
      Text.of("There is nothing at this address (status 404).", "此網址沒有內容（狀態 404）。");
  private static final Text SPELLING =
      Text.of(
          "Check the spelling; for a service, the part before the question mark is enough.",
          "請檢查網址；若是服務，問號之前的部分即可。");
  private static final Text CONNECTION =
      Text.of("Check the spelling and your connection to the network.", "請檢查網址與網路連線。");
  private static final Text LATER =
      Text.of(
          "Try again later; if it stays so, ask the owner of the service.", "請稍後再試；若持續發生，請洽服務提供者。");
  private static final Text KIND =
      Text.of(
          "Enter the address of a WMS or WMTS, of tiles with {z}/{x}/{y}, or of a KML or GeoJSON"
              + " document.",
          "請輸入 WMS、WMTS、含 {z}/{x}/{y} 的圖磚，或 KML、GeoJSON 文件的網址。");

  /** What to say of a failure to read an address. */
  static ServiceTrouble of(Throwable failure, String url, boolean allowedAlready) {
    if (!(failure instanceof RemoteSourceException remote)) {
      return new ServiceTrouble(FileTrouble.of(failure), LATER, Optional.empty());
    }
    String host = AllowedHosts.ruleFor(url).map(HostRule::host).orElse(url);
    return switch (remote.reason()) {
      case NOT_PUBLIC ->
          allowedAlready
              ? new ServiceTrouble(HIDDEN, HIDDEN_ADVICE, Optional.empty())
              : new ServiceTrouble(PRIVATE.filled(host), PRIVATE_ADVICE, AllowedHosts.ruleFor(url));
      case NOT_ALLOWED ->
          allowedAlready
              ? new ServiceTrouble(HIDDEN, HIDDEN_ADVICE, Optional.empty())
              : new ServiceTrouble(PORT.filled(host), PRIVATE_ADVICE, AllowedHosts.ruleFor(url));
      case STATUS -> ofStatus(remote);
      case UNKNOWN_HOST, UNREACHABLE -> said(remote, CONNECTION);
      case BAD_URL -> said(remote, SPELLING);
      case WRONG_TYPE, BROKEN, REDIRECTS, SERVICE -> said(remote, KIND);
      case TIMEOUT, TOO_LARGE, BACKING_OFF, BUSY -> said(remote, LATER);
    };
  }

  private static ServiceTrouble ofStatus(RemoteSourceException failure) {
    return switch (failure.status()) {
      case 401, 403, 407 -> new ServiceTrouble(PASSWORD, PASSWORD_ADVICE, Optional.empty());
      case 404, 410 -> new ServiceTrouble(ABSENT, SPELLING, Optional.empty());
      default -> said(failure, failure.status() >= 500 ? LATER : SPELLING);
    };
  }

  private static ServiceTrouble said(RemoteSourceException failure, Text advice) {
    return new ServiceTrouble(FileTrouble.of(failure), advice, Optional.empty());
  }
}
