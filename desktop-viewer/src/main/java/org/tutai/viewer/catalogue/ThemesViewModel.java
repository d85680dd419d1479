package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.StoredTheme;
import org.tutai.viewer.words.Text;

/** One's own theme maps on a server: found, opened, deleted. For the UI thread. */
public final class ThemesViewModel {

  private static final Text READING = Text.of("Reading your theme maps", "正在讀取我的主題圖");
  private static final Text OPENING = Text.of("Opening \"%s\"", "正在開啟「%s」");
  private static final Text DELETING = Text.of("Deleting \"%s\"", "正在刪除「%s」");
  private static final Text DELETED = Text.of("Deleted \"%s\" from the server", "已從伺服器刪除「%s」");
  private static final String THEMES = "/api/v1/themes";
  private static final int PAGE = 50;

  /**
   * A theme map in the list.
   *
   * @param link by which it is shared; empty when it is not
   */
  public record Row(String id, String title, int layers, Instant updated, Optional<String> link) {

    static Row of(JsonNode json) {
      String link = json.path("share").path("link").asText();
      return new Row(
          json.path("id").asText(),
          json.path("title").asText(),
          json.path("layers").asInt(),
          Instant.ofEpochMilli(json.path("updated").asLong()),
          link.isEmpty() ? Optional.empty() : Optional.of(link));
    }
  }

  /** Opens a map that was read. */
  public interface Opener {
    void open(ThemeMap map);
  }

  private record Page(List<Row> rows, Optional<String> next) {}

  private final Desk desk;
  private final ServerViewModel servers;
  private final Opener opener;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ObservableList<Row> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
  private final ReadOnlyObjectWrapper<Optional<Text>> problem =
      new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
  private Optional<String> next = Optional.empty();
  private int asked;

  /**
   * The themes of who is signed in.
   *
   * @param opener is given a map that says where it is stored
   */
  ThemesViewModel(Desk desk, ServerViewModel servers, Opener opener) {
    this.desk = desk;
    this.servers = servers;
    this.opener = opener;
    search.addListener(value -> load());
  }

  /** Those that are found, the newest first. */
  public ObservableList<Row> rows() {
    return readOnlyRows;
  }

  /** Words of title or description. */
  public StringProperty searchProperty() {
    return search;
  }

  public ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** What went wrong; empty for nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Reads the list from its beginning. */
  public void load() {
    next = Optional.empty();
    read(true);
  }

  /** Reads on, if there is more. */
  public void more() {
    if (next.isPresent() && !loading.get()) {
      read(false);
    }
  }

  private void read(boolean anew) {
    servers.client().ifPresent(client -> read(client, anew));
  }

  private void read(ServerClient client, boolean anew) {
    int mine = ++asked;
    String query =
        "?limit="
            + PAGE
            + (search.get().isBlank() ? "" : "&q=" + encoded(search.get().strip()))
            + next.map(after -> "&after=" + encoded(after)).orElse("");
    loading.set(true);
    problem.set(Optional.empty());
    desk.jobs()
        .start(READING, progress -> page(client.get(THEMES + query)))
        .then(
            page -> {
              if (mine == asked) {
                if (anew) {
                  rows.clear();
                }
                rows.addAll(page.rows());
                next = page.next();
              }
            })
        .failed(
            failure -> {
              if (mine == asked) {
                failed(client, failure);
              }
            })
        .ended(
            () -> {
              if (mine == asked) {
                loading.set(false);
              }
            });
  }

  private void failed(ServerClient client, Throwable failure) {
    problem.set(Optional.of(ServerException.words(failure)));
    servers.heard(client, failure);
  }

  private static Page page(JsonNode json) {
    var rows = new ArrayList<Row>();
    json.path("themes").forEach(each -> rows.add(Row.of(each)));
    String next = json.path("next").asText("");
    return new Page(rows, json.path("next").isTextual() ? Optional.of(next) : Optional.empty());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Opens a theme map in place of the one on the screen. */
  public void open(Row row) {
    servers
        .client()
        .ifPresent(
            client ->
                desk.jobs()
                    .start(OPENING.filled(Text.same(row.title())), progress -> read(client, row))
                    .then(opener::open)
                    .failed(failure -> failed(client, failure)));
  }

  private static ThemeMap read(ServerClient client, Row row) throws IOException {
    ServerClient.Answer answer = client.answer("GET", THEMES + "/" + ServerLayer.encoded(row.id()));
    JsonNode document = answer.json().path("document");
    if (!(document instanceof ObjectNode object)) {
      throw new IOException("the server sent no document");
    }
    var stored = new StoredTheme(client.address().base(), row.id(), answer.etag().orElse(""));
    return StoredTheme.with(ThemeSaving.from(object, client.address()), Optional.of(stored));
  }

  /** Deletes a theme map from the server; the map on the screen stays. */
  public void delete(Row row) {
    servers
        .client()
        .ifPresent(
            client ->
                desk.jobs()
                    .start(
                        DELETING.filled(Text.same(row.title())),
                        progress ->
                            client.answer("DELETE", THEMES + "/" + ServerLayer.encoded(row.id())))
                    .then(
                        gone -> {
                          rows.remove(row);
                          forget(client, row);
                          desk.tell(DELETED.filled(Text.same(row.title())));
                        })
                    .failed(failure -> failed(client, failure)));
  }

  private void forget(ServerClient client, Row row) {
    Project project = desk.project();
    boolean open =
        project
            .storedProperty()
            .get()
            .filter(at -> at.server().equals(client.address().base()) && at.id().equals(row.id()))
            .isPresent();
    if (open) {
      project.storedNowhere();
    }
  }
}
