package org.tutai.server.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.format.ChoicesFile;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.LayerWork;

/**
 * Turns a source file into compiled layers that are open, by way of the store: what was compiled
 * before is only opened. Thread-safe for different files.
 */
final class SourceLoader {

  private static final Logger log = LoggerFactory.getLogger(SourceLoader.class);

  /** Told how far compiling is; throws to give up. */
  interface Progress {
    void at(String source, long done, long total);

    void done(String source);
  }

  private final CompiledStore store;
  private final Progress progress;

  SourceLoader(CompiledStore store, Progress progress) {
    this.store = store;
    this.progress = progress;
  }

  /**
   * Loads a file. What fails becomes a problem; layers of {@code before} then stay.
   *
   * @param before what is served of the file so far
   */
  LoadedFile load(SourceFile source, @Nullable LoadedFile before) {
    try {
      return opened(source, compiled(source));
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      log.debug("{} cannot be published", source.path(), e);
      return refused(source, before, e);
    }
  }

  /** The same layers with styles and metadata as they now lie beside the file. */
  LoadedFile restyle(SourceFile source, LoadedFile before) {
    var layers = new ArrayList<LoadedFile.Layer>();
    var problems = new ArrayList<LayerProblem>();
    boolean single = before.layers().size() == 1;
    for (LoadedFile.Layer layer : before.layers()) {
      StyleFiles.Look look = look(source, layer.entry().name(), single, layer.compiled());
      layers.add(
          new LoadedFile.Layer(
              layer.entry(), layer.compiled(), layer.card(), kept(look, layer.look())));
      problems.addAll(look.problems());
    }
    return new LoadedFile(source, before.servedKey(), layers, before.dataProblems(), problems);
  }

  /** A look whose files could not all be read leaves the one before in its place. */
  private static StyleFiles.Look kept(StyleFiles.Look now, StyleFiles.Look before) {
    return now.problems().isEmpty()
        ? now
        : new StyleFiles.Look(before.styles(), before.metadata(), now.problems());
  }

  private LoadedFile refused(SourceFile source, @Nullable LoadedFile before, Throwable failure) {
    LayerProblem problem = Problems.of(source.path(), failure);
    if (before == null || before.layers().isEmpty()) {
      return new LoadedFile(source, source.dataKey(), List.of(), List.of(problem), List.of());
    }
    var older =
        new LayerProblem(
            problem.source(), problem.message() + " The version before it is still served.");
    return new LoadedFile(
        source, before.servedKey(), before.layers(), List.of(older), before.lookProblems());
  }

  /**
   * What was compiled before stays; what failed before is tried again, as the program may be newer.
   */
  private CompiledFile compiled(SourceFile source) throws IOException {
    Optional<CompiledFile> known = store.find(source.dataKey());
    if (known.isPresent() && known.get().failures().isEmpty()) {
      return known.get();
    }
    CompiledFile file = compile(source, known.map(CompiledFile::layers).orElse(List.of()));
    store.put(source.dataKey(), file);
    return file;
  }

  private CompiledFile compile(SourceFile source, List<CompiledFile.Entry> known)
      throws IOException {
    var done = new HashMap<String, CompiledFile.Entry>();
    known.forEach(entry -> done.put(entry.name(), entry));
    var layers = new ArrayList<CompiledFile.Entry>();
    var failures = new ArrayList<CompiledFile.Failure>();
    Contents contents =
        Formats.open(source.format(), source.path(), ChoicesFile.read(source.path()));
    for (LayerWork work : LayerWork.of(source.name(), source.format().id(), contents)) {
      CompiledFile.Entry before = done.remove(work.name());
      if (before != null) {
        layers.add(before);
      } else {
        compile(source, work, layers, failures);
      }
    }
    return new CompiledFile(source.path().toString(), layers, failures);
  }

  private void compile(
      SourceFile source,
      LayerWork work,
      List<CompiledFile.Entry> layers,
      List<CompiledFile.Failure> failures) {
    try {
      Optional<Remark> refusal = work.refusal();
      if (refusal.isPresent()) {
        failures.add(new CompiledFile.Failure(work.name(), refusal.get().english()));
      } else {
        layers.add(compile(source, work));
      }
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      log.debug("{} of {} cannot be compiled", work.name(), source.path(), e);
      failures.add(new CompiledFile.Failure(work.name(), Problems.message(source.path(), e)));
    }
  }

  private CompiledFile.Entry compile(SourceFile source, LayerWork work) throws IOException {
    String label = label(source, work.name());
    try {
      LayerWork.Made made = store.compile(work, (done, total) -> progress.at(label, done, total));
      return new CompiledFile.Entry(work.name(), made.digest(), ReportCardJson.write(made.card()));
    } finally {
      progress.done(label);
    }
  }

  private LoadedFile opened(SourceFile source, CompiledFile file) throws IOException {
    var layers = new ArrayList<LoadedFile.Layer>();
    var problems = new ArrayList<LayerProblem>();
    for (CompiledFile.Entry entry : file.layers()) {
      LayerView compiled = open(source, entry);
      StyleFiles.Look look = look(source, entry.name(), file.layers().size() == 1, compiled);
      layers.add(new LoadedFile.Layer(entry, compiled, ReportCardJson.read(entry.card()), look));
      problems.addAll(look.problems());
    }
    var failures = new ArrayList<LayerProblem>();
    for (CompiledFile.Failure failure : file.failures()) {
      failures.add(new LayerProblem(label(source, failure.name()), failure.message()));
    }
    return new LoadedFile(source, source.dataKey(), layers, failures, problems);
  }

  private LayerView open(SourceFile source, CompiledFile.Entry entry) throws IOException {
    try {
      return store.open(entry);
    } catch (IOException e) {
      log.warn("The compiled layer {} of {} cannot be opened", entry.name(), source.path(), e);
      store.forget(source.dataKey());
      throw new WorkspaceException(
          "Its layer \""
              + entry.name()
              + "\" was prepared, but the prepared form cannot be opened. Start again to prepare it"
              + " anew.");
    }
  }

  private static StyleFiles.Look look(
      SourceFile source, String layer, boolean single, LayerView compiled) {
    var names = new LinkedHashSet<String>();
    names.add(layer);
    if (single) {
      names.add(source.stem());
    }
    return StyleFiles.read(
        source.folder(),
        names.stream().filter(StyleFiles::isPlainFileName).toList(),
        layer.isBlank() ? source.stem() : layer,
        compiled);
  }

  private static String label(SourceFile source, String layer) {
    return layer.equals(source.stem()) ? source.name() : source.name() + ": " + layer;
  }
}
