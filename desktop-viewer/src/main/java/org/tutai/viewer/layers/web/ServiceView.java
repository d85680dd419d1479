package org.tutai.viewer.layers.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Pixels;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The page of the dialog that adds layers of web services. */
public final class ServiceView extends VBox {

  private static final Text ADDRESS = Text.of("Address of a service or document", "服務或文件的網址");
  private static final Text PROMPT =
      Text.of("https://… (WMS, WMTS, tiles, KML, GeoJSON)", "https://…（WMS、WMTS、圖磚、KML、GeoJSON）");
  private static final Text READ = Text.of("Read", "讀取");
  private static final Text CANCEL = Text.of("Cancel", "取消");
  private static final Text ASKING = Text.of("Asking the server…", "正在詢問伺服器…");
  private static final Text TEACH_TITLE = Text.of("Maps of other servers", "其他伺服器的地圖");
  private static final Text TEACH =
      Text.of(
          "Paste the address of a WMS or WMTS, of tiles with {z}/{x}/{y}, of TileJSON, or of a KML"
              + " or GeoJSON document. What it offers is listed here.",
          "貼上 WMS、WMTS、含 {z}/{x}/{y} 的圖磚、TileJSON，或 KML、GeoJSON 文件的網址，可用的圖層會列在這裡。");
  private static final Text ALLOW = Text.of("Allow %s", "允許 %s");
  private static final Text FIND = Text.of("Find in the list", "在清單中尋找");
  private static final Text LAYERS = Text.of("Layers of the service", "服務的圖層");
  private static final Text ADD_ONE = Text.of("Add layer", "加入圖層");
  private static final Text ADD_MANY = Text.of("Add %d layers", "加入 %d 個圖層");
  private static final Text STYLE = Text.of("Style", "樣式");
  private static final Text SAMPLE = Text.of("Sample", "範例");
  private static final Text LEGEND = Text.of("Legend", "圖例");
  private static final Text DRAWING = Text.of("Drawing a sample…", "正在繪製範例…");
  private static final Text PICK = Text.of("Choose a layer to see a sample of it.", "選擇圖層即可預覽。");

  private static final int MOST_FOUND = 500;
  private static final int FEW = 30;

  private final Words words;
  private final ServiceViewModel model;
  private final TextField address = new TextField();
  private final StackPane body = new StackPane();
  private final Button add = new Button();
  private final VBox about = new VBox(8);

  /** The page for a model. */
  public ServiceView(Words words, ServiceViewModel model) {
    super(12);
    this.words = words;
    this.model = model;
    getStyleClass().add("service-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(ServiceView.class.getResource("service-view.css"))
                .toExternalForm());
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(asking(), body);
    model.stateProperty().addListener((value, before, now) -> show(now));
    model.lookedProperty().addListener((value, before, now) -> describe());
    model.previewProperty().addListener((value, before, now) -> describe());
    model
        .picked()
        .addListener(
            (javafx.collections.MapChangeListener<OfferedLayer, String>) change -> count());
    words.languageProperty().addListener((value, before, now) -> count());
    show(model.stateProperty().get());
  }

  private Node asking() {
    var label = new Label();
    label.textProperty().bind(words.of(ADDRESS));
    label.setLabelFor(address);
    address.setId("service-url");
    address.promptTextProperty().bind(words.of(PROMPT));
    address.textProperty().bindBidirectional(model.urlProperty());
    address.setOnAction(event -> model.ask());
    HBox.setHgrow(address, Priority.ALWAYS);
    var read = button(READ, model::ask);
    read.setId("service-read");
    read.disableProperty().bind(address.textProperty().isEmpty());
    var line = new HBox(8, address, read);
    return new VBox(4, label, line);
  }

