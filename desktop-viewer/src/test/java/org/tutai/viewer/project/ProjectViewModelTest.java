package org.tutai.viewer.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.desk.Notices.Notice;
import org.tutai.viewer.theme.FilePaths;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.ProjectFile;
import org.tutai.viewer.theme.ThemeParts;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

class ProjectViewModelTest {

  private static final Text EDIT = Text.of("Edit", "編輯");

  @TempDir Path folder;

  private final UiQueue ui = new UiQueue();
  private final java.util.ArrayList<TestDesk> desks = new java.util.ArrayList<>();

  @AfterEach
  void close() {
    desks.forEach(TestDesk::close);
  }

  private TestDesk desk() {
    var desk = new TestDesk(folder, ui);
    desks.add(desk);
    return desk;
  }

  private ProjectViewModel started(TestDesk desk) {
    var model = new ProjectViewModel(desk);
    model.start();
    idle(desk);
    return model;
  }

  private void idle(TestDesk desk) {
    ui.until("nothing is being done", () -> desk.jobs().running().isEmpty());
  }

  private static void rename(TestDesk desk, String title) {
    desk.project().edit(EDIT, map -> ThemeParts.with(map, title, "", ""));
  }

  private static List<String> told(TestDesk desk) {
    return desk.notices().shown().stream()
        .map(notice -> notice.what().in(Language.ENGLISH))
        .toList();
  }

  private static Notice offer(TestDesk desk) {
    return desk.notices().shown().stream()
        .filter(notice -> notice.stays() && !notice.trouble())
        .findFirst()
        .orElseThrow();
  }

  private static Notice trouble(TestDesk desk) {
    return desk.notices().shown().stream().filter(Notice::trouble).findFirst().orElseThrow();
  }

  @Test
  void savesWhereAPersonSaysAndThenThereAgain() throws IOException {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    rename(desk, "淹水");
    desk.save = Optional.of(folder.resolve("flood"));
    model.save();
    idle(desk);
    Path file = folder.resolve("flood.tutai");
    assertThat(desk.project().dirtyProperty().get()).isFalse();
    assertThat(desk.project().fileProperty().get()).contains(file);
    assertThat(model.recentMaps()).containsExactly(file);
    desk.save = Optional.empty();
    rename(desk, "土石流");
    model.save();
    idle(desk);
    assertThat(ProjectFile.read(file).map().title()).isEqualTo("土石流");
    assertThat(told(desk)).contains("Saved flood.tutai");
  }

  @Test
  void theViewIsSavedAndSeenAgain() {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    desk.map().zoom(8);
    var seen = desk.map().viewport();
    desk.save = Optional.of(folder.resolve("a.tutai"));
    model.saveAs();
    idle(desk);
    desk.map().zoom(0.01);
    model.open(folder.resolve("a.tutai"));
    idle(desk);
    assertThat(desk.map().viewport().unitsPerPixel())
        .isCloseTo(seen.unitsPerPixel(), org.assertj.core.data.Percentage.withPercentage(0.001));
    assertThat(desk.project().dirtyProperty().get()).isFalse();
  }

  @Test
  void asksOnlyWhenSomethingIsReallyLeftUnsaved() {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    model.newMap();
    assertThat(model.leavingProperty().get()).isEmpty();
    rename(desk, "a");
    model.newMap();
    assertThat(model.leavingProperty().get()).isPresent();
    assertThat(desk.project().map().title()).isEqualTo("a");
    model.stay();
    assertThat(desk.project().map().title()).isEqualTo("a");
    model.newMap();
    model.dropAndLeave();
    assertThat(desk.project().map()).isEqualTo(ThemeMap.EMPTY);
    assertThat(model.leavingProperty().get()).isEmpty();
  }

  @Test
  void savesBeforeItLeaves() throws IOException {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    rename(desk, "a");
    desk.save = Optional.of(folder.resolve("a.tutai"));
    model.newMap();
    model.saveAndLeave();
    idle(desk);
    assertThat(desk.project().map()).isEqualTo(ThemeMap.EMPTY);
    assertThat(ProjectFile.read(folder.resolve("a.tutai")).map().title()).isEqualTo("a");
  }

  @Test
  void whoGivesUpSavingKeepsTheMap() {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    rename(desk, "a");
    model.newMap();
    model.saveAndLeave();
    idle(desk);
    assertThat(desk.project().map().title()).isEqualTo("a");
  }

