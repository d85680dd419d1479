package org.tutai.viewer.style;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.style.choice.Numbers;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;

/**
 * The values of the one column that features are told apart by: numbers to class, or different
 * values to count. Read in the background, once; another column's take their place. For the UI
 * thread.
 */
final class ColumnReading {

  private static final Text READING = Text.of("Reading the values of %s", "正在讀取「%s」的數值");

  private record Column(LayerView view, String field, Optional<String> per) {

    boolean isSame(Column other) {
      return isSameLayer(view, other.view) && field.equals(other.field) && per.equals(other.per);
    }
  }

  private final Jobs jobs;
  private final ReadOnlyObjectWrapper<Numbers> numbers =
      new ReadOnlyObjectWrapper<>(this, "numbers", Numbers.NONE);
  private final ReadOnlyObjectWrapper<ColumnValues.Counts> counts =
      new ReadOnlyObjectWrapper<>(this, "counts", ColumnValues.Counts.NONE);
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
  private @Nullable Column column;
  private @Nullable Job<?> job;

  ColumnReading(Jobs jobs) {
    this.jobs = jobs;
  }

  /** The numbers of the column; none while they are read. */
  ReadOnlyObjectProperty<Numbers> numbersProperty() {
    return numbers.getReadOnlyProperty();
  }

  Numbers numbers() {
    return numbers.get();
  }

  /** The different values of the column; none while they are counted. */
  ReadOnlyObjectProperty<ColumnValues.Counts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  ColumnValues.Counts counts() {
    return counts.get();
  }

  /** Whether values are being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  static boolean isSameLayer(LayerView a, LayerView b) {
    return a == b || a.info().digest().equals(b.info().digest());
  }

  /** No column is wanted any more; what was read stays. */
  void leave() {
    column = null;
  }

  /** No column is wanted any more, and nothing is known of any. */
  void forget() {
    column = null;
    numbers.set(Numbers.NONE);
    counts.set(ColumnValues.Counts.NONE);
  }

  /** Whether the numbers of a column are there or on their way. */
  boolean hasNumbers(LayerView view, String field, Optional<String> per) {
    return isWanted(new Column(view, field, per)) && (reading.get() || !numbers.get().isEmpty());
  }

  /** Whether the different values of a column are there or on their way. */
  boolean hasCounts(LayerView view, String field) {
    return isWanted(new Column(view, field, Optional.empty()))
        && (reading.get() || !counts.get().values().isEmpty());
  }

  private boolean isWanted(Column wanted) {
    Column known = column;
    return known != null && known.isSame(wanted);
  }

  /**
   * Reads numbers, divided by those of another column if one is named.
   *
   * @param then hears them, unless another column is wanted by then
   */
  void readNumbers(LayerView view, String field, Optional<String> per, Consumer<Numbers> then) {
    Column wanted = begin(new Column(view, field, per));
    read(
        wanted,
        jobs.start(
            READING.filled(field), progress -> ColumnValues.numbers(view, field, per, progress)),
        found -> {
          numbers.set(found);
          then.accept(found);
        });
  }

  /** Counts different values; the listener hears them, unless another column is wanted by then. */
  void readCounts(LayerView view, String field, Consumer<ColumnValues.Counts> then) {
    Column wanted = begin(new Column(view, field, Optional.empty()));
    read(
        wanted,
        jobs.start(READING.filled(field), progress -> ColumnValues.counts(view, field, progress)),
        found -> {
          counts.set(found);
          then.accept(found);
        });
  }

  private Column begin(Column wanted) {
    Job<?> before = job;
    if (before != null) {
      before.cancel();
    }
    column = wanted;
    numbers.set(Numbers.NONE);
    counts.set(ColumnValues.Counts.NONE);
    reading.set(true);
    return wanted;
  }

  private <T> void read(Column wanted, Job<T> started, Consumer<T> then) {
    job = started;
    started.then(
        found -> {
          if (wanted.equals(column)) {
            then.accept(found);
          }
        });
    started.ended(
        () -> {
          if (job == started) {
            reading.set(false);
          }
        });
  }
}
