package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.format.Choices;
import org.tutai.server.store.layer.LayerTables;
import org.tutai.server.store.layer.UploadRow;
import org.tutai.server.store.layer.UploadState;
import org.tutai.server.store.layer.VersionRow;
import org.tutai.server.workspace.LocalText;
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

  private final LayerTables tables;
  private final Uploads uploads;
  private final Catalogue.Compiled compiled;
  private final LiveLayers live;
  private final Clock clock;
  private final Journal journal;
  private final VersionMaker maker;
  private final InHand inHand = new InHand();
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          THREADS,
          task -> {
            var thread = new Thread(task, "publish");
            thread.setDaemon(true);
            return thread;
          });

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
    this.maker = new VersionMaker(tables.versions(), compiled, clock);
    this.journal = journal;
  }

  /** How far the work on an upload is; empty when nothing is done to it. */
  Optional<Catalogue.Progress> progress(String id) {
    return inHand.progress(id);
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
          String request = String.valueOf(row.request());
          wanted.add(PublishRequest.readKept(request).name());
          var unused = publish(By.keptIn(JSON.readTree(request), row.owner()), row.id());
        }
        case INSPECTED, PUBLISHED, REFUSED -> log.debug("upload {} waits", row.id());
      }
    } catch (IOException e) {
      log.warn("The upload {} cannot be gone on with", row.id(), e);
    }
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
      ObjectNode found = Inspection.of(file, Choices.NONE, inHand.report(id));
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

  private static String problem(Path path, Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return words(refusal.text().en(), refusal.text().zhTw());
    }
    LocalText text = Problems.text(path, failure);
    return words(text.en(), text.zhTw());
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
    try {
      UploadRow row = uploads.again(id);
      if (row != null && row.state() == UploadState.PUBLISHING) {
        publishNow(by, row);
      }
      UploadRow now = uploads.again(id);
      if (now == null) {
        throw Refusal.noUpload();
      }
      result.complete(now);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  private void publishNow(By by, UploadRow row) {
    String name = "";
    boolean fresh = false;
    try {
      PublishRequest asked = PublishRequest.readKept(String.valueOf(row.request()));
      name = asked.name();
      fresh = !asked.newVersion();
      VersionRow made = maker.make(row, file(row), asked, inHand.report(row.id()));
      Optional<VersionRow> version =
          tables.layers().goLive(made, asked.description().write().toString(), row.id());
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
      if (fresh && !inHand.isClosed()) {
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

  /** Removes what a cancelled piece of work left. */
  private void done(String id) {
    if (inHand.end(id)) {
      uploads.remove(id);
    }
  }

  /** Stops whatever is done to an upload, and removes it. */
  void cancel(UploadRow row) {
    boolean working =
        row.state() == UploadState.INSPECTING || row.state() == UploadState.PUBLISHING;
    if (working) {
      inHand.cancel(row.id());
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

  private boolean remake(VersionRow version) {
    boolean remade = maker.remake(version);
    if (remade) {
      live.refresh();
    }
    return remade;
  }

  @Override
  public void close() {
    inHand.close();
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
