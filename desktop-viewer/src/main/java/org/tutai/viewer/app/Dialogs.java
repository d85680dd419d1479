package org.tutai.viewer.app;

import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * The window's content, and above it at most one dialog, which takes the keyboard and gives it back
 * to where it was.
 */
final class Dialogs extends StackPane {

  private final Words words;
  private final Node below;
  private final Node otherwise;
  private @Nullable Node veil;
  private @Nullable Node before;

  /**
   * A window without a dialog.
   *
   * @param below its content
   * @param otherwise takes the keyboard when nothing had it before a dialog
   */
  Dialogs(Words words, Node below, Node otherwise) {
    super(below);
    this.words = words;
    this.below = below;
    this.otherwise = otherwise;
  }

  boolean isOpen() {
    return veil != null;
  }

  void open(Text title, Node content) {
    close();
    var card = new Panel(words, title, content, "dialog", this::close);
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var shade = new StackPane(card);
    shade.getStyleClass().add("veil");
    shade.setOnMousePressed(
        event -> {
          if (event.getTarget() == shade) {
            close();
          }
        });
    before = getScene() == null ? null : getScene().getFocusOwner();
    below.setDisable(true);
    veil = shade;
    getChildren().add(shade);
    Platform.runLater(
        () -> {
          if (!focusFirst(content, Dialogs::isAnswer)) {
            focusFirst(content, node -> true);
          }
        });
  }

  /** What is typed into, or pressed by Enter: rather that than the button that is first. */
  private static boolean isAnswer(Node node) {
    return node instanceof TextInputControl || (node instanceof Button go && go.isDefaultButton());
  }

  private static boolean focusFirst(Node node, Predicate<Node> wanted) {
    if (!node.isVisible() || node.isDisabled()) {
      return false;
    }
    if (node.isFocusTraversable() && wanted.test(node)) {
      node.requestFocus();
      return true;
    }
    return node instanceof Parent parent
        && parent.getChildrenUnmodifiable().stream().anyMatch(each -> focusFirst(each, wanted));
  }

  void close() {
    if (veil == null) {
      return;
    }
    below.setDisable(false);
    Node back = before;
    boolean there = back != null && back.getScene() == getScene() && !back.isDisabled();
    (back != null && there ? back : otherwise).requestFocus();
    before = null;
    getChildren().remove(veil);
    veil = null;
  }
}
