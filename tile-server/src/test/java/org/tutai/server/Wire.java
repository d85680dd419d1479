package org.tutai.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Talks to a server over a socket, byte by byte as written. */
public final class Wire {

  private static final int TIMEOUT_MILLIS = 30_000;

  /** What came back. */
  public record Reply(int status, List<String> headerLines, byte[] body) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
      return headerLines.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    /** All headers but the date, sorted, one to a line: what a test shows of them. */
    public String headers() {
      var sorted = new TreeMap<String, String>();
      for (String line : headerLines) {
        if (!line.startsWith("Date:")) {
          sorted.put(line, line);
        }
      }
      return String.join("\n", sorted.values());
    }
  }

  private final int port;

  public int port() {
    return port;
  }

  public Wire(int port) {
    this.port = port;
  }

  /** Asks for a path as it stands; the connection is closed afterwards. */
  public Reply get(String path, String... headers) throws IOException {
    return request("GET", path, "", headers);
  }

  public Reply request(String method, String path, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var lines = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: example.tw\r\n");
    for (String header : headers) {
      lines.append(header).append("\r\n");
    }
    if (bytes.length > 0) {
      lines.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    return raw(lines + "Connection: close\r\n\r\n" + body, method.equals("HEAD"));
  }

  /** Sends exactly this and reads until the server closes. */
  public Reply raw(String text) throws IOException {
    return raw(text, false);
  }

  /** As {@link #raw(String)}, and these bytes after it. */
  public Reply raw(String text, byte[] body) throws IOException {
    byte[] head = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return exchange(all, false);
  }

  private Reply raw(String text, boolean head) throws IOException {
    return exchange(text.getBytes(StandardCharsets.UTF_8), head);
  }

  private Reply exchange(byte[] request, boolean head) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException refusedBeforeTheEnd) {
        // The server may answer a request that is too long before it has read it all.
      }
      return parse(readAll(socket), head);
    }
  }

  private static byte[] readAll(Socket socket) throws IOException {
    var all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        all.write(buffer, 0, n);
      }
    } catch (java.net.SocketException resetAfterTheAnswer) {
      if (all.size() == 0) {
        throw resetAfterTheAnswer;
      }
    }
    return all.toByteArray();
  }

  private static Reply parse(byte[] bytes, boolean head) throws IOException {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = latin.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no end of headers in: " + latin);
    }
    List<String> lines = new ArrayList<>(List.of(latin.substring(0, end).split("\r\n")));
    int status = Integer.parseInt(lines.remove(0).split(" ")[1]);
    byte[] body = latin.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    var reply = new Reply(status, List.copyOf(lines), body);
    if (reply.header("Transfer-Encoding").isPresent()) {
      throw new IOException("answers are whole, not chunked: " + latin.substring(0, end));
    }
    int stated = reply.header("Content-Length").map(Integer::parseInt).orElse(0);
    if (!head && status != 304 && stated != body.length) {
      throw new IOException("stated " + stated + " bytes, sent " + body.length);
    }
    return reply;
  }
}
