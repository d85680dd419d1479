package org.tutai.viewer.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A map server as {@code ./tutai serve} starts it, with the sample layers, on a free port of this
 * computer. The build of the server's module leaves what is started; it is not on the class path of
 * the viewer, which must not need it.
 */
final class ServerProcess implements AutoCloseable {

  private static final String MAIN = "org.tutai.server.cli.Tutai";
  private static final Pattern SETUP = Pattern.compile("(http://\\S+)/account#setup=(\\S+)");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  /** The class path of a server that was built; empty when there is none. */
  static Optional<String> installed() {
    Path lib = Path.of(System.getProperty("tutai.root", ".."), "tile-server/target/dist/lib");
    return Optional.ofNullable(System.getProperty("tutai.server.classpath"))
        .or(() -> isFilled(lib) ? Optional.of(lib + File.separator + "*") : Optional.empty());
  }

  private static boolean isFilled(Path lib) {
    if (!Files.isDirectory(lib)) {
      return false;
    }
    try (Stream<Path> files = Files.list(lib)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("tile-server"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts one that keeps everything in a folder; returns when it answers. */
  ServerProcess(String classPath, Path folder) throws IOException {
    log = Files.createDirectories(folder).resolve("server.log");
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-cp",
            classPath,
            MAIN,
            "serve",
            "--port",
            "0");
    for (String home : List.of("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")) {
      command.environment().put(home, folder.resolve(home).toString());
    }
    command.environment().put("LC_ALL", "C.UTF-8");
    process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      Matcher told = told();
      url = told.group(1);
      token = told.group(2);
    } catch (IOException | RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private Matcher told() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      Matcher found = SETUP.matcher(Files.readString(log));
      if (found.find()) {
        return found;
      }
      pause();
    }
    throw new IOException("the server did not start: " + Files.readString(log));
  }

  static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Without a slash at its end. */
  String url() {
    return url;
  }

  /** Makes the first member. */
  void setUp(String name, String password) throws IOException {
    String body =
        new ObjectMapper()
            .writeValueAsString(Map.of("token", token, "name", name, "password", password));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/members/setup"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
  }

  /** Returns when all its layers can be asked for. */
  void awaitLayers() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    var request = HttpRequest.newBuilder(URI.create(url + "/readyz")).build();
    while (send(request).statusCode() != 200) {
      if (System.nanoTime() > end) {
        throw new IOException("the server's layers are not ready: " + Files.readString(log));
      }
      pause();
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
