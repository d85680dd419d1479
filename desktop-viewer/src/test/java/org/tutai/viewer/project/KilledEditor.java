package org.tutai.viewer.project;

import java.nio.file.Path;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.theme.ProjectFile;
import org.tutai.viewer.theme.ThemeParts;
import org.tutai.viewer.words.Text;

/** The program as it runs when it is killed: edits through a workbench, a step each few moments. */
final class KilledEditor {

  private static final Text EDIT = Text.of("Edit", "編輯");
  private static final long STEP_MILLIS = 20;

  private KilledEditor() {}

  /** Edits in a folder until it is killed; a second argument is the map it opens first. */
  public static void main(String[] args) throws InterruptedException {
    var ui = new UiQueue();
    var desk = new TestDesk(Path.of(args[0]), ui);
    var model = new ProjectViewModel(desk);
    model.start();
    ui.until("it has started", () -> desk.jobs().running().isEmpty());
    if (args.length > 1) {
      Path file = Path.of(args[1]);
      model.open(file);
      ui.until("it is open", () -> desk.project().fileProperty().get().isPresent());
      System.out.println(ProjectFile.isOne(file) ? "opened" : "?");
    }
    for (int step = 1; ; step++) {
      String title = String.valueOf(step);
      desk.project().edit(EDIT, map -> ThemeParts.with(map, title, "中文", ""));
      System.out.println(title);
      Thread.sleep(STEP_MILLIS);
    }
  }
}
