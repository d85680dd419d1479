package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.theme.FilePaths;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.StoredTheme;
import org.tutai.viewer.theme.ThemeParts;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** The map on the screen, stored on a server and shared by a link. For the UI thread. */
public final class ShareViewModel {

  /** Who may see what is shared. */
  public enum Visibility {
    LINK,
    MEMBERS,
    PUBLIC;

    public Text title() {
      return switch (this) {
        case LINK -> Text.of("Whoever has the link", "知道連結的人");
        case MEMBERS -> Text.of("Members who are signed in", "登入的成員");
        case PUBLIC -> Text.of("Everyone (listed as public)", "所有人（列在公開主題圖）");
      };
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Visibility of(String code) {
      for (Visibility each : values()) {
        if (each.code().equals(code)) {
          return each;
        }
      }
      return LINK;
    }
  }

  /** How far it is. */
  public enum Step {
    DESCRIBING,
    WORKING,
    /** It was changed elsewhere: over that, or as another? */
    ASKING,
    SHARED
  }

  private static final Text EDIT = Text.of("Describe the map", "填寫地圖說明");
  private static final Text SHARING = Text.of("Sharing the map", "正在分享地圖");
  private static final Text COUNTING = Text.of("Looking at the map's files", "正在檢視地圖的檔案");
  private static final Text SAVING = Text.of("Saving the map to the server", "正在儲存至伺服器");
  private static final Text SAVED = Text.of("Saved \"%s\" on the server", "已將「%s」儲存至伺服器");
  private static final Text REVOKING = Text.of("Taking the link back", "正在停止分享");
  private static final Text REVOKED =
      Text.of("No longer shared; the link opens nothing now.", "已停止分享，連結不再能開啟。");
  private static final Text NO_TITLE = Text.of("Please give the map a title first.", "請先給地圖一個名稱。");
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_TEXT = 20_000;

  private record Outcome(StoredTheme stored, Optional<String> link, List<Text> leftOut) {}

