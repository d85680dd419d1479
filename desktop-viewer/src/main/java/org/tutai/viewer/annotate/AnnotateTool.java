package org.tutai.viewer.annotate;

import javafx.beans.value.ObservableValue;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.map.Grip;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.words.Text;

/** The tool of annotating: draws while a kind is in use, else picks and changes. */
public final class AnnotateTool implements MapTool {

  private final DrawTool draw;
  private final SelectTool select;
  private final AnnotateViewModel model;
  private final ObservableValue<MapTool> hand;
  private final ObservableValue<Text> hint;
  private final ObservableValue<Sketch> sketch;
  private final ObservableValue<Grip> grip;

  public AnnotateTool(AnnotateViewModel model, MapViewModel map, Snap snap) {
    this.model = model;
    draw = new DrawTool(model, snap);
    select = new SelectTool(model, map, snap);
    hand = model.kindProperty().map(kind -> kind.isPresent() ? draw : select);
    hint = hand.flatMap(MapTool::hint);
    sketch = hand.flatMap(MapTool::sketch);
    grip = hand.flatMap(MapTool::grip);
  }

  private MapTool hand() {
    return model.kindProperty().get().isPresent() ? draw : select;
  }

  @Override
  public Text title() {
    return hand().title();
  }

  @Override
  public ObservableValue<Text> hint() {
    return hint;
  }

  @Override
  public ObservableValue<Sketch> sketch() {
    return sketch;
  }

  @Override
  public ObservableValue<Grip> grip() {
    return grip;
  }

  @Override
  public void end() {
    model.giveUpTyping();
    draw.end();
    select.end();
    model.pick(java.util.List.of());
  }

  @Override
  public boolean pressed(MapPointer pointer) {
    return hand().pressed(pointer);
  }

  @Override
  public boolean dragged(MapPointer pointer) {
    return hand().dragged(pointer);
  }

  @Override
  public boolean released(MapPointer pointer) {
    return hand().released(pointer);
  }

  @Override
  public void moved(MapPointer pointer) {
    hand().moved(pointer);
  }

  @Override
  public boolean clicked(MapPointer pointer) {
    return hand().clicked(pointer);
  }

  @Override
  public boolean nudged(double dx, double dy) {
    return hand().nudged(dx, dy);
  }

  @Override
  public boolean removed() {
    return hand().removed();
  }

  @Override
  public boolean copied() {
    return select.copied();
  }

  @Override
  public boolean pasted() {
    return select.pasted();
  }

  @Override
  public boolean duplicated() {
    return select.duplicated();
  }

  @Override
  public boolean finish() {
    return hand().finish();
  }

  @Override
  public boolean takeBack() {
    return hand().takeBack();
  }

  @Override
  public boolean cancel() {
    return hand().cancel();
  }
}
