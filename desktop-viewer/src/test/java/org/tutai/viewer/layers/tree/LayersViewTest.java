package org.tutai.viewer.layers.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.ViewerTest;
import org.tutai.viewer.layers.Squares;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** The layer tree as a person works it. */
class LayersViewTest extends ViewerTest {

  private static final Text EDIT = Text.of("Edit", "編輯");

  @TempDir Path folder;
  private TestDesk desk;

  @BeforeEach
  void open() {
    onFx(() -> desk = new TestDesk(folder.resolve("desk"), Platform::runLater));
  }

  @AfterEach
  void close() {
    runOnFx(desk::close);
  }

  private void show() {
    show(
        320,
        760,
        () -> {
          new LayersFeature().install(desk);
          var side = new VBox(desk.sides.get(0));
          VBox.setVgrow(desk.sides.get(0), javafx.scene.layout.Priority.ALWAYS);
          side.getStyleClass().addAll("panel", "side-panel");
          return side;
        });
  }

  private void add(ThemeLayer... layers) {
    runOnFx(
        () -> {
          for (ThemeLayer layer : layers) {
            desk.project().edit(EDIT, map -> LayerTree.add(map, layer));
          }
        });
  }

  private static ThemeLayer tiles(String id, String title) {
    return new XyzLayer(
        Entry.of(id, title), "https://maps.example.org/{z}/{x}/{y}.png", 0, 19, 256, false);
  }

  private List<String> order() {
    return onFx(() -> ids(desk.project().map().layers()));
  }

  private static List<String> ids(List<ThemeLayer> layers) {
    return layers.stream()
        .map(
            layer ->
                layer.common().orElseThrow().id()
                    + (layer instanceof GroupLayer group ? ids(group.layers()) : ""))
        .toList();
  }

  private Entry entry(String id) {
    return onFx(
        () -> LayerTree.find(desk.project().map(), id).orElseThrow().common().orElseThrow());
  }

  @Test
  void looks() {
    for (int i = 0; i < 3; i++) {
      add(
          Squares.layer(
              "s" + i,
              "臺北市大安區都市計畫使用分區及公共設施用地示意圖第" + i + "版",
              Squares.file(folder, i + ".geojson", 3)));
    }
    add(
        new GroupLayer(Entry.of("g", "水"), List.of(tiles("a", "河川"), tiles("b", "淹水潛勢"))),
        Squares.layer("m", "不見的圖層", folder.resolve("missing.shp")),
        tiles("c", "正射影像"));
    runOnFx(
        () -> {
          desk.project()
              .edit(
                  EDIT,
                  map ->
                      LayerTree.change(
                          map,
                          "s1",
                          e ->
                              TreeEdits.scaled(
                                  e,
                                  new ScaleRange(
                                      OptionalDouble.empty(), OptionalDouble.of(50_000)))));
          desk.layerTrouble()
              .tell("c", Optional.of(Text.of("The server does not answer.", "伺服器沒有回應。")));
        });
    show();
    waitFor("all to be open", () -> desk.jobs().running().isEmpty());
    settle();
    clickOn("臺北市大安區都市計畫使用分區及公共設施用地示意圖第2版");
    clickOn("More settings");
    snapshot(find("#layers").getScene(), "layers-light-en.png");
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    setDark(true);
    settle();
    snapshot(find("#layers").getScene(), "layers-dark-zh.png");
    assertThat(shown()).contains("圖層");
  }

  @Test
  void teachesWhatToDoWhileThereIsNoLayer() {
    show();
    assertThat(isShown("No layers yet")).isTrue();
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    assertThat(isShown("還沒有圖層")).isTrue();
    setDark(true);
    snapshot(find("#layers").getScene(), "layers-empty-dark-zh.png");
    add(tiles("a", "河川"));
    assertThat(isShown("還沒有圖層")).isFalse();
    assertThat(isShown("河川")).isTrue();
  }

