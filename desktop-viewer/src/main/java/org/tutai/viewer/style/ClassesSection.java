package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.tutai.geo.feature.Field;
import org.tutai.geo.style.ColorMap;
import org.tutai.geo.style.choice.ClassMethod;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** Classes of a number: field, method, ramp, histogram, breaks and legend. */
final class ClassesSection extends VBox {

  private static final Text FIELD = Text.of("Number", "數值欄位");
  private static final Text PER = Text.of("Divided by", "除以");
  private static final Text NOTHING = Text.of("Nothing", "不除");
  private static final Text METHOD = Text.of("Classes", "分級方法");
  private static final Text HOW_MANY = Text.of("Number of classes", "級數");
  private static final Text RAMP = Text.of("Colours", "配色");
  private static final Text REVERSE = Text.of("Reverse the colours", "反轉配色");
  private static final Text UNIT = Text.of("Unit", "單位");
  private static final Text UNIT_HINT = Text.of("such as people, m²", "例如：人、平方公尺");
  private static final Text DATA = Text.of("Show \"no data\"", "顯示「無資料」");
  private static final Text BREAK = Text.of("Break", "分級值");
  private static final Text COLOUR = Text.of("Colour of the class", "級別顏色");
  private static final Text BREAKS =
      Text.of("Distribution; arrow keys choose and move a break", "數值分布；以方向鍵選取並移動分級值");
  private static final Text FEATURES = Text.of("features", "個圖徵");
  private static final Text BY_HAND = Text.of("By hand", "自訂");
  private static final Text READING = Text.of("Reading the values…", "正在讀取數值…");

  private final StyleViewModel model;
  private final Words words;
  private final Form.Choice<String> field;
  private final Form.Choice<String> per;
  private final Form.Choice<Optional<ClassMethod>> method;
  private final Form.Choice<Integer> classes;
  private final RampBox ramp;
  private final ToggleButton reverse;
  private final HistogramPane histogram;
  private final GridPane rows = new GridPane();
  private final TextField unit = new TextField();
  private final CheckBox noData = new CheckBox();
  private final Label missing = new Label();
  private final Label wait = new Label();
  private final List<Form.NumberField> breaks = new ArrayList<>();
  private final List<ColourButton> colours = new ArrayList<>();
  private final List<Label> counts = new ArrayList<>();

  ClassesSection(StyleViewModel model, Words words, ObservableValue<Boolean> dark) {
    super(8);
    this.model = model;
    this.words = words;
    var form = new Form(words);
    field =
        form.choice(FIELD, name -> name, name -> model.classes().byNumber(name, Optional.empty()));
    per =
        form.choice(
            PER,
            name -> name.isEmpty() ? words.get(NOTHING) : name,
            name -> model.classes().per(name.isEmpty() ? Optional.empty() : Optional.of(name)));
    method = form.choice(METHOD, this::named, each -> each.ifPresent(model.classes()::classBy));
    classes = form.choice(HOW_MANY, String::valueOf, model.classes()::classes);
    classes.setPrefWidth(64);
    ramp = new RampBox(words, each -> model.classes().colour(each, reversed()));
    reverse = Icons.toggle(Icons.CONVERT, words.of(REVERSE));
    reverse.setOnAction(
        event ->
            model
                .ramp()
                .ifPresent(match -> model.classes().colour(match.ramp(), reverse.isSelected())));
    histogram = new HistogramPane(dark, words.of(BREAKS), model.classes()::moveBreak);
    histogram.setId("style-histogram");
    unit.setPromptText(words.get(UNIT_HINT));
    unit.promptTextProperty().bind(words.of(UNIT_HINT));
    unit.accessibleTextProperty().bind(words.of(UNIT));
    unit.textProperty()
        .addListener(
            (value, before, now) -> {
              if (unit.isFocused()) {
                model.classes().unit(now);
              }
            });
    noData.textProperty().bind(words.of(DATA));
    noData.setOnAction(event -> model.noData(noData.isSelected()));
    missing.getStyleClass().add("hint");
    wait.getStyleClass().add("hint");
    wait.textProperty().bind(words.of(READING));
    wait.visibleProperty().bind(model.readingProperty());
    wait.managedProperty().bind(wait.visibleProperty());
    HBox.setHgrow(ramp, Priority.ALWAYS);
    var noDataRow = new HBox(8, noData, Form.gap(), missing);
    noDataRow.getStyleClass().add("row");
    var methodLine = form.line(METHOD, method, classes);
    HBox.setHgrow(classes, Priority.NEVER);
    rows.getStyleClass().add("classes");
    rows.setHgap(8);
    getChildren()
        .addAll(
            form.line(FIELD, field),
            form.line(PER, per),
            methodLine,
            form.line(RAMP, ramp, reverse),
            wait,
            histogram,
            rows,
            noDataRow,
            form.line(UNIT, unit));
  }

  private boolean reversed() {
    return model.ramp().map(Ramp.Match::reversed).orElse(false);
  }

  private String named(Optional<ClassMethod> each) {
    return words.get(each.map(ClassesSection::title).orElse(BY_HAND));
  }

  static Text title(ClassMethod method) {
    return switch (method) {
      case EQUAL_INTERVAL -> Text.of("Equal intervals", "等距");
      case QUANTILE -> Text.of("Quantiles", "等量");
      case NATURAL -> Text.of("Natural breaks", "自然間斷");
      case PRETTY -> Text.of("Round numbers", "整數級距");
      case DEVIATION -> Text.of("Standard deviations", "標準差");
    };
  }

