package org.tutai.viewer.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.AnnotationStyle;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.draw.Bends;
import org.tutai.viewer.draw.Places;
import org.tutai.viewer.draw.Snap;
import org.tutai.viewer.map.Grip;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Sketch.Form;
import org.tutai.viewer.map.Sketch.Look;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/**
 * Draws the kind in use, one after another; the last one stays picked, so that its look can be
 * changed while the next one is drawn. Ctrl keeps lines to eighths of a turn and rectangles square;
 * Shift catches corners.
 */
final class DrawTool implements MapTool {

  private static final Text DRAWING = Text.of("Draw", "繪圖");
  private static final double CLOSES = 8;
  private static final double STROKE_STEP = 3;
  private static final double STROKE_TOLERANCE = 1.2;
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final AnnotateViewModel model;
  private final Snap snap;
  private final ReadOnlyObjectWrapper<Sketch> sketch =
      new ReadOnlyObjectWrapper<>(this, "sketch", Sketch.NONE);
  private final ReadOnlyObjectWrapper<Text> hint = new ReadOnlyObjectWrapper<>(this, "hint");
  private final ReadOnlyObjectWrapper<Grip> grip =
      new ReadOnlyObjectWrapper<>(this, "grip", Grip.CROSS);
  private final List<Position> places = new ArrayList<>();
  private final List<double[]> stroke = new ArrayList<>();
  private @Nullable MapPointer pointer;
  private @Nullable MapPointer spanFrom;
  private boolean ended;

  DrawTool(AnnotateViewModel model, Snap snap) {
    this.model = model;
    this.snap = snap;
    snap.foundProperty().addListener((value, before, now) -> follow());
    model
        .kindProperty()
        .addListener(
            (value, before, now) -> {
              giveUp();
              now.ifPresent(this::prepare);
            });
    model.kindProperty().get().ifPresent(this::prepare);
  }

  private void prepare(DrawKind kind) {
    hint.set(kind.hint());
    grip.set(kind == DrawKind.TEXT ? Grip.WRITE : Grip.CROSS);
  }

  @Override
  public Text title() {
    return model.kindProperty().get().map(DrawKind::title).orElse(DRAWING);
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

  private DrawKind kind() {
    return model.kindProperty().get().orElse(DrawKind.POINT);
  }

  @Override
  public void end() {
    giveUp();
  }

  // --- The pointer -------------------------------------------------------------------------------

  @Override
  public boolean pressed(MapPointer now) {
    ended = false;
    if (kind() == DrawKind.FREEHAND) {
      stroke.clear();
      stroke.add(new double[] {now.x(), now.y()});
      pointer = now;
      return true;
    }
    if (kind().isSpan() && places.isEmpty()) {
      spanFrom = now;
      return true;
    }
    return false;
  }

  @Override
  public boolean dragged(MapPointer now) {
    if (!stroke.isEmpty()) {
      double[] last = stroke.get(stroke.size() - 1);
      if (Math.hypot(last[0] - now.x(), last[1] - now.y()) >= STROKE_STEP) {
        stroke.add(new double[] {now.x(), now.y()});
        pointer = now;
        follow();
      }
      return true;
    }
    MapPointer from = spanFrom;
    if (from == null) {
      return false;
    }
    if (places.isEmpty()) {
      snap.place(from).ifPresent(places::add);
    }
    pointer = now;
    follow();
    return true;
  }

  @Override
  public boolean released(MapPointer now) {
    if (stroke.size() > 1) {
      finishStroke(now.viewport());
      ended = true;
    } else if (spanFrom != null && !places.isEmpty()) {
      pointer = now;
      next(now).ifPresent(places::add);
      make(now.viewport());
      ended = true;
    }
    stroke.clear();
    spanFrom = null;
    return ended;
  }

  @Override
  public void moved(MapPointer now) {
    pointer = now;
    follow();
  }

  @Override
  public boolean clicked(MapPointer now) {
    if (ended || kind() == DrawKind.FREEHAND) {
      return true;
    }
    pointer = now;
    boolean last = (now.clicks() > 1 && kind().isPath() && !places.isEmpty()) || closes(now);
    if (!last) {
      next(now).ifPresent(this::add);
    }
    boolean whole = !kind().isPath() && places.size() >= kind().least();
    if (last || whole) {
      make(now.viewport());
    }
    follow();
    return true;
  }

  private void add(Position place) {
    if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
      places.add(place);
    }
  }

  private boolean closes(MapPointer now) {
    if (kind() != DrawKind.POLYGON || places.size() < DrawKind.POLYGON.least()) {
      return false;
    }
    double[] first = now.viewport().pixel(places.get(0));
    return Math.hypot(first[0] - now.x(), first[1] - now.y()) < CLOSES;
  }

  /** The place that the pointer means now. */
  private Optional<Position> next(MapPointer now) {
    boolean kept = now.shortcut() && !places.isEmpty() && kind() != DrawKind.CIRCLE;
    return kept ? straightened(now) : snap.place(now);
  }

  private Optional<Position> straightened(MapPointer now) {
    double[] from = now.viewport().pixel(places.get(places.size() - 1));
    double dx = now.x() - from[0];
    double dy = now.y() - from[1];
    double[] to = kind() == DrawKind.RECTANGLE ? square(dx, dy) : eighth(dx, dy);
    return now.viewport().place(from[0] + to[0], from[1] + to[1]).map(Places::rounded);
  }

