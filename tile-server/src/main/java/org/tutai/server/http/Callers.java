package org.tutai.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.tutai.server.access.Identification;
import org.tutai.server.access.Identification.Identified;
import org.tutai.server.http.exchange.Cookies;
import org.tutai.server.http.exchange.ProblemException;

/** Who sends a request, and whether they mean to. Stateless. */
final class Callers {

  /** The header in which a page repeats what only it was told. */
  static final String CSRF = "X-CSRF-Token";

  /** What may be an address of either version, without anything that could harm a log. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.\\[\\]]{2,47}");

  private static final String BEARER = "bearer ";

  private Callers() {}

  /**
   * Who sends a request: by an API key if it has one, else by its cookie.
   *
   * @throws ProblemException with status 401 for a key that is unknown or revoked
   */
  static Identified caller(Request request, Identification identification) {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return identification
          .ofKey(authorization.substring(BEARER.length()).strip())
          .orElseThrow(
              () ->
                  new ProblemException(
                          401, "Unknown key", "This API key is unknown, revoked or expired.")
                      .inChinese("這把 API 金鑰不存在、已撤銷或已過期。"));
    }
    String cookies = request.getHeaders().get(HttpHeader.COOKIE);
    return cookies == null
        ? Identified.ANONYMOUS
        : Cookies.find(cookies, Cookies.SESSION)
            .map(identification::ofSession)
            .orElse(Identified.ANONYMOUS);
  }

  /**
   * Refuses what a page of another site has a browser send: one with a session must repeat the
   * session's token, and where the browser says from which site it is, it must be this one. A
   * caller with a key is no browser.
   *
   * @throws ProblemException with status 403
   */
  static void refuseOtherSites(Request request, Identified caller, Optional<String> publicUrl) {
    if (!caller.bySession() && !caller.principal().isAnonymous()) {
      return;
    }
    if (fromElsewhere(request, publicUrl)) {
      throw new ProblemException(
              403, "Another site", "This can only be sent from the pages of this server.")
          .inChinese("這個動作只能從本站的網頁送出。");
    }
    if (caller.bySession() && !matches(caller.csrf(), request.getHeaders().get(CSRF))) {
      throw new ProblemException(
              403,
              "Not from this page",
              "The header " + CSRF + " must be what /api/v1/members/me tells as csrf.")
          .inChinese("標頭 " + CSRF + " 必須是 /api/v1/members/me 回覆的 csrf。請重新整理網頁再試。");
    }
  }

  private static boolean fromElsewhere(Request request, Optional<String> publicUrl) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return true;
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin == null) {
      return false;
    }
    String asked = RequestReading.baseUrl(request, Optional.empty());
    return !sameHost(origin, asked) && publicUrl.filter(own -> sameHost(origin, own)).isEmpty();
  }

  /** Whether two addresses have the same host and port; a proxy may have changed the scheme. */
  private static boolean sameHost(String one, String other) {
    try {
      String authority = URI.create(one).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(URI.create(other).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The address of the network a request came from.
   *
   * @param proxied whether this server stands behind a proxy. The proxy is then believed who sent
   *     the request to it, if it is on this machine or a private network; only the last entry of
   *     {@code X-Forwarded-For} is its own, the others are whatever the sender wrote.
   */
  static String address(Request request, boolean proxied) {
    if (!(request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer)
        || peer.getAddress() == null) {
      return "";
    }
    InetAddress address = peer.getAddress();
    List<String> told = request.getHeaders().getCSV("X-Forwarded-For", false);
    boolean near = address.isLoopbackAddress() || address.isSiteLocalAddress();
    if (proxied && near && !told.isEmpty()) {
      String last = told.get(told.size() - 1);
      return ADDRESS.matcher(last).matches() ? last : "";
    }
    return address.getHostAddress();
  }

  private static boolean matches(String expected, @Nullable String found) {
    return found != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
  }
}
