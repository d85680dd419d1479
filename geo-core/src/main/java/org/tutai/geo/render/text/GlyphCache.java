package org.tutai.geo.render.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.tutai.geo.render.paint.Mask;

/**
 * Glyph masks by key, within a bound of bytes. Thread-safe; a hit takes no lock.
 *
 * <p>Two generations: new and used masks go to the young one; when that holds half of the bound, it
 * becomes the old one and what was not used since is forgotten. Near enough to "least recently
 * used" for far less bookkeeping.
 */
final class GlyphCache {

  /** What an entry takes besides its pixels: map node, key, mask, array header. */
  private static final int ENTRY = 120;

  private final long bytesPerGeneration;
  private volatile Generations generations = new Generations(new Generation(), new Generation());

  private record Generations(Generation young, Generation old) {}

  private static final class Generation {
    final Map<Long, Mask> masks = new ConcurrentHashMap<>();
    final AtomicLong bytes = new AtomicLong();
  }

  GlyphCache(long bytes) {
    this.bytesPerGeneration = Math.max(1, bytes / 2);
  }

  /** The mask of a key, made when it is not there; two threads may both make it. */
  Mask get(long key, LongFunction<Mask> maker) {
    var now = generations;
    Mask mask = now.young.masks.get(key);
    if (mask != null) {
      return mask;
    }
    mask = now.old.masks.get(key);
    return put(key, mask != null ? mask : maker.apply(key));
  }

  private Mask put(long key, Mask mask) {
    long size = (long) mask.coverage().length + ENTRY;
    if (size > bytesPerGeneration / 4) {
      return mask;
    }
    var young = generations.young;
    if (young.masks.putIfAbsent(key, mask) == null
        && young.bytes.addAndGet(size) > bytesPerGeneration) {
      age(young);
    }
    return mask;
  }

  private synchronized void age(Generation full) {
    if (generations.young == full) {
      generations = new Generations(new Generation(), full);
    }
  }

  /** About how many bytes are held. */
  long bytes() {
    var now = generations;
    return now.young.bytes.get() + now.old.bytes.get();
  }
}
