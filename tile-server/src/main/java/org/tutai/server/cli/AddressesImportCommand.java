package org.tutai.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.plate.ImportProgress;
import org.tutai.geo.locate.address.plate.ImportReport;
import org.tutai.geo.locate.address.plate.ImportedCounty;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.address.plate.RowRemark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai addresses import}: takes CSV files of door plates into the index. */
@Command(
    name = "import",
    description =
        "Imports CSV files of door plates, plain or .gz, in any encoding; the counties in them take"
            + " the place of what there was of them.",
    mixinStandardHelpOptions = true)
final class AddressesImportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of one county or several; columns are found by their names.")
  private List<Path> files = new ArrayList<>();

  @Mixin private AddressesHome home = new AddressesHome();

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "Where the plates are from and of which date; shown with answers.")
  private String source = "";

  @Option(
      names = "--county",
      paramLabel = "NAME",
      description = "The county of rows that say none, by name or code.")
  private @Nullable String county;

  @Option(
      names = "--even-if-fewer",
      description =
          "Replaces a county also where the files have less than half of the plates there are of"
              + " it.")
  private boolean evenIfFewer;

  @Option(names = "--json", description = "Prints the summary as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();
  private long told = System.nanoTime();

  @Override
  public Integer call() throws CommandFailure, IOException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandFailure(messages.text("serve.no.path", file.toString()));
      }
    }
    PlateImport plates = new PlateImport(home.directory()).source(source).listener(this::tell);
    if (county != null) {
      plates.usualCounty(CountyArgument.of(county, spec));
    }
    if (evenIfFewer) {
      plates.evenIfFewer();
    }
    ImportReport report = plates.run(files);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(report)));
    } else {
      print(report, out);
    }
    for (ImportReport.Kept kept : report.kept()) {
      spec.commandLine()
          .getErr()
          .println(
              "tutai: "
                  + messages.text(
                      "addresses.kept", kept.there().name(), kept.there().plates(), kept.plates()));
    }
    return report.counties().isEmpty() ? 1 : 0;
  }

  private void tell(ImportProgress progress) {
    long now = System.nanoTime();
    if (now - told < TimeUnit.SECONDS.toNanos(1)) {
      return;
    }
    told = now;
    String percent = String.format(Locale.ROOT, "%.0f", progress.share() * 100);
    String line =
        Double.isNaN(progress.secondsLeft())
            ? messages.text("addresses.reading", progress.rows(), percent)
            : messages.text(
                "addresses.reading.left",
                progress.rows(),
                percent,
                Math.max(1, Math.round(progress.secondsLeft())));
    spec.commandLine().getErr().println("tutai: " + line);
  }

  private void print(ImportReport report, PrintWriter out) {
    for (ImportedCounty imported : report.counties()) {
      out.println(AddressesListCommand.line(imported, messages));
    }
    out.println(
        messages.text(
            "addresses.imported",
            report.plates(),
            report.houses(),
            report.streets(),
            seconds(report),
            megabytes(report.bytes())));
    if (report.repeated() > 0) {
      out.println(messages.text("addresses.repeated", report.repeated()));
    }
    out.println(
        report.badRows() == 0
            ? messages.text("addresses.bad.none")
            : messages.text("addresses.bad", report.badRows(), report.rows()));
    for (ImportReport.Remarked remarked : report.remarks()) {
      RowRemark remark = remarked.remark();
      out.println(
          messages.text(
              remark.isUsed() ? "addresses.remark" : "addresses.reason",
              messages.chinese() ? remark.chinese() : remark.english(),
              remarked.count(),
              String.join(messages.chinese() ? "、" : ", ", remarked.first())));
    }
    out.println(messages.text("addresses.where", home.directory().toString()));
  }

  private static String seconds(ImportReport report) {
    return String.format(Locale.ROOT, "%.1f", report.seconds());
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  private static ObjectNode json(ImportReport report) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("rows", report.rows()).put("bad", report.badRows());
    root.put("repeated", report.repeated()).put("plates", report.plates());
    root.put("houses", report.houses()).put("streets", report.streets());
    root.put("bytes", report.bytes()).put("seconds", report.seconds());
    ArrayNode remarks = root.putArray("remarks");
    for (ImportReport.Remarked remarked : report.remarks()) {
      ObjectNode node = remarks.addObject();
      node.put("reason", remarked.remark().code()).put("used", remarked.remark().isUsed());
      node.put("rows", remarked.count());
      remarked.first().forEach(node.putArray("first")::add);
    }
    ArrayNode kept = root.putArray("kept");
    for (ImportReport.Kept county : report.kept()) {
      kept.addObject()
          .put("code", county.there().code())
          .put("name", county.there().name())
          .put("plates", county.there().plates())
          .put("found", county.plates());
    }
    ArrayNode counties = root.putArray("counties");
    report.counties().forEach(imported -> counties.add(AddressesListCommand.json(imported)));
    return root;
  }
}
