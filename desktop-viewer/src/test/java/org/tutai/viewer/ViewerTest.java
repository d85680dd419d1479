package org.tutai.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.tk.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.CssParser;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.tutai.viewer.look.Look;

/**
 * Base of the tests that need a window. The toolkit runs without a screen (Monocle, drawn by
 * software) in the look of the viewer and starts once for all tests of the JVM. A test shows a view
 * and works it as a person does: by what is written on it, with pointer and keys.
 *
 * <p>Test methods run off the JavaFX thread; {@link #onFx} goes there. Nothing waits for ever:
 * after a minute a test fails, saying what it waited for. A test also fails on an exception that
 * nobody caught on the JavaFX thread, and on a warning of a stylesheet.
 */
public abstract class ViewerTest {

  private static final long DEADLINE_SECONDS = 60;
  private static final Path PICTURES = Path.of("target", "screenshots");

  static {
    // Surefire sets the same; a run from elsewhere may leave them out or choose a real screen.
    Map.of(
            "glass.platform", "Monocle",
            "monocle.platform", "Headless",
            "headless.geometry", "1600x1200-32",
            "prism.order", "sw",
            "testfx.robot", "glass",
            "testfx.headless", "true")
        .forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
  }

  /* Monocle presses the right button, but never asks for a menu. */
  private static final boolean WITHOUT_MENU_EVENTS =
      "Monocle".equals(System.getProperty("glass.platform"));
  private static final List<Throwable> UNCAUGHT = new CopyOnWriteArrayList<>();

  private final FxRobot robot = new FxRobot();

  /** The toolkit's look; the toolkit starts when it is first asked for. */
  private static final class Started {
    static final Look LOOK = startToolkit();
  }

