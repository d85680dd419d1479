package org.tutai.geo.source.remote.service;

import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.source.remote.http.PrivateNames;
import org.tutai.geo.source.remote.http.PublicAddresses;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteUrl;

/**
 * The addresses that a document names, as they can be used from where it was asked. Empty ones mean
 * the address asked; relative ones are resolved; one that leads into the server's own network
 * ({@code localhost}, a private address), though the document came from elsewhere, or to http on
 * the very host that was asked by https, gets the host and scheme asked instead. For one thread.
 */
public final class ServiceLinks {

  private final Optional<RemoteUrl> asked;
  private final DocumentRemarks remarks;

  /**
   * Links of a document.
   *
   * @param asked where the document came from; empty text when that is not known
   */
  public ServiceLinks(String asked, DocumentRemarks remarks) {
    this.asked = url(asked);
    this.remarks = remarks;
  }

  private static Optional<RemoteUrl> url(String written) {
    try {
      return Optional.of(RemoteUrl.parse(written));
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }

  /** The address of an operation, as it can be used; empty when there is none. */
  public Optional<String> operation(String named, String what) {
    if (named.isBlank()) {
      if (asked.isPresent()) {
        remarks.note(
            "The document names no address for " + what + "; the one it came from is used.",
            "文件未提供 " + what + " 的網址，改用文件本身的網址。");
      }
      return asked.map(Object::toString).map(ServiceLinks::withoutRequest);
    }
    return link(named).or(() -> asked.map(Object::toString).map(ServiceLinks::withoutRequest));
  }

  /** A link, as it can be used; empty when it leads nowhere. */
  public Optional<String> link(String named) {
    String text = named.strip();
    Optional<RemoteUrl> url = asked.isPresent() ? resolved(text) : url(text);
    if (url.isEmpty()) {
      if (!text.isEmpty()) {
        String shown = Quoted.of(text, 100);
        remarks.warn("An address cannot be used: " + shown, "無法使用的網址：" + shown);
      }
      return Optional.empty();
    }
    return Optional.of(mended(url.get()).toString());
  }

  private Optional<RemoteUrl> resolved(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(asked.orElseThrow().resolve(text));
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }

  private RemoteUrl mended(RemoteUrl url) {
    if (asked.isEmpty()) {
      return url;
    }
    RemoteUrl from = asked.get();
    boolean downgraded =
        url.host().equals(from.host())
            && from.scheme().equals("https")
            && url.scheme().equals("http");
    if (downgraded || (isInside(url) && !isInside(from))) {
      remarks.note(
          "The document names "
              + url.origin()
              + "; "
              + from.origin()
              + " is used, where it came from.",
          "文件所列網址為 " + url.origin() + "，改用文件來源 " + from.origin() + "。");
      return new RemoteUrl(from.scheme(), from.host(), from.port(), url.target());
    }
    return url;
  }

  /** Whether only the server's own network knows such a host, as far as its spelling tells. */
  static boolean isInside(RemoteUrl url) {
    String host = url.host();
    boolean numeric = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (numeric) {
      return !isPublicLiteral(host);
    }
    return PrivateNames.isPrivate(host);
  }

  private static boolean isPublicLiteral(String host) {
    try {
      return PublicAddresses.isPublic(java.net.InetAddress.getByName(host));
    } catch (java.net.UnknownHostException e) {
      return false;
    }
  }

  /** An address without the parameters that ask for capabilities. */
  public static String withoutRequest(String address) {
    int mark = address.indexOf('?');
    if (mark < 0) {
      return address;
    }
    var kept = new java.util.StringJoiner("&");
    for (String pair : address.substring(mark + 1).split("&", -1)) {
      String name = pair.split("=", 2)[0].toLowerCase(Locale.ROOT);
      boolean drops =
          switch (name) {
            case "service",
                "request",
                "version",
                "wmtver",
                "acceptversions",
                "acceptformats",
                "format",
                "updatesequence",
                "sections",
                "" ->
                true;
            default -> false;
          };
      if (!drops) {
        kept.add(pair);
      }
    }
    return address.substring(0, mark) + "?" + kept;
  }
}
