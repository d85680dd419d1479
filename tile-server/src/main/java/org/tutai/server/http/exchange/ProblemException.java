package org.tutai.server.http.exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something the caller did wrong or the server cannot do, as RFC 9457 tells it. The words go to the
 * caller.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The member that says how many seconds to wait before asking again. */
  static final String RETRY_AFTER = "retryAfterSeconds";

  private static final int MOST_SHOWN = 100;

  private final int status;
  private final String title;
  private final transient Map<String, String> members;

  /**
   * A problem.
   *
   * @param status the HTTP status
   * @param title what kind of problem, the same for all of the kind
   * @param detail what was wrong this time, and what to do
   */
  public ProblemException(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  /** As {@link #ProblemException(int, String, String)}, with one further member. */
  public ProblemException(int status, String title, String detail, String name, String value) {
    this(status, title, detail, Map.of(name, value));
  }

  private ProblemException(int status, String title, String detail, Map<String, String> members) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.members = members;
  }

  /**
   * A parameter that is not as it must be, with status 400.
   *
   * @param found what came; empty when the parameter is missing; a long text is shown in part
   * @param expected what must hold, after "must be"
   */
  public static ProblemException parameter(String name, String found, String expected) {
    String shown = found.length() > MOST_SHOWN ? found.substring(0, MOST_SHOWN) + "…" : found;
    var members = new LinkedHashMap<String, String>();
    members.put("parameter", name);
    members.put("found", shown);
    members.put("expected", expected);
    members.put("zh", "參數 " + name + " 不正確" + (found.isEmpty() ? "。" : "（收到：" + shown + "）。"));
    String detail =
        name + " must be " + expected + (found.isEmpty() ? "." : " (got: " + shown + ").");
    return new ProblemException(400, "Bad parameter", detail, members);
  }

  /** Nothing is at an address. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(404, "Not found", detail);
  }

  /** Something that only members may do, asked for by nobody in particular. */
  public static ProblemException signInFirst() {
    return new ProblemException(
            401,
            "Sign in first",
            "Sign in at /account, or send an API key (Authorization: Bearer).")
        .inChinese("請先在 /account 登入，或附上 API 金鑰（Authorization: Bearer）。");
  }

  /** The same problem with a further member, as which field of a form it is about. */
  public ProblemException with(String member, String value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new ProblemException(status, title, detail(), more);
  }

  /** The same problem, which may be over after a while; whole seconds count. */
  public ProblemException retryAfter(Duration wait) {
    return with(RETRY_AFTER, String.valueOf(wait.toSeconds()));
  }

  /** The same problem with its detail in Chinese as well. */
  public ProblemException inChinese(String detailInChinese) {
    return with("zh", detailInChinese);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Further members of the problem, as which parameter it was; in their order. */
  public Map<String, String> members() {
    return members;
  }

  /** What was wrong this time. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
