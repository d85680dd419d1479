package org.tutai.geo.locate;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tutai.geo.locate.address.plate.ImportReport;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.address.plate.PlateSegment;

/**
 * How long does importing door plates take, in how much heap, and how large and how quick is the
 * index? Imports files into a directory, then looks houses up and asks for the nearest.
 *
 * <pre>java -Xmx1g … org.tutai.geo.locate.ImportRun DIRECTORY FILE…</pre>
 */
public final class ImportRun {

  private static final int QUESTIONS = 200_000;

  private ImportRun() {}

  /** Runs; without files only the questions are asked. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    List<Path> files = Arrays.stream(args).skip(1).map(Path::of).toList();
    if (!files.isEmpty()) {
      heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
      ImportReport report = new PlateImport(directory).source("ImportRun").run(files);
      tell(report);
    }
    long start = System.nanoTime();
    try (PlateIndex index = PlateIndex.open(directory)) {
      System.out.printf(Locale.ROOT, "opened in %.0f ms%n", (System.nanoTime() - start) / 1e6);
      for (int round = 0; round < 3; round++) {
        lookUp(index.segments());
        near(index.segments());
      }
      start = System.nanoTime();
      index.verify();
      System.out.printf(Locale.ROOT, "verified in %.0f ms%n", (System.nanoTime() - start) / 1e6);
    }
  }

  private static void tell(ImportReport report) {
    System.out.printf(
        Locale.ROOT,
        "%,d rows in %.1f s (%,.0f rows/s): %,d plates, %,d houses, %,d streets in %d counties, %,d"
            + " bytes, %,d repeated, %,d bad, heap peak %,d MB, %.1f s of processor time%n",
        report.rows(),
        report.seconds(),
        report.rows() / report.seconds(),
        report.plates(),
        report.houses(),
        report.streets(),
        report.counties().size(),
        report.bytes(),
        report.repeated(),
        report.badRows(),
        heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20,
        processorSeconds());
    report.remarks().forEach(System.out::println);
  }

  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** Houses at random, as often from each county as it has houses. */
  private static int[] draw(List<PlateSegment> segments, Random random, int[] segmentOf) {
    long all = segments.stream().mapToLong(PlateSegment::houses).sum();
    int[] houses = new int[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      long at = (long) (random.nextDouble() * all);
      int segment = 0;
      while (at >= segments.get(segment).houses()) {
        at -= segments.get(segment++).houses();
      }
      segmentOf[i] = segment;
      houses[i] = (int) at;
    }
    return houses;
  }

  private static void lookUp(List<PlateSegment> segments) {
    int[] of = new int[QUESTIONS];
    int[] houses = draw(segments, new Random(1), of);
    record Question(
        int segment,
        int town,
        String key,
        org.tutai.geo.locate.address.StreetPath path,
        int main,
        int sub) {}
    Question[] questions = new Question[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      PlateSegment s = segments.get(of[i]);
      int street = s.streetOfHouse(houses[i]);
      int base = s.baseOfStreet(street);
      questions[i] =
          new Question(
              of[i],
              s.townOfBase(base),
              s.baseKey(base),
              s.path(street),
              s.mainNumber(houses[i]),
              s.subNumber(houses[i]));
    }
    long start = threadNanos();
    int found = 0;
    for (Question q : questions) {
      PlateSegment s = segments.get(q.segment);
      int base = s.findBase(q.town, q.key);
      int street = s.findStreet(base, q.path);
      int house = s.seekHouse(street, q.main, q.sub);
      found += s.mainNumber(house) == q.main ? 1 : 0;
    }
    tell("look-ups", found, start);
  }

  private static void near(List<PlateSegment> segments) {
    int[] of = new int[QUESTIONS];
    Random random = new Random(2);
    int[] houses = draw(segments, random, of);
    double[] lon = new double[QUESTIONS];
    double[] lat = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      lon[i] = segments.get(of[i]).lonE7(houses[i]) * 1e-7 + random.nextGaussian() * 5e-4;
      lat[i] = segments.get(of[i]).latE7(houses[i]) * 1e-7 + random.nextGaussian() * 5e-4;
    }
    long start = threadNanos();
    int found = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      found += segments.get(of[i]).nearestHouse(lon[i], lat[i], 1000) >= 0 ? 1 : 0;
    }
    tell("nearest", found, start);
  }

  private static void tell(String what, int found, long start) {
    double seconds = (threadNanos() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f a second of processor time, %d of %d found%n",
        what,
        QUESTIONS / seconds,
        found,
        QUESTIONS);
  }
}
