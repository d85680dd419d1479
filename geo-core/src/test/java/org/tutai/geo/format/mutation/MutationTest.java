package org.tutai.geo.format.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Formats;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/**
 * Good files of every format, damaged in many ways: each gives an answer or one clear error that
 * names the file, and never a crash, a hang or more than 512 MB.
 *
 * <p>By default as many cases of each format are run as a few seconds allow. {@code
 * -Dtutai.mutations=100000} runs so many of each; the long suite (a million) runs with {@code
 * ./tutai test --all}. {@code -Dtutai.mutation=shapefile/POINT-XY/123} repeats one case, {@code
 * -Dtutai.mutation=csv/} runs one format.
 */
class MutationTest {

  private static final long MEMORY = 512L << 20;
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final int LEAST = 500;
  private static final int MOST = 100_000;
  private static final int MOST_FAILURES = 25;
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:java|javax|sun|com|org)\\.[a-z]+\\.|[a-z]Exception\\b|[a-z]Error\\b");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Path folder;
  private Map<String, List<GoodFile>> good;
  private final List<String> failures = new ArrayList<>();
  private volatile long started;
  private volatile String current = "";
  private int answered;
  private int refused;

  @BeforeEach
  void makeGoodFiles() throws IOException {
    Path memory = Path.of("/dev/shm");
    folder =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "tutai-mutations")
            : Files.createTempDirectory("tutai-mutations");
    good = GoodFile.all(folder);
  }

  @AfterEach
  void removeFiles() throws IOException {
    clear();
    Files.delete(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shapefile", "zip", "geopackage", "geojson", "csv", "topojson", "geotiff"})
  void answersOrRefusesWhateverWasDamaged(String format) throws Exception {
    Integer asked = Integer.getInteger("tutai.mutations");
    run(format, asked == null ? MOST : asked, asked == null ? BUDGET_NANOS : Long.MAX_VALUE);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {"shapefile", "zip", "geopackage", "geojson", "csv", "topojson", "geotiff"})
  void answersOrRefusesAMillionTimes(String format) throws Exception {
    run(format, 1_000_000, Long.MAX_VALUE);
  }

  @Test
  void readsTheGoodFiles() throws IOException {
    for (List<GoodFile> files : good.values()) {
      for (GoodFile file : files) {
        write(file.files());
        read(folder.resolve(file.main()));
      }
    }
  }

  /** The worker reads; this thread sees to it that it doesn't hang. */
  private void run(String format, int cases, long budget) throws Exception {
    String one = System.getProperty("tutai.mutation", "");
    if (!one.isEmpty() && !one.startsWith(format + "/")) {
      return;
    }
    started = System.nanoTime();
    var worker = new Thread(() -> work(format, cases, budget, one), "mutations of " + format);
    worker.setDaemon(true);
    worker.start();
    while (worker.isAlive()) {
      worker.join(200);
      if (worker.isAlive() && System.nanoTime() - started > DEADLINE_NANOS) {
        fail("hangs: %s%n%s", current, Arrays.toString(worker.getStackTrace()));
      }
    }
    System.out.printf("mutations of %s: %,d answered, %,d refused%n", format, answered, refused);
    assertThat(failures).isEmpty();
    if (one.isEmpty()) {
      assertThat(answered).as("files that were read despite damage").isPositive();
      assertThat(refused).as("files that were refused").isPositive();
    }
  }

  private void work(String format, int cases, long budget, String one) {
    List<GoodFile> files = good.get(format);
    long begin = System.nanoTime();
    try {
      for (int i = 0; i < cases && failures.size() < MOST_FAILURES; i++) {
        if (i >= LEAST && System.nanoTime() - begin > budget) {
          return;
        }
        GoodFile file = files.get(i % files.size());
        String name = format + "/" + file.name() + "/" + i;
        if (one.isEmpty() || name.startsWith(one)) {
          tries(name, file, Mutation.of(file, files, i));
        }
      }
    } catch (IOException e) {
      failures.add(current + " cannot be written: " + e);
    }
  }

  private void tries(String name, GoodFile file, Map<String, byte[]> damaged) throws IOException {
    write(damaged);
    current = name;
    started = System.nanoTime();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      read(folder.resolve(file.main()));
      answered++;
    } catch (IOException e) {
      refused++;
      checkMessage(name, String.valueOf(e.getMessage()));
    } catch (Throwable e) { // Whatever it is, it must not come out.
      failures.add(name + ": " + e + " at " + where(e));
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > MEMORY) {
      failures.add(name + ": allocates " + (allocated >> 20) + " MB");
    }
  }

  private void checkMessage(String name, String message) {
    if (!message.contains(folder.getFileName().toString())) {
      failures.add(name + ": names no file: " + message);
    }
    if (CLASS_NAME.matcher(message).find()) {
      failures.add(name + ": names a class: " + message);
    }
  }

  private static String where(Throwable e) {
    return Stream.of(e.getStackTrace())
        .limit(8)
        .map(StackTraceElement::toString)
        .toList()
        .toString();
  }

  private void write(Map<String, byte[]> files) throws IOException {
    clear();
    for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> old = Files.list(folder)) {
      for (Path path : old.toList()) {
        Files.delete(path);
      }
    }
  }

  private static void read(Path path) throws IOException {
    Contents contents = Formats.open(path);
    for (FeatureSource layer : contents.layers()) {
      layer.schema();
      layer.crs();
      layer.remarks();
      layer.encoding();
      try (FeatureStream stream = layer.features()) {
        while (stream.next() != null) {
          stream.bad();
        }
      }
    }
    for (RasterSource raster : contents.rasters()) {
      read(raster);
    }
  }

  private static void read(RasterSource raster) throws IOException {
    RasterInfo info = raster.info();
    int width = Math.min(info.width(), 64);
    int height = Math.min(info.height(), 64);
    double[] target = new double[width * height];
    try (RasterReader reader = raster.open()) {
      for (int band = 0; band < Math.min(info.bands(), 4); band++) {
        reader.read(band, 0, 0, width, height, target);
        reader.read(band, info.width() - width, info.height() - height, width, height, target);
      }
    }
  }
}
