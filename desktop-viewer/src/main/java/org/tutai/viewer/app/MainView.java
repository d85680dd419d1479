package org.tutai.viewer.app;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Commands;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.CompileCache;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.LayerTrouble;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.look.Icons;
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

  private static final Text CLOSE = Text.of("Close", "關閉");
  private static final Text PALETTE = Text.of("Commands", "指令");

  private final Workbench bench;
  private final Surroundings around;
  private final BorderPane root = new BorderPane();
  private final VBox side = new VBox();
  private final StackPane mapArea = new StackPane();
  private final SplitPane middle = new SplitPane();
  private final SplitPane upright = new SplitPane();
  private final HBox status = new HBox();
  private final StackPane layersOfWindow = new StackPane();
  private final CommandPaletteViewModel paletteModel;
  private final MapPainter painter;
  private final MapPane map;
  private @Nullable Node inspected;
  private @Nullable Node drawn;
  private @Nullable Node before;
  private Consumer<List<Path>> opener = files -> {};
  private Consumer<Path> mapOpener = file -> {};

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
    map = new MapPane(bench.map(), painter, bench.words());
    build();
    paletteModel = new CommandPaletteViewModel(bench.commands());
    new WindowFeature(bench.darkProperty(), this::palette, this::turnSide).install(this);
    Features.all().forEach(feature -> feature.install(this));
    root.setTop(head());
    status.getChildren().add(0, new JobsView(bench.jobs(), bench.words()));
    overMap(Pos.BOTTOM_CENTER, new NoticesView(bench.notices(), bench.words()));
    listen();
  }

  private void listen() {
    layersOfWindow.sceneProperty().addListener((value, gone, now) -> map.requestFocus());
    layersOfWindow.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    layersOfWindow.setOnDragDropped(
        event -> {
          boolean files = event.getDragboard().hasFiles();
          if (files) {
            open(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.consume();
          }
          event.setDropCompleted(files);
        });
    layersOfWindow.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && escape()) {
            event.consume();
          }
        });
  }

  /** Leaves what is open: the dialog, what a tool is at, the tool, the inspector, the drawer. */
  private boolean escape() {
    if (layersOfWindow.getChildren().size() > 1) {
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

  /** Shows or hides the side panel. */
  private void turnSide() {
    root.setLeft(root.getLeft() == null ? side : null);
  }

  /** The root of the scene. */
  public Parent root() {
    return layersOfWindow;
  }

  private void build() {
    side.getStyleClass().add("panel");
    side.setPrefWidth(320);
    mapArea.getChildren().add(map);
    middle.getItems().add(mapArea);
    upright.setOrientation(javafx.geometry.Orientation.VERTICAL);
    upright.getItems().add(middle);
    root.setLeft(side);
    root.setCenter(upright);
    root.setId("main");
    middle.getStyleClass().add("bare");
    upright.getStyleClass().add("bare");
    status.getStyleClass().add("status-strip");
    root.setBottom(status);
    layersOfWindow.getChildren().add(root);
  }

  /** Menus and tools in one thin bar. */
  private HBox head() {
    MenuBar menus = menus();
    menus.setMinWidth(Region.USE_PREF_SIZE);
    ToolBar tools = tools();
    HBox.setHgrow(tools, Priority.ALWAYS);
    var head = new HBox(menus, tools);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("head");
    return head;
  }

  private MenuBar menus() {
    var bar = new MenuBar();
    for (Command.Place place : Command.Place.values()) {
      var menu = new Menu();
      menu.textProperty().bind(words().of(place.title()));
      bench.commands().all().stream()
          .filter(command -> command.place() == place)
          .map(this::item)
          .forEach(menu.getItems()::add);
      if (!menu.getItems().isEmpty()) {
        bar.getMenus().add(menu);
      }
    }
    return bar;
  }

  private MenuItem item(Command command) {
    MenuItem item = command.selected().isPresent() ? new CheckMenuItem() : new MenuItem();
    item.setId(command.id());
    item.textProperty().bind(words().of(command.title()));
    command.icon().ifPresent(code -> item.setGraphic(new FontIcon(code)));
    command.keys().map(KeyCombination::valueOf).ifPresent(item::setAccelerator);
    item.disableProperty().bind(Bindings.not(command.enabled()));
    if (item instanceof CheckMenuItem check) {
      command.selected().ifPresent(on -> follow(on, check::setSelected));
    }
    item.setOnAction(
        event -> {
          command.run();
          if (item instanceof CheckMenuItem check) {
            command.selected().ifPresent(on -> check.setSelected(on.get()));
          }
        });
    return item;
  }

  private static void follow(ObservableBooleanValue on, Consumer<Boolean> show) {
    show.accept(on.get());
    on.addListener((value, before, now) -> show.accept(now));
  }

  private ToolBar tools() {
    var bar = new ToolBar();
    bar.getStyleClass().add("tool-bar");
    Command.Place last = null;
    var groups = new HashMap<Command.Group, ToolGroup>();
    for (Command command : bench.commands().all()) {
      ToolGroup known = command.group().map(groups::get).orElse(null);
      if (command.onToolBar() && known != null) {
        known.add(command);
      } else if (command.onToolBar()) {
        if (last != null && last != command.place()) {
          bar.getItems().add(new Separator());
        }
        last = command.place();
        if (command.group().isPresent()) {
          var together = new ToolGroup(words(), command.group().get());
          together.add(command);
          groups.put(command.group().get(), together);
          bar.getItems().add(together.button());
        } else {
          bar.getItems().add(button(command));
        }
      }
    }
    return bar;
  }

  private ButtonBase button(Command command) {
    Ikon icon = command.icon().orElse(Icons.COMMANDS);
    ButtonBase button =
        command.selected().isPresent()
            ? Icons.toggle(icon, words().of(command.title()))
            : Icons.button(icon, words().of(command.title()));
    button.setId("tool-" + command.id());
    button.setFocusTraversable(true);
    button.disableProperty().bind(Bindings.not(command.enabled()));
    if (button instanceof ToggleButton toggle) {
      command.selected().ifPresent(on -> follow(on, toggle::setSelected));
    }
    button.setOnAction(
        event -> {
          command.run();
          if (button instanceof ToggleButton toggle) {
            command.selected().ifPresent(on -> toggle.setSelected(on.get()));
          }
        });
    return button;
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
  public void open(List<Path> files) {
    files.stream().filter(ProjectFile::isOne).findFirst().ifPresent(mapOpener);
    opener.accept(files.stream().filter(file -> !ProjectFile.isOne(file)).toList());
  }

  private Node titled(Text title, Node content, String style, Runnable close) {
    var name = new Label();
    name.textProperty().bind(words().of(title));
    name.getStyleClass().add("panel-title");
    Button button = Icons.button(Icons.CLOSE, words().of(CLOSE));
    button.setOnAction(event -> close.run());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, name, gap, button);
    head.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(8, head, content);
    box.getStyleClass().addAll("panel", style);
    VBox.setVgrow(content, Priority.ALWAYS);
    return box;
  }

  @Override
  public void inspect(Text title, Node content) {
    closeInspector();
    Node panel = titled(title, content, "inspector", this::closeInspector);
    inspected = panel;
    SplitPane.setResizableWithParent(panel, false);
    middle.getItems().add(panel);
    middle.setDividerPositions(0.72);
  }

  private void closeInspector() {
    if (inspected != null) {
      middle.getItems().remove(inspected);
      inspected = null;
    }
  }

  @Override
  public void closeInspector(Node content) {
    if (inspected instanceof VBox box && box.getChildren().contains(content)) {
      closeInspector();
    }
  }

  @Override
  public void drawer(Text title, Node content) {
    closeDrawer();
    Node panel = titled(title, content, "drawer", this::closeDrawer);
    drawn = panel;
    upright.getItems().add(panel);
    upright.setDividerPositions(0.65);
  }

  private void closeDrawer() {
    if (drawn != null) {
      upright.getItems().remove(drawn);
      drawn = null;
    }
  }

  @Override
  public void dialog(Text title, Node content) {
    closeDialog();
    var card = titled(title, content, "card", this::closeDialog);
    var veil = new StackPane(card);
    veil.getStyleClass().add("veil");
    ((VBox) card).setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    before = root.getScene() == null ? null : root.getScene().getFocusOwner();
    root.setDisable(true);
    layersOfWindow.getChildren().add(veil);
    veil.setOnMousePressed(
        event -> {
          if (event.getTarget() == veil) {
            closeDialog();
          }
        });
    Platform.runLater(
        () -> {
          if (!focusFirst(content, MainView::isAnswer)) {
            focusFirst(content, node -> true);
          }
        });
  }

  /** What is typed into, or pressed by Enter: rather that than the button that is first. */
  private static boolean isAnswer(Node node) {
    return node instanceof TextInputControl || node instanceof Button go && go.isDefaultButton();
  }

  private static boolean focusFirst(Node node, Predicate<Node> wanted) {
    if (!node.isVisible() || node.isDisabled()) {
      return false;
    }
    if (node.isFocusTraversable() && wanted.test(node)) {
      node.requestFocus();
      return true;
    }
    return node instanceof Parent parent
        && parent.getChildrenUnmodifiable().stream().anyMatch(each -> focusFirst(each, wanted));
  }

  @Override
  public void closeDialog() {
    var open = new ArrayList<>(layersOfWindow.getChildren());
    open.remove(root);
    if (open.isEmpty()) {
      return;
    }
    root.setDisable(false);
    (before == null ? map : before).requestFocus();
    before = null;
    layersOfWindow.getChildren().removeAll(open);
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
  public void trouble(Text what, Optional<Text> action, Runnable remedy) {
    bench.notices().trouble(what, action, remedy);
  }

  @Override
  public List<Path> askFiles(Text title, List<String> endings) {
    return around.files(window(), words().get(title), endings);
  }

  @Override
  public Optional<Path> askFolder(Text title) {
    return around.folder(window(), words().get(title));
  }

  @Override
  public Optional<Path> askSave(Text title, String suggested, String ending) {
    return around.save(window(), words().get(title), suggested, ending);
  }

  private @Nullable Window window() {
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

  /** Ends the painter's threads. */
  public void close() {
    painter.close();
  }
}
