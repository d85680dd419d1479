package org.tutai.geo.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that does not hold what its format demands.
 *
 * <p>The message is one line for a person: {@code towns.shp at byte 24: expected a file length of
 * at most 1044 bytes, found 99999 bytes. Copy the file again.} A bad feature in a good file is not
 * this exception; it is counted with a reason and the rest goes on. The message is English and for
 * those who know the format; what it comes to for others, in both languages, is its {@link #fault}.
 */
public final class FormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String path;
  private final long offset;
  private final String expected;
  private final String found;
  private final String hint;
  private FormatFault fault = FormatFault.STRUCTURE;

  /**
   * Tells of one thing that does not hold, with advice.
   *
   * @param path the file, or null when the bytes came from elsewhere (a request, memory)
   * @param offset byte offset of what was read, or -1 when no one place is at fault
   * @param expected what must hold, without a full stop ("magic 9994")
   * @param found what is there instead ("magic 0")
   * @param hint what to do about it, a sentence; empty for none
   */
  public FormatException(
      @Nullable Path path, long offset, String expected, String found, String hint) {
    super(message(path, offset, expected, found, hint));
    this.path = path == null ? null : path.toString();
    this.offset = Math.max(-1, offset);
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }

  /** Tells of one thing that does not hold, without advice; see the other constructor. */
  public FormatException(@Nullable Path path, long offset, String expected, String found) {
    this(path, offset, expected, found, "");
  }

  /** Returns this exception with a cause, for a fault that another library found. */
  public FormatException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** Returns this exception with the way in which the file is at fault, for people to be told. */
  public FormatException because(FormatFault why) {
    fault = Objects.requireNonNull(why, "fault");
    return this;
  }

  /** In which way the file is at fault; {@link FormatFault#STRUCTURE} where nobody said. */
  public FormatFault fault() {
    return fault;
  }

  /** The file, if the bytes came from one. */
  public Optional<Path> path() {
    return Optional.ofNullable(path).map(Path::of);
  }

  /** Byte offset of what was read, if one place is at fault. */
  public OptionalLong offset() {
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /** What must hold. */
  public String expected() {
    return expected;
  }

  /** What is there instead. */
  public String found() {
    return found;
  }

  /** What to do about it; empty for no advice. */
  public String hint() {
    return hint;
  }

  private static String message(
      @Nullable Path path, long offset, String expected, String found, String hint) {
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(found, "found");
    var text = new StringBuilder(path == null ? "data" : path.toString());
    if (offset >= 0) {
      text.append(" at byte ").append(offset);
    }
    text.append(": expected ").append(expected).append(", found ").append(found);
    if (!hint.isEmpty()) {
      text.append(". ").append(hint);
    }
    return text.toString().replaceAll("\\s+", " ");
  }
}
