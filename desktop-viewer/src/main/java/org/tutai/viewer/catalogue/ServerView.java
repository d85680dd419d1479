package org.tutai.viewer.catalogue;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The dialog of servers: which one, and who asks it; and the sign of it in the status strip. */
final class ServerView {

  static final Text SERVER = Text.of("Map server", "圖臺伺服器");
  private static final Text ADDRESS = Text.of("Address", "網址");
  private static final Text PROMPT = Text.same("maps.example.gov.tw");
  private static final Text CONNECT = Text.of("Connect", "連線");
  private static final Text KNOWN = Text.of("Servers used before", "使用過的伺服器");
  private static final Text FORGET = Text.of("Forget %s", "移除 %s");
  private static final Text OFFLINE_OK =
      Text.of(
          "Everything on this computer works without a server. With one you add published layers,"
              + " publish your own and share maps.",
          "沒有伺服器也能使用這部電腦上的所有功能；連上伺服器後可加入已發布的圖層、發布圖層並分享地圖。");
  private static final Text SIGN_IN = Text.of("Sign in", "登入");
  private static final Text BY_NAME = Text.of("Name and password", "帳號與密碼");
  private static final Text BY_KEY = Text.of("API key", "API 金鑰");
  private static final Text NAME = Text.of("Name", "帳號");
  private static final Text PASSWORD = Text.of("Password", "密碼");
  private static final Text KEY = Text.of("API key", "API 金鑰");
  private static final Text KEEP =
      Text.of("Keep the key on this computer, readable for me only", "將金鑰保存在這部電腦（僅本人可讀）");
  private static final Text OPEN_LINE =
      Text.of(
          "The line to this server is not encrypted: others on the way can read the password.",
          "與此伺服器的連線未加密，途中可能有人讀到密碼。");
  private static final Text SIGN_OUT = Text.of("Sign out", "登出");
  private static final Text YOU = Text.of("Signed in as %s", "已登入：%s");
  private static final Text ONLINE = Text.of("%s · online", "%s・連線中");
  private static final Text AS = Text.of("%s · %s", "%s・%s");
  private static final Text CONNECTING = Text.of("Connecting to %s…", "正在連線至 %s…");
  private static final Text OFFLINE = Text.of("%s · offline", "%s・離線");
  private static final Text NO_SERVER = Text.of("No server", "未連線");

  private final Desk desk;
  private final ServerViewModel model;
  private static final Text AWAY =
      Text.of(
          "This server does not answer now. What was read from it earlier stays; connect to try"
              + " again.",
          "此伺服器目前沒有回應。先前讀取的內容仍可使用；按「連線」可再試一次。");

  private final Fields fields;

  ServerView(Desk desk, ServerViewModel model) {
    this.desk = desk;
    this.model = model;
    this.fields = new Fields(desk.words());
  }

  void show() {
    Node content = content();
    desk.dialog(SERVER, content);
    Platform.runLater(() -> begin(content));
  }

  /** Who is known to the server but not to it types a name next, not an address. */
  private static void begin(Node content) {
    Node name = content.lookup("#server-name");
    boolean wanted = name != null && content.getScene() != null;
    for (Node each = name; wanted && each != null && each != content; each = each.getParent()) {
      wanted = each.isVisible();
    }
    if (wanted && name != null) {
      name.requestFocus();
    }
  }

  // --- The status strip --------------------------------------------------------------------------

  /** Which server, who, and whether it answers; opens the dialog. */
  Node sign() {
    var button = new Button();
    button.setId("server-sign");
    button.getStyleClass().add("flat");
    button
        .textProperty()
        .bind(
            desk.words()
                .following(
                    this::said,
                    model.clientProperty(),
                    model.stateProperty(),
                    model.accountProperty()));
    Runnable icon =
        () ->
            button.setGraphic(
                Icons.graphic(
                    model.stateProperty().get() == ServerViewModel.State.ONLINE
                        ? Icons.ONLINE
                        : Icons.OFFLINE));
    model.stateProperty().addListener(value -> icon.run());
    icon.run();
    button.setOnAction(event -> show());
    return button;
  }

  private String said() {
    Optional<ServerClient> client = model.client();
    if (client.isEmpty()) {
      return desk.words().get(NO_SERVER);
    }
    String server = client.get().address().title();
    Account account = model.accountProperty().get();
    return switch (model.stateProperty().get()) {
      case ONLINE ->
          account.signedIn()
              ? desk.words().get(AS, server, account.displayName())
              : desk.words().get(ONLINE, server);
      case CONNECTING -> desk.words().get(CONNECTING, server);
      case OFFLINE -> desk.words().get(OFFLINE, server);
      case NONE -> desk.words().get(NO_SERVER);
    };
  }

  // --- The dialog --------------------------------------------------------------------------------

  private Node content() {
    var box = new VBox(16, address(), known(), who());
    box.setPrefWidth(470);
    model.busyProperty().addListener((value, before, now) -> follow(box));
    box.getStyleClass().add("panel-body");
    return box;
  }

  /* The keyboard follows what was done: connected, the name; signed in, the address, not the
   * button that signs out again. */
  private void follow(Node box) {
    Platform.runLater(
        () -> {
          if (box.getScene() == null || model.busyProperty().get()) {
            return;
          }
          Node address = box.lookup("#server-address");
          if (model.accountProperty().get().signedIn()) {
            address.requestFocus();
          } else if (box.getScene().getFocusOwner() == address) {
            begin(box);
          }
        });
  }

