package org.tutai.viewer.catalogue;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.viewer.catalogue.PublishViewModel.Field;
import org.tutai.viewer.catalogue.PublishViewModel.Found;
import org.tutai.viewer.catalogue.PublishViewModel.Step;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The dialog that publishes a layer: sent, looked at, described, live. */
final class PublishView {

  static final Text TITLE = Text.of("Publish layer", "發布圖層");
  private static final Text SENDING = Text.of("Sending the layer…", "正在傳送圖層…");
  private static final Text INSPECTING = Text.of("The server is checking the data…", "伺服器正在檢查資料…");
  private static final Text PUBLISHING = Text.of("Preparing the layer…", "正在準備圖層…");
  private static final Text SEND = Text.of("Send", "傳送");
  private static final Text UNSEEN =
      Text.of(
          "The server checks it and asks for a title and a licence. Nobody else sees it before you"
              + " publish it.",
          "伺服器會檢查資料，再請您填寫標題與授權方式。發布之前，其他人看不到。");
  private static final Text CANCEL = Text.of("Cancel", "取消");
  private static final Text CLOSE = Text.of("Close", "關閉");
  private static final Text FOUND = Text.of("%,d features · %s", "%,d 筆・%s");
  private static final Text BAD = Text.of("%,d bad features are left out", "%,d 筆有誤，不會發布");
  private static final Text NAME_ZH = Text.of("Title (Chinese)", "標題（中文）");
  private static final Text NAME_EN = Text.of("Title (English, may be left out)", "標題（英文，可不填）");
  private static final Text NAME = Text.of("Name in addresses and WMS", "圖層名稱（用在網址與 WMS）");
  private static final Text SUMMARY = Text.of("Summary (may be left out)", "摘要（可不填）");
  private static final Text LICENCE = Text.of("Licence", "授權方式");
  private static final Text CHOOSE_LICENCE = Text.of("Choose or write", "請選擇或填寫");
  private static final Text SOURCE = Text.of("Source: who made the data", "資料來源");
  private static final Text UPDATED = Text.of("Data as of (may be left out)", "資料更新日期（可不填）");
  private static final Text SERVICE_ONLY =
      Text.of("Give out pictures only, no data", "僅供服務：只提供圖片，不提供資料");
  private static final Text STYLED =
      Text.of("The layer is published in the style it has on the map.", "圖層會以目前地圖上的樣式發布。");
  private static final Text GO = Text.of("Publish", "發布");
  private static final Text LIVE = Text.of("The layer is live", "圖層已上線");
  private static final Text OPEN = Text.of("Open in the browser", "在瀏覽器開啟");
  private static final Text COPY = Text.of("Copy", "複製");
  private static final Text LINK = Text.of("Link", "連結");
  private static final Text DONE = Text.of("Done", "完成");
  private static final List<String> LICENCES =
      List.of("政府資料開放授權條款-第1版", "CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0", "ODbL 1.0");

  private final Desk desk;
  private final PublishViewModel model;
  private final Fields fields;

  PublishView(Desk desk, PublishViewModel model) {
    this.desk = desk;
    this.model = model;
    this.fields = new Fields(desk.words());
  }

  void show(String layer) {
    model.begin(layer);
    desk.dialog(TITLE, content());
  }

  private Node content() {
    var box =
        new VBox(
            at(asking(), Step.ASKING),
            at(working(), Step.SENDING, Step.INSPECTING, Step.PUBLISHING),
            at(describing(), Step.DESCRIBING),
            at(stopped(), Step.STOPPED),
            at(live(), Step.LIVE));
    box.setPrefWidth(512);
    box.getStyleClass().add("panel-body");
    box.sceneProperty()
        .addListener(
            (value, before, now) -> {
              if (now == null && model.stepProperty().get() != Step.PUBLISHING) {
                model.cancel(); // closed by Esc or its cross: what was sent is taken back
              }
            });
    return box;
  }

  private Node at(Node node, Step... steps) {
    Fields.shownWhile(node, model.stepProperty().map(now -> List.of(steps).contains(now)));
    return node;
  }

  private Node asking() {
    Button send = fields.primary(SEND, model::send);
    send.setId("publish-send");
    send.setDefaultButton(true);
    send.disableProperty()
        .bind(
            model.sendingProperty().map(known -> known.filter(each -> each.count() > 0).isEmpty()));
    Button cancel =
        fields.button(
            CANCEL,
            () -> {
              model.cancel();
              desk.closeDialog();
            });
    return new VBox(
        12,
        SendingView.of(desk.words(), model.sendingProperty(), model::server),
        fields.hint(UNSEEN),
        Fields.actions(cancel, send));
  }

