package org.tutai.geo.layer;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Formats;

/**
 * Compiles the layers of files, as often as asked, and prints a line for each: features a second,
 * the greatest heap after a collection and at any moment, and the size of what was written.
 *
 * <pre>java -Xmx1g … org.tutai.geo.layer.CompileRun ROUNDS FILE…</pre>
 */
public final class CompileRun {

  private CompileRun() {}

  /** Runs; the first argument is how often, the others are files. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("compile-run-");
    Path target = folder.resolve("layer");
    for (int round = 0; round < Integer.parseInt(args[0]); round++) {
      for (int i = 1; i < args.length; i++) {
        for (FeatureSource source : Formats.open(Path.of(args[i])).layers()) {
          compile(source, target);
        }
      }
    }
    Files.deleteIfExists(folder);
  }

  private static void compile(FeatureSource source, Path target) throws Exception {
    heapPools(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    CompileReport report = new LayerCompiler().compile(source, target, LayerCompiler.Progress.NONE);
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] peak = new long[1];
    heapPools(pool -> peak[0] += pool.getPeakUsage().getUsed());
    System.out.printf(
        Locale.ROOT,
        "%s: %,d features of %s stated, %d bad, %.2f s, %,.0f features/s, heap peak %,d MB, file"
            + " %,d bytes%n",
        source.name(),
        report.info().count(),
        source.count().equals(OptionalLong.empty()) ? "no" : source.count().getAsLong(),
        report.bad().total(),
        seconds,
        report.info().count() / seconds,
        peak[0] >> 20,
        Files.size(target));
    Files.delete(target);
  }

  private static void heapPools(java.util.function.Consumer<MemoryPoolMXBean> act) {
    ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .forEach(act);
  }
}
