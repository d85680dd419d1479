package org.tutai.geo.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of compiled rasters that were unpacked last, for all rasters together: at most {@value
 * #MOST_BYTES} bytes, and at most a sixteenth of the heap. Thread-safe.
 */
final class BlockCache {

  private static final long MOST_BYTES = 128L << 20;

  /** Shared by all rasters, so that many of them open at once stay bounded. */
  static final BlockCache SHARED =
      new BlockCache(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16));

  private record Key(long raster, long block) {}

  private final long most;
  private final Map<Key, float[]> blocks = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;
  private long rasters;

  BlockCache(long most) {
    this.most = most;
  }

  /** A number for a raster that no other has. */
  synchronized long newRaster() {
    return rasters++;
  }

  synchronized float @Nullable [] get(long raster, long block) {
    return blocks.get(new Key(raster, block));
  }

  synchronized void put(long raster, long block, float[] values) {
    float[] old = blocks.put(new Key(raster, block), values);
    bytes += 4L * (values.length - (old == null ? 0 : old.length));
    var eldest = blocks.values().iterator();
    while (bytes > most && eldest.hasNext()) {
      bytes -= 4L * eldest.next().length;
      eldest.remove();
    }
  }

  /** Forgets the blocks of a raster that is closed. */
  synchronized void drop(long raster) {
    var entries = blocks.entrySet().iterator();
    while (entries.hasNext()) {
      var entry = entries.next();
      if (entry.getKey().raster() == raster) {
        bytes -= 4L * entry.getValue().length;
        entries.remove();
      }
    }
  }
}
