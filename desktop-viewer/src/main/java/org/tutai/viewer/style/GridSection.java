package org.tutai.viewer.style;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.geo.style.choice.RasterChoices;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The colours of a grid and the light on it. */
final class GridSection extends VBox {

  private static final Text RAMP = Text.of("Colours", "配色");
  private static final Text REVERSE = Text.of("Reverse the colours", "反轉配色");
  private static final Text LEAST = Text.of("From", "最小值");
  private static final Text GREATEST = Text.of("To", "最大值");
  private static final Text RELIEF = Text.of("Hillshade", "地形陰影");
  private static final Text PICTURE =
      Text.of("This layer is a picture: it is drawn in its own colours.", "此圖層為影像，以原有色彩顯示。");
  private static final int STOPS = 7;

  private final StyleViewModel model;
  private final RampBox ramp;
  private final ToggleButton reverse;
  private final Form.NumberField least;
  private final Form.NumberField greatest;
  private final Slider relief = new Slider(0, 1, 0);
  private final VBox form = new VBox(8);
  private final Label picture = new Label();
  private boolean quiet;

  GridSection(StyleViewModel model, Words words) {
    super(8);
    this.model = model;
    var lines = new Form(words);
    ramp = new RampBox(words, each -> colour(each, false));
    reverse = Icons.toggle(Icons.CONVERT, words.of(REVERSE));
    reverse.setOnAction(
        event ->
            model
                .gridProperty()
                .get()
                .flatMap(now -> Ramp.of(now.colours()))
                .ifPresent(match -> colour(match.ramp(), reverse.isSelected())));
    least = lines.number(LEAST, -1e12, 1e12, value -> stretch(value, Double.NaN));
    greatest = lines.number(GREATEST, -1e12, 1e12, value -> stretch(Double.NaN, value));
    relief.accessibleTextProperty().bind(words.of(RELIEF));
    relief
        .valueProperty()
        .addListener(
            (value, before, now) -> {
              if (!quiet) {
                light(Math.round(now.doubleValue() * 20) / 20.0);
              }
            });
    HBox.setHgrow(relief, Priority.ALWAYS);
    HBox.setHgrow(ramp, Priority.ALWAYS);
    picture.setWrapText(true);
    picture.getStyleClass().add("hint");
    picture.textProperty().bind(words.of(PICTURE));
    form.getChildren()
        .addAll(
            lines.line(RAMP, ramp, reverse),
            lines.line(LEAST, least),
            lines.line(GREATEST, greatest),
            lines.line(RELIEF, relief, Form.percent(relief)));
    getChildren().addAll(form, picture);
  }

  private void colour(Ramp chosen, boolean reversed) {
    model.changeGrid(
        "ramp-" + chosen.name() + reversed,
        now ->
            new RasterChoices(
                chosen.colours(STOPS, reversed),
                now.least(),
                now.greatest(),
                now.opacity(),
                now.relief()));
  }

  private void stretch(double from, double to) {
    model.changeGrid(
        "stretch-" + from + to,
        now -> {
          double low = Double.isNaN(from) ? now.least() : from;
          double high = Double.isNaN(to) ? now.greatest() : to;
          return high > low
              ? new RasterChoices(now.colours(), low, high, now.opacity(), now.relief())
              : now;
        });
    model.gridProperty().get().ifPresent(now -> show(Optional.of(now)));
  }

  private void light(double strength) {
    model.changeGrid(
        "relief",
        now ->
            new RasterChoices(now.colours(), now.least(), now.greatest(), now.opacity(), strength));
  }

  /** Shows a grid's colours; empty: it has none to choose. */
  void show(Optional<RasterChoices> choices) {
    SymbolSection.visible(form, choices.isPresent());
    SymbolSection.visible(picture, choices.isEmpty());
    choices.ifPresent(this::fill);
  }

  private void fill(RasterChoices now) {
    quiet = true;
    Optional<Ramp.Match> match = Ramp.of(now.colours());
    boolean reversed = match.map(Ramp.Match::reversed).orElse(false);
    ramp.offer(
        Ramp.ALL.stream().filter(each -> each.kind() != Ramp.Kind.QUALITATIVE).toList(),
        match,
        now.colours());
    reverse.setSelected(reversed);
    reverse.setDisable(match.isEmpty());
    least.setNumber(Optional.of(now.least()));
    greatest.setNumber(Optional.of(now.greatest()));
    relief.setValue(now.relief());
    quiet = false;
  }
}
