package org.tutai.viewer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.words.Text;

/** Goes to the rectangle that is dragged; a click goes twice as near. */
public final class ZoomBox implements MapTool {

  private static final Text TITLE = Text.of("Zoom box", "框選放大");
  private static final Text HINT = Text.of("Drag a box around what to look at", "拖曳方框，放大到框內的範圍");
  private static final double LEAST_PIXELS = 4;

  private final MapViewModel map;
  private final ObjectProperty<Text> hint = new SimpleObjectProperty<>(HINT);
  private final ObjectProperty<Sketch> sketch = new SimpleObjectProperty<>(Sketch.NONE);
  private @Nullable MapPointer start;

  public ZoomBox(MapViewModel map) {
    this.map = map;
  }

  @Override
  public Text title() {
    return TITLE;
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
  public void end() {
    cancel();
  }

  @Override
  public boolean pressed(MapPointer pointer) {
    start = pointer;
    return true;
  }

  @Override
  public boolean dragged(MapPointer pointer) {
    MapPointer from = start;
    if (from != null) {
      sketch.set(new Sketch(List.of(box(from, pointer))));
    }
    return true;
  }

  private static Sketch.Shape box(MapPointer from, MapPointer to) {
    var corners = new ArrayList<Position>();
    add(from.viewport().place(from.x(), from.y()), corners);
    add(from.viewport().place(to.x(), from.y()), corners);
    add(from.viewport().place(to.x(), to.y()), corners);
    add(from.viewport().place(from.x(), to.y()), corners);
    return new Sketch.Shape(Sketch.Form.AREA, corners, Sketch.Look.ACTIVE, "");
  }

  private static void add(Optional<Position> corner, List<Position> corners) {
    corner.ifPresent(corners::add);
  }

  @Override
  public boolean released(MapPointer pointer) {
    MapPointer from = start;
    cancel();
    if (from != null && isBox(from, pointer)) {
      map.fit(
          new Bounds(
              Math.min(from.mapX(), pointer.mapX()),
              Math.min(from.mapY(), pointer.mapY()),
              Math.max(from.mapX(), pointer.mapX()),
              Math.max(from.mapY(), pointer.mapY())));
    }
    return true;
  }

  private static boolean isBox(MapPointer from, MapPointer to) {
    return Math.abs(to.x() - from.x()) >= LEAST_PIXELS
        && Math.abs(to.y() - from.y()) >= LEAST_PIXELS;
  }

  @Override
  public boolean clicked(MapPointer pointer) {
    map.go(map.viewport().zoomed(pointer.shift() ? 0.5 : 2, pointer.x(), pointer.y()));
    return true;
  }

  @Override
  public boolean cancel() {
    boolean drawing = start != null && !sketch.get().equals(Sketch.NONE);
    start = null;
    sketch.set(Sketch.NONE);
    return drawing;
  }
}
