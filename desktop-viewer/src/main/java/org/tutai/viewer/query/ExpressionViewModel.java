package org.tutai.viewer.query;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.table.EcqlViewModel;
import org.tutai.viewer.table.RowFilter;
import org.tutai.viewer.table.TableLayer;
import org.tutai.viewer.table.TableLayers;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/**
 * Selecting by a condition: how many features meet it is known before they are selected. For the UI
 * thread.
 */
public final class ExpressionViewModel {

  /** How what is found joins what is selected of the layer. */
  public enum Joining {
    REPLACE,
    ADD,
    REMOVE,
    WITHIN;

    Text title() {
      return switch (this) {
        case REPLACE -> Text.of("New selection", "建立新選取");
        case ADD -> Text.of("Add to selection", "加入選取");
        case REMOVE -> Text.of("Remove from selection", "自選取移除");
        case WITHIN -> Text.of("Within selection", "在選取中篩選");
      };
    }
  }

  private static final Text COUNTING = Text.of("Counting features", "正在計算符合的圖徵");

  private final Desk desk;
  private final EcqlViewModel expression;
  private final ReadOnlyObjectWrapper<Optional<TableLayer>> layer =
      new ReadOnlyObjectWrapper<>(this, "layer", Optional.empty());
  private final ObjectProperty<Joining> joining =
      new SimpleObjectProperty<>(this, "joining", Joining.REPLACE);
  private final ReadOnlyObjectWrapper<Optional<OrdinalSet>> found =
      new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
  private @Nullable Job<?> counting;

  public ExpressionViewModel(Desk desk) {
    this.desk = desk;
    this.expression = new EcqlViewModel(desk.jobs());
    expression.parsedProperty().addListener((value, before, now) -> count());
    expression.errorProperty().addListener((value, before, now) -> count());
  }

  /** The layers that can be asked, the topmost first. */
  public List<TableLayer> layers() {
    return TableLayers.of(desk);
  }

  /** The layer that is asked. */
  public ReadOnlyObjectProperty<Optional<TableLayer>> layerProperty() {
    return layer.getReadOnlyProperty();
  }

  /** Asks another layer. */
  public void use(TableLayer next) {
    if (!layer.get().equals(Optional.of(next))) {
      layer.set(Optional.of(next));
      expression.use(next.view());
      count();
    }
  }

  /** The condition. */
  public EcqlViewModel expression() {
    return expression;
  }

  public ObjectProperty<Joining> joiningProperty() {
    return joining;
  }

  /** The features that meet the condition; empty while that is not known. */
  public ReadOnlyObjectProperty<Optional<OrdinalSet>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  private void count() {
    if (counting != null) {
      counting.cancel();
    }
    found.set(Optional.empty());
    Optional<Expression> wanted = expression.parsedProperty().get();
    boolean ready = wanted.isPresent() && expression.errorProperty().get().isEmpty();
    if (!ready || layer.get().isEmpty()) {
      return;
    }
    TableLayer of = layer.get().get();
    var conditions = new java.util.ArrayList<>(List.of(wanted.get()));
    of.filter().flatMap(EcqlViewModel::parsed).ifPresent(conditions::add);
    var all = new RowFilter.Wanted(conditions, "", Optional.empty());
    Job<OrdinalSet> job =
        desk.jobs()
            .start(
                COUNTING,
                progress -> {
                  FeatureTable table = FeatureTable.of(of.view());
                  return ordinals(table, RowFilter.matching(table, all, progress));
                });
    counting = job;
    job.then(
        ordinals -> {
          if (counting == job) {
            found.set(Optional.of(ordinals));
          }
        });
  }

  private static OrdinalSet ordinals(FeatureTable table, BitSet rows) {
    long[] ordinals = new long[rows.cardinality()];
    int size = 0;
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      ordinals[size++] = table.ordinal(row);
    }
    return OrdinalSet.of(Arrays.copyOf(ordinals, size));
  }

  /** Selects what meets the condition. */
  public void select() {
    if (layer.get().isEmpty() || found.get().isEmpty()) {
      return;
    }
    String id = layer.get().get().id();
    OrdinalSet before = desk.selection().of(id);
    OrdinalSet now = found.get().get();
    desk.selection()
        .set(
            id,
            switch (joining.get()) {
              case REPLACE -> now;
              case ADD -> before.with(now);
              case REMOVE -> before.without(now);
              case WITHIN -> before.without(before.without(now));
            });
  }
}
