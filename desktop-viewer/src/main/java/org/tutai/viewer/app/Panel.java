package org.tutai.viewer.app;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** Something shown for a while: a title and a cross above it. */
final class Panel extends VBox {

  private static final Text CLOSE = Text.of("Close", "關閉");

  private final Node content;

  /**
   * A panel.
   *
   * @param style what it is: {@code inspector}, {@code drawer} or {@code dialog}
   * @param close closes it
   */
  Panel(Words words, Text title, Node content, String style, Runnable close) {
    this.content = content;
    var name = new Label();
    name.textProperty().bind(words.of(title));
    name.getStyleClass().add("panel-title");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Button cross = Icons.button(Icons.CLOSE, words.of(CLOSE));
    cross.setOnAction(event -> close.run());
    var head = new HBox(name, cross);
    head.getStyleClass().add("panel-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("panel", style);
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(head, content);
  }

  /** What it shows. */
  Node content() {
    return content;
  }
}
