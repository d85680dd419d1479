package org.tutai.viewer.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.source.remote.http.HostRule;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Task;

/** Which server is in use, who asks it, and whether it answers. For the UI thread. */
public final class ServerViewModel {

  /** Whether a server answers. */
  public enum State {
    /** None is in use. */
    NONE,
    CONNECTING,
    ONLINE,
    OFFLINE
  }

  private static final Logger log = LoggerFactory.getLogger(ServerViewModel.class);
  private static final Text ASKING = Text.of("Asking %s", "正在連線 %s");
  private static final Text NO_ADDRESS =
      Text.of(
          "Type the server's address, such as maps.example.gov.tw.",
          "請輸入伺服器網址，例如 maps.example.gov.tw。");
  private static final Text NO_NAME = Text.of("Type your name and password.", "請輸入帳號與密碼。");
  private static final Text NO_KEY = Text.of("Paste your API key.", "請貼上 API 金鑰。");
  private static final Text KEY_NOT_KEPT =
      Text.of("You are signed in, but the key cannot be kept: %s", "已登入，但無法保存金鑰：%s");

  private record Welcome(ServerClient client, Account account, List<ServerAddress> known) {}

  private final Desk desk;
  private final KnownServers known;
  private final ObservableList<ServerAddress> servers = FXCollections.observableArrayList();
  private final ObservableList<ServerAddress> readOnlyServers =
      FXCollections.unmodifiableObservableList(servers);
  private final ReadOnlyObjectWrapper<Optional<ServerClient>> client =
      new ReadOnlyObjectWrapper<>(this, "client", Optional.empty());
  private final ReadOnlyObjectWrapper<Account> account =
      new ReadOnlyObjectWrapper<>(this, "account", Account.VISITOR);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<Optional<Text>> addressProblem =
      new ReadOnlyObjectWrapper<>(this, "addressProblem", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> signInProblem =
      new ReadOnlyObjectWrapper<>(this, "signInProblem", Optional.empty());
  private final StringProperty address = new SimpleStringProperty(this, "address", "");
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final StringProperty password = new SimpleStringProperty(this, "password", "");
  private final StringProperty key = new SimpleStringProperty(this, "key", "");
  private final BooleanProperty keepKey = new SimpleBooleanProperty(this, "keepKey");
  private final BooleanProperty byKey = new SimpleBooleanProperty(this, "byKey");
  private final ObjectProperty<Consumer<ServerClient>> connected =
      new SimpleObjectProperty<>(this, "connected", found -> {});
  private int attempt;

  public ServerViewModel(Desk desk) {
    this.desk = desk;
    this.known = new KnownServers(desk.home());
    byKey.addListener(value -> signInProblem.set(Optional.empty()));
  }

  /** Takes up the server that was in use last, if there is one. */
  public void start() {
    desk.jobs()
        .start(ASKING.filled(""), progress -> known.list())
        .then(
            list -> {
              servers.setAll(list);
              if (!list.isEmpty() && client.get().isEmpty()) {
                address.set(list.get(0).title());
                connect(list.get(0));
              }
            });
  }

  /** The servers a person connected to, the latest first. */
  public ObservableList<ServerAddress> servers() {
    return readOnlyServers;
  }

  /** The server in use; it may be offline. */
  public ReadOnlyObjectProperty<Optional<ServerClient>> clientProperty() {
    return client.getReadOnlyProperty();
  }

  public Optional<ServerClient> client() {
    return client.get();
  }

  /** Who asks. */
  public ReadOnlyObjectProperty<Account> accountProperty() {
    return account.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the server answers and a member asks. */
  public BooleanBinding signedIn() {
    return Bindings.createBooleanBinding(
        () -> state.get() == State.ONLINE && account.get().signedIn(), state, account);
  }

  /** Whether the server answers. */
  public BooleanBinding online() {
    return Bindings.createBooleanBinding(() -> state.get() == State.ONLINE, state);
  }

  /** Whether an answer is waited for. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What is wrong with the address; empty for nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> addressProblemProperty() {
    return addressProblem.getReadOnlyProperty();
  }

  /** Why signing in did not work; empty for nothing. */
  public ReadOnlyObjectProperty<Optional<Text>> signInProblemProperty() {
    return signInProblem.getReadOnlyProperty();
  }

  /** What is typed as the server's address. */
  public StringProperty addressProperty() {
    return address;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty passwordProperty() {
    return password;
  }

  public StringProperty keyProperty() {
    return key;
  }

  /** Whether the key is to be kept in a file that only this person may read. */
  public BooleanProperty keepKeyProperty() {
    return keepKey;
  }

  /** Whether a key is given instead of name and password. */
  public BooleanProperty byKeyProperty() {
    return byKey;
  }

  /** Whether a password would go over the line readable for others. */
  public BooleanBinding openLine() {
    return Bindings.createBooleanBinding(
        () -> client.get().filter(each -> each.address().isOpenLine()).isPresent(), client);
  }

  // --- Connecting --------------------------------------------------------------------------------

  /** Goes to the server whose address is typed. */
  public void connect() {
    Optional<ServerAddress> typed = ServerAddress.parse(address.get());
    if (typed.isEmpty()) {
      addressProblem.set(Optional.of(NO_ADDRESS));
      return;
    }
    connect(typed.get());
  }

  /** Goes to a server; the one in use stays until this one answers, unless there is none. */
  public void connect(ServerAddress to) {
    int mine = ++attempt;
    var next = new ServerClient(to);
    boolean first = client.get().isEmpty();
    addressProblem.set(Optional.empty());
    busy.set(true);
    if (first) {
      client.set(Optional.of(next));
      state.set(State.CONNECTING);
      allow(to);
    }
    start(to, progress -> welcome(next))
        .then(
            welcome -> {
              if (mine == attempt) {
                enter(welcome);
              }
            })
        .failed(
            failure -> {
              if (mine == attempt) {
                addressProblem.set(Optional.of(ServerException.words(failure)));
                if (client.get().filter(each -> each == next).isPresent()) {
                  state.set(State.OFFLINE);
                }
              }
            })
        .ended(
            () -> {
              if (mine == attempt) {
                busy.set(false);
              }
            });
  }

  private Welcome welcome(ServerClient next) throws IOException {
    Account found = next.me();
    Optional<String> kept = known.key(next.address());
    if (kept.isPresent()) {
      try {
        found = next.signInWithKey(kept.get());
      } catch (ServerException refused) {
        log.info("{} no longer knows the key that was kept", next.address());
      }
    }
    known.remember(next.address());
    return new Welcome(next, found, known.list());
  }

  private void enter(Welcome welcome) {
    allow(welcome.client().address());
    servers.setAll(welcome.known());
    address.set(welcome.client().address().title());
    forgetTyped();
    account.set(welcome.account());
    client.set(Optional.of(welcome.client()));
    state.set(State.ONLINE);
    connected.get().accept(welcome.client());
  }

  /* A person's own server may be in their own network; they named it. */
  private void allow(ServerAddress server) {
    try {
      desk.remote().fetcher().allow(HostRule.parsePrivate(server.authority()));
    } catch (IllegalArgumentException e) {
      log.warn("pictures of {} cannot be fetched: {}", server, e.getMessage());
    }
  }

  /** Who hears that a server was reached. */
  public void onConnected(Consumer<ServerClient> listener) {
    connected.set(listener);
  }

  /** What the server publishes has changed, by our own doing. */
  void changed(ServerClient asked) {
    connected.get().accept(asked);
  }

  /** Asks whether the server answers, again. */
  public void check() {
    client.get().ifPresent(this::check);
  }

  /** The same, unless it is being asked for the first time. */
  void checkIfKnown() {
    if (state.get() == State.ONLINE || state.get() == State.OFFLINE) {
      check();
    }
  }

  private void check(ServerClient asked) {
    start(asked.address(), progress -> asked.me())
        .then(
            found -> {
              if (isInUse(asked)) {
                account.set(found);
                become(State.ONLINE);
              }
            })
        .failed(failure -> heard(asked, failure));
  }

  /** What a failure of a request tells of the server: that it is offline, or knows us no more. */
  void heard(ServerClient asked, Throwable failure) {
    if (isInUse(asked) && failure instanceof ServerException refused) {
      become(refused.isOffline() ? State.OFFLINE : State.ONLINE);
      if (refused.status() == 401) {
        account.set(Account.VISITOR);
      }
    }
  }

  private boolean isInUse(ServerClient asked) {
    return client.get().filter(each -> each == asked).isPresent();
  }

  private void become(State now) {
    boolean back = state.get() != State.ONLINE && now == State.ONLINE;
    state.set(now);
    if (back) {
      client.get().ifPresent(connected.get());
    }
  }

  /** Forgets a server with its key. */
  public void forget(ServerAddress server) {
    start(
            server,
            progress -> {
              known.forget(server);
              return known.list();
            })
        .then(servers::setAll);
    if (client.get().filter(each -> each.address().equals(server)).isPresent()) {
      attempt++;
      client.set(Optional.empty());
      account.set(Account.VISITOR);
      state.set(State.NONE);
      busy.set(false);
    }
  }

  // --- Signing in --------------------------------------------------------------------------------

  /** Signs in with what is typed. */
  public void signIn() {
    client.get().ifPresent(this::signIn);
  }

  private void signIn(ServerClient asked) {
    boolean withKey = byKey.get();
    String who = name.get().strip();
    String secret = withKey ? key.get().strip() : password.get();
    if (secret.isEmpty() || (!withKey && who.isEmpty())) {
      signInProblem.set(Optional.of(withKey ? NO_KEY : NO_NAME));
      return;
    }
    signInProblem.set(Optional.empty());
    busy.set(true);
    boolean keep = keepKey.get();
    start(
            asked.address(),
            progress -> {
              Account found = withKey ? asked.signInWithKey(secret) : asked.signIn(who, secret);
              return new Kept(found, withKey && keep ? keep(asked, secret) : Optional.empty());
            })
        .then(kept -> signedIn(asked, kept))
        .failed(
            failure -> {
              signInProblem.set(Optional.of(ServerException.words(failure)));
              if (failure instanceof ServerException refused && refused.isOffline()) {
                heard(asked, failure);
              }
            })
        .ended(() -> busy.set(false));
  }

  private record Kept(Account account, Optional<Text> problem) {}

  private Optional<Text> keep(ServerClient asked, String secret) {
    try {
      known.keepKey(asked.address(), secret);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(Text.same(String.valueOf(e.getMessage())));
    }
  }

  private void signedIn(ServerClient asked, Kept kept) {
    if (isInUse(asked)) {
      account.set(kept.account());
      state.set(State.ONLINE);
      forgetTyped();
      connected.get().accept(asked);
    }
    kept.problem()
        .ifPresent(why -> desk.trouble(KEY_NOT_KEPT.filled(why), Optional.empty(), () -> {}));
  }

  private void forgetTyped() {
    password.set("");
    key.set("");
    signInProblem.set(Optional.empty());
  }

  /** Signs out, and forgets a key that was kept. */
  public void signOut() {
    client
        .get()
        .ifPresent(
            asked -> {
              account.set(Account.VISITOR);
              start(
                      asked.address(),
                      progress -> {
                        known.keepKey(asked.address(), "");
                        asked.signOut();
                        return asked;
                      })
                  .failed(failure -> heard(asked, failure));
            });
  }

  private <T> Job<T> start(ServerAddress server, Task<T> task) {
    return desk.jobs().start(ASKING.filled(Text.same(server.title())), task);
  }
}
