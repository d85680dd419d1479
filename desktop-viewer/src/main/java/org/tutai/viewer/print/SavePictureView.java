package org.tutai.viewer.print;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tutai.geo.render.paint.Picture;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Pixels;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The dialog in which a picture of the map is chosen. */
final class SavePictureView {

  private static final Text SIZE = Text.of("Size", "尺寸");
  private static final Text RESOLUTION = Text.of("Resolution", "解析度");
  private static final Text WITH = Text.of("With the map", "附加內容");
  private static final Text TITLE = Text.of("Title of the map", "地圖標題");
  private static final Text PREVIEW = Text.of("Preview of the picture", "圖片預覽");
  private static final Text OTHERS =
      Text.of(
          "Layers of other servers are not in the preview; they are in the picture.",
          "預覽中不含其他伺服器的圖層，儲存的圖片則會包含。");
  private static final Text CANCEL = Text.of("Cancel", "取消");
  private static final Text COPY = Text.of("Copy", "複製");
  private static final Text SAVE = Text.of("Save…", "儲存…");

  private final Desk desk;
  private final Words words;
  private final SavePictureViewModel model;

  SavePictureView(Desk desk, SavePictureViewModel model) {
    this.desk = desk;
    this.words = desk.words();
    this.model = model;
  }

  /** The dialog's content; the model is open while it is shown. */
  Node content() {
    var box = new VBox(20, new HBox(24, preview(), form()), buttons());
    box.setId("save-picture");
    box.getStyleClass().add("panel-body");
    box.getStylesheets()
        .add(
            Objects.requireNonNull(SavePictureView.class.getResource("save-picture-view.css"))
                .toExternalForm());
    box.sceneProperty()
        .addListener(
            (value, before, now) -> {
              if (now == null) {
                model.close();
              } else {
                model.open();
              }
            });
    return box;
  }

  private Node preview() {
    var image = new ImageView();
    image.setPreserveRatio(true);
    image.setFitWidth(SavePictureViewModel.PREVIEW_WIDTH);
    image.setFitHeight(SavePictureViewModel.PREVIEW_HEIGHT);
    image.accessibleTextProperty().bind(words.of(PREVIEW));
    image
        .imageProperty()
        .bind(model.previewProperty().map(each -> each.map(SavePictureView::image).orElse(null)));
    var frame = new StackPane(image);
    frame.getStyleClass().add("picture-preview");
    frame.setMinSize(
        SavePictureViewModel.PREVIEW_WIDTH + 24, SavePictureViewModel.PREVIEW_HEIGHT + 24);
    var note = said(OTHERS);
    note.getStyleClass().add("hint");
    note.setMaxWidth(SavePictureViewModel.PREVIEW_WIDTH);
    note.visibleProperty().bind(model.hasOthers());
    return new VBox(8, frame, note);
  }

  static Image image(Picture picture) {
    return Pixels.image(picture.width(), picture.height(), picture.pixels());
  }

  private Node form() {
    var size = choice("picture-size", SIZE, SheetSize::title, List.of(SheetSize.values()));
    size.valueProperty().bindBidirectional(model.sizeProperty());
    var fine =
        choice("picture-resolution", RESOLUTION, Resolution::title, List.of(Resolution.values()));
    fine.valueProperty().bindBidirectional(model.resolutionProperty());
    var pixels = new Label();
    pixels.setId("picture-pixels");
    pixels.textProperty().bind(words.of(model.extent()));
    pixels.setWrapText(true);
    pixels.getStyleClass().add("hint");
    model
        .tooLarge()
        .addListener(
            (value, before, now) ->
                pixels.getStyleClass().setAll("label", now ? "field-error" : "hint"));
    var form =
        new VBox(8, heading(SIZE), size, heading(RESOLUTION), fine, pixels, heading(WITH), parts());
    form.setPrefWidth(280);
    return form;
  }

  private Node parts() {
    var parts = new VBox(8);
    for (MapSheet.Part part : MapSheet.Part.values()) {
      var box = new CheckBox();
      box.setId("picture-" + part.name().toLowerCase(java.util.Locale.ROOT));
      box.setWrapText(true);
      box.textProperty().bind(words.of(part.title()));
      box.selectedProperty().bindBidirectional(model.part(part));
      parts.getChildren().add(box);
      if (part == MapSheet.Part.TITLE) {
        parts.getChildren().add(titleField(box));
      }
    }
    return parts;
  }

  private Node titleField(CheckBox wanted) {
    var title = new TextField();
    title.setId("picture-title-text");
    title.promptTextProperty().bind(words.of(TITLE));
    title.accessibleTextProperty().bind(words.of(TITLE));
    title.textProperty().bindBidirectional(model.titleProperty());
    title.visibleProperty().bind(wanted.selectedProperty());
    title.managedProperty().bind(wanted.selectedProperty());
    return title;
  }

  private Label heading(Text text) {
    Label label = said(text);
    label.getStyleClass().add("section-title");
    return label;
  }

  private Label said(Text text) {
    var label = new Label();
    label.textProperty().bind(words.of(text));
    label.setWrapText(true);
    return label;
  }

  private <T> ComboBox<T> choice(
      String id, Text name, java.util.function.Function<T, Text> title, List<T> values) {
    var box = new ComboBox<T>();
    box.setId(id);
    box.getItems().setAll(values);
    box.accessibleTextProperty().bind(words.of(name));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setCellFactory(list -> new Choice<>(words, title));
    box.setButtonCell(new Choice<>(words, title));
    return box;
  }

  /** A choice in the language in use. */
  private static final class Choice<T> extends ListCell<T> {
    private final Words words;
    private final java.util.function.Function<T, Text> title;

    Choice(Words words, java.util.function.Function<T, Text> title) {
      this.words = words;
      this.title = title;
    }

    @Override
    protected void updateItem(T item, boolean empty) {
      super.updateItem(item, empty);
      textProperty().unbind();
      if (empty || item == null) {
        setText("");
      } else {
        textProperty().bind(words.of(title.apply(item)));
      }
    }
  }

  private Node buttons() {
    var cancel = button("picture-cancel", CANCEL, desk::closeDialog);
    cancel.setCancelButton(true);
    var copy = button("picture-copy", COPY, () -> model.copy(SavePictureView::toClipboard));
    copy.setGraphic(new FontIcon(Icons.COPY));
    copy.disableProperty().bind(model.tooLarge());
    var save =
        button(
            "picture-save",
            SAVE,
            () -> {
              model.save();
              desk.closeDialog();
            });
    save.setDefaultButton(true);
    save.getStyleClass().add("accent");
    save.disableProperty().bind(model.tooLarge());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8, copy, gap, cancel, save);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  private Button button(String id, Text text, Runnable action) {
    var button = new Button();
    button.setId(id);
    button.textProperty().bind(words.of(text));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Puts a picture on the clipboard. */
  static void toClipboard(Picture picture) {
    var content = new ClipboardContent();
    content.putImage(image(picture));
    Clipboard.getSystemClipboard().setContent(content);
  }
}
