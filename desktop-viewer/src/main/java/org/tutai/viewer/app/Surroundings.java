package org.tutai.viewer.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the window asks of the system around it. For the UI thread. */
public interface Surroundings {

  /**
   * Lets a person pick files.
   *
   * @param owner the window asked from; null before it is shown
   * @param title of the question
   * @param endings offered, without dot; none: all files
   * @return what was picked; none when it was left
   */
  List<Path> files(@Nullable Window owner, String title, List<String> endings);

  /** Lets a person pick a folder; empty when it was left. */
  Optional<Path> folder(@Nullable Window owner, String title);

  /** Lets a person say where to save; empty when it was left. */
  Optional<Path> save(@Nullable Window owner, String title, String suggested, String ending);

  /** Shows a page in the browser. */
  void browse(String url);
}
