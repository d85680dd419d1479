package org.tutai.viewer.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.ProjectFile;
import org.tutai.viewer.theme.Recovery;
import org.tutai.viewer.theme.StoredTheme;
import org.tutai.viewer.theme.ThemeParts;
import org.tutai.viewer.words.Text;

/** What is done with the project as a whole. For the UI thread. */
public final class ProjectViewModel {

  private static final Text SAVE_AS = Text.of("Save map", "儲存地圖");
  private static final Text OPEN = Text.of("Open map", "開啟地圖");
  private static final Text SAVING = Text.of("Saving %s", "正在儲存 %s");
  private static final Text OPENING = Text.of("Opening %s", "正在開啟 %s");
  private static final Text LOOKING = Text.of("Looking for the map's files", "正在尋找地圖的檔案");
  private static final Text RECOVERING = Text.of("Looking for unsaved work", "正在尋找未儲存的內容");
  private static final Text SAVED = Text.of("Saved %s", "已儲存 %s");
  private static final Text NOT_SAVED = Text.of("%s was not saved: %s", "未儲存 %s：%s");
  private static final Text NOT_OPENED = Text.of("%s cannot be opened: %s", "無法開啟 %s：%s");
  private static final Text NO_FILE = Text.of("there is no such file.", "找不到這個檔案。");
  private static final Text CHANGED =
      Text.of("%s was changed by another program and was not saved over.", "%s 已被其他程式變更，未覆蓋。");
  private static final Text SAVE_OVER = Text.of("Save over it", "仍要覆蓋");
  private static final Text SAVE_ELSEWHERE = Text.of("Save as…", "另存新檔…");
  private static final Text PARTLY =
      Text.of("%s was opened as far as it can be read. %s", "已開啟 %s 可讀取的部分。%s");
  private static final Text MORE = Text.of(" And %d more.", "另有 %d 處。");
  private static final Text BACK =
      Text.of("Your map is back as it was. It is not saved yet.", "已還原先前的地圖，尚未儲存。");
  private static final Text ANOTHER =
      Text.of("\"%s\" was not saved and is kept.", "「%s」尚未儲存，已為您保留。");
  private static final Text OPEN_IT = Text.of("Open it", "開啟");
  private static final Text MISSING = Text.of("Not where it was: %s", "檔案不在原處：%s");
  private static final Text LOCATE = Text.of("Locate…", "尋找檔案…");
  private static final Text WHERE = Text.of("Where is %s?", "%s 在哪裡？");
  private static final Text LOCATED = Text.of("Locate files", "重新指定檔案位置");
  private static final Text FOUND = Text.of("%d files found again", "已找回 %d 個檔案");
  private static final Text FOUND_ONE = Text.of("The file is found again", "已找回檔案");
  private static final Text NOT_KEPT =
      Text.of(
          "Unsaved work cannot be kept for a restart: %s. Save the map.", "無法保留未儲存的內容：%s。請儲存地圖。");
  private static final int MOST_NAMED = 3;

