package org.tutai.viewer.layers.report;

import static org.tutai.viewer.layers.report.Bits.chip;
import static org.tutai.viewer.layers.report.Bits.said;
import static org.tutai.viewer.layers.report.Bits.title;

import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.ReportCard;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The report card in the inspector. Built anew whenever what it shows changes, or the language. */
final class ReportView extends ScrollPane {

  private static final Text OPENING = Text.of("Reading the layer…", "正在讀取圖層…");
  private static final Text NOTHING =
      Text.of("This layer has no report card: it is no file.", "這個圖層不是檔案，沒有資料報告。");
  private static final Text FEATURES = Text.of("%,d features", "%,d 筆");
  private static final Text ONE_FEATURE = Text.of("1 feature", "1 筆");
  private static final Text WITHOUT = Text.of("%,d without geometry", "%,d 筆無圖形");
  private static final Text GRID = Text.of("%,d × %,d cells, %d band(s)", "%,d × %,d 格，%d 個波段");
  private static final Text REMARKS = Text.of("Remarks", "說明");
  private static final Text COPY = Text.of("Save a clean copy as", "另存乾淨副本");
  private static final Text COPY_HINT =
      Text.of(
          "Texts in UTF-8, the CRS stated, bad features mended or left out. The file stays as it"
              + " is.",
          "文字轉為 UTF-8、註明坐標系統，有誤的圖徵已修復或略去。原始檔案不會變更。");
  private static final Text SAY_SYSTEM =
      Text.of(
          "Its place is not known: choose the CRS of its coordinates, then it is drawn.",
          "無法判定位置：請選擇坐標系統，即可繪製。");

  /** What people call the formats. */
  private static final Map<String, String> NAMES =
      Map.of(
          "shapefile", "Shapefile",
          "geopackage", "GeoPackage",
          "geojson", "GeoJSON",
          "kml", "KML",
          "csv", "CSV",
          "geotiff", "GeoTIFF");

  private final Words words;
  private final ReportViewModel model;
  private final Findings findings;
  private final Contents contents;
  private final VBox body = new VBox(16);

  ReportView(Words words, ReportViewModel model) {
    this.words = words;
    this.model = model;
    findings = new Findings(words, model);
    contents = new Contents(words, model);
    getStyleClass().add("report-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(ReportView.class.getResource("report-view.css"))
                .toExternalForm());
    body.getStyleClass().add("panel-body");
    setContent(body);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(280);
    setPrefWidth(400);
    model.stateProperty().addListener((value, before, now) -> fill());
    model.evidenceProperty().addListener((value, before, now) -> fill());
    words.languageProperty().addListener((value, before, now) -> fill());
    sceneProperty()
        .addListener(
            (value, before, now) -> {
              if (now == null) {
                model.close();
              }
            });
    fill();
  }

  private void fill() {
    double at = getVvalue();
    body.getChildren().clear();
    ReportViewModel.State state = model.stateProperty().get();
    if (state instanceof ReportViewModel.State.Known known) {
      card(known);
    } else if (state instanceof ReportViewModel.State.Failed failed) {
      body.getChildren().add(said(words.get(failed.what()), "field-error"));
      findings.candidates().ifPresent(body.getChildren()::add);
    } else if (state instanceof ReportViewModel.State.Opening) {
      var bar = new ProgressBar();
      bar.setMaxWidth(Double.MAX_VALUE);
      body.getChildren().addAll(said(words.get(OPENING), "hint"), bar);
    } else {
      body.getChildren().add(said(words.get(NOTHING), "hint"));
    }
    layout();
    setVvalue(at);
  }

  private void card(ReportViewModel.State.Known known) {
    ReportCard card = known.card();
    body.getChildren().add(head(card));
    boolean unplaced = card.crs().value().isEmpty() && card.geometry() != GeometryKind.NONE;
    known
        .problem()
        .map(why -> words.get(unplaced ? SAY_SYSTEM : why))
        .ifPresent(why -> body.getChildren().add(said(why, "field-error")));
    card.encoding()
        .ifPresent(found -> body.getChildren().add(findings.encoding(found, known.choices())));
    if (card.geometry() != GeometryKind.NONE) {
      body.getChildren().add(findings.system(card, known.choices()));
    }
    contents.bad(card).ifPresent(body.getChildren()::add);
    card.lonLat().ifPresent(box -> body.getChildren().add(contents.extent(box)));
    if (!card.fields().isEmpty()) {
      body.getChildren().add(contents.fields(card));
    }
    if (!card.remarks().isEmpty()) {
      body.getChildren()
          .add(new VBox(4, title(words.get(REMARKS)), Bits.remarks(words, card.remarks())));
    }
    if (model.canBeCopied()) {
      body.getChildren().add(copy());
    }
  }

  private Node head(ReportCard card) {
    var name = new Label(OneLine.of(model.title(), 120));
    name.getStyleClass().add("section-title");
    name.setWrapText(true);
    var chips =
        new javafx.scene.layout.FlowPane(
            4, 4, chip(NAMES.getOrDefault(card.format(), card.format()), null));
    card.grid()
        .ifPresentOrElse(
            grid ->
                chips
                    .getChildren()
                    .add(chip(words.get(GRID, grid.columns(), grid.rows(), grid.bands()), null)),
            () -> {
              Text count = card.features() == 1 ? ONE_FEATURE : FEATURES;
              chips.getChildren().add(chip(words.get(count, card.features()), null));
            });
    if (card.geometry() != GeometryKind.NONE && card.grid().isEmpty()) {
      chips.getChildren().add(chip(words.get(kind(card.geometry())), null));
    }
    if (card.withoutGeometry() > 0) {
      chips.getChildren().add(chip(words.get(WITHOUT, card.withoutGeometry()), "warning"));
    }
    var file = said(OneLine.of(card.file(), 200), "hint");
    return new VBox(4, name, file, chips);
  }

  private static Text kind(GeometryKind kind) {
    return switch (kind) {
      case POINT -> Text.of("points", "點");
      case LINE -> Text.of("lines", "線");
      case POLYGON -> Text.of("areas", "面");
      case MIXED -> Text.of("mixed shapes", "混合圖形");
      case RASTER -> Text.of("grid", "網格");
      case NONE -> Text.of("table", "表格");
    };
  }

  private Node copy() {
    var menu = new MenuButton(words.get(COPY));
    menu.setId("report-copy");
    menu.setGraphic(Icons.graphic(Icons.EXPORT));
    menu.setTooltip(new Tooltip(words.get(COPY_HINT)));
    for (CleanCopy.As as : CleanCopy.As.values()) {
      var item = new MenuItem(as.title());
      item.setOnAction(event -> model.saveCopy(as));
      menu.getItems().add(item);
    }
    return new VBox(4, menu, said(words.get(COPY_HINT), "hint"));
  }
}
