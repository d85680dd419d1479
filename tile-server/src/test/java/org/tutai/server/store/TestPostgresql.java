package org.tutai.server.store;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for the tests of this JVM, with its data among the temporary files, on a port
 * of the loopback address. It runs as an unprivileged user, which PostgreSQL insists on, and ends
 * with the JVM however that ends: its keeper, a shell, stops it when the pipe from here closes.
 */
public final class TestPostgresql {

  private static final String USER = "tutai";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEEP =
      "dir=$1; shift; \"$@\" </dev/null & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid;"
          + " rm -rf \"$dir\"";

  private static @Nullable TestPostgresql shared;

  private final String password = UUID.randomUUID().toString();
  private final AtomicInteger schemas = new AtomicInteger();
  private final Path folder;
  private final Path programs;
  private final List<String> asUser;
  private final int port;
  private final Process keeper;

  private TestPostgresql(Path programs) throws IOException {
    this.programs = programs;
    this.folder = Files.createTempDirectory("tutai-test-postgresql-");
    this.asUser = asUser();
    this.port = freePort();
    initialize();
    this.keeper = start();
    waitUntilItAnswers();
  }

  /** Whether there is a PostgreSQL that can be started here. */
  public static boolean isInstalled() {
    return programs().isPresent();
  }

  /** The one server of this JVM. */
  public static synchronized TestPostgresql shared() throws IOException {
    if (shared == null) {
      shared = new TestPostgresql(programs().orElseThrow());
    }
    return shared;
  }

  /** The address, with user and password, of a database with nothing in it that is ours. */
  public String newDatabase() {
    return "postgresql://%s:%s@127.0.0.1:%d/postgres?currentSchema=test_%d"
        .formatted(USER, password, port, schemas.incrementAndGet());
  }

  private static Optional<Path> programs() {
    Stream<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "initdb"))
            .filter(Files::isExecutable)
            .map(TestPostgresql::realFolder);
    return Stream.concat(debian(), onPath)
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
        .findFirst();
  }

  private static Stream<Path> debian() {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(versions)) {
      return all
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Path realFolder(Path program) {
    try {
      return program.toRealPath().getParent();
    } catch (IOException e) {
      return program.getParent();
    }
  }

  /** The words before a command that run it as somebody who is not root. */
  private List<String> asUser() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    String user = giveFolderTo("postgres") ? "postgres" : "nobody";
    if (user.equals("nobody") && !giveFolderTo(user)) {
      throw new IOException("PostgreSQL doesn't run as root, and there is no user nobody");
    }
    return List.of("setpriv", "--reuid=" + user, "--clear-groups", "--");
  }

  private boolean giveFolderTo(String user) throws IOException {
    try {
      var users = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(folder, users.lookupPrincipalByName(user));
      return true;
    } catch (UserPrincipalNotFoundException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void initialize() throws IOException {
    Path passwordFile = Files.writeString(folder.resolve("password"), password);
    Files.setOwner(passwordFile, Files.getOwner(folder));
    Process initdb =
        run(
            programs.resolve("initdb").toString(),
            "--pgdata=" + data(),
            "--username=" + USER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync");
    try {
      if (initdb.waitFor() != 0) {
        throw new IOException("initdb failed: " + Files.readString(log()));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Process start() throws IOException {
    return run(
        "/bin/sh",
        "-c",
        KEEP,
        "keeper",
        folder.toString(),
        programs.resolve("postgres").toString(),
        "-D",
        data().toString(),
        "-p",
        String.valueOf(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "max_connections=200",
        "-c",
        "fsync=" + System.getProperty("tutai.test.postgresql.fsync", "off"));
  }

  private Process run(String... command) throws IOException {
    var words = new ArrayList<>(asUser);
    words.addAll(List.of(command));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    return builder.start();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("log.txt");
  }

  private void waitUntilItAnswers() throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    while (true) {
      try {
        DriverManager.getConnection(url, USER, password).close();
        return;
      } catch (SQLException e) {
        if (!keeper.isAlive() || Instant.now().isAfter(end)) {
          throw new IOException("PostgreSQL did not start: " + Files.readString(log()), e);
        }
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