  /** What a file was like when it was read or written. */
  private record Stamp(FileTime time, long size) {
    static Optional<Stamp> of(Path file) {
      try {
        return Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  /** Files found again, old path to new, and those still missing. */
  private record Found(Map<String, String> moved, List<String> missing) {}

  private record Read(ProjectFile.Opened opened, Optional<Stamp> stamp) {}

  private final Desk desk;
  private final Project project;
  private final RecentMaps recent;
  private final ObservableList<Path> recentMaps = FXCollections.observableArrayList();
  private final ObservableList<Path> readOnlyRecentMaps =
      FXCollections.unmodifiableObservableList(recentMaps);
  private final ReadOnlyObjectWrapper<Optional<Runnable>> leaving =
      new ReadOnlyObjectWrapper<>(this, "leaving", Optional.empty());
  private Optional<Stamp> stamp = Optional.empty();
  private boolean opening;

  public ProjectViewModel(Desk desk) {
    this.desk = desk;
    this.project = desk.project();
    this.recent = new RecentMaps(desk.home().resolve("recent-maps.json"));
  }

  /** Begins to keep what is not saved, and brings back what was left. */
  public void start() {
    InvalidationListener changed = value -> desk.recovery().note(state());
    project.mapProperty().addListener(changed);
    project.fileProperty().addListener(changed);
    project.dirtyProperty().addListener(changed);
    project.storedProperty().addListener(changed);
    desk.map().viewportProperty().addListener(changed);
    project.setGuard(map -> leave(() -> showStored(map)));
    desk.recovery()
        .onFailure(
            failure ->
                desk.jobs()
                    .ui()
                    .execute(
                        () ->
                            desk.trouble(
                                NOT_KEPT.filled(said(failure)),
                                Optional.of(SAVE_ELSEWHERE),
                                this::saveAs)));
    desk.jobs().start(RECOVERING, progress -> desk.recovery().claim()).then(this::bringBack);
    desk.jobs().start(RECOVERING, progress -> recent.list()).then(recentMaps::setAll);
  }

  /** The project as it is now, put together later: large maps take their time. */
  private Supplier<Recovery.State> state() {
    ThemeMap map = project.map();
    Viewport viewport = desk.map().viewport();
    Optional<StoredTheme> stored = project.storedProperty().get();
    Optional<Path> file = project.fileProperty().get();
    boolean unsaved = project.dirtyProperty().get();
    return () -> new Recovery.State(whole(map, viewport, stored), file, unsaved);
  }

  private static ThemeMap whole(ThemeMap map, Viewport viewport, Optional<StoredTheme> stored) {
    return StoredTheme.with(ThemeParts.with(map, ThemeViews.of(viewport, map.view())), stored);
  }

  /** The maps that were opened or saved last, the latest first. */
  public ObservableList<Path> recentMaps() {
    return readOnlyRecentMaps;
  }

  /** What waits until it is decided what becomes of the unsaved map; empty while nothing does. */
  public ReadOnlyObjectProperty<Optional<Runnable>> leavingProperty() {
    return leaving.getReadOnlyProperty();
  }

  private void leave(Runnable next) {
    if (project.dirtyProperty().get()) {
      leaving.set(Optional.of(next));
    } else {
      next.run();
    }
  }

  /** Saves the map, and goes on with what waits once that is done. */
  public void saveAndLeave() {
    Optional<Runnable> next = leaving.get();
    leaving.set(Optional.empty());
    next.ifPresent(this::save);
  }

  /** Lets the map go, and goes on with what waits. */
  public void dropAndLeave() {
    Optional<Runnable> next = leaving.get();
    leaving.set(Optional.empty());
    next.ifPresent(Runnable::run);
  }

  /** Stays with the map; what waits is forgotten. */
  public void stay() {
    leaving.set(Optional.empty());
  }

  /** Goes on with an empty map. */
  public void newMap() {
    leave(
        () -> {
          stamp = Optional.empty();
          desk.pickedLayerProperty().set(Optional.empty());
          project.opened(ThemeMap.EMPTY, Optional.empty());
        });
  }

  /** Asks which map to open. */
  public void open() {
    List<Path> chosen = desk.askFiles(OPEN, List.of(ProjectFile.ENDING));
    if (!chosen.isEmpty()) {
      open(chosen.get(0));
    }
  }

  /** Opens a map in place of this one. */
  public void open(Path file) {
    leave(() -> read(file));
  }

  private void read(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    opening = true;
    desk.jobs()
        .start(
            OPENING.filled(name(whole)),
            progress -> {
              Read read = new Read(ProjectFile.read(whole), Stamp.of(whole));
              recent.add(whole);
              return read;
            })
        .then(read -> show(whole, read))
        .failed(failure -> desk.trouble(notOpened(whole, failure), Optional.empty(), () -> {}))
        .ended(() -> opening = false);
  }

  private static Text notOpened(Path file, Throwable failure) {
    if (failure instanceof ProjectFile.NoProjectException none) {
      return none.words();
    }
    return NOT_OPENED.filled(
        name(file), failure instanceof NoSuchFileException ? NO_FILE : said(failure));
  }

  private void show(Path file, Read read) {
    ThemeMap map = read.opened().map();
    if (read.opened().safeToWrite()) {
      stamp = read.stamp();
      project.opened(map, Optional.of(file));
    } else {
      stamp = Optional.empty();
      project.recovered(map, Optional.empty());
    }
    shown(map);
    remembered(file);
    tellProblems(file, read.opened().problems());
  }

  private void showStored(ThemeMap map) {
    stamp = Optional.empty();
    project.opened(map, Optional.empty());
    shown(map);
  }

  private void tellProblems(Path file, List<Text> problems) {
    if (problems.isEmpty()) {
      return;
    }
    Text first = problems.get(0);
    int more = problems.size() - 1;
    Text all = more == 0 ? first : Text.of("%s%s", "%s%s").filled(first, MORE.filled(more));
    desk.trouble(PARTLY.filled(name(file), all), Optional.empty(), () -> {});
  }

  private void shown(ThemeMap map) {
    desk.pickedLayerProperty().set(Optional.empty());
    desk.map().go(ThemeViews.viewport(map.view(), desk.map().viewport()));
    desk.jobs().start(LOOKING, progress -> Relocation.missing(map)).then(this::tellMissing);
  }

  private void tellMissing(List<String> missing) {
    if (missing.isEmpty()) {
      return;
    }
    List<String> names = missing.stream().limit(MOST_NAMED).map(Relocation::name).toList();
    String named = String.join("、", names) + (missing.size() > MOST_NAMED ? "…" : "");
    Text words =
        MISSING.filled(
            Text.of(named.replace("、", ", ").replace("%", "%%"), named.replace("%", "%%")));
    desk.trouble(words, Optional.of(LOCATE), () -> locate(missing.get(0), true));
  }

  /**
   * Asks where the file of a layer is, or the table joined to it when that alone is missing, and
   * looks for the others that are missing beside it.
   */
  public void locateLayer(String id) {
    ThemeMap map = project.map();
    desk.jobs()
        .start(LOOKING, progress -> Relocation.wanted(map, id))
        .then(path -> path.ifPresent(old -> locate(old, false)));
  }

  /* What is still missing afterwards is told again where the notice that told it is gone. */
  private void locate(String old, boolean tellOthers) {
    List<Path> chosen = desk.askFiles(WHERE.filled(Relocation.name(old)), List.of());
    if (chosen.isEmpty()) {
      return;
    }
    ThemeMap map = project.map();
    desk.jobs()
        .start(
            LOOKING,
            progress -> {
              Map<String, String> moved = Relocation.found(map, old, chosen.get(0));
              return new Found(moved, Relocation.missing(Relocation.moved(map, moved)));
            })
        .then(
            found -> {
              Map<String, String> moved = found.moved();
              project.edit(LOCATED, now -> Relocation.moved(now, moved));
              desk.tell(moved.size() == 1 ? FOUND_ONE : FOUND.filled(moved.size()));
              if (tellOthers) {
                tellMissing(found.missing());
              }
            });
  }

  /** Saves the map where it was, or where a person says. */
  public void save() {
    save(() -> {});
  }

  private void save(Runnable next) {
    project
        .fileProperty()
        .get()
        .ifPresentOrElse(file -> write(file, false, next), () -> saveAs(next));
  }

  /** Saves the map where a person says. */
  public void saveAs() {
    saveAs(() -> {});
  }

  private void saveAs(Runnable next) {
    String title = project.map().title();
    String suggested =
        project
            .fileProperty()
            .get()
            .map(ProjectTitle::stem)
            .orElseGet(() -> title.isBlank() ? desk.words().get(ProjectTitle.UNTITLED) : title);
    String name = suggested.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + "." + ProjectFile.ENDING;
    desk.askSave(SAVE_AS, name, ProjectFile.ENDING)
        .map(ProjectViewModel::withEnding)
        .ifPresent(file -> write(file, true, next));
  }

  private static Path withEnding(Path file) {
    return ProjectFile.isOne(file)
        ? file
        : file.resolveSibling(file.getFileName() + "." + ProjectFile.ENDING);
  }

  private void write(Path file, boolean over, Runnable next) {
    ThemeMap now = project.map();
    Viewport viewport = desk.map().viewport();
    Optional<StoredTheme> stored = project.storedProperty().get();
    Optional<Stamp> known = stamp;
    desk.jobs()
        .start(
            SAVING.filled(name(file)),
            progress -> {
              if (!over && known.isPresent() && !Stamp.of(file).equals(known)) {
                return Optional.<Stamp>empty();
              }
              ProjectFile.write(file, whole(now, viewport, stored));
              recent.add(file);
              return Stamp.of(file);
            })
        .then(
            made -> {
              if (made.isEmpty()) {
                changedElsewhere(file, next);
              } else {
                stamp = made;
                project.saved(now, file);
                remembered(file);
                desk.tell(SAVED.filled(name(file)));
                next.run();
              }
            })
        .failed(
            failure ->
                desk.trouble(
                    notSaved(file, failure), Optional.of(SAVE_ELSEWHERE), () -> saveAs(next)));
  }

  private void changedElsewhere(Path file, Runnable next) {
    desk.trouble(CHANGED.filled(name(file)), Optional.of(SAVE_OVER), () -> write(file, true, next));
  }

  private static Text notSaved(Path file, Throwable failure) {
    return failure instanceof ProjectFile.NoProjectException none
        ? none.words()
        : NOT_SAVED.filled(name(file), said(failure));
  }

  private void remembered(Path file) {
    recentMaps.remove(file);
    recentMaps.add(0, file);
    if (recentMaps.size() > RecentMaps.MOST) {
      recentMaps.remove(RecentMaps.MOST, recentMaps.size());
    }
  }

  /* The newest map comes back by itself where nothing else was begun; the others are offered. */
  private void bringBack(List<Recovery.Left> left) {
    for (Recovery.Left each : left) {
      boolean free = isUntouched();
      if (each.state().unsaved()) {
        if (free) {
          restore(each);
        } else {
          offer(each);
        }
      } else {
        if (free && each.equals(left.get(0))) {
          each.state().file().ifPresent(this::read);
        }
        settle(each);
      }
    }
  }

  private boolean isUntouched() {
    return !opening
        && !project.dirtyProperty().get()
        && project.fileProperty().get().isEmpty()
        && project.map().equals(ThemeMap.EMPTY);
  }

  private void offer(Recovery.Left left) {
    String title = left.state().map().title();
    Text name =
        left.state()
            .file()
            .map(file -> Text.same(ProjectTitle.stem(file)))
            .orElseGet(() -> title.isBlank() ? ProjectTitle.UNTITLED : Text.same(title));
    desk.offer(ANOTHER.filled(name), OPEN_IT, () -> leave(() -> restore(left)));
  }

  private void restore(Recovery.Left left) {
    Recovery.State state = left.state();
    stamp = Optional.empty();
    project.recovered(state.map(), state.file());
    shown(state.map());
    desk.tell(BACK);
    settle(left);
  }

  /** What was taken over goes only after it is kept anew. */
  private void settle(Recovery.Left left) {
    desk.recovery().note(state());
    desk.jobs()
        .start(
            RECOVERING,
            progress -> {
              desk.recovery().writeLatest();
              desk.recovery().settle(left);
              return left;
            });
  }

  private static Text said(Throwable failure) {
    return Text.same(String.valueOf(failure.getMessage()));
  }

  private static Text name(Path file) {
    return Text.same(String.valueOf(file.getFileName()));
  }
}
