package org.tutai.viewer.layers.add;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.format.Choices;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/**
 * Files on their way into the project. Those that hold one layer and leave no doubt are added as
 * soon as they were looked at; the others wait for an answer. For the UI thread.
 */
public final class AddFilesViewModel {

  private static final Text LOOKING = Text.of("Looking for layers", "正在尋找圖層");
  private static final Text READING = Text.of("Reading %s", "正在讀取 %s");
  private static final Text PASSED_OVER =
      Text.of(
          "%d files were passed over: at most 200 are read at once.", "另有 %d 個檔案未讀取：一次最多讀取 200 個。");

  /** More files than these together are not added without asking. */
  private static final int FEW = 12;

  private static final int AT_ONCE = 2;

  /** A layer whose CRS is being chosen. */
  public record Placing(FileItem item, FileSurvey.Held layer) {}

  private record Waiting(FileItem item, LayerAdder.Batch batch, boolean ask) {}

  private final Desk desk;
  private final LayerAdder adder;
  private final RecentLayers recent;
  private final ObservableList<FileItem> items = FXCollections.observableArrayList();
  private final ObservableList<FileItem> readOnlyItems =
      FXCollections.unmodifiableObservableList(items);
  private final Map<FileItem, LayerAdder.Batch> batches = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<Optional<Text>> note =
      new ReadOnlyObjectWrapper<>(this, "note", Optional.empty());
  private final ObjectProperty<Optional<FileItem>> previewed =
      new SimpleObjectProperty<>(this, "previewed", Optional.empty());
  private final ObjectProperty<Optional<Placing>> placing =
      new SimpleObjectProperty<>(this, "placing", Optional.empty());
  private Runnable settled = () -> {};
  private int looking;
  private int reading;

  AddFilesViewModel(Desk desk, LayerAdder adder, RecentLayers recent) {
    this.desk = desk;
    this.adder = adder;
    this.recent = recent;
  }

  /** The files, in the order they were named, those that were added left out. */
  public ObservableList<FileItem> items() {
    return readOnlyItems;
  }

  /** Whether some are still looked at. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Something to be known about what was named as a whole. */
  public ReadOnlyObjectProperty<Optional<Text>> noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** The table whose preview is shown instead of the list. */
  public ObjectProperty<Optional<FileItem>> previewedProperty() {
    return previewed;
  }

  /** The layer whose CRS is chosen instead of the list being shown. */
  public ObjectProperty<Optional<Placing>> placingProperty() {
    return placing;
  }

  /** Takes the coordinates of a layer for those of a system, and reads its file so. */
  public void place(FileItem item, FileSurvey.Held layer, Crs crs) {
    if (item.state() instanceof FileItem.State.Found found) {
      item.choose(layer, found.survey().layers().size() == 1, crs);
      placing.set(Optional.empty());
      LayerAdder.Batch batch = batches.getOrDefault(item, new LayerAdder.Batch());
      waiting.add(new Waiting(item, batch, !isAlone(item)));
      next();
    }
  }

  /** Hears when all that was named has been looked at. */
  void onSettled(Runnable listener) {
    settled = listener;
  }

  /** Reads files and folders, in the background. */
  public void read(List<Path> named) {
    if (named.isEmpty()) {
      return;
    }
    looking++;
    told();
    Job<FileList> job = desk.jobs().start(LOOKING, progress -> FileList.of(named, progress));
    job.then(this::take);
    job.ended(
        () -> {
          looking--;
          told();
        });
  }

  private void take(FileList list) {
    var batch = new LayerAdder.Batch();
    note.set(
        list.passedOver() == 0
            ? Optional.empty()
            : Optional.of(PASSED_OVER.filled(list.passedOver())));
    list.refused()
        .forEach((file, why) -> enter(file, batch).become(new FileItem.State.Failed(why, "")));
    boolean ask = list.files().size() > FEW;
    list.files().forEach(file -> waiting.add(new Waiting(enter(file, batch), batch, ask)));
    next();
  }

  private FileItem enter(Path file, LayerAdder.Batch batch) {
    items.removeIf(
        item -> item.file().equals(file) && !(item.state() instanceof FileItem.State.Reading));
    var item = new FileItem(file);
    items.add(item);
    batches.put(item, batch);
    return item;
  }

  private void next() {
    while (reading < AT_ONCE && !waiting.isEmpty()) {
      Waiting one = waiting.poll();
      if (items.contains(one.item())) {
        start(one);
      }
    }
    told();
  }

