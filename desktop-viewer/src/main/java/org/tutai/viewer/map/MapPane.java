package org.tutai.viewer.map;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.render.paint.Picture;

/**
 * The map as a control. The last frame is shown at once, shifted and scaled, whenever one moves;
 * the painter's next frame takes its place.
 */
public final class MapPane extends Region {

  private static final double WHEEL_STEP = 1.0 / 240;
  private static final Duration SETTLED = Duration.millis(60);

  private final MapViewModel model;
  private final MapPainter painter;
  private final ImageView image = new ImageView();
  private final Canvas overlay = new Canvas();
  private final PauseTransition settled = new PauseTransition(SETTLED);
  private @Nullable Frame shown;
  private double pressedX;
  private double pressedY;
  private @Nullable Viewport grabbed;
  private boolean dragged;
  private boolean taken;
  private boolean held;
  private boolean boxing;
  private final ZoomBox box;

  /** A map whose painter tells its frames to {@link #show}. */
  public MapPane(MapViewModel model, MapPainter painter) {
    this.model = model;
    this.painter = painter;
    box = new ZoomBox(model);
    getStyleClass().add("map-pane");
    image.setManaged(false);
    image.setSmooth(true);
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().addAll(image, overlay);
    setFocusTraversable(true);
    model.viewportProperty().addListener((value, before, now) -> moved());
    model.contentProperty().addListener((value, before, now) -> paint());
    model.toolProperty().addListener((value, before, now) -> follow(model.hand()));
    model.restProperty().addListener((value, before, now) -> follow(model.hand()));
    model.marksProperty().addListener((value, before, now) -> sketch());
    box.sketch().addListener((value, before, now) -> sketch());
    settled.setOnFinished(event -> paint());
    listen();
  }

  private void listen() {
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(
        MouseEvent.MOUSE_EXITED, event -> model.pointerProperty().set(Optional.empty()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_RELEASED, this::letGo);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::ask);
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
    addEventHandler(ZoomEvent.ZOOM, this::pinch);
  }

  /** Shows a frame; one of an earlier view is shown where it belongs now. */
  public void show(Frame frame) {
    shown = frame;
    Picture picture = frame.picture();
    var buffer =
        new PixelBuffer<>(
            picture.width(),
            picture.height(),
            IntBuffer.wrap(picture.pixels()),
            PixelFormat.getIntArgbPreInstance());
    image.setImage(new WritableImage(buffer));
    place();
  }

  /** The frame on the screen, if any. */
  public Optional<Frame> shown() {
    return Optional.ofNullable(shown);
  }

  @Override
  protected void layoutChildren() {
    int width = (int) Math.max(1, getWidth());
    int height = (int) Math.max(1, getHeight());
    overlay.setWidth(width);
    overlay.setHeight(height);
    Viewport now = model.viewport();
    if (now.width() != width || now.height() != height) {
      model.move(now.sized(width, height));
    } else {
      place();
      sketch();
    }
  }

  private void moved() {
    place();
    sketch();
    settled.playFromStart();
  }

  private void paint() {
    double ratio = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
    painter.paint(model.contentProperty().get(), model.viewport(), ratio);
  }

  /** Puts the last frame where its part of the map is now. */
  private void place() {
    Frame frame = shown;
    if (frame == null) {
      return;
    }
    Viewport from = frame.viewport();
    Viewport now = model.viewport();
    boolean samePlane = from.crs().equals(now.crs());
    image.setVisible(samePlane);
    if (samePlane) {
      double scale = from.unitsPerPixel() / now.unitsPerPixel();
      image.setX(now.pixelX(from.mapX(0)));
      image.setY(now.pixelY(from.mapY(0)));
      image.setFitWidth(from.width() * scale);
      image.setFitHeight(from.height() * scale);
    }
  }

  private void follow(Optional<MapTool> tool) {
    tool.ifPresent(each -> each.sketch().addListener((value, before, now) -> sketch()));
    tool.ifPresent(each -> each.grip().addListener((value, before, now) -> grip()));
    sketch();
    grip();
    if (tool.isPresent()) {
      requestFocus();
    }
  }

  private void grip() {
    setCursor(model.toolProperty().get().map(tool -> cursor(tool.grip().getValue())).orElse(null));
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

  /** Keys are the tool's first; Esc with nothing to give up puts the tool away. */
  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Optional<MapTool> tool = model.toolProperty().get();
    boolean taken = tool.map(each -> taken(each, event)).orElse(false);
    if (!taken && tool.isPresent() && event.getCode() == KeyCode.ESCAPE) {
      model.putAway();
      taken = true;
    }
    if (!taken && event.getCode() == KeyCode.SPACE) {
      held = true;
      taken = true;
    }
    if (taken || MapKeys.moved(model, event)) {
      event.consume();
    }
  }

  private void letGo(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      held = false;
    }
  }

  /** Who hears the pointer now: nobody while it only moves the map, or the box that Shift draws. */
  private Optional<MapTool> hand() {
    return boxing ? Optional.of(box) : held ? Optional.empty() : model.hand();
  }

  private static boolean taken(MapTool tool, KeyEvent event) {
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

  private void sketch() {
    Sketch sketch =
        model
            .marksProperty()
            .get()
            .over(model.hand().map(tool -> tool.sketch().getValue()).orElse(Sketch.NONE))
            .over(box.sketch().getValue());
    SketchPainter.draw(sketch, model.viewport(), overlay);
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
    requestFocus();
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

  private void drag(MouseEvent event) {
    Viewport from = grabbed;
    if (from == null) {
      return;
    }
    if (!dragged && Math.hypot(event.getX() - pressedX, event.getY() - pressedY) < 3) {
      return;
    }
    MapPointer pointer = pointer(event);
    model.pointerProperty().set(Optional.of(pointer));
    boolean byTool = taken && hand().map(tool -> tool.dragged(pointer)).orElse(false);
    if (!byTool) {
      if (!dragged) {
        model.mark();
      }
      model.move(from.panned(event.getX() - pressedX, event.getY() - pressedY));
    }
    dragged = true;
  }

  private void release(MouseEvent event) {
    MapPointer pointer = pointer(event);
    if (taken) {
      hand().ifPresent(tool -> tool.released(pointer));
    }
    boxing = false;
    if (!dragged && event.getButton() == MouseButton.PRIMARY) {
      hand().ifPresent(tool -> tool.clicked(pointer));
    }
    grabbed = null;
    taken = false;
  }

  private void hover(MouseEvent event) {
    MapPointer pointer = pointer(event);
    model.pointerProperty().set(Optional.of(pointer));
    model.hand().ifPresent(tool -> tool.moved(pointer));
  }

  /** The right button, or the key of menus: about the pointer, or the middle. */
  private void ask(ContextMenuEvent event) {
    Viewport now = model.viewport();
    boolean key = event.isKeyboardTrigger();
    double x = key ? now.width() / 2.0 : event.getX();
    double y = key ? now.height() / 2.0 : event.getY();
    model.ask(new MapPointer(x, y, now, false, false, 1));
    event.consume();
  }

  private void wheel(ScrollEvent event) {
    double factor = Math.pow(2, event.getDeltaY() * WHEEL_STEP);
    if (factor != 1 && !event.isDirect()) {
      model.move(model.viewport().zoomed(factor, event.getX(), event.getY()));
      event.consume();
    }
  }

  private void pinch(ZoomEvent event) {
    model.move(model.viewport().zoomed(event.getZoomFactor(), event.getX(), event.getY()));
    event.consume();
  }
}
