package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The launcher prints help.txt without starting Java, so it must know every command. */
class HelpTextTest {

  @Test
  void namesEveryCommand() throws IOException {
    assertThat(new CommandLine(new Tutai()).getSubcommands().keySet())
        .isNotEmpty()
        .allSatisfy(command -> assertThat(helpText()).containsPattern("(?m)^  " + command + " "));
  }

  private static String helpText() throws IOException {
    try (var text = Tutai.class.getResourceAsStream("help.txt")) {
      assertThat(text).isNotNull();
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
