package org.tutai.viewer.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Position;

/** What part of the map is seen, what it shows, and which tool is in use. For the UI thread. */
public final class MapViewModel {

  /** How many earlier views can be gone back to. */
  public static final int HISTORY = 100;

  private static final int FIRST_WIDTH = 1000;
  private static final int FIRST_HEIGHT = 700;

  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(this, "viewport", taiwan());
  private final ObjectProperty<MapContent> content =
      new SimpleObjectProperty<>(this, "content", MapContent.EMPTY);
  private final ObjectProperty<Optional<MapPointer>> pointer =
      new SimpleObjectProperty<>(this, "pointer", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<MapTool>> tool =
      new ReadOnlyObjectWrapper<>(this, "tool", Optional.empty());
  private final ObjectProperty<Optional<MapTool>> rest =
      new SimpleObjectProperty<>(this, "rest", Optional.empty());
  private final ObjectProperty<Sketch> marks =
      new SimpleObjectProperty<>(this, "marks", Sketch.NONE);
  private final List<Consumer<MapPointer>> asked = new ArrayList<>();
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "canGoBack");
  private final ReadOnlyBooleanWrapper canGoForth = new ReadOnlyBooleanWrapper(this, "canGoForth");
  private final Deque<Viewport> earlier = new ArrayDeque<>();
  private final Deque<Viewport> later = new ArrayDeque<>();

  private static Viewport taiwan() {
    return new Viewport(
        CrsRegistry.WEB_MERCATOR, 13_464_000, 2_725_000, 800, FIRST_WIDTH, FIRST_HEIGHT);
  }

  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  public Viewport viewport() {
    return viewport.get();
  }

  /** What is drawn; set by whoever knows the layers. */
  public ObjectProperty<MapContent> contentProperty() {
    return content;
  }

  /** Where the pointer is; empty while it is not over the map. */
  public ObjectProperty<Optional<MapPointer>> pointerProperty() {
    return pointer;
  }

  /** The tool in use; empty for plain moving about. */
  public ReadOnlyObjectProperty<Optional<MapTool>> toolProperty() {
    return tool.getReadOnlyProperty();
  }

  /** What the pointer does while no tool is in use, beside plain moving about. */
  public ObjectProperty<Optional<MapTool>> restProperty() {
    return rest;
  }

  /** What stands on the map whatever tool is in use, such as a place that was found. */
  public ObjectProperty<Sketch> marksProperty() {
    return marks;
  }

  /** Hears where a person asks what is there: the right button, or the key of menus. */
  public void onAsked(Consumer<MapPointer> listener) {
    asked.add(listener);
  }

  /** Asks what is at a place, as the right button does. */
  public void ask(MapPointer where) {
    asked.forEach(each -> each.accept(where));
  }

  /** Who hears the pointer now: the tool in use, else the one at rest. */
  public Optional<MapTool> hand() {
    return tool.get().or(rest::get);
  }

  /** Takes a tool in hand, putting the last one away. */
  public void use(MapTool next) {
    putAway();
    next.begin();
    tool.set(Optional.of(next));
  }

  /** Puts the tool in use away, if there is one. */
  public void putAway() {
    Optional<MapTool> last = tool.get();
    tool.set(Optional.empty());
    last.ifPresent(MapTool::end);
  }

  public ReadOnlyBooleanProperty canGoBackProperty() {
    return canGoBack.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canGoForthProperty() {
    return canGoForth.getReadOnlyProperty();
  }

  /** Moves as part of a gesture: not a view of its own to go back to. */
  public void move(Viewport next) {
    viewport.set(next);
  }

  /** Notes where one is as a view to go back to; call it before a move. */
  public void mark() {
    if (!viewport.get().equals(earlier.peekLast())) {
      earlier.addLast(viewport.get());
      later.clear();
      while (earlier.size() > HISTORY) {
        earlier.removeFirst();
      }
      told();
    }
  }

  /** Goes to a view that one can come back from. */
  public void go(Viewport next) {
    mark();
    viewport.set(next);
  }

  /** The view before this one. */
  public void back() {
    turn(earlier, later);
  }

  /** The view that {@link #back} left. */
  public void forth() {
    turn(later, earlier);
  }

  private void turn(Deque<Viewport> from, Deque<Viewport> to) {
    Viewport next = from.pollLast();
    if (next != null) {
      Viewport now = viewport.get();
      to.addLast(now);
      viewport.set(next.sized(now.width(), now.height()));
      told();
    }
  }

  private void told() {
    canGoBack.set(!earlier.isEmpty());
    canGoForth.set(!later.isEmpty());
  }

  /** Zooms about the middle. */
  public void zoom(double factor) {
    Viewport now = viewport.get();
    go(now.zoomed(factor, now.width() / 2.0, now.height() / 2.0));
  }

  /** Goes to a rectangle of the map's plane. */
  public void fit(Bounds bounds) {
    go(viewport.get().fitted(bounds));
  }

  /** Goes to a place at the scale one is at. */
  public void centre(Position place) {
    go(viewport.get().centred(place));
  }

  /** Looks at about the same place in another CRS; stays when that does not reach there. */
  public boolean use(Crs crs) {
    Optional<Viewport> there = viewport.get().in(crs);
    there.ifPresent(this::go);
    return there.isPresent();
  }
}
