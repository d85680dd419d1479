package org.tutai.viewer.catalogue;

import java.io.IOException;
import org.tutai.viewer.words.Text;

/** What a server said no to, or that it could not be asked; in both languages. */
public final class ServerException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Text words;
  private final int status;
  private final String code;

  /**
   * A failure.
   *
   * @param status of the answer; 0 when there was none
   * @param code what the server calls it, for programs; may be empty
   */
  ServerException(Text words, int status, String code) {
    super(words.english());
    this.words = words;
    this.status = status;
    this.code = code;
  }

  /** For a person. */
  public Text words() {
    return words;
  }

  public int status() {
    return status;
  }

  /** What the server calls it; may be empty. */
  public String code() {
    return code;
  }

  /** Whether the server could not be reached. */
  public boolean isOffline() {
    return status == 0;
  }

  /** What any failure says to a person. */
  static Text words(Throwable failure) {
    return failure instanceof ServerException refused
        ? refused.words()
        : Text.same(String.valueOf(failure.getMessage()));
  }
}
