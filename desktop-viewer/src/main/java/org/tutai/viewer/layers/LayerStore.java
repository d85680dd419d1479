package org.tutai.viewer.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ChoicesFile;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;
import org.tutai.viewer.work.Progress;

/**
 * The files and documents that are open, by what they come from. For the UI thread; every file and
 * server is asked elsewhere.
 */
public final class LayerStore {

  private static final Text OPENING = Text.of("Opening %s", "正在開啟 %s");
  private static final Text LOOKING = Text.of("Looking for changed files", "正在檢查檔案是否變更");

  /** How many stay open that nobody uses, for undo. */
  private static final int KEPT_UNUSED = 12;

  /** A file as it is to be read. */
  public record Source(Path file, Choices choices) {
    LayerOrigin origin() {
      return new LayerOrigin.OnDisk(file, choices);
    }
  }

  /** What came of opening, and in which state the file was before. */
  private record Opened(List<OpenedLayer> layers, String fileState) {}

  private final Jobs jobs;
  private final CompileCache cache;
  private final Documents documents;
  private final Map<LayerOrigin, LayerState> states = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<LayerOrigin, String> fileStates = new HashMap<>();
  private final Set<LayerOrigin> changed = new HashSet<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
  private boolean looking;

  /** A store of files alone. */
  public LayerStore(Jobs jobs, CompileCache cache) {
    this(
        jobs,
        cache,
        new Documents(
            Path.of("documents"),
            request -> {
              throw new RemoteSourceException(
                  Reason.NOT_ALLOWED, "No server is asked here.", "這裡不連線到伺服器。");
            }));
  }

  public LayerStore(Jobs jobs, CompileCache cache, Documents documents) {
    this.jobs = jobs;
    this.cache = cache;
    this.documents = documents;
  }

  /** Grows whenever a state changes, or a file is found changed. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Documents that are no files of this computer. */
  public Documents documents() {
    return documents;
  }

  // --- What is opened ----------------------------------------------------------------------------

  /** Which file of this computer a theme's layer is, and how it is read. */
  public Optional<Source> source(FileLayer layer) {
    return layer
        .path()
        .flatMap(LayerStore::path)
        .map(path -> new Source(path, LayerChoices.of(layer)));
  }

