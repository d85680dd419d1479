package org.tutai.server.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.format.Format;

/**
 * Keeps what is published in step with files and folders.
 *
 * <p>Started, it loads everything there is, publishing layers as they come, and then looks now and
 * again for files that are new, changed or gone. A change is taken up once it has stood still from
 * one look to the next, so that a copy in progress is not read half way. A new version that cannot
 * be read leaves the one before it published. {@link #current()} may be called from any thread and
 * never waits.
 */
public final class Publisher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  /** How often to look for changes where nothing else is asked. */
  public static final Duration USUAL_PAUSE = Duration.ofSeconds(2);

  private static final long PUBLISH_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /** Told what happens, from threads of the publisher; must not wait long. */
  public interface Listener {

    /** A layer is being compiled. */
    default void compiling(Compiling progress) {}

    /** Everything there was to load has been loaded or refused. */
    default void ready(Published published) {}

    /** Layers of a file have changed, come or gone. */
    default void changed(String file, Published published) {}

    /** Something is not served as it should be. */
    default void problem(LayerProblem problem) {}
  }

  private final List<Path> roots;
  private final List<Format> formats;
  private final CompiledStore store;
  private final Listener listener;
  private final Duration pause;
  private final SourceLoader loader;
  private final Map<String, Compiling> compiling = new ConcurrentSkipListMap<>();

  // Guarded by "this".
  private final Map<Path, LoadedFile> loaded = new HashMap<>();
  private List<SourceFile> order = List.of();
  private List<LayerProblem> scanProblems = List.of();
  private final Set<LayerProblem> told = new HashSet<>();
  private long lastPublishedNanos;

  // Of the watching thread.
  private final Map<Path, String> unsettled = new HashMap<>();

  private volatile Published current = Published.NOTHING;
  private volatile boolean closed;
  private final Thread thread;

  /**
   * A publisher that has not started.
   *
   * @param roots files and folders
   * @param store where compiled layers rest; closed by the caller, after this
   * @param pause between two looks for changes
   */
  public Publisher(
      List<Path> roots,
      List<Format> formats,
      CompiledStore store,
      Listener listener,
      Duration pause) {
    this.roots = List.copyOf(roots);
    this.formats = List.copyOf(formats);
    this.store = store;
    this.listener = listener;
    this.pause = pause;
    this.loader = new SourceLoader(store, new Progress());
    this.thread = new Thread(this::run, "publisher");
    this.thread.setDaemon(true);
  }

  /** The directory of the store where compiled layers rest. */
  public Path workspace() {
    return store.directory();
  }

  /** What is published now. */
  public Published current() {
    return current;
  }

  /** The layers being compiled now. */
  public List<Compiling> compiling() {
    return List.copyOf(compiling.values());
  }

  /** Begins loading and watching, in the background. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      loadAll();
      while (!closed) {
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        lookAgain();
      }
    } catch (InterruptedException | CancellationException e) {
      log.debug("The publisher has been stopped");
    }
  }

  /** A look that fails must not be the last one. */
  private void lookAgain() {
    try {
      look();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("Looking for changed files failed; it is tried again", e);
    }
  }

  private void loadAll() throws InterruptedException {
    SourceScan.Found found = SourceScan.scan(roots, formats);
    synchronized (this) {
      order = found.files();
      scanProblems = found.problems();
    }
    loadEach(found.files());
    publish(true);
    synchronized (this) {
      store.keepOnly(keysInUse());
    }
    listener.ready(current);
  }

  private void loadEach(List<SourceFile> files) throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(files.size(), Runtime.getRuntime().availableProcessors())),
            task -> {
              var worker = new Thread(task, "compile");
              worker.setDaemon(true);
              return worker;
            });
    try {
      var tasks = new ArrayList<Future<?>>();
      for (SourceFile file : files) {
        tasks.add(threads.submit(() -> loadFirst(file)));
      }
      for (Future<?> task : tasks) {
        await(task);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(Future<?> task) throws InterruptedException {
    try {
      task.get();
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void loadFirst(SourceFile file) {
    if (closed) {
      throw new CancellationException();
    }
    LoadedFile result = loader.load(file, null);
    synchronized (this) {
      loaded.put(file.path(), result);
      if (System.nanoTime() - lastPublishedNanos > PUBLISH_PAUSE_NANOS) {
        publish(false);
      }
    }
  }

  /** One look at the files; takes up what has changed and stood still since the look before. */
  private void look() {
    SourceScan.Found found = SourceScan.scan(roots, formats);
    var changed = new ArrayList<String>();
    var now = new LinkedHashMap<Path, SourceFile>();
    for (SourceFile file : found.files()) {
      now.put(file.path(), file);
      LoadedFile before = loadedFile(file.path());
      if (before == null || !sameState(before.source(), file)) {
        if (settled(file.path(), file.dataKey() + file.styleKey())) {
          take(file, before);
          changed.add(file.name());
        }
      } else {
        unsettled.remove(file.path());
      }
    }
    changed.addAll(removeGone(now));
    keepUp(found, now, changed);
  }

  private synchronized @org.jspecify.annotations.Nullable LoadedFile loadedFile(Path path) {
    return loaded.get(path);
  }

  private static boolean sameState(SourceFile before, SourceFile now) {
    return before.dataKey().equals(now.dataKey()) && before.styleKey().equals(now.styleKey());
  }

  private boolean settled(Path path, String state) {
    if (state.equals(unsettled.put(path, state))) {
      unsettled.remove(path);
      return true;
    }
    return false;
  }

  private void take(SourceFile file, @org.jspecify.annotations.Nullable LoadedFile before) {
    LoadedFile result =
        before != null && before.source().dataKey().equals(file.dataKey())
            ? loader.restyle(file, before)
            : loader.load(file, before);
    synchronized (this) {
      loaded.put(file.path(), result);
    }
  }

  private List<String> removeGone(Map<Path, SourceFile> now) {
    var gone = new ArrayList<String>();
    synchronized (this) {
      for (Path path : List.copyOf(loaded.keySet())) {
        if (!now.containsKey(path) && settled(path, "gone")) {
          loaded.remove(path);
          gone.add(String.valueOf(path.getFileName()));
        }
      }
    }
    return gone;
  }

  private synchronized void keepUp(
      SourceScan.Found found, Map<Path, SourceFile> now, List<String> changed) {
    boolean problemsChanged = !found.problems().equals(scanProblems);
    if (changed.isEmpty() && !problemsChanged) {
      return;
    }
    var files = new ArrayList<>(now.values());
    for (LoadedFile file : loaded.values()) {
      if (!now.containsKey(file.source().path())) {
        files.add(file.source());
      }
    }
    order = files;
    scanProblems = found.problems();
    publish(true);
    store.keepOnly(keysInUse());
    changed.forEach(name -> listener.changed(name, current));
  }

  private Set<String> keysInUse() {
    var keys = new HashSet<String>();
    for (LoadedFile file : loaded.values()) {
      keys.add(file.servedKey());
      keys.add(file.source().dataKey());
    }
    return keys;
  }

  private synchronized void publish(boolean ready) {
    var problems = new ArrayList<>(scanProblems);
    var origins = new ArrayList<LayerNames.Origin>();
    var layers = new ArrayList<LoadedFile.Layer>();
    for (SourceFile file : order) {
      LoadedFile result = loaded.get(file.path());
      if (result != null) {
        problems.addAll(result.problems());
        for (LoadedFile.Layer layer : result.layers()) {
          origins.add(origin(file, layer));
          layers.add(layer);
        }
      }
    }
    current = new Published(current.generation() + 1, ready, named(layers, origins), problems);
    lastPublishedNanos = System.nanoTime();
    tell(problems);
  }

  /** A problem is told when it comes up, and again when it comes back. */
  private void tell(List<LayerProblem> problems) {
    told.retainAll(problems);
    for (LayerProblem problem : problems) {
      if (told.add(problem)) {
        listener.problem(problem);
      }
    }
  }

  private static LayerNames.Origin origin(SourceFile file, LoadedFile.Layer layer) {
    String name = layer.entry().name();
    boolean fileIsLayer = name.equals(file.stem());
    String container = fileIsLayer ? String.valueOf(file.folder().getFileName()) : file.stem();
    return new LayerNames.Origin(name, container);
  }

  private static List<PublishedLayer> named(
      List<LoadedFile.Layer> layers, List<LayerNames.Origin> origins) {
    List<String> names = LayerNames.unique(origins);
    var published = new ArrayList<PublishedLayer>();
    for (int i = 0; i < names.size(); i++) {
      LoadedFile.Layer layer = layers.get(i);
      published.add(
          new PublishedLayer(
              names.get(i),
              layer.look().metadata(),
              layer.compiled(),
              layer.look().styles(),
              layer.card()));
    }
    published.sort(Comparator.comparingInt(layer -> layer.metadata().order()));
    return published;
  }

  /** Stops; compiling is given up. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Progress implements SourceLoader.Progress {
    @Override
    public void at(String source, long done, long total) {
      if (closed) {
        throw new CancellationException();
      }
      var progress = new Compiling(source, done, total);
      compiling.put(source, progress);
      listener.compiling(progress);
    }

    @Override
    public void done(String source) {
      compiling.remove(source);
    }
  }
}
