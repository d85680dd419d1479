package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.layer.LayerWork;
import org.tutai.server.workspace.LayerNames;

/**
 * Looks at every layer of a file that has arrived.
 *
 * <pre>
 * {"layers": [{"name": "towns", "drawable": true, "suggestedName": "towns", "report": {…}},
 *             {"name": "notes", "drawable": false, "reason": {"en": …, "zh-TW": …}}]}
 * </pre>
 */
final class Inspection {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Told how far looking is; throws to give up. */
  interface Progress {
    void at(String layer, long done, long total);
  }

  private Inspection() {}

  /**
   * Reads the file from the first to the last feature.
   *
   * @throws org.tutai.geo.bytes.FormatException when it holds nothing that can be read
   */
  static ObjectNode of(UploadedFile file, Choices choices, Progress progress) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode layers = json.putArray("layers");
    List<LayerWork> works = file.works(choices);
    boolean tables = works.stream().allMatch(Inspection::isTable);
    long features = 0;
    for (LayerWork work : works) {
      ObjectNode layer = layer(file, work, works.size() == 1, progress);
      layers.add(layer);
      features += layer.at("/report/features").asLong();
    }
    if (tables) {
      throw features == 0 ? empty() : table();
    }
    return json;
  }

  private static Refusal empty() {
    return Refusal.invalid(
        "The file holds no feature; there is nothing to draw.", "檔案裡沒有任何圖徵，沒有可以繪製的內容。");
  }

  /** A file of tables alone cannot become a layer, whatever a person chooses. */
  private static Refusal table() {
    return Refusal.invalid(
        "The file holds a table without geometry; there is nothing to draw. Its columns of"
            + " coordinates must be named lon and lat, x and y, or WKT, and hold numbers.",
        "檔案是沒有圖形的資料表，無法繪製成圖。坐標欄位請命名為 lon、lat 或 x、y（或 WKT），且內容須為數字。");
  }

  private static boolean isTable(LayerWork work) {
    return work.refusal().filter(why -> why.topic() == Topic.GEOMETRY).isPresent();
  }

  private static ObjectNode layer(
      UploadedFile file, LayerWork work, boolean alone, Progress progress) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("name", work.name());
    String stem = UploadName.stem(file.name());
    json.put("suggestedName", LayerNames.safe(alone || work.name().isBlank() ? stem : work.name()));
    json.put("suggestedTitle", alone || work.name().isBlank() ? stem : work.name());
    ReportCard card = work.read((done, total) -> progress.at(work.name(), done, total));
    json.put("drawable", work.refusal().isEmpty());
    work.refusal().ifPresent(why -> json.set("reason", text(why)));
    json.set("report", ReportCardJson.write(card));
    return json;
  }

  private static ObjectNode text(Remark remark) {
    return JSON.createObjectNode().put("zh-TW", remark.chinese()).put("en", remark.english());
  }
}