  private static Look startToolkit() {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new IllegalStateException("JavaFX did not start", e);
    }
    return onFx(
        () -> {
          Platform.setImplicitExit(false);
          Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> UNCAUGHT.add(e));
          var look = new Look(false);
          look.install();
          return look;
        });
  }

  // --- Before and after --------------------------------------------------------------------------

  @BeforeEach
  final void beginClean() {
    setDark(false);
    UNCAUGHT.clear();
    runOnFx(() -> CssParser.errorsProperty().clear());
  }

  @AfterEach
  final void endClean() {
    runOnFx(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    var warnings = onFx(() -> CssParser.errorsProperty().stream().map(Object::toString).toList());
    assertThat(UNCAUGHT).as("exceptions nobody caught on the JavaFX thread").isEmpty();
    assertThat(warnings).as("warnings of stylesheets").isEmpty();
  }

  /** Forgets the exceptions that nobody caught, for a test that provokes them; returns them. */
  protected final List<Throwable> takeUncaught() {
    settle();
    var taken = List.copyOf(UNCAUGHT);
    UNCAUGHT.clear();
    return taken;
  }

  // --- The JavaFX thread -------------------------------------------------------------------------

  /** The result of work on the JavaFX thread, its exception thrown here. */
  protected static <T> T onFx(Callable<T> work) {
    var task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the JavaFX thread was busy for a minute" + fxStack(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the JavaFX thread", e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }

  private static String fxStack() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("JavaFX Application Thread"))
        .map(thread -> ", at " + List.of(thread.getValue()))
        .findFirst()
        .orElse("");
  }

  /** Work on the JavaFX thread, done when this returns. */
  protected static void runOnFx(Runnable work) {
    onFx(
        () -> {
          work.run();
          return null;
        });
  }

  /** Returns when a condition, asked on the JavaFX thread, holds. */
  protected static void waitFor(String what, BooleanSupplier condition) {
    waitFor(what, DEADLINE_SECONDS, condition);
  }

  /** Returns when a condition holds for which real work may need that many seconds. */
  protected static void waitFor(String what, long seconds, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!onFx(condition::getAsBoolean)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited %d s in vain: %s; shown: %s".formatted(seconds, what, shown()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }

  /** Returns when the JavaFX thread has done what is queued and every window is laid out. */
  protected static void settle() {
    for (int i = 0; i < 2; i++) {
      runOnFx(Toolkit.getToolkit()::firePulse);
    }
  }

  // --- Showing -----------------------------------------------------------------------------------

  /** Shows a view made on the JavaFX thread in a window of that many pixels. */
  protected static <P extends Parent> P show(double width, double height, Callable<P> view) {
    Look look = look();
    P made = onFx(view);
    stage(
        stage -> {
          var scene = new Scene(made, width, height);
          look.apply(scene);
          stage.setScene(scene);
        });
    return made;
  }

  /** Shows a node at its preferred size in the corner of a window of that many pixels. */
  protected static <N extends Node> N showNode(double width, double height, Callable<N> node) {
    N made = onFx(node);
    show(width, height, () -> new StackPane(made));
    return made;
  }

  /** Shows a new window that is filled on the JavaFX thread. */
  protected static Stage stage(Consumer<Stage> fill) {
    Stage stage =
        onFx(
            () -> {
              var made = new Stage();
              fill.accept(made);
              made.setX(0);
              made.setY(0);
              made.show();
              made.requestFocus();
              return made;
            });
    waitFor("the window to have the keyboard", stage::isFocused);
    settle();
    return stage;
  }

  /** The look of all windows. */
  protected static Look look() {
    return Started.LOOK;
  }

  /** Switches all windows to dark or light. */
  protected static void setDark(boolean dark) {
    Look look = look();
    runOnFx(() -> look.setDark(dark));
  }

  // --- Finding -----------------------------------------------------------------------------------

  /**
   * The visible node that a person would call so: by {@code #id}, by {@code .style-class}, by its
   * accessible name or by its text, in the window on top first. Waits until there is one.
   */
  protected static Node find(String name) {
    waitFor("something called \"" + name + "\"", () -> Shown.named(name).isPresent());
    return onFx(() -> Shown.named(name).orElseThrow());
  }

  /** The visible node called so, of the kind expected. */
  protected static <N extends Node> N find(String name, Class<N> kind) {
    return kind.cast(find(name));
  }

  /** Whether something visible is called so now. */
  protected static boolean isShown(String name) {
    settle();
    return onFx(() -> Shown.named(name).isPresent());
  }

  /** All texts and accessible names that can be seen now, from the window at the bottom. */
  protected static List<String> shown() {
    return onFx(Shown::texts);
  }

  // --- Pointer and keys --------------------------------------------------------------------------

  /** TestFX's robot, for what is not here. */
  protected final FxRobot robot() {
    return robot;
  }

  /** Clicks on the middle of what is called so. */
  protected final void clickOn(String name) {
    clickOn(find(name));
  }

  /** Clicks on the middle of a node. */
  protected final void clickOn(Node node, MouseButton... buttons) {
    moveTo(middle(node));
    robot.clickOn(buttons.length == 0 ? new MouseButton[] {MouseButton.PRIMARY} : buttons);
    settle();
  }

  /** Clicks twice on the middle of what is called so. */
  protected final void doubleClickOn(String name) {
    moveTo(middle(find(name)));
    robot.doubleClickOn(MouseButton.PRIMARY);
    settle();
  }

  /** Opens the context menu of what is called so. */
  protected final void rightClickOn(String name) {
    rightClickOn(find(name));
  }

  /** Opens the context menu of a node. */
  protected final void rightClickOn(Node node) {
    clickOn(node, MouseButton.SECONDARY);
    if (WITHOUT_MENU_EVENTS) {
      Point2D place = middle(node);
      runOnFx(() -> Event.fireEvent(node, menuRequest(node, place)));
      settle();
    }
  }

  private static ContextMenuEvent menuRequest(Node node, Point2D place) {
    Point2D inScene = node.localToScene(node.screenToLocal(place));
    return new ContextMenuEvent(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        inScene.getX(),
        inScene.getY(),
        place.getX(),
        place.getY(),
        false,
        new PickResult(node, inScene.getX(), inScene.getY()));
  }

  /** Clicks at a place in a node, in its own coordinates. */
  protected final void clickAt(Node node, double x, double y) {
    moveTo(at(node, x, y));
    robot.clickOn(MouseButton.PRIMARY);
    settle();
  }

  /** Moves the pointer to a place in a node, in its own coordinates. */
  protected final void moveTo(Node node, double x, double y) {
    moveTo(at(node, x, y));
    settle();
  }

  /** Drags from one place in a node to another, in its own coordinates. */
  protected final void drag(Node node, double fromX, double fromY, double toX, double toY) {
    moveTo(at(node, fromX, fromY));
    robot.press(MouseButton.PRIMARY);
    moveTo(at(node, (fromX + toX) / 2, (fromY + toY) / 2));
    moveTo(at(node, toX, toY));
    robot.release(MouseButton.PRIMARY);
    settle();
  }

  /** Drags what is called so onto something else. */
  protected final void drag(String what, String onto) {
    moveTo(middle(find(what)));
    robot.press(MouseButton.PRIMARY);
    Point2D end = middle(find(onto));
    moveTo(end.add(0, -4));
    moveTo(end);
    robot.release(MouseButton.PRIMARY);
    settle();
  }

  private void moveTo(Point2D onScreen) {
    // At once: what a person passes on the way is for tests that drag.
    robot.robotContext().getMouseRobot().move(onScreen);
  }

  private static Point2D at(Node node, double x, double y) {
    return onFx(() -> node.localToScreen(x, y));
  }

  /** Where a node is once it moves no more: what comes later in the background may move it. */
  private static Point2D middle(Node node) {
    settle();
    Bounds bounds = boundsOf(node);
    for (Bounds before = null; !bounds.equals(before); bounds = boundsOf(node)) {
      before = bounds;
      settle();
    }
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private static Bounds boundsOf(Node node) {
    return onFx(() -> node.localToScreen(node.getBoundsInLocal()));
  }

  /** Presses keys together, for instance {@code CONTROL, Z}, and lets them go. */
  protected final void press(KeyCode... keys) {
    robot.press(keys);
    robot.release(keys);
    settle();
  }

  /** Types a text, Chinese too, into what has the keyboard. */
  protected final void type(String text) {
    robot.write(text, 0);
    settle();
  }

  /** Types a text into the field called so, instead of what it holds. */
  protected final void type(String field, String text) {
    clickOn(field);
    press(KeyCode.CONTROL, KeyCode.A);
    press(KeyCode.DELETE);
    type(text);
  }

  /** The node that has the keyboard in the window on top. */
  protected static Node focused() {
    return onFx(() -> Shown.windowOnTop().getScene().getFocusOwner());
  }

  // --- Pictures ----------------------------------------------------------------------------------

  /** A picture of a node as it is drawn, kept as {@code target/screenshots/name}. */
  protected static WritableImage snapshot(Node node, String name) {
    settle();
    WritableImage picture = onFx(() -> node.snapshot(null, null));
    keep(picture, name);
    return picture;
  }

  /**
   * A picture of everything in a window but its popups, kept as {@code target/screenshots/name}.
   */
  protected static WritableImage snapshot(Scene scene, String name) {
    settle();
    WritableImage picture = onFx(() -> scene.snapshot(null));
    keep(picture, name);
    return picture;
  }

  /**
   * A picture of a window with what lies over it, popups and dialogs, at their places; kept as
   * {@code target/screenshots/name}.
   */
  protected static WritableImage screenshot(Scene scene, String name) {
    settle();
    WritableImage picture = onFx(() -> scene.snapshot(null));
    runOnFx(() -> Shown.above(scene.getWindow()).forEach(window -> paste(window, scene, picture)));
    keep(picture, name);
    return picture;
  }

  private static void paste(Window window, Scene below, WritableImage picture) {
    WritableImage over = seeThrough(window.getScene());
    int left = (int) Math.round(window.getX() - below.getWindow().getX() - below.getX());
    int top = (int) Math.round(window.getY() - below.getWindow().getY() - below.getY());
    for (int y = Math.max(0, -top);
        y < Math.min(over.getHeight(), picture.getHeight() - top);
        y++) {
      for (int x = Math.max(0, -left);
          x < Math.min(over.getWidth(), picture.getWidth() - left);
          x++) {
        Color colour = over.getPixelReader().getColor(x, y);
        Color under = picture.getPixelReader().getColor(left + x, top + y);
        Color solid = Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
        picture
            .getPixelWriter()
            .setColor(left + x, top + y, under.interpolate(solid, colour.getOpacity()));
      }
    }
  }

  private static WritableImage seeThrough(Scene scene) {
    var parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
    return scene.getRoot().snapshot(parameters, null);
  }

  private static void keep(WritableImage picture, String name) {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    var pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var file = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    file.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      Path path = PICTURES.resolve(name);
      Files.createDirectories(path.getParent());
      ImageIO.write(file, "png", path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
