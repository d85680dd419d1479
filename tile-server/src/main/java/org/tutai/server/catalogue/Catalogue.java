package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.store.Blobs;
import org.tutai.server.store.layer.LayerRow;
import org.tutai.server.store.layer.LayerState;
import org.tutai.server.store.layer.LayerTables;
import org.tutai.server.store.layer.UploadRow;
import org.tutai.server.store.layer.UploadState;
import org.tutai.server.store.layer.VersionRow;
import org.tutai.server.workspace.CompiledStore;
import org.tutai.server.workspace.MergedPublished.Uploaded;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.Versions;

/**
 * Layers that were published by sending a file, from the first byte to the last version.
 *
 * <p>Uploads are their owner's alone; of a layer that is served its owner and administrators may
 * make versions, roll back, withdraw and restore. Looking into files and compiling go on in the
 * background, and after a kill from where they were. Thread-safe.
 */
public final class Catalogue implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SAMPLES_AT_ONCE = 2;

  /**
   * Where a catalogue keeps things.
   *
   * @param home a directory that it alone uses, beside the blobs
   */
  public record Place(LayerTables tables, Blobs blobs, Path home) {}

  private final LayerTables tables;
  private final CompiledStore compiled;
  private final Uploads uploads;
  private final LiveLayers live;
  private final PublishingWork work;
  private final Clock clock;
  private final Journal journal;
  private final Semaphore samples = new Semaphore(SAMPLES_AT_ONCE);
  private volatile Supplier<Published> folder = () -> Published.NOTHING;

  private Catalogue(Place place, Limits limits, Clock clock, Journal journal) throws IOException {
    this.tables = place.tables();
    this.compiled = CompiledStore.open(place.home().resolve("compiled"));
    this.uploads = new Uploads(tables.uploads(), place.home().resolve("uploads"), limits, clock);
    this.live = new LiveLayers(tables, compiled);
    this.clock = clock;
    this.journal = journal;
    this.work =
        new PublishingWork(
            tables, uploads, new Compiled(compiled, place.blobs()), live, clock, journal);
  }

  /** The compiled layers and the files they were made from. */
  record Compiled(CompiledStore layers, Blobs sources) {}

  /**
   * Opens a catalogue and serves what is live; goes on with what a kill interrupted once
   * {@linkplain #start started}.
   */
  public static Catalogue open(Place place, Limits limits, Clock clock, Journal journal)
      throws IOException {
    var catalogue = new Catalogue(place, limits, clock, journal);
    catalogue.work.openLive();
    return catalogue;
  }

  /**
   * Collects what nobody needs and goes on with what was interrupted, in the background.
   *
   * @param servedFolder what is published of folders, whose names are taken
   */
  public void start(Supplier<Published> servedFolder) {
    folder = servedFolder;
    work.resume();
  }

  /** What is served now; the same object as long as nothing changes. */
  public Uploaded current() {
    return live.current();
  }

  /** The versions that are kept. */
  public Versions versions() {
    return live;
  }

  // ---- uploads

  /** An upload as its owner sees it. */
  public record Upload(UploadRow row, long offset, Optional<Progress> progress) {}

  /**
   * How far work is.
   *
   * @param layer that is being read
   * @param done features so far
   * @param total features in all, −1 when not known
   */
  public record Progress(String layer, long done, long total) {}

  /** The most bytes one file may have. */
  public long mostBytes() {
    return uploads.mostBytes();
  }

  /** Begins an upload; see {@link Uploads#begin}. */
  public Upload begin(By by, String filename, long length) throws IOException {
    UploadRow row = uploads.begin(by.who().id(), filename, length);
    journal.note(by, "upload.begin", row.id(), row.filename());
    return new Upload(row, 0, Optional.empty());
  }

  /** What is to say to a file that is longer than it may be. */
  public Refusal tooLarge() {
    return uploads.tooLarge();
  }

  /** One's own upload; a {@link Refusal} where there is none. */
  public Upload upload(Principal who, String id) throws IOException {
    return view(uploads.find(who.id(), id));
  }

  private Upload view(UploadRow row) throws IOException {
    return new Upload(row, uploads.offset(row), work.progress(row.id()));
  }

  /** One's own uploads, the newest first. */
  public List<Upload> uploads(Principal who) throws IOException {
    var all = new java.util.ArrayList<Upload>();
    for (UploadRow row : uploads.of(who.id())) {
      all.add(view(row));
    }
    return all;
  }

  /** Takes the next part of a file, see {@link Uploads#receive}; the last has it looked at. */
  public Upload receive(
      Principal who, String id, long offset, InputStream body, Optional<Uploads.Checksum> checksum)
      throws IOException {
    UploadRow row = uploads.find(who.id(), id);
    long here = uploads.receive(row, offset, body, checksum);
    if (here == row.length()) {
      work.inspect(id);
    }
    return upload(who, id);
  }

  /** Gives an upload up, whatever is being done with it. */
  public void cancel(By by, String id) {
    UploadRow row = uploads.find(by.who().id(), id);
    work.cancel(row);
    journal.note(by, "upload.cancel", id, row.filename());
  }

  /** The first rows of a layer of an upload, as they read under a choice; see {@link Sample}. */
  public ObjectNode sample(Principal who, String id, String layer, Choice choice, int rows)
      throws IOException {
    UploadRow row = uploads.find(who.id(), id);
    if (row.state() == UploadState.RECEIVING || !uploads.hasFile(row)) {
      throw Refusal.conflict("The file is not here as a whole.", "檔案尚未完整收到。");
    }
    if (!samples.tryAcquire()) {
      throw new Refusal(
          Refusal.Kind.BUSY, "Others are looking at files; ask again.", "目前有其他人在檢視檔案，請再試一次。");
    }
    try {
      return Sample.of(new UploadedFile(uploads.file(row), row.filename()), layer, choice, rows);
    } finally {
      samples.release();
    }
  }

  // ---- publishing

  /**
   * Publishes an upload as a new layer.
   *
   * @param request see {@link Description}; besides {@code name}, {@code layer} (in the file),
   *     {@code encoding}, {@code crs}, {@code style} (SLD)
   * @return the upload once it is published or has failed
   */
  public CompletableFuture<Upload> publish(By by, String id, JsonNode request) {
    Principal who = by.who();
    UploadRow row = ready(who, id);
    PublishRequest asked = PublishRequest.ofNew(request, suggestedName(row, request));
    checkName(who, asked.name());
    String record = asked.description().write().toString();
    long now = clock.millis();
    if (!tables
        .layers()
        .reserve(new LayerRow(asked.name(), who.id(), LayerState.DRAFT, 0, record, now, now))) {
      throw taken(who, asked.name());
    }
    return begin(by, row, asked);
  }

  /** Publishes an upload as a further version of a layer, which then is served. */
  public CompletableFuture<Upload> publishVersion(By by, String name, String id, JsonNode request)
      throws IOException {
    Principal who = by.who();
    LayerRow layer = own(who, name);
    if (layer.state() != LayerState.LIVE) {
      throw Refusal.conflict("The layer is withdrawn; restore it first.", "這個圖層已下架，請先恢復。");
    }
    UploadRow row = ready(who, id);
    return begin(by, row, PublishRequest.ofVersion(request, name, JSON.readTree(layer.record())));
  }

  private UploadRow ready(Principal who, String id) {
    UploadRow row = uploads.find(who.id(), id);
    boolean whole = row.state() == UploadState.INSPECTED || row.state() == UploadState.PUBLISHED;
    if (!whole || !uploads.hasFile(row)) {
      throw Refusal.conflict(
          "The upload is " + row.state().id() + "; only an inspected one can be published.",
          "這個上傳目前無法發布（狀態：" + row.state().id() + "）。");
    }
    return row;
  }

  private CompletableFuture<Upload> begin(By by, UploadRow row, PublishRequest asked) {
    if (!tables
        .uploads()
        .move(row.id(), row.state(), UploadState.PUBLISHING, null, asked.write(by), null)) {
      tables.layers().release(asked.name());
      throw Refusal.conflict("The upload is being published already.", "這個上傳正在發布中。");
    }
    return work.publish(by, row.id()).thenApply(this::viewUnchecked);
  }

  private Upload viewUnchecked(UploadRow row) {
    return new Upload(row, row.length(), work.progress(row.id()));
  }

  private static String suggestedName(UploadRow row, JsonNode request) {
    try {
      JsonNode layers = JSON.readTree(String.valueOf(row.inspection())).path("layers");
      String wanted = request.path("layer").asText("");
      for (JsonNode layer : layers) {
        if (wanted.isEmpty() || layer.path("name").asText().equals(wanted)) {
          return layer.path("suggestedName").asText("layer");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("an inspection was not kept well", e);
    }
    return "layer";
  }

  private void checkName(Principal who, String name) {
    if (tables.layers().find(name).isPresent()) {
      throw taken(who, name);
    }
    if (folder.get().layers().stream().anyMatch(layer -> layer.name().equals(name))) {
      throw taken(who, name);
    }
  }

  private Refusal taken(Principal who, String name) {
    boolean own = tables.layers().find(name).filter(layer -> mayChange(who, layer)).isPresent();
    return Refusal.conflict(
        "There is a layer named "
            + name
            + " already; "
            + (own
                ? "publish a new version of it, or choose another name."
                : "choose another name."),
        "已有名為「" + name + "」的圖層，" + (own ? "請發布為它的新版本，或改用其他名稱。" : "請改用其他名稱。"));
  }

  // ---- layers

  /** One's own layers, live and withdrawn, the last changed first. */
  public List<LayerRow> layers(Principal who) {
    return tables.layers().of(who.id());
  }

  /** The layer of a name, live or withdrawn, whoever asks; empty for a draft. */
  public Optional<LayerRow> layer(String name) {
    return tables.layers().find(name).filter(row -> row.state() != LayerState.DRAFT);
  }

  /** The versions of a layer, the newest first. */
  public List<VersionRow> versions(String name) {
    return tables.versions().of(name);
  }

  /** Whether somebody answers for a layer. */
  public boolean mayChange(Principal who, LayerRow layer) {
    return who.role() == Role.ADMINISTRATOR || layer.owner().equals(who.id());
  }

  /**
   * A layer that somebody may change.
   *
   * @throws Refusal when there is none, or it is somebody else's
   */
  private LayerRow own(Principal who, String name) {
    LayerRow layer = layer(name).orElseThrow(Refusal::noLayer);
    if (mayChange(who, layer)) {
      return layer;
    }
    throw layer.state() == LayerState.LIVE
        ? new Refusal(
            Refusal.Kind.FORBIDDEN,
            "Only whoever published this layer, or an administrator, may change it.",
            "只有發布者或管理員可以變更這個圖層。")
        : Refusal.noLayer();
  }

  /** Serves an earlier or later version of a live layer. */
  public void rollBack(By by, String name, int number) {
    own(by.who(), name);
    VersionRow version =
        tables.versions().of(name).stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid("The layer has no version of this number.", "這個圖層沒有這個編號的版本。"));
    work.ensureCompiled(version);
    if (!tables.layers().rollBack(name, number, clock.millis())) {
      throw Refusal.conflict("The layer is withdrawn; restore it first.", "這個圖層已下架，請先恢復。");
    }
    live.refresh();
    journal.note(by, "layer.rollback", name, String.valueOf(number));
  }

  /** Takes a layer out of service; its versions are kept. */
  public void withdraw(By by, String name) {
    own(by.who(), name);
    if (!tables.layers().move(name, LayerState.LIVE, LayerState.WITHDRAWN, clock.millis())) {
      throw Refusal.conflict("The layer is withdrawn already.", "這個圖層已經下架。");
    }
    live.refresh();
    journal.note(by, "layer.withdraw", name, "");
  }

  /** Serves a withdrawn layer again, in the version it had. */
  public void restore(By by, String name) {
    own(by.who(), name);
    if (folder.get().layers().stream().anyMatch(layer -> layer.name().equals(name))) {
      throw Refusal.conflict(
          "A file that is served has this name now; rename the file first.",
          "目前有檔案使用相同的圖層名稱，請先更改檔名。");
    }
    if (!tables.layers().move(name, LayerState.WITHDRAWN, LayerState.LIVE, clock.millis())) {
      throw Refusal.conflict("The layer is live already.", "這個圖層已在服務中。");
    }
    live.refresh();
    journal.note(by, "layer.restore", name, "");
  }

  /** Finishes nothing: what is under way goes on at the next start. */
  @Override
  public void close() throws IOException {
    work.close();
    compiled.close();
  }
}
