package org.tutai.viewer.query;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.draw.Naming;
import org.tutai.viewer.query.ExpressionViewModel.Joining;
import org.tutai.viewer.table.EcqlField;
import org.tutai.viewer.table.TableFeature;
import org.tutai.viewer.table.TableLayer;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A form that selects features by a condition. */
final class ExpressionView extends VBox {

  static final Text TITLE = Text.of("Select by expression", "依條件選取");

  private static final Text LAYER = Text.of("Layer", "圖層");
  private static final Text CONDITION = Text.of("Condition", "條件");
  private static final Text HINT =
      Text.of(
          "Texts stand in single quotes; %% in LIKE stands for any characters. Ctrl+Space"
              + " suggests.",
          "文字以單引號括住；LIKE 中的 %% 代表任意文字。按 Ctrl+Space 顯示建議。");
  private static final Text RESULT = Text.of("What becomes of the selection", "選取方式");
  private static final Text COUNT = Text.of("%s features meet the condition", "%s 筆符合條件");
  private static final Text START =
      Text.of(
          "Write a condition: how many features meet it is counted here.", "輸入條件式後，這裡會顯示符合的筆數。");
  private static final Text SELECT = Text.of("Select", "選取");
  private static final Text TABLE = Text.of("Select and show in table", "選取並開啟屬性表");

  private final Desk desk;
  private final Words words;
  private final ExpressionViewModel model;
  private final EcqlField field;

  ExpressionView(Desk desk, ExpressionViewModel model) {
    this.desk = desk;
    this.words = desk.words();
    this.model = model;
    this.field = new EcqlField(model.expression(), words);
    getStyleClass().addAll("panel-body", "expression-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(ExpressionView.class.getResource("query-view.css"))
                .toExternalForm());
    setPrefWidth(520);
    var hint = new Label();
    hint.textProperty().bind(words.of(HINT));
    hint.getStyleClass().add("hint");
    getChildren()
        .addAll(
            named(LAYER, layers()),
            named(CONDITION, field),
            hint,
            named(RESULT, joining()),
            count(),
            buttons());
    focusedProperty()
        .addListener(
            (value, before, now) -> {
              if (now) {
                field.field().requestFocus();
              }
            });
    setFocusTraversable(false);
  }

  private Node named(Text name, Node control) {
    var label = new Label();
    label.textProperty().bind(words.of(name));
    label.getStyleClass().add("section-title");
    return new VBox(4, label, control);
  }

  private Node layers() {
    var box = new ComboBox<TableLayer>();
    box.setMaxWidth(Double.MAX_VALUE);
    box.accessibleTextProperty().bind(words.of(LAYER));
    box.setConverter(TableLayer.titles());
    box.getItems().setAll(model.layers());
    box.setValue(model.layerProperty().get().orElse(null));
    box.valueProperty()
        .addListener(
            (value, before, now) -> {
              if (now != null) {
                model.use(now);
              }
            });
    return box;
  }

  private Node joining() {
    var box = new ComboBox<Joining>();
    box.getItems().setAll(Joining.values());
    box.setMaxWidth(Double.MAX_VALUE);
    box.accessibleTextProperty().bind(words.of(RESULT));
    Naming.rename(box, joiningNames());
    box.valueProperty().bindBidirectional(model.joiningProperty());
    words
        .languageProperty()
        .addListener((value, before, now) -> Naming.rename(box, joiningNames()));
    return box;
  }

  private StringConverter<Joining> joiningNames() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable Joining each) {
        return each == null ? "" : words.get(each.title());
      }

      @Override
      public @Nullable Joining fromString(String title) {
        return null;
      }
    };
  }

  private Node count() {
    var label = new Label();
    label.setId("expression-count");
    label.getStyleClass().add("expression-count");
    label.setMinHeight(20);
    label
        .textProperty()
        .bind(
            words.following(
                this::counted, model.foundProperty(), model.expression().textProperty()));
    model.foundProperty().addListener((value, before, now) -> emphasise(label, now.isPresent()));
    emphasise(label, model.foundProperty().get().isPresent());
    return label;
  }

  private String counted() {
    boolean empty = model.expression().textProperty().get().isBlank();
    return model
        .foundProperty()
        .get()
        .map(set -> words.get(COUNT, String.format("%,d", set.size())))
        .orElse(empty ? words.get(START) : "");
  }

  private static void emphasise(Label label, boolean known) {
    label.getStyleClass().removeAll("known", "hint");
    label.getStyleClass().add(known ? "known" : "hint");
  }

  private Node buttons() {
    var unknown =
        Bindings.createBooleanBinding(
            () -> model.foundProperty().get().isEmpty(), model.foundProperty());
    Button table = new Button();
    table.textProperty().bind(words.of(TABLE));
    table.disableProperty().bind(unknown);
    table.setOnAction(
        event -> {
          model.select();
          desk.closeDialog();
          model
              .layerProperty()
              .get()
              .ifPresent(layer -> TableFeature.openSelected(desk, layer.id()));
        });
    Button select = new Button();
    select.setId("expression-select");
    select.textProperty().bind(words.of(SELECT));
    select.getStyleClass().add("accent");
    select.setDefaultButton(true);
    select.disableProperty().bind(unknown);
    select.setOnAction(
        event -> {
          model.select();
          desk.closeDialog();
        });
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, gap, table, select);
    line.setAlignment(Pos.CENTER_RIGHT);
    return line;
  }

  /** The field that is written in first. */
  Node first() {
    return field.field();
  }
}
