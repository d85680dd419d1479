package org.tutai.viewer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.measure.GeodesicBuffer;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.Grip;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Sketch.Form;
import org.tutai.viewer.map.Sketch.Look;
import org.tutai.viewer.map.Sketch.Shape;
import org.tutai.viewer.query.SelectViewModel.Joining;
import org.tutai.viewer.words.Text;

/** Draws what features are selected by. For the UI thread. */
public final class SelectTool implements MapTool {

  private static final Text TITLE = Text.of("Select features", "選取圖徵");
  private static final double LEAST_PIXELS = 3;

  private final SelectViewModel model;
  private final ObjectProperty<Sketch> drawing =
      new SimpleObjectProperty<>(this, "drawing", Sketch.NONE);
  private final ObservableValue<Sketch> sketch;
  private final List<Position> places = new ArrayList<>();
  private @Nullable MapPointer pressed;

  public SelectTool(SelectViewModel model) {
    this.model = model;
    this.sketch =
        Bindings.createObjectBinding(
            () -> model.reachProperty().get().over(drawing.get()), drawing, model.reachProperty());
    model.shapeProperty().addListener((value, before, now) -> cancel());
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public ObservableValue<Text> hint() {
    return model.shapeProperty().map(SelectShape::hint);
  }

  @Override
  public ObservableValue<Sketch> sketch() {
    return sketch;
  }

  @Override
  public ObservableValue<Grip> grip() {
    return model.shapeProperty().map(now -> now == SelectShape.CLICK ? Grip.PICK : Grip.CROSS);
  }

  @Override
  public void end() {
    cancel();
    model.forget();
  }

  private SelectShape shape() {
    return model.shapeProperty().get();
  }

  // --- Dragging ----------------------------------------------------------------------------------

  @Override
  public boolean pressed(MapPointer pointer) {
    boolean drags =
        shape() == SelectShape.BOX
            || shape() == SelectShape.FREEHAND
            || shape() == SelectShape.AROUND_POINT;
    if (!drags || pointer.place().isEmpty()) {
      return false;
    }
    pressed = pointer;
    places.clear();
    pointer.place().ifPresent(places::add);
    return true;
  }

  @Override
  public boolean dragged(MapPointer pointer) {
    MapPointer start = pressed;
    if (start == null) {
      return false;
    }
    switch (shape()) {
      case BOX -> drawing.set(area(box(start, pointer), Look.ACTIVE));
      case FREEHAND -> {
        pointer.place().ifPresent(places::add);
        drawing.set(line(places));
      }
      case AROUND_POINT -> drawing.set(circle(start, pointer));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static List<Position> box(MapPointer one, MapPointer other) {
    var corners = new ArrayList<Position>();
    double[][] at = {
      {one.x(), one.y()}, {other.x(), one.y()}, {other.x(), other.y()}, {one.x(), other.y()}
    };
    for (double[] corner : at) {
      one.viewport().place(corner[0], corner[1]).ifPresent(corners::add);
    }
    return corners;
  }

  private static Optional<Double> distance(MapPointer one, MapPointer other) {
    Optional<Position> from = one.place();
    Optional<Position> to = other.place();
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    double metres =
        Geodesics.distance(from.get().lon(), from.get().lat(), to.get().lon(), to.get().lat());
    return metres > 0 && metres <= GeodesicBuffer.GREATEST_METRES
        ? Optional.of(metres)
        : Optional.empty();
  }

  private Sketch circle(MapPointer middle, MapPointer edge) {
    Optional<Double> metres = distance(middle, edge);
    if (metres.isEmpty() || places.isEmpty()) {
      return Sketch.NONE;
    }
    Position at = places.get(0);
    Sketch ring =
        Areas.sketch(GeodesicBuffer.of(Areas.line(List.of(at)), metres.get()), Look.REACH);
    String label = MeasureUnit.usual(metres.get(), false).text(metres.get(), Locale.ENGLISH);
    var radius = new ArrayList<Position>(List.of(at));
    edge.place().ifPresent(radius::add);
    return ring.over(new Sketch(List.of(new Shape(Form.LINE, radius, Look.ACTIVE, label))));
  }

  @Override
  public boolean released(MapPointer pointer) {
    MapPointer start = pressed;
    pressed = null;
    if (start == null) {
      return false;
    }
    boolean moved = Math.hypot(pointer.x() - start.x(), pointer.y() - start.y()) >= LEAST_PIXELS;
    var crs = pointer.viewport().crs();
    drawing.set(Sketch.NONE);
    if (!moved) {
      return true;
    }
    Joining joining = Joining.of(pointer);
    switch (shape()) {
      case BOX -> model.draw(SelectShape.BOX, box(start, pointer), crs, joining);
      case FREEHAND -> model.draw(SelectShape.FREEHAND, places, crs, joining);
      case AROUND_POINT ->
          distance(start, pointer)
              .ifPresent(
                  metres -> {
                    model.forget();
                    model.metresProperty().set(rounded(metres));
                    model.draw(SelectShape.AROUND_POINT, places.subList(0, 1), crs, joining);
                  });
      default -> {}
    }
    places.clear();
    return true;
  }

  /** Three figures are as exact as a hand. */
  private static double rounded(double metres) {
    double unit = Math.pow(10, Math.floor(Math.log10(metres)) - 2);
    return Math.rint(metres / unit) * unit;
  }

  // --- Clicking ----------------------------------------------------------------------------------

  @Override
  public boolean clicked(MapPointer pointer) {
    Optional<Position> place = pointer.place();
    if (place.isEmpty()) {
      return true;
    }
    var crs = pointer.viewport().crs();
    switch (shape()) {
      case CLICK -> model.click(pointer);
      case BOX -> model.click(pointer);
      case AROUND_POINT ->
          model.draw(SelectShape.AROUND_POINT, List.of(place.get()), crs, Joining.of(pointer));
      case FREEHAND -> {}
      case POLYGON, AROUND_LINE, AROUND_POLYGON -> corner(pointer, place.get());
    }
    return true;
  }

  private void corner(MapPointer pointer, Position place) {
    if (pointer.clicks() >= 2) {
      finish(Joining.of(pointer), pointer);
      return;
    }
    if (places.isEmpty()) {
      model.forget();
    }
    places.add(place);
    lastPointer = pointer;
    show(null);
  }

  private @Nullable MapPointer lastPointer;

  @Override
  public void moved(MapPointer pointer) {
    if (shape().hasCorners() && !places.isEmpty()) {
      show(pointer.place().orElse(null));
    }
  }

  private void show(@Nullable Position next) {
    var all = new ArrayList<>(places);
    if (next != null) {
      all.add(next);
    }
    boolean area = shape() != SelectShape.AROUND_LINE && all.size() >= 3;
    Sketch drawn = area ? area(all, Look.ACTIVE) : line(all);
    drawing.set(drawn.over(new Sketch(List.of(new Shape(Form.POINTS, places, Look.HANDLE, "")))));
  }

  private void finish(Joining joining, MapPointer pointer) {
    if (places.size() < shape().leastPlaces()) {
      return;
    }
    model.draw(shape(), places, pointer.viewport().crs(), joining);
    places.clear();
    drawing.set(Sketch.NONE);
  }

  @Override
  public boolean finish() {
    MapPointer pointer = lastPointer;
    if (pointer == null || places.isEmpty()) {
      return false;
    }
    finish(Joining.REPLACE, pointer);
    return true;
  }

  @Override
  public boolean takeBack() {
    if (places.isEmpty()) {
      return false;
    }
    places.remove(places.size() - 1);
    show(null);
    return true;
  }

  @Override
  public boolean cancel() {
    boolean some = !places.isEmpty() || pressed != null;
    places.clear();
    pressed = null;
    drawing.set(Sketch.NONE);
    return some;
  }

  private static Sketch area(List<Position> corners, Look look) {
    return new Sketch(List.of(new Shape(Form.AREA, corners, look, "")));
  }

  private static Sketch line(List<Position> all) {
    return new Sketch(List.of(new Shape(Form.LINE, all, Look.ACTIVE, "")));
  }
}
