package org.tutai.viewer.map;

import java.nio.IntBuffer;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.render.paint.Picture;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * The map as a control. The last frame is shown at once, shifted and scaled, whenever one moves;
 * the painter's next frame takes its place. Above it lies what the tool in hand shows.
 */
public final class MapPane extends Region {

  private static final Text MAP = Text.of("Map", "地圖");
  private static final Text HELP =
      Text.of(
          "Drag to move, turn the wheel to zoom, double-click to zoom in.", "拖曳可移動，滾輪可縮放，按兩下可放大。");
  private static final Text NO_HINT = Text.same("");
  private static final Duration SETTLED = Duration.millis(80);
  private static final double HINT_TOP = 12;

  private final MapViewModel model;
  private final MapPainter painter;
  private final MapGestures gestures;
  private final ImageView image = new ImageView();
  private final Canvas overlay = new Canvas();
  private final Region focus = new Region();
  private final Label hint = new Label();
  private final PauseTransition settled = new PauseTransition(SETTLED);
  private final ObservableValue<Number> pixelRatio =
      sceneProperty()
          .flatMap(Scene::windowProperty)
          .flatMap(Window::outputScaleXProperty)
          .orElse(1.0);
  private final ChangeListener<Object> sketched = (value, before, now) -> sketch();
  private @Nullable ObservableValue<Sketch> followed;
  private @Nullable Frame shown;
  private boolean blankOverlay = true;
  private boolean begun;

  /** A map whose painter tells its frames to {@link #show}. */
  public MapPane(MapViewModel model, MapPainter painter, Words words) {
    this.model = model;
    this.painter = painter;
    gestures = new MapGestures(model, this);
    getStyleClass().add("map-pane");
    getStylesheets()
        .add(Objects.requireNonNull(MapPane.class.getResource("map-pane.css")).toExternalForm());
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    accessibleTextProperty().bind(words.of(MAP));
    accessibleHelpProperty().bind(words.of(HELP));
    setFocusTraversable(true);
    build(words);
    model.viewportProperty().addListener((value, before, now) -> moved());
    model.contentProperty().addListener((value, before, now) -> paint());
    model.toolProperty().addListener((value, before, now) -> take());
    model.restProperty().addListener((value, before, now) -> take());
    model.marksProperty().addListener((value, before, now) -> sketch());
    gestures.box().sketch().addListener(sketched);
    pixelRatio.addListener((value, before, now) -> paint());
    settled.setOnFinished(event -> paint());
    words.languageProperty().addListener((value, before, now) -> painter.setLocale(now.locale()));
    painter.setLocale(words.language().locale());
    gestures.listen();
    take();
  }

  private void build(Words words) {
    image.setManaged(false);
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    focus.getStyleClass().add("map-focus");
    focus.setMouseTransparent(true);
    hint.getStyleClass().add("map-hint");
    hint.setMouseTransparent(true);
    ObservableValue<Text> said =
        model.toolProperty().flatMap(tool -> tool.map(MapTool::hint).orElse(null)).orElse(NO_HINT);
    hint.textProperty().bind(words.of(said));
    hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
    hint.textProperty().addListener((value, before, now) -> requestLayout());
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().addAll(image, overlay, focus, hint);
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

  /** How many pixels of the screen a logical pixel has along a side. */
  public double pixelRatio() {
    return Math.max(0.5, Math.min(4, pixelRatio.getValue().doubleValue()));
  }

  @Override
  protected void layoutChildren() {
    int width = (int) Math.max(1, getWidth());
    int height = (int) Math.max(1, getHeight());
    if (overlay.getWidth() != width || overlay.getHeight() != height) {
      overlay.setWidth(width);
      overlay.setHeight(height);
      blankOverlay = false;
    }
    focus.resizeRelocate(0, 0, getWidth(), getHeight());
    double room = Math.max(0, getWidth() - 2 * HINT_TOP);
    hint.setMaxWidth(room);
    layoutInArea(
        hint, HINT_TOP, HINT_TOP, room, getHeight(), 0, null, false, false, HPos.CENTER, VPos.TOP);
    Viewport now = model.viewport();
    if (now.width() != width || now.height() != height) {
      model.move(now.sized(width, height));
    } else {
      place();
      sketch();
      if (!begun) {
        paint();
      }
    }
  }

  private void moved() {
    place();
    sketch();
    begun = true;
    painter.follow(model.contentProperty().get(), model.viewport(), pixelRatio());
    settled.playFromStart();
  }

  private void paint() {
    begun = true;
    settled.stop();
    painter.paint(model.contentProperty().get(), model.viewport(), pixelRatio());
  }

  /**
   * Puts the last frame where its part of the map is now; one in another CRS about where it would
   * be, until the first in this one is there.
   */
  private void place() {
    Frame frame = shown;
    if (frame == null) {
      return;
    }
    Viewport now = model.viewport();
    Optional<Viewport> there =
        frame.viewport().crs().equals(now.crs())
            ? Optional.of(frame.viewport())
            : frame.viewport().in(now.crs());
    image.setVisible(there.isPresent());
    there.ifPresent(from -> place(frame, from, now));
  }

  private void place(Frame frame, Viewport from, Viewport now) {
    double scale = from.unitsPerPixel() / now.unitsPerPixel();
    boolean sameScale = Math.abs(scale - 1) < 1e-9;
    double x = now.pixelX(from.mapX(0));
    double y = now.pixelY(from.mapY(0));
    image.setSmooth(!sameScale);
    image.setX(sameScale ? snapped(x) : x);
    image.setY(sameScale ? snapped(y) : y);
    image.setFitWidth(frame.picture().width() / frame.pixelRatio() * scale);
    image.setFitHeight(frame.picture().height() / frame.pixelRatio() * scale);
  }

  /** On a whole pixel of the screen, so that nothing blurs. */
  private double snapped(double at) {
    double ratio = pixelRatio();
    return Math.rint(at * ratio) / ratio;
  }

  /** Follows the tool in hand, and no other any more. */
  private void take() {
    if (followed != null) {
      followed.removeListener(sketched);
    }
    followed = model.hand().map(MapTool::sketch).orElse(null);
    if (followed != null) {
      followed.addListener(sketched);
    }
    sketch();
    if (model.toolProperty().get().isPresent()) {
      requestFocus();
    }
  }

  private void sketch() {
    Sketch sketch =
        model
            .marksProperty()
            .get()
            .over(model.hand().map(tool -> tool.sketch().getValue()).orElse(Sketch.NONE))
            .over(gestures.box().sketch().getValue());
    boolean blank = sketch.shapes().isEmpty();
    if (!blank || !blankOverlay) {
      SketchPainter.draw(sketch, model.viewport(), overlay);
      blankOverlay = blank;
    }
  }
}
