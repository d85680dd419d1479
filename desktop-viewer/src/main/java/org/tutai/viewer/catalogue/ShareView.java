package org.tutai.viewer.catalogue;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tutai.viewer.catalogue.ShareViewModel.Step;
import org.tutai.viewer.catalogue.ShareViewModel.Visibility;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The dialog that shares the map: described, sent, and there is the link. */
final class ShareView {

  static final Text TITLE = Text.of("Share map", "分享地圖");
  private static final Text NAME = Text.of("Title", "地圖名稱");
  private static final Text ABOUT = Text.of("Description", "說明");
  private static final Text AUTHOR = Text.of("Author", "製作者");
  private static final Text WHO = Text.of("Who may see it", "誰看得到");
  private static final Text SHARE = Text.of("Save and share", "儲存並分享");
  private static final Text SAVE = Text.of("Save only", "僅儲存");
  private static final Text LINK = Text.of("Link", "連結");
  private static final Text SHOW_LINK = Text.of("Show the link", "顯示連結");
  private static final Text WORKING = Text.of("Sending the map and its files…", "正在傳送地圖與檔案…");
  private static final Text CANCEL = Text.of("Cancel", "取消");
  private static final Text OVER = Text.of("Write over", "蓋過去");
  private static final Text ANEW = Text.of("Save a copy", "另存一份");
  private static final Text CHANGED =
      Text.of(
          "This map was changed elsewhere. Write over that with what is here, or save a copy?",
          "這張地圖在別處改過了。要用這裡的內容蓋過去，還是另存一份？");
  private static final Text COPIED = Text.of("The link is on the clipboard.", "連結已複製到剪貼簿。");
  private static final Text COPY = Text.of("Copy", "複製");
  private static final Text OPEN = Text.of("Open in the browser", "在瀏覽器開啟");
  private static final Text REVOKE = Text.of("Stop sharing", "停止分享");
  private static final Text DONE = Text.of("Done", "完成");
  private static final Text QR = Text.of("QR code of the link", "連結的 QR 碼");
  private static final Text COPY_NOTE =
      Text.of(
          "The link shows the map as it is now. Later changes show once you share again.",
          "連結顯示的是現在的樣子。之後再改，要再分享一次才會更新。");
  private static final Text LEFT_OUT = Text.of("Left out", "未帶出去的內容");
  private static final Text STRIPPED =
      Text.of(
          "Paths of this computer, passwords and addresses of private networks are never shared.",
          "這部電腦的路徑、密碼與內部網路位址都不會分享出去。");
  private static final int QR_PIXELS = 200;

  private final Desk desk;
  private final ShareViewModel model;
  private final Fields fields;

  ShareView(Desk desk, ShareViewModel model) {
    this.desk = desk;
    this.model = model;
    this.fields = new Fields(desk.words());
  }

  void show() {
    model.begin();
    desk.dialog(TITLE, content());
  }

  private Node content() {
    Node describing = describing();
    Node working = working();
    Node asking = asking();
    Node shared = shared();
    at(describing, Step.DESCRIBING);
    at(working, Step.WORKING);
    at(asking, Step.ASKING);
    at(shared, Step.SHARED);
    var box = new VBox(describing, working, asking, shared);
    box.setPrefWidth(600);
    box.getStyleClass().add("panel-body");
    return box;
  }

  private void at(Node node, Step step) {
    Fields.shownWhile(node, model.stepProperty().map(now -> now == step));
  }

  private Node describing() {
    TextField title = fields.line("share-title", NAME, model.titleProperty());
    title.setOnAction(
        event -> {
          if (model.sendingProperty().get().isPresent()) {
            model.share();
          }
        });
    var box =
        new VBox(
            12,
            fields.named(NAME, title, model.titleProblemProperty()),
            fields.named(ABOUT, fields.lines("share-about", ABOUT, model.descriptionProperty())),
            fields.named(AUTHOR, fields.line("share-author", AUTHOR, model.authorProperty())),
            fields.named(WHO, visibility()),
            SendingView.of(desk.words(), model.sendingProperty(), model::server),
            fields.hint(STRIPPED),
            fields.problem(model.problemProperty()));
    Button link = fields.button(SHOW_LINK, Icons.LINK, model::showLink);
    Fields.shownWhile(link, model.linkProperty().map(Optional::isPresent));
    Button share = fields.primary(SHARE, model::share);
    share.setId("share-go");
    Button save = fields.button(SAVE, model::save);
    ObservableValue<Boolean> unknown = model.sendingProperty().map(Optional::isEmpty);
    share.disableProperty().bind(unknown);
    save.disableProperty().bind(unknown);
    box.getChildren().add(Fields.actions(link, save, share));
    return box;
  }

