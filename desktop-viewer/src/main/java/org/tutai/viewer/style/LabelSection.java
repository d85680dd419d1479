package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Side;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.geo.feature.Field;
import org.tutai.geo.style.choice.LabelTemplate;
import org.tutai.geo.style.choice.Labelling;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What is written beside features. */
final class LabelSection extends VBox {

  private static final Text LABELS = Text.of("Labels", "標註");
  private static final Text FIELD = Text.of("Field", "欄位");
  private static final Text NONE = Text.of("No labels", "不標註");
  private static final Text COMBINE = Text.of("Combine fields…", "組合多個欄位…");
  private static final Text TEMPLATE = Text.of("Template", "樣板");
  private static final Text TEMPLATE_HINT = Text.of("Such as {NAME} ({ID})", "例如 {名稱}（{代碼}）");
  private static final Text INSERT = Text.of("Insert a field", "插入欄位");
  private static final Text UNKNOWN = Text.of("No field is called %s.", "沒有名為「%s」的欄位。");
  private static final Text WORKED_OUT = Text.of("(an expression)", "（運算式）");
  private static final Text TEXT = Text.of("Text", "文字");
  private static final Text SIZE = Text.of("Size (px)", "大小（像素）");
  private static final Text BOLD = Text.of("Bold", "粗體");
  private static final Text HALO = Text.of("Halo", "光暈");
  private static final Text HALO_WIDTH = Text.of("Halo's width (px)", "光暈寬度（像素）");
  private static final Text FROM = Text.of("From scale", "顯示自");
  private static final Text ALWAYS = Text.of("Every scale", "所有比例尺");
  private static final List<Double> SCALES =
      List.of(
          Double.POSITIVE_INFINITY,
          2_000_000.0,
          1_000_000.0,
          500_000.0,
          250_000.0,
          150_000.0,
          100_000.0,
          50_000.0,
          25_000.0,
          10_000.0,
          5_000.0);

  /** Chosen instead of a field: several, and one that cannot be written as a template. */
  private static final String SEVERAL = "\u0001";

  private static final String OTHER = "\u0000";

  private final StyleViewModel model;
  private final Words words;
  private final Form.Choice<String> field;
  private final ColourButton colour;
  private final Form.NumberField size;
  private final ToggleButton bold = new ToggleButton("B");
  private final CheckBox haloed = new CheckBox();
  private final ColourButton halo;
  private final Form.NumberField haloWidth;
  private final Label haloUnit = Form.unit("px");
  private final Form.Choice<Double> from;
  private final List<HBox> rest = new ArrayList<>();
  private final TextField template = new TextField();
  private final Label wrong = new Label();
  private final HBox templateLine;
  private String nowhere = "";
  private boolean combining;
  private boolean quiet;

  LabelSection(StyleViewModel model, Words words) {
    super(8);
    this.model = model;
    this.words = words;
    var form = new Form(words);
    field = form.choice(LABELS, this::named, this::chosen);
    colour = new ColourButton(words, TEXT, rgb -> change("text", l -> l.withColour(rgb)));
    size = form.number(SIZE, 4, 96, px -> change("text-size", l -> l.withSize(px)));
    halo =
        new ColourButton(words, HALO, rgb -> change("halo", l -> l.withHalo(rgb, l.haloWidth())));
    haloWidth =
        form.number(
            HALO_WIDTH,
            0,
            10,
            px -> change("halo-width", l -> l.withHalo(l.halo().orElse(0xf6f4ee), px)));
    bold.accessibleTextProperty().bind(words.of(BOLD));
    bold.getStyleClass().add("bold-button");
    bold.setOnAction(
        event -> change("bold" + bold.isSelected(), l -> l.withBold(bold.isSelected())));
    haloed.accessibleTextProperty().bind(words.of(HALO));
    haloed.setOnAction(
        event ->
            change(
                "haloed" + haloed.isSelected(),
                l -> l.withHalo(halo.colour(), haloed.isSelected() ? 1.5 : 0)));
    from =
        form.choice(
            FROM, this::scale, each -> change("from", l -> l.withScales(l.minScale(), each)));
    templateLine = templateLine();
    wrong.getStyleClass().add("field-error");
    words
        .languageProperty()
        .addListener((value, before, now) -> wrong.setText(words.get(UNKNOWN, nowhere)));
    SymbolSection.visible(wrong, false);
    rest.add(form.line(TEXT, colour, bold, Form.gap(), size, Form.unit("px")));
    rest.add(form.line(HALO, haloed, halo, Form.gap(), haloWidth, haloUnit));
    rest.add(form.line(FROM, from));
    for (Form.NumberField each : List.of(size, haloWidth)) {
      each.setPrefColumnCount(4);
      each.setMaxWidth(64);
      HBox.setHgrow(each, Priority.NEVER);
    }
    getChildren().addAll(form.heading(LABELS), form.line(FIELD, field), templateLine, wrong);
    getChildren().addAll(rest);
  }

  private String named(String name) {
    return switch (name) {
      case "" -> words.get(NONE);
      case OTHER -> words.get(WORKED_OUT);
      case SEVERAL -> words.get(COMBINE);
      default -> name;
    };
  }

