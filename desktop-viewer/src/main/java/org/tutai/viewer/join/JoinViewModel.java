package org.tutai.viewer.join;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.Values;
import org.tutai.geo.feature.Field;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.JoinGuess;
import org.tutai.geo.layer.JoinedLayer;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.Query;
import org.tutai.geo.layer.StatisticsTable;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.choice.ClassMethod;
import org.tutai.geo.style.choice.ClassTitles;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Numbers;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.style.choice.Symbol;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.style.FieldChoice;
import org.tutai.viewer.style.LayerStyles;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;
import org.tutai.viewer.work.Progress;

/**
 * The joining of one table to one layer: which fields go together, what matches and what doesn't,
 * and the join itself with a map coloured by the table's first useful number. For the UI thread.
 */
public final class JoinViewModel {

  private static final Text READING = Text.of("Reading the table", "正在讀取統計表");
  private static final Text COMPARING = Text.of("Comparing the keys", "正在比對關聯欄位");
  private static final Text JOINING = Text.of("Joining the table", "正在合併統計表");
  private static final Text JOIN = Text.of("Join a table", "合併統計表");
  private static final Text UNJOIN = Text.of("Remove the joined table", "移除合併的統計表");
  private static final Text NO_MATCH =
      Text.of(
          "No field of the layer has values in common with this table. Choose the fields that hold"
              + " the same codes or names.",
          "圖層與統計表沒有相同的欄位值，請選擇內容為相同代碼或名稱的欄位。");
  private static final Text NO_LAYER =
      Text.of("The layer is not open yet. Try again in a moment.", "圖層尚未開啟完成，請稍後再試。");
  private static final Text NO_DATA = Text.of("No data", "無資料");
  private static final int CLASSES = 5;

  /** What was read: the layer without any join, and the table. */
  private record Material(LayerView layer, StatisticsTable table) {}

  private record Found(Material material, Optional<JoinGuess> guess) {}

