package org.tutai.viewer.query;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.map.Grip;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.words.Text;

/**
 * A click asks what is there; a pointer that rests is told the name of what is below it. Also what
 * the pointer does while no tool is in use.
 */
public final class IdentifyTool implements MapTool {

  private static final Text TITLE = Text.of("Identify", "查詢圖徵");
  private static final Text HINT = Text.of("Click a feature to see its attributes", "點按圖徵以查看屬性");

  /** How long a pointer must stay to be resting. */
  private static final javafx.util.Duration REST = javafx.util.Duration.millis(450);

  private final IdentifyViewModel model;
  private final Runnable show;
  private final Grip grip;
  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable MapPointer resting;

  /**
   * A tool.
   *
   * @param show brings what was found into view
   * @param grip what the pointer looks like
   */
  IdentifyTool(IdentifyViewModel model, Runnable show, Grip grip) {
    this.model = model;
    this.show = show;
    this.grip = grip;
    rest.setOnFinished(event -> hover());
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public ObservableValue<Text> hint() {
    return new ReadOnlyObjectWrapper<>(HINT);
  }

  @Override
  public ObservableValue<Sketch> sketch() {
    return model.sketchProperty();
  }

  @Override
  public ObservableValue<Grip> grip() {
    return new ReadOnlyObjectWrapper<>(grip);
  }

  @Override
  public void end() {
    rest.stop();
    model.clear();
  }

  @Override
  public void moved(MapPointer pointer) {
    resting = pointer;
    model.leave();
    rest.playFromStart();
  }

  @Override
  public void left() {
    resting = null;
    rest.stop();
    model.leave();
  }

  /** The pointer has rested long enough. */
  void hover() {
    MapPointer at = resting;
    if (at != null) {
      model.hover(at);
    }
  }

  @Override
  public boolean clicked(MapPointer pointer) {
    rest.stop();
    model.leave();
    if (pointer.clicks() != 1 || !model.isAnythingThere()) {
      return false;
    }
    model.ask(pointer);
    show.run();
    return true;
  }

  @Override
  public boolean cancel() {
    boolean marked = !model.sketchProperty().get().shapes().isEmpty();
    model.clear();
    return marked;
  }
}