  private Node visibility() {
    var group = new ToggleGroup();
    var box = new VBox(8);
    for (Visibility each : Visibility.values()) {
      var choice = new RadioButton();
      choice.textProperty().bind(desk.words().of(each.title()));
      choice.setToggleGroup(group);
      choice.setStyle("-fx-background-color: transparent");
      choice.setSelected(model.visibilityProperty().get() == each);
      choice.setOnAction(event -> model.visibilityProperty().set(each));
      model
          .visibilityProperty()
          .addListener((value, before, now) -> choice.setSelected(now == each));
      box.getChildren().add(choice);
    }
    return box;
  }

  private Node working() {
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    model
        .jobProperty()
        .addListener(
            (value, before, now) -> {
              bar.progressProperty().unbind();
              now.ifPresent(job -> bar.progressProperty().bind(job.progressProperty()));
            });
    var box =
        new VBox(
            12,
            fields.text(WORKING),
            bar,
            Fields.actions(fields.button(CANCEL, Icons.CANCEL, model::cancel)));
    return box;
  }

  private Node asking() {
    return new VBox(
        12,
        fields.text(CHANGED),
        Fields.actions(
            fields.button(OVER, model::writeOver), fields.primary(ANEW, model::saveAsAnother)));
  }

  private Node shared() {
    var link = new TextField();
    link.setId("share-link");
    link.setEditable(false);
    link.accessibleTextProperty().bind(desk.words().of(LINK));
    link.textProperty().bind(model.linkProperty().map(each -> each.orElse("")));
    HBox.setHgrow(link, Priority.ALWAYS);
    Button copy = fields.button(COPY, Icons.COPY, model::copyLink);
    var line = new HBox(8, link, copy);
    Label copied = fields.text(COPIED);
    copied.setGraphic(Icons.graphic(Icons.SUCCESS));
    var side = new VBox(12, copied, line, fields.hint(COPY_NOTE), remarks());
    HBox.setHgrow(side, Priority.ALWAYS);
    var both = new HBox(16, code(), side);
    Button revoke = fields.button(REVOKE, model::revoke);
    revoke.getStyleClass().addAll("danger", "flat");
    Button open = fields.button(OPEN, Icons.OPEN_OUTSIDE, model::openLink);
    Button done = fields.primary(DONE, desk::closeDialog);
    var box = new VBox(16, both, Fields.actions(revoke, open, done));
    return box;
  }

  /** White around the code in the dark theme too: readers want it. */
  private Node code() {
    var picture = new ImageView();
    picture.setId("share-qr");
    picture.accessibleTextProperty().bind(desk.words().of(QR));
    picture.setFitWidth(QR_PIXELS);
    picture.setFitHeight(QR_PIXELS);
    picture.setSmooth(false);
    Runnable draw =
        () ->
            picture.setImage(
                model
                    .linkProperty()
                    .get()
                    .flatMap(link -> QrCode.of(link, 2 * QR_PIXELS))
                    .orElse(null));
    model.linkProperty().addListener(value -> draw.run());
    draw.run();
    var frame = new StackPane(picture);
    frame.setAlignment(Pos.TOP_LEFT);
    frame.setMinSize(QR_PIXELS, QR_PIXELS);
    return frame;
  }

  private Node remarks() {
    var list = new VBox(4);
    Runnable fill =
        () ->
            list.getChildren().setAll(model.remarks().stream().limit(8).map(fields::hint).toList());
    model.remarks().addListener((javafx.beans.Observable value) -> fill.run());
    fill.run();
    Label title = fields.text(LEFT_OUT);
    title.getStyleClass().add("section-title");
    var box = new VBox(4, title, list);
    Fields.shownWhile(box, Bindings.isNotEmpty(model.remarks()).asObject());
    return box;
  }
}
