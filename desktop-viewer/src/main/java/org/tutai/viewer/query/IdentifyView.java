package org.tutai.viewer.query;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.feature.Field;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.table.CellText;
import org.tutai.viewer.table.TableFeature;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What is under a place, by layer, in the inspector. */
final class IdentifyView extends ScrollPane {

  static final Text TITLE = Text.of("Identify", "查詢圖徵");

  private static final Text START = Text.of("Click the map", "請點按地圖");
  private static final Text START_HINT =
      Text.of(
          "What lies under the pointer is listed here, with all its attributes.",
          "游標下各圖層的圖徵與屬性會列在這裡。");
  private static final Text NOTHING = Text.of("Nothing here", "此處沒有圖徵");
  private static final Text NOTHING_HINT =
      Text.of("No visible layer has a feature at this place.", "目前顯示的圖層在此處都沒有圖徵。");
  private static final Text ZOOM = Text.of("Zoom to feature", "縮放至圖徵");
  private static final Text SELECT = Text.of("Select feature", "選取圖徵");
  private static final Text TABLE = Text.of("Show in attribute table", "在屬性表中顯示");
  private static final Text COPY = Text.of("Copy all attributes", "複製全部屬性");
  private static final Text COPY_VALUE = Text.of("Copy value", "複製值");
  private static final Text MORE = Text.of("More features lie here than are listed", "此處還有更多圖徵未列出");
  private static final double MARGIN = 1.4;
  private static final double NEAR_DEGREES = 0.002;

  private final Desk desk;
  private final Words words;
  private final IdentifyViewModel model;
  private final VBox body = new VBox();

  IdentifyView(Desk desk, IdentifyViewModel model) {
    this.desk = desk;
    this.words = desk.words();
    this.model = model;
    getStyleClass().add("identify-view");
    var sheet = IdentifyView.class.getResource("query-view.css");
    if (sheet != null) {
      getStylesheets().add(sheet.toExternalForm());
    }
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    body.getStyleClass().add("panel-body");
    setContent(body);
    model.foundProperty().addListener((value, before, now) -> show());
    words.languageProperty().addListener((value, before, now) -> show());
    show();
  }

  private void show() {
    body.getChildren().clear();
    setVvalue(0);
    Optional<Identified> found = model.foundProperty().get();
    if (found.isEmpty()) {
      body.getChildren().add(empty(START, START_HINT));
      return;
    }
    var place = found.get().place();
    var where = new Label(String.format(Locale.ROOT, "%.6f, %.6f", place.lon(), place.lat()));
    where.getStyleClass().add("hint");
    body.getChildren().add(where);
    if (found.get().layers().isEmpty()) {
      body.getChildren().add(empty(NOTHING, NOTHING_HINT));
    }
    boolean first = true;
    for (Identified.Layer layer : found.get().layers()) {
      body.getChildren().add(section(layer, first));
      first &= layer.items().isEmpty();
    }
  }

  private Node empty(Text title, Text hint) {
    var box =
        new VBox(Icons.graphic(Icons.IDENTIFY), label(title, "section-title"), label(hint, "hint"));
    box.getStyleClass().add("empty-state");
    return box;
  }

  private Label label(Text text, String style) {
    var label = new Label(words.get(text));
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }

  private Node section(Identified.Layer layer, boolean open) {
    var box = new VBox(8);
    var name = label(layer.title(), "section-title");
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    var head = new HBox(8, name);
    head.setAlignment(Pos.CENTER_LEFT);
    if (layer.items().size() > 1) {
      var count = new Label(String.valueOf(layer.items().size()) + (layer.more() ? "+" : ""));
      count.getStyleClass().add("chip");
      head.getChildren().add(count);
    }
    box.getChildren().add(head);
    layer
        .note()
        .ifPresent(
            note ->
                box.getChildren()
                    .add(layer.id().isPresent() ? label(note, "hint") : plain(words.get(note))));
    boolean unfold = open;
    for (Identified.Item item : layer.items()) {
      box.getChildren().add(card(layer, item, unfold));
      unfold = false;
    }
    if (layer.more()) {
      box.getChildren().add(label(MORE, "hint"));
    }
    return box;
  }

  private static Label plain(String text) {
    var label = new Label(CellText.line(text, CellText.LONGEST));
    label.setWrapText(true);
    return label;
  }

