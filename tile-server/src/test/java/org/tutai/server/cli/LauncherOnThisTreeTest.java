package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher with the real Maven and Java, on the tree the tests belong to: it builds it once
 * more, which {@code ./tutai test} has just done to get here.
 */
@Tag("long")
@EnabledIfEnvironmentVariable(
    named = "TUTAI_TEST",
    matches = "1",
    disabledReason = "builds the tree once more; ./tutai test does it")
class LauncherOnThisTreeTest {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("tutai.root", ".."), "tutai").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void unknownCommandExitsWithTwo() throws Exception {
    assertThat(tutai("frobnicate")).isEqualTo(2);
    assertThat(errors())
        .contains("frobnicate")
        .doesNotContain("Exception")
        .doesNotContain("WARNING");
  }

  @Test
  void helpOfACommandGoesToStdout() throws Exception {
    assertThat(tutai("serve", "--help")).isZero();
    assertThat(Files.readString(folder.resolve("output"))).contains("tutai serve");
  }

  private int tutai(String... words) throws Exception {
    var command = new ArrayList<String>();
    command.add(LAUNCHER.toString());
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ended").isTrue();
    return process.exitValue();
  }

  private String errors() throws Exception {
    return Files.readString(folder.resolve("errors"));
  }
}
