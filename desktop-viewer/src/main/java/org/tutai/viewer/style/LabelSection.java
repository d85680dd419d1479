package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.geo.feature.Field;
import org.tutai.geo.style.choice.Labelling;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What is written beside features. */
final class LabelSection extends VBox {

  private static final Text LABELS = Text.of("Labels", "標註");
  private static final Text FIELD = Text.of("Field", "欄位");
  private static final Text NONE = Text.of("No labels", "不標註");
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

  private final StyleViewModel model;
  private final Words words;
  private final Form.Choice<String> field;
  private final ColourButton colour;
  private final Form.NumberField size;
  private final ToggleButton bold = new ToggleButton("B");
  private final CheckBox haloed = new CheckBox();
  private final ColourButton halo;
  private final Form.NumberField haloWidth;
  private final Form.Choice<Double> from;
  private final List<HBox> rest = new ArrayList<>();

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
    rest.add(form.line(TEXT, colour, bold, Form.gap(), size));
    rest.add(form.line(HALO, haloed, halo, Form.gap(), haloWidth));
    rest.add(form.line(FROM, from));
    for (Form.NumberField each : List.of(size, haloWidth)) {
      each.setPrefColumnCount(4);
      each.setMaxWidth(64);
      HBox.setHgrow(each, Priority.NEVER);
    }
    getChildren().addAll(form.heading(LABELS), form.line(FIELD, field));
    getChildren().addAll(rest);
  }

  private String named(String name) {
    return name.isEmpty() ? words.get(NONE) : name.equals("\0") ? words.get(WORKED_OUT) : name;
  }

  private void chosen(String name) {
    if (!name.equals("\0")) {
      model.label(name.isEmpty() ? Optional.empty() : Optional.of(name));
    }
  }

  private String scale(double denominator) {
    return Double.isInfinite(denominator)
        ? words.get(ALWAYS)
        : "1 : " + org.tutai.geo.style.ColorMap.label(denominator);
  }

  private void change(String gesture, UnaryOperator<Labelling> change) {
    model.changeLabels("label-" + gesture, change);
  }

  /** Shows a layer's labels. */
  void show(StyleChoices choices, List<Field> fields) {
    Optional<Labelling> labels = choices.labels();
    List<String> names = new ArrayList<>();
    names.add("");
    String chosen = labels.map(l -> l.field().orElse("\0")).orElse("");
    if (chosen.equals("\0")) {
      names.add(chosen);
    }
    fields.forEach(each -> names.add(each.name()));
    field.offer(names, chosen);
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
