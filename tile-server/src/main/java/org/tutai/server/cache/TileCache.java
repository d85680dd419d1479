package org.tutai.server.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Encoded tiles in memory, up to a number of bytes, by fingerprint. What many ask for at once is
 * made once; what failed is forgotten at once. Thread-safe.
 */
public final class TileCache {

  /** Bytes of bookkeeping for one tile: its key, its entry and its headers. */
  private static final int OVERHEAD = 400;

  private final AsyncCache<String, EncodedPicture> tiles;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /** A cache of at most so many bytes. */
  public TileCache(long maxBytes) {
    this.tiles =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String key, EncodedPicture tile) -> tile.bytes().length + OVERHEAD)
            .buildAsync();
  }

  /** 256 MB, or an eighth of the heap where that is less. */
  public static long defaultBytes() {
    return Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);
  }

  /** The tile, if it is there and finished. */
  public @Nullable EncodedPicture find(String fingerprint) {
    CompletableFuture<EncodedPicture> tile = tiles.getIfPresent(fingerprint);
    if (tile == null || !tile.isDone() || tile.isCompletedExceptionally()) {
      return null;
    }
    hits.increment();
    return tile.join();
  }

  /** The tile, made by {@code work} unless it is there or being made. */
  public CompletableFuture<EncodedPicture> get(
      String fingerprint, Supplier<CompletableFuture<EncodedPicture>> work) {
    EncodedPicture known = find(fingerprint);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    return tiles.get(
        fingerprint,
        (key, executor) -> {
          misses.increment();
          return work.get();
        });
  }

  public long hits() {
    return hits.sum();
  }

  /** How many tiles had to be made. */
  public long misses() {
    return misses.sum();
  }

  /** The bytes the tiles take, as far as the last tidying knows. */
  public long bytes() {
    return tiles.synchronous().policy().eviction().map(e -> e.weightedSize().orElse(0)).orElse(0L);
  }

  /** How many tiles there are. */
  public long count() {
    return tiles.synchronous().estimatedSize();
  }
}
