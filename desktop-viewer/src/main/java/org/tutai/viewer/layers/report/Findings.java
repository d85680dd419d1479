package org.tutai.viewer.layers.report;

import static org.tutai.viewer.layers.report.Bits.chip;
import static org.tutai.viewer.layers.report.Bits.folded;
import static org.tutai.viewer.layers.report.Bits.said;
import static org.tutai.viewer.layers.report.Bits.title;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ReportCard;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** What was found out about a file, with the evidence, and what can be chosen instead. */
final class Findings {

  private static final Text ENCODING = Text.of("Encoding", "編碼");
  private static final Text SYSTEM = Text.of("CRS", "坐標系統");
  private static final Text SURE = Text.of("%d %% sure", "把握 %d %%");
  private static final Text CHOSEN = Text.of("chosen", "已選定");
  private static final Text UNKNOWN = Text.of("not known", "無法判定");
  private static final Text AS_FOUND = Text.of("Back to what was found", "恢復自動判定");
  private static final Text WHY = Text.of("Why?", "判定依據");
  private static final Text OTHERS = Text.of("Choose another", "改選其他");
  private static final Text WEIGHING = Text.of("Weighing what else it could be…", "正在評估其他可能…");
  private static final Text LOOK_ENCODING =
      Text.of(
          "Check that the samples read well; if not, choose another encoding.",
          "請確認範例文字是否通順；若為亂碼，請改選編碼。");
  private static final Text LOOK_SYSTEM =
      Text.of(
          "Check on the map that the layer lies right; if not, choose another CRS.",
          "請在地圖上確認圖層位置；若不正確，請改選坐標系統。");
  private static final double ENOUGH = 0.9;

  private final Words words;
  private final ReportViewModel model;

  Findings(Words words, ReportViewModel model) {
    this.words = words;
    this.model = model;
  }

  /** What the encoding is, why, and what else it could be. */
  Node encoding(Finding<String> found, Choices choices) {
    boolean chosen = choices.encoding().isPresent();
    var box =
        finding(words.get(ENCODING), found.value().orElse(words.get(UNKNOWN)), "", found, chosen);
    if (!chosen && found.confidence() < ENOUGH) {
      box.getChildren().add(said(words.get(LOOK_ENCODING), "hint"));
    }
    encodings(box, found.value().orElse(""), !chosen && found.confidence() >= ENOUGH);
    if (chosen) {
      box.getChildren().add(back(() -> model.chooseEncoding(Optional.empty())));
    }
    return box;
  }

  /** The encodings to choose from; when there is no doubt, only how the texts read is in sight. */
  private void encodings(VBox box, String now, boolean folded) {
    Optional<Evidence> evidence = weighed(box);
    if (evidence.isEmpty()) {
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

  /** What else it could be; while that is still weighed, the box says so. */
  private Optional<Evidence> weighed(VBox box) {
    Optional<Evidence> evidence = model.evidenceProperty().get();
    if (evidence.isEmpty()) {
      box.getChildren().add(said(words.get(WEIGHING), "hint"));
    }
    return evidence;
  }

  private Node candidate(Evidence.Encoding each, boolean selected, ToggleGroup group) {
    String samples = String.join("　", each.samples());
    return candidate(
        each.label(),
        "",
        each.probability() < 0.005 ? "" : percent(each.probability()),
        samples,
        "sample",
        selected,
        group,
        () -> model.chooseEncoding(Optional.of(each.charset())));
  }

  /** What the CRS is, why, and what else it could be. */
  Node system(ReportCard card, Choices choices) {
    Finding<ReportCard.CrsName> found = card.crs();
    boolean chosen = choices.crs().isPresent();
    String name =
        found
            .value()
            .map(crs -> isChinese() ? crs.chinese() : crs.english())
            .orElseGet(() -> words.get(UNKNOWN));
    String code = found.value().map(ReportCard.CrsName::code).orElse("");
    var box = finding(words.get(SYSTEM), name, shown(code), found, chosen);
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
    return box;
  }

  /** A code that a person may know; empty for one of the program's own. */
  private static String shown(String code) {
    return code.startsWith("custom:") ? "" : code;
  }

  private boolean isChinese() {
    return words.language().locale().getLanguage().equals("zh");
  }

  /** The systems to choose from, folded away when there is no doubt. */
  private void systems(VBox box, String now, boolean folded) {
    Optional<Evidence> evidence = weighed(box);
    if (evidence.isEmpty()) {
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
        crs.title(locale),
        shown(crs.code()),
        each.probability().isPresent() ? percent(each.probability().getAsDouble()) : "",
        words.get(each.reason()),
        "hint",
        selected,
        group,
        () -> model.chooseSystem(Optional.of(crs)));
  }

  /** The systems to choose from for a file that cannot be opened as it is; empty without any. */
  Optional<Node> candidates() {
    return model
        .evidenceProperty()
        .get()
        .filter(evidence -> !evidence.systems().isEmpty())
        .map(
            evidence -> {
              var box = new VBox(4, title(words.get(SYSTEM)));
              systems(box, "", false);
              return box;
            });
  }

  private VBox finding(String title, String value, String code, Finding<?> found, boolean chosen) {
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
    var heading = title(title);
    HBox.setHgrow(heading, Priority.ALWAYS);
    heading.setMaxWidth(Double.MAX_VALUE);
    var head = new HBox(8, heading, sure);
    head.setAlignment(Pos.CENTER_LEFT);
    var line = new HBox(8, what);
    line.setAlignment(Pos.CENTER_LEFT);
    if (!code.isEmpty()) {
      Label known = chip(code, null);
      known.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(known);
    }
    var box = new VBox(4, head, line);
    if (!found.grounds().isEmpty()) {
      box.getChildren().add(folded(words.get(WHY), Bits.remarks(words, found.grounds())));
    }
    return box;
  }

  private Node candidate(
      String title,
      String code,
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
    var line = new HBox(8, radio);
    if (!code.isEmpty()) {
      Label known = chip(code, null);
      known.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(known);
    }
    line.getChildren().add(likely);
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
}
