package org.tutai.viewer.style;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.tutai.geo.style.ColorMap;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Numbers;
import org.tutai.geo.style.choice.Rounding;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.look.Palette;

/**
 * How many features have which number, in the colours of their classes, with the breaks between
 * classes as lines that can be dragged, or moved by the arrow keys. A few very great numbers don't
 * press all others together: the picture ends before them.
 */
final class HistogramPane extends Region {

  /** Moves breaks. */
  interface Mover {
    /**
     * Moves one.
     *
     * @param gesture the same throughout a drag
     */
    void move(Object gesture, int place, double to);
  }

  private static final double GRIP = 7;
  private static final double FOOT = 18;
  private static final double HEAD = 8;
  private static final double TAIL = 0.995;
  private static final double LONG_TAIL = 1.6;

  private final Canvas canvas = new Canvas();
  private final Mover mover;
  private final ObservableValue<Boolean> dark;
  private Numbers numbers = Numbers.NONE;
  private List<Double> breaks = List.of();
  private List<Integer> colours = List.of();
  private double from;
  private double to = 1;
  private int picked = -1;
  private int over = -1;
  private int gestures;

  HistogramPane(ObservableValue<Boolean> dark, ObservableValue<String> name, Mover mover) {
    this.dark = dark;
    this.mover = mover;
    getStyleClass().add("histogram");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    accessibleTextProperty().bind(name);
    dark.addListener((value, before, now) -> draw());
    focusedProperty().addListener((value, before, now) -> draw());
    setOnMouseMoved(this::hover);
    setOnMouseExited(event -> point(-1));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(event -> draw());
    setOnKeyPressed(this::key);
  }

  /** Shows numbers and the classes they are in. */
  void show(Numbers shown, Graduated classes) {
    if (shown != numbers) {
      numbers = shown;
      range();
    }
    breaks = classes.breaks();
    colours = classes.colours();
    if (!breaks.isEmpty()) {
      to = Math.max(to, breaks.get(breaks.size() - 1) + (to - from) * 0.02);
    }
    draw();
  }

