package org.tutai.viewer.catalogue;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** What the server publishes: found, looked at, added. */
final class CatalogueView {

  static final Text TITLE = Text.of("Layers of the server", "伺服器圖層");
  private static final Text SEARCH = Text.of("Search layers", "搜尋圖層");
  private static final Text ADD = Text.of("Add layer", "加入圖層");
  private static final Text NO_SERVER = Text.of("No server yet", "尚未連上伺服器");
  private static final Text NO_SERVER_HINT =
      Text.of("Connect to a Tutai server to see what it publishes.", "連上圖臺伺服器，就能瀏覽已發布的圖層。");
  private static final Text CONNECT = Text.of("Connect…", "連線…");
  private static final Text NOTHING = Text.of("No layer matches", "沒有符合的圖層");
  private static final Text NOTHING_HINT = Text.of("Try fewer or other words.", "請減少或更換關鍵字。");
  private static final Text LOADING = Text.of("Reading…", "讀取中…");
  private static final Text AGAIN = Text.of("Try again", "再試一次");
  private static final Text COUNT = Text.of("%,d features", "%,d 筆");
  private static final Text ONE = Text.of("1 feature", "1 筆");
  private static final Text LICENCE = Text.of("Licence: %s", "授權：%s");
  private static final Text MADE_BY = Text.of("Source: %s", "來源：%s");
  private static final Text AS_OF = Text.of("Data as of %s", "資料日期：%s");
  private static final Text PICTURES = Text.of("pictures only", "僅供圖片");

  private static final double ROW = 48;

  private final Desk desk;
  private final ServerViewModel servers;
  private final CatalogueViewModel model;
  private final Fields fields;
  private final Runnable connect;

  CatalogueView(Desk desk, ServerViewModel servers, CatalogueViewModel model, Runnable connect) {
    this.desk = desk;
    this.servers = servers;
    this.model = model;
    this.connect = connect;
    this.fields = new Fields(desk.words());
  }

  void show() {
    desk.inspect(TITLE, content());
  }

