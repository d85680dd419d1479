package org.tutai.geo.format.kml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/** What a person should know of a document as a whole. For one thread. */
final class ScanRemarks {

  private static final int SHOWN = 3;
  private static final int LONGEST = 80;

  private final List<Remark> remarks = new ArrayList<>();
  private long stylesElsewhere;
  private int broken;
  private boolean manyOverlays;
  private boolean manyColumns;

  /** A placemark's style is at this address. */
  void style(String url) {
    stylesElsewhere += url.indexOf('#') > 0 && !url.startsWith(KmlFile.INSIDE) ? 1 : 0;
  }

  /** A document that the KMZ links to is broken. */
  void broken(KmlFile linked) {
    if (broken++ < SHOWN) {
      String name =
          PlacemarkReader.shortened(String.valueOf(linked.shown().getFileName()), LONGEST);
      warn(
          "A document in the KMZ is broken, and only what comes before was read: " + name,
          "KMZ 內的文件損毀，僅讀取損毀處之前的內容：" + name);
    }
  }

  void tooManyOverlays(int most) {
    if (!manyOverlays) {
      manyOverlays = true;
      warn(
          "Overlays and links past the first " + most + " are not listed.",
          "僅列出前 " + most + " 個疊加圖與連結。");
    }
  }

  /** The document's hint says that it is not of the earth. */
  void elsewhere(String where) {
    String shown = PlacemarkReader.shortened(PlainText.line(where), LONGEST);
    if (!shown.equals("earth")) {
      warn("The document is of another place than the earth: " + shown, "此文件的坐標不在地球上：" + shown);
    }
  }

  void tooManyColumns() {
    if (!manyColumns) {
      manyColumns = true;
      warn(
          "Extended data has more than "
              + LayerTally.MOST_COLUMNS
              + " different names; the others are left out.",
          "延伸資料的欄位超過 " + LayerTally.MOST_COLUMNS + " 個，其餘未予採用。");
    }
  }

  /**
   * All remarks, those of the parts first.
   *
   * @param unread how many documents of the KMZ are not read
   */
  List<Remark> all(int unread, KmlDocument.Parts parts, StyleBook styles, long placemarks) {
    if (placemarks == 0) {
      note("The document has no placemarks.", "文件中沒有地標（Placemark）。");
    }
    linked(parts);
    if (parts.regions() > 0) {
      note(
          "Regions ("
              + parts.regions()
              + ") say from how near something shows; all is shown at every scale.",
          "區域（Region，" + parts.regions() + " 個）限定顯示的遠近；此處於各比例尺皆顯示。");
    }
    if (parts.tours() > 0) {
      note("Tours (" + parts.tours() + ") are not played.", "導覽（Tour，" + parts.tours() + " 個）不播放。");
    }
    if (unread > 0) {
      warn(
          "The KMZ has " + unread + " more KML documents, which are not read.",
          "KMZ 內另有 " + unread + " 個 KML 文件，未予讀取。");
    }
    styles(styles);
    return remarks;
  }

  private void linked(KmlDocument.Parts parts) {
    if (!parts.networkLinks().isEmpty()) {
      int count = parts.networkLinks().size();
      String shown = shown(parts.networkLinks());
      warn(
          "Network links (" + count + ") are not followed: " + shown,
          "網路連結（NetworkLink，" + count + " 個）不予下載：" + shown);
    }
    if (!parts.groundOverlays().isEmpty()) {
      int count = parts.groundOverlays().size();
      note(
          "Ground overlays (" + count + ") are images on the ground, not features of a layer.",
          "地面疊加圖（GroundOverlay，" + count + " 張）為影像，不屬於圖層的圖徵。");
    }
    int others = parts.screenOverlays().size() + parts.photoOverlays().size();
    if (others > 0) {
      note(
          "Screen and photo overlays (" + others + ") are not drawn.",
          "螢幕與相片疊加圖（" + others + " 張）不予繪製。");
    }
  }

  private void styles(StyleBook styles) {
    if (styles.unreadable() > 0) {
      warn(
          "Values of styles that cannot be read (" + styles.unreadable() + ") were left out.",
          "無法判讀的樣式值（" + styles.unreadable() + " 個）已略過。");
    }
    if (stylesElsewhere > 0) {
      warn(
          "Styles in other documents are not fetched (" + stylesElsewhere + " placemarks).",
          "位於其他文件的樣式不予下載（" + stylesElsewhere + " 個地標）。");
    }
    if (styles.isFull()) {
      warn(
          "Shared styles past the first " + StyleBook.MOST + " are left out.",
          "共用樣式超過 " + StyleBook.MOST + " 個，其餘未予採用。");
    }
  }

  private static String shown(List<KmlDocument.Linked> links) {
    String first =
        links.stream()
            .limit(SHOWN)
            .map(link -> link.href().isEmpty() ? link.name() : link.href())
            .map(
                text ->
                    text.length() > LONGEST ? PlacemarkReader.shortened(text, LONGEST) + "…" : text)
            .collect(Collectors.joining(", "));
    return links.size() > SHOWN ? first + " …" : first;
  }

  private void note(String english, String chinese) {
    remarks.add(Remark.note(Topic.FILE, english, chinese));
  }

  private void warn(String english, String chinese) {
    remarks.add(Remark.warning(Topic.FILE, english, chinese));
  }
}
