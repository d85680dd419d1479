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
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.bytes.FormatException;
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
 * with certain choices. Anything in the folder may be removed at any time; what nobody opened for
 * longest is, once there is more than {@link CacheRoom} allows. Thread-safe, and safe for several
 * programs at once: a file appears whole or not at all, and one that another program removed is
 * compiled again.
 */
public final class CompileCache {

  private static final Logger log = LoggerFactory.getLogger(CompileCache.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Text CHOOSE_SYSTEM = Text.of("Choose it in the report card.", "請在資料報告中選擇。");
  private static final String FORM = "2";
  private static final long TIDIED_EVERY = 256L << 20;
  private static final int PARTS_OF_PROGRESS = 1000;

  /** Files beside another of the same name that say how it is shown, not what it holds. */
  private static final List<String> LOOKS = List.of(".sld", ".qml", ".qmd", ".lyr", ".lyrx");

  private final Path folder;
  private final CacheRoom room;
  private final AtomicLong written = new AtomicLong(TIDIED_EVERY);
  private final Map<String, Object> underWay = new ConcurrentHashMap<>();

  /** A cache in a folder, made when it isn't there. */
  public CompileCache(Path folder) throws IOException {
    this(folder, CacheRoom.USUAL_BYTES);
  }

  /**
   * A cache in a folder, made when it isn't there.
   *
   * @param mostBytes that it holds, less when the disk has no room for them
   */
  public CompileCache(Path folder, long mostBytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.room = new CacheRoom(this.folder, mostBytes, Clock.systemUTC());
  }

  /**
   * The layers of a file, compiled now unless they were before. Takes as long as it takes: not for
   * the UI thread. Several that ask for the same at once wait for one compilation.
   *
   * @throws IOException when the file cannot be read; {@link FileTrouble} has the words
   */
  public List<OpenedLayer> open(Path file, Choices choices, Progress progress) throws IOException {
    String key = key(file, choices);
    Path entry = folder.resolve(key + ".json");
    synchronized (underWay.computeIfAbsent(key, any -> new Object())) {
      progress.at(0, -1);
      Optional<List<OpenedLayer>> known = known(entry);
      if (known.isPresent()) {
        used(entry);
        return known.get();
      }
      List<OpenedLayer> compiled = compiled(file, choices, entry, progress);
      tidy();
      return compiled;
    }
  }

  private static void used(Path entry) {
    try {
      Files.setLastModifiedTime(entry, FileTime.from(Clock.systemUTC().instant()));
    } catch (IOException e) {
      log.debug("{} is not noted as used", entry, e);
    }
  }

  private void tidy() {
    if (written.get() >= TIDIED_EVERY) {
      written.set(0);
      room.tidy();
    }
  }

  private static String key(Path file, Choices choices) throws IOException {
    var state = new StringBuilder(FORM);
    state.append('\n').append(LayerCompiler.VERSION).append('\n').append(RasterCompiler.VERSION);
    state.append('\n').append(choices);
    return Digests.sha256(state.append(state(file)).toString());
  }

  /**
   * What is another when a file, or one that belongs to it, was changed: names, sizes and times.
   * Not for the UI thread.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such file
   */
  public static String state(Path file) throws IOException {
    var state = new StringBuilder();
    for (Path part : parts(file)) {
      var attributes = Files.readAttributes(part, BasicFileAttributes.class);
      state.append('\n').append(part).append('\t').append(attributes.size()).append('\t');
      state.append(attributes.lastModifiedTime().toMillis());
    }
    return state.toString();
  }

  /** The file and those beside it that share its name up to the ending: its sidecars. */
  private static List<Path> parts(Path file) throws IOException {
    Path whole = file.toAbsolutePath().normalize();
    String stem = stem(whole);
    var parts = new ArrayList<Path>();
    parts.add(whole);
    Path beside = whole.getParent();
    if (beside != null && Files.isDirectory(beside)) {
      try (Stream<Path> all = Files.list(beside)) {
        all.filter(each -> stem(each).equals(stem) && !each.equals(whole))
            .filter(CompileCache::belongs)
            .sorted()
            .forEach(parts::add);
      }
    }
    return parts;
  }

  private static boolean belongs(Path beside) {
    String name = String.valueOf(beside.getFileName()).toLowerCase(Locale.ROOT);
    return LOOKS.stream().noneMatch(name::endsWith)
        && Files.isRegularFile(beside)
        && Formats.forPath(beside).isEmpty();
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
      List<LayerWork> works = LayerWork.of(name(file), format.id(), contents);
      for (int i = 0; i < works.size(); i++) {
        layers.add(compile(works.get(i), part(progress, i, works.size())));
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

  /** The progress of one of several pieces of work. */
  private static Progress part(Progress whole, int index, int count) {
    return (done, total) -> {
      long within = total > 0 ? Math.min(total, done) * PARTS_OF_PROGRESS / total : 0;
      boolean unknown = total <= 0 && count == 1;
      whole.at(
          (long) index * PARTS_OF_PROGRESS + within,
          unknown ? -1 : (long) count * PARTS_OF_PROGRESS);
    };
  }

  private ObjectNode compile(LayerWork work, Progress progress) throws IOException {
    ObjectNode made = JSON.createObjectNode();
    made.put("name", work.name());
    Optional<Remark> refusal = work.refusal();
    if (refusal.isPresent()) {
      made.set(
          "problem",
          problem(
              work.unplaced().isPresent()
                  ? unplaced(work.unplaced().get())
                  : Text.of(refusal.get())));
      made.set("card", ReportCardJson.write(work.read((done, total) -> progress.at(done, total))));
      return made;
    }
    Path unfinished = folder.resolve("unfinished-" + UUID.randomUUID());
    try {
      LayerWork.Made compiled = work.into(unfinished, progress::at);
      String name = compiled.digest() + ".layer";
      written.addAndGet(Files.size(unfinished));
      move(unfinished, folder.resolve(name));
      made.put("file", name);
      made.set("card", ReportCardJson.write(compiled.card()));
    } catch (CancellationException e) {
      throw e;
    } catch (FormatException | IllegalArgumentException | IllegalStateException e) {
      log.debug("{} cannot be compiled", work.name(), e);
      made.set("problem", problem(FileTrouble.of(work.name(), e)));
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return made;
  }

  private static Text unplaced(List<Remark> grounds) {
    Text why = Plainly.unplaced(grounds);
    return new Text(
        why.english() + " " + CHOOSE_SYSTEM.english(), why.chinese() + CHOOSE_SYSTEM.chinese());
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
