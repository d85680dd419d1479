package org.tutai.viewer.layers;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import org.tutai.viewer.words.Text;

/** Why something cannot be opened, in words for a person: what happened, to what, what to do. */
public final class OpeningFailure {

  private OpeningFailure() {}

  /**
   * The words for a failure.
   *
   * @param name of what was to be opened, as a person knows it
   */
  public static Text of(String name, Throwable failure) {
    Text why = FileTrouble.of(failure);
    return new Text(plain(name) + ": " + why.english(), plain(name) + "：" + why.chinese());
  }

  /** Whether the file is not there at all. */
  public static boolean isMissing(Throwable failure) {
    return failure instanceof NoSuchFileException || failure instanceof FileNotFoundException;
  }

  /** As a text that takes no arguments. */
  static String plain(String words) {
    return words.replace("%", "%%");
  }
}
