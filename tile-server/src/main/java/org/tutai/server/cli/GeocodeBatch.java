package org.tutai.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.geo.locate.address.batch.AddressFinder;
import org.tutai.geo.locate.address.batch.BatchOptions;
import org.tutai.geo.locate.address.batch.BatchProgress;
import org.tutai.geo.locate.address.batch.BatchRun;
import org.tutai.geo.locate.address.batch.BatchSummary;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code tutai geocode} that answer a whole CSV file, and what they do. */
final class GeocodeBatch {

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = "Answers the addresses of a CSV file, plain or .gz, in any encoding.")
  private @Nullable Path batch;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the rows go with their answers; .gz compresses.")
  private @Nullable Path out;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      split = ",",
      description =
          "The column of the address, or several that are joined in this order"
              + " (default: found out).")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Takes this encoding of the file, such as Big5 (default: found out).")
  private @Nullable String encoding;

  @Option(
      names = "--out-encoding",
      paramLabel = "NAME",
      description = "Writes in this encoding (default: UTF-8).")
  private @Nullable String outEncoding;

  /** Whether a file is to be answered. */
  boolean isWanted() {
    return batch != null || out != null;
  }

  /**
   * Answers the file and tells how it went.
   *
   * @param crs code of the system of the coordinates
   * @return the command's exit code
   */
  int run(CommandSpec spec, Messages messages, AddressFinder finder, String crs)
      throws CommandFailure, IOException {
    if (batch == null || out == null) {
      throw new ParameterException(spec.commandLine(), messages.text("geocode.batch.both"));
    }
    if (!Files.isRegularFile(batch)) {
      throw new CommandFailure(messages.text("serve.no.path", batch.toString()));
    }
    if (Files.exists(out) && Files.isSameFile(batch, out)) {
      throw new ParameterException(spec.commandLine(), messages.text("geocode.batch.same"));
    }
    var options =
        new BatchOptions(
            columns,
            CodeArguments.charset(encoding, "--encoding", spec),
            CodeArguments.charset(outEncoding, "--out-encoding", spec),
            CodeArguments.knownCrs(crs, spec),
            messages.chinese(),
            Runtime.getRuntime().availableProcessors());
    PrintWriter err = spec.commandLine().getErr();
    long start = System.nanoTime();
    BatchSummary summary = BatchRun.run(batch, out, finder, options, progress(err, messages));
    tell(err, messages, summary, (System.nanoTime() - start) / 1e9);
    return 0;
  }

  private static BatchProgress progress(PrintWriter err, Messages messages) {
    return new BatchProgress() {
      private final long start = System.nanoTime();
      private long told = start;

      @Override
      public void rows(long rows, double share) {
        long now = System.nanoTime();
        if (now - told > TimeUnit.SECONDS.toNanos(1)) {
          told = now;
          double seconds = (now - start) / 1e9;
          long left = Math.round(share > 0 ? seconds / share - seconds : 0);
          err.println(
              "tutai: "
                  + messages.text(
                      "geocode.batch.progress",
                      rows,
                      Math.round(rows / seconds),
                      Math.round(share * 100),
                      left));
        }
      }
    };
  }

  private void tell(PrintWriter err, Messages messages, BatchSummary summary, double seconds) {
    err.println(
        "tutai: " + messages.text("geocode.batch.columns", summary.columns(), summary.encoding()));
    err.println(
        "tutai: "
            + messages.text(
                "geocode.batch.done",
                summary.rows(),
                Math.round(seconds * 10) / 10.0,
                Math.round(summary.rows() / Math.max(seconds, 0.001)),
                String.valueOf(out)));
    for (Level level : Level.values()) {
      if (summary.at(level) > 0) {
        err.println(
            "tutai:   "
                + messages.text("geocode.level." + level.code())
                + ": "
                + messages.text("geocode.batch.count", summary.at(level)));
      }
    }
    if (summary.unanswered() > 0) {
      err.println("tutai:   " + messages.text("geocode.batch.none", summary.unanswered()));
    }
    if (summary.lost() > 0) {
      err.println("tutai: " + messages.text("geocode.batch.lost", summary.lost()));
    }
  }
}
