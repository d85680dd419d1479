package org.tutai.viewer.table;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tutai.geo.feature.Field;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.table.ColumnStatistics.Count;
import org.tutai.viewer.table.ColumnStatistics.Numbers;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The statistics of a column, in the inspector. */
final class StatisticsView extends ScrollPane {

  private static final Text TITLE = Text.of("Statistics", "統計");
  private static final Text ROWS = Text.of("Rows", "筆數");
  private static final Text NULLS = Text.of("Without a value", "無值");
  private static final Text DISTINCT = Text.of("Different values", "相異值");
  private static final Text MORE = Text.of("more than %s", "超過 %s");
  private static final Text MIN = Text.of("Minimum", "最小值");
  private static final Text MAX = Text.of("Maximum", "最大值");
  private static final Text MEAN = Text.of("Mean", "平均");
  private static final Text MEDIAN = Text.of("Median", "中位數");
  private static final Text SUM = Text.of("Sum", "總和");
  private static final Text DEVIATION = Text.of("Standard deviation", "標準差");
  private static final Text HISTOGRAM = Text.of("Distribution", "分布");
  private static final Text TOP = Text.of("Most frequent values", "最常見的值");
  private static final double BAR_HEIGHT = 96;
  private static final double TOP_WIDTH = 80;

  private final ColumnStatistics found;
  private final Field field;
  private final Words words;
  private final GridPane grid = new GridPane();

  StatisticsView(ColumnStatistics found, Field field, Words words) {
    this.found = found;
    this.field = field;
    this.words = words;
    var sheet = StatisticsView.class.getResource("attribute-table-view.css");
    if (sheet != null) {
      getStylesheets().add(sheet.toExternalForm());
    }
    setFitToWidth(true);
    grid.getStyleClass().add("statistics-grid");
    var name = new Label(CellText.line(field.name(), 80));
    name.getStyleClass().add("section-title");
    name.setWrapText(true);
    var body = new VBox(name, grid);
    body.getStyleClass().add("panel-body");
    line(ROWS, count(found.rows()));
    line(NULLS, count(found.nulls()));
    line(
        DISTINCT,
        found.more() ? words.get(MORE, count(found.distinct())) : count(found.distinct()));
    found.numbers().ifPresent(numbers -> add(numbers, body));
    if (!found.top().isEmpty() && found.top().get(0).times() > 1) {
      body.getChildren().addAll(title(TOP), top());
    }
    setContent(body);
  }

  /** Shows the statistics of a column. */
  static void show(Desk desk, ColumnStatistics found, Field field) {
    desk.inspect(TITLE, new StatisticsView(found, field, desk.words()));
  }

  private void add(Numbers numbers, VBox body) {
    line(SUM, number(numbers.sum()));
    line(MIN, number(numbers.min()));
    line(MAX, number(numbers.max()));
    line(MEAN, number(numbers.mean()));
    line(MEDIAN, number(numbers.median()));
    line(DEVIATION, number(numbers.deviation()));
    if (numbers.bars().size() > 1) {
      body.getChildren().addAll(title(HISTOGRAM), histogram(numbers));
    }
  }

  private Label title(Text text) {
    var label = new Label();
    label.textProperty().bind(words.of(text));
    label.getStyleClass().add("section-title");
    return label;
  }

  private void line(Text name, String value) {
    var label = new Label();
    label.textProperty().bind(words.of(name));
    label.getStyleClass().add("statistics-name");
    var figure = new Label(value);
    figure.getStyleClass().addAll("number", "statistics-value");
    figure.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(figure, Priority.ALWAYS);
    grid.addRow(grid.getRowCount(), label, figure);
  }

  private String count(long number) {
    return String.format("%,d", number);
  }

  /** Six significant digits at least, whole numbers whole. */
  private String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format("%,.0f", value);
    }
    if (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-4) {
      return String.format("%.6g", value);
    }
    int whole = Math.max(0, (int) Math.floor(Math.log10(Math.abs(value))) + 1);
    var format =
        new DecimalFormat(
            "#,##0.######", DecimalFormatSymbols.getInstance(words.language().locale()));
    format.setMaximumFractionDigits(Math.max(2, 6 - whole));
    return format.format(value);
  }

  private Node histogram(Numbers numbers) {
    int most = numbers.bars().stream().mapToInt(Integer::intValue).max().orElse(1);
    var bars = new HBox(1);
    bars.setAlignment(Pos.BOTTOM_LEFT);
    bars.setMinHeight(BAR_HEIGHT);
    bars.getStyleClass().add("histogram");
    double step = (numbers.max() - numbers.min()) / numbers.bars().size();
    for (int i = 0; i < numbers.bars().size(); i++) {
      int times = numbers.bars().get(i);
      var bar = new Region();
      bar.getStyleClass().add("bar");
      double height = times == 0 ? 0 : Math.max(2, BAR_HEIGHT * times / most);
      bar.setMinHeight(height);
      bar.setMaxHeight(height);
      HBox.setHgrow(bar, Priority.ALWAYS);
      double from = numbers.min() + i * step;
      Tooltip.install(
          bar, new Tooltip(number(from) + " – " + number(from + step) + ": " + count(times)));
      bars.getChildren().add(bar);
    }
    var least = new Label(number(numbers.min()));
    var greatest = new Label(number(numbers.max()));
    least.getStyleClass().add("hint");
    greatest.getStyleClass().add("hint");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new VBox(4, bars, new HBox(least, gap, greatest));
  }

  private Node top() {
    var lines = new GridPane();
    lines.getStyleClass().add("statistics-grid");
    int most = found.top().get(0).times();
    for (Count each : found.top()) {
      String shown = CellText.cell(each.value(), field, words.language());
      var name = new Label(shown);
      name.setTooltip(new Tooltip(CellText.whole(each.value(), field, words.language())));
      name.setMinWidth(0);
      name.setMaxWidth(Double.MAX_VALUE);
      GridPane.setHgrow(name, Priority.ALWAYS);
      var bar = new Region();
      bar.getStyleClass().add("bar");
      bar.setMinSize(Math.max(2, TOP_WIDTH * each.times() / most), 8);
      bar.setMaxSize(Math.max(2, TOP_WIDTH * each.times() / most), 8);
      var track = new StackPane(bar);
      track.setAlignment(Pos.CENTER_LEFT);
      track.setMinWidth(TOP_WIDTH);
      var times = new Label(count(each.times()));
      times.getStyleClass().add("number");
      times.setMinWidth(USE_PREF_SIZE);
      lines.addRow(lines.getRowCount(), name, track, times);
    }
    return lines;
  }
}
