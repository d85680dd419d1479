package org.tutai.server.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.tutai.server.access.Access;
import org.tutai.server.cache.DrawQueue;
import org.tutai.server.cache.Pictures;
import org.tutai.server.cache.TileCache;
import org.tutai.server.http.api.Metrics;
import org.tutai.server.http.locate.Locating;
import org.tutai.server.workspace.Compiling;
import org.tutai.server.workspace.LocateIndexes;
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
  private final Pictures pictures;
  private final Metrics metrics;

  /**
   * A server that has not started.
   *
   * @param indexes gives the indexes for locating of the moment, which the server closes after use;
   *     empty before they are there
   */
  public TutaiServer(
      Settings settings,
      Access access,
      Supplier<Published> published,
      Supplier<List<Compiling>> compiling,
      Supplier<Optional<LocateIndexes>> indexes) {
    this.settings = settings;
    int processors = Runtime.getRuntime().availableProcessors();
    this.pictures =
        new Pictures(
            new TileCache(settings.cacheBytes()), new DrawQueue(processors, MOST_WAITING_PICTURES));
    this.metrics = new Metrics(pictures);
    this.workers = workers(Math.max(4, 2 * processors));
    this.server = new Server(networkThreads());
    this.connector = connector(server, settings);
    server.addConnector(connector);
    server.setErrorHandler(new ProblemErrorHandler());
    server.setStopTimeout(STOP_MILLIS);
    server.setHandler(
        HandlerTree.of(
            new HandlerTree.Sources(
                published,
                compiling,
                access,
                pictures,
                metrics,
                new Locating(indexes),
                settings.publicUrl()),
            workers));
  }

  private static ThreadPoolExecutor workers(int count) {
    return new ThreadPoolExecutor(
        count,
        count,
        60,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING_REQUESTS),
        task -> {
          var thread = new Thread(task, "worker");
          thread.setDaemon(true);
          return thread;
        });
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
    pictures.close();
    metrics.close();
  }
}
