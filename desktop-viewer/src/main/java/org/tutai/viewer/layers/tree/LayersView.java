package org.tutai.viewer.layers.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The layers of the map in the side panel. */
final class LayersView extends VBox {

  private static final Text LAYERS = Text.of("Layers", "圖層");
  private static final Text ADD = Text.of("Add layer", "加入圖層");
  private static final Text SEARCH = Text.of("Search layers", "搜尋圖層");
  private static final Text CLEAR = Text.of("Clear the search", "清除搜尋");
  private static final Text NOT_FOUND = Text.of("No layer is called so.", "沒有這個名稱的圖層。");
  private static final Text EMPTY = Text.of("No layers yet", "還沒有圖層");
  private static final Text EMPTY_HINT =
      Text.of(
          "Drop files on the map: Shapefile, GeoPackage, GeoJSON, KML, CSV or GeoTIFF. Or look for"
              + " a place in the box above.",
          "把檔案拖到地圖上：Shapefile、GeoPackage、GeoJSON、KML、CSV 或 GeoTIFF。也可以在上方搜尋地點。");

  /** More layers than this are worth a search box. */
  private static final int FEW = 6;

  /** Legends of more lines than this are closed at first. */
  private static final int LONG_LEGEND = 12;

  private final Desk desk;
  private final LayersViewModel model;
  private final TreeItem<TreeLine> root = new TreeItem<>();
  private final TreeView<TreeLine> tree = new TreeView<>(root);
  private final Map<String, TreeItem<TreeLine>> items = new HashMap<>();
  private final TextField search = new TextField();
  private final HBox searchRow;
  private final Node empty;
  private final Label notFound = new Label();
  private final LayerDragging dragging;
  private boolean following;

  LayersView(Desk desk, LayersViewModel model) {
    this.desk = desk;
    this.model = model;
    setId("layers");
    getStyleClass().add("layers-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(LayersView.class.getResource("layers-view.css"))
                .toExternalForm());
    searchRow = searchRow();
    empty = emptyState();
    dragging = new LayerDragging(tree, model);
    new TableDropping(tree, dragging, desk).listen();
    var area = new StackPane(tree, dragging.mark(), notFound, empty);
    area.getStyleClass().add("layers-area");
    notFound.textProperty().bind(desk.words().of(NOT_FOUND));
    notFound.getStyleClass().add("hint");
    VBox.setVgrow(area, Priority.ALWAYS);
    getChildren()
        .addAll(head(), searchRow, area, new BaseRow(desk, model), new LayerCard(desk, model));
    prepareTree();
    listen();
    show(model.linesProperty().get());
    pick();
  }

  // --- Parts -------------------------------------------------------------------------------------

  private Node head() {
    var title = new Label();
    title.textProperty().bind(desk.words().of(LAYERS));
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button add = Icons.button(Icons.ADD_LAYER, desk.words().of(ADD));
    add.setId("layers-add");
    add.setOnAction(event -> addCommand().ifPresent(Command::run));
    var head = new HBox(title, gap, add);
    head.getStyleClass().addAll("row", "layers-head");
    return head;
  }

  /** What adds a layer: the first of the commands that do. */
  private Optional<Command> addCommand() {
    return desk.commands().all().stream()
        .filter(command -> command.icon().equals(Optional.of(Icons.ADD_LAYER)))
        .findFirst()
        .or(
            () ->
                desk.commands().all().stream()
                    .filter(command -> command.id().startsWith("add."))
                    .findFirst());
  }

