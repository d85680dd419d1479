package org.tutai.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tutai.geo.locate.address.plate.ImportedCounty;
import org.tutai.geo.locate.address.plate.PlateIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tutai addresses list}: what has been imported. */
@Command(
    name = "list",
    description = "Lists the counties whose door plates have been imported.",
    mixinStandardHelpOptions = true)
final class AddressesListCommand implements Callable<Integer> {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  @Mixin private AddressesHome home = new AddressesHome();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws IOException {
    List<ImportedCounty> counties;
    try (PlateIndex index = PlateIndex.open(home.directory())) {
      counties = index.counties();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode all = new ObjectMapper().createArrayNode();
      counties.forEach(county -> all.add(json(county)));
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
      return 0;
    }
    counties.forEach(county -> out.println(line(county, messages)));
    if (counties.isEmpty()) {
      out.println(messages.text("addresses.none", home.directory().toString()));
    }
    return 0;
  }

  /** A county on one line. */
  static String line(ImportedCounty county, Messages messages) {
    String line =
        messages.text(
            "addresses.county",
            county.name(),
            county.code(),
            county.plates(),
            county.houses(),
            AddressesImportCommand.megabytes(county.bytes()),
            DAY.format(county.imported().atZone(ZoneId.systemDefault())));
    return county.source().isEmpty() ? line : line + "; " + county.source();
  }

  static ObjectNode json(ImportedCounty county) {
    return new ObjectMapper()
        .createObjectNode()
        .put("code", county.code())
        .put("name", county.name())
        .put("source", county.source())
        .put("imported", county.imported().toString())
        .put("rows", county.rows())
        .put("plates", county.plates())
        .put("houses", county.houses())
        .put("streets", county.streets())
        .put("bytes", county.bytes())
        .put("synthetic", county.synthetic());
  }
}
