package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.tutai.geo.format.Choices;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.LayerChoices;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** A layer of the map, published on a server with its style. For the UI thread. */
public final class PublishViewModel {

  /** How far it is. */
  public enum Step {
    /** Its file is on the way. */
    /** What would be sent is told; may it go? */
    ASKING,
    SENDING,
    /** The server reads it. */
    INSPECTING,
    /** It waits to be described. */
    DESCRIBING,
    PUBLISHING,
    LIVE,
    /** It cannot go on; the problem says why. */
    STOPPED
  }

  /** What is asked about the layer. */
  public enum Field {
    TITLE,
    NAME,
    LICENCE,
    SOURCE,
    UPDATED
  }

  private static final Text LOOKING = Text.of("Looking at the layer's file", "正在檢視圖層的檔案");
  private static final Text SENDING = Text.of("Sending \"%s\"", "正在傳送「%s」");
  private static final Text PUBLISHING = Text.of("Publishing \"%s\"", "正在發布「%s」");
  private static final Text GIVING_UP = Text.of("Giving the upload up", "正在取消上傳");
  private static final Text NO_TITLE = Text.of("Give the layer a title.", "請填寫圖層標題。");
  private static final Text NO_LICENCE = Text.of("Say under which licence.", "請填寫授權方式。");
  private static final Text NO_SOURCE = Text.of("Say who made the data.", "請填寫資料來源。");
  private static final Text NO_DAY =
      Text.of("A day is written as 2026-11-21.", "日期請寫成 2026-11-21。");
  private static final Text NO_NAME =
      Text.of("Letters, digits, _, - and . only.", "只能用中文、英文、數字、_、- 與 .。");
  private static final Text NOTHING =
      Text.of("There is nothing in the file that can be published.", "檔案中沒有可以發布的圖層。");

  /**
   * What the server found.
   *
   * @param layer its name in the file
   */
  public record Found(String layer, long features, Text crs, String encoding, long bad) {}

