package org.tutai.server.cli;

import org.jspecify.annotations.Nullable;
import org.tutai.server.catalogue.Limits;
import org.tutai.server.store.theme.ThemeQuotas;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How much members may send and keep. */
final class QuotaOptions {

  private static final int MOST = 1 << 24;

  @Option(
      names = "--max-upload",
      paramLabel = "MB",
      description =
          "The most megabytes of a file that is published (default: 2048, or all that a member may"
              + " keep where that is less).")
  private @Nullable Integer maxUpload;

  @Option(
      names = "--member-storage",
      paramLabel = "GB",
      description =
          "What a member's uploads and published files may take (default: ${DEFAULT-VALUE}).")
  private int memberStorage = (int) (Limits.USUAL.member() >> 30);

  @Option(
      names = "--upload-storage",
      paramLabel = "GB",
      description = "The same of all members together (default: ${DEFAULT-VALUE}).")
  private int uploadStorage = (int) (Limits.USUAL.all() >> 30);

  @Option(
      names = "--waiting-uploads",
      paramLabel = "N",
      description = "Uploads of a member that are not published yet (default: ${DEFAULT-VALUE}).")
  private int waitingUploads = Limits.USUAL.atOnce();

  @Option(
      names = "--member-themes",
      paramLabel = "N",
      description = "Theme maps that a member may store (default: ${DEFAULT-VALUE}).")
  private int memberThemes = (int) ThemeQuotas.USUAL.themes();

  @Option(
      names = "--theme-storage",
      paramLabel = "MB",
      description =
          "What the files of a member's theme maps may take together (default:"
              + " ${DEFAULT-VALUE}).")
  private int themeStorage = (int) (ThemeQuotas.USUAL.fileBytes() >> 20);

  /**
   * How much may be published; a member may always keep one file of the largest size.
   *
   * @throws CommandLine.ParameterException for a number below one or beyond all reason
   */
  Limits uploads(CommandLine command) {
    long member = (long) checked(command, "--member-storage", memberStorage) << 30;
    long all = (long) checked(command, "--upload-storage", uploadStorage) << 30;
    long file =
        maxUpload == null
            ? Math.min(Limits.USUAL.file(), member)
            : (long) checked(command, "--max-upload", maxUpload) << 20;
    int waiting = checked(command, "--waiting-uploads", waitingUploads);
    return new Limits(file, member, all, waiting, Limits.USUAL.unfinished()).withFile(file);
  }

  /**
   * How much may be kept in theme maps.
   *
   * @throws CommandLine.ParameterException for a number below one or beyond all reason
   */
  ThemeQuotas themes(CommandLine command) {
    long bytes = (long) checked(command, "--theme-storage", themeStorage) << 20;
    ThemeQuotas usual = ThemeQuotas.USUAL;
    return new ThemeQuotas(
        checked(command, "--member-themes", memberThemes),
        bytes,
        usual.files(),
        Math.min(usual.bytesOfFile(), bytes));
  }

  private static int checked(CommandLine command, String option, int number) {
    if (number < 1 || number > MOST) {
      throw new CommandLine.ParameterException(
          command, option + " must be from 1 to " + MOST + " (got: " + number + ")");
    }
    return number;
  }
}
