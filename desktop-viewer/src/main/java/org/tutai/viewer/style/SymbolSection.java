package org.tutai.viewer.style;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.geo.style.Mark;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.style.choice.Symbol;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** Fill, stroke and mark. */
final class SymbolSection extends VBox {

  private static final Text SYMBOL = Text.of("Symbol", "符號");
  private static final Text FILL = Text.of("Fill", "填色");
  private static final Text STROKE = Text.of("Outline", "外框");
  private static final Text LINE = Text.of("Line", "線條");
  private static final Text OPACITY = Text.of("Opacity", "不透明度");
  private static final Text WIDTH = Text.of("Width (px)", "寬度（像素）");
  private static final Text DASH = Text.of("Line type", "線型");
  private static final Text MARK = Text.of("Mark", "點符號");
  private static final Text SIZE = Text.of("Size (px)", "大小（像素）");

  /** A pattern of dashes. */
  private enum Dash {
    SOLID,
    DASHED,
    DOTTED,
    DASH_DOT,
    OTHER;

    Text title() {
      return switch (this) {
        case SOLID -> Text.of("Solid", "實線");
        case DASHED -> Text.of("Dashed", "虛線");
        case DOTTED -> Text.of("Dotted", "點線");
        case DASH_DOT -> Text.of("Dash and dot", "點劃線");
        case OTHER -> Text.of("As in the style", "依樣式檔");
      };
    }

    List<Double> dashes() {
      return switch (this) {
        case SOLID -> List.of();
        case DASHED -> List.of(6.0, 4.0);
        case DOTTED -> List.of(1.5, 3.0);
        case DASH_DOT -> List.of(8.0, 3.0, 1.5, 3.0);
        case OTHER -> List.of(-1.0);
      };
    }
  }

  private final StyleViewModel model;
  private final CheckBox filled = new CheckBox();
  private final CheckBox stroked = new CheckBox();
  private final ColourButton fill;
  private final ColourButton stroke;
  private final Slider opacity = new Slider(0, 1, 1);
  private final Form.NumberField width;
  private final Form.Choice<Dash> dash;
  private final Form.Choice<Mark.Shape> shape;
  private final Form.NumberField size;
  private final HBox fillLine;
  private final HBox opacityLine;
  private final HBox strokeLine;
  private final HBox lineLine;
  private final HBox dashLine;
  private final HBox markLine;
  private final ColourButton line;
  private final Form.NumberField lineWidth;
  private final Label strokeUnit = Form.unit("px");
  private boolean quiet;

  SymbolSection(StyleViewModel model, Words words) {
    super(8);
    this.model = model;
    var form = new Form(words);
    fill = new ColourButton(words, FILL, rgb -> change("fill", s -> s.withFill(rgb)));
    stroke = new ColourButton(words, STROKE, rgb -> change("stroke", s -> s.withStroke(rgb)));
    line = new ColourButton(words, LINE, rgb -> change("stroke", s -> s.withStroke(rgb)));
    width = form.number(WIDTH, 0, 60, px -> change("width", s -> s.withWidth(px)));
    lineWidth = form.number(WIDTH, 0, 60, px -> change("width", s -> s.withWidth(px)));
    size = form.number(SIZE, 1, 120, px -> change("size", s -> s.withSize(px)));
    dash =
        form.choice(
            DASH,
            each -> words.get(each.title()),
            each -> {
              if (each != Dash.OTHER) {
                change("dash", s -> s.withDashes(each.dashes()));
              }
            });
    shape =
        form.choice(
            MARK, each -> words.get(name(each)), each -> change("mark", s -> s.withShape(each)));
    filled.accessibleTextProperty().bind(words.of(FILL));
    stroked.accessibleTextProperty().bind(words.of(STROKE));
    filled.setOnAction(
        event -> {
          int rgb = fill.colour();
          boolean on = filled.isSelected();
          change("filled-" + on, s -> on ? s.withFill(rgb) : s.withoutFill());
        });
    stroked.setOnAction(
        event -> {
          int rgb = stroke.colour();
          boolean on = stroked.isSelected();
          change("stroked-" + on, s -> on ? s.withStroke(rgb) : s.withoutStroke());
        });
    opacity.accessibleTextProperty().bind(words.of(OPACITY));
    opacity
        .valueProperty()
        .addListener(
            (value, before, now) -> {
              if (!quiet) {
                change("opacity", s -> opaque(s, Math.round(now.doubleValue() * 20) / 20.0));
              }
            });
    HBox.setHgrow(opacity, Priority.ALWAYS);
    opacity.setBlockIncrement(0.1);
    fillLine = form.line(FILL, filled, fill);
    opacityLine = form.line(OPACITY, opacity, Form.percent(opacity));
    strokeLine = form.line(STROKE, stroked, stroke, Form.gap(), width, strokeUnit);
    lineLine = form.line(LINE, line, Form.gap(), lineWidth, Form.unit("px"));
    dashLine = form.line(DASH, dash);
    markLine = form.line(MARK, shape, size, Form.unit("px"));
    for (Form.NumberField each : List.of(width, lineWidth, size)) {
      each.setPrefColumnCount(4);
      each.setMaxWidth(64);
      HBox.setHgrow(each, Priority.NEVER);
    }
    getChildren().add(form.heading(SYMBOL));
    getChildren().addAll(markLine, fillLine, opacityLine, lineLine, strokeLine, dashLine);
  }

