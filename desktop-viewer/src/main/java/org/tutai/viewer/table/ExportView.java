package org.tutai.viewer.table;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.table.RowExport.Kind;
import org.tutai.viewer.table.RowExport.Which;
import org.tutai.viewer.words.Text;

/** Asks which rows are exported into what kind of file, then where to. */
final class ExportView extends VBox {

  private static final Text TITLE = Text.of("Export table", "匯出屬性表");
  private static final Text WHICH = Text.of("Which", "範圍");
  private static final Text KIND = Text.of("Format", "格式");
  private static final Text SAVE = Text.of("Save as…", "另存新檔…");
  private static final Text SAVE_TITLE = Text.of("Save the features", "儲存圖徵");
  private static final Text WRITING = Text.of("Writing %s", "正在寫入 %s");
  private static final Text FAILED = Text.of("The file cannot be written: %s", "無法寫入檔案：%s");
  private static final Text COUNTED = Text.of("%s (%s)", "%s（%s）");

  private final Desk desk;
  private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.SHOWN);
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.CSV);

  private ExportView(Desk desk, AttributeTableViewModel model) {
    this.desk = desk;
    getStyleClass().add("panel-body");
    boolean some = !model.selectedProperty().get().isEmpty();
    which.set(some ? Which.SELECTED : Which.SHOWN);
    getChildren()
        .addAll(
            title(WHICH),
            choices(
                Which.values(),
                which,
                each -> counted(each, model),
                each -> each != Which.SELECTED || some),
            title(KIND),
            choices(Kind.values(), kind, Kind::title, each -> true),
            save(() -> model.export(which.get())));
  }

  /** Asks about the rows of a table. */
  static void open(Desk desk, AttributeTableViewModel model) {
    desk.dialog(TITLE, new ExportView(desk, model));
  }

  /** Rows that are settled: only the format is asked. */
  private ExportView(Desk desk, RowExport rows) {
    this.desk = desk;
    getStyleClass().add("panel-body");
    getChildren()
        .addAll(
            title(KIND),
            choices(Kind.values(), kind, Kind::title, each -> true),
            save(() -> Optional.of(rows)));
  }

  /** Asks into what kind of file rows are written. */
  static void open(Desk desk, RowExport rows) {
    desk.dialog(TITLE, new ExportView(desk, rows));
  }

  private static Text counted(Which which, AttributeTableViewModel model) {
    RowList list = model.rowsProperty().get().orElseThrow();
    int count =
        switch (which) {
          case ALL -> list.table().rows();
          case SHOWN -> list.size();
          case SELECTED -> model.selectedProperty().get().size();
        };
    String number = String.format("%,d", count);
    return Text.of(
        COUNTED.english().formatted(which.title().english(), number),
        COUNTED.chinese().formatted(which.title().chinese(), number));
  }

  private Label title(Text text) {
    var label = new Label();
    label.textProperty().bind(desk.words().of(text));
    label.getStyleClass().add("section-title");
    return label;
  }

  private <T> Node choices(
      T[] all, ObjectProperty<T> chosen, Function<T, Text> title, Function<T, Boolean> possible) {
    var box = new VBox(6);
    var group = new ToggleGroup();
    for (T each : all) {
      var button = new RadioButton();
      button.textProperty().bind(desk.words().of(title.apply(each)));
      button.setToggleGroup(group);
      button.setSelected(each.equals(chosen.get()));
      button.setDisable(!possible.apply(each));
      button.setOnAction(event -> chosen.set(each));
      box.getChildren().add(button);
    }
    return box;
  }

  private Node save(java.util.function.Supplier<Optional<RowExport>> rows) {
    var button = new Button();
    button.textProperty().bind(desk.words().of(SAVE));
    button.getStyleClass().add("accent");
    button.setDefaultButton(true);
    button.disableProperty().bind(Bindings.isNull(kind));
    button.setOnAction(event -> rows.get().ifPresent(export -> save(desk, export, kind.get())));
    var line = new HBox(button);
    line.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    return line;
  }

  /** Asks where to, then writes in the background. */
  static void save(Desk desk, RowExport rows, Kind kind) {
    desk.askSave(SAVE_TITLE, rows.suggestedName(kind), kind.ending())
        .ifPresent(
            file -> {
              desk.closeDialog();
              String name = String.valueOf(file.getFileName()).replace("%", "%%");
              desk.jobs()
                  .start(
                      Text.of(WRITING.english().formatted(name), WRITING.chinese().formatted(name)),
                      progress -> rows.write(kind, file, progress))
                  .then(desk::tell)
                  .failed(why -> failed(desk, rows, kind, why));
            });
  }

  private static void failed(Desk desk, RowExport rows, Kind kind, Throwable why) {
    String said = String.valueOf(why.getMessage()).replace("%", "%%");
    desk.trouble(
        Text.of(FAILED.english().formatted(said), FAILED.chinese().formatted(said)),
        Optional.of(SAVE),
        () -> save(desk, rows, kind));
  }
}
