package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/**
 * Imports CSV files of door plates into the index of a directory: the counties that have rows in
 * the files take the place of what the index had of them; the others stay.
 *
 * <p>Files are plain or gzip, in any encoding, of one county or several, and several may be of the
 * same; columns are found by their names. Rows that cannot be used are counted by reason. The
 * manifest is replaced at the very end: whoever opens the index before, or after a crash, finds it
 * as it was. Memory is bounded by the largest county, not by the files. For one thread; it uses as
 * many as it is told.
 */
public final class PlateImport {

  /** No county has a quarter as many plates. */
  static final int MOST_ROWS_OF_A_COUNTY = 12_000_000;

  /** What part of the heap names may take while files are read, and again when put in order. */
  private static final int NAMES_OF_HEAP = 6;

  private static final int HEAP_OF_A_ROW = 48;

  private final Path directory;
  private String source = "";
  private boolean synthetic;
  private boolean evenIfFewer;
  private @Nullable District usualCounty;
  private int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  private ImportProgress.Listener listener = ImportProgress.Listener.NONE;
  private BooleanSupplier cancelled = () -> false;

  /** An import into the index of a directory, which is made when it isn't there. */
  public PlateImport(Path directory) {
    this.directory = directory;
  }

  /** Says where the plates are from and of which date. */
  public PlateImport source(String words) {
    this.source = words;
    return this;
  }

  /** Says that the plates are made up. */
  public PlateImport synthetic() {
    this.synthetic = true;
    return this;
  }

  /**
   * Lets a county be replaced by files with less than half of its plates. Otherwise it is left as
   * it is and told of: a stray row of another county in a file should not cost that county's
   * plates.
   */
  public PlateImport evenIfFewer() {
    this.evenIfFewer = true;
    return this;
  }

  /** Says which county rows are of that don't say it themselves. */
  public PlateImport usualCounty(District county) {
    this.usualCounty = county.county();
    return this;
  }