  private HBox searchRow() {
    search.setId("layers-search");
    search.promptTextProperty().bind(desk.words().of(SEARCH));
    search.accessibleTextProperty().bind(desk.words().of(SEARCH));
    search.textProperty().bindBidirectional(model.searchProperty());
    Button clear = Icons.button(Icons.CLEAR, desk.words().of(CLEAR));
    clear.setOnAction(event -> search.clear());
    clear.visibleProperty().bind(search.textProperty().isNotEmpty());
    clear.managedProperty().bind(clear.visibleProperty());
    search.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
          } else if (event.getCode() == KeyCode.DOWN) {
            tree.requestFocus();
            event.consume();
          }
        });
    HBox.setHgrow(search, Priority.ALWAYS);
    var row = new HBox(search, clear);
    row.getStyleClass().addAll("row", "layers-search-row");
    return row;
  }

  private Node emptyState() {
    var title = new Label();
    title.textProperty().bind(desk.words().of(EMPTY));
    title.getStyleClass().add("section-title");
    var hint = new Label();
    hint.textProperty().bind(desk.words().of(EMPTY_HINT));
    hint.getStyleClass().add("hint");
    hint.setMinHeight(USE_PREF_SIZE);
    var add = new Button();
    add.textProperty().bind(desk.words().of(ADD));
    add.getStyleClass().add("accent");
    add.setOnAction(event -> addCommand().ifPresent(Command::run));
    var box = new VBox(Icons.graphic(Icons.LAYERS), title, hint, add);
    box.getStyleClass().add("empty-state");
    return box;
  }

  private void prepareTree() {
    tree.setId("layer-tree");
    tree.setShowRoot(false);
    tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    tree.accessibleTextProperty().bind(desk.words().of(LAYERS));
    tree.setCellFactory(view -> cell());
    tree.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    dragging.listen();
  }

  private TreeCell<TreeLine> cell() {
    var cell = new LayerCell(desk.words(), new CellHands());
    cell.addEventFilter(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            if (cell.getItem() instanceof TreeLine.Layer layer && !layer.isGroup()) {
              openStyle();
              event.consume();
            }
          }
        });
    cell.setOnContextMenuRequested(
        event -> {
          menu().show(cell, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    return cell;
  }

  private @Nullable ContextMenu open;

  private ContextMenu menu() {
    if (open != null) {
      open.hide();
    }
    open = LayerMenu.of(desk);
    return open;
  }

  private void openStyle() {
    desk.commands().all().stream()
        .filter(command -> command.icon().equals(Optional.of(Icons.STYLE)))
        .findFirst()
        .ifPresent(Command::run);
  }

  /** Puts the keyboard into the search box. */
  void focusSearch() {
    searchRow.setVisible(true);
    searchRow.setManaged(true);
    search.requestFocus();
  }

  /** Puts the keyboard into the tree. */
  void focusTree() {
    tree.requestFocus();
    if (tree.getSelectionModel().isEmpty()) {
      tree.getSelectionModel().selectFirst();
    }
  }

  // --- Keys --------------------------------------------------------------------------------------

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextField || dragging.key(event)) {
      return;
    }
    if (done(event)) {
      event.consume();
    }
  }

  private boolean done(KeyEvent event) {
    boolean plain = !event.isAltDown() && !event.isShortcutDown() && !event.isShiftDown();
    if (event.isAltDown() && event.getCode() == KeyCode.UP) {
      model.moveUp();
    } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
      model.moveDown();
    } else if (plain && event.getCode() == KeyCode.SPACE) {
      model.selected().stream().findFirst().ifPresent(model::toggle);
    } else if (plain
        && (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE)) {
      model.remove();
    } else if (plain && event.getCode() == KeyCode.F2) {
      model.rename();
    } else if (plain && event.getCode() == KeyCode.ENTER) {
      openStyle();
    } else if (event.getCode() == KeyCode.CONTEXT_MENU
        || (event.isShiftDown() && event.getCode() == KeyCode.F10)) {
      menuAtPicked();
    } else {
      return false;
    }
    return true;
  }

  private void menuAtPicked() {
    tree.lookupAll(".layer-cell").stream()
        .filter(node -> ((TreeCell<?>) node).isSelected())
        .findFirst()
        .ifPresent(
            cell -> {
              var at = cell.localToScreen(24, cell.getBoundsInLocal().getHeight());
              menu().show(cell, at.getX(), at.getY());
            });
  }

  // --- Following the model -----------------------------------------------------------------------

  private void listen() {
    sceneProperty()
        .flatMap(scene -> scene.windowProperty())
        .flatMap(window -> window.outputScaleXProperty())
        .addListener(
            (of, before, now) -> {
              if (now != null) {
                model.setPixelRatio(now.doubleValue());
              }
            });
    model.linesProperty().addListener((of, before, now) -> show(now));
    model.selectedProperty().addListener((of, before, now) -> pick());
    model
        .renamingProperty()
        .addListener(
            (of, before, now) -> {
              now.map(items::get).ifPresent(item -> reveal(item));
              tree.refresh();
              if (now.isEmpty()) {
                tree.requestFocus();
              }
            });
    desk.words().languageProperty().addListener(of -> tree.refresh());
    tree.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<TreeItem<TreeLine>>) change -> picked());
  }

  private void reveal(TreeItem<TreeLine> item) {
    for (TreeItem<TreeLine> up = item.getParent(); up != null; up = up.getParent()) {
      up.setExpanded(true);
    }
    tree.scrollTo(tree.getRow(item));
  }

  private void show(List<TreeLine> lines) {
    boolean none = desk.project().map().layers().isEmpty();
    boolean searching = !model.searchProperty().get().isBlank();
    empty.setVisible(none);
    tree.setVisible(!none);
    notFound.setVisible(!none && lines.isEmpty());
    boolean many = desk.project().map().leaves().size() > FEW || searching || search.isFocused();
    searchRow.setVisible(many);
    searchRow.setManaged(many);
    following = true;
    try {
      var there = new HashSet<String>();
      fill(root, lines, there);
      items.keySet().retainAll(there);
      if (searching) {
        openAll(root);
      }
    } finally {
      following = false;
    }
    pick();
  }

  /** Gives an item the items of these lines, those that were there before staying the same. */
  private void fill(TreeItem<TreeLine> parent, List<TreeLine> lines, Set<String> there) {
    var children = new ArrayList<TreeItem<TreeLine>>();
    for (TreeLine line : lines) {
      TreeItem<TreeLine> item = items.computeIfAbsent(line.key(), key -> item(line));
      there.add(line.key());
      if (!line.equals(item.getValue())) {
        boolean first = item.getChildren().isEmpty() && !line.lines().isEmpty();
        item.setValue(line);
        if (first) {
          item.setExpanded(opens(line));
        }
      }
      children.add(item);
    }
    if (!children.equals(parent.getChildren())) {
      children.forEach(
          child -> {
            if (child.getParent() != null && child.getParent() != parent) {
              child.getParent().getChildren().remove(child);
            }
          });
      parent.getChildren().setAll(children);
    }
    for (int i = 0; i < lines.size(); i++) {
      fill(children.get(i), lines.get(i).lines(), there);
    }
  }

  private TreeItem<TreeLine> item(TreeLine line) {
    var item = new TreeItem<>(line);
    item.setExpanded(opens(line));
    item.expandedProperty().addListener((of, before, now) -> model.setOpen(line.key(), now));
    return item;
  }

  private static boolean opens(TreeLine line) {
    return line instanceof TreeLine.Layer layer
        && (layer.isGroup() || layer.lines().size() <= LONG_LEGEND);
  }

  private static void openAll(TreeItem<TreeLine> item) {
    for (TreeItem<TreeLine> child : item.getChildren()) {
      if (child.getValue() instanceof TreeLine.Layer layer && layer.isGroup()) {
        child.setExpanded(true);
        openAll(child);
      }
    }
  }

  /** Opens or closes all groups and legends. */
  void openAll(boolean opened) {
    for (TreeItem<TreeLine> item : List.copyOf(items.values())) {
      item.setExpanded(opened);
    }
  }

  /** Selects what the model has picked. */
  private void pick() {
    if (following) {
      return;
    }
    following = true;
    try {
      var selection = tree.getSelectionModel();
      var wanted = new ArrayList<TreeItem<TreeLine>>();
      model.selected().forEach(id -> Optional.ofNullable(items.get(id)).ifPresent(wanted::add));
      if (!new HashSet<>(selection.getSelectedItems()).equals(new HashSet<>(wanted))) {
        selection.clearSelection();
        wanted.forEach(selection::select);
      }
    } finally {
      following = false;
    }
  }

  /** Tells the model what a person picked; a line of a legend picks its layer. */
  private void picked() {
    if (following) {
      return;
    }
    var ids = new ArrayList<String>();
    TreeItem<TreeLine> lead = tree.getSelectionModel().getSelectedItem();
    layerOf(lead).ifPresent(ids::add);
    for (TreeItem<TreeLine> item : List.copyOf(tree.getSelectionModel().getSelectedItems())) {
      layerOf(item).filter(id -> !ids.contains(id)).ifPresent(ids::add);
    }
    following = true;
    try {
      model.select(ids);
    } finally {
      following = false;
    }
  }

  private static Optional<String> layerOf(@Nullable TreeItem<TreeLine> item) {
    for (TreeItem<TreeLine> up = item; up != null; up = up.getParent()) {
      if (up.getValue() instanceof TreeLine.Layer layer) {
        return Optional.of(layer.id());
      }
    }
    return Optional.empty();
  }

  /** What a person does at a line. */
  private final class CellHands implements LayerCell.Hands {

    @Override
    public void toggle(String id) {
      model.toggle(id);
    }

    @Override
    public void locate(String id) {
      model.select(List.of(id));
      desk.commands().find("layer.locate-file").ifPresent(Command::run);
    }

    @Override
    public void reopen(String id) {
      model.reopen(id);
    }

    @Override
    public void stop(String id) {
      model.stop(id);
    }

    @Override
    public void zoomToScale(String id) {
      model.zoomToScale(id);
    }

    @Override
    public void renamed(String id, String title) {
      model.renamed(id, title);
    }

    @Override
    public void stopRenaming() {
      model.stopRenaming();
    }

    @Override
    public Optional<String> renaming() {
      return model.renamingProperty().get();
    }
  }
}
