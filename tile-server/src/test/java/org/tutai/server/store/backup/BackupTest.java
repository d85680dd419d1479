package org.tutai.server.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.access.Role;
import org.tutai.server.store.Database;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.StoreException;
import org.tutai.server.store.TestStore;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.Members;
import org.tutai.server.store.member.SignedIn;

@OnEachDatabase
class BackupTest {

  private static final String PASSWORD = "correct horse 7 staple";
  private static final Actor COMMAND = new Actor("command", "", "");

  @TempDir Path folder;

  /** A store with something of everything; whose token is still good there. */
  private static SignedIn fill(TestStore store) throws IOException {
    var members = new Members(store.database(), Clock.systemUTC());
    String token = members.invitations().newSetupToken().orElseThrow();
    SignedIn lin = members.invitations().setUp(token, "林", PASSWORD, "192.0.2.1", "");
    members.create(COMMAND, "Wu", "吳", Role.MEMBER);
    store
        .database()
        .change(
            handle -> {
              for (int i = 0; i < 1000; i++) {
                insertTheme(handle, "theme" + i, lin.member().id());
              }
            });
    put(store, "a blob");
    put(store, "another blob");
    Path layers = Files.createDirectories(store.home().directory().resolve("compiled/layers"));
    Files.writeString(layers.resolve("0123456789abcdef.layer"), "compiled");
    Path versions = Files.createDirectories(store.home().directory().resolve("versions"));
    Files.writeString(versions.resolve("a".repeat(64) + ".json"), "{}");
    Files.writeString(versions.resolve("b".repeat(64) + ".layer"), "pinned");
    Files.writeString(versions.resolve("unfinished-1"), "half");
    return lin;
  }

  private static String put(TestStore store, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return store.home().blobs().put(new ByteArrayInputStream(bytes), 1000).digest();
  }

  private static void insertTheme(Handle handle, String id, String owner) {
    handle
        .createUpdate(
            """
            INSERT INTO theme
              (id, owner, title, search, version, layers, uses, created, updated, document)
            VALUES (:id, :owner, :title, '', 1, 0, '', 9007199254740993, 0, :document)
            """)
        .bind("id", id)
        .bind("owner", owner)
        .bind("title", "𠮷 \" ' \n\t\\ " + id)
        .bind("document", "{\"名\":\"" + "x".repeat(500) + "\"}")
        .execute();
  }

  private static Backup backup(TestStore store) {
    return new Backup(store.home().directory(), store.database(), "tutai test", Clock.systemUTC());
  }

