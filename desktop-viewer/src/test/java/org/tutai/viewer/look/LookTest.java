package org.tutai.viewer.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atlantafx.base.theme.Styles;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.viewer.ViewerTest;

/** Both looks; {@code target/screenshots/look-*.png} show every style class and usual control. */
class LookTest extends ViewerTest {

  private static final Pattern NAME = Pattern.compile("-tutai-[a-z0-9-]+");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyControlIsDrawnWithoutWarning(boolean dark) {
    setDark(dark);
    Parent specimen = show(1100, 820, Specimen::make);
    snapshot(specimen.getScene(), dark ? "look-dark.png" : "look-light.png");
    clickOn("更多 More");
    assertThat(isShown("縮放至圖層 Zoom to layer")).isTrue();
    screenshot(specimen.getScene(), dark ? "look-dark-menu.png" : "look-light-menu.png");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void popupsLookLikeTheWindow(boolean dark) {
    setDark(dark);
    ComboBox<String> encodings =
        showNode(
            300, 200, () -> new ComboBox<>(FXCollections.observableArrayList("Big5 大五碼", "UTF-8")));
    runOnFx(encodings::show);
    var cell = find("Big5 大五碼", ListCell.class);
    assertThat(cell.getTextFill()).isEqualTo(Palette.of(dark).colour("-tutai-text"));
    assertThat(cell.getFont().getFamily()).isEqualTo(Look.FONT_FAMILY);
    screenshot(encodings.getScene(), dark ? "look-dark-combo.png" : "look-light-combo.png");
  }

  @Test
  void switchesWhileShown() {
    Parent root = show(200, 100, () -> new StackPane(new Label("圖臺")));
    var label = find("圖臺", Label.class);
    Color before = (Color) onFx(label::getTextFill);
    setDark(true);
    waitFor("light text", () -> !label.getTextFill().equals(before));
    assertThat(label.getTextFill()).isEqualTo(Palette.of(true).colour("-tutai-text"));
    assertThat(root.getScene().getFill()).isEqualTo(Palette.of(true).colour("-tutai-ground"));
    assertThat(root.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("dark"));
  }

  @Test
  void textIsSetInTheBundledFont() {
    Label label = showNode(200, 100, () -> new Label("圖臺"));
    assertThat(label.getFont().getFamily()).isEqualTo(Look.FONT_FAMILY);
    assertThat(label.getFont().getSize()).isEqualTo(Look.BODY);
    assertThat(Look.boldFont(Look.LARGE).getStyle()).isEqualTo("Bold");
  }

  @Test
  void bothLooksNameTheSameColours() {
    assertThat(Palette.of(false).names())
        .isEqualTo(Palette.of(true).names())
        .hasSizeGreaterThan(60);
  }

  @Test
  void everyColourThatIsLookedUpIsNamed() throws Exception {
    Set<String> used = new TreeSet<>();
    NAME.matcher(sheet("tutai.css")).results().forEach(found -> used.add(found.group()));
    assertThat(used).isNotEmpty().isSubsetOf(Palette.of(false).names());
  }

  @Test
  void refusesAColourThatNobodyNamed() {
    assertThatThrownBy(() -> Palette.of(false).colour("-tutai-acent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-tutai-acent");
  }

  @ParameterizedTest
  @CsvSource({
    "text, ground raised sunken hover selected",
    "muted, ground raised sunken hover selected",
    "subtle, ground raised",
    "accent, ground raised accent-soft hover selected",
    "on-accent, accent loss success",
    "loss, ground raised loss-soft",
    "warning, ground raised warning-soft",
    "success, ground raised success-soft",
    "text, accent-soft loss-soft warning-soft success-soft",
    "raised, text",
    "map-ink, map-sea map-land map-halo",
    "map-sketch, map-halo",
    "map-measure, map-halo",
  })
  void textCanBeReadOnItsGround(String text, String grounds) {
    for (boolean dark : new boolean[] {false, true}) {
      for (String ground : grounds.split(" ")) {
        assertThat(contrast(colour(dark, text), colour(dark, ground)))
            .as("%s on %s, %s", text, ground, dark ? "dark" : "light")
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void buttonsCanBeReadInEveryState(boolean dark) {
    Color on = colour(dark, "on-accent");
    for (String ground : dark ? new String[] {"4", "3"} : new String[] {"5", "6"}) {
      assertThat(contrast(on, Palette.of(dark).colour("-color-accent-" + ground)))
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static Color colour(boolean dark, String name) {
    return Palette.of(dark).colour("-tutai-" + name);
  }

  /** The contrast ratio of WCAG 2.2, 1.4.3. */
  private static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static String sheet(String name) throws Exception {
    try (InputStream in = Look.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A window with everything in it. */
  private static final class Specimen {

    static Parent make() {
      var middle = new StackPane(column(notices(), onMap()));
      middle.setStyle("-fx-background-color: -tutai-map-sea; -fx-padding: 16px;");
      HBox.setHgrow(middle, Priority.ALWAYS);
      var areas = new HBox(sidePanel(), middle, inspector());
      VBox.setVgrow(areas, Priority.ALWAYS);
      return new VBox(toolBar(), areas, drawer(), status());
    }

    private static Node toolBar() {
      ToggleButton measure = Icons.toggle(Icons.MEASURE, new ReadOnlyString("量測"));
      measure.setSelected(true);
      return new ToolBar(
          Icons.button(Icons.ADD_LAYER, "加入圖層"),
          Icons.button(Icons.SAVE, "儲存"),
          new Separator(),
          Icons.toggle(Icons.IDENTIFY, new ReadOnlyString("查詢")),
          measure,
          disabled(Icons.button(Icons.REDO, "重做")),
          new MenuButton(
              "更多 More", null, new MenuItem("縮放至圖層 Zoom to layer"), new MenuItem("移除 Remove")),
          styled(new Button("分享"), Styles.ACCENT));
    }

    private static Node sidePanel() {
      var root = new TreeItem<>("圖層");
      var group = new TreeItem<>("底圖 Base map");
      group.getChildren().add(new TreeItem<>("村里界 Villages 2021"));
      group.setExpanded(true);
      root.getChildren().add(group);
      root.getChildren().add(new TreeItem<>("淹水潛勢 Flood potential"));
      var tree = new TreeView<>(root);
      tree.setShowRoot(false);
      tree.setPrefHeight(140);
      tree.getSelectionModel().select(1);
      var empty =
          styled(
              new VBox(
                  Icons.graphic(Icons.ADD_LAYER),
                  styled(new Label("還沒有圖層"), "section-title"),
                  styled(new Label("把檔案拖到這裡，或按「加入圖層」。支援 Shapefile、GeoPackage、CSV。"), "hint"),
                  styled(new Button("加入圖層"), Styles.ACCENT)),
              "empty-state");
      var panel =
          styled(
              new VBox(styled(new Label("圖層 Layers"), "panel-title"), tree, empty),
              "panel",
              "side-panel");
      panel.setMinWidth(280);
      panel.setMaxWidth(280);
      return panel;
    }

    private static Node inspector() {
      var field = new TextField("1,000 公尺");
      var wrong = new TextField("abc");
      wrong.pseudoClassStateChanged(Styles.STATE_DANGER, true);
      var prompt = new TextField();
      prompt.setPromptText("搜尋地址、地標、坐標");
      var encoding = new ComboBox<>(FXCollections.observableArrayList("Big5", "UTF-8"));
      encoding.getSelectionModel().select(0);
      var checked = new CheckBox("顯示標註");
      checked.setSelected(true);
      var body =
          styled(
              new VBox(
                  prompt,
                  row(new Label("距離"), field),
                  row(new Label("編碼"), encoding, new Spinner<Integer>(1, 9, 5)),
                  wrong,
                  styled(new Label("「abc」不是數字；請輸入 1 到 100,000。"), "field-error"),
                  row(checked, new RadioButton("單一符號")),
                  new Slider(0, 100, 60),
                  new ProgressBar(0.4),
                  row(
                      chip("EPSG:3826"),
                      chip("5 筆有問題", "warning"),
                      chip("遺失", "danger"),
                      chip("完成", "success")),
                  styled(
                      new VBox(
                          styled(new Label("成績單 Report card"), "section-title"),
                          styled(new Label("7,951 筆，Big5，TWD97 / TM2"), "hint"),
                          new Hyperlink("看細節")),
                      "card"),
                  row(
                      new Button("取消"),
                      styled(new Button("套用"), Styles.ACCENT),
                      styled(new Button("刪除"), Styles.DANGER),
                      styled(new Button("略過"), Styles.FLAT))),
              "panel-body");
      var tabs = new TabPane(new Tab("符號", body), new Tab("標註"), new Tab("篩選"));
      var panel = styled(new VBox(styled(new Label("樣式 Style"), "panel-title"), tabs), "inspector");
      panel.setMinWidth(340);
      panel.setMaxWidth(340);
      return panel;
    }

    private static Node notices() {
      return column(
          styled(
              new HBox(
                  Icons.graphic(Icons.NOTE),
                  new Label("連結已複製 Link copied"),
                  Icons.button(Icons.CLOSE, "關閉")),
              "notice"),
          styled(
              new HBox(Icons.graphic(Icons.WARNING), new Label("3 筆圖徵沒有幾何")), "notice", "warning"),
          styled(
              new HBox(Icons.graphic(Icons.ERROR), new Label("伺服器沒有回應：wms.example.tw")),
              "notice",
              "danger"));
    }

    private static Node onMap() {
      var list = new ListView<>(FXCollections.observableArrayList("臺北市中正區重慶南路一段122號", "臺北車站"));
      list.setPrefHeight(80);
      list.getSelectionModel().select(0);
      var zoom =
          styled(
              new VBox(Icons.button(Icons.ZOOM_IN, "放大"), Icons.button(Icons.ZOOM_OUT, "縮小")),
              "on-map");
      zoom.setMaxWidth(32);
      return column(zoom, styled(new VBox(list), "on-map"));
    }

    private static Node drawer() {
      var table = new TableView<>(FXCollections.observableArrayList("新店區", "板橋區", "三重區"));
      for (String title : new String[] {"TOWNNAME", "人口數 Population"}) {
        var column = new TableColumn<String, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyString(row.getValue()));
        column.setPrefWidth(200);
        table.getColumns().add(column);
      }
      table.setPrefHeight(120);
      table.getSelectionModel().select(1);
      return styled(new VBox(table), "drawer");
    }

    private static Node status() {
      return styled(
          new HBox(
              new Label("121.51234, 25.04567"),
              new Label("1 : 25,000"),
              new Label("TWD97 / TM2 121"),
              Icons.graphic(Icons.OFFLINE)),
          "status-strip");
    }

    private static Label chip(String text, String... classes) {
      return styled(styled(new Label(text), "chip"), classes);
    }

    private static HBox row(Node... nodes) {
      return styled(new HBox(nodes), "row");
    }

    private static VBox column(Node... nodes) {
      return new VBox(12, nodes);
    }

    private static <N extends Node> N styled(N node, String... classes) {
      node.getStyleClass().addAll(classes);
      return node;
    }

    private static <N extends Node> N disabled(N node) {
      node.setDisable(true);
      return node;
    }
  }

  private static final class ReadOnlyString extends javafx.beans.property.ReadOnlyStringWrapper {
    ReadOnlyString(String value) {
      super(value);
    }
  }
}
