package org.tutai.viewer.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.Annotation.Kind;
import org.tutai.geo.theme.AnnotationStyle;
import org.tutai.viewer.draw.Naming;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The form of what is picked, or of what is drawn next; every change is seen at once. */
final class LookForm {

  private static final Text WRITTEN = Text.of("Text", "文字");
  private static final Text NOTE = Text.of("Note (shown on a click)", "說明（點選圖形時顯示）");
  private static final Text RADIUS = Text.of("Radius (m)", "半徑（公尺）");
  private static final Text STROKE = Text.of("Line and letter colour", "線條與文字顏色");
  private static final Text OTHER = Text.of("Another colour", "其他顏色");
  private static final Text FILL = Text.of("Fill", "填色");
  private static final Text FILL_OPACITY = Text.of("Fill opacity", "填色不透明度");
  private static final Text OPACITY = Text.of("Opacity", "不透明度");
  private static final Text WIDTH = Text.of("Line width", "線寬");
  private static final Text SIZE = Text.of("Size", "大小");
  private static final Text DASH = Text.of("Line", "線型");
  private static final Text BOLD = Text.of("Bold", "粗體");
  private static final Text HALO = Text.of("Light rim", "白邊");
  private static final Text ROTATION = Text.of("Rotation", "旋轉角度");

  private static final List<String> SWATCHES =
      List.of(
          "#0b6e6e", "#a4342c", "#d9822b", "#e3b505", "#3b7d3b", "#2b6cb0", "#6b4fa0", "#2f2c28",
          "#ffffff");

  /** The dashes that are offered. */
  @SuppressWarnings("ImmutableEnumChecker") // a record of strings, and lists by List.of
  private enum Dash {
    SOLID(Text.of("Solid", "實線"), List.of()),
    DASHED(Text.of("Dashed", "虛線"), List.of(8.0, 6.0)),
    DOTTED(Text.of("Dotted", "點線"), List.of(1.0, 6.0));

    private final Text title;
    private final List<Double> lengths;

    Dash(Text title, List<Double> lengths) {
      this.title = title;
      this.lengths = lengths;
    }

    static Dash of(List<Double> lengths) {
      return lengths.isEmpty() ? SOLID : lengths.get(0) <= 2 ? DOTTED : DASHED;
    }
  }

  private final Words words;
  private final AnnotateViewModel model;
  private final VBox root = new VBox(8);
  private final List<Runnable> fills = new ArrayList<>();
  private boolean filling;

  LookForm(Words words, AnnotateViewModel model) {
    this.words = words;
    this.model = model;
    root.getStyleClass().add("look-form");
    build();
    ObservableValue<?>[] watched = {model.pickedProperty(), model.kindProperty()};
    for (ObservableValue<?> each : watched) {
      each.addListener((value, before, now) -> fill());
    }
    fill();
  }

  Region root() {
    return root;
  }

  private void build() {
    text(WRITTEN, "annotate-text", 2, Drawn::text, model::write);
    text(NOTE, "annotate-note", 2, Drawn::popup, model::note);
    radius();
    colours(STROKE, kind -> kind != Kind.IMAGE, AnnotationStyle::stroke, this::stroke);
    row(
        number(
            WIDTH,
            LookForm::isLined,
            0,
            30,
            AnnotationStyle::strokeWidth,
            (of, to) -> Restyle.width(of, to)),
        dashes());
    colours(FILL, LookForm::isFilled, AnnotationStyle::fill, this::fillColour);
    row(
        slider(
            FILL_OPACITY, LookForm::isFilled, AnnotationStyle::fillOpacity, Restyle::fillOpacity),
        slider(
            OPACITY, kind -> kind != Kind.IMAGE, AnnotationStyle::strokeOpacity, Restyle::opacity));
    row(
        number(SIZE, LookForm::isSized, 4, 600, AnnotationStyle::size, Restyle::size),
        number(
            ROTATION, LookForm::isTurned, -180, 180, AnnotationStyle::rotation, Restyle::rotation));
    row(
        check(BOLD, AnnotationStyle::bold, Restyle::bold),
        check(HALO, AnnotationStyle::halo, Restyle::halo));
  }

  private static boolean isLined(Kind kind) {
    return kind != Kind.TEXT && kind != Kind.IMAGE;
  }

  private static boolean isDashed(Kind kind) {
    return isLined(kind) && kind != Kind.POINT;
  }

  private static boolean isFilled(Kind kind) {
    return kind == Kind.POINT
        || kind == Kind.POLYGON
        || kind == Kind.RECTANGLE
        || kind == Kind.CIRCLE;
  }

  private static boolean isSized(Kind kind) {
    return kind == Kind.POINT || kind == Kind.TEXT || kind == Kind.IMAGE;
  }

  private static boolean isTurned(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.IMAGE;
  }

