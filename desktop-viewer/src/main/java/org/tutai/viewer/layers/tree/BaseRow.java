package org.tutai.viewer.layers.tree;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.BaseShade;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The base map's line, under all layers: on or off, light or dark. */
final class BaseRow extends HBox {

  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final Text BASE = Text.of("Base map", "底圖");
  private static final Text SHOW = Text.of("Show the base map", "顯示底圖");
  private static final Text HIDE = Text.of("Hide the base map", "隱藏底圖");
  private static final Text LIGHT_OR_DARK = Text.of("Light or dark base map", "淺色或深色底圖");

  private ThemeBase last = ThemeBase.SERVER;

  BaseRow(Desk desk, LayersViewModel model) {
    setId("base-row");
    getStyleClass().addAll("layer-line", "base-row");
    BooleanBinding on =
        Bindings.createBooleanBinding(
            () -> desk.project().map().base().kind() != ThemeBase.Kind.NONE,
            desk.project().mapProperty());
    var eye = Icons.button(Icons.SHOWN, desk.words().of(HIDE));
    eye.getStyleClass().add("layer-eye");
    eye.setOnAction(event -> turn(desk, model, on.get()));
    var name = new Label();
    name.textProperty().bind(desk.words().of(BASE));
    name.getStyleClass().add("layer-name");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    getChildren().addAll(eye, Icons.graphic(Icons.BASE_MAP), name, shades(desk));
    follow(desk, eye, on);
    on.addListener(of -> follow(desk, eye, on));
    this.on = on;
  }

  /** Held, since a binding is only heard as long as somebody holds it. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final BooleanBinding on;

  private void follow(Desk desk, Button eye, BooleanBinding on) {
    eye.setGraphic(Icons.graphic(on.get() ? Icons.SHOWN : Icons.HIDDEN));
    eye.accessibleTextProperty().unbind();
    eye.accessibleTextProperty().bind(desk.words().of(on.get() ? HIDE : SHOW));
    pseudoClassStateChanged(OFF, !on.get());
  }

  private void turn(Desk desk, LayersViewModel model, boolean isOn) {
    if (isOn) {
      last = desk.project().map().base();
      model.setBase(ThemeBase.NONE);
    } else {
      model.setBase(last.kind() == ThemeBase.Kind.NONE ? ThemeBase.SERVER : last);
    }
  }

  private static MenuButton shades(Desk desk) {
    var button = new MenuButton();
    button.setGraphic(Icons.graphic(Icons.THEME));
    button.setId("base-shade");
    button.getStyleClass().addAll("flat", "button-icon", "layer-shade");
    button.accessibleTextProperty().bind(desk.words().of(LIGHT_OR_DARK));
    var group = new ToggleGroup();
    for (BaseShade shade : BaseShade.values()) {
      var item = new RadioMenuItem();
      item.textProperty().bind(desk.words().of(shade.title()));
      item.setToggleGroup(group);
      item.setSelected(desk.contents().baseShadeProperty().get() == shade);
      item.setOnAction(event -> desk.contents().baseShadeProperty().set(shade));
      desk.contents()
          .baseShadeProperty()
          .addListener((of, before, now) -> item.setSelected(now == shade));
      button.getItems().add(item);
    }
    return button;
  }
}