  @Test
  void dragsLayersToOtherPlaces() {
    add(tiles("a", "甲"), tiles("b", "乙"), tiles("c", "丙"));
    show();
    assertThat(order()).containsExactly("a", "b", "c");
    dragTo("甲", "丙", -8);
    assertThat(order()).containsExactly("b", "c", "a");
    dragTo("甲", "乙", 8);
    assertThat(order()).containsExactly("a", "b", "c");
    runOnFx(() -> desk.project().undo());
    assertThat(order()).containsExactly("b", "c", "a");
  }

  @Test
  void dragsLayersIntoGroupsAndOutOfThem() {
    add(tiles("a", "甲"), new GroupLayer(Entry.of("g", "水"), List.of(tiles("b", "乙"))));
    show();
    dragTo("甲", "水", 0);
    assertThat(order()).containsExactly("g[b, a]");
    dragTo("乙", "水", -12);
    assertThat(order()).containsExactly("g[a]", "b");
    Node tree = find("#layer-tree");
    robot().moveTo(middle("甲"));
    robot().press(MouseButton.PRIMARY);
    robot().moveTo(onFx(() -> tree.localToScreen(120, 300)));
    robot().moveTo(onFx(() -> tree.localToScreen(120, 320)));
    robot().release(MouseButton.PRIMARY);
    settle();
    assertThat(order()).containsExactly("a", "g[]", "b");
  }

  @Test
  void escapeGivesADragUp() {
    add(tiles("a", "甲"), tiles("b", "乙"));
    show();
    clickOn("甲");
    robot().moveTo(middle("甲"));
    robot().press(MouseButton.PRIMARY);
    robot().moveTo(middle("乙").add(0, -4));
    robot().moveTo(middle("乙").add(0, -9));
    settle();
    assertThat(onFx(() -> find(".drop-mark").isVisible())).isTrue();
    press(KeyCode.ESCAPE);
    robot().release(MouseButton.PRIMARY);
    settle();
    assertThat(order()).containsExactly("a", "b");
    assertThat(isShown(".drop-mark")).isFalse();
  }

