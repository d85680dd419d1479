package org.tutai.viewer.style;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Division.Unique;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.style.StyleViewModel.Phase;
import org.tutai.viewer.style.StyleViewModel.Way;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The panel of a layer's style. */
public final class StyleView {

  private static final Text NOTHING = Text.of("No layer is picked", "尚未選取圖層");
  private static final Text NOTHING_HINT =
      Text.of(
          "Pick a layer in the list at the left to see its style here.", "請在左側圖層清單點選圖層，即可在此設定樣式。");
  private static final Text LOADING = Text.of("The layer is being opened…", "圖層開啟中…");
  private static final Text ELSEWHERE = Text.of("This layer is drawn by its server", "此圖層由伺服器繪製");
  private static final Text ELSEWHERE_HINT =
      Text.of("Its opacity and scale range can be set in the layer list.", "可在圖層清單設定透明度與顯示比例尺。");
  private static final Text FOREIGN =
      Text.of(
          "This style says more than can be chosen here. It is drawn as it is.",
          "此樣式的內容超出本面板的選項，目前仍依原樣繪製。");
  private static final Text SIMPLIFY = Text.of("Choose anew from here", "以目前選項取代");
  private static final Text SCALES = Text.of("Scale range", "顯示比例尺");
  private static final Text NEAREST = Text.of("From 1 :", "自 1 :");
  private static final Text FARTHEST = Text.of("To 1 :", "至 1 :");
  private static final Text ANY_SCALE = Text.of("any", "不限");
  private static final Text MORE = Text.of("Style files and more", "樣式檔與其他");
  private static final Text WAYS = Text.of("Kind of style", "樣式類型");

  private final StyleViewModel model;
  private final Words words;
  private final VBox root = new VBox();
  private final VBox body = new VBox();
  private final VBox features = new VBox(12);
  private final Label layer = new Label();
  private final HBox ways = new HBox();
  private final VBox foreign;
  private final VBox divided = new VBox();
  private final ObservableValue<Boolean> dark;
  private final SymbolSection symbol;
  private final LabelSection labels;
  private final VBox empty = new VBox();
  private final VBox scales;
  private final Form.NumberField nearest;
  private final Form.NumberField farthest;
  private @Nullable ClassesSection classes;
  private @Nullable ValuesSection values;
  private @Nullable GridSection grid;

