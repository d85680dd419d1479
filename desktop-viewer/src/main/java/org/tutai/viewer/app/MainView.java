package org.tutai.viewer.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToolBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.viewer.desk.Commands;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.CompileCache;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.LayerTrouble;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.map.Frame;
import org.tutai.viewer.map.MapPainter;
import org.tutai.viewer.map.MapPane;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Selection;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.ProjectFile;
import org.tutai.viewer.theme.Recovery;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Jobs;

/** The window's content, and the desk of the features. */
public final class MainView implements Desk {

  private static final Text PALETTE = Text.of("Commands", "指令");
  private static final double INSPECTOR = 376;
  private static final double INSPECTOR_LEAST = 280;

  private final Workbench bench;
  private final Surroundings around;
  private final BorderPane root = new BorderPane();
  private final VBox side = new VBox();
  private final BooleanProperty sideShown = new SimpleBooleanProperty(this, "sideShown", true);
  private final StackPane mapArea = new StackPane();
  private final SplitPane middle = new SplitPane();
  private final SplitPane upright = new SplitPane();
  private final HBox status = new HBox();
  private final Dialogs window;
  private final CommandPaletteViewModel paletteModel;
  private final MapPainter painter;
  private final List<Runnable> ends = new ArrayList<>();
  private final MapPane map;
  private @Nullable Panel inspected;
  private @Nullable Panel drawn;
  private Consumer<List<Path>> opener = files -> {};
  private Consumer<Path> mapOpener = file -> {};
  private BiConsumer<String, Path> joiner = (layer, table) -> {};

  /** The window's content for a workbench. */
  public MainView(Workbench bench, Surroundings around) {
    this.bench = bench;
    this.around = around;
    painter =
        new MapPainter(
            bench.remote(),
            bench.jobs().ui(),
            new MapPainter.Audience() {
              @Override
              public void drawn(Frame frame) {
                map().show(frame);
              }

              @Override
              public void trouble(String layer, Optional<Text> what) {
                bench.layerTrouble().tell(layer, what);
              }

              private MapPane map() {
                return MainView.this.map;
              }
            });
    painter.images().setFiles(bench.layers().documents()::keptFile);
    map = new MapPane(bench.map(), painter, bench.words());
    window = new Dialogs(bench.words(), root, map);
    build();
    paletteModel = new CommandPaletteViewModel(bench.commands());
    new WindowFeature(bench.darkProperty(), this::palette, sideShown).install(this);
    Features.all().forEach(feature -> feature.install(this));
    root.setTop(head());
    status.getChildren().add(gap());
    status.getChildren().add(new JobsView(bench.jobs(), bench.words()));
    overMap(Pos.BOTTOM_CENTER, new NoticesView(bench.notices(), bench.words(), map::requestFocus));
    listen();
  }

