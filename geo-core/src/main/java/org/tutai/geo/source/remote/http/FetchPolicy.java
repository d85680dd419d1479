package org.tutai.geo.source.remote.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/**
 * Which hosts may be asked. Immutable.
 *
 * @param rules the hosts that are named
 * @param everyPublicHost whether any other host on the public internet may be asked too, at port 80
 *     or 443: for a program on a person's own machine, never for a server; a host that may be
 *     private is then never reached by a redirect from another
 */
public record FetchPolicy(List<HostRule> rules, boolean everyPublicHost) {

  /** What a host may be. */
  enum Permission {
    NONE,
    PUBLIC_ONLY,
    PRIVATE_TOO
  }

  public FetchPolicy {
    rules = List.copyOf(rules);
  }

  /** No host at all. */
  public static FetchPolicy nothing() {
    return new FetchPolicy(List.of(), false);
  }

  /** Only the named hosts. */
  public static FetchPolicy only(Collection<HostRule> rules) {
    return new FetchPolicy(List.copyOf(rules), false);
  }

  /** Any public host at port 80 or 443. */
  public static FetchPolicy everyPublic() {
    return new FetchPolicy(List.of(), true);
  }

  /** This and a further host. */
  public FetchPolicy and(HostRule rule) {
    var more = new ArrayList<>(rules);
    more.add(rule);
    return new FetchPolicy(more, everyPublicHost);
  }

  /** Whether an address may be asked, as far as its spelling tells; its host may yet be private. */
  public boolean allows(String url) {
    try {
      return permission(RemoteUrl.parse(url)) != Permission.NONE;
    } catch (RemoteSourceException e) {
      return false;
    }
  }

  Permission permission(RemoteUrl url) {
    Permission found =
        everyPublicHost && url.isUsualPort() ? Permission.PUBLIC_ONLY : Permission.NONE;
    for (HostRule rule : rules) {
      if (rule.permits(url)) {
        if (rule.privateToo()) {
          return Permission.PRIVATE_TOO;
        }
        found = Permission.PUBLIC_ONLY;
      }
    }
    return found;
  }

  /*
   * Who may ask every public host lets strangers' servers choose where a redirect leads. One that a
   * person allowed at home is for the person's own asking, so no other host leads there.
   */
  Permission require(RemoteUrl url, RemoteUrl from) throws RemoteSourceException {
    Permission permission = require(url);
    boolean led = !url.host().equals(from.host());
    return everyPublicHost && led && permission == Permission.PRIVATE_TOO
        ? Permission.PUBLIC_ONLY
        : permission;
  }

  Permission require(RemoteUrl url) throws RemoteSourceException {
    Permission permission = permission(url);
    if (permission == Permission.NONE) {
      String host = Quoted.of(url.authority(), 100);
      throw new RemoteSourceException(
          Reason.NOT_ALLOWED,
          "This server does not fetch from " + host + "; its operator can allow the host.",
          "本伺服器不向 " + host + " 取用資料；可請管理員允許此主機。");
    }
    return permission;
  }
}
