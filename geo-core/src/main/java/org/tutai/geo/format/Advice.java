package org.tutai.geo.format;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.GeometryKind;

/** What to do about what a report card says. Stateless. */
final class Advice {

  /** Below this a conclusion may be wrong, and a person should look at it. */
  private static final double SURE = 0.9;

  private Advice() {}

  static List<Remark> of(ReportCard card) {
    List<Remark> advice = new ArrayList<>();
    crs(card, advice);
    card.encoding().filter(found -> found.confidence() < SURE).ifPresent(f -> encoding(advice));
    if (card.badFeatures() > 0) {
      bad(card, advice);
    }
    return advice;
  }

  private static void crs(ReportCard card, List<Remark> advice) {
    Finding<ReportCard.CrsName> crs = card.crs();
    if (card.geometry() == GeometryKind.NONE || crs.confidence() >= SURE) {
      return;
    }
    String how = "--crs EPSG:3826 --remember";
    if (crs.value().isEmpty()) {
      advice.add(
          Remark.warning(
              Topic.CRS,
              "Say which CRS the coordinates are in (tutai info FILE "
                  + how
                  + ", or a .prj beside the file); until then the layer cannot be drawn.",
              "請指定坐標系統（tutai info FILE " + how + "，或在檔案旁放置 .prj）；在此之前無法繪製此圖層。"));
    } else {
      advice.add(
          Remark.warning(
              Topic.CRS,
              "Check on the map that the layer lies right; if not, choose its CRS (tutai info FILE "
                  + how
                  + ").",
              "請在地圖上確認圖層位置正確；若不正確，請指定坐標系統（tutai info FILE " + how + "）。"));
    }
  }

  private static void encoding(List<Remark> advice) {
    advice.add(
        Remark.warning(
            Topic.ENCODING,
            "Check that texts read well; if not, choose their encoding (tutai info FILE --encoding"
                + " Big5 --remember).",
            "請確認文字顯示正確；若為亂碼，請指定編碼（tutai info FILE --encoding Big5 --remember）。"));
  }

  private static void bad(ReportCard card, List<Remark> advice) {
    if (card.grid().isPresent()) {
      advice.add(
          Remark.warning(
              Topic.RASTER,
              "Some blocks of cells are damaged and have no values; copy the file again.",
              "部分網格區塊損毀，視為無資料；請重新取得檔案。"));
      return;
    }
    long dropped = card.listed().stream().filter(bad -> bad.dropped()).count();
    advice.add(
        dropped > 0
            ? Remark.warning(
                Topic.GEOMETRY,
                "Some features or their shapes were left out; see the list, and mend them at the"
                    + " source.",
                "部分圖徵或其圖形未予採用；請依清單於來源修正。")
            : Remark.note(
                Topic.GEOMETRY,
                "Some features were mended while they were read; see the list.",
                "部分圖徵於讀取時已修復；請見清單。"));
  }
}
