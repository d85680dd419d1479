package org.tutai.viewer.layers;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.viewer.words.Text;

/** What went wrong with a file or a server, for a person. Stateless, thread-safe. */
public final class FileTrouble {

  private static final int LONGEST = 300;

  private static final Text MISSING =
      Text.of("There is no such file. Was it moved?", "找不到這個檔案，是否已移動？");
  private static final Text DENIED =
      Text.of(
          "You are not allowed to read the file. Ask for its permissions to be changed.",
          "沒有讀取這個檔案的權限，請調整檔案權限。");
  private static final Text TOO_LARGE =
      Text.of(
          "There is not enough memory for it. Close other programs, or divide the file.",
          "記憶體不足。請關閉其他程式，或分割檔案後再試。");
  private static final Text CANCELLED = Text.of("Cancelled.", "已取消。");

  private FileTrouble() {}

  /**
   * The same, led by what it happened to.
   *
   * @param name of what was to be opened, as a person knows it
   */
  public static Text of(String name, Throwable failure) {
    Text why = of(failure);
    return new Text(plain(name) + ": " + why.english(), plain(name) + "：" + why.chinese());
  }

  /** Whether the file is not there at all. */
  public static boolean isMissing(Throwable failure) {
    return failure instanceof NoSuchFileException || failure instanceof FileNotFoundException;
  }

  /** A sentence or two: what happened and what to do. */
  public static Text of(Throwable failure) {
    if (failure instanceof FormatException format) {
      return Text.of(plain(format.fault().english()), plain(format.fault().chinese()));
    }
    if (failure instanceof RemoteSourceException remote) {
      return Text.of(plain(remote.english()), plain(remote.chinese()));
    }
    if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return of(wrapped.getCause());
    }
    if (failure instanceof FileSystemException file) {
      return ofSystem(file);
    }
    if (failure instanceof OutOfMemoryError) {
      return TOO_LARGE;
    }
    return failure instanceof CancellationException ? CANCELLED : said(failure);
  }

  private static Text ofSystem(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return MISSING;
    }
    return failure instanceof AccessDeniedException ? DENIED : said(failure);
  }

  private static Text said(Throwable failure) {
    String message = failure.getMessage();
    String words = message == null || message.isBlank() ? failure.toString() : message;
    return Text.same(OneLine.of(words, LONGEST));
  }

  /** What those who know the format may want to read; empty when {@link #of} says it all. */
  public static String detail(Throwable failure) {
    return failure instanceof FormatException
        ? OneLine.of(Plainly.english(String.valueOf(failure.getMessage())), LONGEST)
        : "";
  }

  /** As a text that takes no arguments. */
  static String plain(String words) {
    return words.replace("%", "%%");
  }
}
