package org.tutai.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.format.Formats;
import org.tutai.geo.locate.home.LiveLocate;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.server.cache.TileCache;
import org.tutai.server.catalogue.Limits;
import org.tutai.server.http.Site;
import org.tutai.server.http.TutaiServer;
import org.tutai.server.http.remote.RemoteAccess;
import org.tutai.server.store.Database;
import org.tutai.server.store.DatabaseUrl;
import org.tutai.server.store.StoreException;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.theme.ThemeQuotas;
import org.tutai.server.workspace.CompiledStore;
import org.tutai.server.workspace.DefaultWorkspace;
import org.tutai.server.workspace.Publisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai serve}: serves files and folders, or the sample layers when none is given. */
@Command(
    name = "serve",
    description = "Serves the given files and folders, or the sample layers when none is given.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", description = "Files and folders with layers.", arity = "0..*")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "The address to listen on; 0.0.0.0 for all of this machine (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Where prepared layers are kept (default: a folder of your cache).")
  private @Nullable Path workspace;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What users reach the server by, when it stands behind a proxy.")
  private @Nullable String publicUrl;

  @Mixin private QuotaOptions quotas = new QuotaOptions();

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Mixin private RemoteHostsOption remoteHosts = new RemoteHostsOption();

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException, InterruptedException {
    List<Path> roots = roots();
    Optional<String> url = publicUrl();
    if (port < 0 || port > 65535) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535 (got: " + port + ")");
    }
    Limits uploads = quotas.uploads(spec.commandLine());
    ThemeQuotas themes = quotas.themes(spec.commandLine());
    FetchPolicy policy = remoteHosts.policy(spec.commandLine());
    Optional<DatabaseUrl> databaseUrl = database.url(System.getenv(), messages);
    CompiledStore store = store(roots);
    PrintWriter err = spec.commandLine().getErr();
    var publisher =
        new Publisher(
            roots, Formats.all(), store, new ServeProgress(err, messages), Publisher.USUAL_PAUSE);
    var locate =
        new LiveLocate(
            LocateHome.of(workspace, System.getenv(), SampleFolder.locating(System.getenv())),
            new LocateProgress(),
            LiveLocate.USUAL_PAUSE);
    StoreHome home = storeHome(databaseUrl.isPresent());
    Database rows = home.openDatabase(databaseUrl);
    var site =
        new Site(
            new Site.Given(
                publisher, locate::take, home, rows, uploads, themes, remote(policy, store)));
    var server =
        new TutaiServer(
            new TutaiServer.Settings(host, port, url, TileCache.defaultBytes()), site.parts());
    start(server, store);
    tellAddresses(url.orElseGet(server::localUrl), site.members().invitations().newSetupToken());
    publisher.start();
    locate.start();
    waitForTheEnd(List.of(server, publisher, locate, site, rows, home, store));
    return 0;
  }

  private static RemoteAccess remote(FetchPolicy policy, CompiledStore store) {
    Optional<Path> cache =
        store.isTemporary() || policy.rules().isEmpty()
            ? Optional.empty()
            : Optional.of(store.directory().resolve("remote"));
    return new RemoteAccess(policy, cache);
  }

  /**
   * A home that another server holds is not waited for, unless there is a database whose rows speak
   * of its files.
   */
  private StoreHome storeHome(boolean needed) throws IOException {
    try {
      return StoreHome.open(StoreHome.locate(workspace, System.getenv()));
    } catch (StoreException e) {
      if (needed) {
        throw e;
      }
      StoreHome temporary = StoreHome.openTemporary();
      say(messages.text("serve.store.temporary", messages.chinese() ? e.chinese() : e.english()));
      return temporary;
    }
  }

  private List<Path> roots() throws CommandFailure, IOException {
    if (paths.isEmpty()) {
      return List.of(SampleFolder.find(System.getenv()));
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CommandFailure(messages.text("serve.no.path", path.toString()));
      }
    }
    return paths;
  }

  private Optional<String> publicUrl() throws CommandFailure {
    if (publicUrl == null) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(publicUrl);
      String scheme = String.valueOf(uri.getScheme());
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return Optional.of(publicUrl.replaceAll("/+$", ""));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(messages.text("serve.public.url", publicUrl));
    }
    throw new CommandFailure(messages.text("serve.public.url", publicUrl));
  }

  private CompiledStore store(List<Path> roots) throws IOException {
    if (workspace != null) {
      return CompiledStore.open(workspace.toAbsolutePath());
    }
    CompiledStore store = DefaultWorkspace.open(roots, System.getenv());
    if (store.isTemporary()) {
      say(messages.text("serve.temporary", store.directory().toString()));
    }
    return store;
  }

  private void start(TutaiServer server, CompiledStore store) throws CommandFailure, IOException {
    try {
      server.start();
    } catch (IOException | UnresolvedAddressException e) {
      server.close();
      store.close();
      throw startFailure(e);
    }
  }

  /** The JDK and the HTTP server wrap what went wrong with the address in different ways. */
  private CommandFailure startFailure(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean inUse = String.valueOf(cause.getMessage()).contains("already in use");
      if (cause instanceof BindException && inUse) {
        return new CommandFailure(messages.text("serve.port.in.use", String.valueOf(port), host));
      }
      if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
        return new CommandFailure(messages.text("serve.host.unknown", host));
      }
    }
    return new CommandFailure(String.valueOf(e.getMessage()));
  }

  private void tellAddresses(String url, Optional<String> setupToken) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(messages.text("serve.started", Tutai.version()));
    address(out, "serve.map", url + "/");
    address(out, "serve.wms", url + "/wms");
    address(out, "serve.wmts", url + "/wmts/1.0.0/WMTSCapabilities.xml");
    address(out, "serve.tiles", url + "/tiles/{layer}/{z}/{x}/{y}.png");
    address(out, "serve.layers", url + "/api/v1/layers");
    address(out, "serve.locate", url + "/api/v1/locate/addresses?q=");
    setupToken.ifPresent(
        token -> {
          out.println(messages.text("serve.setup"));
          out.println("  " + url + "/account#setup=" + token);
        });
    out.println(messages.text("serve.stop"));
    out.flush();
  }

  private void address(PrintWriter out, String key, String url) {
    out.println("  " + ColumnText.padded(messages.text(key), 11) + url);
  }

  /** Tells what cannot be located, which is all that a person must know of it. */
  private final class LocateProgress implements LiveLocate.Listener {
    @Override
    public void failed(String message) {
      say(messages.text("serve.locate.failed", message));
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println("tutai: " + line);
  }

  /** Waits for a signal; then closes what was begun, in this order. */
  private static void waitForTheEnd(List<AutoCloseable> begun) throws InterruptedException {
    var end = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  begun.forEach(ServeCommand::closeQuietly);
                  end.countDown();
                },
                "stop"));
    end.await();
  }

  private static void closeQuietly(AutoCloseable begun) {
    try {
      begun.close();
    } catch (Exception e) {
      org.slf4j.LoggerFactory.getLogger(ServeCommand.class)
          .warn("{} was not let go of well", begun.getClass().getSimpleName(), e);
    }
  }
}