  private Button button(Text title, Runnable action) {
    var button = new Button();
    button.textProperty().bind(words.of(title));
    button.setOnAction(event -> action.run());
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private Label label(Text text, String style) {
    var label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.textProperty().bind(words.of(text));
    return label;
  }

  private void show(ServiceViewModel.State state) {
    body.getChildren().setAll(content(state));
  }

  private Node content(ServiceViewModel.State state) {
    if (state instanceof ServiceViewModel.State.Asking asking) {
      var cancel = button(CANCEL, asking.job()::cancel);
      var box = new VBox(12, new ProgressIndicator(), label(ASKING, "hint"), cancel);
      box.setAlignment(Pos.CENTER);
      return box;
    }
    if (state instanceof ServiceViewModel.State.Failed failed) {
      return trouble(failed.trouble());
    }
    if (state instanceof ServiceViewModel.State.Offered offered) {
      return offered(offered.offer());
    }
    var hint = label(TEACH, "hint");
    hint.setMaxWidth(400);
    var empty =
        new VBox(Icons.graphic(Icons.ADD_SERVER), label(TEACH_TITLE, "section-title"), hint);
    empty.getStyleClass().add("empty-state");
    return empty;
  }

  private Node trouble(ServiceTrouble trouble) {
    var what = label(trouble.what(), "field-error");
    what.setGraphic(Icons.graphic(Icons.ERROR));
    what.setId("service-error");
    var box = new VBox(8, what, label(trouble.advice(), "hint"));
    trouble
        .allow()
        .ifPresent(
            rule -> {
              var allow = new Button();
              allow.setId("service-allow");
              allow.textProperty().bind(words.of(ALLOW, rule.host()));
              allow.setOnAction(event -> model.allow());
              box.getChildren().add(allow);
            });
    box.getStyleClass().add("service-trouble");
    box.setMaxHeight(USE_PREF_SIZE);
    StackPane.setAlignment(box, Pos.TOP_LEFT);
    return box;
  }

  private Node offered(ServiceOffer offer) {
    var title = new Label(offer.title());
    title.getStyleClass().add("section-title");
    var kind = new Label(offer.kind());
    kind.getStyleClass().add("chip");
    kind.setMinWidth(USE_PREF_SIZE);
    var head = new HBox(8, title, kind);
    head.setAlignment(Pos.CENTER_LEFT);
    about.getStyleClass().setAll("service-about");
    var sheet = new ScrollPane(about);
    sheet.setFitToWidth(true);
    sheet.setMinWidth(ServicePreview.WIDTH + 16);
    sheet.setPrefWidth(ServicePreview.WIDTH + 16);
    var middle = new HBox(16);
    VBox.setVgrow(middle, Priority.ALWAYS);
    if (!offer.isSingle()) {
      middle.getChildren().add(list(offer));
    } else {
      HBox.setHgrow(sheet, Priority.ALWAYS);
    }
    middle.getChildren().add(sheet);
    describe();
    add.getStyleClass().setAll("button", "accent");
    add.setId("service-add");
    add.setDefaultButton(true);
    add.setOnAction(event -> model.add());
    count();
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot = new HBox(8, gap, add);
    foot.getStyleClass().add("add-foot");
    return new VBox(8, head, middle, foot);
  }

  private void count() {
    int chosen = model.picked().size();
    add.setText(words.get(chosen <= 1 ? ADD_ONE : ADD_MANY, chosen));
    add.setDisable(chosen == 0);
  }

  private Node list(ServiceOffer offer) {
    var tree = new TreeView<OfferedLayer>();
    tree.setId("service-layers");
    tree.accessibleTextProperty().bind(words.of(LAYERS));
    tree.setShowRoot(false);
    tree.setCellFactory(each -> new Cell());
    tree.setRoot(root(offer.layers()));
    tree.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (value, before, now) -> {
              if (now != null) {
                model.lookedProperty().set(Optional.of(now.getValue()));
              }
            });
    tree.setOnKeyPressed(
        event -> {
          TreeItem<OfferedLayer> item = tree.getSelectionModel().getSelectedItem();
          if (event.getCode() == javafx.scene.input.KeyCode.SPACE && item != null) {
            OfferedLayer layer = item.getValue();
            model.pick(layer, !model.picked().containsKey(layer));
            tree.refresh();
            event.consume();
          }
        });
    var find = new TextField();
    find.setId("service-find");
    find.promptTextProperty().bind(words.of(FIND));
    find.accessibleTextProperty().bind(words.of(FIND));
    find.textProperty()
        .addListener(
            (value, before, now) ->
                tree.setRoot(
                    now.isBlank() ? root(offer.layers()) : found(model.matching(now, MOST_FOUND))));
    VBox.setVgrow(tree, Priority.ALWAYS);
    var box = new VBox(8, find, tree);
    box.setMinWidth(200);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static TreeItem<OfferedLayer> root(List<OfferedLayer> layers) {
    var root = new TreeItem<OfferedLayer>();
    layers.forEach(layer -> root.getChildren().add(new Branch(layer)));
    boolean few = layers.size() == 1 && layers.get(0).layers().size() <= FEW;
    root.getChildren().forEach(child -> child.setExpanded(few || layers.size() == 1));
    root.setExpanded(true);
    return root;
  }

  private static TreeItem<OfferedLayer> found(List<OfferedLayer> layers) {
    var root = new TreeItem<OfferedLayer>();
    layers.forEach(layer -> root.getChildren().add(new TreeItem<>(layer)));
    root.setExpanded(true);
    return root;
  }

  /** Makes the items below it when they are first asked for. */
  private static final class Branch extends TreeItem<OfferedLayer> {
    private boolean made;

    Branch(OfferedLayer layer) {
      super(layer);
    }

    @Override
    public boolean isLeaf() {
      return getValue().layers().isEmpty();
    }

    @Override
    public javafx.collections.ObservableList<TreeItem<OfferedLayer>> getChildren() {
      if (!made) {
        made = true;
        getValue().layers().forEach(layer -> super.getChildren().add(new Branch(layer)));
      }
      return super.getChildren();
    }
  }

  private final class Cell extends TreeCell<OfferedLayer> {
    private final CheckBox box = new CheckBox();

    Cell() {
      box.setFocusTraversable(false);
      box.setOnAction(
          event -> {
            OfferedLayer layer = getItem();
            if (layer != null) {
              model.pick(layer, box.isSelected());
              getTreeView().getSelectionModel().select(getTreeItem());
            }
          });
    }

    @Override
    protected void updateItem(OfferedLayer layer, boolean empty) {
      super.updateItem(layer, empty);
      setText(empty || layer == null ? null : layer.about().title());
      boolean usable = !empty && layer != null && layer.maker().isPresent();
      setGraphic(usable ? box : null);
      setDisable(!empty && layer != null && layer.problem().isPresent());
      if (usable && layer != null) {
        box.setSelected(model.picked().containsKey(layer));
        box.setAccessibleText(layer.about().title());
      }
    }
  }

  private void describe() {
    about.getChildren().clear();
    Optional<OfferedLayer> looked = model.lookedProperty().get();
    if (looked.isEmpty()) {
      about.getChildren().add(label(PICK, "hint"));
      return;
    }
    OfferedLayer layer = looked.get();
    var title = new Label(layer.about().title());
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    about.getChildren().add(title);
    layer.problem().ifPresent(why -> about.getChildren().add(label(why, "field-error")));
    if (layer.maker().isPresent()) {
      about.getChildren().add(chips(layer.about()));
      picture();
    }
    if (layer.styles().size() > 1) {
      about.getChildren().addAll(label(STYLE, "hint"), styles(layer));
    }
    legend();
    if (!layer.about().summary().isBlank()) {
      var summary = new Label(layer.about().summary());
      summary.getStyleClass().add("hint");
      summary.setWrapText(true);
      about.getChildren().add(summary);
    }
  }

  private static Node chips(OfferedLayer.About about) {
    var chips = new HBox(4);
    for (String each : List.of(about.crs(), about.format())) {
      if (!each.isEmpty()) {
        var chip = new Label(each);
        chip.getStyleClass().add("chip");
        chips.getChildren().add(chip);
      }
    }
    return chips;
  }

  private void picture() {
    var frame = new StackPane();
    frame.getStyleClass().add("service-sample");
    frame.setMinSize(ServicePreview.WIDTH, ServicePreview.HEIGHT);
    frame.setMaxSize(ServicePreview.WIDTH, ServicePreview.HEIGHT);
    Optional<ServicePreview> preview = model.previewProperty().get();
    if (preview.isEmpty()) {
      frame.getChildren().add(label(DRAWING, "hint"));
    } else if (preview.get().picture().isPresent()) {
      var view = imageOf(preview.get().picture().get());
      view.accessibleTextProperty().bind(words.of(SAMPLE));
      frame.getChildren().add(view);
    } else if (preview.get().trouble().isPresent()) {
      var why = label(preview.get().trouble().get(), "field-error");
      why.setMaxWidth(ServicePreview.WIDTH - 16);
      frame.getChildren().add(why);
    } else {
      return;
    }
    about.getChildren().add(frame);
  }

  private void legend() {
    model
        .previewProperty()
        .get()
        .flatMap(ServicePreview::legend)
        .ifPresent(
            picture -> {
              var view = imageOf(picture);
              view.setPreserveRatio(true);
              view.setFitWidth(Math.min(picture.width(), ServicePreview.WIDTH));
              view.accessibleTextProperty().bind(words.of(LEGEND));
              about.getChildren().addAll(label(LEGEND, "hint"), view);
            });
  }

  private static ImageView imageOf(RemoteImage picture) {
    return new ImageView(Pixels.image(picture.width(), picture.height(), picture.pixels()));
  }

  private Node styles(OfferedLayer layer) {
    var box = new ComboBox<OfferedLayer.Style>();
    box.accessibleTextProperty().bind(words.of(STYLE));
    box.getItems().setAll(layer.styles());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setCellFactory(list -> new StyleCell());
    box.setButtonCell(new StyleCell());
    layer.styles().stream()
        .filter(style -> style.name().equals(model.style(layer)))
        .findFirst()
        .ifPresent(box::setValue);
    box.valueProperty().addListener((value, before, now) -> model.style(layer, now.name()));
    return box;
  }

  private static final class StyleCell extends ListCell<OfferedLayer.Style> {
    @Override
    protected void updateItem(OfferedLayer.Style style, boolean empty) {
      super.updateItem(style, empty);
      setText(empty || style == null ? null : style.title());
      setTooltip(empty || style == null ? null : new Tooltip(style.name()));
    }
  }
}
