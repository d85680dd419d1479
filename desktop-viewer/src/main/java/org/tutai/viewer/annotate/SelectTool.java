package org.tutai.viewer.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.map.Grip;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Sketch.Form;
import org.tutai.viewer.map.Sketch.Look;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

/**
 * Picks annotations by a click (more with Shift), moves them by a drag, and reshapes one by its
 * handles. A drag is one step of undo, done when the button is let go; Esc gives it up before.
 */
final class SelectTool implements MapTool {

  static final Text TITLE = Text.of("Select", "選取");
  static final Text HINT =
      Text.of(
          "Click a drawing and drag it; its handles change the shape. Shift picks several.",
          "點選圖形後拖曳可移動，拖曳控點可改形狀；按住 Shift 可多選。");
  private static final Text MOVE = Text.of("Move annotation", "移動註記");
  private static final Text RESHAPE = Text.of("Change shape", "改變形狀");
  private static final Text SIZE = Text.of("Change size", "改變大小");
  private static final Text TURN = Text.of("Turn annotation", "旋轉註記");
  private static final Text REMOVE_CORNER = Text.of("Delete corner", "刪除節點");

  private final AnnotateViewModel model;
  private final MapViewModel map;
  private final Snap snap;
  private final Picks picks = new Picks();
  private final ReadOnlyObjectWrapper<Sketch> sketch =
      new ReadOnlyObjectWrapper<>(this, "sketch", Sketch.NONE);
  private final ReadOnlyObjectWrapper<Text> hint = new ReadOnlyObjectWrapper<>(this, "hint", HINT);
  private final ReadOnlyObjectWrapper<Grip> grip =
      new ReadOnlyObjectWrapper<>(this, "grip", Grip.PLAIN);

  /** What is held while the button is down. */
  private record Held(
      Optional<Handle> handle, List<Drawn> before, MapPointer from, Viewport viewport) {}

  private @Nullable Held held;
  private List<Drawn> changed = List.of();
  private @Nullable Handle corner;
  private @Nullable MapPointer pointer;

  SelectTool(AnnotateViewModel model, MapViewModel map, Snap snap) {
    this.model = model;
    this.map = map;
    this.snap = snap;
    model
        .pickedProperty()
        .addListener(
            (value, before, now) -> {
              corner = null;
              show();
            });
    model.kindProperty().addListener((value, before, now) -> show());
    map.viewportProperty().addListener((value, before, now) -> show());
    snap.foundProperty().addListener((value, before, now) -> follow());
  }

