package org.tutai.geo.source.remote.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/**
 * One request on one connection, to exactly the address given. The name of the URL goes into the
 * {@code Host} header, into SNI and into the check of the certificate, and is not looked up.
 * Thread-safe.
 */
final class SocketExchange {

  private static final int MOST_ADDRESSES = 3;

  private final FetchLimits limits;
  private final SSLSocketFactory tls;
  private final ScheduledExecutorService watchdog;

  SocketExchange(FetchLimits limits, SSLSocketFactory tls, ScheduledExecutorService watchdog) {
    this.limits = limits;
    this.tls = tls;
    this.watchdog = watchdog;
  }

  /** An answer of one hop. */
  record Answer(ResponseHead head, byte[] body) {}

  /**
   * Asks.
   *
   * @param addresses of the host, all judged
   * @param mostBytes of the content
   */
  Answer ask(
      RemoteUrl url,
      List<InetAddress> addresses,
      Map<String, String> headers,
      int mostBytes,
      Deadline deadline)
      throws RemoteSourceException {
    try (Socket plain = connect(url, addresses, deadline)) {
      ScheduledFuture<?> end =
          watchdog.schedule(
              () -> closeQuietly(plain), Math.max(1, deadline.leftNanos()), TimeUnit.NANOSECONDS);
      try {
        return talk(url, plain, headers, mostBytes, deadline);
      } finally {
        end.cancel(false);
      }
    } catch (RemoteSourceException e) {
      throw e;
    } catch (IOException e) {
      throw failure(e, deadline);
    }
  }

  private static RemoteSourceException failure(IOException e, Deadline deadline) {
    if (deadline.isPast() || e instanceof SocketTimeoutException) {
      return (RemoteSourceException) Deadline.passed().initCause(e);
    }
    if (e instanceof EOFException) {
      return ResponseHead.broken("it is cut short").causedBy(e);
    }
    if (e instanceof SSLException) {
      return new RemoteSourceException(
              Reason.UNREACHABLE,
              "No secure connection to the server: its certificate or its TLS is not trusted.",
              "無法與伺服器建立安全連線：憑證或 TLS 不受信任。")
          .causedBy(e);
    }
    return unreachable(e);
  }

  private static RemoteSourceException unreachable(@Nullable IOException e) {
    var failure =
        new RemoteSourceException(Reason.UNREACHABLE, "The server cannot be reached.", "無法連線至伺服器。");
    return e == null ? failure : failure.causedBy(e);
  }

  private Socket connect(RemoteUrl url, List<InetAddress> addresses, Deadline deadline)
      throws IOException {
    IOException last = null;
    for (InetAddress address : addresses.subList(0, Math.min(addresses.size(), MOST_ADDRESSES))) {
      var socket = new Socket(java.net.Proxy.NO_PROXY);
      try {
        socket.connect(
            new InetSocketAddress(address, url.port()), deadline.millis(limits.connect()));
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last == null ? unreachable(null) : last;
  }

  private Answer talk(
      RemoteUrl url, Socket plain, Map<String, String> headers, int mostBytes, Deadline deadline)
      throws IOException {
    plain.setSoTimeout(deadline.millis(limits.silence()));
    plain.setTcpNoDelay(true);
    Socket socket = url.isSecure() ? secured(url, plain) : plain;
    send(url, socket.getOutputStream(), headers);
    var in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    ResponseHead head = ResponseHead.read(in);
    return new Answer(head, head.isRedirect() ? new byte[0] : body(head, in, mostBytes));
  }

  /** Of a failure only the beginning counts, and what is wrong with its end is no matter. */
  private static byte[] body(ResponseHead head, BufferedInputStream in, int mostBytes)
      throws IOException {
    if (head.status() < 400) {
      return ResponseBody.read(head, in, mostBytes);
    }
    try {
      return ResponseBody.read(head, in, 1 << 16);
    } catch (RemoteSourceException | EOFException e) {
      return new byte[0];
    }
  }

  private Socket secured(RemoteUrl url, Socket plain) throws IOException {
    var socket = (SSLSocket) tls.createSocket(plain, url.host(), url.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (url.literal().isEmpty()) {
      serverName(url, parameters);
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void serverName(RemoteUrl url, SSLParameters parameters)
      throws RemoteSourceException {
    try {
      parameters.setServerNames(List.of(new SNIHostName(url.host())));
    } catch (IllegalArgumentException e) {
      throw unreachable(null).causedBy(e);
    }
  }

  private static void send(RemoteUrl url, OutputStream out, Map<String, String> headers)
      throws IOException {
    var request = new StringBuilder("GET ").append(url.target()).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(url.authority()).append("\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    request.append("Connection: close\r\n\r\n");
    out.write(request.toString().getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(SocketExchange.class).debug("closing a socket failed", e);
    }
  }
}
