package org.tutai.server.store.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.look.Look;
import org.tutai.server.store.Database;
import org.tutai.server.store.DatabaseUrl;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.TestStore;

/** A process that saves and shares, killed at some moment: what it was told of is there, whole. */
@OnEachDatabase
class KilledWhileSharingTest {

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  /** Saves and shares for ever, and tells of each once it is done. */
  static final class ShareForEver {
    public static void main(String[] arguments) throws Exception {
      String url = System.getenv().getOrDefault("TUTAI_DATABASE", "");
      try (StoreHome home = StoreHome.open(Path.of(arguments[0]));
          Database database =
              home.openDatabase(
                  url.isEmpty() ? Optional.empty() : Optional.of(DatabaseUrl.parse(url)))) {
        for (int thread = 0; thread < 4; thread++) {
          String owner = "owner" + thread;
          new Thread(() -> shareForEver(database, owner)).start();
        }
        Thread.sleep(Long.MAX_VALUE);
      }
    }

    private static void shareForEver(Database database, String owner) {
      var themes = new Themes(database, ThemeQuotas.USUAL, Clock.systemUTC());
      var shares = new Shares(database, Clock.systemUTC());
      while (true) {
        String id = themes.create(owner, content(1), Optional.empty()).id();
        System.out.println("saved " + id + " 1");
        for (long version = 1; version < 4; version++) {
          String link =
              shares.share(id, owner, version, Visibility.LINK, copy(version)).orElseThrow().id();
          System.out.println("shared " + link + " " + version);
          if (themes.save(id, owner, OptionalLong.of(version), content(version + 1)).isEmpty()) {
            throw new IllegalStateException(id + " is gone");
          }
          System.out.println("saved " + id + " " + (version + 1));
        }
      }
    }
  }

  private static ThemeContent content(long version) {
    Look look = new Look("towns", "", "default", "", "n = " + version);
    return new ThemeContent(
        "version " + version, "", 1, List.of(look), List.of(), "version " + version);
  }

  private static Shares.Copy copy(long version) {
    return new Shares.Copy(content(version), "", "", "digest " + version, Set.of());
  }

  private Process start(TestStore store) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ShareForEver.class.getName(),
            store.workspace().resolve("store").toString());
    if (!store.databaseOption().isEmpty()) {
      builder.environment().put("TUTAI_DATABASE", store.databaseOption().get(1));
    }
    builder.redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static void note(String line, Map<String, Long> saved, Map<String, Long> shared) {
    String[] words = line.split(" ");
    if (words.length == 3 && words[2].matches("\\d")) {
      Map<String, Long> told = words[0].equals("saved") ? saved : shared;
      told.merge(words[1], Long.parseLong(words[2]), Math::max);
    }
  }

  private static long version(String text) {
    return Long.parseLong(text.replaceAll("\\D", ""));
  }

  @Test
  void nothingThatWasAnsweredIsLostAndNothingIsThereByHalf(TestStore store) throws Exception {
    store.shut();
    Process process = start(store);
    var saved = new HashMap<String, Long>();
    var shared = new HashMap<String, Long>();
    BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
    for (int i = 0; i < 150; i++) {
      String line = lines.readLine();
      assertThat(line).as(Files.readString(folder.resolve("errors"))).isNotNull();
      note(line, saved, shared);
    }
    process.toHandle().destroyForcibly();
    process.waitFor();
    lines.lines().forEach(line -> note(line, saved, shared));

    Database database = store.open();
    var links = new Shares(database, Clock.systemUTC());
    var looks = new StoredLooks(database);
    assertThat(saved).isNotEmpty();
    assertThat(shared).isNotEmpty();
    shared.forEach(
        (link, version) -> {
          Shares.Shown shown = links.open(link).orElseThrow();
          long found = version(shown.document());
          assertThat(found).isBetween(version, version + 1);
          assertThat(shown.share().title()).isEqualTo("version " + found);
          assertThat(shown.share().digest()).isEqualTo("digest " + found);
          assertThat(looks.find(content(found).looks().get(0).id())).isPresent();
        });
    var themes = new Themes(database, ThemeQuotas.USUAL, Clock.systemUTC());
    var found = new HashMap<String, Long>();
    for (int owner = 0; owner < 4; owner++) {
      String name = "owner" + owner;
      List<ThemeRow> rows = themes.list(name, "", Optional.empty(), 5_000);
      rows.forEach(row -> found.put(row.id(), row.version()));
      rows.forEach(row -> assertThat(row.title()).isEqualTo("version " + row.version()));
      long counted =
          database.<Long, RuntimeException>read(
              handle ->
                  handle
                      .createQuery("SELECT themes FROM theme_owner WHERE owner = :owner")
                      .bind("owner", name)
                      .mapTo(Long.class)
                      .one());
      assertThat(counted).isEqualTo(rows.size());
    }
    saved.forEach((id, version) -> assertThat(found.get(id)).isBetween(version, version + 1));
  }
}
