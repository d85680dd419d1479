package org.tutai.viewer.layers.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadReasons;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ReportCard;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.layers.Plainly;
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
  private static final Text ENCODING = Text.of("Encoding", "編碼");
  private static final Text SYSTEM = Text.of("CRS", "坐標系統");
  private static final Text SURE = Text.of("%d %% sure", "把握 %d %%");
  private static final Text CHOSEN = Text.of("chosen", "已選定");
  private static final Text UNKNOWN = Text.of("not known", "無法判定");
  private static final Text AS_FOUND = Text.of("Back to what was found", "恢復自動判定");
  private static final Text WHY = Text.of("Why?", "判定依據");
  private static final Text OTHERS = Text.of("Choose another", "改選其他");
  private static final Text WEIGHING = Text.of("Weighing what else it could be…", "正在評估其他可能…");
  private static final Text FIELDS = Text.of("Fields (%d)", "欄位（%d）");
  private static final Text EXTENT = Text.of("Extent", "範圍");
  private static final Text BAD = Text.of("Bad features (%,d)", "有誤的圖徵（%,d）");
  private static final Text BAD_NONE = Text.of("No bad features", "沒有有誤的圖徵");
  private static final Text MORE = Text.of("and %,d more", "另有 %,d 筆");
  private static final Text SHOW = Text.of("Show feature %d on the map", "在地圖上顯示第 %d 筆");
  private static final Text REMARKS = Text.of("Remarks", "說明");
  private static final Text COPY = Text.of("Save a clean copy as", "另存乾淨副本");
  private static final Text COPY_HINT =
      Text.of(
          "Texts in UTF-8, the CRS stated, bad features mended or left out. The file stays as it"
              + " is.",
          "文字轉為 UTF-8、註明坐標系統，有誤的圖徵已修復或略去。原始檔案不會變更。");
  private static final Text LOOK_ENCODING =
      Text.of(
          "Check that the samples read well; if not, choose another encoding.",
          "請確認範例文字是否通順；若為亂碼，請改選編碼。");
  private static final Text LOOK_SYSTEM =
      Text.of(
          "Check on the map that the layer lies right; if not, choose another CRS.",
          "請在地圖上確認圖層位置；若不正確，請改選坐標系統。");
  private static final Text SAY_SYSTEM =
      Text.of(
          "Its place is not known: choose the CRS of its coordinates, then it is drawn.",
          "無法判定位置：請選擇坐標系統，即可繪製。");

  private static final double ENOUGH = 0.9;
  private static final int LISTED = 20;
  private static final int MOST_FIELDS = 200;

  private final Words words;
  private final ReportViewModel model;
  private final VBox body = new VBox(16);

  ReportView(Words words, ReportViewModel model) {
    this.words = words;
    this.model = model;
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
      candidates(Choices.NONE, null);
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
    card.encoding().ifPresent(found -> encoding(found, known.choices()));
    if (card.geometry() != GeometryKind.NONE) {
      system(card, known.choices());
    }
    bad(card);
    card.lonLat().ifPresent(box -> body.getChildren().add(extent(box)));
    if (!card.fields().isEmpty()) {
      body.getChildren().add(fields(card));
    }
    if (!card.remarks().isEmpty()) {
      body.getChildren().add(new VBox(4, title(words.get(REMARKS)), remarks(card.remarks())));
    }
    if (model.canBeCopied()) {
      body.getChildren().add(copy());
    }
  }

  // --- What it is --------------------------------------------------------------------------------

  private Node head(ReportCard card) {
    var name = new Label(OneLine.of(model.title(), 120));
    name.getStyleClass().add("section-title");
    name.setWrapText(true);
    var chips = new javafx.scene.layout.FlowPane(4, 4, chip(card.format(), null));
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

  private static Label chip(String text, @Nullable String style) {
    var chip = new Label(text);
    chip.getStyleClass().add("chip");
    if (style != null) {
      chip.getStyleClass().add(style);
    }
    return chip;
  }

  private static Label title(String text) {
    var title = new Label(text);
    title.getStyleClass().add("section-title");
    return title;
  }

  private static Label said(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  // --- Encoding and CRS --------------------------------------------------------------------------

  private void encoding(Finding<String> found, Choices choices) {
    boolean chosen = choices.encoding().isPresent();
    var box = finding(words.get(ENCODING), found.value().orElse(words.get(UNKNOWN)), found, chosen);
    if (!chosen && found.confidence() < ENOUGH) {
      box.getChildren().add(said(words.get(LOOK_ENCODING), "hint"));
    }
    encodings(box, found.value().orElse(""), !chosen && found.confidence() >= ENOUGH);
    if (chosen) {
      box.getChildren().add(back(() -> model.chooseEncoding(Optional.empty())));
    }
    body.getChildren().add(box);
  }

  /** The encodings to choose from; when there is no doubt, only how the texts read is in sight. */
  private void encodings(VBox box, String now, boolean folded) {
    Optional<Evidence> evidence = model.evidenceProperty().get();
    if (evidence.isEmpty()) {
      box.getChildren().add(said(words.get(WEIGHING), "hint"));
      return;
    }
    var group = new ToggleGroup();
    var list = new VBox(4);
    for (Evidence.Encoding each : evidence.get().encodings()) {
      boolean isNow = each.label().equals(now);
      list.getChildren().add(candidate(each, isNow, group));
      if (folded && isNow && !each.samples().isEmpty()) {
        box.getChildren().add(2, said(String.join("　", each.samples()), "sample"));
      }
    }
    box.getChildren().add(folded ? folded(words.get(OTHERS), list) : list);
  }

  private Node candidate(Evidence.Encoding each, boolean selected, ToggleGroup group) {
    String samples = String.join("　", each.samples());
    return candidate(
        each.label(),
        each.probability() < 0.005 ? "" : percent(each.probability()),
        samples,
        "sample",
        selected,
        group,
        () -> model.chooseEncoding(Optional.of(each.charset())));
  }

  private void system(ReportCard card, Choices choices) {
    Finding<ReportCard.CrsName> found = card.crs();
    boolean chosen = choices.crs().isPresent();
    String name = found.value().map(crs -> crsName(crs)).orElseGet(() -> words.get(UNKNOWN));
    var box = finding(words.get(SYSTEM), name, found, chosen);
    if (found.value().isPresent() && !chosen && found.confidence() < ENOUGH) {
      box.getChildren().add(said(words.get(LOOK_SYSTEM), "hint"));
    }
    systems(
        box,
        found.value().map(ReportCard.CrsName::code).orElse(""),
        !chosen && found.confidence() >= ENOUGH);
    if (chosen) {
      box.getChildren().add(back(() -> model.chooseSystem(Optional.empty())));
    }
    body.getChildren().add(box);
  }

  private String crsName(ReportCard.CrsName crs) {
    String name = isChinese() ? crs.chinese() : crs.english();
    return crs.code().startsWith("custom:") ? name : name + " (" + crs.code() + ")";
  }

  private boolean isChinese() {
    return words.language().locale().getLanguage().equals("zh");
  }

  /** The systems to choose from, folded away when there is no doubt. */
  private void systems(VBox box, String now, boolean folded) {
    Optional<Evidence> evidence = model.evidenceProperty().get();
    if (evidence.isEmpty()) {
      box.getChildren().add(said(words.get(WEIGHING), "hint"));
      return;
    }
    var group = new ToggleGroup();
    var list = new VBox(4);
    for (Evidence.Reference each : evidence.get().systems()) {
      list.getChildren().add(candidate(each, each.crs().code().equals(now), group));
    }
    if (folded) {
      box.getChildren().add(folded(words.get(OTHERS), list));
    } else {
      box.getChildren().add(list);
    }
  }

  private Node candidate(Evidence.Reference each, boolean selected, ToggleGroup group) {
    Crs crs = each.crs();
    Locale locale = words.language().locale();
    return candidate(
        crs.title(locale) + " (" + crs.code() + ")",
        each.probability().isPresent() ? percent(each.probability().getAsDouble()) : "",
        words.get(each.reason()),
        "hint",
        selected,
        group,
        () -> model.chooseSystem(Optional.of(crs)));
  }

  /** Of a file that cannot be opened at all as it is. */
  private void candidates(Choices choices, @Nullable String now) {
    model
        .evidenceProperty()
        .get()
        .filter(evidence -> !evidence.systems().isEmpty())
        .ifPresent(
            evidence -> {
              var box = new VBox(4, title(words.get(SYSTEM)));
              systems(box, choices.crs().map(Crs::code).orElse(now == null ? "" : now), false);
              body.getChildren().add(box);
            });
  }

  private VBox finding(String title, String value, Finding<?> found, boolean chosen) {
    var what = new Label(value);
    what.setWrapText(true);
    HBox.setHgrow(what, Priority.ALWAYS);
    what.setMaxWidth(Double.MAX_VALUE);
    Label sure =
        chosen
            ? chip(words.get(CHOSEN), null)
            : chip(
                words.get(SURE, (int) (found.confidence() * 100)),
                found.confidence() < ENOUGH ? "warning" : "success");
    sure.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(8, what, sure);
    line.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(4, title(title), line);
    if (!found.grounds().isEmpty()) {
      box.getChildren().add(folded(words.get(WHY), remarks(found.grounds())));
    }
    return box;
  }

  private static Node folded(String title, Node content) {
    var pane = new TitledPane(title, content);
    pane.setExpanded(false);
    pane.setAnimated(false);
    pane.setMnemonicParsing(false);
    pane.getStyleClass().add("folded");
    return pane;
  }

  private Node candidate(
      String title,
      String probability,
      String detail,
      String detailStyle,
      boolean selected,
      ToggleGroup group,
      Runnable choose) {
    var radio = new RadioButton(title);
    radio.setToggleGroup(group);
    radio.setSelected(selected);
    radio.setWrapText(true);
    radio.setMnemonicParsing(false);
    radio.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(radio, Priority.ALWAYS);
    radio.setOnAction(event -> choose.run());
    var likely = new Label(probability);
    likely.getStyleClass().addAll("hint", "number");
    likely.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(8, radio, likely);
    line.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(line);
    if (!detail.isBlank()) {
      var below = said(detail, detailStyle);
      below.getStyleClass().add("report-detail");
      box.getChildren().add(below);
    }
    return box;
  }

  private Node back(Runnable action) {
    var link = new Hyperlink(words.get(AS_FOUND));
    link.setOnAction(event -> action.run());
    return link;
  }

  private static String percent(double share) {
    int whole = (int) (share * 100);
    return whole == 0 ? "< 1 %" : whole + " %";
  }

  // --- What is in it -----------------------------------------------------------------------------

  private Node extent(Bounds box) {
    String text =
        String.format(
            Locale.ROOT, "%.5f, %.5f – %.5f, %.5f", box.minX(), box.minY(), box.maxX(), box.maxY());
    return new VBox(4, title(words.get(EXTENT)), said(text, "hint"));
  }

  private Node fields(ReportCard card) {
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

  private void bad(ReportCard card) {
    if (card.grid().isEmpty() && card.badFeatures() == 0) {
      var good = said(words.get(BAD_NONE), "hint");
      good.setGraphic(Icons.graphic(Icons.SUCCESS));
      body.getChildren().add(good);
      return;
    }
    if (card.badFeatures() == 0) {
      return;
    }
    var box = new VBox(4, title(words.get(BAD, card.badFeatures())));
    for (Map.Entry<String, Long> each : card.bad().entrySet()) {
      box.getChildren().add(badOf(card, each.getKey(), each.getValue()));
    }
    body.getChildren().add(box);
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

  private Node remarks(List<Remark> remarks) {
    var list = new VBox(4);
    for (Remark remark : remarks) {
      var label = said(Plainly.of(remark, words.language()), "hint");
      label.setGraphic(Icons.graphic(remark.isWarning() ? Icons.WARNING : Icons.NOTE));
      if (remark.isWarning()) {
        label.getStyleClass().add("report-warning");
      }
      list.getChildren().add(label);
    }
    return list;
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
