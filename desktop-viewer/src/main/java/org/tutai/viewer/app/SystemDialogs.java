package org.tutai.viewer.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs and browser. */
final class SystemDialogs implements Surroundings {

  private final HostServices host;

  SystemDialogs(HostServices host) {
    this.host = host;
  }

  @Override
  public List<Path> files(@Nullable Window owner, String title, List<String> endings) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    if (!endings.isEmpty()) {
      var all = endings.stream().map(ending -> "*." + ending).toList();
      chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(title, all));
    }
    List<File> picked = chooser.showOpenMultipleDialog(owner);
    return picked == null ? List.of() : picked.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> folder(@Nullable Window owner, String title) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(
      @Nullable Window owner, String title, String suggested, String ending) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(suggested);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(title, "*." + ending));
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  @Override
  public void browse(String url) {
    host.showDocument(url);
  }
}
