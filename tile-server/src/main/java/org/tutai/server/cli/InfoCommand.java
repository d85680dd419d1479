package org.tutai.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Formats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai info}: what a file holds, and what is wrong with it. */
@Command(
    name = "info",
    description = "Tells what a file holds: layers, geometry, fields, extent, CRS, encoding.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", description = "A file, or a folder of files.")
  private Path path = Path.of("");

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (!Files.exists(path)) {
      throw new CommandFailure(messages.text("serve.no.path", path.toString()));
    }
    var reports = new ArrayList<LayerReport>();
    for (Path file : files()) {
      for (FeatureSource source : Formats.open(file)) {
        reports.add(LayerReport.of(file, source));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(reports.stream().map(LayerReport::toJson).toList()));
    } else {
      reports.forEach(report -> print(report, out));
      if (reports.isEmpty()) {
        out.println(messages.text("info.nothing"));
      }
    }
    return 0;
  }

  private List<Path> files() throws IOException {
    return Files.isDirectory(path) ? Formats.discover(path) : List.of(path);
  }

  private void print(LayerReport report, PrintWriter out) {
    out.println(messages.text("info.layer") + ": " + report.name());
    line(out, "info.geometry", report.geometry());
    line(out, "info.features", String.valueOf(report.count()));
    line(out, "info.crs", report.crs().orElseGet(() -> messages.text("info.crs.unknown")));
    report.extent().ifPresent(extent -> line(out, "info.extent", text(extent)));
    line(out, "info.fields", String.join(", ", report.fields()));
    report.remarks().forEach(remark -> line(out, "info.remarks", remark));
    if (report.bad().isEmpty()) {
      line(out, "info.bad", messages.text("info.bad.none"));
    }
    report.bad().forEach((reason, count) -> line(out, "info.bad", count + " × " + reason));
    report.badDetails().forEach(detail -> out.println("      " + detail));
    out.println();
  }

  private void line(PrintWriter out, String key, String text) {
    out.println("  " + ColumnText.padded(messages.text(key) + ":", 14) + text);
  }

  private static String text(Bounds b) {
    return String.format(Locale.ROOT, "%s, %s – %s, %s", b.minX(), b.minY(), b.maxX(), b.maxY());
  }
}
