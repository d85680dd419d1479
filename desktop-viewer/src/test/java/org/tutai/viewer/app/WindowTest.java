package org.tutai.viewer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.source.remote.http.NameResolver;
import org.tutai.viewer.ViewerTest;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.map.Frame;
import org.tutai.viewer.map.MapPane;
import org.tutai.viewer.words.Language;

/**
 * Base of the tests that work the whole window, with all its features, as {@code ./tutai view}
 * shows it. The system's file dialogs are answered from {@link #answers}.
 *
 * <p>{@link #judge} looks at what is shown in both languages: no text may be cut off where nothing
 * tells the whole of it, none may stay in the other language, and whatever takes the keyboard has a
 * name for those who cannot see it. When the system property {@code tutai.gallery} names a folder,
 * it also keeps a picture of the window in each language, light and dark.
 */
public abstract class WindowTest extends ViewerTest {

  private static final Optional<Path> GALLERY =
      Optional.ofNullable(System.getProperty("tutai.gallery")).map(Path::of);
  private static final long WORK_SECONDS = 90;
  private static final Path CACHE = newCache();
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  /** Read when first asked for, since the toolkit must run. */
  private static final class Texts {
    static final Spoken SPOKEN = onFx(Spoken::ofViewer);
  }

  /** What a person picks in the dialogs of the system. */
  protected static final class Answers implements Surroundings {
    public List<Path> files = List.of();
    public Optional<Path> folder = Optional.empty();
    public Optional<Path> save = Optional.empty();
    public final List<String> browsed = new ArrayList<>();

    @Override
    public List<Path> files(@Nullable Window owner, String title, List<String> endings) {
      return files;
    }

    @Override
    public Optional<Path> folder(@Nullable Window owner, String title) {
      return folder;
    }

    @Override
    public Optional<Path> save(
        @Nullable Window owner, String title, String suggested, String ending) {
      return save;
    }

    @Override
    public void browse(String url) {
      browsed.add(url);
    }
  }

  protected final Answers answers = new Answers();

  /** Words of the data shown, which stay as they are in either language. */
  protected final Set<String> ofData = new HashSet<>();

  @TempDir protected Path home;

  private Workbench bench;
  private MainView view;
  private Stage stage;

  /** Puts what a test needs beforehand into the program's folders; the window opens afterwards. */
  protected void prepare(Path folder) throws IOException {}

  /** Whether pictures of what is judged are kept. */
  protected static boolean keepsPictures() {
    return GALLERY.isPresent();
  }

  @BeforeEach
  final void openWindow() throws IOException {
    prepare(home);
    bench = newBench();
    Icons.load();
    view = onFx(() -> new MainView(bench, answers));
    stage =
        stage(
            window -> {
              var scene = new Scene(view.root(), WIDTH, HEIGHT);
              look().apply(scene);
              window.setScene(scene);
              bench.darkProperty().bindBidirectional(look().darkProperty());
            });
    runOnFx(bench::openBase);
    ready();
  }

