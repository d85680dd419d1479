package org.tutai.viewer.draw;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.words.Text;

/**
 * A tool of the map and its panel in the inspector, which come and go together: the panel is shown
 * with the tool, and closing it puts the tool away. For the UI thread.
 */
public final class ToolPanel {

  private final Desk desk;
  private final MapTool tool;
  private final Text title;
  private final Supplier<Node> maker;
  private @Nullable Node panel;

  /**
   * A tool that is not in use.
   *
   * @param title of the panel
   * @param maker makes the panel when it is first shown
   */
  public ToolPanel(Desk desk, MapTool tool, Text title, Supplier<Node> maker) {
    this.desk = desk;
    this.tool = tool;
    this.title = title;
    this.maker = maker;
  }

  /** Whether the tool is in hand. */
  public boolean isOn() {
    Optional<MapTool> used = desk.map().toolProperty().get();
    return used.isPresent() && used.get() == tool;
  }

  /** Whether the tool is in hand and does a certain thing, as long as somebody holds this. */
  public BooleanBinding isOn(BooleanSupplier does, ObservableValue<?> what) {
    return Bindings.createBooleanBinding(
        () -> isOn() && does.getAsBoolean(), desk.map().toolProperty(), what);
  }

  /** Takes the tool in hand. */
  public void take() {
    if (!isOn()) {
      desk.map().use(tool);
    }
  }

  /** Shows the panel. */
  public void show() {
    Node shown = panel;
    if (shown == null) {
      shown = maker.get();
      shown.sceneProperty().addListener((value, before, now) -> left(now == null));
      panel = shown;
    }
    if (shown.getScene() == null) {
      desk.inspect(title, shown);
    }
  }

  private void left(boolean gone) {
    if (gone && isOn()) {
      desk.map().putAway();
    }
  }
}
