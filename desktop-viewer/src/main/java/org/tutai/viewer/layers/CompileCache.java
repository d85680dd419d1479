package org.tutai.viewer.layers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.CompiledRaster;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.LayerWork;
import org.tutai.geo.layer.RasterCompiler;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/**
 * Compiled layers in a folder, by what they were compiled from: a file in the state it is in, read
 * with certain choices. Anything in the folder may be removed at any time. Thread-safe, and safe
 * for several programs at once: a file appears whole or not at all.
 */
public final class CompileCache {

  private static final Logger log = LoggerFactory.getLogger(CompileCache.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "1";

  private final Path folder;

  /** A cache in a folder, made when it isn't there. */
  public CompileCache(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /**
   * The layers of a file, compiled now unless they were before. Takes as long as it takes: not for
   * the UI thread.
   *
   * @throws IOException when the file cannot be read, in words for a person
   */
  public List<OpenedLayer> open(Path file, Choices choices, Progress progress) throws IOException {
    Path entry = folder.resolve(key(file, choices) + ".json");
    Optional<List<OpenedLayer>> known = known(entry);
    return known.isPresent() ? known.get() : compiled(file, choices, entry, progress);
  }

  private String key(Path file, Choices choices) throws IOException {
    var state = new StringBuilder(FORM);
    state.append('\n').append(LayerCompiler.VERSION).append('\n').append(RasterCompiler.VERSION);
    state.append('\n').append(choices);
    for (Path part : parts(file)) {
      state.append('\n').append(part).append('\t').append(Files.size(part)).append('\t');
      state.append(Files.getLastModifiedTime(part).toMillis());
    }
    return Digests.sha256(state.toString());
  }

  /** The file and those beside it that share its name up to the ending: its sidecars. */
  private static List<Path> parts(Path file) throws IOException {
    Path whole = file.toAbsolutePath().normalize();
    String stem = stem(whole);
    var parts = new ArrayList<Path>();
    parts.add(whole);
    Path beside = whole.getParent();
    if (beside != null) {
      try (Stream<Path> all = Files.list(beside)) {
        all.filter(each -> stem(each).equals(stem) && !each.equals(whole))
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(parts::add);
      }
    }
    return parts;
  }

  private static String stem(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Optional<List<OpenedLayer>> known(Path entry) {
    if (!Files.exists(entry)) {
      return Optional.empty();
    }
    try {
      var layers = new ArrayList<OpenedLayer>();
      for (JsonNode each : JSON.readTree(entry.toFile()).path("layers")) {
        layers.add(opened(each));
      }
      return Optional.of(layers);
    } catch (IOException | IllegalArgumentException e) {
      log.debug("{} is compiled again", entry, e);
      return Optional.empty();
    }
  }

  private OpenedLayer opened(JsonNode each) throws IOException {
    Optional<LayerView> view = Optional.empty();
    if (each.has("file")) {
      view = Optional.of(view(folder.resolve(each.get("file").asText())));
    }
    return new OpenedLayer(
        each.path("name").asText(),
        view,
        each.has("card") ? Optional.of(ReportCardJson.read(each.get("card"))) : Optional.empty(),
        each.has("problem")
            ? Optional.of(
                Text.of(
                    each.get("problem").path("en").asText(),
                    each.get("problem").path("zh").asText()))
            : Optional.empty());
  }

  private static LayerView view(Path compiled) throws IOException {
    return CompiledRaster.isOne(compiled)
        ? CompiledRaster.open(compiled)
        : CompiledLayer.open(compiled);
  }

  private List<OpenedLayer> compiled(Path file, Choices choices, Path entry, Progress progress)
      throws IOException {
    ArrayNode layers = JSON.createArrayNode();
    Format format = Formats.of(file);
    Contents contents = Formats.open(format, file, choices);
    try {
      for (LayerWork work : LayerWork.of(name(file), format.id(), contents)) {
        layers.add(compile(work, progress));
      }
    } finally {
      contents.release().run();
    }
    ObjectNode whole = JSON.createObjectNode();
    whole.put("source", file.toString());
    whole.set("layers", layers);
    Path unfinished = folder.resolve("unfinished-" + UUID.randomUUID());
    Files.write(unfinished, JSON.writeValueAsBytes(whole));
    move(unfinished, entry);
    return known(entry)
        .orElseThrow(() -> new IOException("The compiled layers of " + file + " cannot be read."));
  }

  private ObjectNode compile(LayerWork work, Progress progress) throws IOException {
    ObjectNode made = JSON.createObjectNode();
    made.put("name", work.name());
    Optional<Remark> refusal = work.refusal();
    if (refusal.isPresent()) {
      made.set("problem", problem(Text.of(refusal.get())));
      made.set("card", ReportCardJson.write(work.read((done, total) -> progress.at(done, total))));
      return made;
    }
    Path unfinished = folder.resolve("unfinished-" + UUID.randomUUID());
    try {
      LayerWork.Made compiled = work.into(unfinished, progress::at);
      String name = compiled.digest() + ".layer";
      move(unfinished, folder.resolve(name));
      made.put("file", name);
      made.set("card", ReportCardJson.write(compiled.card()));
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      log.debug("{} cannot be compiled", work.name(), e);
      made.set("problem", problem(Text.same(String.valueOf(e.getMessage()))));
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return made;
  }

  private static ObjectNode problem(Text text) {
    return JSON.createObjectNode().put("en", text.english()).put("zh", text.chinese());
  }

  private static String name(Path file) {
    Path last = file.getFileName();
    return last == null ? file.toString() : last.toString();
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