  /**
   * The panel.
   *
   * @param commands what stands in its menu
   */
  public StyleView(
      StyleViewModel model, Words words, ObservableValue<Boolean> dark, List<Command> commands) {
    this.model = model;
    this.words = words;
    this.dark = dark;
    symbol = new SymbolSection(model, words);
    labels = new LabelSection(model, words);
    foreign = foreign();
    var form = new Form(words);
    nearest = form.number(NEAREST, 0, 1e12, value -> scale(value, true));
    farthest = form.number(FARTHEST, 0, 1e12, value -> scale(value, false));
    for (Form.NumberField each : List.of(nearest, farthest)) {
      each.setWhenEmpty(0);
      each.promptTextProperty().bind(words.of(ANY_SCALE));
    }
    scales =
        new VBox(
            8, form.heading(SCALES), form.line(NEAREST, nearest), form.line(FARTHEST, farthest));
    root.setId("style");
    root.getStyleClass().add("style-panel");
    root.getStylesheets().add(ColourButton.sheet());
    layer.getStyleClass().add("layer-name");
    var head = new HBox(8, layer, Form.gap(), menu(commands));
    head.getStyleClass().addAll("row", "head");
    body.getStyleClass().add("panel-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root.getChildren().addAll(head, scroll);
    fillWays();
    features.getChildren().addAll(ways, foreign, divided, symbol, labels);
    follow();
  }

  public Region root() {
    return root;
  }

  // --- Sections that most layers do not need, made when they are first shown -------------------

  private ClassesSection classes() {
    ClassesSection made = classes;
    if (made == null) {
      made = new ClassesSection(model, words, dark);
      classes = made;
    }
    return made;
  }

  private ValuesSection values() {
    ValuesSection made = values;
    if (made == null) {
      made = new ValuesSection(model, words);
      values = made;
    }
    return made;
  }

  private GridSection grid() {
    GridSection made = grid;
    if (made == null) {
      made = new GridSection(model, words);
      grid = made;
    }
    return made;
  }

  private void method() {
    if (classes != null) {
      classes.method();
    }
  }

  private void follow() {
    model.phaseProperty().addListener((value, before, now) -> phase());
    model.choicesProperty().addListener((value, before, now) -> choices());
    model.exactProperty().addListener((value, before, now) -> choices());
    model.gridProperty().addListener((value, before, now) -> phase());
    model
        .layerProperty()
        .addListener(
            (value, before, now) -> {
              labels.forget();
              phase();
            });
    model.classes().numbersProperty().addListener((value, before, now) -> numbers());
    model.classes().methodProperty().addListener((value, before, now) -> method());
    model.values().countsProperty().addListener((value, before, now) -> counts());
    words.languageProperty().addListener((value, before, now) -> phase());
    phase();
  }

  private Node menu(List<Command> commands) {
    var menu = new MenuButton();
    menu.setId("style-menu");
    menu.setGraphic(Icons.graphic(Icons.MORE));
    menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
    menu.accessibleTextProperty().bind(words.of(MORE));
    for (Command command : commands) {
      var item = new MenuItem();
      item.textProperty().bind(words.of(command.title()));
      command.icon().ifPresent(icon -> item.setGraphic(Icons.graphic(icon)));
      item.disableProperty().bind(Bindings.not(command.enabled()));
      item.setOnAction(event -> command.run());
      menu.getItems().add(item);
    }
    return menu;
  }

  private void fillWays() {
    ways.accessibleTextProperty().bind(words.of(WAYS));
    for (Way way : Way.values()) {
      var button = new ToggleButton();
      button.setId("style-" + way.name().toLowerCase(java.util.Locale.ROOT));
      button.textProperty().bind(words.of(title(way)));
      button.setMaxWidth(Double.MAX_VALUE);
      button.setPrefWidth(96);
      button.setUserData(way);
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setOnAction(
          event -> {
            model.choose(way);
            press();
          });
      ways.getChildren().add(button);
    }
    Look.segments(ways);
  }

  private static Text title(Way way) {
    return switch (way) {
      case SINGLE -> Text.of("Single", "單一");
      case UNIQUE -> Text.of("By value", "類別");
      case GRADUATED -> Text.of("By number", "分級");
    };
  }

  private void press() {
    for (Node node : ways.getChildren()) {
      var button = (ToggleButton) node;
      button.setSelected(button.getUserData() == model.way());
      button.setDisable(
          (button.getUserData() == Way.GRADUATED && model.numberFields().isEmpty())
              || (button.getUserData() == Way.UNIQUE && model.fields().isEmpty()));
    }
  }

  private VBox foreign() {
    var said = new Label();
    said.setWrapText(true);
    said.textProperty().bind(words.of(FOREIGN));
    var button = new Button();
    button.textProperty().bind(words.of(SIMPLIFY));
    button.setOnAction(event -> model.simplify());
    var card = new VBox(8, said, button);
    card.getStyleClass().add("card");
    return card;
  }

  private void scale(double value, boolean near) {
    ScaleRange now = model.scales();
    OptionalDouble said = value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    OptionalDouble min = near ? said : now.min();
    OptionalDouble max = near ? now.max() : said;
    if (min.orElse(0) < max.orElse(Double.POSITIVE_INFINITY)) {
      model.scales(new ScaleRange(min, max));
    }
    showScales();
  }

  private void showScales() {
    ScaleRange now = model.scales();
    nearest.setNumber(
        now.min().isPresent() ? Optional.of(now.min().getAsDouble()) : Optional.empty());
    farthest.setNumber(
        now.max().isPresent() ? Optional.of(now.max().getAsDouble()) : Optional.empty());
  }

  // --- Showing -----------------------------------------------------------------------------------

  private void phase() {
    Phase now = model.phaseProperty().get();
    layer.setText(model.title());
    switch (now) {
      case FEATURES -> {
        body.getChildren().setAll(features, scales);
        choices();
      }
      case GRID -> {
        body.getChildren().setAll(grid(), scales);
        grid().show(model.gridProperty().get());
      }
      case LOADING -> say(LOADING, Text.same(""));
      case NOTHING -> say(NOTHING, NOTHING_HINT);
      case ELSEWHERE -> say(ELSEWHERE, ELSEWHERE_HINT);
    }
    showScales();
  }

  private void say(Text title, Text hint) {
    empty.getStyleClass().setAll("empty-state");
    var head = new Label(words.get(title));
    head.getStyleClass().add("section-title");
    head.setWrapText(true);
    var more = new Label(words.get(hint));
    more.getStyleClass().add("hint");
    more.setWrapText(true);
    empty.getChildren().setAll(Icons.graphic(Icons.STYLE), head, more);
    body.getChildren().setAll(empty);
  }

  private void choices() {
    Optional<StyleChoices> found = model.choicesProperty().get();
    if (found.isEmpty() || model.phaseProperty().get() != Phase.FEATURES) {
      return;
    }
    StyleChoices now = found.get();
    boolean exact = model.exactProperty().get();
    press();
    SymbolSection.visible(foreign, !exact);
    for (Node each : List.of(divided, symbol, labels)) {
      each.setDisable(!exact);
    }
    ways.setDisable(!exact);
    if (now.division() instanceof Graduated graduated) {
      put(classes());
      classes().show(now, graduated);
    } else if (now.division() instanceof Unique unique) {
      put(values());
      values().show(now, unique);
    } else {
      divided.getChildren().clear();
    }
    symbol.show(now);
    labels.show(now, model.fields());
    showScales();
  }

  private void put(Node section) {
    if (!divided.getChildren().contains(section)) {
      divided.getChildren().setAll(section);
    }
    SymbolSection.visible(divided, true);
  }

  private void numbers() {
    model
        .choicesProperty()
        .get()
        .ifPresent(
            now -> {
              if (now.division() instanceof Graduated graduated) {
                classes().numbers(graduated);
              }
            });
  }

  private void counts() {
    model
        .choicesProperty()
        .get()
        .ifPresent(
            now -> {
              if (now.division() instanceof Unique unique) {
                values().counts(unique);
              }
            });
  }
}
