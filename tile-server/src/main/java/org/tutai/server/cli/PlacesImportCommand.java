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
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.format.Choices;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceImport;
import org.tutai.geo.locate.place.PlaceReport;
import org.tutai.geo.locate.place.PlaceSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai places import}: takes landmarks, roads and districts into the index. */
@Command(
    name = "import",
    description =
        "Imports landmarks, roads and outlines of districts from files of any format; what is"
            + " imported from a file of the same name before is replaced.",
    mixinStandardHelpOptions = true)
final class PlacesImportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of layers; names and kinds are found by the fields and geometry.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Takes all layers for landmark, road or district.")
  private @Nullable String kind;

  @Option(
      names = "--name",
      paramLabel = "FIELD",
      description = "The field with the names of places.")
  private String name = "";

  @Option(
      names = "--category",
      paramLabel = "FIELD",
      description = "The field with the categories of landmarks.")
  private String category = "";

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Takes this encoding of the texts, such as Big5 or UTF-8.")
  private @Nullable String encoding;

  @Option(
      names = "--crs",
      paramLabel = "CODE",
      description = "Takes this coordinate reference system, such as EPSG:3826.")
  private @Nullable String crs;

  @Mixin private PlacesHome home = new PlacesHome();

  @Option(names = "--json", description = "Prints the summary as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException {
    var options = new PlaceImport.Options(kind(), name, category, choices());
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new CommandFailure(messages.text("serve.no.path", file.toString()));
      }
    }
    var places = new PlaceImport(home.directory());
    ArrayNode all = new ObjectMapper().createArrayNode();
    boolean nothing = true;
    for (Path file : files) {
      PlaceReport report = imported(places, file, options);
      nothing &= report.places() == 0;
      if (json) {
        report.layers().forEach(layer -> all.add(json(file, layer)));
      } else {
        report.layers().forEach(layer -> print(file, layer, spec.commandLine().getOut()));
      }
    }
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
    if (nothing) {
      throw new CommandFailure(messages.text("places.nothing"));
    }
    return 0;
  }

  private PlaceReport imported(PlaceImport places, Path file, PlaceImport.Options options)
      throws CommandFailure, IOException {
    try {
      return places.file(file, options);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(file + ": " + e.getMessage());
    }
  }

  private Optional<Place.Kind> kind() {
    if (kind == null) {
      return Optional.empty();
    }
    for (Place.Kind known : Place.Kind.values()) {
      if (known.name().equalsIgnoreCase(kind)) {
        return Optional.of(known);
      }
    }
    throw new ParameterException(
        spec.commandLine(), "--kind must be landmark, road or district (got: " + kind + ")");
  }

  private Choices choices() {
    return Choices.of(
        CodeArguments.charset(encoding, "--encoding", spec), CodeArguments.crs(crs, spec));
  }

  private void print(Path file, PlaceReport.Layer layer, PrintWriter out) {
    String label = file.getFileName() + "/" + layer.name();
    PlaceSet set = layer.made().orElse(null);
    out.println(
        set == null
            ? messages.text("places.refused", label, words(layer.refusal()))
            : messages.text("places.imported", label, kindText(set, messages), set.places()));
    layer
        .skipped()
        .forEach(
            (reason, count) -> out.println(messages.text("places.skipped", count, words(reason))));
  }

  private String words(String reason) {
    return messages.chinese() ? PlaceReport.chinese(reason) : PlaceReport.english(reason);
  }

  static String kindText(PlaceSet set, Messages messages) {
    return messages.text("places.kind." + set.kind().name().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode json(Path file, PlaceReport.Layer layer) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("file", String.valueOf(file.getFileName())).put("layer", layer.name());
    layer.made().ifPresent(set -> node.set("set", PlacesListCommand.json(set)));
    if (!layer.refusal().isEmpty()) {
      node.put("refused", layer.refusal());
    }
    ObjectNode skipped = node.putObject("skipped");
    layer.skipped().forEach(skipped::put);
    return node;
  }
}