  private final Desk desk;
  private final ServerViewModel servers;
  private final Project project;
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final StringProperty description = new SimpleStringProperty(this, "description", "");
  private final StringProperty author = new SimpleStringProperty(this, "author", "");
  private final ObjectProperty<Visibility> visibility =
      new SimpleObjectProperty<>(this, "visibility", Visibility.LINK);
  private final ReadOnlyObjectWrapper<Step> step =
      new ReadOnlyObjectWrapper<>(this, "step", Step.DESCRIBING);
  private final ReadOnlyObjectWrapper<Optional<Text>> titleProblem =
      new ReadOnlyObjectWrapper<>(this, "titleProblem", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> problem =
      new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> link =
      new ReadOnlyObjectWrapper<>(this, "link", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Sending>> sending =
      new ReadOnlyObjectWrapper<>(this, "sending", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Job<?>>> job =
      new ReadOnlyObjectWrapper<>(this, "job", Optional.empty());
  private final ObservableList<Text> remarks = FXCollections.observableArrayList();
  private final ObservableList<Text> readOnlyRemarks =
      FXCollections.unmodifiableObservableList(remarks);
  private boolean sharing = true;

  ShareViewModel(Desk desk, ServerViewModel servers) {
    this.desk = desk;
    this.servers = servers;
    this.project = desk.project();
    title.addListener(value -> titleProblem.set(Optional.empty()));
  }

  /** Begins with what the map says of itself, and with how it is shared already. */
  public void begin() {
    ThemeMap map = project.map();
    title.set(map.title());
    description.set(map.description());
    String name = servers.accountProperty().get().displayName();
    author.set(map.author().isBlank() ? name : map.author());
    problem.set(Optional.empty());
    titleProblem.set(Optional.empty());
    remarks.clear();
    link.set(Optional.empty());
    step.set(Step.DESCRIBING);
    servers.client().ifPresent(this::askHowShared);
    lookAtFiles(map);
  }

  private void lookAtFiles(ThemeMap map) {
    Set<String> with = Set.copyOf(joined(map).keySet());
    sending.set(Optional.empty());
    desk.jobs()
        .start(COUNTING, progress -> Sending.of(map, with))
        .then(found -> sending.set(Optional.of(found)));
  }

  private void askHowShared(ServerClient client) {
    Optional<StoredTheme> at = stored(client);
    if (at.isEmpty()) {
      return;
    }
    desk.jobs()
        .start(SHARING, progress -> client.get(path(at.get())).path("share"))
        .then(
            share -> {
              if (share.isObject() && step.get() == Step.DESCRIBING) {
                visibility.set(Visibility.of(share.path("visibility").asText()));
                link.set(Optional.of(share.path("link").asText()));
              }
            });
  }

  private Optional<StoredTheme> stored(ServerClient client) {
    return project.storedProperty().get().filter(at -> at.server().equals(client.address().base()));
  }

  private static String path(StoredTheme at) {
    return "/api/v1/themes/" + ServerLayer.encoded(at.id());
  }

  public StringProperty titleProperty() {
    return title;
  }

  public StringProperty descriptionProperty() {
    return description;
  }

  public StringProperty authorProperty() {
    return author;
  }

  public ObjectProperty<Visibility> visibilityProperty() {
    return visibility;
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** What is wrong with the title; empty for nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> titleProblemProperty() {
    return titleProblem.getReadOnlyProperty();
  }

  /** What went wrong; empty for nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The address to pass on; empty while it is not shared. */
  public ReadOnlyObjectProperty<Optional<String>> linkProperty() {
    return link.getReadOnlyProperty();
  }

  /** What leaves this computer when the map is stored; empty while that is looked at. */
  ReadOnlyObjectProperty<Optional<Sending>> sendingProperty() {
    return sending.getReadOnlyProperty();
  }

  /** The server in use, as a person knows it. */
  String server() {
    return servers.client().map(client -> client.address().base()).orElse("");
  }

  /** What is being done, to show how far it is and to cancel it. */
  public ReadOnlyObjectProperty<Optional<Job<?>>> jobProperty() {
    return job.getReadOnlyProperty();
  }

  /** What was left out or taken out. */
  public ObservableList<Text> remarks() {
    return readOnlyRemarks;
  }

  /** Stores the map and makes its link, or renews what the link shows. */
  public void share() {
    act(true, false, false);
  }

  /** Stores the map without a link. */
  public void save() {
    act(false, false, false);
  }

  /** Goes on over what was changed elsewhere. */
  public void writeOver() {
    act(sharing, true, false);
  }

  /** Goes on as another theme map. */
  public void saveAsAnother() {
    act(sharing, false, true);
  }

  private void act(boolean shared, boolean over, boolean anew) {
    Optional<ServerClient> client = servers.client();
    String name = title.get().strip();
    if (name.isEmpty()) {
      titleProblem.set(Optional.of(NO_TITLE));
      return;
    }
    if (client.isPresent()) {
      sharing = shared;
      describe(name);
      run(client.get(), shared, over, anew);
    }
  }

  private void describe(String name) {
    project.edit(
        EDIT,
        map ->
            ThemeParts.with(
                map,
                bounded(name.replaceAll("\\p{Cntrl}", " "), LONGEST_TITLE),
                bounded(description.get().strip(), LONGEST_TEXT),
                bounded(author.get().strip(), LONGEST_TITLE)));
    title.set(project.map().title());
  }

  private static String bounded(@Nullable String text, int longest) {
    String known = text == null ? "" : text;
    return known.substring(0, Math.min(known.length(), longest));
  }

  private void run(ServerClient client, boolean shared, boolean over, boolean anew) {
    ThemeMap map = project.map();
    Optional<StoredTheme> known = anew ? Optional.empty() : stored(client);
    var saving = new ThemeSaving(client, desk.cache().resolve("sending"), joined(map));
    var viewport = desk.map().viewport();
    String code = visibility.get().code();
    step.set(Step.WORKING);
    problem.set(Optional.empty());
    remarks.clear();
    Job<Outcome> started =
        desk.jobs()
            .start(
                shared ? SHARING : SAVING,
                progress -> {
                  ThemeMap seen =
                      ThemeParts.with(
                          map, org.tutai.viewer.project.ThemeViews.of(viewport, map.view()));
                  return outcome(client, saving.save(seen, known, over, progress), shared, code);
                });
    job.set(Optional.of(started));
    started
        .then(outcome -> done(outcome, shared, map))
        .failed(failure -> failed(client, failure))
        .ended(
            () -> {
              job.set(Optional.empty());
              if (step.get() == Step.WORKING) {
                step.set(Step.DESCRIBING);
              }
            });
  }

  private static Outcome outcome(
      ServerClient client, ThemeSaving.Saved saved, boolean shared, String code)
      throws IOException {
    if (!shared) {
      return new Outcome(saved.stored(), Optional.empty(), saved.leftOut());
    }
    JsonNode answer =
        client
            .json(
                "POST",
                path(saved.stored()) + "/share",
                JsonNodeFactory.instance.objectNode().put("visibility", code),
                Map.of())
            .json();
    var leftOut = new ArrayList<>(saved.leftOut());
    leftOut.addAll(ThemeSaving.remarks(answer.path("remarks")));
    return new Outcome(saved.stored(), Optional.of(answer.path("link").asText()), leftOut);
  }

  /** Layers that show more than their file: joined columns are sent along. */
  private Map<String, LayerView> joined(ThemeMap map) {
    var joined = new HashMap<String, LayerView>();
    for (FileLayer layer : FilePaths.files(map)) {
      desk.contents().joined(layer).ifPresent(view -> joined.put(layer.entry().id(), view));
    }
    return joined;
  }

  private void done(Outcome outcome, boolean shared, ThemeMap map) {
    project.storedAt(outcome.stored(), map);
    remarks.setAll(outcome.leftOut());
    if (shared) {
      link.set(outcome.link());
      outcome.link().ifPresent(desk::copy);
      step.set(Step.SHARED);
    } else {
      step.set(Step.DESCRIBING);
      desk.closeDialog();
      desk.tell(SAVED.filled(Text.same(project.map().title())));
      outcome.leftOut().forEach(each -> desk.trouble(each, Optional.empty(), () -> {}));
    }
  }

  private void failed(ServerClient client, Throwable failure) {
    servers.heard(client, failure);
    problem.set(Optional.of(ServerException.words(failure)));
    boolean changed = failure instanceof ServerException refused && refused.status() == 412;
    step.set(changed ? Step.ASKING : Step.DESCRIBING);
  }

  /** Gives up what is being done. */
  public void cancel() {
    job.get().ifPresent(Job::cancel);
  }

  /** Puts the link on the clipboard. */
  public void copyLink() {
    link.get().ifPresent(desk::copy);
  }

  /** Opens the link in the browser. */
  public void openLink() {
    link.get().ifPresent(desk::browse);
  }

  /** Shows the link that there is already. */
  public void showLink() {
    if (link.get().isPresent()) {
      step.set(Step.SHARED);
    }
  }

  /** Takes the link back. */
  public void revoke() {
    Optional<ServerClient> client = servers.client();
    Optional<StoredTheme> at = client.flatMap(this::stored);
    if (at.isEmpty()) {
      return;
    }
    desk.jobs()
        .start(REVOKING, progress -> client.get().answer("DELETE", path(at.get()) + "/share"))
        .then(
            gone -> {
              link.set(Optional.empty());
              step.set(Step.DESCRIBING);
              desk.closeDialog();
              desk.tell(REVOKED);
            })
        .failed(failure -> failed(client.get(), failure));
  }
}