  private void chosen(String name) {
    combining = name.equals(SEVERAL);
    if (combining) {
      combine();
    } else if (!name.equals(OTHER)) {
      model.label(name.isEmpty() ? Optional.empty() : Optional.of(name));
    }
  }

  /** Begins with the field that is written now, or the first. */
  private void combine() {
    Optional<StyleChoices> now = model.choicesProperty().get();
    if (now.flatMap(StyleChoices::labels).isEmpty()) {
      model.fields().stream().findFirst().ifPresent(f -> model.label(Optional.of(f.name())));
    }
    model.choicesProperty().get().ifPresent(choices -> show(choices, model.fields()));
    template.requestFocus();
    template.end();
  }

  /** What is written so far is drawn, but for a field whose brace isn't closed yet. */
  private void write(String written) {
    String braces = written.replace("{{", "");
    if (braces.lastIndexOf('{') > braces.lastIndexOf('}')) {
      return;
    }
    LabelTemplate wanted = LabelTemplate.parse(written);
    List<String> names = model.fields().stream().map(Field::name).toList();
    Optional<String> unknown =
        wanted.fields().stream().filter(each -> !names.contains(each)).findFirst();
    nowhere = unknown.orElse("");
    wrong.setText(words.get(UNKNOWN, nowhere));
    SymbolSection.visible(wrong, unknown.isPresent());
    if (unknown.isEmpty() && !written.isBlank()) {
      model.label(wanted);
    }
  }

  private HBox templateLine() {
    template.setId("style-label-template");
    template.promptTextProperty().bind(words.of(TEMPLATE_HINT));
    template.accessibleTextProperty().bind(words.of(TEMPLATE));
    template
        .textProperty()
        .addListener(
            (value, before, now) -> {
              if (!quiet) {
                write(now);
              }
            });
    var insert = Icons.button(Icons.ZOOM_IN, words.of(INSERT));
    insert.setOnAction(event -> fieldsMenu().show(insert, Side.BOTTOM, 0, 4));
    HBox.setHgrow(template, Priority.ALWAYS);
    var line = new HBox(4, template, insert);
    line.getStyleClass().add("row");
    return line;
  }

  private ContextMenu fieldsMenu() {
    var menu = new ContextMenu();
    for (Field each : model.fields()) {
      var item = new MenuItem(each.name());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> template.replaceSelection("{" + each.name() + "}"));
      menu.getItems().add(item);
    }
    return menu;
  }

  private String scale(double denominator) {
    return Double.isInfinite(denominator)
        ? words.get(ALWAYS)
        : "1 : " + org.tutai.geo.style.ColorMap.label(denominator);
  }

  private void change(String gesture, UnaryOperator<Labelling> change) {
    model.changeLabels("label-" + gesture, change);
  }

  /** Another layer is shown. */
  void forget() {
    combining = false;
    SymbolSection.visible(wrong, false);
  }

  /** Shows a layer's labels. */
  void show(StyleChoices choices, List<Field> fields) {
    Optional<Labelling> labels = choices.labels();
    List<String> names = new ArrayList<>();
    names.add("");
    Optional<LabelTemplate> now = labels.flatMap(l -> LabelTemplate.of(l.text().label()));
    boolean several =
        labels.isPresent()
            && now.isPresent()
            && (combining || labels.flatMap(Labelling::field).isEmpty());
    String chosen = several ? SEVERAL : labels.map(l -> l.field().orElse(OTHER)).orElse("");
    if (chosen.equals(OTHER)) {
      names.add(chosen);
    }
    fields.forEach(each -> names.add(each.name()));
    names.add(SEVERAL);
    field.offer(names, chosen);
    SymbolSection.visible(templateLine, several);
    if (!several) {
      SymbolSection.visible(wrong, false);
    }
    String written = several ? now.map(LabelTemplate::written).orElse("") : "";
    quiet = true;
    if (!LabelTemplate.parse(template.getText()).written().equals(written) && !wrong.isVisible()) {
      template.setText(written);
    }
    quiet = false;
    rest.forEach(line -> SymbolSection.visible(line, labels.isPresent()));
    labels.ifPresent(this::fill);
  }

  private void fill(Labelling labels) {
    colour.setColour(labels.colour());
    size.setNumber(Optional.of(labels.size()));
    bold.setSelected(labels.bold());
    haloed.setSelected(labels.halo().isPresent());
    halo.setVisible(labels.halo().isPresent());
    haloWidth.setVisible(labels.halo().isPresent());
    haloUnit.setVisible(labels.halo().isPresent());
    halo.setColour(labels.halo().orElse(0xf6f4ee));
    haloWidth.setNumber(Optional.of(labels.haloWidth()));
    List<Double> scales = new ArrayList<>(SCALES);
    if (!scales.contains(labels.maxScale())) {
      scales.add(labels.maxScale());
      scales.sort(java.util.Comparator.reverseOrder());
    }
    from.offer(scales, labels.maxScale());
  }
}
