package org.tutai.viewer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** What can be seen in the windows, by the names that a person would use. On the JavaFX thread. */
final class Shown {

  private Shown() {}

  static Optional<Node> named(String name) {
    return windowsFromTop().stream().flatMap(window -> named(window, name).stream()).findFirst();
  }

  private static Optional<Node> named(Window window, String called) {
    String name = alike(called);
    var nodes = nodes(window);
    if (name.startsWith("#")) {
      return first(nodes, node -> name.substring(1).equals(node.getId()));
    }
    if (name.startsWith(".")) {
      return first(nodes, node -> node.getStyleClass().contains(name.substring(1)));
    }
    return first(nodes, node -> name.equals(spoken(node)))
        .or(() -> first(nodes, node -> name.equals(text(node))))
        .or(() -> first(nodes, node -> name.equals(prompt(node))));
  }

  private static Optional<Node> first(List<Node> nodes, Predicate<Node> condition) {
    return nodes.stream().filter(condition).findFirst();
  }

  static List<String> texts() {
    var windows = windowsFromTop();
    Collections.reverse(windows);
    return windows.stream()
        .flatMap(window -> nodes(window).stream())
        .flatMap(node -> Stream.of(text(node), spoken(node)))
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }

  static Window windowOnTop() {
    return windowsFromTop().stream()
        .filter(window -> !(window instanceof PopupWindow))
        .filter(Window::isFocused)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no window has the keyboard"));
  }

  /** The windows over another, the lowest first. */
  static List<Window> above(Window window) {
    var above = new ArrayList<>(windowsFromTop());
    above.subList(above.indexOf(window), above.size()).clear();
    Collections.reverse(above);
    return above;
  }

  private static List<Window> windowsFromTop() {
    var windows = new ArrayList<>(Window.getWindows());
    Collections.reverse(windows);
    windows.removeIf(window -> !window.isShowing());
    return windows;
  }

  /** Three full stops and the sign for them are one: which is shown depends on the language. */
  private static String alike(String text) {
    return text.replace("...", "…");
  }

  private static String spoken(Node node) {
    return node.getAccessibleText() == null ? "" : alike(node.getAccessibleText());
  }

  private static String text(Node node) {
    return alike(written(node));
  }

  private static String written(Node node) {
    if (node instanceof Labeled labeled) {
      return labeled.getText() == null ? "" : labeled.getText();
    }
    if (node instanceof TextInputControl field) {
      return field.getText() == null ? "" : field.getText();
    }
    return node instanceof Text text ? text.getText() : "";
  }

  private static String prompt(Node node) {
    return node instanceof TextInputControl field && field.getPromptText() != null
        ? alike(field.getPromptText())
        : "";
  }

  private static List<Node> nodes(Window window) {
    var nodes = new ArrayList<Node>();
    Scene scene = window.getScene();
    if (scene != null) {
      visit(scene.getRoot(), nodes::add);
    }
    return nodes;
  }

  private static void visit(Node node, Consumer<Node> visitor) {
    if (!node.isVisible()) {
      return;
    }
    visitor.accept(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, visitor));
    }
  }
}
