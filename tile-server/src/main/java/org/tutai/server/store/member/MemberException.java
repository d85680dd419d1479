package org.tutai.server.store.member;

import java.time.Duration;
import org.tutai.server.workspace.LocalText;

/** Something about members that cannot be done; the words are for the person who asked. */
public final class MemberException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it cannot be done. */
  public enum Reason {
    NAME_INVALID(
        "名稱須為 1 至 64 個字，不能有看不見的字元，前後不能有空白",
        "a name must have 1 to 64 characters, none of them invisible, and no blanks around it"),
    NAME_TAKEN("已有相同或極相似的名稱", "there is a member with this name, or one that looks the same"),
    PASSWORD_SHORT("密碼至少要有 10 個字元", "a password must have at least 10 characters"),
    PASSWORD_LONG("密碼最多 1024 個字元", "a password must have at most 1024 characters"),
    PASSWORD_COMMON(
        "這個密碼太容易被猜中，請換一個",
        "this password is one of the first that anybody guesses; choose another"),
    WRONG_CREDENTIALS("帳號或密碼不正確", "the name or the password is wrong"),
    TOO_MANY_ATTEMPTS("嘗試次數過多，請稍候再試", "too many attempts; wait a little and try again"),
    BUSY("伺服器忙碌中，請稍候再試", "the server is busy; try again in a moment"),
    LINK_INVALID(
        "這個連結無效、已使用過或已過期，請索取新的連結",
        "this link is not valid, was used already or is too old; ask for a new one"),
    LAST_ADMINISTRATOR(
        "這是最後一位管理員，不能停用、刪除或變更角色",
        "this is the last administrator, who cannot be disabled, removed or given another role"),
    NO_SUCH_MEMBER("沒有這位成員", "there is no such member"),
    NO_SUCH_SESSION("這個裝置沒有登入", "there is no such session"),
    NO_SUCH_KEY("沒有這把金鑰", "there is no such key"),
    ROLE_INVALID(
        "角色須為 member、publisher 或 administrator",
        "a role must be member, publisher or administrator"),
    TITLE_INVALID(
        "用途須為 1 至 100 個字，不能有看不見的字元",
        "a title must have 1 to 100 characters and no control characters"),
    SCOPES_INVALID(
        "範圍須為 themes、publish、admin，且不能超出自己的角色",
        "scopes must be of themes, publish and admin, within one's own role"),
    EXPIRY_INVALID("到期時間須在未來", "the expiry must be in the future"),
    TOO_MANY_KEYS("金鑰數量已達上限", "there are as many keys as one may have");

    private final String zhTw;
    private final String en;

    Reason(String zhTw, String en) {
      this.zhTw = zhTw;
      this.en = en;
    }
  }

  private final Reason reason;
  private final Duration retryAfter;

  MemberException(Reason reason) {
    this(reason, Duration.ZERO);
  }

  MemberException(Reason reason, Duration retryAfter) {
    super(reason.en, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public Reason reason() {
    return reason;
  }

  /** What a person is told. */
  public LocalText text() {
    return new LocalText(reason.zhTw, reason.en);
  }

  /** How long to wait before trying again; zero when waiting doesn't help. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