  @Override
  public Text title() {
    return TITLE;
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
  public ObservableValue<Grip> grip() {
    return grip.getReadOnlyProperty();
  }

  @Override
  public void end() {
    drop();
  }

  // --- The pointer -------------------------------------------------------------------------------

  @Override
  public void moved(MapPointer now) {
    Optional<Handle> handle = handleAt(now);
    Optional<Drawn> below = at(now);
    if (handle.isPresent()) {
      grip.set(handle.get().what() == Handle.What.TURN ? Grip.TURN : Grip.PICK);
    } else if (below.isPresent()) {
      grip.set(model.isPicked(below.get().id()) ? Grip.MOVE : Grip.PICK);
    } else {
      grip.set(Grip.PLAIN);
    }
  }

  private Optional<Drawn> at(MapPointer now) {
    return picks.at(model.all(), now.viewport(), now.x(), now.y());
  }

  private Optional<Handle> handleAt(MapPointer now) {
    return single().flatMap(one -> Handle.at(Handle.of(one, now.viewport()), now.x(), now.y()));
  }

  private Optional<Drawn> single() {
    List<Drawn> picked = model.pickedProperty().get();
    return picked.size() == 1 ? Optional.of(picked.get(0)) : Optional.empty();
  }

  @Override
  public boolean pressed(MapPointer now) {
    Optional<Handle> handle = handleAt(now);
    if (handle.isPresent()) {
      held = new Held(handle, model.pickedProperty().get(), now, now.viewport());
      return true;
    }
    Optional<Drawn> below = at(now);
    if (below.isEmpty() || now.shift()) {
      return below.isPresent();
    }
    if (!model.isPicked(below.get().id())) {
      model.pick(List.of(below.get().id()));
    }
    held = new Held(Optional.empty(), model.pickedProperty().get(), now, now.viewport());
    return true;
  }

  @Override
  public boolean dragged(MapPointer now) {
    if (held == null) {
      return now.shift();
    }
    pointer = now;
    follow();
    return true;
  }

  /** Works out anew what the drag makes of what is held. */
  private void follow() {
    Held holding = held;
    MapPointer now = pointer;
    if (holding == null || now == null) {
      return;
    }
    changed =
        holding
            .handle()
            .map(handle -> byHandle(holding, handle, now))
            .orElseGet(() -> moved(holding, now));
    show();
  }

  private static List<Drawn> moved(Held holding, MapPointer now) {
    double dx = now.x() - holding.from().x();
    double dy = now.y() - holding.from().y();
    return holding.before().stream()
        .map(each -> Edits.moved(each, holding.viewport(), dx, dy))
        .toList();
  }

  private List<Drawn> byHandle(Held holding, Handle handle, MapPointer now) {
    Drawn one = holding.before().get(0);
    Optional<Position> place = snap.place(now);
    return place
        .map(to -> List.of(handle.dragged(one, holding.viewport(), to, now.x(), now.y())))
        .orElse(changed);
  }

  @Override
  public boolean released(MapPointer now) {
    Held holding = held;
    if (holding == null) {
      return false;
    }
    List<Drawn> made = changed;
    drop();
    if (!made.isEmpty()) {
      model.replace(what(holding), made);
    }
    return true;
  }

  private static Text what(Held holding) {
    if (holding.handle().isEmpty()) {
      return MOVE;
    }
    return switch (holding.handle().get().what()) {
      case CORNER, BETWEEN -> RESHAPE;
      case SIZE, RADIUS -> SIZE;
      case TURN -> TURN;
    };
  }

  private void drop() {
    held = null;
    pointer = null;
    changed = List.of();
    show();
  }

  @Override
  public boolean clicked(MapPointer now) {
    Optional<Handle> handle = handleAt(now);
    if (handle.isPresent()) {
      corner = handle.get().what() == Handle.What.CORNER ? handle.get() : null;
      show();
      return true;
    }
    Optional<Drawn> below = at(now);
    if (below.isPresent() && now.shift()) {
      model.turn(below.get().id());
    } else if (below.isPresent()
        && now.clicks() > 1
        && below.get().kind() == Annotation.Kind.TEXT) {
      model.beginTyping(below.get());
    } else {
      model.pick(below.map(one -> List.of(one.id())).orElse(List.of()));
    }
    return true;
  }

  // --- Keys --------------------------------------------------------------------------------------

  @Override
  public boolean nudged(double dx, double dy) {
    boolean some = !model.pickedProperty().get().isEmpty();
    if (some) {
      model.nudge(dx, dy);
    }
    return some;
  }

  /** A corner that was clicked, else all that is picked. */
  @Override
  public boolean removed() {
    Handle picked = corner;
    Optional<Drawn> one = single();
    if (picked == null || one.isEmpty()) {
      return model.delete();
    }
    Drawn without = Edits.withoutCorner(one.get(), picked.part(), picked.index());
    if (!without.equals(one.get())) {
      model.replace(REMOVE_CORNER, List.of(without));
    }
    return true;
  }

  @Override
  public boolean finish() {
    Optional<Drawn> text = single().filter(one -> one.kind() == Annotation.Kind.TEXT);
    text.ifPresent(model::beginTyping);
    return text.isPresent();
  }

  @Override
  public boolean copied() {
    return model.copy();
  }

  @Override
  public boolean pasted() {
    return model.paste();
  }

  @Override
  public boolean duplicated() {
    return model.duplicate();
  }

  @Override
  public boolean cancel() {
    boolean some = held != null || !model.pickedProperty().get().isEmpty();
    if (held == null) {
      model.pick(List.of());
    }
    drop();
    return some;
  }

  // --- What is seen ------------------------------------------------------------------------------

  private void show() {
    if (model.kindProperty().get().isPresent()) {
      sketch.set(Sketch.NONE);
      return;
    }
    Viewport on = map.viewport();
    List<Drawn> shown = changed.isEmpty() ? model.pickedProperty().get() : changed;
    var shapes = new ArrayList<Sketch.Shape>();
    for (Drawn one : shown) {
      outline(one, on, shapes);
    }
    if (shown.size() == 1) {
      handles(shown.get(0), on, shapes);
    }
    sketch.set(new Sketch(shapes));
  }

  private static void outline(Drawn one, Viewport on, List<Sketch.Shape> into) {
    boolean placed = one.kind().form() == org.tutai.geo.theme.Form.PLACE;
    if (placed && one.kind() != Annotation.Kind.CIRCLE) {
      into.add(new Sketch.Shape(Form.LINE, box(one, on), Look.ACTIVE, ""));
    } else {
      for (List<Position> path : Edits.outline(one)) {
        into.add(new Sketch.Shape(Form.LINE, path, Look.ACTIVE, ""));
      }
    }
  }

  private static List<Position> box(Drawn one, Viewport on) {
    double[] at = on.pixel(one.parts().get(0).get(0));
    Boxes.Box box = Boxes.of(one);
    double halfWidth = box.width() / 2 + 4;
    double halfHeight = box.height() / 2 + 4;
    double[][] corners = {
      {-halfWidth, -halfHeight},
      {halfWidth, -halfHeight},
      {halfWidth, halfHeight},
      {-halfWidth, halfHeight},
      {-halfWidth, -halfHeight}
    };
    var ring = new ArrayList<Position>();
    for (double[] each : corners) {
      double[] turned = box.turned(each[0], each[1]);
      on.place(at[0] + turned[0], at[1] + turned[1]).ifPresent(ring::add);
    }
    return ring;
  }

  /** What joins a shape to the handles that turn and size it. */
  private static void stalk(Drawn one, Viewport on, List<Sketch.Shape> into) {
    List<Handle> handles = Handle.of(one, on);
    handles.stream()
        .filter(each -> each.what() == Handle.What.TURN)
        .findFirst()
        .ifPresent(
            turn -> {
              boolean placed = one.kind().form() == org.tutai.geo.theme.Form.PLACE;
              double[] frame = Handle.frame(one, on);
              double[] foot =
                  placed ? on.pixel(one.parts().get(0).get(0)) : new double[] {turn.x(), frame[1]};
              dashed(on, into, foot, new double[] {turn.x(), turn.y()});
              if (!placed) {
                dashed(
                    on,
                    into,
                    new double[] {frame[0], frame[1]},
                    new double[] {frame[2], frame[1]},
                    new double[] {frame[2], frame[3]},
                    new double[] {frame[0], frame[3]},
                    new double[] {frame[0], frame[1]});
              }
            });
  }

  private static void dashed(Viewport on, List<Sketch.Shape> into, double[]... pixels) {
    var places = new ArrayList<Position>();
    for (double[] each : pixels) {
      on.place(each[0], each[1]).ifPresent(places::add);
    }
    into.add(new Sketch.Shape(Form.LINE, places, Look.REACH, ""));
  }

  private void handles(Drawn one, Viewport on, List<Sketch.Shape> into) {
    stalk(one, on, into);
    Handle chosen = corner;
    for (Handle each : Handle.of(one, on)) {
      boolean between = each.what() == Handle.What.BETWEEN;
      boolean active =
          chosen != null
              && each.what() == Handle.What.CORNER
              && each.part() == chosen.part()
              && each.index() == chosen.index();
      Look look = active ? Look.CHOSEN : between ? Look.BETWEEN : Look.HANDLE;
      on.place(each.x(), each.y())
          .ifPresent(at -> into.add(new Sketch.Shape(Form.POINTS, List.of(at), look, "")));
    }
  }
}