  private static double[] square(double dx, double dy) {
    double side = Math.max(Math.abs(dx), Math.abs(dy));
    return new double[] {Math.copySign(side, dx), Math.copySign(side, dy)};
  }

  private static double[] eighth(double dx, double dy) {
    double angle = Math.rint(Math.atan2(dy, dx) / (Math.PI / 4)) * (Math.PI / 4);
    double length = dx * Math.cos(angle) + dy * Math.sin(angle);
    return new double[] {length * Math.cos(angle), length * Math.sin(angle)};
  }

  // --- Keys --------------------------------------------------------------------------------------

  @Override
  public boolean finish() {
    if (places.isEmpty()) {
      return false;
    }
    MapPointer now = pointer;
    if (now != null && kind().isPath()) {
      make(now.viewport());
      follow();
    }
    return true;
  }

  @Override
  public boolean takeBack() {
    if (places.isEmpty()) {
      return false;
    }
    places.remove(places.size() - 1);
    follow();
    return true;
  }

  @Override
  public boolean cancel() {
    if (places.isEmpty() && stroke.isEmpty()) {
      model.kindProperty().set(Optional.empty());
    }
    giveUp();
    return true;
  }

  @Override
  public boolean removed() {
    return places.isEmpty() && model.delete();
  }

  private void giveUp() {
    places.clear();
    stroke.clear();
    spanFrom = null;
    pointer = null;
    sketch.set(Sketch.NONE);
  }

  // --- What comes of it --------------------------------------------------------------------------

  private void make(Viewport on) {
    List<Position> some = Places.withoutRepeats(places);
    if (some.size() < kind().least()) {
      return;
    }
    places.clear();
    sketch.set(Sketch.NONE);
    Position first = some.get(0);
    DrawKind kind = kind();
    AnnotationStyle style = model.lookOf(kind);
    String id = LayerTree.newId();
    switch (kind) {
      case TEXT -> model.beginTyping(first);
      case IMAGE ->
          model
              .pictureProperty()
              .get()
              .ifPresent(image -> model.add(kind, Edits.image(id, first, image, style)));
      case CIRCLE ->
          model.add(kind, Edits.circle(id, first, Bends.distance(first, some.get(1)), style));
      case RECTANGLE ->
          Edits.box(first, some.get(1), on)
              .ifPresent(ring -> model.add(kind, shape(id, ring, style)));
      case POLYGON -> model.add(kind, shape(id, Places.closed(some), style));
      default -> model.add(kind, shape(id, some, style));
    }
  }

  private Drawn shape(String id, List<Position> part, AnnotationStyle style) {
    return Edits.made(kind().made(), id, List.of(part), style);
  }

  private void finishStroke(Viewport on) {
    var pixels = stroke.stream().map(at -> new Coordinate(at[0], at[1])).toArray(Coordinate[]::new);
    var line = DouglasPeuckerSimplifier.simplify(SHAPES.createLineString(pixels), STROKE_TOLERANCE);
    places.clear();
    for (Coordinate at : line.getCoordinates()) {
      on.place(at.x, at.y).map(Places::rounded).ifPresent(this::add);
    }
    make(on);
    places.clear();
    sketch.set(Sketch.NONE);
  }

  // --- What is seen ------------------------------------------------------------------------------

  private void follow() {
    MapPointer now = pointer;
    if (now == null) {
      return;
    }
    var shapes = new ArrayList<Sketch.Shape>();
    if (!stroke.isEmpty()) {
      shapes.add(new Sketch.Shape(Form.LINE, strokePlaces(now.viewport()), Look.ACTIVE, ""));
    } else if (!places.isEmpty()) {
      var all = new ArrayList<>(places);
      next(now).ifPresent(all::add);
      shapes.addAll(shapes(all, now.viewport()));
      shapes.add(new Sketch.Shape(Form.POINTS, places, Look.HANDLE, ""));
    }
    snap.caught(now)
        .ifPresent(at -> shapes.add(new Sketch.Shape(Form.POINTS, List.of(at), Look.CHOSEN, "")));
    sketch.set(new Sketch(shapes));
  }

  private List<Position> strokePlaces(Viewport on) {
    return stroke.stream().flatMap(at -> on.place(at[0], at[1]).stream()).toList();
  }

  private List<Sketch.Shape> shapes(List<Position> all, Viewport on) {
    Position first = all.get(0);
    Position last = all.get(all.size() - 1);
    return switch (kind()) {
      case CIRCLE -> {
        double radius = Bends.distance(first, last);
        yield List.of(
            new Sketch.Shape(Form.AREA, Bends.circle(first, radius), Look.ACTIVE, ""),
            new Sketch.Shape(Form.LINE, List.of(first, last), Look.ACTIVE, metres(radius)));
      }
      case RECTANGLE ->
          Edits.box(first, last, on)
              .map(ring -> List.of(new Sketch.Shape(Form.AREA, ring, Look.ACTIVE, "")))
              .orElse(List.of());
      case POLYGON ->
          List.of(new Sketch.Shape(all.size() > 2 ? Form.AREA : Form.LINE, all, Look.ACTIVE, ""));
      default -> List.of(new Sketch.Shape(Form.LINE, all, Look.ACTIVE, ""));
    };
  }

  private static String metres(double radius) {
    return MeasureUnit.usual(radius, false).text(radius, Locale.ENGLISH);
  }
}
