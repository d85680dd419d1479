package org.tutai.geo.bytes;

/**
 * In which way a file does not hold what its format demands: what a person is told who does not
 * know the format, in both languages. The {@link FormatException} has the details.
 */
public enum FormatFault {
  /** A structure is not as the format has it; the usual one. */
  STRUCTURE(
      "The file is damaged, or is not of the format that its name says. Copy or export it again.",
      "檔案已損壞，或內容與副檔名不符。請重新複製或匯出。"),
  /** No zip file at all, or its directory is gone. */
  NOT_A_ZIP(
      "This is no zip file, or only the beginning of one. Pack or copy it again.",
      "這不是 ZIP 壓縮檔，或只剩開頭一部分。請重新壓縮或複製。"),
  /** The file ends where more must follow. */
  TRUNCATED(
      "The file is cut off: its end is missing. Copy or download it again.",
      "檔案不完整，缺少後面的內容。請重新複製或下載。"),
  /** The ending of the name is none of a known format. */
  UNKNOWN_ENDING(
      "The name's ending is none of a known format.",
      "無法從副檔名判斷格式。可讀取 Shapefile（.shp，或壓縮成 .zip）、GeoPackage、GeoJSON、TopoJSON、CSV、KML、KMZ、GeoTIFF。"),
  /** The bytes are those of another format than the name's. */
  OTHER_FORMAT(
      "The content is of another format than the name says.", "檔案內容不是副檔名所示的格式。請確認檔案，或改用正確的副檔名。"),
  /** A way or version of the format that is not read. */
  UNSUPPORTED(
      "The file is written in a way that is not supported. Export it in another version or form.",
      "檔案採用的版本或寫法目前無法讀取。請改以其他版本或格式匯出。"),
  /** More bytes, rows or parts than are read. */
  TOO_LARGE("The file holds more than can be read. Divide it.", "檔案內容超過可處理的大小或數量。請分割後再試。"),
  /** Text that is not in the encoding it must be in. */
  ENCODING(
      "The text is not in the encoding that it must be in: save it as UTF-8.",
      "文字編碼不正確。請另存為 UTF-8。"),
  /** Another file that belongs to it is missing. */
  MISSING_PART(
      "A file that belongs to it is missing. Put all its files together.",
      "缺少必要的附屬檔案。請將同組檔案放在一起，或壓縮成一個 ZIP。"),
  /** It is a part of another file. */
  PART_OF_ANOTHER(
      "It belongs to another file: open that, or send all of them in one zip.",
      "這是其他檔案的附屬檔。請改選主要檔案，或將同組檔案壓縮成一個 ZIP。"),
  /** Elements stand in one another too deep. */
  TOO_DEEP("Its parts stand too deep in one another.", "內容的巢狀層數過多，無法讀取。"),
  /** A container without anything that is read. */
  NOTHING_INSIDE("Nothing in it is of a known format.", "檔案裡沒有可讀取的圖層或資料。"),
  /** No content at all. */
  EMPTY("The file is empty.", "檔案沒有內容。"),
  /** Columns that are needed are not there. */
  COLUMNS("The table lacks columns that are needed.", "資料表缺少必要的欄位。"),
  /** Another program is writing to it. */
  IN_USE("Another program is writing to the file. Close it there.", "其他程式正在寫入這個檔案。請先關閉再試。");

  private final String english;
  private final String chinese;

  FormatFault(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** A sentence or two in English, without the file's name. */
  public String english() {
    return english;
  }

  /** The same in Traditional Chinese, wholly so but for names of formats. */
  public String chinese() {
    return chinese;
  }
}
