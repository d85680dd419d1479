package org.tutai.geo.theme;

import org.tutai.geo.evidence.Remark;

/**
 * Something about a document that is not as it should be.
 *
 * @param severity what became of it
 * @param pointer the place: a JSON Pointer (RFC 6901); empty for the whole document
 * @param expected what must hold, in English, without a full stop
 * @param found what is there instead, shortened
 * @param remark a sentence for a person
 */
public record Problem(
    Severity severity, String pointer, String expected, String found, Remark remark) {

  /** What became of a place that is not as it should be. */
  public enum Severity {
    /** All was read; a person should know all the same. */
    NOTE,
    /** The default is used in its place. */
    REPLACED,
    /** Not drawn, but kept in the document. */
    LEFT_OUT,
    /** The document ends or breaks here: what follows could not be read and is lost. */
    CUT_OFF,
    /** No theme could be read. */
    UNREADABLE
  }

  static Problem at(Severity severity, String pointer, String expected, String found) {
    String place = pointer.isEmpty() ? "the document" : pointer;
    String zhPlace = pointer.isEmpty() ? "文件" : pointer;
    String english =
        "At " + place + ": expected " + expected + ", found " + found + "." + outcome(severity);
    String chinese =
        "位置 "
            + zhPlace
            + "：應為「"
            + ProblemWords.chinese(expected)
            + "」，實為「"
            + ProblemWords.chinese(found)
            + "」。"
            + chineseOutcome(severity);
    return new Problem(
        severity,
        pointer,
        expected,
        found,
        severity == Severity.NOTE
            ? Remark.note(Remark.Topic.FILE, english, chinese)
            : Remark.warning(Remark.Topic.FILE, english, chinese));
  }

  private static String outcome(Severity severity) {
    return switch (severity) {
      case NOTE -> "";
      case REPLACED -> " The default is used.";
      case LEFT_OUT -> " This part is not drawn, but kept in the document.";
      case CUT_OFF -> " What follows could not be read.";
      case UNREADABLE -> " This is not a theme map that can be opened.";
    };
  }

  private static String chineseOutcome(Severity severity) {
    return switch (severity) {
      case NOTE -> "";
      case REPLACED -> "改用預設值。";
      case LEFT_OUT -> "這個部分不會顯示，但仍保留在文件中。";
      case CUT_OFF -> "其後的內容無法讀取。";
      case UNREADABLE -> "這不是可以開啟的主題圖。";
    };
  }
}
