package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.store.Database;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.StoreException;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.TestStore;
import org.tutai.server.store.member.Members;
import org.tutai.server.workspace.Language;

/** {@code tutai serve}, {@code backup} and {@code restore} on a store. */
@OnEachDatabase
class StoreCommandsTest {

  private static final String PASSWORD = "correct horse 7 staple";
  private static final Pattern LINK =
      Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/account#setup=(\\w+)");

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private int tutai(TestStore store, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--workspace");
    all.add(store.workspace().toString());
    all.addAll(store.databaseOption());
    return Tutai.run(
        new PrintWriter(err, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }

  /** Starts a server; what it printed until it was up. */
  private String serve(TestStore store) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tutai.server.cli.Tutai",
                "serve",
                Files.createDirectories(folder.resolve("data")).toString(),
                "--port",
                "0",
                "--workspace",
                store.workspace().toString()));
    words.addAll(store.databaseOption());
    var builder = new ProcessBuilder(words);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    started.add(process);
    var printed = new StringBuilder();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.append(line).append('\n');
      if (line.startsWith("Ctrl+C")) {
        return printed.toString();
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("errors")));
  }

  private void stop() throws InterruptedException {
    started.get(started.size() - 1).destroyForcibly().waitFor();
  }

  private static int setUp(Matcher link) throws Exception {
    String body =
        "{\"token\":\"%s\",\"name\":\"林\",\"password\":\"%s\"}".formatted(link.group(2), PASSWORD);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(link.group(1) + "/api/v1/members/setup"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static Matcher link(String printed) {
    Matcher link = LINK.matcher(printed);
    assertThat(link.find()).as(printed).isTrue();
    return link;
  }

  @Test
  void theLinkOfTheFirstStartSetsTheServerUpAndABackupIsMadeWhileItRuns(TestStore store)
      throws Exception {
    store.shut();
    Matcher first = link(serve(store));
    stop();
    Matcher second = link(serve(store));
    assertThat(second.group(2)).isNotEqualTo(first.group(2));
    Path file = folder.resolve("a.zip");
    assertThat(setUp(second)).isBetween(200, 299);
    assertThat(tutai(store, "backup", "--to", file.toString())).as(err.toString()).isZero();
    assertThat(err.toString()).contains("member: 1").doesNotContain("Exception");
    assertThat(tutai(store, "restore", "--from", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("in use");
    stop();
    assertThat(serve(store)).doesNotContain("setup");
    stop();
    try (TestStore other = TestStore.open(Database.Kind.SQLITE)) {
      other.shut();
      assertThat(tutai(other, "restore", "--from", file.toString())).as(err.toString()).isZero();
      var members = new Members(other.open(), Clock.systemUTC());
      assertThat(members.sessions().signIn("林", PASSWORD, "", "").token()).isNotEmpty();
    }
    store.open();
  }

  @Test
  void whatCannotBeDoneIsSaidOnOneLine(TestStore store) throws Exception {
    Path none = folder.resolve("none.zip");
    checkFails(store, "restore", "--from", none.toString());
    checkFails(store, "restore", "--from", Files.writeString(none, "no zip").toString());
    checkFails(store, "backup", "--to", none.toString());
    checkFails(store, "backup", "--to", folder.resolve("no/such/folder.zip").toString());
    assertThat(none).hasContent("no zip");
  }

  private void checkFails(TestStore store, String... words) throws IOException {
    err.getBuffer().setLength(0);
    store.shut();
    assertThat(tutai(store, words)).as(err.toString()).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("tutai: ").doesNotContain("Exception");
    store.open();
  }

  @Test
  void aDatabaseThatIsNoAddressIsNotRepeated(TestStore store) throws IOException {
    String there = Files.createDirectories(folder.resolve("w/store")).getParent().toString();
    String file = Files.writeString(folder.resolve("x.zip"), "x").toString();
    for (String command :
        List.of("serve " + there, "backup --to=" + file, "restore --from=" + file)) {
      err.getBuffer().setLength(0);
      String line = command + " --workspace=" + there + " --database=mysql://lin:S3cret@db/x";
      int code = Tutai.run(new PrintWriter(err, true), new PrintWriter(err, true), line.split(" "));
      assertThat(code).isEqualTo(1);
      assertThat(err.toString()).contains("postgresql://").doesNotContain("S3cret");
    }
  }

  @Test
  void tellsWhyAStoreCannotBeUsedInTheLanguageOfTheUser() throws IOException {
    Path home = folder.resolve("held");
    try (StoreHome held = StoreHome.open(home)) {
      StoreException failure =
          catchThrowableOfType(StoreException.class, () -> StoreHome.open(home));
      assertThat(Tutai.words(failure, Messages.of(Language.EN)))
          .isEqualTo("The folder " + held.directory() + " is in use by another server.");
      assertThat(Tutai.words(failure, Messages.of(Language.ZH_TW)))
          .isEqualTo("資料夾 " + held.directory() + " 正由另一個伺服器使用。");
    }
  }
}
