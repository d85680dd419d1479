package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.store.layer.LayerTables;
import org.tutai.server.store.layer.UploadRow;
import org.tutai.server.store.layer.UploadState;
import org.tutai.server.store.layer.VersionRow;
import org.tutai.server.workspace.LayerWork;
import org.tutai.server.workspace.Problems;

/**
 * What is done to uploads in the background: looking into them and compiling them. Each piece of
 * work starts from its row and ends in one change of it, so that after a kill it is done again from
 * the start. Thread-safe.
 */
final class PublishingWork implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PublishingWork.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int THREADS = 2;
  private static final Duration GRACE = Duration.ofHours(24);
  private static final String NO_CHANGES = "{}";

  private final LayerTables tables;
  private final Uploads uploads;
  private final Catalogue.Compiled compiled;
  private final LiveLayers live;
  private final Clock clock;
  private final Journal journal;
  private final Map<String, Catalogue.Progress> progress = new ConcurrentHashMap<>();
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          THREADS,
          task -> {
            var thread = new Thread(task, "publish");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closed;

  PublishingWork(
      LayerTables tables,
      Uploads uploads,
      Catalogue.Compiled compiled,
      LiveLayers live,
      Clock clock,
      Journal journal) {
    this.tables = tables;
    this.uploads = uploads;
    this.compiled = compiled;
    this.live = live;
    this.clock = clock;
    this.journal = journal;
  }

  /** How far the work on an upload is; empty when nothing is done to it. */
  Optional<Catalogue.Progress> progress(String id) {
    return Optional.ofNullable(progress.get(id));
  }

  /** Serves what is live; what is missing is made again in the background. */
  void openLive() {
    for (VersionRow missing : live.refresh()) {
      threads.execute(() -> remake(missing));
    }
  }

  /** Collects what nobody needs, and goes on with what was interrupted. */
  void resume() {
    uploads.removeExpired();
    Set<String> wanted = new HashSet<>();
    for (UploadRow row : tables.uploads().all()) {
      resume(row, wanted);
    }
    for (String draft : tables.layers().drafts()) {
      if (!wanted.contains(draft)) {
        tables.layers().release(draft);
      }
    }
    threads.execute(this::collect);
    var unused = threads.scheduleWithFixedDelay(this::expire, 10, 10, TimeUnit.MINUTES);
  }

  private void resume(UploadRow row, Set<String> wanted) {
    try {
      switch (row.state()) {
        case RECEIVING -> {
          if (uploads.offset(row) == row.length()) {
            inspect(row.id());
          }
        }
        case INSPECTING -> threads.execute(() -> inspectNow(row.id()));
        case PUBLISHING -> {
          wanted.add(PublishRequest.readKept(String.valueOf(row.request())).name());
          var unused = publish(afterAStart(row), row.id());
        }
        case INSPECTED, PUBLISHED, REFUSED -> log.debug("upload {} waits", row.id());
      }
    } catch (IOException e) {
      log.warn("The upload {} cannot be gone on with", row.id(), e);
    }
  }

  private static By afterAStart(UploadRow row) {
    return new By(new Principal(row.owner(), "", Role.PUBLISHER, Optional.empty()), "");
  }

  private void expire() {
    try {
      uploads.removeExpired();
    } catch (RuntimeException e) {
      log.warn("Expired uploads could not be removed; it is tried again", e);
    }
  }

  private void collect() {
    try {
      Instant before = clock.instant().minus(GRACE);
      int folders = uploads.removeOrphans(before);
      int layers = compiled.layers().keepOnlyLayers(tables.versions().digests(), before);
      if (folders + layers > 0) {
        log.info(
            "{} uploads and {} compiled layers that nobody needs were removed", folders, layers);
      }
      for (String source : tables.versions().sources()) {
        if (compiled.sources().find(source).isEmpty()) {
          log.warn("The file {} of a published layer is missing from the store", source);
        }
      }
    } catch (IOException | RuntimeException e) {
      log.warn("The store of published layers could not be tidied", e);
    }
  }

  /** Has a file that is here as a whole looked at. */
  void inspect(String id) {
    if (tables
        .uploads()
        .move(id, UploadState.RECEIVING, UploadState.INSPECTING, null, null, null)) {
      threads.execute(() -> inspectNow(id));
    }
  }

  private void inspectNow(String id) {
    UploadRow row = uploads.again(id);
    if (row == null || row.state() != UploadState.INSPECTING) {
      return;
    }
    UploadedFile file = file(row);
    try {
      ObjectNode found = Inspection.of(file, Choices.NONE, at(id)::at);
      tables
          .uploads()
          .move(id, UploadState.INSPECTING, UploadState.INSPECTED, found.toString(), null, null);
    } catch (CancellationException e) {
      log.debug("upload {} was cancelled", id);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      log.debug("{} cannot be read", file.path(), e);
      tables
          .uploads()
          .move(
              id, UploadState.INSPECTING, UploadState.REFUSED, null, null, problem(file.path(), e));
    } finally {
      done(id);
    }
  }

  private UploadedFile file(UploadRow row) {
    return new UploadedFile(uploads.file(row), row.filename());
  }

  private interface At {
    void at(String layer, long done, long total);
  }

  private At at(String id) {
    return (layer, done, total) -> {
      if (closed || cancelled.contains(id)) {
        throw new CancellationException();
      }
      progress.put(id, new Catalogue.Progress(layer, done, total));
    };
  }

  /** Removes what a cancelled piece of work left. */
  private void done(String id) {
    progress.remove(id);
    if (cancelled.remove(id)) {
      uploads.remove(id);
    }
  }

  private static String problem(Path path, Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return words(refusal.text().en(), refusal.text().zhTw());
    }
    String english = Problems.message(path, failure);
    return words(english, "檔案無法讀取：" + english);
  }

  private static String words(String english, String chinese) {
    return JSON.createObjectNode().put("en", english).put("zh-TW", chinese).toString();
  }

  /** Has an upload compiled and made live. */
  CompletableFuture<UploadRow> publish(By by, String id) {
    var result = new CompletableFuture<UploadRow>();
    try {
      threads.execute(() -> publish(by, id, result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private void publish(By by, String id, CompletableFuture<UploadRow> result) {
    UploadRow row = uploads.again(id);
    if (row != null && row.state() == UploadState.PUBLISHING) {
      publishNow(by, row);
    }
    UploadRow now = uploads.again(id);
    if (now == null) {
      result.completeExceptionally(Refusal.noUpload());
    } else {
      result.complete(now);
    }
  }

  private void publishNow(By by, UploadRow row) {
    String name = "";
    boolean fresh = false;
    try {
      PublishRequest asked = PublishRequest.readKept(String.valueOf(row.request()));
      name = asked.name();
      fresh = !asked.newVersion();
      Optional<VersionRow> version = compile(row, asked);
      if (version.isPresent()) {
        fresh = false;
        live.refresh();
        journal.note(by, "layer.publish", name, "version " + version.get().number());
        forgetFileOfOne(row);
      }
    } catch (CancellationException e) {
      log.debug("publishing {} was cancelled", row.id());
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      log.debug("{} cannot be published", row.filename(), e);
      String problem = problem(uploads.file(row), e);
      tables
          .uploads()
          .move(row.id(), UploadState.PUBLISHING, UploadState.INSPECTED, null, null, problem);
    } finally {
      if (fresh && !closed) {
        tables.layers().release(name);
      }
      done(row.id());
    }
  }

  /** A file of one layer has become that; one of several waits for the others to be published. */
  private void forgetFileOfOne(UploadRow row) throws IOException {
    if (JSON.readTree(String.valueOf(row.inspection())).path("layers").size() <= 1) {
      uploads.removeFile(row.id());
    }
  }

  private Optional<VersionRow> compile(UploadRow row, PublishRequest asked) throws IOException {
    UploadedFile file = file(row);
    LayerWork work = drawable(file, asked);
    LayerWork.Made made =
        work.into(compiled.layers(), (done, total) -> at(row.id()).at(work.name(), done, total));
    String source;
    try (InputStream in = Files.newInputStream(file.path())) {
      source = compiled.sources().put(in, row.length()).digest();
    }
    return tables
        .layers()
        .goLive(
            new VersionRow(
                asked.name(),
                1,
                made.digest(),
                source,
                row.filename(),
                row.length(),
                work.name(),
                asked.choice().write().toString(),
                made.card().features(),
                ReportCardJson.write(made.card()).toString(),
                changes(asked, made),
                asked.style().orElse(null),
                row.owner(),
                clock.millis()),
            asked.description().write().toString(),
            row.id());
  }

  private static LayerWork drawable(UploadedFile file, PublishRequest asked) throws IOException {
    LayerWork work =
        file.work(asked.sourceLayer(), asked.choice().choices())
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "Say which layer of the file is meant (layer).",
                        "請指定要發布檔案中的哪一個圖層（layer）。"));
    Optional<Remark> refusal = work.refusal();
    if (refusal.isPresent()) {
      throw Refusal.invalid(refusal.get().english(), refusal.get().chinese());
    }
    return work;
  }

  private String changes(PublishRequest asked, LayerWork.Made made) throws IOException {
    List<VersionRow> before = asked.newVersion() ? tables.versions().of(asked.name()) : List.of();
    if (before.isEmpty()) {
      return NO_CHANGES;
    }
    JsonNode card = JSON.readTree(before.get(0).card());
    return SchemaChanges.between(ReportCardJson.read(card), made.card()).toString();
  }

  /** Stops whatever is done to an upload, and removes it. */
  void cancel(UploadRow row) {
    boolean working =
        row.state() == UploadState.INSPECTING || row.state() == UploadState.PUBLISHING;
    if (working) {
      cancelled.add(row.id());
    }
    uploads.remove(row.id());
  }

  /**
   * Sees to it that a version can be served.
   *
   * @throws Refusal when its compiled form is gone and its file as well
   */
  void ensureCompiled(VersionRow version) {
    if (!live.canOpen(version.digest()) && !remake(version)) {
      throw Refusal.conflict(
          "The files of this version are missing from the server's store; tell its administrator.",
          "伺服器上缺少這個版本的檔案，請通知管理員。");
    }
  }

  /** Compiles a version again from the file it came from; whether that could be done. */
  private boolean remake(VersionRow version) {
    Path folder = null;
    try {
      Optional<Path> source = compiled.sources().find(version.source());
      if (source.isEmpty()) {
        log.warn("{} cannot be prepared again: its file is missing", version.layer());
        return false;
      }
      folder = Files.createTempDirectory("tutai-remake-");
      Path named = folder.resolve(version.filename());
      Files.copy(source.get(), named);
      Choice choice = Choice.read(JSON.readTree(version.choices()));
      LayerWork work =
          new UploadedFile(named, version.filename())
              .work(version.sourceLayer(), choice.choices())
              .orElseThrow(Refusal::noLayer);
      LayerWork.Made made = work.into(compiled.layers(), (done, total) -> {});
      tables.versions().recompiled(version.layer(), version.number(), made.digest());
      live.refresh();
      log.info("{} was prepared again from its file", version.layer());
      return true;
    } catch (IOException | RuntimeException e) {
      log.warn("{} cannot be prepared again", version.layer(), e);
      return false;
    } finally {
      remove(folder, version.filename());
    }
  }

  private static void remove(@org.jspecify.annotations.Nullable Path folder, String filename) {
    try {
      if (folder != null) {
        Files.deleteIfExists(folder.resolve(filename));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      log.debug("{} stays", folder, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
