package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.geo.layer.LayerView;
import org.tutai.viewer.table.EcqlCompletion.Suggestion;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;
import org.tutai.viewer.work.Progress;

/**
 * A condition being written for a layer: what it means, what is wrong with it, what could come
 * next. For the UI thread.
 */
public final class EcqlViewModel {

  private static final Text VALUES = Text.of("Values of %s", "讀取「%s」的值");
  private static final int MOST_VALUES = 2000;
  private static final int LOOKED_AT = 200_000;
  private static final int LONGEST_VALUE = 200;

  private final Jobs jobs;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyObjectWrapper<Optional<Expression>> parsed =
      new ReadOnlyObjectWrapper<>(this, "parsed", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> error =
      new ReadOnlyObjectWrapper<>(this, "error", Optional.empty());
  private final ReadOnlyLongWrapper valuesRead = new ReadOnlyLongWrapper(this, "valuesRead");
  private final Map<Integer, List<String>> values = new HashMap<>();
  private final Map<Integer, Job<?>> reading = new HashMap<>();
  private @Nullable LayerView layer;

  /** A condition of no layer. */
  public EcqlViewModel(Jobs jobs) {
    this.jobs = jobs;
    text.addListener((value, before, now) -> parse(now));
  }

  /** Begins anew for a layer. */
  public void use(LayerView view) {
    reading.values().forEach(Job::cancel);
    reading.clear();
    values.clear();
    layer = view;
    text.set("");
    parse("");
  }

  /** The condition as it is written. */
  public StringProperty textProperty() {
    return text;
  }

  /** What it means; empty while nothing, or nothing that can be read, is written. */
  public ReadOnlyObjectProperty<Optional<Expression>> parsedProperty() {
    return parsed.getReadOnlyProperty();
  }

  /** What is wrong with it. */
  public ReadOnlyObjectProperty<Optional<Text>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** Grows when values for suggestions have been read. */
  public ReadOnlyLongProperty valuesReadProperty() {
    return valuesRead.getReadOnlyProperty();
  }

  /** The columns it can speak of. */
  public List<Field> fields() {
    LayerView of = layer;
    return of == null ? List.of() : of.info().schema().fields();
  }

  /* While a condition cannot be read the last good one stays in force, so that the table does not
   * jump at every key. */
  private void parse(String written) {
    if (written.isBlank()) {
      error.set(Optional.empty());
      parsed.set(Optional.empty());
      return;
    }
    try {
      Expression read = EcqlParser.parse(written);
      Optional<String> unknown = unknown(read);
      error.set(unknown.map(EcqlWords::unknown));
      if (unknown.isEmpty()) {
        parsed.set(Optional.of(read));
      }
    } catch (EcqlException e) {
      error.set(Optional.of(EcqlWords.of(e)));
    }
  }

  private Optional<String> unknown(Expression read) {
    LayerView of = layer;
    if (of == null) {
      return Optional.empty();
    }
    Schema schema = of.info().schema();
    return Expressions.properties(read).stream()
        .filter(name -> schema.indexOf(name) < 0)
        .findFirst();
  }

  /** A condition as it was kept in a project; empty when it cannot be read. */
  public static Optional<Expression> parsed(String ecql) {
    try {
      return ecql.isBlank() ? Optional.empty() : Optional.of(EcqlParser.parse(ecql));
    } catch (EcqlException e) {
      return Optional.empty();
    }
  }

  /** What could stand at a caret; the values of a column come once they have been read. */
  public List<Suggestion> suggestions(int caret) {
    List<Field> fields = fields();
    EcqlCompletion.column(text.get(), caret, fields).ifPresent(this::readValues);
    IntFunction<List<String>> known = column -> values.getOrDefault(column, List.of());
    return EcqlCompletion.at(text.get(), caret, fields, known);
  }

  /** Writes a suggestion; where the caret goes. */
  public int take(Suggestion suggestion) {
    String before = text.get();
    int to = Math.min(suggestion.to(), before.length());
    int from = Math.min(suggestion.from(), to);
    String rest = before.substring(to);
    String written =
        suggestion.written().endsWith(" ") && rest.startsWith(" ")
            ? suggestion.written().stripTrailing()
            : suggestion.written();
    text.set(before.substring(0, from) + written + rest);
    return from + Math.min(suggestion.caret(), written.length());
  }

  private void readValues(int column) {
    LayerView of = layer;
    if (of == null || values.containsKey(column) || reading.containsKey(column)) {
      return;
    }
    String name = of.info().schema().fields().get(column).name().replace("%", "%%");
    Job<List<String>> job =
        jobs.start(
            Text.of(VALUES.english().formatted(name), VALUES.chinese().formatted(name)),
            progress -> values(FeatureTable.of(of), column, progress));
    reading.put(column, job);
    job.then(
        read -> {
          values.put(column, read);
          valuesRead.set(valuesRead.get() + 1);
        });
    job.failed(why -> values.put(column, List.of()));
  }

  private static List<String> values(FeatureTable table, int column, Progress progress) {
    Set<Object> distinct = new HashSet<>();
    int codes = Math.min(table.codes(column), MOST_VALUES);
    for (int code = 0; code < codes; code++) {
      add(table.coded(column, code), distinct);
    }
    int rows = table.codes(column) > 0 ? 0 : Math.min(table.rows(), LOOKED_AT);
    for (int row = 0; row < rows && distinct.size() < MOST_VALUES; row++) {
      add(table.value(row, column), distinct);
      if (row % 4096 == 0) {
        progress.at(row, rows);
      }
    }
    return RowOrder.sorted(new ArrayList<>(distinct)).stream().map(CellText::plain).toList();
  }

  private static void add(@Nullable Object value, Set<Object> into) {
    boolean told = value != null && !(value instanceof byte[]) && !value.equals("");
    if (told && !(value instanceof String text && text.length() > LONGEST_VALUE)) {
      into.add(value);
    }
  }
}