  /** One for all tests of the JVM, so that the base map is compiled once. */
  private static Path newCache() {
    try {
      Path cache = Files.createTempDirectory("tutai-windows");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(cache)));
      return cache;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // What is left lies in the system's folder for such files.
    }
  }

  private Workbench newBench() throws IOException {
    return new Workbench(
        new Places(CACHE, home.resolve("home")), Language.ENGLISH, Platform::runLater, names());
  }

  /** Who finds the hosts of other servers. */
  protected NameResolver names() {
    return NameResolver.SYSTEM;
  }

  @AfterEach
  final void closeWindow() {
    runOnFx(
        () -> {
          bench.darkProperty().unbindBidirectional(look().darkProperty());
          stage.hide();
          view.close();
          bench.close();
        });
  }

  /** What the window works on. */
  protected final Workbench bench() {
    return bench;
  }

  /** The window. */
  protected final Scene scene() {
    return stage.getScene();
  }

  /** The map in the window. */
  protected final MapPane mapPane() {
    return onFx(() -> nodes(stage).stream())
        .filter(MapPane.class::isInstance)
        .map(MapPane.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /**
   * A file of the data beside the project, which the system property {@code tutai.shared} names; a
   * test that needs it is skipped where it is absent.
   */
  protected static Path data(String name) {
    Path file = Path.of(System.getProperty("tutai.shared", "../../shared"), "data", name);
    assumeTrue(Files.exists(file), () -> "needs " + file);
    return file.toAbsolutePath().normalize();
  }

  /** Opens files as the command line does, and waits until they are drawn. */
  protected final void open(Path... files) {
    runOnFx(() -> view.open(List.of(files)));
    ready();
  }

  /** Runs a command by its id, as its menu would; its dialog or panel is there afterwards. */
  protected final void run(String id) {
    Command command = onFx(() -> bench.commands().find(id).orElseThrow());
    runOnFx(command::run);
    settle();
  }

  /** Returns when no work is running and the map is drawn as it is now. */
  protected final void ready() {
    settle();
    waitFor(
        "running work to end: " + onFx(this::titlesOfWork),
        WORK_SECONDS,
        () -> bench.jobs().running().isEmpty());
    MapPane pane = mapPane();
    waitFor(
        "the map to be drawn",
        WORK_SECONDS,
        () ->
            bench.jobs().running().isEmpty()
                && pane.shown().filter(frame -> frame.complete()).isPresent()
                && pane.shown().filter(this::isOfNow).isPresent());
    settle();
  }

  private boolean isOfNow(Frame frame) {
    return frame.viewport().equals(bench.map().viewport())
        && frame.content().equals(bench.map().contentProperty().get());
  }

  /** Speaks a language and is light or dark from now on. */
  protected final void turn(Language language, boolean dark) {
    say(language, dark);
    ready();
  }

  private void say(Language language, boolean dark) {
    runOnFx(() -> bench.words().languageProperty().set(language));
    setDark(dark);
    settle();
  }

  private List<String> titlesOfWork() {
    return bench.jobs().running().stream().map(job -> job.title().english()).toList();
  }

  // --- Judging -----------------------------------------------------------------------------------

  /** Looks at what is shown now; the name is of the pictures kept, for instance "style-classes". */
  protected final void judge(String name) {
    judge(name, GALLERY.isPresent() ? this::ready : ViewerTest::settle, () -> {});
    ready();
  }

  /** The same of a menu, which is opened anew for each look, since a look reaches no open menu. */
  protected final void judgeOpened(String name, Runnable opens) {
    judge(
        name,
        () -> {
          ready();
          opens.run();
          settle();
        },
        this::closeMenus);
  }

  private void closeMenus() {
    while (onFx(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance))) {
      press(KeyCode.ESCAPE);
    }
  }

  /** The same while work is running, which is not waited for. */
  protected final void judgeAtWork(String name) {
    judge(name, ViewerTest::settle, () -> {});
  }

  private void judge(String name, Runnable drawn, Runnable seen) {
    var cut = new ArrayList<String>();
    var foreign = new ArrayList<String>();
    for (Language language : Language.values()) {
      say(language, false);
      drawn.run();
      cut.addAll(onFx(WindowTest::cutTexts));
      shown().stream()
          .filter(text -> Texts.SPOKEN.isOfTheOther(language, text) && !ofData.contains(text))
          .forEach(foreign::add);
      if (GALLERY.isPresent()) {
        keep(name, language, false);
        seen.run();
        say(language, true);
        drawn.run();
        keep(name, language, true);
      }
      seen.run();
    }
    say(Language.ENGLISH, false);
    drawn.run();
    seen.run();
    assertThat(cut).as("texts cut off at %s, and no tooltip tells them whole", name).isEmpty();
    assertThat(onFx(WindowTest::nameless)).as("controls without a name at %s", name).isEmpty();
    assertThat(foreign).as("texts at %s that stay in the other language", name).isEmpty();
  }

  private void keep(String name, Language language, boolean dark) {
    String file =
        "%s-%s-%s.png"
            .formatted(
                name,
                language.locale().getLanguage().toLowerCase(Locale.ROOT),
                dark ? "dark" : "light");
    WritableImage picture = screenshot(stage.getScene(), file);
    Path path = GALLERY.orElseThrow().resolve(file);
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      ImageIO.write(opaque(picture), "png", path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage opaque(WritableImage picture) {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    var pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  private static List<String> cutTexts() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .flatMap(window -> nodes(window).stream())
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(WindowTest::isCut)
        .map(labeled -> "\"" + labeled.getText() + "\" in " + labeled.getStyleClass())
        .toList();
  }

  private static boolean isCut(Labeled labeled) {
    if (labeled.getText() == null
        || labeled.getText().isBlank()
        || labeled.getTooltip() != null
        || labeled.isMnemonicParsing()
        || labeled instanceof IndexedCell<?>) {
      return false;
    }
    return labeled.getChildrenUnmodifiable().stream()
        .filter(child -> child instanceof Text && child != labeled.getGraphic())
        .map(child -> ((Text) child).getText())
        .anyMatch(shown -> shown.length() < labeled.getText().length());
  }

  private static List<String> nameless() {
    var all =
        Window.getWindows().stream()
            .filter(Window::isShowing)
            .flatMap(window -> nodes(window).stream())
            .toList();
    var labelled =
        all.stream()
            .filter(Label.class::isInstance)
            .map(label -> ((Label) label).getLabelFor())
            .toList();
    return all.stream()
        .filter(Control.class::isInstance)
        .filter(Node::isFocusTraversable)
        .filter(node -> !(node instanceof IndexedCell<?> || node instanceof ScrollPane))
        .filter(node -> !(node.getParent() instanceof Control)) // The editor of a spinner, say.
        .filter(node -> !labelled.contains(node) && !isNamed(node))
        .map(node -> node.getTypeSelector() + " " + node.getStyleClass() + " #" + node.getId())
        .toList();
  }

  private static boolean isNamed(Node node) {
    String name = node.getAccessibleText();
    return name != null && !name.isBlank()
        || node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank();
  }

  private static List<Node> nodes(Window window) {
    var nodes = new ArrayList<Node>();
    if (window.getScene() != null) {
      gather(window.getScene().getRoot(), nodes);
    }
    return nodes;
  }

  private static void gather(Node node, List<Node> nodes) {
    if (node.isVisible()) {
      nodes.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> gather(child, nodes));
      }
    }
  }
}