  private void start(Waiting one) {
    reading++;
    FileItem item = one.item();
    Job<FileSurvey> job =
        desk.jobs()
            .start(
                READING.filled(item.name()),
                progress -> FileSurvey.read(item.file(), item.choices()));
    item.become(new FileItem.State.Reading(job));
    job.then(survey -> found(one, survey));
    job.failed(
        e -> item.become(new FileItem.State.Failed(FileTrouble.of(e), FileTrouble.detail(e))));
    job.ended(
        () -> {
          reading--;
          if (job.isCancelled()) {
            items.remove(item);
          }
          next();
        });
  }

  private void told() {
    boolean before = busy.get();
    busy.set(looking > 0 || reading > 0 || !waiting.isEmpty());
    if (before && !busy.get()) {
      settled.run();
    }
  }

  private void found(Waiting one, FileSurvey survey) {
    FileItem item = one.item();
    item.found(survey);
    boolean single = survey.layers().size() == 1 && survey.drawable().size() == 1;
    boolean table = survey.isTable() && (isAlone(item) || !survey.layers().get(0).sure());
    if (single && !table && !one.ask()) {
      add(item);
    }
  }

  private boolean isAlone(FileItem item) {
    LayerAdder.Batch batch = batches.get(item);
    return items.stream().filter(other -> batches.get(other) == batch).count() == 1;
  }

  /** The files that wait for an answer. */
  public List<FileItem> questions() {
    return items.stream().filter(item -> item.state() instanceof FileItem.State.Found).toList();
  }

  /** The files that cannot be read. */
  public List<FileItem> failures() {
    return items.stream().filter(item -> item.state() instanceof FileItem.State.Failed).toList();
  }

  /** Adds what was chosen of all files that wait; tables with a doubt stay. */
  public void addChosen() {
    for (FileItem item : questions()) {
      add(item);
    }
    if (!busy.get()) {
      settled.run();
    }
  }

  /** How many layers {@link #addChosen} would add. */
  public int chosen() {
    return questions().stream().mapToInt(item -> item.chosen().size()).sum();
  }

  /** Adds what was chosen of a file, read as a person chose and else as the file itself tells. */
  public void add(FileItem item) {
    if (!(item.state() instanceof FileItem.State.Found found)) {
      return;
    }
    int added = 0;
    LayerAdder.Batch batch = batches.getOrDefault(item, new LayerAdder.Batch());
    for (int i : item.chosen()) {
      FileSurvey.Held held = found.survey().layers().get(i);
      added += add(batch, found.survey(), held, item.choices()) ? 1 : 0;
    }
    if (added > 0) {
      done(item, added);
    }
  }

  /** Adds the only layer of a table as its preview has it, even if its survey saw no geometry. */
  public void addTable(FileItem item, Choices choices, org.tutai.geo.feature.GeometryKind kind) {
    if (item.state() instanceof FileItem.State.Found found) {
      FileSurvey.Held seen = found.survey().layers().get(0);
      var held =
          new FileSurvey.Held(
              seen.name(), seen.title(), kind, seen.count(), true, false, Optional.empty());
      LayerAdder.Batch batch = batches.getOrDefault(item, new LayerAdder.Batch());
      if (add(batch, found.survey(), held, choices)) {
        done(item, 1);
        previewed.set(Optional.empty());
        settled.run();
      }
    }
  }

  private boolean add(
      LayerAdder.Batch batch, FileSurvey survey, FileSurvey.Held held, Choices choices) {
    try {
      return adder.add(batch, survey.layer(held, choices), held.kind());
    } catch (IllegalArgumentException e) {
      Text why = Text.same(OneLine.of(String.valueOf(e.getMessage()), 200));
      desk.trouble(why, Optional.empty(), () -> {});
      return false;
    }
  }

  private void done(FileItem item, int layers) {
    recent.note(RecentLayers.Use.ofFile(item.file()));
    item.become(new FileItem.State.Added(layers));
    items.remove(item);
    batches.remove(item);
  }

  /** Takes a file off the list; its reading is given up. */
  public void dismiss(FileItem item) {
    if (item.state() instanceof FileItem.State.Reading running) {
      running.job().cancel();
    }
    items.remove(item);
    batches.remove(item);
    if (previewed.get().filter(item::equals).isPresent()) {
      previewed.set(Optional.empty());
    }
    if (placing.get().filter(each -> each.item().equals(item)).isPresent()) {
      placing.set(Optional.empty());
    }
  }

  /** Takes all files off the list. */
  public void clear() {
    waiting.clear();
    new ArrayList<>(items).forEach(this::dismiss);
    note.set(Optional.empty());
  }
}
