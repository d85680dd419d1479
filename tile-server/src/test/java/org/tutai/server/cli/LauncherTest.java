package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, in a tree whose Maven and Java are small scripts: {@code mvnw} notes that it ran
 * and packages an empty jar, {@code java} prints its arguments, one a line.
 */
class LauncherTest {

  private static final Path ROOT =
      Path.of(System.getProperty("tutai.root", "..")).toAbsolutePath().normalize();

  private static final String JAVA =
      """
      #!/bin/sh
      for word; do printf '%s\\n' "$word"; done
      case " $* " in *" wait "*) read -r line || : ;; esac
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>builds.txt
      echo "[INFO] Building Tile server 0.1.0                 [4/5]"
      sleep 0.5
      if [ -f broken ]; then
        echo "[ERROR] cannot find symbol"
        exit 1
      fi
      mkdir -p tile-server/target/quick/dist/lib
      : >tile-server/target/quick/dist/lib/tile-server-0.1.0.jar
      """;

  @TempDir private Path folder;
  private Path tree;
  private Path jdk;

  @BeforeEach
  void plant() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a POSIX shell script");
    tree = folder.resolve("with space 圖臺");
    jdk = folder.resolve("a jdk");
    write(jdk.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
    script(jdk.resolve("bin/java"), JAVA);
    script(jdk.resolve("bin/javac"), JAVA);
    script(tree.resolve("mvnw"), MAVEN);
    script(tree.resolve("tutai"), Files.readString(ROOT.resolve("tutai")));
    write(tree.resolve(".mvn/jvm.config"), "");
    for (var pom : List.of("pom.xml", "geo-core/pom.xml", "tile-server/pom.xml")) {
      write(tree.resolve(pom), Files.readString(ROOT.resolve(pom)));
    }
    write(tree.resolve("geo-core/src/main/java/A.java"), "class A {}");
    write(tree.resolve("geo-core/src/main/java/B.java"), "class B {}");
    write(tree.resolve("sample-layers/src/main/resources/counties.sld"), "<sld/>");
    write(
        tree.resolve("tile-server/src/main/resources/org/tutai/server/cli/help.txt"),
        Files.readString(
            ROOT.resolve("tile-server/src/main/resources/org/tutai/server/cli/help.txt")));
  }

