package org.tutai.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.catalogue.Limits;
import org.tutai.server.http.Site;
import org.tutai.server.http.TutaiServer;
import org.tutai.server.http.remote.RemoteAccess;
import org.tutai.server.store.Database;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.Members;
import org.tutai.server.store.theme.ThemeQuotas;
import org.tutai.server.workspace.CompiledStore;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.Publisher;

/** A server of a folder, on a free port of this machine. */
public final class RunningServer implements AutoCloseable {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  public WktFormat format = new WktFormat();
  private final CompiledStore store;
  private final Publisher publisher;
  private final StoreHome home;
  private final Database database;
  private final Site site;
  private final TutaiServer server;
  private volatile @Nullable LocateIndexes indexes;

  private RunningServer(Path folder, Path workspace, List<? extends Format> formats)
      throws IOException {
    this(folder, workspace, formats, Optional.empty());
  }

  private RunningServer(
      Path folder, Path workspace, List<? extends Format> formats, Optional<String> publicUrl)
      throws IOException {
    this(folder, workspace, formats, publicUrl, RemoteAccess.NONE);
  }

  private RunningServer(
      Path folder,
      Path workspace,
      List<? extends Format> formats,
      Optional<String> publicUrl,
      RemoteAccess remote)
      throws IOException {
    store = CompiledStore.open(workspace);
    publisher =
        new Publisher(
            List.of(folder),
            List.copyOf(formats),
            store,
            new Publisher.Listener() {},
            Duration.ofMillis(100));
    home = StoreHome.open(workspace.resolve("store"));
    database = home.openDatabase(Optional.empty());
    site =
        new Site(
            new Site.Given(
                publisher,
                () -> Optional.ofNullable(indexes).filter(LocateIndexes::retain),
                home,
                database,
                Limits.USUAL,
                ThemeQuotas.USUAL,
                remote));
    server =
        new TutaiServer(
            new TutaiServer.Settings("127.0.0.1", 0, publicUrl, 16 << 20), site.parts());
    server.start();
  }

  /** Starts and waits until everything is loaded. */
  public static RunningServer of(Path folder, Path workspace) throws IOException {
    RunningServer running = notReady(folder, workspace);
    running.publisher.start();
    running.await(() -> running.published().ready());
    return running;
  }

  /** Starts a server without layers that asks other servers. */
  public static RunningServer asking(Path folder, Path workspace, RemoteAccess remote)
      throws IOException {
    return new RunningServer(folder, workspace, List.of(new WktFormat()), Optional.empty(), remote);
  }

  /** As {@link #of}, for files of the formats there are. */
  public static RunningServer ofRealFiles(Path folder, Path workspace) throws IOException {
    var running = new RunningServer(folder, workspace, Formats.all());
    running.load();
    return running;
  }

  /** Starts without beginning to load. */
  public static RunningServer notReady(Path folder, Path workspace) throws IOException {
    var format = new WktFormat();
    RunningServer running = new RunningServer(folder, workspace, List.of(format));
    running.format = format;
    return running;
  }

  /** As {@link #notReady}, behind a proxy that people reach by an address. */
  public static RunningServer proxied(Path folder, Path workspace, String publicUrl)
      throws IOException {
    return new RunningServer(folder, workspace, List.of(new WktFormat()), Optional.of(publicUrl));
  }

  /** What the server locates with from now on; closed by the caller. */
  public void locateWith(@Nullable LocateIndexes opened) {
    indexes = opened;
  }

  public void load() {
    publisher.start();
    await(() -> published().ready());
  }

  public Published published() {
    return publisher.current();
  }

  /** Whom the server knows. */
  public Members members() {
    return site.members();
  }

  /** What was done on the server. */
  public AuditLog audit() {
    return new AuditLog(database);
  }

  public Wire wire() {
    return new Wire(server.port());
  }

  /** Waits until something holds; fails after a minute. */
  public void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError("not within a minute; published: " + published());
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Writes a layer's file. */
  public static void write(Path file, String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    publisher.close();
    site.close();
    database.close();
    home.close();
    store.close();
  }
}
