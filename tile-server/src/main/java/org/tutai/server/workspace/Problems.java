package org.tutai.server.workspace;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Puts failures into words for people who must not learn this machine's paths. */
public final class Problems {

  private Problems() {}

  /** What is wrong with a file. */
  static LayerProblem of(Path file, Throwable failure) {
    return new LayerProblem(String.valueOf(file.getFileName()), message(file, failure));
  }

  /** One line; the file's folder does not appear in it. */
  public static String message(Path file, Throwable failure) {
    if (failure instanceof NoSuchFileException) {
      return "The file has gone.";
    }
    if (failure instanceof OutOfMemoryError) {
      return "There is not enough memory for it. Start with more: JAVA_TOOL_OPTIONS=-Xmx2g.";
    }
    String text = failure.getMessage();
    boolean inWords = failure instanceof IOException || failure instanceof IllegalArgumentException;
    if (text == null || text.isBlank() || !inWords) {
      text =
          "It cannot be read (" + (text == null ? failure.getClass().getSimpleName() : text) + ").";
    }
    return withoutName(file, withoutFolder(file, text)).replaceAll("\\s+", " ").strip();
  }

  /** The file is named before the message already. */
  private static String withoutName(Path file, String text) {
    String name = String.valueOf(file.getFileName());
    boolean named = text.startsWith(name + ": ") || text.startsWith(name + " at byte ");
    return named ? text.substring(name.length()).replaceFirst("^:", "") : text;
  }

  private static String withoutFolder(Path file, String text) {
    Path folder = file.toAbsolutePath().getParent();
    String result = text;
    while (folder != null && folder.getNameCount() > 0) {
      result = result.replace(folder + folder.getFileSystem().getSeparator(), "");
      folder = folder.getParent();
    }
    return result;
  }
}
