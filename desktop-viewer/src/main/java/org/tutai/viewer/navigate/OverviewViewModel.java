package org.tutai.viewer.navigate;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.tutai.geo.crs.Bounds;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Viewport;

/**
 * A small map of the surroundings, and the part of it that the map shows. It moves only when the
 * part comes near its edge, or grows too large or too small in it. For the UI thread.
 */
public final class OverviewViewModel {

  /** Logical pixels of the small map, which is a square, over a large map. */
  public static final int LARGE = 176;

  /** Over a map that has little room, beside an inspector or above a table. */
  public static final int SMALL = 120;

  private static final int ROOMY_WIDTH = 900;
  private static final int ROOMY_HEIGHT = 600;
  private static final double USUAL_SHARE = 0.25;
  private static final double LEAST_SHARE = 0.08;
  private static final double MOST_SHARE = 0.6;
  private static final double EDGE = 0.06;
  private static final double LEAST_PIXELS = 8;
  private static final double LEAST_METRES = 16_000;

  /** A rectangle in the small map's pixels, from the top left. */
  public record Box(double x, double y, double width, double height) {}

  private final MapViewModel map;
  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);
  private final ReadOnlyObjectWrapper<Viewport> viewport;
  private final ReadOnlyObjectWrapper<Box> box;
  private boolean grabbed;

  public OverviewViewModel(MapViewModel map) {
    this.map = map;
    viewport = new ReadOnlyObjectWrapper<>(this, "viewport", around(map.viewport()));
    box = new ReadOnlyObjectWrapper<>(this, "box", boxNow());
    map.viewportProperty().addListener((value, before, now) -> follow());
  }

  /** Whether the small map is open. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What the small map shows. */
  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /** Where in it the map is. */
  public ReadOnlyObjectProperty<Box> boxProperty() {
    return box.getReadOnlyProperty();
  }

  /** How many pixels the small map has either way over such a map. */
  static int side(Viewport seen) {
    return seen.width() >= ROOMY_WIDTH && seen.height() >= ROOMY_HEIGHT ? LARGE : SMALL;
  }

  private static Viewport around(Viewport seen) {
    int side = side(seen);
    double units =
        Math.max(
                seen.width() * seen.unitsPerPixel() / side,
                seen.height() * seen.unitsPerPixel() / side)
            / USUAL_SHARE;
    double widest = widest(seen) / side;
    return new Viewport(
        seen.crs(),
        seen.centerX(),
        seen.centerY(),
        Math.min(Math.max(units, finest(seen)), widest),
        side,
        side);
  }

  /** Nearer than this the small map would hold nothing that one knows. */
  private static double finest(Viewport seen) {
    return LEAST_METRES / seen.crs().metresPerUnit() / side(seen);
  }

  /** The whole world, however far out the map is. */
  private static double widest(Viewport seen) {
    double metres = 2 * Math.PI * 6_378_137;
    return Math.max(metres / seen.crs().metresPerUnit(), seen.width() * seen.unitsPerPixel());
  }

  private void follow() {
    if (!grabbed && !holds(viewport.get(), map.viewport())) {
      viewport.set(around(map.viewport()));
    }
    box.set(boxNow());
  }

  private static boolean holds(Viewport small, Viewport seen) {
    if (!small.crs().equals(seen.crs()) || small.width() != side(seen)) {
      return false;
    }
    double share =
        Math.max(
            seen.width() * seen.unitsPerPixel() / (small.width() * small.unitsPerPixel()),
            seen.height() * seen.unitsPerPixel() / (small.height() * small.unitsPerPixel()));
    Bounds inside = small.bounds();
    double edge = EDGE * inside.width();
    Bounds part = seen.bounds();
    boolean asNearAsCanBe = small.unitsPerPixel() <= finest(seen) * 1.001;
    return (share >= LEAST_SHARE || asNearAsCanBe)
        && share <= MOST_SHARE
        && part.minX() >= inside.minX() + edge
        && part.maxX() <= inside.maxX() - edge
        && part.minY() >= inside.minY() + edge
        && part.maxY() <= inside.maxY() - edge;
  }

  private Box boxNow() {
    Viewport small = viewport.get();
    Viewport seen = map.viewport();
    double units = seen.unitsPerPixel() / small.unitsPerPixel();
    double width = Math.max(LEAST_PIXELS, Math.min(small.width(), seen.width() * units));
    double height = Math.max(LEAST_PIXELS, Math.min(small.height(), seen.height() * units));
    return new Box(
        small.pixelX(seen.centerX()) - width / 2,
        small.pixelY(seen.centerY()) - height / 2,
        width,
        height);
  }

  /** A gesture begins that moves the map; where it was can be gone back to. */
  public void grab() {
    map.mark();
    grabbed = true;
  }

  /** The gesture is over: the small map may move again. */
  public void release() {
    grabbed = false;
    follow();
  }

  /** Whether a pixel of the small map is within the box. */
  public boolean isInBox(double x, double y) {
    Box now = box.get();
    return x >= now.x()
        && x <= now.x() + now.width()
        && y >= now.y()
        && y <= now.y() + now.height();
  }

  /** Moves the map so that its middle is at a pixel of the small map. */
  public void move(double x, double y) {
    Viewport small = viewport.get();
    double px = Math.max(0, Math.min(small.width(), x));
    double py = Math.max(0, Math.min(small.height(), y));
    map.move(map.viewport().centred(small.mapX(px), small.mapY(py)));
  }
}
