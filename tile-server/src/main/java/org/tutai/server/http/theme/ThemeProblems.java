package org.tutai.server.http.theme;

import org.tutai.geo.bytes.PictureHeader;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.store.theme.ThemeException;
import org.tutai.server.store.theme.ThemeQuotas;

/** What is wrong with a request about themes, as a problem. */
final class ThemeProblems {

  private ThemeProblems() {}

  static ProblemException noTheme() {
    return ProblemException.notFound(
            "You have no theme of this id. /api/v1/themes lists those you have.")
        .inChinese("你沒有這個編號的主題圖；/api/v1/themes 列出你有的。");
  }

  static ProblemException isThere() {
    return new ProblemException(
            412, "There already", "If-None-Match: * is for a new theme; this one is there.")
        .inChinese("If-None-Match: * 用於新的主題圖，而這張已經存在。");
  }

  static ProblemException noLink() {
    return ProblemException.notFound("There is no theme map at this link (any more).")
        .inChinese("這個連結沒有（或不再有）主題圖。");
  }

  static ProblemException noFile() {
    return ProblemException.notFound("There is no such file here.").inChinese("這裡沒有這個檔案。");
  }

  static ProblemException changedMeanwhile() {
    return new ProblemException(
            503, "Changed meanwhile", "The map is being shared anew; ask again in a moment.")
        .inChinese("這張主題圖正在重新分享，請稍後再試。");
  }

  static ProblemException notWhole() {
    return new ProblemException(
            403,
            "Filtered",
            "The map shows a part of this file: ask for that with as=geojson. The whole file is"
                + " its maker's.")
        .inChinese("這張主題圖只分享檔案的一部分，可用 as=geojson 取得；完整檔案不開放。");
  }

  static ProblemException damagedPicture() {
    return new ProblemException(
            422,
            "Unreadable file",
            "The file begins as a picture and is none: it is cut or damaged before it tells its"
                + " size.")
        .inChinese("檔案開頭像圖片，但讀不到尺寸：內容不完整或已損毀。");
  }

  static ProblemException hugePicture(PictureHeader header) {
    String size = header.width() + " x " + header.height();
    int millions = PictureHeader.MOST_PIXELS / 1_000_000;
    return new ProblemException(
            422,
            "Picture too large",
            "The picture is "
                + size
                + " pixels; it may have "
                + millions
                + " million, and "
                + PictureHeader.LONGEST_SIDE
                + " along a side. Make it smaller.")
        .inChinese(
            "圖片為 "
                + size
                + " 像素；上限為 "
                + millions * 100
                + " 萬像素，且單邊不超過 "
                + PictureHeader.LONGEST_SIDE
                + "。請先縮小。");
  }

  static ProblemException of(ThemeException e, ThemeQuotas quotas) {
    return switch (e.reason()) {
      case CHANGED ->
          new ProblemException(
                  412,
                  "Changed meanwhile",
                  "The theme was saved since you read it. Read it again, or save without If-Match"
                      + " to store over it.")
              .inChinese("你讀取之後這張主題圖已另外儲存過。請重新讀取，或不帶 If-Match 儲存以覆蓋。");
      case TOO_MANY_THEMES ->
          new ProblemException(
                  409,
                  "Quota reached",
                  "You have "
                      + quotas.themes()
                      + " themes, as many as one may have. Delete one you don't need.")
              .inChinese("你已有 " + quotas.themes() + " 張主題圖，達到上限。請先刪除不需要的。");
      case TOO_MANY_FILES ->
          new ProblemException(
                  409,
                  "Quota reached",
                  "The theme has " + quotas.files() + " files, as many as one may have.")
              .inChinese("這張主題圖已有 " + quotas.files() + " 個檔案，達到上限。");
      case TOO_MANY_BYTES ->
          new ProblemException(
                  413,
                  "Quota reached",
                  "The files of your themes may have "
                      + (quotas.fileBytes() >> 20)
                      + " MB together. Remove some that you don't need.")
              .inChinese("主題圖的檔案合計最多 " + (quotas.fileBytes() >> 20) + " MB。請先移除不需要的。");
      case KEY_REUSED ->
          new ProblemException(
                  409,
                  "Key used before",
                  "This Idempotency-Key came with another theme before; take a new one.")
              .inChinese("這個 Idempotency-Key 已用於另一張主題圖，請換一個。");
    };
  }
}
