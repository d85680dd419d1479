package org.tutai.viewer.layers.add;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A file of the list, with what is asked of it. */
final class FileRow extends VBox {

  private static final Text WAITING = Text.of("Waiting", "等候中");
  private static final Text CANCEL = Text.of("Cancel %s", "取消 %s");
  private static final Text TAKE_OFF = Text.of("Take %s off the list", "從清單移除 %s");
  private static final Text PREVIEW = Text.of("Preview…", "預覽…");
  private static final Text CHOOSE_SYSTEM = Text.of("Choose its coordinate system…", "選擇坐標系統…");
  private static final Text FEATURES = Text.of("%,d features", "%,d 個圖徵");
  private static final Text NOTHING =
      Text.of("There is no layer in it that can be drawn.", "檔案裡沒有可以繪製的圖層。");

  private final Words words;
  private final AddFilesViewModel model;
  private final FileItem item;
  private final Consumer<BooleanProperty> watch;
  private final VBox body = new VBox(4);

  FileRow(Words words, AddFilesViewModel model, FileItem item, Consumer<BooleanProperty> watch) {
    this.words = words;
    this.model = model;
    this.item = item;
    this.watch = watch;
    getStyleClass().add("add-row");
    getChildren().addAll(head(), body);
    item.stateProperty().addListener((value, before, now) -> show(now));
    show(item.state());
  }

  FileItem item() {
    return item;
  }

  private Node head() {
    var name = new Label(item.name());
    name.getStyleClass().add("section-title");
    name.setTooltip(new Tooltip(item.file().toString()));
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    boolean reading = item.state() instanceof FileItem.State.Reading;
    Button off = Icons.button(Icons.CLOSE, words.of(reading ? CANCEL : TAKE_OFF, item.name()));
    off.setOnAction(event -> model.dismiss(item));
    var head = new HBox(8, name, off);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void show(FileItem.State state) {
    body.getChildren().clear();
    if (state instanceof FileItem.State.Waiting) {
      body.getChildren().add(label(WAITING, "hint"));
    } else if (state instanceof FileItem.State.Reading reading) {
      var bar = new ProgressBar();
      bar.progressProperty().bind(reading.job().progressProperty());
      bar.setMaxWidth(Double.MAX_VALUE);
      body.getChildren().add(bar);
    } else if (state instanceof FileItem.State.Failed failed) {
      failed(failed);
    } else if (state instanceof FileItem.State.Found found) {
      found(found);
    }
  }

  private void failed(FileItem.State.Failed failed) {
    body.getChildren().add(label(failed.what(), "field-error"));
    if (!failed.detail().isEmpty()) {
      var detail = new Label(failed.detail());
      detail.getStyleClass().add("hint");
      detail.setWrapText(true);
      body.getChildren().add(detail);
    }
  }

  private void found(FileItem.State.Found found) {
    boolean placed = found.choices().stream().noneMatch(choice -> choice.held().unplaced());
    if (found.survey().drawable().isEmpty() && !found.survey().isTable() && placed) {
      body.getChildren().add(label(NOTHING, "field-error"));
    }
    for (FileItem.Choice choice : found.choices()) {
      body.getChildren().add(choice(choice));
      watch.accept(choice.chosen());
    }
    if (found.survey().isTable()) {
      var preview = new Button();
      preview.textProperty().bind(words.of(PREVIEW));
      preview.setOnAction(event -> model.previewedProperty().set(Optional.of(item)));
      body.getChildren().add(preview);
    }
  }

  private Node choice(FileItem.Choice choice) {
    FileSurvey.Held held = choice.held();
    var box = new CheckBox(held.title());
    box.selectedProperty().bindBidirectional(choice.chosen());
    box.setMnemonicParsing(false);
    box.setDisable(!held.drawable());
    box.setGraphic(Icons.graphic(icon(held.kind())));
    box.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(box, Priority.ALWAYS);
    var line = new HBox(8, box);
    line.getStyleClass().add("row");
    held.count()
        .ifPresent(
            count -> {
              var many = new Label();
              many.getStyleClass().addAll("hint", "number");
              many.setMinWidth(USE_PREF_SIZE);
              many.textProperty().bind(words.of(FEATURES, count));
              line.getChildren().add(many);
            });
    if (held.problem().isEmpty()) {
      return line;
    }
    var whole = new VBox(4, line, label(held.problem().get(), "hint"));
    if (held.unplaced()) {
      var choose = new Button();
      choose.textProperty().bind(words.of(CHOOSE_SYSTEM));
      choose.getStyleClass().add("add-system");
      choose.setOnAction(
          event ->
              model.placingProperty().set(Optional.of(new AddFilesViewModel.Placing(item, held))));
      whole.getChildren().add(choose);
    }
    return whole;
  }

  private static Ikon icon(GeometryKind kind) {
    return switch (kind) {
      case POINT -> Icons.POINT;
      case LINE -> Icons.LINE;
      case POLYGON, MIXED -> Icons.POLYGON;
      case RASTER -> Icons.RASTER;
      case NONE -> Icons.TABLE;
    };
  }

  private Label label(Text text, String style) {
    var label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.textProperty().bind(words.of(text));
    return label;
  }
}
