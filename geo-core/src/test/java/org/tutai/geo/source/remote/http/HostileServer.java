package org.tutai.geo.source.remote.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server on loopback that answers byte by byte as a test says, and remembers what was asked. */
public final class HostileServer implements AutoCloseable {

  /** Answers one request; the connection is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    void answer(String head, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private volatile Script script;

  public HostileServer(Script script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    var thread = new Thread(this::accept, "hostile-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** A script that sends exactly this. */
  public static Script sends(String text) {
    return sends(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A script that sends exactly this. */
  public static Script sends(byte[] bytes) {
    return (head, out) -> out.write(bytes);
  }

  /** A whole answer. */
  public static byte[] answer(String statusAndHeaders, byte[] body) {
    String head =
        "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = java.util.Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }

  public static byte[] answer(String statusAndHeaders, String body) {
    return answer(statusAndHeaders, body.getBytes(StandardCharsets.UTF_8));
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        var thread = new Thread(() -> talk(caller), "hostile-answer");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket caller) {
    try (caller) {
      var in =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
      var head = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
      }
      heads.add(head.toString());
      script.answer(head.toString(), caller.getOutputStream());
      caller.getOutputStream().flush();
    } catch (IOException | InterruptedException e) {
      // The other side gave up, which is what some tests want.
    }
  }

  public void now(Script newScript) {
    script = newScript;
  }

  public int port() {
    return socket.getLocalPort();
  }

  public String url(String target) {
    return "http://127.0.0.1:" + port() + target;
  }

  /** What was asked, each as its lines. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
