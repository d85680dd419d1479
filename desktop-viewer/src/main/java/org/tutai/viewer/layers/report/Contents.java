package org.tutai.viewer.layers.report;

import static org.tutai.viewer.layers.report.Bits.folded;
import static org.tutai.viewer.layers.report.Bits.said;
import static org.tutai.viewer.layers.report.Bits.title;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadReasons;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.ReportCard;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What a file holds: extent, fields, and the features that are bad. */
final class Contents {

  private static final Text FIELDS = Text.of("Fields (%d)", "欄位（%d）");
  private static final Text EXTENT = Text.of("Extent", "範圍");
  private static final Text BAD = Text.of("Bad features (%,d)", "有誤的圖徵（%,d）");
  private static final Text BAD_NONE = Text.of("No bad features", "沒有有誤的圖徵");
  private static final Text MORE = Text.of("and %,d more", "另有 %,d 筆");
  private static final Text SHOW = Text.of("Show feature %d on the map", "在地圖上顯示第 %d 筆");
  private static final int LISTED = 20;
  private static final int MOST_FIELDS = 200;

  private final Words words;
  private final ReportViewModel model;

  Contents(Words words, ReportViewModel model) {
    this.words = words;
    this.model = model;
  }

  Node extent(Bounds box) {
    String text =
        String.format(
            Locale.ROOT, "%.5f, %.5f – %.5f, %.5f", box.minX(), box.minY(), box.maxX(), box.maxY());
    return new VBox(4, title(words.get(EXTENT)), said(text, "hint"));
  }

  Node fields(ReportCard card) {
    var list = new VBox(2);
    for (Field field : card.fields().subList(0, Math.min(MOST_FIELDS, card.fields().size()))) {
      var name = new Label(OneLine.of(field.name(), 80));
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      var type = new Label(words.get(type(field.type())));
      type.getStyleClass().add("hint");
      type.setMinWidth(Region.USE_PREF_SIZE);
      list.getChildren().add(new HBox(8, name, type));
    }
    int more = card.fields().size() - MOST_FIELDS;
    if (more > 0) {
      list.getChildren().add(said(words.get(MORE, more), "hint"));
    }
    return folded(words.get(FIELDS, card.fields().size()), list);
  }

  private static Text type(FieldType type) {
    return switch (type) {
      case TEXT -> Text.of("text", "文字");
      case INTEGER -> Text.of("whole number", "整數");
      case REAL -> Text.of("number", "數值");
      case BOOLEAN -> Text.of("yes or no", "是／否");
      case DATE -> Text.of("date", "日期");
      case DATE_TIME -> Text.of("date and time", "日期時間");
      case BINARY -> Text.of("bytes", "位元組");
    };
  }

  /** The bad features by what is wrong with them, or that there are none. */
  Optional<Node> bad(ReportCard card) {
    if (card.grid().isEmpty() && card.badFeatures() == 0) {
      var good = said(words.get(BAD_NONE), "hint");
      good.setGraphic(Icons.graphic(Icons.SUCCESS));
      return Optional.of(good);
    }
    if (card.badFeatures() == 0) {
      return Optional.empty();
    }
    var box = new VBox(4, title(words.get(BAD, card.badFeatures())));
    for (Map.Entry<String, Long> each : card.bad().entrySet()) {
      box.getChildren().add(badOf(card, each.getKey(), each.getValue()));
    }
    return Optional.of(box);
  }

  private Node badOf(ReportCard card, String reason, long count) {
    String why = BadReasons.text(reason, words.language().locale());
    List<BadFeature> listed =
        card.listed().stream().filter(bad -> bad.reason().equals(reason)).limit(LISTED).toList();
    var list = new VBox(2);
    listed.forEach(each -> list.getChildren().add(badRow(each, card.grid().isEmpty())));
    if (count > listed.size()) {
      list.getChildren().add(said(words.get(MORE, count - listed.size()), "hint"));
    }
    return folded(String.format(words.language().locale(), "%,d × %s", count, why), list);
  }

  private Node badRow(BadFeature bad, boolean feature) {
    var detail = said("#" + bad.ordinal() + "  " + OneLine.of(bad.detail(), 200), "hint");
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    var row = new HBox(4, detail);
    row.setAlignment(Pos.CENTER_LEFT);
    if (feature) {
      Button go = Icons.button(Icons.GO_TO, words.get(SHOW, bad.ordinal()));
      go.setOnAction(event -> model.show(bad.ordinal()));
      row.getChildren().add(go);
    }
    return row;
  }
}
