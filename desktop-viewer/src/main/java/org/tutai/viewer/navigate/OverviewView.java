package org.tutai.viewer.navigate;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.tutai.geo.render.paint.Picture;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Pixels;
import org.tutai.viewer.map.Frame;
import org.tutai.viewer.map.MapPainter;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;

/** The overview map (鷹眼圖): a small map with a box that is dragged, and clicked into. */
final class OverviewView extends StackPane {

  private static final Text TITLE =
      Text.of(
          "Overview map: the box is what is seen; drag it, or press the arrow keys",
          "鷹眼圖：方框是目前的範圍，可拖曳或用方向鍵移動");
  private static final Text HIDE = Text.of("Hide overview map", "收起鷹眼圖");
  private static final Text SHOW = Text.of("Show overview map", "展開鷹眼圖");
  private static final double STEP = 8;

  private final OverviewViewModel model;
  private final MapPainter painter;
  private final ObservableBooleanValue dark;
  private final Desk desk;
  private final ImageView image = new ImageView();
  private final Rectangle box = new Rectangle();
  private double grabX;
  private double grabY;

  OverviewView(OverviewViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    dark = desk.dark();
    painter = new MapPainter(desk.remote(), desk.jobs().ui(), audience());
    desk.onClose(painter::close);
    getStyleClass().addAll("on-map", "overview");
    getStylesheets().add(OverviewView.class.getResource("overview-view.css").toExternalForm());
    setId("overview");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().addAll(small(), hide());
    visibleProperty().bind(model.shownProperty());
    managedProperty().bind(model.shownProperty());
    InvalidationListener stale = value -> paint();
    model.viewportProperty().addListener(stale);
    model.shownProperty().addListener(stale);
    desk.contents().baseProperty().addListener(stale);
    dark.addListener(stale);
    sceneProperty().addListener(stale);
    model.boxProperty().addListener((value, before, now) -> lay(now));
    lay(model.boxProperty().get());
  }

  private MapPainter.Audience audience() {
    return new MapPainter.Audience() {
      @Override
      public void drawn(Frame frame) {
        show(frame.picture());
      }

      @Override
      public void trouble(String layer, Optional<Text> what) {}
    };
  }

  private Pane small() {
    box.getStyleClass().add("overview-box");
    box.setManaged(false);
    var small = new Pane(image, box);
    small.setId("overview-map");
    var clip = new Rectangle();
    size(small, clip);
    model.viewportProperty().addListener((value, before, now) -> size(small, clip));
    clip.setArcWidth(10);
    clip.setArcHeight(10);
    small.setClip(clip);
    small.setCursor(Cursor.HAND);
    small.setFocusTraversable(true);
    small.accessibleTextProperty().bind(desk.words().of(TITLE));
    small.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    small.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    small.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.release());
    small.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    small.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    return small;
  }

  private void size(Pane small, Rectangle clip) {
    int side = model.viewportProperty().get().width();
    if (clip.getWidth() != side) {
      image.setFitWidth(side);
      image.setFitHeight(side);
      small.setMinSize(side, side);
      small.setMaxSize(side, side);
      clip.setWidth(side);
      clip.setHeight(side);
    }
  }

  /** What stands in its place while it is folded away, and unfolds it. */
  static Region unfold(OverviewViewModel model, Desk desk) {
    Button show = Icons.button(Icons.OVERVIEW, desk.words().of(SHOW));
    show.setId("overview-show");
    show.setOnAction(event -> model.shownProperty().set(true));
    var box = new StackPane(show);
    box.getStyleClass().add("on-map");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    box.visibleProperty().bind(model.shownProperty().not());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private Button hide() {
    Button hide = Icons.button(Icons.CLOSE, desk.words().of(HIDE));
    hide.getStyleClass().add("overview-hide");
    hide.setOnAction(event -> model.shownProperty().set(false));
    hide.setFocusTraversable(true);
    StackPane.setAlignment(hide, Pos.TOP_RIGHT);
    return hide;
  }

  private void paint() {
    if (!model.shownProperty().get() || getScene() == null) {
      return;
    }
    double ratio = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    Viewport now = model.viewportProperty().get();
    var base = desk.contents().baseProperty().get();
    boolean night = dark.get();
    painter.paint(OverviewGround.of(base, night), now, Math.max(1, ratio));
  }

  private void show(Picture picture) {
    image.setImage(Pixels.image(picture.width(), picture.height(), picture.pixels()));
  }

  private void lay(OverviewViewModel.Box now) {
    box.setX(Math.rint(now.x()) + 0.5);
    box.setY(Math.rint(now.y()) + 0.5);
    box.setWidth(Math.max(1, Math.rint(now.width()) - 1));
    box.setHeight(Math.max(1, Math.rint(now.height()) - 1));
  }

  /** Within the box it is taken where it was grabbed; elsewhere its middle comes to the pointer. */
  private void press(MouseEvent event) {
    model.grab();
    OverviewViewModel.Box now = model.boxProperty().get();
    boolean inside = model.isInBox(event.getX(), event.getY());
    grabX = inside ? now.x() + now.width() / 2 - event.getX() : 0;
    grabY = inside ? now.y() + now.height() / 2 - event.getY() : 0;
    if (!inside) {
      model.move(event.getX(), event.getY());
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    model.move(event.getX() + grabX, event.getY() + grabY);
    event.consume();
  }

  private void key(KeyEvent event) {
    double dx =
        event.getCode() == KeyCode.LEFT ? -STEP : event.getCode() == KeyCode.RIGHT ? STEP : 0;
    double dy = event.getCode() == KeyCode.UP ? -STEP : event.getCode() == KeyCode.DOWN ? STEP : 0;
    if (dx != 0 || dy != 0) {
      OverviewViewModel.Box now = model.boxProperty().get();
      model.move(now.x() + now.width() / 2 + dx, now.y() + now.height() / 2 + dy);
      event.consume();
    }
  }

  private void wheel(ScrollEvent event) {
    double factor = Math.pow(2, event.getDeltaY() / 240);
    var map = desk.map().viewport();
    desk.map().move(map.zoomed(factor, map.width() / 2.0, map.height() / 2.0));
    event.consume();
  }
}
