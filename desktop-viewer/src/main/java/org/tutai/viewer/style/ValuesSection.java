package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;
import org.tutai.geo.style.choice.Division.Category;
import org.tutai.geo.style.choice.Division.Unique;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A colour for each value of a field. */
final class ValuesSection extends VBox {

  private static final Text FIELD = Text.of("Field", "欄位");
  private static final Text RAMP = Text.of("Colours", "配色");
  private static final Text COLOUR = Text.of("Colour of the value", "類別顏色");
  private static final Text TITLE = Text.of("Legend text", "圖例文字");
  private static final Text READING = Text.of("Counting the values…", "正在統計各類別…");
  private static final Text MANY = Text.of("%,d of %,d values", "%2$,d 類中的 %1$,d 類");
  private static final Text EVERY = Text.of("%,d values", "共 %,d 類");
  private static final Text BY_TITLE = Text.of("Sort by name", "依名稱排序");
  private static final Text BY_COUNT = Text.of("Sort by number of features", "依圖徵數排序");
  private static final Text ALL = Text.of("All values (at most 200)", "全部類別（至多 200 個）");
  private static final Text FEW = Text.of("The %d most frequent, others together", "僅前 %d 類，其餘合併");
  private static final Text MORE = Text.of("Values", "類別操作");
  private static final Text TO_OTHERS = Text.of("Put with the others", "併入其他");
  private static final Text MERGE = Text.of("Merge with the one above", "與上一類合併");
  private static final Text OF_CLASS = Text.of("This value", "此類別");
  private static final Text DATA = Text.of("Show \"no data\"", "顯示「無資料」");

  private static final int ALL_SHOWN = 30;
  private static final int MANY_SHOWN = 12;

  private final StyleViewModel model;
  private final Words words;
  private final Form.Choice<String> field;
  private final RampBox ramp;
  private final ListView<Category> list = new ListView<>();
  private final Label many = new Label();
  private final CheckBox noData = new CheckBox();
  private final Label others = new Label();

  ValuesSection(StyleViewModel model, Words words) {
    super(8);
    this.model = model;
    this.words = words;
    var form = new Form(words);
    field = form.choice(FIELD, name -> name, model.values()::byValue);
    ramp = new RampBox(words, each -> model.values().colour(each));
    HBox.setHgrow(ramp, Priority.ALWAYS);
    list.setId("style-values");
    list.accessibleTextProperty().bind(words.of(MORE));
    list.getStyleClass().add("values");
    list.setCellFactory(of -> new CategoryCell());
    list.setFixedCellSize(36);
    var wait = new Label();
    wait.getStyleClass().add("hint");
    wait.textProperty().bind(words.of(READING));
    wait.visibleProperty().bind(model.readingProperty());
    wait.managedProperty().bind(wait.visibleProperty());
    many.getStyleClass().add("hint");
    others.getStyleClass().add("hint");
    noData.textProperty().bind(words.of(DATA));
    noData.setOnAction(event -> model.noData(noData.isSelected()));
    var head = new HBox(8, many, Form.gap(), menu());
    head.getStyleClass().add("row");
    getChildren()
        .addAll(form.line(FIELD, field), form.line(RAMP, ramp), wait, head, list, others, noData);
  }

  private MenuButton menu() {
    var menu = new MenuButton();
    menu.setGraphic(Icons.graphic(Icons.SORT));
    menu.getStyleClass().addAll("flat", "button-icon");
    menu.accessibleTextProperty().bind(words.of(MORE));
    menu.getItems()
        .addAll(
            item(BY_TITLE, () -> model.values().sort(false)),
            item(BY_COUNT, () -> model.values().sort(true)),
            item(FEW.filled(8), () -> model.values().keep(8)),
            item(FEW.filled(12), () -> model.values().keep(12)),
            item(ALL, () -> model.values().keep(ValuesModel.MOST_CATEGORIES)));
    return menu;
  }

  private MenuItem item(Text title, Runnable action) {
    var item = new MenuItem();
    item.textProperty().bind(words.of(title));
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Shows a layer's values. */
  void show(StyleChoices choices, Unique now) {
    List<String> names = new ArrayList<>(model.fields().stream().map(Field::name).toList());
    if (!names.contains(now.field())) {
      names.add(now.field());
    }
    field.offer(names, now.field());
    ramp.offer(
        Ramp.ALL.stream()
            .sorted(java.util.Comparator.comparing(each -> each.kind() != Ramp.Kind.QUALITATIVE))
            .toList(),
        model.ramp(),
        now.colours());
    if (!list.getItems().equals(now.categories())) {
      list.getItems().setAll(now.categories());
    }
    list.setPrefHeight(rows(now.categories().size()) * 36 + 2);
    list.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
    others.setText(now.others().map(each -> "▫ " + each.title()).orElse(""));
    SymbolSection.visible(others, now.others().isPresent());
    noData.setSelected(choices.noData().isPresent());
    counts(now);
  }

  /** Few values are all shown, so that only the panel is scrolled; of many some at a time. */
  private static int rows(int categories) {
    return categories <= ALL_SHOWN ? Math.max(1, categories) : MANY_SHOWN;
  }

  /** Shows how many features have which value. */
  void counts(Unique now) {
    int values = model.values().size();
    boolean all = now.categories().size() == values;
    many.setText(
        values == 0
            ? ""
            : all ? words.get(EVERY, values) : words.get(MANY, now.categories().size(), values));
    list.refresh();
  }

  private final class CategoryCell extends ListCell<Category> {

    private final ColourButton colour =
        new ColourButton(
            words, COLOUR, rgb -> model.values().colour("value-" + getIndex(), getIndex(), rgb));
    private final TextField title = new TextField();
    private final Label count = new Label();
    private final MenuButton menu = new MenuButton();
    private final HBox row;

    CategoryCell() {
      title.accessibleTextProperty().bind(words.of(TITLE));
      title.getStyleClass().add("in-list");
      title.setOnAction(event -> retitle());
      title
          .focusedProperty()
          .addListener(
              (value, before, now) -> {
                if (!now) {
                  retitle();
                }
              });
      count.getStyleClass().addAll("hint", "number");
      count.setMinWidth(48);
      HBox.setHgrow(title, Priority.ALWAYS);
      title.setPrefWidth(60);
      menu.setGraphic(Icons.graphic(Icons.MORE));
      menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
      menu.accessibleTextProperty().bind(words.of(OF_CLASS));
      menu.getItems()
          .addAll(
              item(MERGE, () -> model.values().merge(getIndex())),
              item(TO_OTHERS, () -> model.values().toOthers(getIndex())));
      row = new HBox(8, colour, title, count, menu);
      row.getStyleClass().add("row");
      setPrefWidth(0);
    }

    private void retitle() {
      Category now = getItem();
      if (now != null && !Objects.equals(title.getText(), now.title())) {
        model.values().retitle(getIndex(), title.getText());
      }
    }

    @Override
    protected void updateItem(@Nullable Category category, boolean empty) {
      super.updateItem(category, empty);
      setText(null);
      if (empty || category == null) {
        setGraphic((Node) null);
        return;
      }
      colour.setColour(category.rgb());
      if (!title.isFocused()) {
        title.setText(category.title());
      }
      long features = model.values().count(category);
      count.setText(features == 0 ? "" : String.format("%,d", features));
      setGraphic(row);
    }
  }
}