  /** A feature: its name, what can be done with it, and its attributes when it is unfolded. */
  private Node card(Identified.Layer layer, Identified.Item item, boolean unfolded) {
    String title = IdentifyViewModel.name(item.feature(), layer.fields(), words.language());
    var name = new Button(title);
    name.getStyleClass().addAll("flat", "feature-name");
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    name.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(name, Priority.ALWAYS);
    var head = new HBox(0, name);
    head.setAlignment(Pos.CENTER_LEFT);
    if (item.lonLat() != null) {
      head.getChildren().add(button(Icons.FULL_EXTENT, ZOOM, () -> zoom(item)));
    }
    layer
        .id()
        .filter(id -> layer.table())
        .ifPresent(
            id ->
                head.getChildren()
                    .addAll(
                        button(Icons.SELECT, SELECT, () -> model.select(id, item.feature())),
                        button(
                            Icons.TABLE,
                            TABLE,
                            () -> {
                              model.select(id, item.feature());
                              TableFeature.open(desk, id);
                            })));
    head.getChildren().add(button(Icons.COPY, COPY, () -> copy(layer, item)));
    var attributes = attributes(layer, item);
    attributes.setVisible(unfolded);
    attributes.managedProperty().bind(attributes.visibleProperty());
    name.graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> Icons.graphic(attributes.isVisible() ? Icons.EXPAND : Icons.NEXT),
                attributes.visibleProperty()));
    name.setOnAction(
        event -> {
          attributes.setVisible(!attributes.isVisible());
          model.mark(item);
        });
    var card = new VBox(head, attributes);
    card.getStyleClass().addAll("card", "feature-card");
    return card;
  }

  private Button button(org.kordamp.ikonli.Ikon icon, Text name, Runnable action) {
    Button button = Icons.button(icon, words.get(name));
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node attributes(Identified.Layer layer, Identified.Item item) {
    var grid = new GridPane();
    grid.getStyleClass().add("attributes");
    var names = new ColumnConstraints();
    names.setPercentWidth(38);
    var values = new ColumnConstraints();
    values.setPercentWidth(62);
    grid.getColumnConstraints().addAll(names, values);
    for (int i = 0; i < layer.fields().size(); i++) {
      grid.addRow(
          i, name(layer.fields().get(i)), value(layer.fields().get(i), item.feature().value(i)));
    }
    var box = new VBox(8, grid);
    item.measure().ifPresent(text -> box.getChildren().add(label(text, "hint")));
    return box;
  }

  private static Label name(Field field) {
    var label = new Label(CellText.line(field.name(), 80));
    label.getStyleClass().add("attribute-name");
    label.setTooltip(new Tooltip(field.name()));
    return label;
  }

  private Node value(Field field, @Nullable Object value) {
    String text = CellText.whole(value, field, words.language());
    String plain = CellText.plain(value);
    if (value instanceof String && IdentifyViewModel.isLink(plain)) {
      var link = new Hyperlink(text);
      link.setWrapText(true);
      link.setOnAction(event -> desk.browse(plain.strip()));
      return link;
    }
    var label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add(value == null ? "attribute-none" : "attribute-value");
    var copy = new MenuItem(words.get(COPY_VALUE));
    copy.setOnAction(event -> desk.copy(plain));
    label.setContextMenu(new ContextMenu(copy));
    return label;
  }

  private void copy(Identified.Layer layer, Identified.Item item) {
    var all = new StringBuilder();
    for (int i = 0; i < layer.fields().size(); i++) {
      all.append(layer.fields().get(i).name())
          .append('\t')
          .append(CellText.plain(item.feature().value(i)))
          .append('\n');
    }
    desk.copy(all.toString());
  }

  private void zoom(Identified.Item item) {
    var shape = item.lonLat();
    if (shape == null || shape.isEmpty()) {
      return;
    }
    model.mark(item);
    var extent = shape.getEnvelopeInternal().copy();
    double least = Math.max(extent.getWidth(), extent.getHeight());
    extent.expandBy(least > 0 ? least * (MARGIN - 1) / 2 : NEAR_DEGREES);
    if (extent.getMinY() < -90 || extent.getMaxY() > 90) {
      extent = shape.getEnvelopeInternal();
    }
    CrsBounds.ofLonLat(
            new Bounds(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()),
            desk.map().viewport().crs())
        .ifPresent(desk.map()::fit);
  }
}
