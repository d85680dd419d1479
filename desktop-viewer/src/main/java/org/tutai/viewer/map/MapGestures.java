package org.tutai.viewer.map;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * What pointer, wheel and keys do on the map: the tool in hand hears them first, the rest moves the
 * map. The first button drags where no tool takes it, the others always.
 */
final class MapGestures {

  /** Half a turn of scale for every so many pixels of a wheel; one notch is 40. */
  private static final double WHEEL_STEP = 1.0 / 120;

  private static final double FINE = 0.25;
  private static final double CLICK_ZOOM = 2;
  private static final double FIRM = 3;
  private static final long ONE_GESTURE_NANOS = 600_000_000;

  private final MapViewModel model;
  private final MapPane pane;
  private final ZoomBox box;
  private final ChangeListener<Grip> gripped = (value, before, now) -> grip();
  private @Nullable ObservableValue<Grip> followed;
  private double pressedX;
  private double pressedY;
  private @Nullable Viewport grabbed;
  private boolean dragged;
  private boolean panning;
  private boolean taken;
  private boolean held;
  private boolean boxing;
  private long lastWheel = System.nanoTime() - ONE_GESTURE_NANOS;

  MapGestures(MapViewModel model, MapPane pane) {
    this.model = model;
    this.pane = pane;
    box = new ZoomBox(model);
  }

  /** The box that Shift draws. */
  ZoomBox box() {
    return box;
  }

