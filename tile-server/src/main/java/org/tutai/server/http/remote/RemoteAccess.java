package org.tutai.server.http.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.HttpDiskCache;

/**
 * Which other servers this one asks, as its operator has it. Immutable.
 *
 * @param policy the hosts
 * @param cache the folder where answers are kept; empty for none
 */
public record RemoteAccess(FetchPolicy policy, Optional<Path> cache) {

  /** Asks nobody. */
  public static final RemoteAccess NONE = new RemoteAccess(FetchPolicy.nothing(), Optional.empty());

  private static final Logger log = LoggerFactory.getLogger(RemoteAccess.class);

  /** The room for answers that are kept. */
  private static final long MOST_CACHED = 256L << 20;

  public RemoteAccess {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(cache, "cache");
  }

  /** What draws layers of those servers; closed by the caller. */
  public RemotePictures open() {
    var parts = GuardedFetcher.Parts.of(policy);
    Optional<HttpDiskCache> opened = cache.flatMap(RemoteAccess::openCache);
    return new RemotePictures(new GuardedFetcher(opened.map(parts::withCache).orElse(parts)));
  }

  /* Without a cache everything works, only slower. */
  private static Optional<HttpDiskCache> openCache(Path folder) {
    try {
      return Optional.of(HttpDiskCache.open(folder, MOST_CACHED));
    } catch (IOException e) {
      log.warn(
          "answers of other servers are not kept, since {} cannot be used: {}",
          folder,
          e.toString());
      return Optional.empty();
    }
  }
}