  /** How many threads to use; by default as many as there are processors, at most four. */
  public PlateImport threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1 (got: " + count + ")");
    }
    this.threads = count;
    return this;
  }

  /** Tells somebody how far it is. */
  public PlateImport listener(ImportProgress.Listener somebody) {
    this.listener = somebody;
    return this;
  }

  /** Asked often, from any thread; once it says yes, {@link #run} ends without a change. */
  public PlateImport cancelledWhen(BooleanSupplier question) {
    this.cancelled = question;
    return this;
  }

  /**
   * Imports.
   *
   * @throws FormatException when a file is no table of door plates, or none of its rows can be used
   * @throws IOException when another import into the directory is under way, or a disk fails
   * @throws CancellationException when it was cancelled
   */
  public ImportReport run(List<Path> files) throws IOException {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("there must be files to import (got: none)");
    }
    try (IndexDirectory index = IndexDirectory.hold(directory)) {
      return new Run(index, files).run();
    }
  }

  /**
   * Takes a county out of an index.
   *
   * @param code 5 digits
   * @return false when it isn't there
   */
  public static boolean remove(Path directory, String code) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (IndexDirectory index = IndexDirectory.hold(directory)) {
      return index.remove(code);
    }
  }

  /** One import under way. */
  private final class Run {

    private final IndexDirectory index;
    private final List<Path> files;
    private final ProgressTeller teller;
    private final DistrictLookup districts = new DistrictLookup(Districts.taiwan());
    private final AtomicLong namesLeft =
        new AtomicLong(Runtime.getRuntime().maxMemory() / NAMES_OF_HEAP);
    private final AtomicInteger scratches = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final RowRemarks remarks = new RowRemarks();
    private final AtomicLong repeated = new AtomicLong();
    private long rows;

    Run(IndexDirectory index, List<Path> files) throws IOException {
      this.index = index;
      this.files = List.copyOf(files);
      long[] sizes = new long[files.size()];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = Files.size(files.get(i));
      }
      this.teller = new ProgressTeller(listener, sizes);
    }

    ImportReport run() throws IOException {
      List<PlateReader> readers = open();
      List<ImportedCounty> made;
      ExecutorService workers = Executors.newFixedThreadPool(threads);
      try {
        all(workers, readings(readers));
        made = all(workers, makings(byCounty(readers)));
      } finally {
        workers.shutdownNow();
        for (PlateReader reader : readers) {
          reader.close();
        }
      }
      List<ImportReport.Kept> kept = evenIfFewer ? List.of() : index.fewer(made);
      List<ImportedCounty> taken = new ArrayList<>(made);
      for (ImportReport.Kept county : kept) {
        taken.removeIf(one -> one.code().equals(county.there().code()));
      }
      index.replace(taken);
      return report(taken, kept);
    }

    /** All files are looked at before the first is read through. */
    private List<PlateReader> open() throws IOException {
      List<PlateReader> readers = new ArrayList<>();
      try {
        for (Path file : files) {
          readers.add(new PlateReader(file, districts, usualCounty, this::begin));
        }
        return readers;
      } catch (IOException | RuntimeException e) {
        for (PlateReader reader : readers) {
          reader.close();
        }
        throw e;
      }
    }

    private CountyBatch begin(District county) throws IOException {
      Path file = index.scratch().resolve("rows-" + scratches.incrementAndGet());
      return new CountyBatch(county, file, namesLeft);
    }

    private List<Callable<Void>> readings(List<PlateReader> readers) throws IOException {
      List<Integer> largestFirst = new ArrayList<>();
      for (int i = 0; i < readers.size(); i++) {
        largestFirst.add(i);
      }
      long[] sizes = new long[files.size()];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = Files.size(files.get(i));
      }
      largestFirst.sort(Comparator.comparingLong(i -> -sizes[i]));
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i : largestFirst) {
        tasks.add(
            () -> {
              read(i, readers.get(i));
              return null;
            });
      }
      return tasks;
    }

    private void read(int file, PlateReader reader) throws IOException {
      long[] told = new long[1];
      reader.read(
          (read, share) -> {
            stopWhenCancelled();
            teller.read(file, read - told[0], share);
            told[0] = read;
          });
      teller.read(file, reader.rows() - told[0], 1);
      reader.close();
    }

    private void stopWhenCancelled() {
      if (failed.get() || cancelled.getAsBoolean()) {
        throw new CancellationException("the import was cancelled");
      }
    }

    private Map<String, List<CountyBatch>> byCounty(List<PlateReader> readers) throws IOException {
      Map<String, List<CountyBatch>> counties = new TreeMap<>();
      for (PlateReader reader : readers) {
        remarks.add(reader.remarks());
        rows += reader.rows();
        for (CountyBatch batch : reader.batches()) {
          if (batch.count() > 0) {
            counties.computeIfAbsent(batch.county().code(), none -> new ArrayList<>()).add(batch);
          }
        }
      }
      if (counties.isEmpty()) {
        throw new FormatException(
            files.get(0), -1, "rows of door plates", "none that can be used", reasons());
      }
      return counties;
    }

    private String reasons() {
      StringBuilder text = new StringBuilder();
      for (ImportReport.Remarked remarked : remarks.list()) {
        text.append(text.isEmpty() ? "" : "; ")
            .append(remarked.remark().english())
            .append(" (")
            .append(remarked.count())
            .append(")");
      }
      return text.isEmpty() ? "" : text.append('.').toString();
    }

    private List<Callable<ImportedCounty>> makings(Map<String, List<CountyBatch>> counties)
        throws FormatException {
      long all = 0;
      List<List<CountyBatch>> largestFirst = new ArrayList<>(counties.values());
      for (List<CountyBatch> batches : largestFirst) {
        if (count(batches) > MOST_ROWS_OF_A_COUNTY) {
          throw new FormatException(
              files.get(0),
              -1,
              "at most " + MOST_ROWS_OF_A_COUNTY + " rows of a county",
              count(batches) + " of " + batches.get(0).county().name());
        }
        all += count(batches);
      }
      largestFirst.sort(Comparator.comparingLong(batches -> -count(batches)));
      int permits = (int) (Runtime.getRuntime().maxMemory() / 2 / HEAP_OF_A_ROW / 1024);
      Semaphore memory = new Semaphore(Math.max(1, permits), true);
      long sum = all;
      List<Callable<ImportedCounty>> tasks = new ArrayList<>();
      for (List<CountyBatch> batches : largestFirst) {
        int needed = (int) Math.min(Math.max(1, permits), count(batches) / 1024 + 1);
        tasks.add(
            () -> {
              memory.acquire(needed);
              try {
                ImportedCounty county = make(batches);
                teller.made((double) count(batches) / sum);
                return county;
              } finally {
                memory.release(needed);
              }
            });
      }
      return tasks;
    }

    private static long count(List<CountyBatch> batches) {
      return batches.stream().mapToLong(CountyBatch::count).sum();
    }

    private ImportedCounty make(List<CountyBatch> batches) throws IOException {
      District county = batches.get(0).county();
      Path scratch = Files.createDirectory(index.scratch().resolve(county.code()));
      try (SegmentWriter writer = new SegmentWriter(scratch)) {
        SegmentBuilder builder =
            new SegmentBuilder(batches, writer, () -> failed.get() || cancelled.getAsBoolean());
        builder.build(county.code(), source, synthetic);
        SegmentWriter.Joined joined = writer.join();
        long bytes = Files.size(joined.file());
        String file = index.take(joined.file(), county.code(), joined.digest());
        repeated.addAndGet(builder.repeated());
        for (CountyBatch batch : batches) {
          Files.delete(batch.file());
        }
        return new ImportedCounty(
            county.code(),
            county.name(),
            file,
            source,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            count(batches),
            builder.units(),
            builder.houses(),
            builder.streets(),
            bytes,
            synthetic);
      }
    }

    private <T> List<T> all(ExecutorService workers, List<Callable<T>> tasks) throws IOException {
      List<Future<T>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(workers.submit(watched(task))));
      List<T> results = new ArrayList<>();
      @Nullable Throwable first = null;
      for (Future<T> future : futures) {
        try {
          results.add(future.get());
        } catch (ExecutionException e) {
          first = first == null || first instanceof CancellationException ? e.getCause() : first;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          failed.set(true);
          throw new CancellationException("the import was interrupted");
        }
      }
      if (first != null) {
        throw failure(first);
      }
      return results;
    }

    /** What fails in one thread stops the others soon. */
    private <T> Callable<T> watched(Callable<T> task) {
      return () -> {
        stopWhenCancelled();
        try {
          return task.call();
        } catch (Exception | Error e) {
          failed.set(true);
          throw e;
        }
      };
    }

    private IOException failure(Throwable cause) {
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      return cause instanceof IOException io ? io : new IOException(cause);
    }

    private ImportReport report(List<ImportedCounty> made, List<ImportReport.Kept> kept) {
      return new ImportReport(
          rows,
          repeated.get(),
          remarks.list(),
          made.stream().sorted(Comparator.comparing(ImportedCounty::code)).toList(),
          kept,
          teller.seconds());
    }
  }
}
