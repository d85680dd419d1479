package org.tutai.viewer.catalogue;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** Fields of forms with their names above and what is wrong with them below. */
final class Fields {

  private static final Text NONE = Text.same("");

  private final Words words;

  Fields(Words words) {
    this.words = words;
  }

  TextField line(String id, Text name, javafx.beans.property.StringProperty value) {
    return bound(new TextField(), id, name, value);
  }

  PasswordField secret(String id, Text name, javafx.beans.property.StringProperty value) {
    return bound(new PasswordField(), id, name, value);
  }

  TextArea lines(String id, Text name, javafx.beans.property.StringProperty value) {
    TextArea area = bound(new TextArea(), id, name, value);
    area.setPrefRowCount(3);
    area.setWrapText(true);
    return area;
  }

  private <C extends TextInputControl> C bound(
      C field, String id, Text name, javafx.beans.property.StringProperty value) {
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    field.accessibleTextProperty().bind(words.of(name));
    return field;
  }

  /** A field below its name. */
  VBox named(Text name, Node field) {
    var label = new Label();
    label.textProperty().bind(words.of(name));
    label.setLabelFor(field);
    return new VBox(4, label, field);
  }

  /** A field below its name, with what is wrong below it. */
  VBox named(Text name, Node field, ObservableValue<Optional<Text>> problem) {
    VBox box = named(name, field);
    box.getChildren().add(problem(problem));
    mark(field, problem.getValue());
    problem.addListener((value, before, now) -> mark(field, now));
    return box;
  }

  private static void mark(Node field, Optional<Text> problem) {
    field.pseudoClassStateChanged(Styles.STATE_DANGER, problem.isPresent());
    if (field instanceof ComboBox<?> box && box.isEditable()) {
      box.getEditor().pseudoClassStateChanged(Styles.STATE_DANGER, problem.isPresent());
    }
  }

  /** A sentence that is there only while something is wrong. */
  Label problem(ObservableValue<Optional<Text>> problem) {
    var label = new Label();
    label.getStyleClass().add("field-error");
    label.setWrapText(true);
    label.setGraphic(Icons.graphic(Icons.ERROR));
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(words.of(problem.map(each -> each.orElse(NONE))));
    label.visibleProperty().bind(problem.map(Optional::isPresent));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  Label text(Text text) {
    var label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(words.of(text));
    return label;
  }

  Label hint(Text text) {
    Label label = text(text);
    label.getStyleClass().add("hint");
    return label;
  }

  Button button(Text text, Runnable action) {
    var button = new Button();
    button.textProperty().bind(words.of(text));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  Button button(Text text, Ikon icon, Runnable action) {
    Button button = button(text, action);
    button.setGraphic(Icons.graphic(icon));
    return button;
  }

  /** The one button that goes on. */
  Button primary(Text text, Runnable action) {
    Button button = button(text, action);
    button.getStyleClass().add("accent");
    return button;
  }

  static HBox actions(Node... buttons) {
    var box = new HBox(8, buttons);
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  /** What is shown instead of nothing. */
  VBox empty(Ikon icon, Text title, Text hint, Node... buttons) {
    Label name = text(title);
    name.getStyleClass().add("section-title");
    var box = new VBox(8, Icons.graphic(icon), name, hint(hint));
    box.getChildren().addAll(buttons);
    box.getStyleClass().add("empty-state");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  static void shownWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }
}
