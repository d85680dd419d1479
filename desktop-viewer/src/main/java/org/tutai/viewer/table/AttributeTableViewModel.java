package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.feature.Field;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.LayerState;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.table.RowFilter.Wanted;
import org.tutai.viewer.table.RowOrder.Sort;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Progress;

/**
 * The table of one layer: its rows as sorted and filtered, and which are selected. For the UI
 * thread; rows are found elsewhere, and only the latest wish is answered.
 */
public final class AttributeTableViewModel {

  private static final Text FINDING = Text.of("Reading the table of %s", "正在讀取「%s」的屬性表");
  private static final Text COUNTING = Text.of("Statistics of %s", "正在統計「%s」");
  private static final Text ZOOMING = Text.of("Looking for the selected features", "正在尋找選取的圖徵");

  private record Found(FeatureTable table, int @Nullable [] order, RowList rows) {}

  private final Desk desk;
  private final EcqlViewModel expression;
  private final ReadOnlyObjectWrapper<Optional<TableLayer>> layer =
      new ReadOnlyObjectWrapper<>(this, "layer", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RowList>> rows =
      new ReadOnlyObjectWrapper<>(this, "rows", Optional.empty());
  private final ReadOnlyObjectWrapper<OrdinalSet> selected =
      new ReadOnlyObjectWrapper<>(this, "selected", OrdinalSet.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<Optional<Text>> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
  private final ObjectProperty<Optional<Sort>> sort =
      new SimpleObjectProperty<>(this, "sort", Optional.empty());
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final BooleanProperty selectedOnly = new SimpleBooleanProperty(this, "selectedOnly");
  private @Nullable Job<?> finding;
  private @Nullable FeatureTable table;
  private int @Nullable [] order;
  private Optional<Sort> ordered = Optional.empty();
  private boolean awaited;
  private Optional<String> awaitedId = Optional.empty();
  private int anchor;
  private int lead = -1;

  /** A table without a layer. */
  public AttributeTableViewModel(Desk desk) {
    this.desk = desk;
    this.expression = new EcqlViewModel(desk.jobs());
    typed.addListener((value, before, now) -> find());
    sort.addListener((value, before, now) -> find());
    selectedOnly.addListener((value, before, now) -> find());
    expression.parsedProperty().addListener((value, before, now) -> find());
    desk.selection().selectedProperty().addListener((value, before, now) -> selectionChanged());
    desk.project().mapProperty().addListener((value, before, now) -> layersChanged());
    desk.contents().contentProperty().addListener((value, before, now) -> layersChanged());
    desk.layers().revisionProperty().addListener((value, before, now) -> layersChanged());
  }

  /** The layer that is shown. */
  public ReadOnlyObjectProperty<Optional<TableLayer>> layerProperty() {
    return layer.getReadOnlyProperty();
  }

  /** The lines to show; empty until they are known. */
  public ReadOnlyObjectProperty<Optional<RowList>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** The selected features of the layer. */
  public ReadOnlyObjectProperty<OrdinalSet> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Whether rows are being found. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Why there are no rows, if they cannot be read. */
  public ReadOnlyObjectProperty<Optional<Text>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** By which column the rows are sorted; empty: as in the source. */
  public ObjectProperty<Optional<Sort>> sortProperty() {
    return sort;
  }

  /** Words that any column must hold. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** The condition that rows must meet. */
  public EcqlViewModel expression() {
    return expression;
  }

  /** Whether only selected rows are shown. */
  public BooleanProperty selectedOnlyProperty() {
    return selectedOnly;
  }

  /** The layers that a table can be shown of, the topmost first. */
  public List<TableLayer> layers() {
    return TableLayers.of(desk);
  }

  /** The columns of the layer. */
  public List<Field> fields() {
    return layer.get().map(each -> each.view().info().schema().fields()).orElse(List.of());
  }

  /**
   * Shows the layer of an id, or any when there is none, as soon as it is open.
   *
   * @param wished empty: the one that is shown, else the topmost
   */
  public void show(Optional<String> wished) {
    Optional<TableLayer> shown = layer.get();
    awaited = true;
    awaitedId = wished.or(() -> shown.map(TableLayer::id));
    awaitedId.ifPresent(desk.contents()::view);
    showAwaited();
  }

  private void showAwaited() {
    if (!awaited) {
      return;
    }
    List<TableLayer> all = layers();
    Optional<TableLayer> found =
        awaitedId.isPresent()
            ? all.stream().filter(each -> each.id().equals(awaitedId.get())).findFirst()
            : all.stream().findFirst();
    boolean hopeless = awaitedId.isPresent() && !isOpening(awaitedId.get());
    if (found.isEmpty() && hopeless) {
      found = all.stream().findFirst();
    }
    if (found.isPresent()) {
      awaited = false;
      show(found.get());
    }
  }

  /** Whether a layer's file is on its way. */
  private boolean isOpening(String id) {
    return LayerTree.find(desk.project().map(), id)
        .flatMap(desk.layers()::origin)
        .flatMap(desk.layers()::known)
        .filter(LayerState.Loading.class::isInstance)
        .isPresent();
  }

  /** Shows a layer as it comes, unless it is shown already. */
  public void show(TableLayer next) {
    if (layer.get().map(TableLayer::view).filter(next.view()::equals).isPresent()) {
      layer.set(Optional.of(next));
      return;
    }
    stop();
    table = null;
    order = null;
    ordered = Optional.empty();
    lead = -1;
    rows.set(Optional.empty());
    failure.set(Optional.empty());
    layer.set(Optional.empty());
    sort.set(Optional.empty());
    typed.set("");
    selectedOnly.set(false);
    expression.use(next.view());
    layer.set(Optional.of(next));
    selected.set(desk.selection().of(next.id()));
    find();
  }

  /** Another state of the same layer (a filter, a rename, another reading), or its end. */
  private void layersChanged() {
    showAwaited();
    layer
        .get()
        .ifPresent(
            shown -> {
              Optional<TableLayer> now = TableLayers.find(desk, shown.id());
              if (now.isPresent() && !now.get().equals(shown)) {
                boolean sameRows =
                    now.get().view().equals(shown.view())
                        && now.get().filter().equals(shown.filter());
                show(now.get());
                if (!sameRows) {
                  find();
                }
              } else if (LayerTree.find(desk.project().map(), shown.id()).isEmpty()) {
                close();
              }
            });
  }

  /** Shows no layer any more. */
  public void close() {
    stop();
    layer.set(Optional.empty());
    rows.set(Optional.empty());
    table = null;
    order = null;
    ordered = Optional.empty();
  }

  private void stop() {
    Job<?> last = finding;
    if (last != null) {
      last.cancel();
    }
    finding = null;
    busy.set(false);
  }

  /** Finds the rows anew. */
  private void find() {
    if (layer.get().isEmpty()) {
      return;
    }
    stop();
    TableLayer of = layer.get().get();
    Wanted wanted = wanted(of);
    Optional<Sort> wish = sort.get();
    FeatureTable known = table;
    int[] sorted = wish.equals(ordered) ? order : null;
    busy.set(true);
    Job<Found> job =
        desk.jobs()
            .start(
                said(FINDING, of.title()),
                progress -> find(of, known, sorted, wish, wanted, progress));
    finding = job;
    job.then(found -> found(job, found, wish));
    job.failed(
        why -> {
          busy.set(false);
          failure.set(Optional.of(Text.same(String.valueOf(why.getMessage()))));
        });
  }

  private static Text said(Text pattern, String name) {
    String plain = name.replace("%", "%%");
    return Text.of(pattern.english().formatted(plain), pattern.chinese().formatted(plain));
  }

  private Wanted wanted(TableLayer of) {
    var expressions = new ArrayList<Expression>();
    of.filter().flatMap(EcqlViewModel::parsed).ifPresent(expressions::add);
    expression.parsedProperty().get().ifPresent(expressions::add);
    return new Wanted(
        expressions,
        typed.get(),
        selectedOnly.get() ? Optional.of(selected.get()) : Optional.empty());
  }

  private static Found find(
      TableLayer of,
      @Nullable FeatureTable known,
      int @Nullable [] sorted,
      Optional<Sort> wish,
      Wanted wanted,
      Progress progress) {
    FeatureTable table = known == null ? FeatureTable.of(of.view()) : known;
    int[] order =
        sorted == null && wish.isPresent() ? RowOrder.of(table, wish.get(), progress) : sorted;
    BitSet kept = RowFilter.matching(table, wanted, progress);
    return new Found(table, order, RowList.of(table, order, kept));
  }

  private void found(Job<?> job, Found found, Optional<Sort> wish) {
    if (finding != job) {
      return;
    }
    finding = null;
    busy.set(false);
    failure.set(Optional.empty());
    table = found.table();
    order = found.order();
    ordered = wish;
    lead = -1;
    rows.set(Optional.of(found.rows()));
  }

  // --- Selecting ---------------------------------------------------------------------------------

  private void selectionChanged() {
    OrdinalSet now = layer.get().map(of -> desk.selection().of(of.id())).orElse(OrdinalSet.NONE);
    if (!now.equals(selected.get())) {
      selected.set(now);
      if (selectedOnly.get()) {
        find();
      }
    }
  }

  private void select(OrdinalSet ordinals) {
    layer.get().ifPresent(of -> desk.selection().set(of.id(), ordinals));
  }

  /** Whether the feature of a line is selected. */
  public boolean isSelected(int index) {
    return rows.get()
        .filter(list -> index >= 0 && index < list.size())
        .map(list -> selected.get().has(list.ordinal(index)))
        .orElse(false);
  }

  /**
   * A line was pointed at.
   *
   * @param range selects all from the last one pointed at to this
   * @param toggle selects it beside the others, or no longer
   */
  public void point(int index, boolean range, boolean toggle) {
    RowList list = rows.get().orElse(null);
    if (list == null || index < 0 || index >= list.size()) {
      return;
    }
    lead = index;
    OrdinalSet here = list.ordinals(range ? Math.min(anchor, list.size() - 1) : index, index);
    if (!range) {
      anchor = index;
    }
    if (toggle) {
      select(range ? selected.get().with(here) : selected.get().toggled(here));
    } else {
      select(here);
    }
  }

  /** Goes up or down by lines from the last one pointed at; the line reached, −1 for none. */
  public int move(long by, boolean range) {
    int size = rows.get().map(RowList::size).orElse(0);
    if (size == 0) {
      return -1;
    }
    long from = lead < 0 ? (by > 0 ? -1 : size) : lead;
    int to = (int) Math.max(0, Math.min(size - 1L, from + by));
    point(to, range, false);
    return to;
  }

  /** Selects all lines shown. */
  public void selectShown() {
    rows.get().ifPresent(list -> select(list.ordinals(0, list.size() - 1)));
  }

  /** Selects the lines shown that are not selected, and no others. */
  public void invert() {
    rows.get().ifPresent(list -> select(list.ordinals(0, list.size() - 1).without(selected.get())));
  }

  public void selectNone() {
    select(OrdinalSet.NONE);
  }

  /** The first line that is selected, −1 for none. */
  public int firstSelected() {
    return rows.get().map(list -> list.first(selected.get())).orElse(-1);
  }

  /** Goes to where the selected features are. */
  public void zoomToSelected() {
    RowList list = rows.get().orElse(null);
    OrdinalSet ordinals = selected.get();
    if (list != null && !ordinals.isEmpty()) {
      desk.jobs()
          .start(ZOOMING, progress -> Extents.of(list.table(), ordinals))
          .then(box -> box.ifPresent(bounds -> Extents.show(desk.map(), bounds)));
    }
  }

  // --- Telling -----------------------------------------------------------------------------------

  /** The statistics of a column over the lines shown. */
  public void statistics(int column, Consumer<ColumnStatistics> listener) {
    rows.get()
        .ifPresent(
            list ->
                desk.jobs()
                    .start(
                        said(COUNTING, fields().get(column).name()),
                        progress ->
                            ColumnStatistics.of(list.table(), list.rows(), column, progress))
                    .then(listener));
  }

  /** The selected lines (all shown, if none is selected) as tab-separated text. */
  public void copy(List<Integer> columns) {
    RowList list = rows.get().orElse(null);
    if (list == null) {
      return;
    }
    OrdinalSet chosen = selected.get();
    List<Field> fields = fields();
    desk.jobs()
        .start(COPYING, progress -> RowText.of(list, chosen, fields, columns, progress))
        .then(
            copied -> {
              desk.copy(copied.text());
              desk.tell(copied.told());
            });
  }

  private static final Text COPYING = Text.of("Copying rows", "正在複製資料列");

  /** The one value of a cell, as other programs read it. */
  public String value(int index, int column) {
    return rows.get()
        .filter(list -> index >= 0 && index < list.size())
        .map(list -> CellText.plain(list.table().value(list.row(index), column)))
        .orElse("");
  }

  /** How many lines of how many are shown, and how many are selected. */
  public Text counted() {
    RowList list = rows.get().orElse(null);
    if (list == null) {
      return Text.same("");
    }
    int chosen = selected.get().size();
    var english = new StringJoiner(" · ");
    var chinese = new StringJoiner("・");
    int all = list.table().rows();
    if (list.size() == all) {
      english.add(String.format("%,d rows", all));
      chinese.add(String.format("%,d 筆", all));
    } else {
      english.add(String.format("%,d of %,d rows", list.size(), all));
      chinese.add(String.format("%,d／%,d 筆", list.size(), all));
    }
    if (chosen > 0) {
      english.add(String.format("%,d selected", chosen));
      chinese.add(String.format("已選取 %,d 筆", chosen));
    }
    return Text.of(english.toString(), chinese.toString());
  }

  /** The rows that an export of what is shown, selected or all has. */
  Optional<RowExport> export(RowExport.Which which) {
    return layer
        .get()
        .flatMap(of -> rows.get().map(list -> RowExport.of(of, list, selected.get(), which)));
  }
}
