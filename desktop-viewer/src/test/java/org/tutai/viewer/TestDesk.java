package org.tutai.viewer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.viewer.app.Places;
import org.tutai.viewer.app.Workbench;
import org.tutai.viewer.desk.Commands;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Notices;
import org.tutai.viewer.layers.CompileCache;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.LayerTrouble;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Selection;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.ProjectFile;
import org.tutai.viewer.theme.Recovery;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Jobs;

/** A desk without a window: real services, and notes of what was shown and asked. */
public final class TestDesk implements Desk, AutoCloseable {

  /** Something shown, and where. */
  public record Shown(Text title, Node content) {}

  public final List<Shown> inspected = new ArrayList<>();
  public final List<Shown> drawers = new ArrayList<>();
  public final List<Shown> dialogs = new ArrayList<>();
  public final List<Node> sides = new ArrayList<>();
  public final List<Node> overMap = new ArrayList<>();
  public final List<Node> statuses = new ArrayList<>();
  public final List<String> copied = new ArrayList<>();
  public final List<String> browsed = new ArrayList<>();
  private final List<Runnable> ends = new ArrayList<>();

  /** What a person answers when asked for files. */
  public List<Path> files = List.of();

  /** Which folder a person picks. */
  public Optional<Path> folder = Optional.empty();

  /** Where a person wants to save. */
  public Optional<Path> save = Optional.empty();

  private final Workbench bench;
  private Consumer<List<Path>> opener = files -> {};
  private BiConsumer<String, Path> joiner = (layer, table) -> {};
  private Consumer<Path> mapOpener = file -> {};

  /**
   * A desk.
   *
   * @param folder for cache and home
   * @param ui a {@link UiQueue}, or {@code Platform::runLater} in tests with a window
   */
  public TestDesk(Path folder, Executor ui) {
    try {
      bench =
          new Workbench(
              new Places(folder.resolve("cache"), folder.resolve("home")), Language.ENGLISH, ui);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Workbench bench() {
    return bench;
  }

  public Notices notices() {
    return bench.notices();
  }

  @Override
  public Words words() {
    return bench.words();
  }

  @Override
  public Jobs jobs() {
    return bench.jobs();
  }

  @Override
  public Project project() {
    return bench.project();
  }

  @Override
  public Recovery recovery() {
    return bench.recovery();
  }

  @Override
  public MapViewModel map() {
    return bench.map();
  }

  @Override
  public LayerStore layers() {
    return bench.layers();
  }

  @Override
  public Selection selection() {
    return bench.selection();
  }

  @Override
  public Commands commands() {
    return bench.commands();
  }

  @Override
  public LayerTrouble layerTrouble() {
    return bench.layerTrouble();
  }

  @Override
  public ObjectProperty<Optional<String>> pickedLayerProperty() {
    return bench.pickedLayerProperty();
  }

  @Override
  public ObservableBooleanValue dark() {
    return bench.darkProperty();
  }

  @Override
  public RemotePictures remote() {
    return bench.remote();
  }

  @Override
  public MapContents contents() {
    return bench.contents();
  }

  @Override
  public CompileCache compiled() {
    return bench.cache();
  }

  @Override
  public void side(Node content, boolean grows) {
    sides.add(content);
  }

  @Override
  public void overMap(Pos where, Node content) {
    overMap.add(content);
  }

  @Override
  public void status(Node content) {
    statuses.add(content);
  }

  @Override
  public void setOpener(Consumer<List<Path>> opener) {
    this.opener = opener;
  }

  @Override
  public void setMapOpener(Consumer<Path> opener) {
    mapOpener = opener;
  }

  @Override
  public void setJoiner(BiConsumer<String, Path> joiner) {
    this.joiner = joiner;
  }

  @Override
  public void join(String layer, Path table) {
    joiner.accept(layer, table);
  }

  @Override
  public void open(List<Path> some) {
    some.stream().filter(ProjectFile::isOne).findFirst().ifPresent(mapOpener);
    opener.accept(some.stream().filter(file -> !ProjectFile.isOne(file)).toList());
  }

  @Override
  public void inspect(Text title, Node content) {
    inspected.add(new Shown(title, content));
  }

  @Override
  public void closeInspector(Node content) {
    inspected.removeIf(shown -> shown.content() == content);
  }

  @Override
  public void drawer(Text title, Node content) {
    drawers.add(new Shown(title, content));
  }

  @Override
  public void dialog(Text title, Node content) {
    dialogs.add(new Shown(title, content));
  }

  @Override
  public void closeDialog() {
    dialogs.clear();
  }

  @Override
  public void tell(Text what) {
    bench.notices().tell(what);
  }

  @Override
  public void tell(Text what, Text action, Runnable remedy) {
    bench.notices().tell(what, action, remedy);
  }

  @Override
  public void offer(Text what, Text action, Runnable remedy) {
    bench.notices().offer(what, action, remedy);
  }

  @Override
  public void trouble(Text what, Optional<Text> action, Runnable remedy) {
    bench.notices().trouble(what, action, remedy);
  }

  @Override
  public List<Path> askFiles(Text title, List<String> endings) {
    return files;
  }

  @Override
  public Optional<Path> askFolder(Text title) {
    return folder;
  }

  @Override
  public Optional<Path> askSave(Text title, String suggested, String ending) {
    return save;
  }

  @Override
  public Path cache() {
    return bench.places().cache();
  }

  @Override
  public Path home() {
    return bench.places().home();
  }

  @Override
  public void browse(String url) {
    browsed.add(url);
  }

  @Override
  public void copy(String text) {
    copied.add(text);
  }

  @Override
  public void onClose(Runnable end) {
    ends.add(end);
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
    bench.close();
  }
}
