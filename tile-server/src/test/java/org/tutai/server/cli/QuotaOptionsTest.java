package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.server.catalogue.Limits;
import org.tutai.server.store.theme.ThemeQuotas;
import picocli.CommandLine;

class QuotaOptionsTest {

  private final QuotaOptions options = new QuotaOptions();
  private final CommandLine command =
      new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("quotas", mixin()));

  private CommandLine.Model.CommandSpec mixin() {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  @Test
  void areTheUsualOnesUnlessSaid() {
    command.parseArgs();
    assertThat(options.uploads(command)).isEqualTo(Limits.USUAL);
    assertThat(options.themes(command)).isEqualTo(ThemeQuotas.USUAL);
  }

  @Test
  void eachIsSetByItsOption() {
    command.parseArgs(
        "--max-upload=5",
        "--member-storage=3",
        "--upload-storage=4",
        "--waiting-uploads=6",
        "--member-themes=7",
        "--theme-storage=8");
    assertThat(options.uploads(command))
        .isEqualTo(new Limits(5L << 20, 3L << 30, 4L << 30, 6, Limits.USUAL.unfinished()));
    assertThat(options.themes(command))
        .isEqualTo(new ThemeQuotas(7, 8L << 20, ThemeQuotas.USUAL.files(), 8L << 20));
  }

  @Test
  void aMemberHasRoomForOneFileOfTheLargestSize() {
    command.parseArgs("--max-upload=300000");
    Limits large = options.uploads(command);
    assertThat(large.member()).isEqualTo(large.file()).isEqualTo(300_000L << 20);
    assertThat(large.all()).isEqualTo(large.file());
    command.parseArgs("--member-storage=1");
    assertThat(options.uploads(command).file()).isEqualTo(1L << 30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--max-upload=0",
        "--member-storage=-1",
        "--upload-storage=2000000000",
        "--waiting-uploads=0",
        "--member-themes=0",
        "--theme-storage=0"
      })
  void refusesWhatIsNoQuota(String wrong) {
    command.parseArgs(wrong);
    assertThatThrownBy(
            () -> {
              options.uploads(command);
              options.themes(command);
            })
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageStartingWith(wrong.substring(0, wrong.indexOf('=')));
  }
}
