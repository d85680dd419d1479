package org.tutai.server.workspace;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tutai.geo.bytes.FormatException;

/** Puts failures into words for people who must not learn this machine's paths. */
public final class Problems {

  private Problems() {}

  /** What is wrong with a file. */
  static LayerProblem of(Path file, Throwable failure) {
    return new LayerProblem(String.valueOf(file.getFileName()), message(file, failure));
  }

  /** What is wrong with a file that came from elsewhere: the details in English alone. */
  public static LocalText text(Path file, Throwable failure) {
    return new LocalText(chinese(failure), message(file, failure));
  }

  /** A sentence wholly in Chinese, without the file's name. */
  public static String chinese(Throwable failure) {
    if (failure instanceof FormatException wrong) {
      return "檔案無法讀取：" + wrong.fault().chinese();
    }
    if (failure instanceof OutOfMemoryError) {
      return "記憶體不足，無法讀取這個檔案。請以較大的記憶體啟動伺服器，或分割檔案。";
    }
    return failure instanceof NoSuchFileException ? "檔案已不存在。" : "檔案無法讀取。請確認檔案能以其他軟體開啟，再試一次。";
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