  private void range() {
    from = numbers.least();
    to = numbers.greatest();
    if (!numbers.isEmpty()) {
      double most = numbers.get((int) (TAIL * (numbers.count() - 1)));
      if (to - from > LONG_TAIL * (most - from) && most > from) {
        to = most;
      }
    }
    if (!(to > from)) {
      to = from + 1;
    }
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(1, getWidth()));
    canvas.setHeight(Math.max(1, getHeight()));
    draw();
  }

  /** Where a number stands, in pixels. */
  double x(double number) {
    return (number - from) / (to - from) * getWidth();
  }

  private double number(double x) {
    return from + (to - from) * x / Math.max(1, getWidth());
  }

  // ---- pointer and keys

  private int at(double x) {
    int nearest = -1;
    for (int i = 0; i < breaks.size(); i++) {
      double away = Math.abs(x(breaks.get(i)) - x);
      if (away <= GRIP && (nearest < 0 || away < Math.abs(x(breaks.get(nearest)) - x))) {
        nearest = i;
      }
    }
    return nearest;
  }

  private void hover(MouseEvent event) {
    point(at(event.getX()));
  }

  private void point(int place) {
    if (over != place) {
      over = place;
      setCursor(place < 0 ? Cursor.DEFAULT : Cursor.H_RESIZE);
      draw();
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    picked = at(event.getX());
    gestures++;
    draw();
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (picked >= 0) {
      double x = Math.max(1, Math.min(getWidth() - 1, event.getX()));
      mover.move("drag-" + gestures, picked, Rounding.roundest(number(x - 1), number(x + 1)));
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    int step = event.isShiftDown() ? 10 : 1;
    switch (event.getCode()) {
      case LEFT -> nudge(-step);
      case RIGHT -> nudge(step);
      case UP -> pick(1);
      case DOWN -> pick(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void pick(int further) {
    if (!breaks.isEmpty()) {
      picked = Math.floorMod(Math.max(0, picked) + (picked < 0 ? 0 : further), breaks.size());
      draw();
    }
  }

  private void nudge(int pixels) {
    if (picked < 0) {
      pick(0);
    }
    if (picked >= 0 && picked < breaks.size()) {
      double x = x(breaks.get(picked)) + pixels;
      mover.move("keys-" + picked, picked, Rounding.roundest(number(x - 0.4), number(x + 0.4)));
    }
  }

  // ---- drawing

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    double width = getWidth();
    double height = getHeight();
    pen.clearRect(0, 0, width, height);
    if (width < 20 || height < FOOT + HEAD || numbers.isEmpty()) {
      return;
    }
    Palette palette = Palette.of(dark.getValue());
    double floor = height - FOOT;
    bars(pen, width, floor, palette);
    pen.setStroke(palette.colour("-tutai-edge"));
    pen.setLineWidth(1);
    pen.strokeLine(0, floor + 0.5, width, floor + 0.5);
    labels(pen, width, height, palette);
    lines(pen, floor, palette);
  }

  private void bars(GraphicsContext pen, double width, double floor, Palette palette) {
    int bars = (int) Math.max(8, Math.min(80, width / 4));
    int[] counts = numbers.histogram(from, to, bars);
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    double step = width / bars;
    for (int i = 0; i < bars; i++) {
      if (counts[i] > 0) {
        double tall = Math.max(1.5, (floor - HEAD) * counts[i] / most);
        double middle = from + (to - from) * (i + 0.5) / bars;
        pen.setFill(colour(middle));
        pen.fillRect(i * step + 0.5, floor - tall, step - 1, tall);
        pen.setFill(palette.colour("-tutai-muted"));
        pen.fillRect(i * step + 0.5, floor - tall, step - 1, 1);
      }
    }
  }

  private Color colour(double number) {
    int place = 0;
    while (place < breaks.size() && number >= breaks.get(place)) {
      place++;
    }
    int rgb = colours.get(Math.min(place, colours.size() - 1));
    return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  private void labels(GraphicsContext pen, double width, double height, Palette palette) {
    pen.setFont(Look.font(Look.SMALL));
    pen.setFill(palette.colour("-tutai-muted"));
    pen.setTextBaseline(VPos.BOTTOM);
    int shown = over >= 0 ? over : isFocused() ? picked : -1;
    if (shown >= 0 && shown < breaks.size()) {
      double x = Math.max(24, Math.min(width - 24, x(breaks.get(shown))));
      pen.setFill(palette.colour("-tutai-text"));
      pen.setTextAlign(TextAlignment.CENTER);
      pen.fillText(ColorMap.label(breaks.get(shown)), x, height);
      return;
    }
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(ColorMap.label(tidy(from)), 0, height);
    pen.setTextAlign(TextAlignment.RIGHT);
    boolean cut = numbers.greatest() > to;
    String end = cut ? ColorMap.label(tidy(to)) + "+" : ColorMap.label(tidy(numbers.greatest()));
    pen.fillText(end, width, height);
  }

  private double tidy(double number) {
    double least = (to - from) / 1000;
    return Math.abs(number) < least
        ? number
        : Rounding.roundest(number - least / 2, number + least / 2);
  }

  private void lines(GraphicsContext pen, double floor, Palette palette) {
    for (int i = 0; i < breaks.size(); i++) {
      double x = Math.round(x(breaks.get(i))) + 0.5;
      boolean hot = i == over || (i == picked && isFocused());
      pen.setStroke(palette.colour(hot ? "-tutai-accent" : "-tutai-text"));
      pen.setLineWidth(hot ? 2 : 1);
      pen.strokeLine(x, HEAD, x, floor);
      pen.setFill(palette.colour(hot ? "-tutai-accent" : "-tutai-text"));
      double[] xs = {x - 4.5, x + 4.5, x};
      double[] ys = {0, 0, HEAD};
      pen.fillPolygon(xs, ys, 3);
    }
  }
}