  private static Manifest manifest(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new ObjectMapper()
          .readValue(zip.getInputStream(zip.getEntry(Manifest.ENTRY)), Manifest.class);
    }
  }

  private static void restore(Path file, TestStore into, boolean replace) throws IOException {
    into.database().close();
    try {
      new Restore(into.home(), into.url()).read(file, replace);
    } finally {
      into.reopen();
    }
  }

  @Test
  void whatWasRestoredIsWhatWasBackedUpWhicheverDatabaseItGoesTo(TestStore store) throws Exception {
    fill(store);
    Path first = folder.resolve("a.zip");
    Backup.Summary summary = backup(store).write(first, false);
    assertThat(summary.rows()).containsEntry("theme", 1000L).containsEntry("member", 2L);
    assertThat(summary.files()).isEqualTo(5);
    for (Database.Kind kind : Database.Kind.values()) {
      try (TestStore other = TestStore.open(kind)) {
        restore(first, other, false);
        Path second = folder.resolve(kind + ".zip");
        backup(other).write(second, false);
        assertSame(manifest(second), manifest(first));
        assertThat(other.home().directory().resolve("versions").resolve("b".repeat(64) + ".layer"))
            .hasContent("pinned");
        var members = new Members(other.database(), Clock.systemUTC());
        assertThat(members.sessions().signIn("林", PASSWORD, "", "").member().role())
            .isEqualTo(Role.ADMINISTRATOR);
        assertThat(new AuditLog(other.database()).page(Long.MAX_VALUE, 1).get(0).action())
            .isEqualTo("session.begin");
      }
    }
  }

  /** The order of rows without an order is the database's. */
  private static void assertSame(Manifest found, Manifest expected) {
    assertThat(found.schema()).isEqualTo(expected.schema());
    assertThat(found.files()).containsExactlyInAnyOrderElementsOf(expected.files());
    assertThat(found.tables()).containsExactlyInAnyOrderElementsOf(expected.tables());
  }

  @Test
  void whatProvesAPresenceIsNotBackedUp(TestStore store) throws Exception {
    SignedIn lin = fill(store);
    Path file = folder.resolve("a.zip");
    backup(store).write(file, false);
    assertThat(manifest(file).tables())
        .extracting(Manifest.Table::name)
        .contains("member", "api_key", "audit", "theme", "theme_share", "layer_version")
        .doesNotContain("session", "one_time_token", "upload", "flyway_schema_history");
    restore(file, store, true);
    var members = new Members(store.database(), Clock.systemUTC());
    assertThat(members.identification().ofSession(lin.token()).bySession()).isFalse();
  }

  @Test
  void aStoreWithSomethingInItStaysUnlessItIsToBeReplaced(TestStore store) throws Exception {
    Path empty = folder.resolve("empty.zip");
    backup(store).write(empty, false);
    fill(store);
    Path full = folder.resolve("full.zip");
    backup(store).write(full, false);
    assertThatThrownBy(() -> restore(empty, store, false))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("--replace");
    backup(store).write(full, true);
    assertThat(manifest(full).tables()).anyMatch(t -> t.rows() == 1000);
    restore(empty, store, true);
    assertThat(new Members(store.database(), Clock.systemUTC()).invitations().setupNeeded())
        .isTrue();
  }

  @Test
  void aFileThatIsThereStaysUnlessItIsToBeReplaced(TestStore store) throws Exception {
    Path file = Files.writeString(folder.resolve("a.zip"), "mine");
    assertThatThrownBy(() -> backup(store).write(file, false))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
    backup(store).write(file, true);
    assertThat(manifest(file).format()).isEqualTo(Manifest.FORMAT);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void rowsThatCameTogetherAreBackedUpTogether(TestStore store) throws Exception {
    fill(store);
    var stop = new AtomicBoolean();
    var thread = Executors.newSingleThreadExecutor();
    var writing =
        thread.submit(
            () -> {
              for (int i = 0; !stop.get(); i++) {
                String id = "pair" + i;
                store
                    .database()
                    .change(
                        handle -> {
                          insertTheme(handle, id, "one");
                          AuditLog.append(handle, Clock.systemUTC(), COMMAND, "pair", id);
                        });
              }
              return null;
            });
    for (int round = 0; round < 2; round++) {
      Path file = folder.resolve(round + ".zip");
      backup(store).write(file, false);
      assertThat(lines(file, "theme", "pair")).isEqualTo(lines(file, "audit", "pair"));
    }
    stop.set(true);
    writing.get();
    thread.shutdown();
  }

  private static long lines(Path file, String table, String word) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] all = zip.getInputStream(zip.getEntry("tables/" + table + ".jsonl")).readAllBytes();
      return new String(all, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("\"" + word))
          .count();
    }
  }

  @Test
  void aDamagedBackupIsRefusedAndChangesNothing(TestStore store) throws Exception {
    fill(store);
    Path good = folder.resolve("good.zip");
    backup(store).write(good, false);
    List<Path> bad =
        List.of(
            without(good, "tables/theme.jsonl"),
            changed(good, "tables/theme.jsonl", "[]\n"),
            changed(good, "tables/theme.jsonl", "{not json"),
            changed(good, "tables/member.jsonl", ""),
            changed(good, "blobs/" + put(store, "a blob"), "another"),
            changed(good, "blobs/" + put(store, "a blob"), "longer than it was"),
            changed(good, "versions/" + "b".repeat(64) + ".layer", "another"),
            changed(good, Manifest.ENTRY, "{}"),
            without(good, Manifest.ENTRY),
            shortened(good));
    for (Path file : bad) {
      assertThatThrownBy(() -> restore(file, store, true))
          .as(file.toString())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is not a whole backup")
          .extracting(e -> ((StoreException) e).chinese())
          .asString()
          .contains("不是完整的圖臺備份");
    }
    Path after = folder.resolve("after.zip");
    backup(store).write(after, false);
    assertSame(manifest(after), manifest(good));
  }

  @Test
  void aBackupOfANewerProgramIsRefused(TestStore store) throws Exception {
    Path good = folder.resolve("good.zip");
    backup(store).write(good, false);
    String text = Files.readString(extract(good, Manifest.ENTRY));
    Path newerTables =
        changed(
            good, Manifest.ENTRY, text.replaceFirst("\"schema\" : \"\\d+\"", "\"schema\":\"999\""));
    Path newerLayout =
        changed(good, Manifest.ENTRY, text.replaceFirst("\"version\" : 1", "\"version\" : 2"));
    for (Path file : List.of(newerTables, newerLayout)) {
      assertThatThrownBy(() -> restore(file, store, true))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("newer");
    }
  }

  @Test
  void aBackupOfAnOlderProgramIsBroughtUpToDate(TestStore store) throws Exception {
    Path newest = folder.resolve("newest.zip");
    backup(store).write(newest, false);
    store.database().change(h -> h.execute("INSERT INTO theme_owner VALUES ('a', 1, 1)"));
    Path file = folder.resolve("older.zip");
    backup(store).write(file, false);
    String known = manifest(newest).schema();
    String text = Files.readString(extract(file, Manifest.ENTRY));
    Path older =
        changed(
            file,
            Manifest.ENTRY,
            text.replaceFirst("\"schema\" : \"\\d+\"", "\"schema\":\"2\"")
                .replaceAll("(?s)\\{\\s*\"name\" : \"layer(_version)?\".*?\\}, ", ""));
    restore(older, store, true);
    Path again = folder.resolve("again.zip");
    backup(store).write(again, false);
    assertThat(manifest(again).schema()).isEqualTo(known);
    assertThat(manifest(again).tables())
        .anyMatch(table -> table.name().equals("theme_owner") && table.rows() == 1);
  }

  @Test
  void aBackupThatNamesOtherPathsIsRefused(TestStore store) throws Exception {
    fill(store);
    Path good = folder.resolve("good.zip");
    backup(store).write(good, false);
    String text = Files.readString(extract(good, Manifest.ENTRY));
    for (String hostile : List.of("../../evil", "blobs/../../evil", "/etc/evil", "lock")) {
      Path file =
          changed(
              good, Manifest.ENTRY, text.replaceFirst("compiled/0123456789abcdef.layer", hostile));
      try (FileSystem zip = FileSystems.newFileSystem(file)) {
        Files.writeString(zip.getPath("/x"), "x");
      }
      assertThatThrownBy(() -> restore(file, store, true)).isInstanceOf(StoreException.class);
    }
    Path table =
        changed(good, Manifest.ENTRY, text.replace("\"member\"", "\"member; DROP TABLE theme\""));
    assertThatThrownBy(() -> restore(table, store, true)).isInstanceOf(StoreException.class);
  }

  private Path copy(Path file) throws IOException {
    Path copy = Files.createTempFile(folder, "bad", ".zip");
    Files.write(copy, Files.readAllBytes(file));
    return copy;
  }

  private Path without(Path file, String entry) throws IOException {
    Path copy = copy(file);
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      Files.delete(zip.getPath(entry));
    }
    return copy;
  }

  private Path changed(Path file, String entry, String content) throws IOException {
    Path copy = copy(file);
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      Files.writeString(zip.getPath(entry), content, StandardOpenOption.TRUNCATE_EXISTING);
    }
    return copy;
  }

  private Path extract(Path file, String entry) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      return Files.write(
          Files.createTempFile(folder, "entry", ""), Files.readAllBytes(zip.getPath(entry)));
    }
  }

  private Path shortened(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return Files.write(copy(file), java.util.Arrays.copyOf(all, all.length / 2));
  }
}
