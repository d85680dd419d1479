package org.tutai.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tutai.geo.locate.place.PlaceImport;
import org.tutai.geo.locate.place.PlaceSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tutai places list}: what has been imported. */
@Command(
    name = "list",
    description = "Lists the sets of landmarks, roads and districts that have been imported.",
    mixinStandardHelpOptions = true)
final class PlacesListCommand implements Callable<Integer> {

  @Mixin private PlacesHome home = new PlacesHome();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws IOException {
    List<PlaceSet> sets = PlaceImport.list(home.directory());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode all = new ObjectMapper().createArrayNode();
      sets.forEach(set -> all.add(json(set)));
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
      return 0;
    }
    for (PlaceSet set : sets) {
      String kind = PlacesImportCommand.kindText(set, messages);
      out.println(messages.text("places.set", set.name(), kind, set.places(), set.imported()));
    }
    if (sets.isEmpty()) {
      out.println(messages.text("places.none", home.directory().toString()));
    }
    return 0;
  }

  static ObjectNode json(PlaceSet set) {
    return new ObjectMapper()
        .createObjectNode()
        .put("name", set.name())
        .put("kind", set.kind().name().toLowerCase(Locale.ROOT))
        .put("places", set.places())
        .put("source", set.source())
        .put("imported", set.imported());
  }
}
