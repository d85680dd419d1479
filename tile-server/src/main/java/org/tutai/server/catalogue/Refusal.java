package org.tutai.server.catalogue;

import org.tutai.server.workspace.LocalText;

/** Why something is not done, in both languages, with what to do instead. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of reason. */
  public enum Kind {
    /** There is no such thing, or it is not for the one who asks. */
    NOT_FOUND,
    /** Something that was sent is not as it must be. */
    INVALID,
    /** It does not fit what is there now. */
    CONFLICT,
    /** Somebody else has taken the work over. */
    TAKEN_OVER,
    /** It is longer than it may be. */
    TOO_LARGE,
    /** No format reads such a file. */
    UNSUPPORTED,
    /** There is no room for it. */
    NO_ROOM,
    /** It is somebody else's. */
    FORBIDDEN,
    /** What arrived is not what was sent. */
    CHECKSUM,
    /** Too much is asked for at once. */
    BUSY
  }

  private final Kind kind;
  private final transient LocalText text;

  public Refusal(Kind kind, String english, String chinese) {
    super(english, null, false, false);
    this.kind = kind;
    this.text = new LocalText(chinese, english);
  }

  public Kind kind() {
    return kind;
  }

  /** What to tell the caller. */
  public LocalText text() {
    return text;
  }

  static Refusal invalid(String english, String chinese) {
    return new Refusal(Kind.INVALID, english, chinese);
  }

  static Refusal conflict(String english, String chinese) {
    return new Refusal(Kind.CONFLICT, english, chinese);
  }

  static Refusal noUpload() {
    return new Refusal(
        Kind.NOT_FOUND,
        "There is no such upload; it may have expired. Begin a new one.",
        "找不到這個上傳，可能已經過期。請重新上傳。");
  }

  static Refusal noLayer() {
    return new Refusal(
        Kind.NOT_FOUND,
        "There is no published layer of this name. /api/v1/layers lists those there are.",
        "找不到這個名稱的已發布圖層。圖層清單在 /api/v1/layers。");
  }
}
