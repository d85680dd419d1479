package org.tutai.viewer.project;

import java.nio.file.Path;
import javafx.beans.binding.StringBinding;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.ProjectFile;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What the window is called. */
public final class ProjectTitle {

  /** What stands before the name of a map that has something unsaved. */
  public static final String UNSAVED = "● ";

  static final Text UNTITLED = Text.of("Untitled map", "未命名的地圖");
  private static final String PROGRAM = "Tutai 圖臺";

  private ProjectTitle() {}

  /** The title as it is at any time. */
  public static StringBinding of(Words words, Project project) {
    return words.following(
        () ->
            (project.dirtyProperty().get() ? UNSAVED : "") + name(words, project) + " – " + PROGRAM,
        project.mapProperty(),
        project.fileProperty(),
        project.dirtyProperty());
  }

  private static String name(Words words, Project project) {
    return project
        .fileProperty()
        .get()
        .map(ProjectTitle::stem)
        .orElseGet(
            () -> {
              String title = project.map().title();
              return title.isBlank() ? words.get(UNTITLED) : title;
            });
  }

  /** A file's name without the ending of projects. */
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return ProjectFile.isOne(file)
        ? name.substring(0, name.length() - ProjectFile.ENDING.length() - 1)
        : name;
  }
}