  @Test
  void startsFromAnyFolderThroughLinks() throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("second"), tree.resolve("tutai"));
    var link = Files.createSymbolicLink(bin.resolve("tutai"), Path.of("../second"));
    var run = run(folder, Map.of(), link.toString(), "serve");
    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.lines()).contains("-jar").endsWith("serve");
    assertThat(Path.of(run.jar())).startsWith(tree.toRealPath()).exists();
  }

  @Test
  void handsArgumentsOverUnchanged() throws Exception {
    var run = tutai("info", "two words", "", "*", "臺北.shp", "$HOME", "--json");
    assertThat(run.lines()).endsWith("info", "two words", "", "*", "臺北.shp", "$HOME", "--json");
  }

  @Test
  void keepsTheFolderOfTheCaller() throws Exception {
    script(jdk.resolve("bin/java"), "#!/bin/sh\npwd -P\n");
    var run = run(folder, Map.of(), tree.resolve("tutai").toString(), "serve");
    assertThat(run.lines()).containsExactly(folder.toRealPath().toString());
  }

  @Test
  void buildsOnFirstUseAndThenNoMore() throws Exception {
    assertThat(tutai("serve").errors())
        .contains("building the server")
        .contains("built the server");
    assertThat(tutai("serve").errors()).isEmpty();
    assertThat(builds())
        .hasSize(1)
        .allMatch(build -> build.contains("-pl tile-server -am package"));
  }

  @Test
  void buildsAgainAfterAnEditAnAdditionOrADeletion() throws Exception {
    tutai("serve");
    write(tree.resolve("geo-core/src/main/java/A.java"), "class A { }");
    tutai("serve");
    assertThat(builds()).as("after an edit").hasSize(2);
    write(tree.resolve("sample-layers/src/main/resources/towns.sld"), "<sld/>");
    tutai("serve");
    assertThat(builds()).as("after an addition").hasSize(3);
    Files.delete(tree.resolve("geo-core/src/main/java/B.java"));
    tutai("serve");
    assertThat(builds()).as("after a deletion").hasSize(4);
    write(tree.resolve("pom.xml"), "<version>0.2.0</version>");
    tutai("serve");
    assertThat(builds()).as("after a new pom").hasSize(5);
  }

  @Test
  void doesNotBuildForTestsHiddenFilesOrTheOtherFace() throws Exception {
    tutai("serve");
    write(tree.resolve("geo-core/src/test/java/ATest.java"), "class ATest {}");
    write(tree.resolve("geo-core/src/main/java/.A.java.swp"), "");
    write(tree.resolve("geo-core/target/classes/A.class"), "");
    write(tree.resolve("desktop-viewer/src/main/java/V.java"), "class V {}");
    write(tree.resolve("README.md"), "");
    tutai("serve");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void twoLaunchesAtOnceBuildOnce() throws Exception {
    var first = start(folder, Map.of(), tree.resolve("tutai").toString(), "serve");
    var second = start(folder, Map.of(), tree.resolve("tutai").toString(), "serve");
    assertThat(first.finish().exitCode()).isZero();
    assertThat(second.finish().exitCode()).isZero();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void tellsWhyABuildFailedAndWhereItsLogIs() throws Exception {
    write(tree.resolve("broken"), "");
    var run = tutai("serve");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).isEmpty();
    assertThat(run.errors())
        .contains("the build failed")
        .contains("[ERROR] cannot find symbol")
        .contains(tree.toRealPath().resolve("target/tutai/build-server.log").toString());
    Files.delete(tree.resolve("broken"));
    assertThat(tutai("serve").exitCode()).isZero();
  }

  @Test
  void leavesARunningServerItsJars() throws Exception {
    var server = start(folder, Map.of(), tree.resolve("tutai").toString(), "serve", "wait");
    var jar = server.awaitJar();
    for (int build = 0; build < 3; build++) {
      write(
          tree.resolve("geo-core/src/main/java/A.java"), "class A { int build = " + build + "; }");
      tutai("serve");
      assertThat(jar).exists();
    }
    assertThat(server.finish().exitCode()).isZero();
    write(tree.resolve("geo-core/src/main/java/A.java"), "class A { }");
    tutai("serve");
    assertThat(builds()).hasSize(5);
    assertThat(jar).doesNotExist();
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    write(jdk.resolve("release"), "JAVA_VERSION=\"11.0.9\"\n");
    assertThat(tutai("serve").errors()).contains("Java 17 or newer is needed").contains("is 11");
    write(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    assertThat(tutai("serve").errors()).contains("is 8");
    write(jdk.resolve("release"), "JAVA_VERSION=\"21\"\n");
    Files.delete(jdk.resolve("bin/javac"));
    assertThat(tutai("serve").errors()).contains("Building needs a JDK").contains("bin/javac");
    Files.delete(jdk.resolve("bin/java"));
    var run = tutai("serve");
    assertThat(run.errors()).contains("JAVA_HOME is " + jdk).contains("openjdk-17-jdk");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void givesEachJdkOnlyFlagsItKnows() throws Exception {
    assertThat(tutai("serve").lines()).doesNotContain("--sun-misc-unsafe-memory-access=allow");
    write(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    assertThat(tutai("serve").lines()).contains("--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void readsFileNamesAsUtf8InAnyLocale() throws Exception {
    script(jdk.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL-none} ${LANG-none}\"\n");
    var launcher = tree.resolve("tutai").toString();
    assertThat(run(folder, Map.of("LC_ALL", "C"), launcher, "serve").lines())
        .containsExactly("C.UTF-8 C");
    assertThat(run(folder, Map.of("LANG", "xx_YY.UTF-8"), launcher, "serve").lines())
        .containsExactly("C.UTF-8 xx_YY.UTF-8");
    assertThat(run(folder, Map.of("LANG", "C.UTF-8"), launcher, "serve").lines())
        .containsExactly("none C.UTF-8");
  }

  @Test
  void takesOptionsForTheJvm() throws Exception {
    var options = Map.of("TUTAI_JAVA_OPTS", "-Xmx3g -XX:+UseG1GC");
    assertThat(run(folder, options, tree.resolve("tutai").toString(), "serve").lines())
        .containsSubsequence("-Xmx3g", "-XX:+UseG1GC", "-jar");
  }

  @Test
  void versionAndHelpNeedNoBuild() throws Exception {
    assertThat(tutai("--version").lines()).containsExactly("tutai " + versionInPom());
    assertThat(tutai("--help").lines()).anyMatch(line -> line.startsWith("Usage: tutai COMMAND"));
    assertThat(tree.resolve("target")).doesNotExist();
  }

  @Test
  void wrongUsageExitsWithTwo() throws Exception {
    var nothing = tutai();
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.lines()).isEmpty();
    assertThat(nothing.errors()).contains("Usage: tutai COMMAND");
    var badOption = tutai("test", "--al");
    assertThat(badOption.exitCode()).isEqualTo(2);
    assertThat(badOption.errors()).contains("--al").contains("tutai --help");
  }

  private String versionInPom() throws IOException {
    var pom = Files.readString(ROOT.resolve("pom.xml"));
    return pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(tree.resolve("builds.txt"));
  }

  private Run tutai(String... words) throws Exception {
    var command = new ArrayList<String>(List.of(tree.resolve("tutai").toString()));
    command.addAll(List.of(words));
    return run(folder, Map.of(), command.toArray(String[]::new));
  }

  private Run run(Path from, Map<String, String> environment, String... command) throws Exception {
    return start(from, environment, command).finish();
  }

  private Launch start(Path from, Map<String, String> environment, String... command)
      throws IOException {
    var errors = Files.createTempFile(folder, "errors", ".txt");
    var builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("LANG|LC_.*|TUTAI_.*|CDPATH"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    return new Launch(builder.redirectError(errors.toFile()).start(), errors);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void script(Path file, String text) throws IOException {
    write(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** A launcher that may still run. */
  private record Launch(Process process, Path errors) {

    /** Waits for the line after {@code -jar}. */
    Path awaitJar() throws IOException {
      var output = process.inputReader(StandardCharsets.UTF_8);
      var line = output.readLine();
      while (line != null && !line.equals("-jar")) {
        line = output.readLine();
      }
      return Path.of(output.readLine());
    }

    Run finish() throws Exception {
      process.getOutputStream().close();
      var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
      return new Run(process.exitValue(), lines, Files.readString(errors));
    }
  }

  /** What a launch left: exit code, lines on stdout, text on stderr. */
  private record Run(int exitCode, List<String> lines, String errors) {

    String jar() {
      return lines.get(lines.indexOf("-jar") + 1);
    }
  }
}
