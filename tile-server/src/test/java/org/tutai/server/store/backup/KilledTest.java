package org.tutai.server.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.cli.Tutai;
import org.tutai.server.store.Blobs;
import org.tutai.server.store.Database;
import org.tutai.server.store.DatabaseUrl;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.TestStore;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;

/** Processes that save, back up and restore, killed at any moment. */
@OnEachDatabase
class KilledTest {

  private static final Actor COMMAND = new Actor("command", "", "");

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private final Random random = new Random(20261121);

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  /** Saves for ever, and tells of each save once it is done. */
  static final class SaveForEver {
    public static void main(String[] arguments) throws Exception {
      String url = System.getenv().getOrDefault("TUTAI_DATABASE", "");
      try (StoreHome home = StoreHome.open(Path.of(arguments[0]));
          Database database =
              home.openDatabase(
                  url.isEmpty() ? Optional.empty() : Optional.of(DatabaseUrl.parse(url)))) {
        for (int thread = 0; thread < 4; thread++) {
          new Thread(() -> saveForEver(home, database)).start();
        }
        Thread.sleep(Long.MAX_VALUE);
      }
    }

    private static void saveForEver(StoreHome home, Database database) {
      try {
        while (true) {
          String id = Secrets.id();
          byte[] content = id.repeat(5000).getBytes(StandardCharsets.US_ASCII);
          String digest =
              home.blobs().put(new ByteArrayInputStream(content), content.length).digest();
          database.change(handle -> insert(handle, id, digest));
          System.out.println(id);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void insert(Handle handle, String id, String document) {
    handle
        .createUpdate(
            """
            INSERT INTO theme
              (id, owner, title, search, version, layers, uses, created, updated, document)
            VALUES (:id, 'owner', '', '', 1, 0, '', 0, 0, :document)
            """)
        .bind("id", id)
        .bind("document", document)
        .execute();
    AuditLog.append(handle, Clock.systemUTC(), COMMAND, "save", id);
  }

  private Process java(TestStore store, Class<?> program, String... arguments) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words);
    if (!store.databaseOption().isEmpty()) {
      builder.environment().put("TUTAI_DATABASE", store.databaseOption().get(1));
    }
    builder.redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static List<String> ids(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).list();
  }

  private static void assertWhole(Path blob) {
    try (var in = Files.newInputStream(blob)) {
      byte[] digest = Blobs.sha256().digest(in.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(blob.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everySaveThatWasAnsweredIsThereAndNoneIsThereByHalf(TestStore store) throws Exception {
    store.shut();
    Process process = java(store, SaveForEver.class, store.workspace().resolve("store").toString());
    var told = new ArrayList<String>();
    BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
    for (int i = 0; i < 60; i++) {
      told.add(lines.readLine());
    }
    process.toHandle().destroyForcibly();
    process.waitFor();
    lines.lines().filter(Secrets::isId).forEach(told::add);
    assertThat(told).as(errors()).doesNotContainNull();
    Database database = store.open();
    List<String> themes = database.read(h -> ids(h, "SELECT id FROM theme"));
    assertThat(themes)
        .containsAll(told)
        .containsExactlyInAnyOrderElementsOf(
            database.read(h -> ids(h, "SELECT object FROM audit WHERE action = 'save'")));
    for (String digest : database.read(h -> ids(h, "SELECT document FROM theme"))) {
      assertThat(store.home().blobs().find(digest)).isPresent();
    }
    try (Stream<Path> blobs = Files.list(store.home().blobs().directory())) {
      blobs.forEach(KilledTest::assertWhole);
    }
    database.change(h -> insert(h, "one more", ""));
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }

  private void insertMany(TestStore store, String prefix, int count) {
    store
        .database()
        .change(
            handle -> {
              for (int i = 0; i < count; i++) {
                insert(handle, prefix + i, Secrets.token().repeat(200));
              }
            });
  }

  /** Starts a command and kills it at some moment, or lets it end before. */
  private void runForAMoment(TestStore store, String... arguments) throws Exception {
    Process process = java(store, Tutai.class, arguments);
    process.waitFor(300 + random.nextInt(2500), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  @Test
  void aBackupThatWasKilledIsNotThereOrWhole(TestStore store) throws Exception {
    insertMany(store, "theme", 2000);
    Path file = folder.resolve("a.zip");
    String workspace = store.workspace().toString();
    for (int round = 0; round < 2; round++) {
      runForAMoment(store, "backup", "--to", file.toString(), "--workspace", workspace);
      if (Files.exists(file)) {
        assertThat(rows(file)).isEqualTo(2000);
        Files.delete(file);
      }
    }
    assertThat(
            java(store, Tutai.class, "backup", "--to", file.toString(), "--workspace", workspace)
                .waitFor())
        .as(errors())
        .isZero();
    assertThat(rows(file)).isEqualTo(2000);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).extracting(p -> p.getFileName().toString()).containsOnly("a.zip", "errors");
    }
  }

  private static long rows(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
              zip.getInputStream(zip.getEntry("tables/theme.jsonl")).readAllBytes(),
              StandardCharsets.UTF_8)
          .lines()
          .count();
    }
  }

  @Test
  void aStoreWhoseRestoreWasKilledIsTheOldOneOrTheNewOne(TestStore store) throws Exception {
    insertMany(store, "new", 2000);
    Path file = folder.resolve("a.zip");
    new Backup(store.home().directory(), store.database(), "tutai test", Clock.systemUTC())
        .write(file, false);
    store.database().change(h -> h.execute("DELETE FROM theme"));
    insertMany(store, "old", 10);
    String workspace = store.workspace().toString();
    String[] restore = {
      "restore", "--from", file.toString(), "--workspace", workspace, "--replace"
    };
    for (int round = 0; round < 2; round++) {
      store.shut();
      runForAMoment(store, restore);
      long rows = store.open().read(h -> (long) ids(h, "SELECT id FROM theme").size());
      assertThat(rows).isIn(10L, 2000L);
    }
    store.shut();
    assertThat(java(store, Tutai.class, restore).waitFor()).as(errors()).isZero();
    assertThat(
            store.open().<List<String>, RuntimeException>read(h -> ids(h, "SELECT id FROM theme")))
        .hasSize(2000)
        .allMatch(id -> id.startsWith("new"));
  }
}
