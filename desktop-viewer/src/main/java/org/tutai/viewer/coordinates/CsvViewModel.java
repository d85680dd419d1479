package org.tutai.viewer.coordinates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;

/** Converts the coordinates of a CSV into another system. For the UI thread. */
public final class CsvViewModel {

  private static final Text READING = Text.of("Reading the table", "正在讀取表格");
  private static final Text RUNNING = Text.of("Converting coordinates", "正在轉換坐標");
  private static final Text ALL_DONE =
      Text.of("%,d rows written to %s, all of them converted.", "已將 %,d 列寫入 %s，全部轉換完成。");
  private static final Text DONE =
      Text.of(
          "%,d rows written to %s; %,d without a coordinate that could be converted.",
          "已將 %,d 列寫入 %s，其中 %,d 列沒有可轉換的坐標。");

  /** The systems that are offered. */
  public static final List<Crs> SYSTEMS =
      List.of(
          CrsRegistry.WGS84,
          CrsRegistry.TWD97_TM2_121,
          CrsRegistry.TWD97_TM2_119,
          CrsRegistry.TWD67_TM2_121,
          CrsRegistry.TWD67_TM2_119,
          CrsRegistry.TWD67,
          CrsRegistry.WEB_MERCATOR);

  private record Opened(Path file, List<String> names, Optional<int[]> guessed) {}

  private final Jobs jobs;
  private final ReadOnlyObjectWrapper<Optional<Path>> file =
      new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
  private final ReadOnlyObjectWrapper<List<String>> columns =
      new ReadOnlyObjectWrapper<>(this, "columns", List.of());
  private final ObjectProperty<@Nullable String> x = new SimpleObjectProperty<>(this, "x");
  private final ObjectProperty<@Nullable String> y = new SimpleObjectProperty<>(this, "y");
  private final ObjectProperty<Crs> from =
      new SimpleObjectProperty<>(this, "from", CrsRegistry.TWD97_TM2_121);
  private final ObjectProperty<Crs> to = new SimpleObjectProperty<>(this, "to", CrsRegistry.WGS84);
  private final ReadOnlyObjectWrapper<Optional<Text>> said =
      new ReadOnlyObjectWrapper<>(this, "said", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", Double.NaN);
  private @Nullable Job<CsvConversion.Outcome> running;

  public CsvViewModel(Jobs jobs) {
    this.jobs = jobs;
  }

  public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<String>> columnsProperty() {
    return columns.getReadOnlyProperty();
  }

  /** The column of east or longitude. */
  public ObjectProperty<@Nullable String> xProperty() {
    return x;
  }

  /** The column of north or latitude. */
  public ObjectProperty<@Nullable String> yProperty() {
    return y;
  }

  public ObjectProperty<Crs> fromProperty() {
    return from;
  }

  public ObjectProperty<Crs> toProperty() {
    return to;
  }

  /** What became of the last run. */
  public ReadOnlyObjectProperty<Optional<Text>> saidProperty() {
    return said.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Text>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** How far the run is, 0 to 1; not a number while there is none. */
  public ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  /** How accurate a conversion between the two systems is, where that is worse than a metre. */
  public Optional<Text> accuracy() {
    return PointViewModel.remark(from.get()).or(() -> PointViewModel.remark(to.get()));
  }

  /** Looks into a file. */
  public void choose(Path chosen) {
    trouble.set(Optional.empty());
    said.set(Optional.empty());
    jobs.start(READING, progress -> open(chosen))
        .then(this::show)
        .failed(
            failure -> trouble.set(Optional.of(Text.same(String.valueOf(failure.getMessage())))));
  }

  private static Opened open(Path chosen) throws IOException {
    CsvTable table = CsvTable.open(chosen, null);
    return new Opened(chosen, table.names(), table.coordinateColumns());
  }

  private void show(Opened opened) {
    file.set(Optional.of(opened.file()));
    columns.set(opened.names());
    x.set(opened.guessed().map(at -> opened.names().get(at[0])).orElse(null));
    y.set(opened.guessed().map(at -> opened.names().get(at[1])).orElse(null));
  }

  /** Whether everything that a run needs is chosen. */
  public boolean isReady() {
    String east = x.get();
    return file.get().isPresent()
        && east != null
        && y.get() != null
        && !east.equals(y.get())
        && !from.get().equals(to.get());
  }

  /** Begins the run; the new file comes beside the old. */
  public void run() {
    String east = x.get();
    String north = y.get();
    Optional<Path> in = file.get();
    if (!isReady() || in.isEmpty() || east == null || north == null || running != null) {
      return;
    }
    trouble.set(Optional.empty());
    said.set(Optional.empty());
    share.set(0);
    Crs source = from.get();
    Crs target = to.get();
    Job<CsvConversion.Outcome> job =
        jobs.start(
            RUNNING,
            progress ->
                new CsvConversion(in.get(), free(in.get()), east, north, source, target)
                    .run(progress));
    running = job;
    job.progressProperty().addListener((value, before, now) -> share.set(now.doubleValue()));
    job.then(this::done)
        .failed(
            failure -> trouble.set(Optional.of(Text.same(String.valueOf(failure.getMessage())))))
        .ended(
            () -> {
              running = null;
              share.set(Double.NaN);
            });
  }

  private void done(CsvConversion.Outcome made) {
    Object[] told = {made.rows(), String.valueOf(made.file().getFileName()), made.unconverted()};
    Text how = made.unconverted() == 0 ? ALL_DONE : DONE;
    said.set(
        Optional.of(
            new Text(
                how.english().formatted(told).replace("%", "%%"),
                how.chinese().formatted(told).replace("%", "%%"))));
  }

  /** Gives the run up; nothing is left behind. */
  public void cancel() {
    Job<CsvConversion.Outcome> job = running;
    if (job != null) {
      job.cancel();
    }
  }

  private static Path free(Path file) {
    String name =
        String.valueOf(file.getFileName()).replaceFirst("(?i)\\.(csv|tsv|txt)(\\.gz)?$", "");
    Path free = file.resolveSibling(name + "-converted.csv");
    for (int i = 2; Files.exists(free); i++) {
      free = file.resolveSibling(name + "-converted-" + i + ".csv");
    }
    return free;
  }
}
