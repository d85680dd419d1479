package org.tutai.viewer.query;

import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.table.RowTools;
import org.tutai.viewer.table.TableFeature;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What was found: of each layer how many, the first by name, and what can be done with them. */
final class HitsView extends VBox {

  private static final Text NOTHING = Text.of("No feature found", "沒有找到圖徵");
  private static final Text START =
      Text.of("What you draw around on the map is listed here.", "在地圖上圈選後，結果會列在這裡。");
  private static final Text OPEN = Text.of("Show in attribute table", "在屬性表中顯示");
  private static final Text MORE = Text.of("More", "更多");
  private static final Text OTHERS = Text.of("%,d more in the table", "其餘 %,d 筆請見屬性表");
  private static final Text ZOOM = Text.of("Zoom to", "縮放至結果");
  private static final Text ZOOM_ONE = Text.of("Zoom to feature", "縮放至圖徵");
  private static final Text EXPORT = Text.of("Export…", "匯出…");
  private static final Text STATISTICS = Text.of("Statistics of %s", "統計「%s」");
  private static final int MOST_STATISTICS = 20;

  private final Desk desk;
  private final Words words;
  private final SelectViewModel model;

  HitsView(Desk desk, SelectViewModel model) {
    super(4);
    this.desk = desk;
    this.words = desk.words();
    this.model = model;
    setId("select-hits");
    model.hitsProperty().addListener((value, before, now) -> show());
    words.languageProperty().addListener((value, before, now) -> show());
    show();
  }

  private void show() {
    getChildren().clear();
    Hits hits = model.hitsProperty().get();
    if (hits.count() == 0) {
      var none = new Label(words.get(hits.layers().isEmpty() ? START : NOTHING));
      none.getStyleClass().add("hint");
      getChildren().add(none);
    }
    for (Hits.Of each : hits.layers()) {
      if (!each.ordinals().isEmpty()) {
        add(each);
      }
    }
  }

  private void add(Hits.Of of) {
    getChildren().add(head(of));
    of.first().forEach(hit -> getChildren().add(line(of, hit)));
    int others = of.ordinals().size() - of.first().size();
    if (others > 0) {
      var more = new Hyperlink(words.get(OTHERS, others));
      more.getStyleClass().add("hit-more");
      more.setOnAction(event -> TableFeature.openSelected(desk, of.layer().id()));
      getChildren().add(more);
    }
  }

  private Node head(Hits.Of of) {
    var name = new Label(of.layer().title());
    name.setTooltip(new Tooltip(of.layer().title()));
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var count = new Label(String.format("%,d", of.ordinals().size()));
    count.getStyleClass().addAll("number", "hit-count");
    count.setMinWidth(USE_PREF_SIZE);
    Button open = Icons.button(Icons.TABLE, words.of(OPEN));
    open.setOnAction(event -> TableFeature.openSelected(desk, of.layer().id()));
    Button more = Icons.button(Icons.MORE, words.of(MORE));
    more.setOnAction(event -> menu(of).show(more, Side.BOTTOM, 0, 4));
    var line = new HBox(4, name, count, open, more);
    line.getStyleClass().addAll("row", "hit-row");
    return line;
  }

  private Node line(Hits.Of of, Hits.Hit hit) {
    var line = new Button(hit.name());
    line.setMnemonicParsing(false);
    line.getStyleClass().addAll("flat", "hit");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMaxWidth(Double.MAX_VALUE);
    line.setMinWidth(0);
    line.setTooltip(new Tooltip(hit.name() + "\n" + words.get(ZOOM_ONE)));
    line.setOnAction(event -> new RowTools(desk, of.layer(), OrdinalSet.of(hit.ordinal())).zoom());
    return line;
  }

  private ContextMenu menu(Hits.Of of) {
    var menu = new ContextMenu();
    var rows = new RowTools(desk, of.layer(), of.ordinals());
    menu.getItems().add(item(words.get(ZOOM), rows::zoom));
    menu.getItems().add(item(words.get(EXPORT), rows::export));
    var fields = of.layer().view().info().schema().fields();
    for (int i = 0; i < Math.min(MOST_STATISTICS, fields.size()); i++) {
      int column = i;
      String said = words.get(STATISTICS, fields.get(i).name());
      menu.getItems().add(item(said, () -> rows.statistics(column)));
    }
    return menu;
  }

  private static MenuItem item(String title, Runnable action) {
    var item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