  private final Project project;
  private final MapContents contents;
  private final Jobs jobs;
  private final Words words;
  private final JoinTables tables;
  private final ReadOnlyObjectWrapper<Optional<JoinGuess>> guess =
      new ReadOnlyObjectWrapper<>(this, "guess", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private @Nullable String layer;
  private @Nullable Path file;
  private @Nullable Material material;
  private @Nullable Job<?> job;

  JoinViewModel(Project project, MapContents contents, Jobs jobs, Words words, JoinTables tables) {
    this.project = project;
    this.contents = contents;
    this.jobs = jobs;
    this.words = words;
    this.tables = tables;
  }

  /** The fields that are compared and what came of it; empty while nothing is known. */
  public ReadOnlyObjectProperty<Optional<JoinGuess>> guessProperty() {
    return guess.getReadOnlyProperty();
  }

  /** What stands in the way. */
  public ReadOnlyObjectProperty<Optional<Text>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether something is being read or compared. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** The table's file name. */
  public String tableName() {
    Path now = file;
    return now == null ? "" : String.valueOf(now.getFileName());
  }

  /** The layer's fields that can be keys. */
  public List<String> layerFields() {
    Material now = material;
    return now == null
        ? List.of()
        : now.layer().info().schema().fields().stream()
            .filter(StatisticsTable::canBeKey)
            .map(Field::name)
            .toList();
  }

  /** The table's columns that can be keys. */
  public List<String> tableFields() {
    Material now = material;
    return now == null
        ? List.of()
        : now.table().fields().stream().filter(StatisticsTable::canBeKey).map(Field::name).toList();
  }

  /** Reads a table for a layer and guesses the fields. */
  public void begin(String layerId, Path table) {
    layer = layerId;
    file = table.toAbsolutePath().normalize();
    material = null;
    guess.set(Optional.empty());
    trouble.set(Optional.empty());
    Optional<LayerView> view = contents.view(layerId).map(JoinViewModel::bare);
    if (view.isEmpty() || view.get().raster().isPresent()) {
      trouble.set(Optional.of(NO_LAYER));
      return;
    }
    LayerView bare = view.get();
    Path from = file;
    start(
        READING,
        progress -> {
          StatisticsTable read = tables.read(from);
          var found = new Material(bare, read);
          return new Found(found, JoinGuess.best(keys(bare, progress), read.keys()));
        },
        this::accept);
  }

  private static LayerView bare(LayerView view) {
    return view instanceof JoinedLayer joined ? joined.layer() : view;
  }

  private void accept(Found found) {
    material = found.material();
    guess.set(found.guess());
    trouble.set(found.guess().isPresent() ? Optional.empty() : Optional.of(NO_MATCH));
  }

  private <T> void start(
      Text title, org.tutai.viewer.work.Task<T> task, java.util.function.Consumer<T> then) {
    Job<?> before = job;
    if (before != null) {
      before.cancel();
    }
    busy.set(true);
    Job<T> now = jobs.start(title, task);
    job = now;
    now.then(then);
    now.failed(failure -> trouble.set(Optional.of(Text.same(said(failure)))));
    now.ended(
        () -> {
          if (job == now) {
            busy.set(false);
          }
        });
  }

  private static String said(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** Compares other fields. */
  public void compare(String layerField, String tableField) {
    Material now = material;
    if (now == null) {
      return;
    }
    trouble.set(Optional.empty());
    start(
        COMPARING,
        progress ->
            JoinGuess.of(
                keys(now.layer(), layerField, progress),
                now.table().keys(now.table().indexOf(tableField))),
        found -> guess.set(Optional.of(found)));
  }

  private static List<JoinGuess.Keys> keys(LayerView layer, Progress progress) {
    List<JoinGuess.Keys> keys = new ArrayList<>();
    for (Field field : layer.info().schema().fields()) {
      if (StatisticsTable.canBeKey(field)) {
        keys.add(keys(layer, field.name(), progress));
      }
    }
    return keys;
  }

  private static JoinGuess.Keys keys(LayerView layer, String field, Progress progress) {
    int column = layer.info().schema().indexOf(field);
    List<String> texts = new ArrayList<>();
    long done = 0;
    try (FeatureCursor cursor =
        layer.query(new Query(WorldBox.ALL, Double.MAX_VALUE, Query.Order.ANY))) {
      while (cursor.next()) {
        String text = Values.text(cursor.value(column));
        if (text != null) {
          texts.add(text);
        }
        if (++done % 4096 == 0) {
          progress.at(done, layer.info().count());
        }
      }
    }
    return new JoinGuess.Keys(field, texts);
  }

  // --- Joining -----------------------------------------------------------------------------------

  /** What a join makes of a layer. */
  private record Made(JoinSetting setting, Optional<String> sld) {}

  /**
   * Joins the table by the fields that were compared, and colours the layer by the table's first
   * useful number: one step.
   *
   * @param done run when it is in the project
   */
  public void join(Runnable done) {
    Material now = material;
    Optional<JoinGuess> found = guess.get();
    String id = layer;
    Path table = file;
    if (now == null
        || found.isEmpty()
        || found.get().matched() == 0
        || id == null
        || table == null) {
      return;
    }
    JoinGuess by = found.get();
    var setting =
        new JoinSetting(
            table.toString(), by.layerField(), by.tableField(), by.comparison(), List.of());
    String noData = words.get(NO_DATA);
    start(
        JOINING,
        progress -> new Made(setting, coloured(now, setting, noData, progress)),
        made -> {
          project.edit(JOIN, map -> joined(map, id, made));
          done.run();
        });
  }

  private static ThemeMap joined(ThemeMap map, String id, Made made) {
    ThemeMap with =
        LayerTree.change(map, id, entry -> JoinSetting.with(entry, Optional.of(made.setting())));
    return made.sld().isPresent() ? LayerStyles.with(with, id, made.sld()) : with;
  }

  /** The layer's style coloured by a number of the table; empty when it has none. */
  private static Optional<String> coloured(
      Material of, JoinSetting setting, String noData, Progress progress) {
    var joined =
        new JoinedLayer(
            of.layer(),
            setting.layerField(),
            of.table().by(setting.tableField(), List.of(), setting.match()));
    List<Field> fields = joined.info().schema().fields();
    Optional<Field> number = FieldChoice.amount(fields.subList(joined.ownColumns(), fields.size()));
    return number.flatMap(field -> coloured(joined, field.name(), noData, progress));
  }

  private static Optional<String> coloured(
      JoinedLayer joined, String field, String noData, Progress progress) {
    Numbers numbers = numbers(joined, field, progress);
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    List<Double> breaks = ClassMethod.QUANTILE.readable(numbers, CLASSES);
    List<Integer> colours = Ramp.ALL.get(0).colours(breaks.size() + 1, false);
    var kind = joined.info().schema().geometryKind();
    Style style =
        LayerStyles.forClasses(
                StyleChoices.single(kind, Symbol.of(kind, colours.get(0))), joined.info().count())
            .withDivision(
                new Graduated(field, Optional.empty(), breaks, colours, ClassTitles.of(breaks, "")))
            .withNoData(Optional.of(noData))
            .style("default");
    return LayerStyles.written(joined.info().name(), style);
  }

  private static Numbers numbers(LayerView layer, String field, Progress progress) {
    int column = layer.info().schema().indexOf(field);
    double[] numbers = new double[(int) Math.min(Integer.MAX_VALUE - 8, layer.info().count())];
    int count = 0;
    try (FeatureCursor cursor =
        layer.query(new Query(WorldBox.ALL, Double.MAX_VALUE, Query.Order.ANY))) {
      while (count < numbers.length && cursor.next()) {
        Number number = Values.number(cursor.value(column));
        numbers[count++] = number == null ? Double.NaN : number.doubleValue();
        if (count % 4096 == 0) {
          progress.at(count, numbers.length);
        }
      }
    }
    return Numbers.of(numbers, count, 0);
  }

  /** Takes the table of a layer away; its style stays. */
  public void unjoin(String id) {
    project.edit(
        UNJOIN,
        map -> LayerTree.change(map, id, entry -> JoinSetting.with(entry, Optional.empty())));
  }
}