  private static Optional<Path> path(String written) {
    try {
      return Optional.of(Path.of(written));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What a theme's layer is opened from; empty for what is drawn elsewhere, and for groups. */
  public Optional<LayerOrigin> origin(ThemeLayer layer) {
    if (layer instanceof FileLayer file) {
      Optional<LayerOrigin> here = source(file).map(Source::origin);
      return here.or(
          () ->
              file.file()
                  .map(
                      kept ->
                          new LayerOrigin.WithTheme(
                              kept, ending(file.format()), LayerChoices.of(file))));
    }
    return layer instanceof DocumentLayer document
        ? Optional.of(origin(document))
        : Optional.empty();
  }

  private static LayerOrigin origin(DocumentLayer layer) {
    if (layer.url().isPresent()) {
      return new LayerOrigin.Linked(layer.kind(), layer.url().get());
    }
    if (layer.data().isPresent()) {
      return new LayerOrigin.Written(layer.data().get());
    }
    String ending = layer.kind() == DocumentLayer.Kind.KML ? ".kml" : ".geojson";
    return new LayerOrigin.WithTheme(layer.file().orElseThrow(), ending, Choices.NONE);
  }

  private static String ending(String format) {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "shapefile" -> ".zip";
      case "geopackage" -> ".gpkg";
      case "geotiff" -> ".tif";
      case "csv" -> ".csv";
      case "kml" -> ".kml";
      case "kmz" -> ".kmz";
      case "topojson" -> ".topojson";
      case "zip" -> ".zip";
      default -> ".geojson";
    };
  }

  // --- States ------------------------------------------------------------------------------------

  /** How far a file is; opening it begins when nobody asked before. */
  public LayerState state(Source source) {
    return state(source.origin());
  }

  /** How far the file of a theme's layer is; empty when it is none that can be found. */
  public Optional<LayerState> state(FileLayer layer) {
    return origin(layer).map(this::state);
  }

  /** How far something is; opening it begins when nobody asked before. */
  public LayerState state(LayerOrigin origin) {
    LayerState known = states.get(origin);
    return known != null ? known : open(origin);
  }

  /** How far something is, if anybody asked for it. */
  public Optional<LayerState> known(LayerOrigin origin) {
    return Optional.ofNullable(states.get(origin));
  }

  /** The opened layer behind a theme's layer, once it can be drawn. */
  public Optional<OpenedLayer> opened(FileLayer layer) {
    return state(layer)
        .flatMap(
            state ->
                state instanceof LayerState.Ready ready
                    ? ready.layer(layer.layer())
                    : Optional.empty());
  }

  /** Opens a file anew, as after it changed. */
  public LayerState open(Source source) {
    return open(source.origin());
  }

  /** Opens something anew, as after it changed. */
  public LayerState open(LayerOrigin origin) {
    String name = name(origin);
    changed.remove(origin);
    Job<Opened> job =
        jobs.start(
            new Text(
                OPENING.english().formatted(FileTrouble.plain(name)),
                OPENING.chinese().formatted(FileTrouble.plain(name))),
            progress -> opened(origin, progress));
    LayerState loading = become(origin, new LayerState.Loading(job));
    job.then(opened -> ready(origin, job, opened));
    job.failed(failure -> failed(origin, job, failure));
    job.ended(
        () -> {
          if (job.isCancelled() && isOf(origin, job)) {
            become(origin, new LayerState.Stopped());
          }
        });
    return loading;
  }

  private void ready(LayerOrigin origin, Job<?> job, Opened opened) {
    if (isOf(origin, job)) {
      fileStates.put(origin, opened.fileState());
      become(origin, new LayerState.Ready(opened.layers()));
    }
  }

  private void failed(LayerOrigin origin, Job<?> job, Throwable failure) {
    if (isOf(origin, job)) {
      fileStates.remove(origin);
      become(
          origin,
          new LayerState.Failed(
              FileTrouble.of(name(origin), failure), FileTrouble.isMissing(failure)));
    }
  }

  /** Whether a job is still the one whose outcome counts. */
  private boolean isOf(LayerOrigin origin, Job<?> job) {
    return states.get(origin) instanceof LayerState.Loading loading && loading.job() == job;
  }

  private Opened opened(LayerOrigin origin, Progress progress) throws IOException {
    Path file = documents.file(origin, progress);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    String before = CompileCache.state(file);
    Choices choices = choices(origin, file);
    List<OpenedLayer> layers = cache.open(file, choices, progress);
    if (origin instanceof LayerOrigin.OnDisk) {
      boolean only = layers.size() == 1;
      return new Opened(
          layers.stream().map(layer -> layer.with(Beside.read(file, layer.name(), only))).toList(),
          before);
    }
    return new Opened(layers, before);
  }

  /** What a person chose here, and else what was chosen beside the file. */
  private static Choices choices(LayerOrigin origin, Path file) throws IOException {
    if (origin instanceof LayerOrigin.OnDisk disk) {
      return disk.choices().or(ChoicesFile.read(file));
    }
    return origin instanceof LayerOrigin.WithTheme with ? with.choices() : Choices.NONE;
  }

  private static String name(LayerOrigin origin) {
    if (origin instanceof LayerOrigin.OnDisk disk) {
      return last(disk.file());
    }
    if (origin instanceof LayerOrigin.Linked linked) {
      return Documents.stem(linked.url());
    }
    return origin instanceof LayerOrigin.WithTheme with ? "file" + with.ending() : "GeoJSON";
  }

  private static String last(Path file) {
    @Nullable Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private LayerState become(LayerOrigin origin, LayerState state) {
    states.put(origin, state);
    revision.set(revision.get() + 1);
    return state;
  }

  /**
   * Closes what is not among these, but for the latest few: a compiled file is given back to the
   * system once nobody draws from it any more.
   */
  void keep(Set<LayerOrigin> used) {
    var unused = new ArrayList<LayerOrigin>();
    states.forEach(
        (origin, state) -> {
          if (!used.contains(origin) && !(state instanceof LayerState.Loading)) {
            unused.add(origin);
          }
        });
    for (LayerOrigin origin : unused.subList(0, Math.max(0, unused.size() - KEPT_UNUSED))) {
      states.remove(origin);
      fileStates.remove(origin);
      changed.remove(origin);
    }
  }

  // --- Files that change -------------------------------------------------------------------------

  /** Whether a file was found changed since it was opened. */
  public boolean isChanged(LayerOrigin origin) {
    return changed.contains(origin);
  }

  /**
   * Looks in the background whether files were changed or came back; those that came back are
   * opened.
   */
  public void lookForChanges() {
    Map<LayerOrigin, String> before = onDisk();
    if (looking || before.isEmpty()) {
      return;
    }
    looking = true;
    jobs.start(LOOKING, progress -> changedOf(before))
        .then(this::told)
        .ended(() -> looking = false);
  }

  /** Those of this computer that are open, or (empty state) missing. */
  private Map<LayerOrigin, String> onDisk() {
    var all = new LinkedHashMap<LayerOrigin, String>();
    states.forEach(
        (origin, state) -> {
          boolean missing = state instanceof LayerState.Failed failed && failed.missing();
          String opened = fileStates.get(origin);
          if (origin instanceof LayerOrigin.OnDisk && (missing || opened != null)) {
            all.put(origin, opened == null ? "" : opened);
          }
        });
    return all;
  }

  private static List<LayerOrigin> changedOf(Map<LayerOrigin, String> before) {
    var found = new ArrayList<LayerOrigin>();
    before.forEach(
        (origin, state) -> {
          try {
            Path file = ((LayerOrigin.OnDisk) origin).file();
            if (Files.exists(file) && !CompileCache.state(file).equals(state)) {
              found.add(origin);
            }
          } catch (IOException e) {
            // Gone meanwhile: what is open stays open, and is looked at again.
          }
        });
    return found;
  }

  private void told(List<LayerOrigin> found) {
    for (LayerOrigin origin : found) {
      if (states.get(origin) instanceof LayerState.Ready) {
        changed.add(origin);
        revision.set(revision.get() + 1);
      } else if (states.get(origin) instanceof LayerState.Failed) {
        open(origin);
      }
    }
  }
}
