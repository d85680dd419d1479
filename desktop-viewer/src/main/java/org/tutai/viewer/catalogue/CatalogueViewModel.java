package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
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
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** What a server publishes, searched, and added to the map. For the UI thread. */
public final class CatalogueViewModel {

  private static final Text READING = Text.of("Reading the server's layers", "正在讀取伺服器的圖層");
  private static final Text LEGEND = Text.of("Reading the legend", "正在讀取圖例");
  private static final Text ADD = Text.of("Add \"%s\"", "加入「%s」");
  private static final Text ADDED = Text.of("Added \"%s\"", "已加入「%s」");

  /** A line of a legend: what it means, and its picture as PNG (may be empty). */
  public record LegendLine(String title, byte[] png) {}

  private final Desk desk;
  private final ServerViewModel servers;
  private final ServerDrawings drawings;
  private final List<ServerLayer> all = new ArrayList<>();
  private final ObservableList<ServerLayer> shown = FXCollections.observableArrayList();
  private final ObservableList<ServerLayer> readOnlyShown =
      FXCollections.unmodifiableObservableList(shown);
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
  private final ReadOnlyObjectWrapper<Optional<Text>> problem =
      new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ServerLayer>> picked =
      new ReadOnlyObjectWrapper<>(this, "picked", Optional.empty());
  private final ObservableList<LegendLine> legend = FXCollections.observableArrayList();
  private final ObservableList<LegendLine> readOnlyLegend =
      FXCollections.unmodifiableObservableList(legend);

  CatalogueViewModel(Desk desk, ServerViewModel servers, ServerDrawings drawings) {
    this.desk = desk;
    this.servers = servers;
    this.drawings = drawings;
    search.addListener(value -> filter());
    servers.clientProperty().addListener(value -> forget());
  }

  private void forget() {
    all.clear();
    filter();
  }

  /** Those that are found, in the server's order. */
  public ObservableList<ServerLayer> shown() {
    return readOnlyShown;
  }

  public StringProperty searchProperty() {
    return search;
  }

  public ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** Why the layers cannot be read; empty for nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The one looked at. */
  public ReadOnlyObjectProperty<Optional<ServerLayer>> pickedProperty() {
    return picked.getReadOnlyProperty();
  }

  /** The legend of the one looked at, once it is there. */
  public ObservableList<LegendLine> legend() {
    return readOnlyLegend;
  }

  private void filter() {
    shown.setAll(all.stream().filter(layer -> layer.matches(search.get())).toList());
    if (picked.get().filter(layer -> !shown.contains(layer)).isPresent()) {
      pick(Optional.empty());
    }
  }

  /** Reads what the server publishes. */
  public void load() {
    servers.client().ifPresent(this::load);
  }

  void load(ServerClient client) {
    loading.set(true);
    problem.set(Optional.empty());
    desk.jobs()
        .start(
            READING,
            progress -> {
              var found = new ArrayList<ServerLayer>();
              client
                  .get("/api/v1/layers")
                  .path("layers")
                  .forEach(each -> found.add(ServerLayer.of(each)));
              return found;
            })
        .then(
            found -> {
              if (servers.client().filter(each -> each == client).isPresent()) {
                all.clear();
                all.addAll(found);
                filter();
                drawings.know(found);
              }
            })
        .failed(
            failure -> {
              problem.set(Optional.of(ServerException.words(failure)));
              servers.heard(client, failure);
            })
        .ended(() -> loading.set(false));
  }

  /** Looks at a layer: its words and its legend. */
  public void pick(Optional<ServerLayer> layer) {
    if (layer.equals(picked.get())) {
      return;
    }
    picked.set(layer);
    legend.clear();
    if (layer.isPresent() && servers.client().isPresent()) {
      readLegend(servers.client().get(), layer.get());
    }
  }

  private void readLegend(ServerClient client, ServerLayer layer) {
    String path = "/api/v1/layers/" + ServerLayer.encoded(layer.name()) + "/legend";
    desk.jobs()
        .start(LEGEND, progress -> lines(client.get(path)))
        .then(
            lines -> {
              if (picked.get().equals(Optional.of(layer))) {
                legend.setAll(lines);
              }
            });
  }

  private static List<LegendLine> lines(JsonNode json) {
    var lines = new ArrayList<LegendLine>();
    for (JsonNode entry : json.path("entries")) {
      lines.add(new LegendLine(entry.path("title").asText(), png(entry.path("image").asText())));
    }
    return lines;
  }

  private static byte[] png(String data) {
    String start = "data:image/png;base64,";
    try {
      return data.startsWith(start)
          ? Base64.getDecoder().decode(data.substring(start.length()))
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Puts a layer on top of the map. */
  public void add(ServerLayer layer) {
    servers.client().ifPresent(client -> add(layer, client.address()));
  }

  private void add(ServerLayer layer, ServerAddress server) {
    String title = desk.words().get(layer.title());
    String id = LayerTree.newId();
    Entry entry =
        ServerDrawings.at(Entry.of(id, title.substring(0, Math.min(title.length(), 500))), server);
    var published =
        new PublishedLayer(
            entry,
            layer.name(),
            PublishedLayer.NEWEST,
            "default",
            Optional.empty(),
            Optional.empty());
    Text name = Text.same(title);
    desk.project().edit(ADD.filled(name), map -> LayerTree.add(map, published));
    desk.pickedLayerProperty().set(Optional.of(id));
    desk.tell(ADDED.filled(name));
  }
}
