package org.tutai.viewer.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.draw.Bends;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Sketch.Form;
import org.tutai.viewer.map.Sketch.Look;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

/**
 * Measures what is clicked: one place, two, or as many as it takes. A double click, Enter, or a
 * click on the first corner of an area ends it; Backspace takes the last place back; Esc gives it
 * up. Shift catches corners.
 */
public final class MeasureTool implements MapTool {

  /** The id of what is not kept yet. */
  static final String LIVE = "live";

  private static final double CLOSES = 8;

  private final MeasureViewModel model;
  private final Snap snap;
  private final ReadOnlyObjectWrapper<Sketch> sketch =
      new ReadOnlyObjectWrapper<>(this, "sketch", Sketch.NONE);
  private final ReadOnlyObjectWrapper<Text> hint;
  private final List<Position> places = new ArrayList<>();
  private @Nullable MapPointer pointer;

  public MeasureTool(MeasureViewModel model, Snap snap) {
    this.model = model;
    this.snap = snap;
    hint = new ReadOnlyObjectWrapper<>(this, "hint", model.kindProperty().get().hint());
    model
        .kindProperty()
        .addListener(
            (value, before, now) -> {
              hint.set(now.hint());
              giveUp();
            });
    snap.foundProperty().addListener((value, before, now) -> follow());
  }

  @Override
  public Text title() {
    return model.kindProperty().get().title();
  }

  @Override
  public ObservableValue<Text> hint() {
    return hint.getReadOnlyProperty();
  }

  @Override
  public ObservableValue<Sketch> sketch() {
    return sketch.getReadOnlyProperty();
  }

  @Override
  public void end() {
    giveUp();
  }

  @Override
  public void moved(MapPointer now) {
    pointer = now;
    follow();
  }

  @Override
  public boolean clicked(MapPointer now) {
    pointer = now;
    MeasureKind kind = model.kindProperty().get();
    boolean ends = (now.clicks() > 1 && !places.isEmpty()) || closes(now);
    if (!ends) {
      snap.place(now).ifPresent(this::add);
      ends = places.size() >= kind.most();
    }
    if (ends) {
      finish();
    } else {
      follow();
    }
    return true;
  }

  private void add(Position place) {
    if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
      places.add(place);
    }
  }

  private boolean closes(MapPointer now) {
    boolean area = model.kindProperty().get() == MeasureKind.AREA;
    if (!area || places.size() < MeasureKind.AREA.least()) {
      return false;
    }
    double[] first = now.viewport().pixel(places.get(0));
    return Math.hypot(first[0] - now.x(), first[1] - now.y()) < CLOSES;
  }

  @Override
  public boolean finish() {
    if (places.isEmpty()) {
      return false;
    }
    if (places.size() >= model.kindProperty().get().least()) {
      List<Position> whole = List.copyOf(places);
      places.clear();
      sketch.set(Sketch.NONE);
      model.keep(whole);
    }
    return true;
  }

  @Override
  public boolean takeBack() {
    if (places.isEmpty()) {
      return false;
    }
    places.remove(places.size() - 1);
    if (places.isEmpty()) {
      model.show(Optional.empty());
    }
    follow();
    return true;
  }

  @Override
  public boolean cancel() {
    boolean some = !places.isEmpty();
    giveUp();
    return some;
  }

  private void giveUp() {
    if (!places.isEmpty()) {
      model.show(Optional.empty());
    }
    places.clear();
    pointer = null;
    sketch.set(Sketch.NONE);
  }

  /** Shows what there is, with the pointer as the next place. */
  private void follow() {
    MapPointer now = pointer;
    if (now == null) {
      return;
    }
    Optional<Position> next = snap.place(now);
    var shapes = new ArrayList<Sketch.Shape>();
    if (!places.isEmpty()) {
      var all = new ArrayList<>(places);
      next.ifPresent(all::add);
      Optional<Measurement.Taken> measured = model.measured(LIVE, all);
      model.show(measured);
      shapes.add(shape(all, now.viewport()));
      shapes.add(new Sketch.Shape(Form.POINTS, places, Look.HANDLE, ""));
      String figure = measured.map(model::headline).orElse("");
      next.ifPresent(at -> shapes.add(label(at, figure)));
    }
    snap.caught(now)
        .ifPresent(at -> shapes.add(new Sketch.Shape(Form.POINTS, List.of(at), Look.CHOSEN, "")));
    sketch.set(new Sketch(shapes));
  }

  private static Sketch.Shape label(Position at, String figure) {
    return new Sketch.Shape(Form.LINE, List.of(at), Look.ACTIVE, figure);
  }

  private Sketch.Shape shape(List<Position> all, Viewport on) {
    boolean area = model.kindProperty().get() == MeasureKind.AREA && all.size() > 2;
    return area
        ? new Sketch.Shape(Form.AREA, Bends.around(all, on), Look.ACTIVE, "")
        : new Sketch.Shape(Form.LINE, Bends.along(all, on), Look.ACTIVE, "");
  }
}