  @Test
  void aFileThatAnotherProgramChangedIsNotSavedOverUnasked() throws IOException {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    Path file = folder.resolve("a.tutai");
    ProjectFile.write(file, ThemeMap.EMPTY);
    model.open(file);
    idle(desk);
    ProjectFile.write(file, ThemeParts.with(ThemeMap.EMPTY, "theirs", "", ""));
    rename(desk, "mine");
    model.save();
    idle(desk);
    assertThat(ProjectFile.read(file).map().title()).isEqualTo("theirs");
    assertThat(desk.project().dirtyProperty().get()).isTrue();
    trouble(desk).remedy().run();
    idle(desk);
    assertThat(ProjectFile.read(file).map().title()).isEqualTo("mine");
  }

  @Test
  void aBrokenDocumentIsOpenedAsFarAsItGoesAndHasNoFileToBeSavedOver() throws IOException {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    Path file = folder.resolve("broken.tutai");
    Files.writeString(file, "{\"type\":\"tutai-theme\",\"version\":1,\"title\":\"淹水\",\"lay");
    model.open(file);
    idle(desk);
    assertThat(desk.project().map().title()).isEqualTo("淹水");
    assertThat(desk.project().fileProperty().get()).isEmpty();
    assertThat(desk.project().dirtyProperty().get()).isTrue();
    assertThat(trouble(desk).what().in(Language.ENGLISH))
        .startsWith("broken.tutai was opened as far as it can be read.");
  }

  @Test
  void whatCannotBeOpenedLeavesTheMapAsItIs() throws IOException {
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    desk.project().opened(ThemeParts.with(ThemeMap.EMPTY, "mine", "", ""), Optional.empty());
    Files.writeString(folder.resolve("no.tutai"), "GIF89a");
    model.open(folder.resolve("no.tutai"));
    model.open(folder.resolve("gone.tutai"));
    idle(desk);
    assertThat(desk.project().map().title()).isEqualTo("mine");
    assertThat(told(desk))
        .anyMatch(words -> words.startsWith("no.tutai cannot be opened."))
        .contains("gone.tutai cannot be opened: there is no such file.");
  }

  @Test
  void missingFilesAreAskedForAndFoundTogether() throws IOException {
    Path old = folder.resolve("old");
    ThemeMap map =
        LayerTree.add(
            LayerTree.add(ThemeMap.EMPTY, file("a", old.resolve("a.shp"))),
            file("b", old.resolve("sub/b.shp")));
    Path file = folder.resolve("a.tutai");
    ProjectFile.write(file, map);
    Path now = Files.createDirectories(folder.resolve("now"));
    Files.createFile(now.resolve("a.shp"));
    Files.createDirectories(now.resolve("sub"));
    Files.createFile(now.resolve("sub/b.shp"));
    TestDesk desk = desk();
    ProjectViewModel model = started(desk);
    model.open(file);
    idle(desk);
    assertThat(trouble(desk).what().in(Language.ENGLISH))
        .isEqualTo("Not where it was: a.shp, b.shp");
    desk.files = List.of(now.resolve("a.shp"));
    trouble(desk).remedy().run();
    idle(desk);
    assertThat(FilePaths.files(desk.project().map()))
        .extracting(layer -> layer.path().orElseThrow())
        .containsExactly(now.resolve("a.shp").toString(), now.resolve("sub/b.shp").toString());
    desk.project().undo();
    assertThat(desk.project().map().layers()).isEqualTo(map.layers());
  }

  private static FileLayer file(String id, Path path) {
    return new FileLayer(
        Entry.of(id, id),
        Optional.empty(),
        Optional.of(path.toString()),
        "shapefile",
        "",
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whatIsUnsavedAtTheEndIsThereAtTheNextStart() {
    TestDesk first = desk();
    started(first);
    rename(first, "未存");
    first.map().zoom(16);
    first.close();
    TestDesk second = desk();
    started(second);
    assertThat(second.project().map().title()).isEqualTo("未存");
    assertThat(second.project().dirtyProperty().get()).isTrue();
    assertThat(second.map().viewport().unitsPerPixel())
        .isCloseTo(
            first.map().viewport().unitsPerPixel(),
            org.assertj.core.data.Percentage.withPercentage(0.001));
    assertThat(told(second)).contains("Your map is back as it was. It is not saved yet.");
    TestDesk third = desk();
    started(third);
    assertThat(third.project().map()).isEqualTo(ThemeMap.EMPTY);
  }

  @Test
  void worksOfSeveralProgramsAreOfferedOneByOne() {
    TestDesk first = desk();
    started(first);
    TestDesk second = desk();
    started(second);
    rename(first, "one");
    rename(second, "two");
    first.close();
    second.close();
    TestDesk third = desk();
    started(third);
    String restored = third.project().map().title();
    String other = restored.equals("one") ? "two" : "one";
    assertThat(told(third)).contains('"' + other + "\" was not saved and is kept.");
    third.project().opened(ThemeMap.EMPTY, Optional.empty());
    offer(third).remedy().run();
    idle(third);
    assertThat(third.project().map().title()).isEqualTo(other);
  }
}
