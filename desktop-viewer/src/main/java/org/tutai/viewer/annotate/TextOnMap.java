package org.tutai.viewer.annotate;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.tutai.viewer.annotate.AnnotateViewModel.Typing;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.words.Text;

/**
 * The field in which a text is written where it will stand. It is a field of the toolkit, so that
 * input methods work as everywhere. Enter and a click elsewhere keep the text, Esc does not.
 */
final class TextOnMap {

  private static final Text NAME = Text.of("Text on the map", "圖上文字");
  private static final Text PROMPT = Text.of("Write here", "在此輸入文字");

  private final Desk desk;
  private final AnnotateViewModel model;
  private final TextField field = new TextField();
  private final Pane pane =
      new Pane() {
        @Override
        protected void layoutChildren() {
          place();
        }
      };

  TextOnMap(Desk desk, AnnotateViewModel model) {
    this.desk = desk;
    this.model = model;
    field.setId("text-on-map");
    field.setPrefColumnCount(14);
    field.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    field.accessibleTextProperty().bind(desk.words().of(NAME));
    field.promptTextProperty().bind(desk.words().of(PROMPT));
    field.setVisible(false);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.focusedProperty().addListener((value, before, now) -> left(now));
    model.typingProperty().addListener((value, before, now) -> follow(now));
    pane.setPickOnBounds(false);
    pane.setMinSize(0, 0);
    pane.getChildren().add(field);
    desk.map().viewportProperty().addListener((value, before, now) -> pane.requestLayout());
    desk.overMap(Pos.TOP_LEFT, pane);
  }

  private void follow(Optional<Typing> typing) {
    field.setVisible(typing.isPresent());
    if (typing.isPresent()) {
      field.setText(typing.get().text().lines().findFirst().orElse(""));
      double size = Math.max(12, Math.min(40, typing.get().style().size()));
      field.setStyle("-fx-font-size: " + Math.round(size) + "px;");
      pane.requestLayout();
      field.requestFocus();
      field.selectAll();
    } else if (field.getScene() != null && field.isFocused()) {
      Node map = field.getScene().lookup(".map-pane");
      if (map != null) {
        map.requestFocus();
      }
    }
  }

  /** Where the text will stand, its middle at the place. */
  private void place() {
    model
        .typingProperty()
        .get()
        .ifPresent(
            typing -> {
              double[] at = desk.map().viewport().pixel(typing.at());
              if (Double.isFinite(at[0]) && Double.isFinite(at[1])) {
                field.autosize();
                field.relocate(at[0] - field.getWidth() / 2, at[1] - field.getHeight() / 2);
              }
            });
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      keep();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      model.giveUpTyping();
      event.consume();
    }
  }

  private void left(boolean focused) {
    if (!focused && field.isVisible()) {
      keep();
    }
  }

  /** Further lines of a text that had several stay as they were. */
  private void keep() {
    String first = field.getText();
    String before = model.typingProperty().get().map(Typing::text).orElse("");
    int end = before.indexOf('\n');
    model.endTyping(end < 0 ? first : first + before.substring(end));
  }
}
