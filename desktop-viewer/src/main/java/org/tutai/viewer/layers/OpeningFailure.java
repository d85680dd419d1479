package org.tutai.viewer.layers;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.viewer.words.Text;

/** Why something cannot be opened, in words for a person: what happened, to what, what to do. */
public final class OpeningFailure {

  private static final int LONGEST = 300;

  private OpeningFailure() {}

  /**
   * The words for a failure.
   *
   * @param name of what was to be opened, as a person knows it
   */
  public static Text of(String name, Throwable failure) {
    if (failure instanceof FormatException bad) {
      return said(name, bad.fault().english(), bad.fault().chinese());
    }
    if (failure instanceof RemoteSourceException remote) {
      return said(name, remote.english(), remote.chinese());
    }
    if (isMissing(failure)) {
      return said(
          name, "The file is not there any more. Was it moved or renamed?", "找不到檔案，可能已移動或改名。");
    }
    if (failure instanceof AccessDeniedException) {
      return said(name, "You may not read the file. Ask for the right to read it.", "沒有讀取這個檔案的權限。");
    }
    return ofMachine(name, failure);
  }

  private static Text ofMachine(String name, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return said(
          name,
          "There is not enough memory to open it. Close other programs, or divide the file.",
          "記憶體不足，無法開啟。請關閉其他程式，或分割檔案。");
    }
    if (failure instanceof FileSystemException disk && saysFull(disk)) {
      return said(name, "The disk is full. Make room and try again.", "磁碟空間不足。請清出空間後再試。");
    }
    String why = shortened(String.valueOf(failure.getMessage()));
    return said(name, "It cannot be opened: " + why, "無法開啟：" + why);
  }

  private static boolean saysFull(FileSystemException disk) {
    return String.valueOf(disk.getMessage()).contains("No space left");
  }

  /** Whether the file is not there at all. */
  public static boolean isMissing(Throwable failure) {
    return failure instanceof NoSuchFileException || failure instanceof FileNotFoundException;
  }

  private static Text said(String name, String english, String chinese) {
    return new Text(plain(name + ": " + english), plain(name + "：" + chinese));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** As a text that takes no arguments. */
  static String plain(String words) {
    return words.replace("%", "%%");
  }
}
