package org.tutai.geo.format.place;

import java.util.Locale;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/** The detective's sentences, in both languages. */
final class Wording {

  private static final String CHOOSE =
      "choose one with --crs or \"crs\" in the .tutai.json beside the file";
  private static final String CHOOSE_ZH = "請以 --crs 或檔案旁 .tutai.json 的 \"crs\" 指定";

  private Wording() {}

  private static Remark note(String english, String chinese) {
    return Remark.note(Topic.CRS, english, chinese);
  }

  private static Remark warning(String english, String chinese) {
    return Remark.warning(Topic.CRS, english, chinese);
  }

  static String percent(double share) {
    long whole = Math.round(100 * share);
    boolean nearly = (whole == 100 && share < 1) || (whole == 0 && share > 0);
    return (nearly
            ? String.format(Locale.ROOT, "%.1f", Math.min(99.9, Math.max(0.1, 100 * share)))
            : Long.toString(whole))
        + " %";
  }

  /** Rounded down, as confidences are shown. */
  private static String sure(double confidence) {
    return (long) Math.floor(100 * confidence) + " %";
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String name(Crs crs) {
    return crs.code().startsWith("custom:") ? crs.name() : crs.code() + " (" + crs.name() + ")";
  }

  static String nameZh(Crs crs) {
    return crs.code().startsWith("custom:")
        ? crs.name()
        : crs.code() + "（" + crs.title(Locale.TRADITIONAL_CHINESE) + "）";
  }

  static Remark chosen(Crs crs) {
    return note(name(crs) + ", as chosen", nameZh(crs) + "，依指定");
  }

  static Remark chosenSwapped(Crs crs) {
    return warning(
        "the north coordinate comes before the east one; they are exchanged to fit " + name(crs),
        "北向坐標寫在東向坐標之前，已對調以符合 " + nameZh(crs));
  }

  static Remark concluded(Crs crs, boolean swapped, double confidence) {
    return warning(
        "the file states no coordinate system that can be used; taken for "
            + name(crs)
            + (swapped ? ", with the north coordinate before the east one" : "")
            + " (confidence "
            + sure(confidence)
            + "); if that is wrong, "
            + CHOOSE,
        "檔案未說明可用的坐標系統，判斷為 "
            + nameZh(crs)
            + (swapped ? "，且北向坐標寫在東向坐標之前" : "")
            + "（信心 "
            + sure(confidence)
            + "）；如有錯誤，"
            + CHOOSE_ZH);
  }

  static Remark datumSaid(Crs crs, boolean swapped, double confidence) {
    return note(
        "taken for "
            + name(crs)
            + (swapped ? ", with the north coordinate before the east one" : "")
            + " (confidence "
            + sure(confidence)
            + "): the file says "
            + datum(crs)
            + ", and the positions lie on land of Taiwan in this zone",
        "判斷為 "
            + nameZh(crs)
            + (swapped ? "，且北向坐標寫在東向坐標之前" : "")
            + "（信心 "
            + sure(confidence)
            + "）：檔案標示為 "
            + datum(crs)
            + "，且依此分帶解讀時位置在臺灣的陸地上");
  }

  static Remark datumDisagrees(Crs crs, Crs other) {
    return warning(
        "the positions fit " + name(other) + " better than " + name(crs) + ", which the file says",
        "位置較符合 " + nameZh(other) + "，而非檔案標示的 " + nameZh(crs));
  }

  static Remark namesOtherPlaces(Words.Voice voice) {
    return note(
        (voice.field() == null
                ? "the name of the file or layer tells"
                : "the field " + voice.field() + " names")
            + " other places than those where many of the positions lie, however they are read; it"
            + " was not heeded",
        (voice.field() == null ? "檔案或圖層名稱" : "欄位 " + voice.field() + " ")
            + "所指的地方，無論以何種坐標系統解讀，都與許多位置不符，因此未採用");
  }

  static Remark overruled(Crs stated, Crs crs, boolean swapped) {
    return warning(
        "the file says "
            + name(stated)
            + ", which its coordinates cannot be; taken for "
            + name(crs)
            + (swapped ? ", with the north coordinate before the east one" : "")
            + "; if that is wrong, "
            + CHOOSE,
        "檔案說明為 "
            + nameZh(stated)
            + "，但坐標不可能屬於該系統；判斷為 "
            + nameZh(crs)
            + (swapped ? "，且北向坐標寫在東向坐標之前" : "")
            + "；如有錯誤，"
            + CHOOSE_ZH);
  }

  static Remark cannotBe(Crs stated, Spread spread) {
    return warning(
        "the file says "
            + name(stated)
            + ", which its coordinates cannot be ("
            + spread.text()
            + "); "
            + CHOOSE,
        "檔案說明為 " + nameZh(stated) + "，但坐標不可能屬於該系統（" + spread.text() + "）；" + CHOOSE_ZH);
  }

  static Remark outside(Crs stated, double share, int sampled) {
    return warning(
        percent(share)
            + " of "
            + count(sampled)
            + " sampled positions lie outside the area where "
            + name(stated)
            + " is used",
        "抽樣 " + count(sampled) + " 個位置中有 " + percent(share) + " 位於 " + nameZh(stated) + " 的適用範圍之外");
  }

  static Remark onLand(Reading reading, String place) {
    return note(
        percent(reading.land())
            + " of "
            + count(reading.size())
            + " sampled positions lie on land of "
            + place
            + " when read as "
            + name(reading.candidate().crs())
            + order(reading),
        "抽樣 "
            + count(reading.size())
            + " 個位置依 "
            + nameZh(reading.candidate().crs())
            + orderZh(reading)
            + " 解讀時，"
            + percent(reading.land())
            + " 位於"
            + (place.equals("Taiwan") ? "臺灣" : place)
            + "的陸地");
  }

  static Remark wordsAgree(Reading reading, Words.Voice voice, double agreement) {
    Region only = voice.only();
    String where = only == null ? "" : " (" + only.name() + ")";
    String whereZh = only == null ? "" : "（" + only.name() + "）";
    String crs = name(reading.candidate().crs()) + order(reading);
    String crsZh = nameZh(reading.candidate().crs()) + orderZh(reading);
    return note(
        percent(agreement)
            + " lie in the place that "
            + (voice.field() == null
                ? "the name of the file or layer tells"
                : "the field " + voice.field() + " names")
            + where
            + " when read as "
            + crs,
        "依 "
            + crsZh
            + " 解讀時，"
            + percent(agreement)
            + " 位於"
            + (voice.field() == null ? "檔案或圖層名稱" : "欄位 " + voice.field() + " ")
            + "所指的地方"
            + whereZh);
  }

  private static String order(Reading reading) {
    return reading.candidate().swapped() ? ", north before east" : "";
  }

  private static String orderZh(Reading reading) {
    return reading.candidate().swapped() ? "（北向在前）" : "";
  }

  static Remark datumTold(Crs taken, Crs other, double confidence, Datum.Result test) {
    return note(
        name(taken)
            + " rather than "
            + name(other)
            + " (confidence "
            + sure(confidence)
            + "): counted in cells of 500 m, or areas, right under "
            + datum(taken)
            + " alone / "
            + datum(other)
            + " alone: on land "
            + counts(test.land(), taken)
            + ", in the named place "
            + counts(test.words(), taken)
            + ", areas within one town "
            + counts(test.areas(), taken)
            + ", within the one town or county of most "
            + counts(test.place(), taken),
        "判斷為 "
            + nameZh(taken)
            + " 而非 "
            + nameZh(other)
            + "（信心 "
            + sure(confidence)
            + "）：以 500 公尺網格或面計數，僅 "
            + datum(taken)
            + " 相符／僅 "
            + datum(other)
            + " 相符：位於陸地 "
            + counts(test.land(), taken)
            + "，位於所指的地方 "
            + counts(test.words(), taken)
            + "，面在同一鄉鎮市區內 "
            + counts(test.areas(), taken)
            + "，位於多數所在的鄉鎮市區或縣市內 "
            + counts(test.place(), taken));
  }

  private static String datum(Crs crs) {
    return isTwd67(crs) ? "TWD67" : "TWD97";
  }

  private static boolean isTwd67(Crs crs) {
    return crs.name().startsWith("TWD67");
  }

  private static String counts(Datum.Test test, Crs taken) {
    return isTwd67(taken)
        ? Math.round(test.only67()) + "/" + Math.round(test.only97())
        : Math.round(test.only97()) + "/" + Math.round(test.only67());
  }

  static Remark datumOpen(Crs taken, Crs other) {
    return warning(
        "it could be "
            + name(other)
            + " as well; then the layer lies about 850 m off. If it does, "
            + CHOOSE,
        "也可能是 " + nameZh(other) + "，若是則圖層位置約偏移 850 公尺；" + CHOOSE_ZH);
  }

  static Remark degreesFit(Spread spread, boolean swapped) {
    return note(
        "the numbers fit "
            + (swapped ? "latitude and longitude" : "longitude and latitude")
            + " in degrees ("
            + spread.text()
            + ") and are not on land of Taiwan",
        "數值符合以度為單位的" + (swapped ? "緯度、經度" : "經度、緯度") + "（" + spread.text() + "），但不在臺灣的陸地上");
  }

  static Remark onlyMercatorFits(Spread spread) {
    return note(
        "the numbers (" + spread.text() + ") fit nothing else that is known here",
        "數值（" + spread.text() + "）不符合此處已知的其他坐標系統");
  }

  static Remark unknown(Spread spread) {
    return warning(
        "the file states no coordinate system that can be used, and its numbers ("
            + spread.text()
            + ") tell none; they look like those of a projection not used in Taiwan, or like a"
            + " drawing's own: "
            + CHOOSE,
        "檔案未說明可用的坐標系統，由數值（" + spread.text() + "）也無法判斷；可能是臺灣不使用的投影坐標，或圖面自訂的坐標：" + CHOOSE_ZH);
  }

  static Remark nothingToTell() {
    return warning(
        "the file states no coordinate system that can be used, and has no position that could tell"
            + " it: "
            + CHOOSE,
        "檔案未說明可用的坐標系統，也沒有任何位置可供判斷：" + CHOOSE_ZH);
  }

  static Remark notPlaced() {
    return warning(
        "the grid is not placed on the earth: its numbers are columns and rows",
        "影像沒有定位資訊：其坐標只是行列號");
  }
}