  /** Shows what is picked; the model is not told of that. */
  private void fill() {
    filling = true;
    fills.forEach(Runnable::run);
    filling = false;
  }

  private void told(Runnable change) {
    if (!filling) {
      change.run();
    }
  }

  private Optional<Drawn> one() {
    List<Drawn> picked = model.pickedProperty().get();
    return picked.size() == 1 ? Optional.of(picked.get(0)) : Optional.empty();
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  // --- Fields ------------------------------------------------------------------------------------

  private VBox field(Text title, Node control) {
    var label = new Label();
    label.textProperty().bind(words.of(title));
    label.getStyleClass().add("hint");
    label.setLabelFor(control);
    if (control instanceof Control named) {
      named.accessibleTextProperty().bind(words.of(title));
      named.setMaxWidth(Double.MAX_VALUE);
    }
    var field = new VBox(4, label, control);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private void row(Node left, Node right) {
    var row = new HBox(12, left, right);
    row.setAlignment(Pos.BOTTOM_LEFT);
    for (Node each : row.getChildren()) {
      if (!(each instanceof CheckBox)) {
        ((Region) each).setPrefWidth(10);
      }
      ((Region) each).setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(each, Priority.ALWAYS);
    }
    fills.add(() -> show(row, left.isManaged() || right.isManaged()));
    root.getChildren().add(row);
  }

  private boolean concerns(Predicate<Kind> kinds) {
    return model.kinds().stream().anyMatch(kinds);
  }

  private void text(
      Text title,
      String id,
      int rows,
      java.util.function.Function<Drawn, String> read,
      Consumer<String> write) {
    var area = new TextArea();
    area.setId(id);
    area.setPrefRowCount(rows);
    area.setWrapText(true);
    VBox field = field(title, area);
    area.textProperty().addListener((value, before, now) -> told(() -> write.accept(now)));
    area.focusedProperty().addListener((value, before, now) -> model.endGesture());
    fills.add(
        () -> {
          show(field, one().isPresent());
          String now = one().map(read).orElse("");
          boolean keeps = area.isFocused() && area.getText().isBlank();
          if (!keeps && !now.equals(area.getText())) {
            area.setText(now);
          }
        });
    root.getChildren().add(field);
  }

  private void radius() {
    var radius = new TextField();
    radius.setId("annotate-radius");
    VBox field = field(RADIUS, radius);
    radius
        .textProperty()
        .addListener((value, before, now) -> told(() -> number(now).ifPresent(model::radius)));
    radius.focusedProperty().addListener((value, before, now) -> model.endGesture());
    fills.add(
        () -> {
          Optional<Drawn> circle = one().filter(each -> each.kind() == Kind.CIRCLE);
          show(field, circle.isPresent());
          if (!radius.isFocused()) {
            radius.setText(circle.map(each -> plain(each.radius().orElse(0))).orElse(""));
          }
        });
    root.getChildren().add(field);
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(Math.round(value * 100) / 100.0)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Optional<Double> number(String typed) {
    try {
      double value = Double.parseDouble(typed.strip().replace(",", ""));
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A change of a style by a number. */
  private interface ByNumber {
    AnnotationStyle to(AnnotationStyle of, double value);
  }

  private Node number(
      Text title,
      Predicate<Kind> kinds,
      double least,
      double most,
      java.util.function.ToDoubleFunction<AnnotationStyle> read,
      ByNumber change) {
    var slider = new Slider(least, most, least);
    slider.setBlockIncrement(1);
    var typed = new TextField();
    typed.setPrefColumnCount(3);
    typed.setMinWidth(56);
    typed.setPrefWidth(56);
    typed.getStyleClass().add("number");
    typed.accessibleTextProperty().bind(words.of(title));
    slider.accessibleTextProperty().bind(words.of(title));
    HBox.setHgrow(slider, Priority.ALWAYS);
    var both = new HBox(8, slider, typed);
    both.setAlignment(Pos.CENTER_LEFT);
    VBox field = field(title, both);
    slider
        .valueProperty()
        .addListener(
            (value, before, now) ->
                told(() -> model.restyle(of -> change.to(of, Math.rint(now.doubleValue())))));
    slider.valueChangingProperty().addListener((value, before, now) -> model.endGesture());
    typed
        .textProperty()
        .addListener(
            (value, before, now) ->
                told(() -> number(now).ifPresent(to -> model.restyle(of -> change.to(of, to)))));
    typed.focusedProperty().addListener((value, before, now) -> model.endGesture());
    fills.add(
        () -> {
          show(field, concerns(kinds));
          double now = model.style().map(read::applyAsDouble).orElse(least);
          if (!slider.isValueChanging()) {
            slider.setValue(now);
          }
          if (!typed.isFocused()) {
            typed.setText(plain(now));
          }
        });
    return field;
  }

  private Node slider(
      Text title,
      Predicate<Kind> kinds,
      java.util.function.ToDoubleFunction<AnnotationStyle> read,
      ByNumber change) {
    var slider = new Slider(0, 1, 1);
    slider.setBlockIncrement(0.05);
    slider.accessibleTextProperty().bind(words.of(title));
    HBox.setHgrow(slider, Priority.ALWAYS);
    var percent = new Label();
    percent.getStyleClass().addAll("hint", "number");
    percent.setMinWidth(40);
    percent.setAlignment(Pos.CENTER_RIGHT);
    percent.textProperty().bind(slider.valueProperty().map(LookForm::percent));
    var both = new HBox(4, slider, percent);
    both.setAlignment(Pos.CENTER_LEFT);
    VBox field = field(title, both);
    slider
        .valueProperty()
        .addListener(
            (value, before, now) ->
                told(
                    () ->
                        model.restyle(
                            of -> change.to(of, Math.rint(now.doubleValue() * 20) / 20))));
    slider.valueChangingProperty().addListener((value, before, now) -> model.endGesture());
    fills.add(
        () -> {
          show(field, concerns(kinds));
          if (!slider.isValueChanging()) {
            slider.setValue(model.style().map(read::applyAsDouble).orElse(1.0));
          }
        });
    return field;
  }

  private static String percent(Number share) {
    return Math.round(share.doubleValue() * 20) * 5 + " %";
  }

  private void stroke(String colour) {
    model.endGesture();
    model.restyle(of -> Restyle.stroke(of, colour));
  }

  private void fillColour(String colour) {
    model.endGesture();
    model.restyle(of -> Restyle.fill(of, colour));
  }

  private void colours(
      Text title,
      Predicate<Kind> kinds,
      java.util.function.Function<AnnotationStyle, String> read,
      Consumer<String> write) {
    var row = new HBox(4);
    row.setAlignment(Pos.CENTER_LEFT);
    var swatches = new ArrayList<Button>();
    for (String colour : SWATCHES) {
      var swatch = new Button();
      swatch.getStyleClass().add("swatch");
      swatch.setStyle("-fx-background-color: -tutai-line, " + colour + ";");
      swatch.accessibleTextProperty().bind(words.following(() -> words.get(title) + " " + colour));
      swatch.setOnAction(event -> write.accept(colour));
      swatches.add(swatch);
    }
    var other = new ColorPicker();
    other.getStyleClass().addAll("button", "other-colour");
    other.accessibleTextProperty().bind(words.of(OTHER));
    other.setOnAction(event -> told(() -> write.accept(web(other.getValue()))));
    row.getChildren().addAll(swatches);
    row.getChildren().add(other);
    VBox field = field(title, row);
    fills.add(
        () -> {
          show(field, concerns(kinds));
          String now = model.style().map(read).orElse("");
          for (int i = 0; i < SWATCHES.size(); i++) {
            swatches.get(i).getStyleClass().remove("chosen");
            if (SWATCHES.get(i).equals(now)) {
              swatches.get(i).getStyleClass().add("chosen");
            }
          }
          if (!now.isEmpty()) {
            other.setValue(Color.web(now));
          }
        });
    root.getChildren().add(field);
  }

  private static String web(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }

  private Node dashes() {
    var box = new ComboBox<Dash>();
    box.getItems().setAll(Dash.values());
    Runnable name = () -> Naming.rename(box, new DashNames());
    name.run();
    words.languageProperty().addListener((value, before, now) -> name.run());
    VBox field = field(DASH, box);
    box.valueProperty()
        .addListener(
            (value, before, now) ->
                told(
                    () -> {
                      model.endGesture();
                      model.restyle(of -> Restyle.dash(of, now.lengths));
                    }));
    fills.add(
        () -> {
          show(field, concerns(LookForm::isDashed));
          box.setValue(model.style().map(each -> Dash.of(each.dash())).orElse(Dash.SOLID));
        });
    return field;
  }

  /** Dashes by name. */
  private final class DashNames extends StringConverter<Dash> {

    @Override
    public String toString(@Nullable Dash dash) {
      return dash == null ? "" : words.get(dash.title);
    }

    @Override
    public Dash fromString(String text) {
      return Dash.SOLID;
    }
  }

  /** A change of a style by a switch. */
  private interface BySwitch {
    AnnotationStyle to(AnnotationStyle of, boolean on);
  }

  private Node check(Text title, Predicate<AnnotationStyle> read, BySwitch change) {
    var box = new CheckBox();
    box.textProperty().bind(words.of(title));
    box.selectedProperty()
        .addListener(
            (value, before, now) ->
                told(
                    () -> {
                      model.endGesture();
                      model.restyle(of -> change.to(of, now));
                    }));
    fills.add(
        () -> {
          show(box, concerns(kind -> kind == Kind.TEXT));
          box.setSelected(model.style().map(read::test).orElse(false));
        });
    return box;
  }
}