  /** Shows a layer's classes. */
  void show(StyleChoices choices, Graduated now) {
    List<String> names = model.numberFields().stream().map(Field::name).toList();
    field.offer(with(names, now.field()), now.field());
    List<String> below = new ArrayList<>();
    below.add("");
    names.stream().filter(name -> !name.equals(now.field())).forEach(below::add);
    per.offer(with(below, now.per().orElse("")), now.per().orElse(""));
    method();
    int many = now.colours().size();
    classes.offer(
        with(IntStream.rangeClosed(ClassMethod.FEWEST, ClassMethod.MOST).boxed().toList(), many),
        many);
    Optional<Ramp.Match> match = model.ramp();
    ramp.offer(
        Ramp.ALL.stream().filter(each -> each.kind() != Ramp.Kind.QUALITATIVE).toList(),
        match,
        now.colours());
    reverse.setSelected(reversed());
    reverse.setDisable(match.isEmpty());
    numbers(now);
    rows(now);
    noData.setSelected(choices.noData().isPresent());
    if (!unit.isFocused()) {
      unit.setText(model.classes().unit());
    }
  }

  /** Shows which method it is. */
  void method() {
    List<Optional<ClassMethod>> methods = new ArrayList<>();
    for (ClassMethod each : ClassMethod.values()) {
      methods.add(Optional.of(each));
    }
    Optional<ClassMethod> now = model.classes().methodProperty().get();
    if (now.isEmpty()) {
      methods.add(now);
    }
    method.offer(methods, now);
  }

  private static <T> List<T> with(List<T> values, T one) {
    if (values.contains(one)) {
      return values;
    }
    List<T> more = new ArrayList<>(values);
    more.add(one);
    return more;
  }

  /** Shows the numbers that are classed. */
  void numbers(Graduated now) {
    histogram.show(model.classes().numbersProperty().get(), now);
    long none = model.classes().numbersProperty().get().missing();
    missing.setText(
        none == 0
            ? ""
            : String.format(words.language().locale(), "%,d %s", none, words.get(FEATURES)));
    int[] each = model.classes().counts();
    for (int i = 0; i < Math.min(each.length, counts.size()); i++) {
      boolean known = !model.classes().numbersProperty().get().isEmpty();
      counts.get(i).setText(known ? String.format("%,d", each[i]) : "");
    }
  }

  /* The rows stay as long as there are as many classes, so that a field that is typed in stays. */
  private void rows(Graduated now) {
    if (colours.size() != now.colours().size()) {
      build(now.colours().size());
    }
    for (int i = 0; i < colours.size(); i++) {
      colours.get(i).setColour(now.colours().get(i));
    }
    for (int i = 0; i < breaks.size(); i++) {
      breaks.get(i).setNumber(Optional.of(now.breaks().get(i)));
    }
    numbers(now);
  }

  private void build(int many) {
    var form = new Form(words);
    colours.clear();
    breaks.clear();
    counts.clear();
    rows.getChildren().clear();
    rows.getRowConstraints().clear();
    for (int i = 0; i < many; i++) {
      int place = i;
      var colour =
          new ColourButton(
              words, COLOUR, rgb -> model.classes().colour("class-" + place, place, rgb));
      var count = new Label();
      count.getStyleClass().addAll("hint", "number");
      count.setMinWidth(48);
      colours.add(colour);
      counts.add(count);
      row(form, colour, count, i, many);
    }
  }

  /* Colour, lower bound, sign, upper bound, number of features: a column each. */
  private void row(Form form, ColourButton colour, Label count, int place, int many) {
    rows.add(colour, 0, place);
    if (place > 0 && place < many - 1) {
      rows.add(bound(place - 1), 1, place);
    }
    if (many > 1) {
      rows.add(sign(place == 0 ? "<" : place == many - 1 ? "≥" : "–"), 2, place);
      rows.add(place == many - 1 ? bound(place - 1) : breakField(form, place), 3, place);
    }
    GridPane.setHgrow(count, Priority.ALWAYS);
    GridPane.setHalignment(count, HPos.RIGHT);
    rows.add(count, 4, place);
    rows.getRowConstraints().add(new RowConstraints(36));
  }

  private Form.NumberField breakField(Form form, int place) {
    Form.NumberField field =
        form.number(
            BREAK,
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            number -> {
              if (!model.classes().moveBreak("typed-" + place, place, number)) {
                refresh(place);
              }
            });
    field.setPrefColumnCount(7);
    field.setMaxWidth(104);
    breaks.add(field);
    return field;
  }

  private void refresh(int place) {
    model
        .choicesProperty()
        .get()
        .ifPresent(
            choices -> {
              if (choices.division() instanceof Graduated now && place < now.breaks().size()) {
                breaks.get(place).setText(ColorMap.label(now.breaks().get(place)));
                breaks.get(place).setNumber(Optional.of(now.breaks().get(place)));
              }
            });
  }

  private static Label sign(String text) {
    var sign = new Label(text);
    sign.getStyleClass().add("hint");
    return sign;
  }

  /** The lower bound of a class: what is typed into the class below. */
  private Node bound(int place) {
    var label = new Label();
    label.getStyleClass().add("bound");
    label.textProperty().bind(breaks.get(place).textProperty());
    label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }
}