  /** A panel of the layers, made anew. */
  Node content() {
    if (!model.loadingProperty().get()) {
      model.load();
    }
    TextField search = fields.line("catalogue-search", SEARCH, model.searchProperty());
    search.promptTextProperty().bind(desk.words().of(SEARCH));
    ListView<ServerLayer> list = list();
    VBox.setVgrow(list, Priority.ALWAYS);
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
          }
        });
    var found = new VBox(8, search, stale(), list, details());
    Fields.shownWhile(found, servers.clientProperty().map(Optional::isPresent));
    VBox none =
        fields.empty(Icons.SERVER, NO_SERVER, NO_SERVER_HINT, fields.primary(CONNECT, connect));
    Fields.shownWhile(none, servers.clientProperty().map(Optional::isEmpty));
    var both = new StackPane(found, none);
    both.getStyleClass().add("panel-body");
    both.setMinWidth(280);
    both.setPrefWidth(360);
    return both;
  }

  /** What is known of earlier is shown on, with why there is nothing newer. */
  private Node stale() {
    Label why = fields.problem(model.problemProperty());
    why.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(why, Priority.ALWAYS);
    var line = new HBox(8, why, fields.button(AGAIN, model::load));
    line.setAlignment(Pos.CENTER_LEFT);
    Fields.shownWhile(
        line,
        Bindings.createBooleanBinding(
            () -> model.problemProperty().get().isPresent() && !model.shown().isEmpty(),
            model.problemProperty(),
            model.shown()));
    return line;
  }

  private ListView<ServerLayer> list() {
    var list = new ListView<>(model.shown());
    list.setId("catalogue-list");
    list.accessibleTextProperty().bind(desk.words().of(TITLE));
    list.setPlaceholder(placeholder());
    list.setCellFactory(view -> new Cell());
    list.setFixedCellSize(ROW);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((value, before, now) -> model.pick(Optional.ofNullable(now)));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            model.pickedProperty().get().ifPresent(model::add);
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.pickedProperty().get().ifPresent(model::add);
          }
        });
    return list;
  }

  private Node placeholder() {
    Label loading = fields.hint(LOADING);
    Fields.shownWhile(loading, model.loadingProperty());
    var problem = new VBox(8, fields.problem(model.problemProperty()));
    problem.getChildren().add(fields.button(AGAIN, Icons.REFRESH, model::load));
    problem.setAlignment(Pos.CENTER);
    Fields.shownWhile(problem, model.problemProperty().map(Optional::isPresent));
    VBox nothing = fields.empty(Icons.LOCATE, NOTHING, NOTHING_HINT);
    Fields.shownWhile(
        nothing,
        Bindings.createBooleanBinding(
            () -> !model.loadingProperty().get() && model.problemProperty().get().isEmpty(),
            model.loadingProperty(),
            model.problemProperty()));
    return new StackPane(loading, problem, nothing);
  }

  private Node details() {
    var box = new VBox(8);
    box.getStyleClass().add("card");
    Fields.shownWhile(box, model.pickedProperty().map(Optional::isPresent));
    Runnable fill =
        () -> {
          box.getChildren().clear();
          model.pickedProperty().get().ifPresent(layer -> fill(box, layer));
        };
    model.pickedProperty().addListener(value -> fill.run());
    fill.run();
    return box;
  }

  private void fill(VBox box, ServerLayer layer) {
    Label title = fields.text(layer.title());
    title.getStyleClass().add("section-title");
    box.getChildren().addAll(title, fields.hint(size(layer)), fields.text(layer.summary()));
    box.getChildren().add(legend());
    if (!layer.attribution().english().isEmpty()) {
      box.getChildren().add(hint(MADE_BY, layer.attribution()));
    }
    if (!layer.licence().isEmpty()) {
      box.getChildren().add(hint(LICENCE, Text.same(layer.licence())));
    }
    if (!layer.updated().isEmpty()) {
      box.getChildren().add(hint(AS_OF, Text.same(layer.updated())));
    }
    Button add = fields.button(ADD, Icons.ADD_LAYER, () -> model.add(layer));
    add.setId("catalogue-add");
    add.getStyleClass().add("accent");
    box.getChildren().add(Fields.actions(add));
  }

  private static Text size(ServerLayer layer) {
    return layer.serviceOnly() ? PICTURES : layer.count() == 1 ? ONE : COUNT.filled(layer.count());
  }

  private Label hint(Text said, Text about) {
    return fields.hint(said.filled(about));
  }

  private Node legend() {
    var lines = new VBox(4);
    Runnable fill =
        () ->
            lines
                .getChildren()
                .setAll(model.legend().stream().limit(12).map(CatalogueView::line).toList());
    model.legend().addListener((javafx.beans.Observable value) -> fill.run());
    fill.run();
    return lines;
  }

  private static Node line(CatalogueViewModel.LegendLine line) {
    var label = new Label(line.title());
    if (line.png().length > 0) {
      var sign = new StackPane(new ImageView(new Image(new ByteArrayInputStream(line.png()))));
      sign.getStyleClass().add("server-sign-picture");
      label.setGraphic(sign);
      label.setGraphicTextGap(8);
    }
    return label;
  }

  private static Ikon icon(ServerLayer layer) {
    return switch (layer.geometry()) {
      case "point" -> Icons.POINT;
      case "line" -> Icons.LINE;
      case "polygon" -> Icons.POLYGON;
      default -> Icons.RASTER;
    };
  }

  /** A layer by its title, its group and size below. */
  private final class Cell extends ListCell<ServerLayer> {

    private final Label title = new Label();
    private final Label below = new Label();
    private final Tooltip whole = new Tooltip();
    private final Button add = Icons.button(Icons.ADD, desk.words().of(ADD));
    private final HBox line;

    Cell() {
      below.getStyleClass().add("hint");
      below.setWrapText(false);
      below.setTooltip(whole);
      whole.textProperty().bind(below.textProperty());
      var both = new VBox(0, title, below);
      both.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(both, Priority.ALWAYS);
      both.setMinWidth(0);
      add.setMinWidth(Region.USE_PREF_SIZE);
      add.setFocusTraversable(false);
      add.setOnAction(event -> model.add(getItem()));
      line = new HBox(8, new Label(), both, add);
      line.setAlignment(Pos.CENTER_LEFT);
      line.setMinWidth(0);
      line.setPrefWidth(1);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    private Text about(ServerLayer layer) {
      return layer.group().chinese().isEmpty() ? size(layer) : layer.group();
    }

    @Override
    protected void updateItem(ServerLayer layer, boolean empty) {
      super.updateItem(layer, empty);
      title.textProperty().unbind();
      below.textProperty().unbind();
      setText(null);
      setGraphic(empty ? null : line);
      if (!empty) {
        line.getChildren().set(0, Icons.graphic(icon(layer)));
        title.textProperty().bind(desk.words().of(layer.title()));
        below.textProperty().bind(desk.words().of(about(layer)));
        accessibleTextProperty().bind(title.textProperty());
      }
    }
  }
}
