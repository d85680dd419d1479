package org.tutai.viewer.layers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.tutai.geo.format.Choices;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/** The files that are open, by path and choices. For the UI thread; the work is done elsewhere. */
public final class LayerStore {

  private static final Text OPENING = Text.of("Opening %s", "正在開啟 %s");

  /** A file as it is to be read. */
  public record Source(Path file, Choices choices) {}

  private final Jobs jobs;
  private final CompileCache cache;
  private final Map<Source, LayerState> states = new HashMap<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");

  public LayerStore(Jobs jobs, CompileCache cache) {
    this.jobs = jobs;
    this.cache = cache;
  }

  /** Grows whenever a state changes. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** How far a file is; opening it begins when nobody asked before. */
  public LayerState state(Source source) {
    LayerState known = states.get(source);
    if (known != null) {
      return known;
    }
    return open(source);
  }

  /** How far the file of a theme's layer is; empty when it is not on this computer. */
  public Optional<LayerState> state(FileLayer layer) {
    return source(layer).map(this::state);
  }

  /** Which file a theme's layer is, and how it is read. */
  public Optional<Source> source(FileLayer layer) {
    return layer.path().map(path -> new Source(Path.of(path), LayerChoices.of(layer)));
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
    if (!Files.exists(source.file())) {
      var missing =
          new LayerState.Failed(
              Text.of(
                  "There is no file %s. Was it moved?".formatted(plain(source.file())),
                  "找不到檔案 %s，是否已移動？".formatted(plain(source.file()))),
              true);
      return become(source, missing);
    }
    var job =
        jobs.start(
            Text.of(
                OPENING.english().formatted(plain(source.file().getFileName())),
                OPENING.chinese().formatted(plain(source.file().getFileName()))),
            progress -> cache.open(source.file(), source.choices(), progress));
    LayerState loading = become(source, new LayerState.Loading(job));
    job.then(layers -> become(source, new LayerState.Ready(layers)));
    job.failed(
        failure ->
            become(
                source,
                new LayerState.Failed(Text.same(String.valueOf(failure.getMessage())), false)));
    job.ended(
        () -> {
          if (job.isCancelled()) {
            states.remove(source);
          }
        });
    return loading;
  }

  /** As part of a text that may take arguments. */
  private static String plain(@org.jspecify.annotations.Nullable Path path) {
    return String.valueOf(path).replace("%", "%%");
  }

  private LayerState become(Source source, LayerState state) {
    states.put(source, state);
    revision.set(revision.get() + 1);
    return state;
  }
}
