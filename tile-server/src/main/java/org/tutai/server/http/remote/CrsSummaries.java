package org.tutai.server.http.remote;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.source.remote.service.Chain;
import org.tutai.geo.source.remote.service.ServiceCrs;

/**
 * What to tell of the CRSs of layers, worked out once for each list that layers share: services
 * offer thousands. For one document and one thread.
 */
final class CrsSummaries {

  private static final int MOST_LISTED = 30;

  /** The best for a map of the page first. */
  private static final List<Crs> WANTED = CrsRegistry.wellKnown();

  /**
   * A summary.
   *
   * @param wanted for each of the well-known, how the service writes it, if it does
   * @param listed some, those of {@code wanted} first
   */
  record Summary(List<Optional<String>> wanted, List<String> listed, int count) {

    /** How the service writes Web Mercator. */
    Optional<String> mercator() {
      return wanted.get(WANTED.indexOf(CrsRegistry.WEB_MERCATOR));
    }

    /** The best there is; empty when there is none at all. */
    Optional<String> best() {
      return listed.stream().findFirst();
    }
  }

  private final IdentityHashMap<Chain<String>, Summary> known = new IdentityHashMap<>();

  Summary of(Chain<String> chain) {
    Summary found = known.get(chain);
    if (found == null) {
      Chain<String> above = chain.inherited();
      found = and(above == null ? null : of(above), chain.own());
      known.put(chain, found);
    }
    return found;
  }

  private static Summary and(@org.jspecify.annotations.Nullable Summary above, List<String> own) {
    var wanted = new ArrayList<Optional<String>>();
    for (int i = 0; i < WANTED.size(); i++) {
      Crs crs = WANTED.get(i);
      Optional<String> mine = own.stream().filter(w -> ServiceCrs.means(w, crs)).findFirst();
      Optional<String> exact = own.stream().filter(w -> w.equals(crs.code())).findFirst();
      Optional<String> inherited = above == null ? Optional.empty() : above.wanted().get(i);
      wanted.add(exact.or(() -> mine).or(() -> inherited));
    }
    var listed = new LinkedHashSet<String>();
    wanted.forEach(each -> each.ifPresent(listed::add));
    if (above != null) {
      above.listed().stream().limit(MOST_LISTED).forEach(listed::add);
    }
    own.stream().limit(MOST_LISTED).forEach(listed::add);
    return new Summary(
        wanted,
        listed.stream().limit(MOST_LISTED).toList(),
        own.size() + (above == null ? 0 : above.count()));
  }
}
