package org.tutai.server.catalogue;

import java.time.Duration;

/**
 * How much may be sent and kept.
 *
 * @param file bytes of one file
 * @param member bytes of all files of a member, on their way and of versions that are kept
 * @param all bytes of everybody's
 * @param atOnce uploads of a member that are not published yet
 * @param unfinished how long an upload is kept that nobody goes on with
 */
public record Limits(long file, long member, long all, int atOnce, Duration unfinished) {

  /** Two gigabytes a file, twenty a member, two hundred in all; a day to go on. */
  public static final Limits USUAL =
      new Limits(2L << 30, 20L << 30, 200L << 30, 50, Duration.ofDays(1));

  public Limits {
    if (file < 1 || member < 1 || all < 1 || atOnce < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same with another limit for one file. */
  public Limits withFile(long bytes) {
    return new Limits(bytes, Math.max(bytes, member), Math.max(bytes, all), atOnce, unfinished);
  }
}
