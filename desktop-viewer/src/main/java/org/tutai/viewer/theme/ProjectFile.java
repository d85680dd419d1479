package org.tutai.viewer.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.theme.Problem;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.ThemeReading;
import org.tutai.viewer.words.Text;

/**
 * A project on the disk: a theme document named {@code .tutai}, in which paths of files are
 * relative to its folder where they share more than the disk with it. In memory they are absolute.
 * Stateless; not for the UI thread.
 */
public final class ProjectFile {

  /** What the names of project files end with, without the dot. */
  public static final String ENDING = "tutai";

  private ProjectFile() {}

  /**
   * What was read.
   *
   * @param map paths of files are absolute
   * @param problems what is not as it should be, in words
   * @param safeToWrite whether writing it over the file loses nothing: false when the document
   *     broke off
   */
  public record Opened(ThemeMap map, List<Text> problems, boolean safeToWrite) {
    public Opened {
      problems = List.copyOf(problems);
    }
  }

  /** A file that is no project, or a project that no file can hold. */
  public static final class NoProjectException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Text words;

    NoProjectException(Text words) {
      super(words.english());
      this.words = words;
    }

    /** Why, for a person. */
    public Text words() {
      return words;
    }
  }

  /** Whether a file is a project, by its name. */
  public static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith("." + ENDING);
  }

  /**
   * Reads a project as far as it can be read.
   *
   * @throws NoProjectException when nothing of it can
   * @throws IOException when the file cannot be read
   */
  public static Opened read(Path file) throws IOException {
    ThemeReading reading = ThemeDocument.read(bytes(file));
    if (!reading.isReadable()) {
      Text why = Text.of(reading.problems().get(0).remark());
      throw new NoProjectException(said(file, "%s cannot be opened. %s", "無法開啟 %s。%s", why));
    }
    return new Opened(
        FilePaths.absolute(reading.map(), folder(file)),
        reading.problems().stream()
            .filter(problem -> problem.severity() != Problem.Severity.NOTE)
            .map(problem -> Text.of(problem.remark()))
            .toList(),
        reading.problems().stream()
            .noneMatch(problem -> problem.severity() == Problem.Severity.CUT_OFF));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ThemeLimits.BYTES + 1);
    }
  }

  /**
   * Writes a project. Whatever happens meanwhile, the file is afterwards the old one or the new
   * one.
   *
   * @throws NoProjectException when the map is more than a document may hold
   */
  public static void write(Path file, ThemeMap map) throws IOException {
    byte[] document = ThemeDocument.write(FilePaths.relative(map, folder(file)));
    if (document.length > ThemeLimits.BYTES) {
      throw new NoProjectException(
          said(
              file,
              "%s was not written: the map is larger than %s. Take out pictures or drawings.",
              "未寫入 %s：地圖超過 %s，請移除部分圖片或註記。",
              Text.same((ThemeLimits.BYTES >> 20) + " MB")));
    }
    SafeFiles.write(file, document);
  }

  private static Text said(Path file, String english, String chinese, Text more) {
    String name = String.valueOf(file.getFileName()).replace("%", "%%");
    return Text.of(
        english.formatted(name, more.english()), chinese.formatted(name, more.chinese()));
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }
}
