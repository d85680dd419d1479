package org.tutai.geo.locate.address.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.geo.locate.address.answer.Level;

/**
 * Answers the addresses of a CSV file, plain or gzip, in any encoding, and writes the same rows in
 * the same order with columns added. Of one thread; others work for it.
 */
public final class BatchRun {

  private static final int PENDING_PER_THREAD = 4;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final AddressFinder finder;
  private final BatchOptions options;
  private final BatchProgress progress;
  private final CsvTable table;
  private final AddressColumns columns;
  private final Charset output;

  private final ArrayDeque<Future<AnsweredChunk>> pending = new ArrayDeque<>();
  private final Map<Level, Long> byLevel = new EnumMap<>(Level.class);
  private long rows;
  private long unanswered;
  private long lost;

  private BatchRun(Path in, AddressFinder finder, BatchOptions options, BatchProgress progress)
      throws IOException {
    this.finder = finder;
    this.options = options;
    this.progress = progress;
    this.table = CsvTable.open(in, options.encoding());
    this.columns = AddressColumns.of(in, table, options.columns());
    this.output = options.outputEncoding().orElse(StandardCharsets.UTF_8);
  }

  /**
   * Answers a file into another. The result is written aside and put in place when it is whole, so
   * that a run that breaks off leaves what was there before.
   *
   * @param out to write, compressed when its name ends with .gz; its folder must be there
   * @throws org.tutai.geo.bytes.FormatException when the input is no table, or has no column of
   *     addresses
   * @throws CancellationException when the progress said so
   */
  public static BatchSummary run(
      Path in, Path out, AddressFinder finder, BatchOptions options, BatchProgress progress)
      throws IOException {
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw new IllegalArgumentException(
          "a file must not be answered into itself (got: " + in + ")");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          folder.toString(), null, "there is no such folder; make it first");
    }
    var run = new BatchRun(in, finder, options, progress);
    Path draft = out.resolveSibling(out.getFileName() + ".tutai-draft");
    try {
      BatchSummary summary;
      try (OutputStream stream = opened(draft, out)) {
        summary = run.to(stream);
      }
      Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return summary;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * The columns of a table that would be taken for the address, in the order they are joined.
   *
   * @throws org.tutai.geo.bytes.FormatException when there are none; it names the columns there are
   */
  public static List<String> addressColumns(Path in, CsvTable table) throws IOException {
    return AddressColumns.of(in, table, List.of()).columns(table.names());
  }

  private static OutputStream opened(Path draft, Path out) throws IOException {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 18);
    boolean gzip = out.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    return gzip ? new GZIPOutputStream(file, 1 << 16) : file;
  }

  /** Answers a file into a stream, which stays open; otherwise as the other. */
  public static BatchSummary run(
      Path in, OutputStream out, AddressFinder finder, BatchOptions options, BatchProgress progress)
      throws IOException {
    return new BatchRun(in, finder, options, progress).to(out);
  }

  private BatchSummary to(OutputStream out) throws IOException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            options.threads(),
            task -> {
              Thread thread = new Thread(task, "batch");
              thread.setDaemon(true);
              return thread;
            });
    try (CsvRows in = table.allRows()) {
      writeMark(out);
      copyTitles(in, out);
      answer(in, out, workers);
      return new BatchSummary(
          rows,
          byLevel,
          unanswered,
          lost,
          table.encoding().value().map(TextEncoding::label).orElse(""),
          columns.names());
    } finally {
      workers.shutdownNow();
    }
  }

  /* Excel takes text without the mark for the system's encoding; a plain UTF-8 file stays plain. */
  private void writeMark(OutputStream out) throws IOException {
    boolean wasPlain =
        table.encoding().value().filter(StandardCharsets.UTF_8::equals).isPresent()
            || table.encoding().value().filter(StandardCharsets.US_ASCII::equals).isPresent();
    if (output.equals(StandardCharsets.UTF_8) && (table.hasMark() || !wasPlain)) {
      out.write(MARK);
    }
  }

  private void copyTitles(CsvRows in, OutputStream out) throws IOException {
    int titles = table.rowsBefore() - (table.hasHeader() ? 1 : 0);
    var head = new CsvBytes(table.separator());
    var added = new AnsweredColumns(options.crs(), options.chinese());
    for (int row = 0; row < table.rowsBefore() && in.next(); row++) {
      for (int i = 0; i < in.cells(); i++) {
        head.cell(in.bytes(), in.start(i), in.end(i), in.charset());
      }
      if (row == titles) {
        for (int i = in.cells(); i < table.names().size(); i++) {
          head.cell(table.names().get(i));
        }
        added.names(table.names()).forEach(head::cell);
      }
      head.endRow();
    }
    write(out, head.toBytes());
  }

  private void answer(CsvRows in, OutputStream out, ExecutorService workers) throws IOException {
    var work =
        new AnsweredChunk.Work(
            finder,
            columns,
            new AnsweredColumns(options.crs(), options.chinese()),
            table.separator(),
            table.names().size());
    while (fill(in, work, workers)) {
      stopIfCancelled();
      if (pending.size() >= options.threads() * PENDING_PER_THREAD) {
        writeFirst(out, in);
      }
    }
    while (!pending.isEmpty()) {
      stopIfCancelled();
      writeFirst(out, in);
    }
  }

  private void stopIfCancelled() {
    if (progress.isCancelled()) {
      throw new CancellationException("cancelled after " + rows + " rows");
    }
  }

  private boolean fill(CsvRows in, AnsweredChunk.Work work, ExecutorService workers)
      throws IOException {
    var chunk = new Chunk(in.charset());
    while (!chunk.isFull() && in.next()) {
      chunk.add(in);
    }
    if (chunk.rows() == 0) {
      return false;
    }
    pending.add(workers.submit(() -> work.answer(chunk)));
    return true;
  }

  private void writeFirst(OutputStream out, CsvRows in) throws IOException {
    AnsweredChunk done = done(pending.remove());
    write(out, done.bytes());
    rows += done.rows();
    unanswered += done.unanswered();
    done.byLevel().forEach((level, count) -> byLevel.merge(level, count, Long::sum));
    progress.rows(rows, in.shareRead());
  }

  private static AnsweredChunk done(Future<AnsweredChunk> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while rows were answered");
    } catch (ExecutionException e) {
      throw new IllegalStateException("rows could not be answered", e.getCause());
    }
  }

  private void write(OutputStream out, byte[] utf8) throws IOException {
    if (output.equals(StandardCharsets.UTF_8)) {
      out.write(utf8);
      return;
    }
    String text = new String(utf8, StandardCharsets.UTF_8);
    var encoder = output.newEncoder();
    if (!encoder.canEncode(text)) {
      lost += text.codePoints().filter(c -> !encoder.canEncode(Character.toString(c))).count();
    }
    out.write(text.getBytes(output));
  }
}