  private Point2D middle(String name) {
    settle();
    Node node = find(name);
    return onFx(
        () -> {
          var bounds = node.localToScreen(node.getBoundsInLocal());
          return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
  }

  private void dragTo(String what, String onto, double below) {
    robot().moveTo(middle(what));
    robot().press(MouseButton.PRIMARY);
    Point2D end = middle(onto).add(0, below);
    robot().moveTo(end.add(3, below > 0 ? -2 : 2));
    robot().moveTo(end);
    robot().release(MouseButton.PRIMARY);
    settle();
  }

  @Test
  void movesHidesRenamesAndRemovesByKeys() {
    add(tiles("a", "甲"), tiles("b", "乙"), tiles("c", "丙"));
    show();
    clickOn("甲");
    press(KeyCode.ALT, KeyCode.UP);
    assertThat(order()).containsExactly("b", "a", "c");
    press(KeyCode.ALT, KeyCode.DOWN);
    assertThat(order()).containsExactly("a", "b", "c");
    press(KeyCode.SPACE);
    assertThat(entry("a").visible()).isFalse();
    press(KeyCode.F2);
    waitFor("the field", () -> focusedField() != null);
    robot().write("水系", 0);
    press(KeyCode.ENTER);
    assertThat(entry("a").title()).isEqualTo("水系");
    waitFor("the tree to have the keyboard", () -> find("#layer-tree").isFocused());
    press(KeyCode.DELETE);
    assertThat(order()).containsExactly("b", "c");
    runOnFx(() -> desk.project().undo());
    assertThat(order()).containsExactly("a", "b", "c");
  }

  private TextField focusedField() {
    return find("#layer-tree").getScene().getFocusOwner() instanceof TextField field ? field : null;
  }

  @Test
  void escapeKeepsTheOldTitle() {
    add(tiles("a", "甲"));
    show();
    clickOn("甲");
    press(KeyCode.F2);
    waitFor("the field", () -> focusedField() != null);
    robot().write("另外", 0);
    press(KeyCode.ESCAPE);
    assertThat(entry("a").title()).isEqualTo("甲");
    assertThat(isShown("甲")).isTrue();
  }

  @Test
  void theEyeShowsAndHides() {
    add(tiles("a", "甲"));
    show();
    clickOn("Hide 甲");
    assertThat(entry("a").visible()).isFalse();
    clickOn("Show 甲");
    assertThat(entry("a").visible()).isTrue();
  }

  @Test
  void theSlidersDragIsOneStep() {
    add(tiles("a", "甲"));
    show();
    clickOn("甲");
    Slider slider = find("#layer-opacity", Slider.class);
    double y = onFx(() -> slider.getHeight() / 2);
    double width = onFx(slider::getWidth);
    drag(slider, width - 8, y, width / 2, y);
    assertThat(entry("a").opacity()).isBetween(0.4, 0.6);
    assertThat(isShown(Math.round(entry("a").opacity() * 100) + "%")).isTrue();
    runOnFx(() -> desk.project().undo());
    assertThat(entry("a").opacity()).isEqualTo(1);
    assertThat(onFx(slider::getValue)).isEqualTo(100);
  }

  @Test
  void setsScalesAndTellsWhatIsWrongWithThem() {
    add(tiles("a", "甲"));
    show();
    clickOn("甲");
    clickOn("More settings");
    type("#layer-scale-to", "50,000");
    press(KeyCode.ENTER);
    assertThat(entry("a").scales().max()).hasValue(50_000);
    assertThat(isShown("Shows when you zoom in to 1:50,000")).isTrue();
    type("#layer-scale-from", "60000");
    press(KeyCode.ENTER);
    assertThat(isShown("The nearest scale must be a smaller number than the farthest.")).isTrue();
    assertThat(entry("a").scales().min()).isEmpty();
    clickOn("Zoom there");
    assertThat(onFx(() -> desk.map().viewport().scaleDenominator())).isLessThan(50_000);
  }

  @Test
  void searchesAmongMany() {
    for (int i = 0; i < 12; i++) {
      add(tiles("l" + i, "圖層 " + i));
    }
    show();
    type("Search layers", "圖層 11");
    assertThat(isShown("圖層 11")).isTrue();
    assertThat(isShown("圖層 3")).isFalse();
    type("#layers-search", "沒有");
    assertThat(isShown("No layer is called so.")).isTrue();
    press(KeyCode.ESCAPE);
    assertThat(isShown("圖層 3")).isTrue();
  }

  @Test
  void theMenuIsMadeOfCommands() {
    add(tiles("a", "甲"), tiles("b", "乙"));
    show();
    rightClickOn("乙");
    settle();
    assertThat(isShown("Put into a new group")).isTrue();
    assertThat(isShown("Dissolve the group")).as("what cannot be done is left out").isFalse();
    screenshot(find("#layers").getScene(), "layers-menu.png");
    clickOn("Remove the layer");
    assertThat(order()).containsExactly("a");
  }

  @Test
  void turnsTheBaseMapOffAndOn() {
    show();
    clickOn("Hide the base map");
    assertThat(onFx(() -> desk.project().map().base())).isEqualTo(ThemeBase.NONE);
    clickOn("Show the base map");
    assertThat(onFx(() -> desk.project().map().base())).isEqualTo(ThemeBase.SERVER);
    clickOn("#base-shade");
    clickOn("Dark");
    assertThat(onFx(() -> desk.contents().night().get())).isTrue();
  }

  @Test
  void opensItemsOnlyOnceAndKeepsWhatIsPicked() {
    add(tiles("a", "甲"), new GroupLayer(Entry.of("g", "水"), List.of(tiles("b", "乙"))));
    show();
    clickOn("乙");
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    add(tiles("c", "丙"));
    TreeView<?> tree = find("#layer-tree", TreeView.class);
    int picked = onFx(() -> tree.getSelectionModel().getSelectedItems().size());
    assertThat(picked).isEqualTo(1);
    assertThat(onFx(() -> desk.pickedLayerProperty().get())).contains("b");
    assertThat(isShown("不透明度")).isTrue();
  }
}
