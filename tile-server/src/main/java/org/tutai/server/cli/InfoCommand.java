package org.tutai.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ChoicesFile;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.format.Survey;
import org.tutai.geo.raster.RasterSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai info}: the report card of each layer of a file or folder. */
@Command(
    name = "info",
    description =
        "Tells what a file holds: layers, geometry, fields, extent, CRS and encoding with their"
            + " evidence, and what is wrong with it.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", description = "A file, or a folder of files.")
  private Path path = Path.of("");

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

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

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "Tells of this layer alone; what is chosen is chosen for it.")
  private @Nullable String layer;

  @Option(
      names = "--remember",
      description = "Keeps what was chosen beside the file, for all who open it.")
  private boolean remember;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();
  private final List<ReportCard> cards = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private long told = System.nanoTime();
  private boolean refused;

  @Override
  public Integer call() throws CommandFailure, IOException {
    Choices chosen = chosen();
    if (!Files.exists(path)) {
      throw new CommandFailure(messages.text("serve.no.path", path.toString()));
    }
    if (Files.isDirectory(path)) {
      folder(chosen);
    } else {
      file(path, chosen);
      if (remember) {
        ChoicesFile.remember(path, chosen);
      }
    }
    if (cards.isEmpty() && !refused) {
      throw new CommandFailure(
          layer == null
              ? messages.text("info.nothing", path.toString())
              : messages.text("info.no.layer", path.toString(), layer, String.join(", ", names)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(cards.stream().map(ReportCardJson::write).toList()));
    } else {
      var text = new CardText(out, messages);
      cards.forEach(text::print);
    }
    return refused ? 1 : 0;
  }

  private Choices chosen() {
    @Nullable Charset charset = CodeArguments.charset(encoding, "--encoding", spec);
    @Nullable Crs known = CodeArguments.crs(crs, spec);
    if (remember && ((charset == null && known == null) || Files.isDirectory(path))) {
      throw new ParameterException(
          spec.commandLine(), "--remember needs a file and --encoding or --crs");
    }
    return layer == null || known == null
        ? Choices.of(charset, known)
        : new Choices(Choices.of(charset, null).encoding(), Optional.empty(), Map.of(layer, known));
  }

  /** A file that cannot be read is told, and the others are read. */
  private void folder(Choices chosen) throws IOException {
    for (Path file : Formats.discover(path)) {
      try {
        file(file, chosen);
      } catch (IOException e) {
        refused = true;
        spec.commandLine().getErr().println("tutai: " + e.getMessage());
      }
    }
  }

  private void file(Path file, Choices chosen) throws IOException {
    Format format = Formats.of(file);
    Contents contents = Formats.open(format, file, chosen.or(ChoicesFile.read(file)));
    String name = String.valueOf(file.getFileName());
    for (FeatureSource source : contents.layers()) {
      if (wanted(source.name())) {
        cards.add(
            Survey.read(
                source, name, format.id(), (done, total) -> tell(source.name(), done, total)));
      }
    }
    for (RasterSource source : contents.rasters()) {
      if (wanted(source.name())) {
        cards.add(
            Survey.read(
                source, name, format.id(), (done, total) -> tell(source.name(), done, total)));
      }
    }
  }

  private boolean wanted(String name) {
    names.add(name);
    return layer == null || layer.equals(name);
  }

  /** One line a second while a long file is read. */
  private void tell(String source, long done, long total) {
    long now = System.nanoTime();
    if (done == 0 || now - told < TimeUnit.SECONDS.toNanos(1)) {
      return;
    }
    told = now;
    spec.commandLine()
        .getErr()
        .println(
            "tutai: "
                + (total < 0
                    ? messages.text("info.reading", source, done)
                    : messages.text("info.reading.of", source, done, total)));
  }
}