  private final Desk desk;
  private final ServerViewModel servers;
  private final ReadOnlyObjectWrapper<Step> step =
      new ReadOnlyObjectWrapper<>(this, "step", Step.ASKING);
  private final ReadOnlyObjectWrapper<Optional<Sending>> sending =
      new ReadOnlyObjectWrapper<>(this, "sending", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> problem =
      new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Found>> found =
      new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Job<?>>> job =
      new ReadOnlyObjectWrapper<>(this, "job", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> page =
      new ReadOnlyObjectWrapper<>(this, "page", Optional.empty());
  private final ObservableMap<Field, Text> mistakes = FXCollections.observableHashMap();
  private final ObservableMap<Field, Text> readOnlyMistakes =
      FXCollections.unmodifiableObservableMap(mistakes);
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final StringProperty englishTitle = new SimpleStringProperty(this, "englishTitle", "");
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final StringProperty summary = new SimpleStringProperty(this, "summary", "");
  private final StringProperty licence = new SimpleStringProperty(this, "licence", "");
  private final StringProperty source = new SimpleStringProperty(this, "source", "");
  private final StringProperty updated = new SimpleStringProperty(this, "updated", "");
  private final BooleanProperty serviceOnly = new SimpleBooleanProperty(this, "serviceOnly");
  private final ObjectProperty<Optional<FileLayer>> layer =
      new SimpleObjectProperty<>(this, "layer", Optional.empty());
  private Optional<Uploading> upload = Optional.empty();
  private Choices choices = Choices.NONE;

  PublishViewModel(Desk desk, ServerViewModel servers) {
    this.desk = desk;
    this.servers = servers;
  }

  // --- What is seen ------------------------------------------------------------------------------

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** What leaves this computer when the layer is sent; empty while that is looked at. */
  ReadOnlyObjectProperty<Optional<Sending>> sendingProperty() {
    return sending.getReadOnlyProperty();
  }

  /** The server in use, as a person knows it. */
  String server() {
    return servers.client().map(client -> client.address().base()).orElse("");
  }

  /** What went wrong; empty for nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the server found in the file, once it has looked. */
  public ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** What is being done, to show how far it is and to cancel it. */
  public ReadOnlyObjectProperty<Optional<Job<?>>> jobProperty() {
    return job.getReadOnlyProperty();
  }

  /** The page that shows the layer, once it is live. */
  public ReadOnlyObjectProperty<Optional<String>> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** What is wrong with what was typed, by field. */
  public ObservableMap<Field, Text> mistakes() {
    return readOnlyMistakes;
  }

  /** In Chinese, or in whatever language it has one. */
  public StringProperty titleProperty() {
    return title;
  }

  public StringProperty englishTitleProperty() {
    return englishTitle;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty summaryProperty() {
    return summary;
  }

  public StringProperty licenceProperty() {
    return licence;
  }

  public StringProperty sourceProperty() {
    return source;
  }

  /** A day such as 2026-11-21, or empty. */
  public StringProperty updatedProperty() {
    return updated;
  }

  /** Whether pictures alone are given out. */
  public BooleanProperty serviceOnlyProperty() {
    return serviceOnly;
  }

  // --- Sending -----------------------------------------------------------------------------------

  /** Whether a layer of the map can be published: one of a file of this computer. */
  public boolean canPublish(String id) {
    return LayerTree.find(desk.project().map(), id)
        .filter(each -> each instanceof FileLayer file && file.path().isPresent())
        .isPresent();
  }

  /** Begins with a layer of the map: tells what would be sent of it. */
  public void begin(String id) {
    LayerTree.find(desk.project().map(), id)
        .filter(FileLayer.class::isInstance)
        .map(FileLayer.class::cast)
        .ifPresent(this::begin);
  }

  private void begin(FileLayer file) {
    Optional<ServerClient> client = servers.client();
    if (client.isEmpty() || file.path().isEmpty()) {
      return;
    }
    layer.set(Optional.of(file));
    upload = Optional.empty();
    choices = LayerChoices.of(file);
    found.set(Optional.empty());
    page.set(Optional.empty());
    problem.set(Optional.empty());
    mistakes.clear();
    title.set(file.entry().title());
    englishTitle.set("");
    name.set("");
    summary.set("");
    source.set(file.entry().attribution());
    updated.set("");
    serviceOnly.set(false);
    step.set(Step.ASKING);
    sending.set(Optional.empty());
    Set<String> joined =
        desk.contents().joined(file).isPresent() ? Set.of(file.entry().id()) : Set.of();
    desk.jobs()
        .start(LOOKING, progress -> Sending.ofLayer(file, joined))
        .then(
            looked -> {
              if (layer.get().filter(file::equals).isPresent()) {
                sending.set(Optional.of(looked));
              }
            });
  }

  /** Whether there is something to send, which was told. */
  private boolean canSend() {
    return step.get() == Step.ASKING
        && sending.get().filter(known -> known.count() > 0).isPresent();
  }

  /** Sends the layer, once it was told what is sent. */
  public void send() {
    Optional<ServerClient> client = servers.client();
    if (client.isPresent() && layer.get().isPresent() && canSend()) {
      step.set(Step.SENDING);
      send(client.get(), layer.get().get());
    }
  }

  private void send(ServerClient client, FileLayer file) {
    var uploading = new Uploading(client);
    upload = Optional.of(uploading);
    Path path = Path.of(file.path().orElseThrow());
    Optional<LayerView> joined = desk.contents().joined(file);
    if (joined.isPresent()) {
      choices = Choices.NONE;
    }
    Path folder = desk.cache().resolve("sending");
    Job<JsonNode> sending =
        desk.jobs()
            .start(
                SENDING.filled(Text.same(file.entry().title())),
                progress -> {
                  try (LayerPack pack = LayerPack.of(path, file.format(), joined, folder)) {
                    uploading.send(pack.file(), pack.name(), progress);
                  }
                  return uploading.until("inspecting", progress);
                });
    watch(sending);
    sending.then(state -> inspected(file, joined.isPresent(), state));
  }

  private void watch(Job<?> running) {
    ServerClient client = servers.client().orElseThrow();
    job.set(Optional.of(running));
    running
        .failed(
            failure -> {
              servers.heard(client, failure);
              problem.set(Optional.of(ServerException.words(failure)));
              step.set(found.get().isPresent() ? Step.DESCRIBING : Step.STOPPED);
            })
        .ended(() -> job.set(Optional.empty()));
  }

  private void inspected(FileLayer file, boolean joined, JsonNode state) {
    Optional<JsonNode> drawable = Optional.empty();
    for (JsonNode each : state.path("layers")) {
      boolean wanted =
          joined || file.layer().isEmpty() || each.path("name").asText().equals(file.layer());
      if (each.path("drawable").asBoolean() && (drawable.isEmpty() || wanted)) {
        drawable = Optional.of(each);
      }
    }
    if (drawable.isEmpty()) {
      problem.set(Optional.of(reason(state)));
      step.set(Step.STOPPED);
      return;
    }
    JsonNode report = drawable.get().path("report");
    long bad = 0;
    for (JsonNode count : report.path("badFeatures")) {
      bad += count.asLong();
    }
    found.set(
        Optional.of(
            new Found(
                drawable.get().path("name").asText(),
                report.path("features").asLong(),
                ServerLayer.text(report.path("crs").path("name"), "—"),
                report.path("encoding").path("name").asText(""),
                bad)));
    name.set(drawable.get().path("suggestedName").asText());
    if (title.get().isBlank()) {
      title.set(drawable.get().path("suggestedTitle").asText());
    }
    step.set(Step.DESCRIBING);
  }

  private static Text reason(JsonNode state) {
    JsonNode said =
        state.has("problem") ? state.get("problem") : state.path("layers").path(0).path("reason");
    return said.isMissingNode() ? NOTHING : ServerLayer.text(said, "");
  }

  /** Gives up what is being done, and what was sent. */
  public void cancel() {
    sending.set(Optional.empty());
    if (step.get() == Step.LIVE) {
      return;
    }
    job.get().ifPresent(Job::cancel);
    if (step.get() != Step.PUBLISHING) {
      upload.ifPresent(given -> desk.jobs().start(GIVING_UP, progress -> given.giveUp()));
      upload = Optional.empty();
    }
  }

  // --- Publishing --------------------------------------------------------------------------------

  /** Publishes it as described; what is wrong is told beside its field. */
  public void publish() {
    mistakes.clear();
    require(Field.TITLE, title, NO_TITLE);
    require(Field.LICENCE, licence, NO_LICENCE);
    require(Field.SOURCE, source, NO_SOURCE);
    if (!name.get().matches("[\\p{L}\\p{N}_.-]{0,100}")) {
      mistakes.put(Field.NAME, NO_NAME);
    }
    if (!isDay(updated.get().strip())) {
      mistakes.put(Field.UPDATED, NO_DAY);
    }
    if (mistakes.isEmpty() && upload.isPresent() && found.get().isPresent()) {
      publish(upload.get(), request());
    }
  }

  private void require(Field field, StringProperty typed, Text otherwise) {
    if (typed.get() == null || typed.get().isBlank()) {
      mistakes.put(field, otherwise);
    }
  }

  private static boolean isDay(String typed) {
    try {
      return typed.isEmpty() || LocalDate.parse(typed).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private ObjectNode request() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String english = englishTitle.get().isBlank() ? title.get() : englishTitle.get();
    body.putObject("title").put("zh-TW", title.get().strip()).put("en", english.strip());
    body.put("licence", licence.get().strip());
    body.putObject("source").put("attribution", source.get().strip());
    put(body, "summary", summary.get());
    put(body, "updated", updated.get());
    put(body, "name", name.get());
    body.put("sensitivity", serviceOnly.get() ? "service-only" : "open");
    body.put("layer", found.get().map(Found::layer).orElse(""));
    choices.encoding().ifPresent(encoding -> body.put("encoding", encoding.name()));
    choices.crs().ifPresent(crs -> body.put("crs", crs.code()));
    style().ifPresent(sld -> body.put("style", sld));
    return body;
  }

  private static void put(ObjectNode body, String member, String typed) {
    if (typed != null && !typed.isBlank()) {
      body.put(member, typed.strip());
    }
  }

  private Optional<String> style() {
    return layer.get().flatMap(file -> file.sld().or(() -> lasting(file.entry().id())));
  }

  private Optional<String> lasting(String id) {
    return desk.contents()
        .lastingStyle(id)
        .flatMap(
            style ->
                desk.contents().view(id).map(view -> SldWriter.write(view.info().name(), style)));
  }

  private void publish(Uploading uploading, ObjectNode request) {
    step.set(Step.PUBLISHING);
    problem.set(Optional.empty());
    Job<JsonNode> publishing =
        desk.jobs()
            .start(
                PUBLISHING.filled(Text.same(title.get())),
                progress -> uploading.publish(request, progress));
    watch(publishing);
    publishing.then(this::published);
  }

  private void published(JsonNode state) {
    JsonNode at = state.path("published");
    if (at.isMissingNode()) {
      problem.set(Optional.of(reason(state)));
      step.set(Step.DESCRIBING);
      return;
    }
    page.set(Optional.of(at.path("page").asText()));
    step.set(Step.LIVE);
    servers.check();
    servers.client().ifPresent(servers::changed);
  }

  /** Opens the page that shows the layer. */
  public void openPage() {
    page.get().ifPresent(desk::browse);
  }

  /** Puts the address of that page on the clipboard. */
  public void copyPage() {
    page.get().ifPresent(desk::copy);
  }
}