  private static Symbol opaque(Symbol symbol, double opacity) {
    return symbol.isFilled() ? symbol.withFillOpacity(opacity) : symbol.withStrokeOpacity(opacity);
  }

  private static Text name(Mark.Shape shape) {
    return switch (shape) {
      case SQUARE -> Text.of("Square", "方形");
      case CIRCLE -> Text.of("Circle", "圓形");
      case TRIANGLE -> Text.of("Triangle", "三角形");
      case STAR -> Text.of("Star", "星形");
      case CROSS -> Text.of("Cross", "十字");
      case X -> Text.of("X", "叉號");
    };
  }

  private void change(String gesture, java.util.function.UnaryOperator<Symbol> change) {
    if (!quiet) {
      model.changeSymbol(gesture, change);
    }
  }

  /** Shows a layer's symbol. */
  void show(StyleChoices choices) {
    quiet = true;
    Symbol symbol = choices.symbol();
    boolean classed = !choices.division().colours().isEmpty();
    boolean areas = symbol.canBeFilled();
    visible(fillLine, areas);
    filled.setSelected(symbol.isFilled());
    fill.setVisible(symbol.isFilled() && !classed);
    symbol.fillColour().ifPresent(fill::setColour);
    opacity.setValue(symbol.isFilled() ? symbol.fillOpacity() : symbol.strokeOpacity());
    visible(strokeLine, areas);
    stroked.setSelected(symbol.isStroked());
    stroke.setVisible(symbol.isStroked());
    width.setVisible(symbol.isStroked());
    strokeUnit.setVisible(symbol.isStroked());
    symbol.strokeColour().ifPresent(stroke::setColour);
    symbol.strokeColour().ifPresent(line::setColour);
    width.setNumber(Optional.of(symbol.width()));
    lineWidth.setNumber(Optional.of(symbol.width()));
    visible(lineLine, !areas);
    line.setVisible(!classed);
    visible(dashLine, symbol.isStroked());
    dash(symbol.dashes());
    visible(markLine, symbol.hasMark());
    shape.offer(List.of(Mark.Shape.values()), symbol.shape());
    size.setNumber(Optional.of(symbol.size()));
    quiet = false;
  }

  private void dash(List<Double> dashes) {
    Dash found = Dash.OTHER;
    for (Dash each : Dash.values()) {
      found = each.dashes().equals(dashes) ? each : found;
    }
    dash.offer(
        found == Dash.OTHER
            ? List.of(Dash.values())
            : List.of(Dash.SOLID, Dash.DASHED, Dash.DOTTED, Dash.DASH_DOT),
        found);
  }

  static void visible(javafx.scene.Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