  void listen() {
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
    pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    pane.addEventHandler(KeyEvent.KEY_RELEASED, this::letGo);
    pane.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::ask);
    pane.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    pane.addEventHandler(ZoomEvent.ZOOM_STARTED, event -> model.mark());
    pane.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    model
        .viewportProperty()
        .addListener((value, before, now) -> model.hand().ifPresent(MapTool::left));
    model.toolProperty().addListener((value, before, now) -> take());
    model.restProperty().addListener((value, before, now) -> take());
    take();
  }

  private void take() {
    if (followed != null) {
      followed.removeListener(gripped);
    }
    followed = model.hand().map(MapTool::grip).orElse(null);
    if (followed != null) {
      followed.addListener(gripped);
    }
    grip();
  }

  private void grip() {
    if (panning) {
      pane.setCursor(Cursor.CLOSED_HAND);
    } else {
      pane.setCursor(followed == null ? null : cursor(followed.getValue()));
    }
  }

  private static Cursor cursor(Grip grip) {
    return switch (grip) {
      case PLAIN -> Cursor.DEFAULT;
      case CROSS -> Cursor.CROSSHAIR;
      case PICK -> Cursor.HAND;
      case MOVE -> Cursor.MOVE;
      case TURN -> Cursor.OPEN_HAND;
      case WRITE -> Cursor.TEXT;
    };
  }

  private MapPointer pointer(MouseEvent event) {
    return new MapPointer(
        event.getX(),
        event.getY(),
        model.viewport(),
        event.isShiftDown(),
        event.isShortcutDown(),
        event.getClickCount());
  }

  private void press(MouseEvent event) {
    pane.requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    dragged = false;
    grabbed = model.viewport();
    boolean first = event.getButton() == MouseButton.PRIMARY;
    boxing = false;
    taken = first && hand().map(tool -> tool.pressed(pointer(event))).orElse(false);
    if (first && !taken && !held && event.isShiftDown()) {
      boxing = true;
      taken = box.pressed(pointer(event));
    }
  }

  /** Who hears the pointer now: nobody while it only moves the map, or the box that Shift draws. */
  private Optional<MapTool> hand() {
    return boxing ? Optional.of(box) : held ? Optional.empty() : model.hand();
  }

  private void drag(MouseEvent event) {
    Viewport from = grabbed;
    double dx = event.getX() - pressedX;
    double dy = event.getY() - pressedY;
    if (from == null || (!dragged && Math.hypot(dx, dy) < FIRM)) {
      return;
    }
    MapPointer pointer = pointer(event);
    model.pointerProperty().set(Optional.of(pointer));
    boolean byTool = taken && hand().map(tool -> tool.dragged(pointer)).orElse(false);
    if (!byTool) {
      pan(from, dx, dy);
    }
    dragged = true;
  }

  private void pan(Viewport from, double dx, double dy) {
    if (!panning) {
      model.mark();
      panning = true;
      grip();
    }
    Viewport now = model.viewport();
    Viewport start = from.sized(now.width(), now.height());
    model.move(start.panned(dx, dy));
  }

  private void release(MouseEvent event) {
    MapPointer pointer = pointer(event);
    boolean first = event.getButton() == MouseButton.PRIMARY;
    if (taken) {
      hand().ifPresent(tool -> tool.released(pointer));
    }
    boxing = false;
    if (!dragged && first && grabbed != null) {
      boolean clicked = hand().map(tool -> tool.clicked(pointer)).orElse(false);
      boolean toolInUse = model.toolProperty().get().isPresent();
      if (!clicked && !toolInUse && event.getClickCount() == 2) {
        zoomTo(event);
      }
    }
    grabbed = null;
    taken = false;
    if (panning) {
      panning = false;
      grip();
    }
  }

  /** A double click goes nearer, with Shift away. */
  private void zoomTo(MouseEvent event) {
    double factor = event.isShiftDown() ? 1 / CLICK_ZOOM : CLICK_ZOOM;
    model.go(model.viewport().zoomed(factor, event.getX(), event.getY()));
  }

  private void hover(MouseEvent event) {
    MapPointer pointer = pointer(event);
    model.pointerProperty().set(Optional.of(pointer));
    model.hand().ifPresent(tool -> tool.moved(pointer));
  }

  private void leave() {
    model.pointerProperty().set(Optional.empty());
    model.hand().ifPresent(MapTool::left);
  }

  /** The wheel zooms about the pointer, with Ctrl finely. Shift turns some wheels sideways. */
  private void wheel(ScrollEvent event) {
    double turned = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
    if (turned == 0 || event.isDirect()) {
      return;
    }
    long now = System.nanoTime();
    if (now - lastWheel > ONE_GESTURE_NANOS) {
      model.mark();
    }
    lastWheel = now;
    double step = WHEEL_STEP * (event.isShortcutDown() ? FINE : 1);
    double factor = Math.pow(2, Math.max(-240, Math.min(240, turned)) * step);
    model.move(model.viewport().zoomed(factor, event.getX(), event.getY()));
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    double factor = event.getZoomFactor();
    if (factor > 0 && Double.isFinite(factor)) {
      model.move(model.viewport().zoomed(factor, event.getX(), event.getY()));
    }
    event.consume();
  }

  /** Keys are the tool's first; Esc with nothing to give up puts the tool away. */
  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      if (!event.isAltDown()
          && model.toolProperty().get().map(each -> edits(each, event)).orElse(false)) {
        event.consume();
      }
      return;
    }
    Optional<MapTool> tool = model.toolProperty().get();
    boolean heard = tool.map(each -> hears(each, event)).orElse(false);
    if (!heard && tool.isPresent() && event.getCode() == KeyCode.ESCAPE) {
      model.putAway();
      heard = true;
    }
    if (!heard && event.getCode() == KeyCode.SPACE) {
      held = true;
      heard = true;
    }
    if (heard || MapKeys.moved(model, event)) {
      event.consume();
    }
  }

  private void letGo(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      held = false;
    }
  }

  /** What a person asks of a place: the right button, or the key of menus at the middle. */
  private void ask(ContextMenuEvent event) {
    Viewport now = model.viewport();
    boolean key = event.isKeyboardTrigger();
    if (key || !dragged) {
      double x = key ? now.width() / 2.0 : event.getX();
      double y = key ? now.height() / 2.0 : event.getY();
      model.ask(new MapPointer(x, y, now, false, false, 1));
    }
    event.consume();
  }

  private static boolean edits(MapTool tool, KeyEvent event) {
    return switch (event.getCode()) {
      case C -> tool.copied();
      case V -> tool.pasted();
      case D -> tool.duplicated();
      default -> false;
    };
  }

  private static boolean hears(MapTool tool, KeyEvent event) {
    double step = event.isShiftDown() ? 10 : 1;
    return switch (event.getCode()) {
      case ENTER -> tool.finish();
      case BACK_SPACE -> tool.takeBack() || tool.removed();
      case DELETE -> tool.removed();
      case ESCAPE -> tool.cancel();
      case LEFT -> tool.nudged(-step, 0);
      case RIGHT -> tool.nudged(step, 0);
      case UP -> tool.nudged(0, -step);
      case DOWN -> tool.nudged(0, step);
      default -> false;
    };
  }
}
