package org.tutai.viewer.locate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.batch.BatchOptions;
import org.tutai.geo.locate.address.batch.BatchProgress;
import org.tutai.geo.locate.address.batch.BatchRun;
import org.tutai.geo.locate.address.batch.BatchSummary;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.layers.LayerChoices;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;
import org.tutai.viewer.work.Progress;

/** Finds the addresses of a CSV and adds what was found as a layer. For the UI thread. */
public final class GeocodeViewModel {

  /** How many rows are shown before the run, and how many of those not found after it. */
  public static final int PREVIEW = 6;

  public static final int MOST_MISSED = 200;

  private static final int MOST_CELL = 80;
  private static final Text READING = Text.of("Reading the table", "正在讀取表格");
  private static final Text RUNNING = Text.of("Geocoding %s", "正在定位 %s");
  private static final Text NO_INDEX =
      Text.of("The address index is not open yet. Try again in a moment.", "門牌索引尚未開啟，請稍候再試。");
  private static final Text NO_COLUMN =
      Text.of(
          "No column looks like an address. Choose the columns that make up the address.",
          "沒有看起來像地址的欄位，請選擇組成地址的欄位。");

  /** A table, before the run. */
  public record Table(Path file, String encoding, List<String> columns, List<List<String>> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** A row that was not found. */
  public record Missed(long row, String address, String why) {}

  /** What became of it. */
  public record Outcome(Path file, BatchSummary summary, List<Missed> missed) {
    public Outcome {
      missed = List.copyOf(missed);
    }
  }

  private record Opened(Table table, List<String> guessed, boolean madeUp) {}

  private final Consumer<FileLayer> adder;
  private final Jobs jobs;
  private final Words words;
  private final LocalIndex index;
  private final ReadOnlyObjectWrapper<Optional<Table>> table =
      new ReadOnlyObjectWrapper<>(this, "table", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
      new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
  private final ReadOnlyBooleanWrapper madeUp = new ReadOnlyBooleanWrapper(this, "madeUp");
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", Double.NaN);
  private final ObservableList<String> picked = FXCollections.observableArrayList();
  private @Nullable Job<Outcome> running;

  /**
   * A model.
   *
   * @param adder puts what was found onto the map
   */
  public GeocodeViewModel(Consumer<FileLayer> adder, Jobs jobs, Words words, LocalIndex index) {
    this.adder = adder;
    this.jobs = jobs;
    this.words = words;
    this.index = index;
  }

  /** The table that was chosen. */
  public ReadOnlyObjectProperty<Optional<Table>> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** The columns that together are the address, in the order they are joined. */
  public ObservableList<String> picked() {
    return picked;
  }

  /** What went wrong, if anything did. */
  public ReadOnlyObjectProperty<Optional<Text>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether only made-up plates are there to answer; known once a table is chosen. */
  public ReadOnlyBooleanProperty madeUpProperty() {
    return madeUp.getReadOnlyProperty();
  }

  /** How far the run is, 0 to 1; not a number while there is none. */
  public ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** Looks into a file. */
  public void choose(Path file) {
    trouble.set(Optional.empty());
    outcome.set(Optional.empty());
    jobs.start(READING, progress -> open(file))
        .then(
            opened -> {
              madeUp.set(opened.madeUp());
              table.set(Optional.of(opened.table()));
              picked.setAll(opened.guessed());
              if (opened.guessed().isEmpty()) {
                trouble.set(Optional.of(NO_COLUMN));
              }
            })
        .failed(failure -> trouble.set(Optional.of(said(failure))));
  }

  private Opened open(Path file) throws IOException {
    CsvTable csv = CsvTable.open(file, null);
    var rows = new ArrayList<List<String>>();
    try (CsvRows in = csv.rows()) {
      while (rows.size() < PREVIEW && in.next()) {
        var row = new ArrayList<String>();
        for (int i = 0; i < csv.names().size(); i++) {
          row.add(i < in.cells() ? shortened(in.text(i)) : "");
        }
        rows.add(row);
      }
    }
    String encoding = csv.encoding().value().map(TextEncoding::label).orElse("");
    return new Opened(
        new Table(file, encoding, csv.names(), rows), guessed(file, csv), !index.isOwn());
  }

  private static List<String> guessed(Path file, CsvTable csv) throws IOException {
    try {
      return BatchRun.addressColumns(file, csv);
    } catch (FormatException e) {
      return List.of();
    }
  }

  private static String shortened(String cell) {
    return cell.length() > MOST_CELL ? cell.substring(0, MOST_CELL) + "…" : cell;
  }

  /** Begins the run; what is found comes beside the file, and onto the map. */
  public void run() {
    Optional<Table> chosen = table.get();
    if (chosen.isEmpty() || picked.isEmpty() || running != null) {
      return;
    }
    trouble.set(Optional.empty());
    share.set(0);
    Path file = chosen.get().file();
    List<String> columns = List.copyOf(picked);
    boolean chinese = words.language() == Language.CHINESE;
    String name = String.valueOf(file.getFileName()).replace("%", "%%");
    Job<Outcome> job =
        jobs.start(
            new Text(RUNNING.english().replace("%s", name), RUNNING.chinese().replace("%s", name)),
            progress ->
                index
                    .ask(locator -> run(file, columns, chinese, locator, progress))
                    .orElseThrow(() -> new NoIndex())
                    .get());
    running = job;
    job.progressProperty().addListener((value, before, now) -> share.set(now.doubleValue()));
    job.then(this::add)
        .failed(failure -> trouble.set(Optional.of(said(failure))))
        .ended(
            () -> {
              running = null;
              share.set(Double.NaN);
            });
  }

  /** Gives the run up; nothing is left behind. */
  public void cancel() {
    Job<Outcome> job = running;
    if (job != null) {
      job.cancel();
    }
  }

  /** There is no index to ask. */
  private static final class NoIndex extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  /** What a run came to, or the failure that is thrown where it can be. */
  private interface Ran {
    Outcome get() throws IOException;
  }

  private static Ran run(
      Path file, List<String> columns, boolean chinese, Locator locator, Progress progress) {
    try {
      Outcome made = answered(file, columns, chinese, locator, progress);
      return () -> made;
    } catch (IOException e) {
      return () -> {
        throw e;
      };
    }
  }

  private static Outcome answered(
      Path file, List<String> columns, boolean chinese, Locator locator, Progress progress)
      throws IOException {
    Path out = free(file);
    var options =
        new BatchOptions(
            columns,
            null,
            null,
            CrsRegistry.WGS84,
            chinese,
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    BatchSummary summary =
        BatchRun.run(file, out, text -> answer(locator, text), options, watched(progress));
    return new Outcome(out, summary, missed(out, columns));
  }

  private static Answer answer(Locator locator, String text) {
    return locator.addresses().find(Query.of(text, 1));
  }

  private static BatchProgress watched(Progress progress) {
    return new BatchProgress() {
      @Override
      public void rows(long rows, double share) throws CancellationException {
        progress.at(Math.round(share * 1000), 1000);
      }
    };
  }

  /** A name beside the file that is not taken. */
  private static Path free(Path file) {
    String name =
        String.valueOf(file.getFileName()).replaceFirst("(?i)\\.(csv|tsv|txt)(\\.gz)?$", "");
    Path free = file.resolveSibling(name + "-geocoded.csv");
    for (int i = 2; Files.exists(free); i++) {
      free = file.resolveSibling(name + "-geocoded-" + i + ".csv");
    }
    return free;
  }

  private static List<Missed> missed(Path out, List<String> columns) throws IOException {
    CsvTable csv = CsvTable.open(out, null);
    int level = last(csv.names(), "geo_level");
    int why = last(csv.names(), "geo_reason");
    var missed = new ArrayList<Missed>();
    try (CsvRows in = csv.rows()) {
      for (long row = 1; missed.size() < MOST_MISSED && in.next(); row++) {
        if (level < in.cells() && in.text(level).equals("none")) {
          var address = new StringBuilder();
          for (String column : columns) {
            int at = csv.names().indexOf(column);
            address.append(at >= 0 && at < in.cells() ? in.text(at) : "");
          }
          missed.add(
              new Missed(row, shortened(address.toString()), why < in.cells() ? in.text(why) : ""));
        }
      }
    }
    return missed;
  }

  /** The column that was added, where the table had one of its name already. */
  private static int last(List<String> names, String name) {
    int found = names.indexOf(name);
    for (int i = 0; i < names.size(); i++) {
      found = names.get(i).matches(name + "(_[0-9]+)?") ? i : found;
    }
    return found;
  }

  private void add(Outcome made) {
    outcome.set(Optional.of(made));
    String title = String.valueOf(made.file().getFileName()).replaceFirst("\\.csv$", "");
    Entry entry =
        LayerChoices.with(
            Entry.of(LayerTree.newId(), title),
            Optional.empty(),
            Optional.of(CrsRegistry.WGS84),
            Optional.of(List.of("geo_lon", "geo_lat")));
    var layer =
        new FileLayer(
            entry,
            Optional.empty(),
            Optional.of(made.file().toAbsolutePath().toString()),
            "csv",
            "",
            Optional.empty(),
            Optional.empty());
    adder.accept(layer);
  }

  private static Text said(Throwable failure) {
    return failure instanceof NoIndex ? NO_INDEX : Text.same(String.valueOf(failure.getMessage()));
  }
}
