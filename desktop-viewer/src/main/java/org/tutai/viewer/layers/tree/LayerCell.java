package org.tutai.viewer.layers.tree;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tutai.geo.render.paint.Picture;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Pixels;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A line of the layer tree as it is seen. */
final class LayerCell extends TreeCell<TreeLine> {

  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final PseudoClass FAINT = PseudoClass.getPseudoClass("faint");
  private static final double SWATCH_WIDTH = LegendBook.WIDTH;
  private static final double SWATCH_HEIGHT = LegendBook.HEIGHT;

  private static final Text SHOW = Text.of("Show %s", "顯示「%s」");
  private static final Text HIDE = Text.of("Hide %s", "隱藏「%s」");
  private static final Text LOCATE = Text.of("Locate…", "指定檔案…");
  private static final Text RELOAD = Text.of("Reload", "重新載入");
  private static final Text TRY_AGAIN = Text.of("Try again", "再試一次");
  private static final Text STOP = Text.of("Cancel", "取消");
  private static final Text GO_THERE = Text.of("Zoom there", "縮放到可見");
  private static final Text UNREADABLE = Text.of("A layer this version cannot read", "這個版本無法讀取的圖層");
  private static final Text MORE = Text.of("and %d more", "另有 %d 項");
  private static final Text NEW_TITLE = Text.of("Title of the layer", "圖層名稱");
  private static final Text NOTHING_IN_IT = Text.of("Drag layers into it", "把圖層拖進來");

  /** What a person can do at a line. */
  interface Hands {
    void toggle(String id);

    void locate(String id);

    void reopen(String id);

    void stop(String id);

    void zoomToScale(String id);

    void renamed(String id, String title);

    void stopRenaming();

    /** Which layer's title is being written. */
    Optional<String> renaming();
  }

  private final Words words;
  private final Hands hands;

  LayerCell(Words words, Hands hands) {
    this.words = words;
    this.hands = hands;
    getStyleClass().add("layer-cell");
    setText(null);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable TreeLine line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    setTooltip(null);
    setAccessibleText(null);
    pseudoClassStateChanged(OFF, false);
    pseudoClassStateChanged(FAINT, false);
    setGraphic(empty || line == null ? null : graphic(line));
  }

  private Node graphic(TreeLine line) {
    if (line instanceof TreeLine.Layer layer) {
      return ofLayer(layer);
    }
    if (line instanceof TreeLine.Sign sign) {
      return ofSign(sign);
    }
    if (line instanceof TreeLine.More more) {
      return hint(words.get(MORE, more.count()));
    }
    return hint(words.get(UNREADABLE));
  }

  private Label hint(String text) {
    var label = new Label(text);
    label.getStyleClass().add("hint");
    setAccessibleText(text);
    return label;
  }

  // --- A layer -----------------------------------------------------------------------------------

  private Node ofLayer(TreeLine.Layer layer) {
    String title = words.get(layer.title());
    setAccessibleText(title);
    pseudoClassStateChanged(OFF, !layer.shown());
    TreeLine.Health health = layer.status().health();
    pseudoClassStateChanged(
        FAINT, health == TreeLine.Health.TOO_FAR || health == TreeLine.Health.TOO_NEAR);
    var box = new VBox(titleLine(layer, title));
    box.getStyleClass().add("layer-lines");
    note(layer).ifPresent(box.getChildren()::add);
    return box;
  }

  private Node titleLine(TreeLine.Layer layer, String title) {
    Node name =
        hands.renaming().equals(Optional.of(layer.id()))
            ? nameField(layer, title)
            : nameLabel(title);
    HBox.setHgrow(name, Priority.ALWAYS);
    var row = new HBox(eye(layer, title), sign(layer), name);
    row.getStyleClass().add("layer-line");
    mark(layer).ifPresent(row.getChildren()::add);
    return row;
  }

