package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.tutai.viewer.catalogue.ServerViewModel.State;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.layers.add.AddSources;
import org.tutai.viewer.locate.ServerLocating;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** Servers: signing in, their layers, publishing, theme maps, sharing. */
public final class CatalogueFeature implements Feature {

  private static final Text SERVER = Text.of("Map server…", "圖臺伺服器…");
  private static final Text LAYERS = Text.of("Add layer from server…", "從伺服器加入圖層…");
  private static final Text PUBLISH = Text.of("Publish layer…", "發布圖層…");
  private static final Text THEMES = Text.of("My theme maps…", "我的主題圖…");
  private static final Text SHARE = Text.of("Share map…", "分享地圖…");
  private static final Text SIGN_IN_FIRST = Text.of("Sign in to a map server first.", "請先登入圖臺伺服器。");
  private static final Text NOT_PUBLISHER =
      Text.of(
          "Your account is not a publisher's yet. Ask the server's administrator.",
          "您的帳號還沒有發布者權限，請洽伺服器管理員。");
  private static final Text PAGE = Text.of("Server", "伺服器");
  private static final long CHECK_MILLIS = 30_000;

  private final AddSources sources;
  private final ServerLocating locating;

  /**
   * The feature.
   *
   * @param sources of the dialog that adds layers, which gets a page of the server's
   * @param locating hears which server is asked for places
   */
  public CatalogueFeature(AddSources sources, ServerLocating locating) {
    this.sources = sources;
    this.locating = locating;
  }

  @Override
  public void install(Desk desk) {
    var servers = new ServerViewModel(desk);
    var drawings = new ServerDrawings(desk, servers);
    var catalogue = new CatalogueViewModel(desk, servers, drawings);
    var server = new ServerView(desk, servers);
    keepFiles(desk, servers);
    desk.contents().publishedProperty().set(drawings);
    servers.onConnected(catalogue::load);
    servers.clientProperty().addListener(value -> desk.contents().refresh());
    InvalidationListener reached = value -> locating.setSource(places(desk, servers));
    servers.clientProperty().addListener(reached);
    servers.stateProperty().addListener(reached);
    commands(desk, servers, catalogue, server);
    desk.status(server.sign());
    checkNowAndThen(desk, servers);
    servers.start();
  }

  /** The server as one to ask for places, while it answers. */
  private static Optional<ServerLocating.Source> places(Desk desk, ServerViewModel servers) {
    boolean online = servers.stateProperty().get() == State.ONLINE;
    return servers
        .client()
        .filter(client -> online)
        .map(
            client ->
                new ServerLocating.Source() {
                  @Override
                  public String name() {
                    return client.address().title();
                  }

                  @Override
                  public JsonNode get(String path) throws IOException {
                    try {
                      return client.getSoon(path);
                    } catch (ServerException failure) {
                      desk.jobs().ui().execute(() -> servers.heard(client, failure));
                      throw failure;
                    }
                  }
                });
  }

  private static void keepFiles(Desk desk, ServerViewModel servers) {
    var stored = follow(desk.project().storedProperty());
    var client = follow(servers.clientProperty());
    desk.layers()
        .documents()
        .setKeptFiles(new ThemeFiles(desk.cache().resolve("kept"), stored::get, client::get));
  }

  /** The value of a property for other threads. */
  private static <T> AtomicReference<T> follow(ObservableValue<T> property) {
    var seen = new AtomicReference<>(property.getValue());
    property.addListener((value, before, now) -> seen.set(now));
    return seen;
  }

  private void commands(
      Desk desk, ServerViewModel servers, CatalogueViewModel catalogue, ServerView server) {
    var browse = new CatalogueView(desk, servers, catalogue, server::show);
    sources.addPage(new AddSources.Page(PAGE, Icons.SERVER, browse::content));
    var share = new ShareView(desk, new ShareViewModel(desk, servers));
    var themes = new ThemesView(desk, new ThemesViewModel(desk, servers, desk.project()::open));
    var publishing = new PublishViewModel(desk, servers);
    var publish = new PublishView(desk, publishing);
    var commands = desk.commands();
    commands.add(
        Command.of("server.connect", SERVER, Place.SERVER, server::show).icon(Icons.SERVER));
    commands.add(
        Command.of("server.layers", LAYERS, Place.SERVER, browse::show)
            .icon(Icons.CATALOGUE)
            .keys("Shortcut+Alt+S"));
    commands.add(
        Command.of(
                "server.themes",
                THEMES,
                Place.SERVER,
                () -> signedIn(desk, servers, server, themes::show))
            .icon(Icons.RECENT));
    commands.add(
        Command.of(
                "server.share",
                SHARE,
                Place.SERVER,
                () -> signedIn(desk, servers, server, share::show))
            .icon(Icons.SHARE)
            .keys("Shortcut+Shift+K")
            .toolBar());
    var picked = desk.pickedLayerProperty();
    commands.add(
        Command.of(
                "server.publish",
                PUBLISH,
                Place.SERVER,
                () ->
                    signedIn(
                        desk, servers, server, () -> publish(desk, servers, picked.get(), publish)))
            .icon(Icons.PUBLISH)
            .when(
                Bindings.createBooleanBinding(
                    () -> picked.get().filter(publishing::canPublish).isPresent(),
                    picked,
                    desk.project().mapProperty())));
  }

  private static void signedIn(
      Desk desk, ServerViewModel servers, ServerView server, Runnable action) {
    boolean reached = servers.stateProperty().get() == State.ONLINE;
    if (reached && servers.accountProperty().get().signedIn()) {
      action.run();
    } else {
      desk.tell(SIGN_IN_FIRST);
      server.show();
    }
  }

  private static void publish(
      Desk desk, ServerViewModel servers, Optional<String> layer, PublishView view) {
    if (servers.accountProperty().get().mayPublish()) {
      layer.ifPresent(view::show);
    } else {
      desk.trouble(NOT_PUBLISHER, Optional.empty(), () -> {});
    }
  }

  /** Notices by itself when the server goes or comes back, as long as the program runs. */
  private static void checkNowAndThen(Desk desk, ServerViewModel servers) {
    var timer = new Timer("viewer-server-check", true);
    desk.onClose(timer::cancel);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            desk.jobs()
                .ui()
                .execute(
                    () -> {
                      if (!desk.jobs().isClosed()) {
                        servers.checkIfKnown();
                      }
                    });
          }
        },
        CHECK_MILLIS,
        CHECK_MILLIS);
  }
}