  private static Node gap() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private void listen() {
    map.sceneProperty().addListener((value, gone, now) -> map.requestFocus());
    window.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && escape()) {
            event.consume();
          }
        });
  }

  /** Leaves what is open: the dialog, what a tool is at, the tool, the inspector, the drawer. */
  private boolean escape() {
    if (window.isOpen()) {
      closeDialog();
    } else if (bench.map().toolProperty().get().isPresent()) {
      if (!bench.map().toolProperty().get().get().cancel()) {
        bench.map().putAway();
      }
    } else if (inspected != null) {
      closeInspector();
    } else if (drawn != null) {
      closeDrawer();
    } else {
      return false;
    }
    return true;
  }

  /** Shows the command palette. */
  private void palette() {
    paletteModel.begin();
    var view =
        new CommandPaletteView(
            paletteModel,
            words(),
            command -> {
              closeDialog();
              command.run();
            });
    dialog(PALETTE, view);
  }

  /** The root of the scene. */
  public Parent root() {
    return window;
  }

  private void build() {
    side.getStyleClass().addAll("panel", "side-panel");
    side.setPrefWidth(320);
    mapArea.getChildren().add(map);
    middle.getItems().add(mapArea);
    upright.setOrientation(javafx.geometry.Orientation.VERTICAL);
    upright.getItems().add(middle);
    root.leftProperty().bind(Bindings.when(sideShown).then((Node) side).otherwise((Node) null));
    root.setCenter(upright);
    root.setId("main");
    middle.getStyleClass().add("bare");
    upright.getStyleClass().add("bare");
    status.getStyleClass().add("status-strip");
    root.setBottom(status);
  }

  /** Menus and tools in one thin bar. */
  private HBox head() {
    MenuBar menus = Menus.of(bench.commands(), words());
    menus.setMinWidth(Region.USE_PREF_SIZE);
    var tools = new Tools(bench.commands(), words());
    ToolBar bar = tools.bar();
    HBox.setHgrow(bar, Priority.ALWAYS);
    var head = new HBox(menus, bar, tools.end());
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("head");
    return head;
  }

  @Override
  public Words words() {
    return bench.words();
  }

  @Override
  public Jobs jobs() {
    return bench.jobs();
  }

  @Override
  public Project project() {
    return bench.project();
  }

  @Override
  public Recovery recovery() {
    return bench.recovery();
  }

  @Override
  public MapViewModel map() {
    return bench.map();
  }

  @Override
  public LayerStore layers() {
    return bench.layers();
  }

  @Override
  public Selection selection() {
    return bench.selection();
  }

  @Override
  public Commands commands() {
    return bench.commands();
  }

  @Override
  public ObjectProperty<Optional<String>> pickedLayerProperty() {
    return bench.pickedLayerProperty();
  }

  @Override
  public ObservableBooleanValue dark() {
    return bench.darkProperty();
  }

  @Override
  public RemotePictures remote() {
    return bench.remote();
  }

  @Override
  public MapContents contents() {
    return bench.contents();
  }

  @Override
  public CompileCache compiled() {
    return bench.cache();
  }

  @Override
  public LayerTrouble layerTrouble() {
    return bench.layerTrouble();
  }

  @Override
  public void side(Node content, boolean grows) {
    if (grows) {
      VBox.setVgrow(content, Priority.ALWAYS);
    }
    side.getChildren().add(content);
  }

  @Override
  public void overMap(Pos where, Node content) {
    StackPane.setAlignment(content, where);
    mapArea.getChildren().add(content);
  }

  @Override
  public void status(Node content) {
    status.getChildren().add(content);
  }

  @Override
  public void setOpener(Consumer<List<Path>> opener) {
    this.opener = opener;
  }

  @Override
  public void setMapOpener(Consumer<Path> opener) {
    mapOpener = opener;
  }

  @Override
  public void setJoiner(BiConsumer<String, Path> joiner) {
    this.joiner = joiner;
  }

  @Override
  public void join(String layer, Path table) {
    joiner.accept(layer, table);
  }

  @Override
  public void open(List<Path> files) {
    files.stream().filter(ProjectFile::isOne).findFirst().ifPresent(mapOpener);
    opener.accept(files.stream().filter(file -> !ProjectFile.isOne(file)).toList());
  }

  @Override
  public void inspect(Text title, Node content) {
    closeInspector();
    var panel = new Panel(words(), title, content, "inspector", this::closeInspector);
    inspected = panel;
    SplitPane.setResizableWithParent(panel, false);
    panel.setMinWidth(INSPECTOR_LEAST);
    middle.getItems().add(panel);
    middle.setDividerPositions(1 - INSPECTOR / Math.max(2 * INSPECTOR, middle.getWidth()));
  }

  private void closeInspector() {
    Node panel = inspected;
    if (panel != null) {
      leave(panel);
      middle.getItems().remove(panel);
      inspected = null;
    }
  }

  @Override
  public void closeInspector(Node content) {
    if (inspected != null && inspected.content() == content) {
      closeInspector();
    }
  }

  @Override
  public void drawer(Text title, Node content) {
    closeDrawer();
    var panel = new Panel(words(), title, content, "drawer", this::closeDrawer);
    drawn = panel;
    upright.getItems().add(panel);
    upright.setDividerPositions(0.65);
  }

  private void closeDrawer() {
    Node panel = drawn;
    if (panel != null) {
      leave(panel);
      upright.getItems().remove(panel);
      drawn = null;
    }
  }

  /** The keyboard goes to the map when what has it goes, not to whatever comes next. */
  private void leave(Node panel) {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    while (owner != null && owner != panel) {
      owner = owner.getParent();
    }
    if (owner != null) {
      map.requestFocus();
    }
  }

  @Override
  public void dialog(Text title, Node content) {
    window.open(title, content);
  }

  @Override
  public void closeDialog() {
    window.close();
  }

  @Override
  public void tell(Text what) {
    bench.notices().tell(what);
  }

  @Override
  public void tell(Text what, Text action, Runnable remedy) {
    bench.notices().tell(what, action, remedy);
  }

  @Override
  public void offer(Text what, Text action, Runnable remedy) {
    bench.notices().offer(what, action, remedy);
  }

  @Override
  public void trouble(Text what, Optional<Text> action, Runnable remedy) {
    bench.notices().trouble(what, action, remedy);
  }

  @Override
  public List<Path> askFiles(Text title, List<String> endings) {
    return around.files(owner(), words().get(title), endings);
  }

  @Override
  public Optional<Path> askFolder(Text title) {
    return around.folder(owner(), words().get(title));
  }

  @Override
  public Optional<Path> askSave(Text title, String suggested, String ending) {
    return around.save(owner(), words().get(title), suggested, ending);
  }

  private @Nullable Window owner() {
    return root.getScene() == null ? null : root.getScene().getWindow();
  }

  @Override
  public Path cache() {
    return bench.places().cache();
  }

  @Override
  public Path home() {
    return bench.places().home();
  }

  @Override
  public void browse(String url) {
    around.browse(url);
  }

  @Override
  public void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public void onClose(Runnable end) {
    ends.add(end);
  }

  /** Ends the threads of the map and of the features; the window must not be used afterwards. */
  public void close() {
    painter.close();
    ends.forEach(Runnable::run);
    ends.clear();
  }
}