  private Label nameLabel(String title) {
    var name = new Label(title);
    name.getStyleClass().add("layer-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    var tip = new Tooltip(title);
    tip.setWrapText(true);
    tip.setMaxWidth(400);
    name.setTooltip(tip);
    return name;
  }

  private TextField nameField(TreeLine.Layer layer, String title) {
    var field = new TextField(title);
    field.getStyleClass().add("layer-name-field");
    field.setAccessibleText(words.get(NEW_TITLE));
    field.setOnAction(event -> hands.renamed(layer.id(), field.getText()));
    field.addEventFilter(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hands.stopRenaming();
            event.consume();
          }
        });
    field
        .focusedProperty()
        .addListener(
            (of, before, now) -> {
              if (!now && hands.renaming().equals(Optional.of(layer.id()))) {
                hands.renamed(layer.id(), field.getText());
              }
            });
    javafx.application.Platform.runLater(
        () -> {
          field.requestFocus();
          field.selectAll();
        });
    return field;
  }

  private Button eye(TreeLine.Layer layer, String title) {
    Text does = layer.visible() ? HIDE : SHOW;
    Button eye = Icons.button(layer.visible() ? Icons.SHOWN : Icons.HIDDEN, words.get(does, title));
    eye.getStyleClass().add("layer-eye");
    eye.setFocusTraversable(false);
    eye.setOnAction(event -> hands.toggle(layer.id()));
    return eye;
  }

  private static Node sign(TreeLine.Layer layer) {
    if (layer.swatch().isPresent()) {
      return swatch(layer.swatch().get());
    }
    FontIcon icon = Icons.graphic(icon(layer.kind()));
    icon.getStyleClass().add("layer-kind");
    var box = new StackPane(icon);
    box.getStyleClass().add("layer-kind-box");
    return box;
  }

  private static Ikon icon(TreeLine.Kind kind) {
    return switch (kind) {
      case GROUP -> Icons.GROUP;
      case POINT -> Icons.POINT;
      case LINE -> Icons.LINE;
      case POLYGON -> Icons.POLYGON;
      case RASTER -> Icons.RASTER;
      case SERVER -> Icons.SERVER;
      case UNKNOWN -> Icons.LAYERS;
    };
  }

  /** On a piece of the map's ground, so that every symbol can be seen in light and dark. */
  private static StackPane swatch(Picture picture) {
    var box = new StackPane(image(picture, SWATCH_WIDTH));
    box.getStyleClass().add("layer-swatch");
    box.setMinSize(SWATCH_WIDTH, SWATCH_HEIGHT);
    box.setMaxSize(SWATCH_WIDTH, SWATCH_HEIGHT);
    return box;
  }

  private static ImageView image(Picture picture, double width) {
    var image = Pixels.image(picture.width(), picture.height(), picture.pixels());
    var view = new ImageView(image);
    view.setPreserveRatio(true);
    view.setFitWidth(width);
    return view;
  }

  private Optional<Node> mark(TreeLine.Layer layer) {
    TreeLine.Health health = layer.status().health();
    boolean wrong =
        health == TreeLine.Health.FAILED
            || health == TreeLine.Health.MISSING
            || health == TreeLine.Health.LACKING
            || health == TreeLine.Health.TROUBLE;
    if (wrong) {
      FontIcon icon = Icons.graphic(Icons.WARNING);
      icon.getStyleClass()
          .add(
              health == TreeLine.Health.TROUBLE || health == TreeLine.Health.LACKING
                  ? "layer-trouble"
                  : "layer-failure");
      return Optional.of(icon);
    }
    if (layer.opacity() < 1 && !layer.isGroup()) {
      var share = new Label(Math.round(layer.opacity() * 100) + "%");
      share.getStyleClass().add("layer-share");
      share.setMinWidth(USE_PREF_SIZE);
      return Optional.of(share);
    }
    return Optional.empty();
  }

  // --- What there is to say of it ----------------------------------------------------------------

  private Optional<Node> note(TreeLine.Layer layer) {
    if (layer.isGroup() && layer.lines().isEmpty()) {
      return Optional.of(note(layer, words.get(NOTHING_IN_IT), List.of()));
    }
    return layer
        .status()
        .words()
        .map(
            said ->
                layer.status().health() == TreeLine.Health.LOADING
                    ? loading(layer, words.get(said))
                    : note(layer, words.get(said), remedies(layer)));
  }

  private Node loading(TreeLine.Layer layer, String said) {
    var bar = new ProgressBar();
    ReadOnlyDoubleProperty progress =
        Objects.requireNonNull(layer.status().job().orElseThrow().progressProperty());
    bar.progressProperty().bind(progress);
    bar.setAccessibleText(said);
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button stop = Icons.button(Icons.CANCEL, words.get(STOP));
    stop.getStyleClass().add("layer-eye");
    stop.setFocusTraversable(false);
    stop.setOnAction(event -> hands.stop(layer.id()));
    var row = new HBox(bar, stop);
    row.getStyleClass().add("layer-note");
    return row;
  }

  private Node note(TreeLine.Layer layer, String said, List<Hyperlink> remedies) {
    var label = new Label(said);
    label.getStyleClass().addAll("hint", "layer-said");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    var box = new VBox(label);
    box.getStyleClass().add("layer-note");
    TreeLine.Health health = layer.status().health();
    if (health == TreeLine.Health.FAILED || health == TreeLine.Health.MISSING) {
      label.getStyleClass().add("field-error");
    }
    if (!remedies.isEmpty()) {
      var row = new HBox(12);
      row.getChildren().addAll(remedies);
      row.setAlignment(Pos.CENTER_LEFT);
      box.getChildren().add(row);
    }
    return box;
  }

  private List<Hyperlink> remedies(TreeLine.Layer layer) {
    String id = layer.id();
    return switch (layer.status().health()) {
      case MISSING, LACKING ->
          List.of(link(LOCATE, () -> hands.locate(id)), link(TRY_AGAIN, () -> hands.reopen(id)));
      case FAILED, STOPPED -> List.of(link(TRY_AGAIN, () -> hands.reopen(id)));
      case CHANGED -> List.of(link(RELOAD, () -> hands.reopen(id)));
      case TOO_FAR, TOO_NEAR -> List.of(link(GO_THERE, () -> hands.zoomToScale(id)));
      default -> List.of();
    };
  }

  private Hyperlink link(Text words, Runnable action) {
    var link = new Hyperlink(this.words.get(words));
    link.getStyleClass().add("small");
    link.setOnAction(event -> action.run());
    return link;
  }

  // --- A line of a legend ------------------------------------------------------------------------

  private Node ofSign(TreeLine.Sign sign) {
    LegendBook.Item item = sign.item();
    pseudoClassStateChanged(FAINT, !sign.shown());
    String title = said(item.title());
    setAccessibleText(title);
    if (!item.labels().isEmpty()) {
      return bar(item);
    }
    var name = new Label(title);
    name.getStyleClass().add("sign-name");
    name.setMinWidth(0);
    if (!title.isBlank()) {
      name.setTooltip(new Tooltip(title));
    }
    var row = new HBox(swatch(item.picture()), name);
    row.getStyleClass().add("sign-line");
    return row;
  }

  /** The title as it stands in the style; what the program itself writes there, in any language. */
  private String said(String title) {
    boolean ours = title.equals(NO_DATA.english()) || title.equals(NO_DATA.chinese());
    return ours ? words.get(NO_DATA) : title;
  }

  private static final Text NO_DATA = Text.of("No data", "無資料");

  private static Node bar(LegendBook.Item item) {
    var colours = new StackPane(image(item.picture(), LegendBook.BAR_WIDTH));
    colours.setAlignment(Pos.CENTER_LEFT);
    var labels = new Pane();
    labels.setPrefHeight(18);
    for (LegendBook.Label each : item.labels()) {
      var label = new Label(each.text());
      label.getStyleClass().add("small");
      label
          .layoutXProperty()
          .bind(
              label
                  .widthProperty()
                  .multiply(-each.share())
                  .add(each.share() * LegendBook.BAR_WIDTH));
      labels.getChildren().add(label);
    }
    var box = new VBox(2, colours, labels);
    if (!item.title().isBlank()) {
      box.getChildren().add(0, new Label(item.title()));
    }
    return box;
  }
}