  private Node address() {
    TextField address = fields.line("server-address", ADDRESS, model.addressProperty());
    address.promptTextProperty().bind(desk.words().of(PROMPT));
    address.setOnAction(event -> model.connect());
    HBox.setHgrow(address, Priority.ALWAYS);
    Button connect = fields.button(CONNECT, model::connect);
    connect.setId("server-connect");
    connect.disableProperty().bind(model.busyProperty());
    accentWhile(connect, model.stateProperty().map(state -> state != ServerViewModel.State.ONLINE));
    var busy = new ProgressIndicator();
    busy.setPrefSize(20, 20);
    Fields.shownWhile(busy, model.busyProperty());
    var line = new HBox(8, address, busy, connect);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox named = fields.named(ADDRESS, line, model.addressProblemProperty());
    var about = fields.hint(OFFLINE_OK);
    Fields.shownWhile(about, model.clientProperty().map(Optional::isEmpty));
    var away = fields.hint(AWAY);
    Fields.shownWhile(
        away,
        Bindings.createBooleanBinding(
            () ->
                model.stateProperty().get() == ServerViewModel.State.OFFLINE
                    && model.addressProblemProperty().get().isEmpty(),
            model.stateProperty(),
            model.addressProblemProperty()));
    named.getChildren().addAll(about, away);
    return named;
  }

  private Node known() {
    var list = new VBox(0);
    Runnable fill =
        () -> list.getChildren().setAll(model.servers().stream().map(this::server).toList());
    model.servers().addListener((javafx.beans.Observable value) -> fill.run());
    fill.run();
    Label title = fields.text(KNOWN);
    title.getStyleClass().add("hint");
    var box = new VBox(4, title, list);
    Fields.shownWhile(box, Bindings.size(model.servers()).greaterThan(1).asObject());
    return box;
  }

  private Node server(ServerAddress server) {
    var open = new Button(server.title(), Icons.graphic(Icons.SERVER));
    open.getStyleClass().add("flat");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setAlignment(Pos.CENTER_LEFT);
    open.setOnAction(event -> model.connect(server));
    HBox.setHgrow(open, Priority.ALWAYS);
    Button forget = Icons.button(Icons.CLOSE, desk.words().of(FORGET, server.title()));
    forget.setOnAction(event -> model.forget(server));
    return new HBox(4, open, forget);
  }

  private Node who() {
    var in = signIn();
    Fields.shownWhile(
        in,
        Bindings.createBooleanBinding(
            () ->
                model.stateProperty().get() == ServerViewModel.State.ONLINE
                    && !model.accountProperty().get().signedIn(),
            model.stateProperty(),
            model.accountProperty()));
    var out = signedIn();
    Fields.shownWhile(out, model.signedIn());
    var who = new VBox(in, out);
    Fields.shownWhile(
        who, model.stateProperty().map(state -> state == ServerViewModel.State.ONLINE));
    return who;
  }

  private static void accentWhile(Button button, ObservableValue<Boolean> condition) {
    Runnable follow =
        () -> {
          button.getStyleClass().remove("accent");
          if (condition.getValue()) {
            button.getStyleClass().add("accent");
          }
        };
    condition.addListener(value -> follow.run());
    follow.run();
  }

  private Node signedIn() {
    var name = new Label();
    name.setGraphic(Icons.graphic(Icons.MEMBER));
    name.textProperty()
        .bind(
            desk.words()
                .following(
                    () -> desk.words().get(YOU, model.accountProperty().get().displayName()),
                    model.accountProperty()));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    var line = new HBox(8, name, fields.button(SIGN_OUT, Icons.SIGN_OUT, model::signOut));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node signIn() {
    var group = new ToggleGroup();
    var byName = choice(BY_NAME, group);
    var byKey = choice(BY_KEY, group);
    byName.setSelected(true);
    byKey.selectedProperty().bindBidirectional(model.byKeyProperty());
    var ways = new HBox(16, byName, byKey);
    TextField name = fields.line("server-name", NAME, model.nameProperty());
    PasswordField password = fields.secret("server-password", PASSWORD, model.passwordProperty());
    var pair = new VBox(8, fields.named(NAME, name), fields.named(PASSWORD, password));
    Fields.shownWhile(pair, model.byKeyProperty().not().asObject());
    PasswordField key = fields.secret("server-key", KEY, model.keyProperty());
    var keep = new CheckBox();
    keep.textProperty().bind(desk.words().of(KEEP));
    keep.selectedProperty().bindBidirectional(model.keepKeyProperty());
    var one = new VBox(8, fields.named(KEY, key), keep);
    Fields.shownWhile(one, model.byKeyProperty().asObject());
    Label open = fields.hint(OPEN_LINE);
    open.setGraphic(Icons.graphic(Icons.WARNING));
    Fields.shownWhile(open, model.openLine());
    Button go = fields.primary(SIGN_IN, model::signIn);
    go.setId("server-sign-in");
    go.disableProperty().bind(model.busyProperty());
    var box =
        new VBox(
            12,
            ways,
            pair,
            one,
            open,
            fields.problem(model.signInProblemProperty()),
            Fields.actions(go));
    box.visibleProperty()
        .addListener(
            (value, before, now) -> {
              if (now) {
                Platform.runLater(name::requestFocus);
              }
            });
    box.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            model.signIn();
            event.consume();
          }
        });
    return box;
  }

  private RadioButton choice(Text name, ToggleGroup group) {
    var choice = new RadioButton();
    choice.textProperty().bind(desk.words().of(name));
    choice.setToggleGroup(group);
    choice.setStyle("-fx-background-color: transparent");
    return choice;
  }
}
