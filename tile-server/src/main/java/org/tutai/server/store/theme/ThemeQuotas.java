package org.tutai.server.store.theme;

/**
 * How much members may keep. Each is far above what a person needs.
 *
 * @param themes of a member
 * @param fileBytes of all files of a member's themes together
 * @param files of a theme
 * @param bytesOfFile of one file
 */
public record ThemeQuotas(long themes, long fileBytes, int files, long bytesOfFile) {

  /** What a server grants where nothing else is said. */
  public static final ThemeQuotas USUAL = new ThemeQuotas(5_000, 1L << 30, 100, 20L << 20);

  public ThemeQuotas {
    if (themes < 1 || fileBytes < 0 || files < 0 || bytesOfFile < 0) {
      throw new IllegalArgumentException("quotas must not be negative, and one theme at least");
    }
  }
}
