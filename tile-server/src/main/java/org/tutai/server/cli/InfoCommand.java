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
  private boolean refused;

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (!Files.exists(path)) {
      throw new CommandFailure(messages.text("serve.no.path", path.toString()));
    }
    List<LayerReport> reports = Files.isDirectory(path) ? ofFolder() : ofFile(path);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(reports.stream().map(LayerReport::toJson).toList()));
    } else if (reports.isEmpty()) {
      out.println(messages.text("info.nothing"));
    } else {
      reports.forEach(report -> print(report, out));
    }
    return refused ? 1 : 0;
  }

  private static List<LayerReport> ofFile(Path file) throws IOException {
    var reports = new ArrayList<LayerReport>();
    for (FeatureSource source : Formats.open(file).layers()) {
      reports.add(LayerReport.of(file, source));
    }
    return reports;
  }

  /** A file that cannot be read is told, and the others are read. */
  private List<LayerReport> ofFolder() throws IOException {
    var reports = new ArrayList<LayerReport>();
    for (Path file : Formats.discover(path)) {
      try {
        reports.addAll(ofFile(file));
      } catch (IOException e) {
        refused = true;
        spec.commandLine().getErr().println("tutai: " + e.getMessage());
      }
    }
    return reports;
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
    return number(b.minX())
        + ", "
        + number(b.minY())
        + " – "
        + number(b.maxX())
        + ", "
        + number(b.maxY());
  }

  /** Six decimals are a decimetre in degrees and a micrometre in metres. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "");
  }
}