  private Node working() {
    var words = new Label();
    words
        .textProperty()
        .bind(
            desk.words()
                .of(
                    model
                        .stepProperty()
                        .map(
                            step ->
                                switch (step) {
                                  case SENDING -> SENDING;
                                  case PUBLISHING -> PUBLISHING;
                                  default -> INSPECTING;
                                })));
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    Runnable follow =
        () -> {
          bar.progressProperty().unbind();
          model
              .jobProperty()
              .get()
              .ifPresent(job -> bar.progressProperty().bind(job.progressProperty()));
        };
    model.jobProperty().addListener(value -> follow.run());
    follow.run();
    Button cancel =
        fields.button(
            CANCEL,
            Icons.CANCEL,
            () -> {
              model.cancel();
              desk.closeDialog();
            });
    return new VBox(12, words, bar, Fields.actions(cancel));
  }

  private Node describing() {
    var found = new VBox(4);
    Runnable fill =
        () -> {
          found.getChildren().clear();
          model.foundProperty().get().ifPresent(each -> tell(found, each));
        };
    model.foundProperty().addListener(value -> fill.run());
    fill.run();
    var licence = new ComboBox<String>();
    licence.setId("publish-licence");
    licence.getItems().setAll(LICENCES);
    licence.setEditable(true);
    licence.setMaxWidth(Double.MAX_VALUE);
    licence.promptTextProperty().bind(desk.words().of(CHOOSE_LICENCE));
    licence.accessibleTextProperty().bind(desk.words().of(LICENCE));
    licence.getEditor().textProperty().bindBidirectional(model.licenceProperty());
    var only = new CheckBox();
    only.textProperty().bind(desk.words().of(SERVICE_ONLY));
    only.selectedProperty().bindBidirectional(model.serviceOnlyProperty());
    TextField updated = fields.line("publish-updated", UPDATED, model.updatedProperty());
    updated.setPromptText("2026-11-21");
    Button go = fields.primary(GO, model::publish);
    go.setId("publish-go");
    Button cancel =
        fields.button(
            CANCEL,
            () -> {
              model.cancel();
              desk.closeDialog();
            });
    return new VBox(
        10,
        found,
        pair(
            fields.named(
                NAME_ZH,
                fields.line("publish-title", NAME_ZH, model.titleProperty()),
                mistake(Field.TITLE)),
            fields.named(
                NAME_EN, fields.line("publish-title-en", NAME_EN, model.englishTitleProperty()))),
        fields.named(
            NAME, fields.line("publish-name", NAME, model.nameProperty()), mistake(Field.NAME)),
        fields.named(SUMMARY, fields.line("publish-summary", SUMMARY, model.summaryProperty())),
        pair(
            fields.named(LICENCE, licence, mistake(Field.LICENCE)),
            fields.named(UPDATED, updated, mistake(Field.UPDATED))),
        fields.named(
            SOURCE,
            fields.line("publish-source", SOURCE, model.sourceProperty()),
            mistake(Field.SOURCE)),
        only,
        fields.hint(STYLED),
        fields.problem(model.problemProperty()),
        Fields.actions(cancel, go));
  }

  /** Two fields side by side, as wide as each other whatever their names. */
  private static HBox pair(Region one, Region other) {
    for (Region each : List.of(one, other)) {
      each.setMinWidth(0);
      each.setPrefWidth(1);
      HBox.setHgrow(each, Priority.ALWAYS);
    }
    return new HBox(12, one, other);
  }

  private ObservableValue<Optional<Text>> mistake(Field field) {
    return Bindings.createObjectBinding(
        () -> Optional.ofNullable(model.mistakes().get(field)), model.mistakes());
  }

  private void tell(VBox box, Found found) {
    Label sum =
        fields.text(
            FOUND.filled(
                found.features(),
                found.encoding().isEmpty()
                    ? found.crs()
                    : Text.of("%s · %s", "%s・%s")
                        .filled(found.crs(), Text.same(found.encoding()))));
    sum.setGraphic(Icons.graphic(Icons.REPORT_CARD));
    box.getChildren().add(sum);
    if (found.bad() > 0) {
      Label bad = fields.hint(BAD.filled(found.bad()));
      bad.setGraphic(Icons.graphic(Icons.WARNING));
      box.getChildren().add(bad);
    }
  }

  private Node stopped() {
    return new VBox(
        12,
        fields.problem(model.problemProperty()),
        Fields.actions(fields.button(CLOSE, desk::closeDialog)));
  }

  private Node live() {
    Label words = fields.text(LIVE);
    words.setGraphic(Icons.graphic(Icons.SUCCESS));
    words.getStyleClass().add("section-title");
    var link = new TextField();
    link.setId("publish-link");
    link.setEditable(false);
    link.accessibleTextProperty().bind(desk.words().of(LINK));
    link.textProperty().bind(model.pageProperty().map(each -> each.orElse("")));
    HBox.setHgrow(link, Priority.ALWAYS);
    return new VBox(
        12,
        words,
        new HBox(8, link, fields.button(COPY, Icons.COPY, model::copyPage)),
        Fields.actions(
            fields.button(OPEN, Icons.OPEN_OUTSIDE, model::openPage),
            fields.primary(DONE, desk::closeDialog)));
  }
}
