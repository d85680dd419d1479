package org.tutai.server.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.access.Access;
import org.tutai.server.access.Identification;
import org.tutai.server.cache.DrawQueue;
import org.tutai.server.cache.Pictures;
import org.tutai.server.cache.TileCache;
import org.tutai.server.http.api.Metrics;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.locate.Locating;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.Compiling;
import org.tutai.server.workspace.Published;

/**
 * The HTTP server: HTTP/1.1 and, without TLS, HTTP/2 on one port. Made, started once, closed once.
 */
public final class TutaiServer implements AutoCloseable {

  private static final int MOST_HEADER_BYTES = 32 << 10;
  private static final int IDLE_MILLIS = 60_000;
  private static final int STOP_MILLIS = 10_000;
  private static final int MOST_WAITING_REQUESTS = 2_000;
  private static final int MOST_WAITING_PICTURES = 500;
  private static final int CHANGES = 16;
  private static final int STREAMS = 64;

  /**
   * How to serve.
   *
   * @param host the address to listen on; a name or number
   * @param port 0 for any that is free
   * @param publicUrl what the addresses in documents begin with, when it is not what the request
   *     was sent to
   * @param cacheBytes how much memory encoded tiles may take
   */
  public record Settings(String host, int port, Optional<String> publicUrl, long cacheBytes) {
    public Settings {
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("a port must be from 0 to 65535 (got: " + port + ")");
      }
    }
  }

  private final Settings settings;
  private final Server server;
  private final ServerConnector connector;
  private final ThreadPoolExecutor workers;
  private final ThreadPoolExecutor changes;
  private final ThreadPoolExecutor streams;
  private final Pictures pictures;
  private final Metrics metrics;

  /**
   * What to answer from.
   *
   * @param published what is published now
   * @param compiling what is on its way
   * @param indexes gives the indexes for locating of the moment, which the server closes after use;
   *     empty before they are there
   * @param identification tells who asks
   * @param looks knows layers in looks of somebody's own
   * @param subjects further addresses
   */
  public record Parts(
      Access access,
      Supplier<Published> published,
      Supplier<List<Compiling>> compiling,
      Supplier<Optional<LocateIndexes>> indexes,
      Identification identification,
      Looks looks,
      List<Addresses> subjects) {
    public Parts {
      subjects = List.copyOf(subjects);
    }
  }

  /** A server that has not started. */
  public TutaiServer(Settings settings, Parts parts) {
    this.settings = settings;
    int processors = Runtime.getRuntime().availableProcessors();
    this.pictures =
        new Pictures(
            new TileCache(settings.cacheBytes()), new DrawQueue(processors, MOST_WAITING_PICTURES));
    this.metrics = new Metrics(pictures);
    this.workers = workers("worker", Math.max(4, 2 * processors));
    this.changes = workers("change", CHANGES);
    this.streams = streams();
    this.server = new Server(networkThreads());
    this.connector = connector(server, settings);
    server.addConnector(connector);
    server.setErrorHandler(new ProblemErrorHandler());
    server.setStopTimeout(STOP_MILLIS);
    server.setHandler(
        HandlerTree.of(
            new HandlerTree.Sources(
                parts.published(),
                parts.compiling(),
                parts.access(),
                pictures,
                metrics,
                new Locating(parts.indexes()),
                parts.identification(),
                parts.looks(),
                parts.subjects(),
                settings.publicUrl()),
            workers,
            new Bodies(changes, streams)));
  }

  /** Each waits for its caller, so they are many; one more is refused. */
  private static ThreadPoolExecutor streams() {
    return new ThreadPoolExecutor(
        0, STREAMS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads("stream"));
  }

  private static ThreadFactory threads(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static ThreadPoolExecutor workers(String name, int count) {
    return new ThreadPoolExecutor(
        count,
        count,
        60,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING_REQUESTS),
        threads(name));
  }

  /** Reads and writes the network; nothing that waits or computes much runs here. */
  private static QueuedThreadPool networkThreads() {
    var threads = new QueuedThreadPool(32, 4);
    threads.setName("network");
    threads.setDaemon(true);
    return threads;
  }

  private static ServerConnector connector(Server server, Settings settings) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
    int selectors = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
    var connector =
        new ServerConnector(
            server,
            1,
            selectors,
            new HttpConnectionFactory(http),
            new HTTP2CServerConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(1024);
    return connector;
  }

  /**
   * Listens and answers from now on.
   *
   * @throws BindException when the port is in use or the address is not this machine's
   */
  public void start() throws IOException {
    try {
      connector.open();
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The server could not start: " + e.getMessage(), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** An address by which a browser on this machine reaches the server. */
  public String localUrl() {
    String host = settings.host();
    boolean any = host.equals("0.0.0.0") || host.equals("::") || host.isEmpty();
    String shown = any ? InetAddress.getLoopbackAddress().getHostAddress() : host;
    return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port();
  }

  /** Stops taking requests, finishes those begun within ten seconds, and lets go of the port. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      org.slf4j.LoggerFactory.getLogger(TutaiServer.class).warn("The server did not stop well", e);
    }
    workers.shutdownNow();
    changes.shutdownNow();
    streams.shutdownNow();
    pictures.close();
    metrics.close();
  }
}
