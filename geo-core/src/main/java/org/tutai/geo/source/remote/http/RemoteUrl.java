package org.tutai.geo.source.remote.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/**
 * An address on another server that may be asked: http or https, a host spelt in exactly one way,
 * no credentials. Immutable.
 *
 * <p>A host is a name of letters, digits, hyphens and underscores (international ones as their
 * ASCII form), four decimal numbers, or an IPv6 address in brackets. Other spellings of IPv4
 * addresses (octal, hexadecimal, one number, fewer parts) are refused, since programs disagree on
 * what they mean; a single dot at the end of a name is dropped.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; an IPv6 address without brackets
 * @param port from 1 to 65535
 * @param target path and query, ASCII, beginning with a slash
 */
public record RemoteUrl(String scheme, String host, int port, String target) {

  /** The longest address that is taken, in characters, as written and as sent. */
  public static final int LONGEST = 8000;

  private static final Pattern FORM = Pattern.compile("(?is)(https?)://([^/?#]*)([^#]*)(?:#.*)?");
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
  private static final Pattern NUMBER = Pattern.compile("0x[0-9a-f]*|[0-9]+");
  private static final Pattern FOUR_PARTS =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-f:]{2,39}|[0-9a-f:]{2,30}[0-9.]{7,15}");
  private static final String UNESCAPED = "\"<>\\^`{|}";

  /**
   * Takes an address apart.
   *
   * @throws RemoteSourceException ({@link Reason#BAD_URL}) when it cannot be used
   */
  public static RemoteUrl parse(String written) throws RemoteSourceException {
    String text = written.strip();
    if (text.length() > LONGEST) {
      throw bad("it is longer than " + LONGEST + " characters", "長度超過 " + LONGEST + " 個字元");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw bad("it holds control characters", "含有控制字元");
    }
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw bad("it must begin with http:// or https://", "必須以 http:// 或 https:// 開頭");
    }
    String scheme = m.group(1).toLowerCase(Locale.ROOT);
    String authority = m.group(2);
    if (authority.indexOf('@') >= 0) {
      throw bad("it holds a user name or a password", "含有帳號或密碼");
    }
    int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    String hostPart = colon < 0 ? authority : authority.substring(0, colon);
    int port = port(colon < 0 ? "" : authority.substring(colon + 1), scheme);
    return new RemoteUrl(scheme, host(hostPart), port, target(m.group(3)));
  }

  private static int port(String written, String scheme) throws RemoteSourceException {
    if (written.isEmpty()) {
      return scheme.equals("https") ? 443 : 80;
    }
    int port = written.matches("[0-9]{1,5}") ? Integer.parseInt(written) : 0;
    if (port < 1 || port > 65535) {
      throw bad("its port is none", "連接埠不正確");
    }
    return port;
  }

  /**
   * The one spelling of a host.
   *
   * @throws RemoteSourceException ({@link Reason#BAD_URL}) when it is no host
   */
  static String host(String written) throws RemoteSourceException {
    if (written.startsWith("[") && written.endsWith("]")) {
      return ipv6(written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT));
    }
    String ascii = ascii(written);
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (name.length() > 253 || !NAME.matcher(name).matches()) {
      throw bad("its host is not a name or an address", "主機名稱不正確");
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (NUMBER.matcher(last).matches() && !isFourParts(name)) {
      throw bad("its host is an unusual spelling of a numeric address", "主機以不常見的寫法表示數字位址");
    }
    return name;
  }

  private static String ascii(String written) throws RemoteSourceException {
    try {
      return IDN.toASCII(written).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw bad("its host is not a name or an address", "主機名稱不正確").causedBy(e);
    }
  }

  private static boolean isFourParts(String name) {
    if (!FOUR_PARTS.matcher(name).matches()) {
      return false;
    }
    for (String part : name.split("\\.", -1)) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static String ipv6(String written) throws RemoteSourceException {
    if (written.indexOf(':') >= 0 && IPV6.matcher(written).matches()) {
      try {
        // A text with colons alone is never looked up as a name.
        return InetAddress.getByName(written).getHostAddress();
      } catch (UnknownHostException e) {
        throw bad("its host is not an IPv6 address", "主機不是 IPv6 位址").causedBy(e);
      }
    }
    throw bad("its host is not an IPv6 address", "主機不是 IPv6 位址");
  }

  private static String target(String written) throws RemoteSourceException {
    String path = written.startsWith("/") ? written : "/" + written;
    var out = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b <= ' ' || b == 0x7F || UNESCAPED.indexOf((char) b) >= 0) {
        out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
      } else {
        out.append((char) b);
      }
    }
    if (out.length() > LONGEST) {
      throw bad("it is longer than " + LONGEST + " characters", "長度超過 " + LONGEST + " 個字元");
    }
    return out.toString();
  }

  private static RemoteSourceException bad(String english, String chinese) {
    return new RemoteSourceException(
        Reason.BAD_URL, "The address cannot be used: " + english + ".", "無法使用此網址：" + chinese + "。");
  }

  /**
   * The address that a {@code Location} header means here.
   *
   * @throws RemoteSourceException when it cannot be used
   */
  public RemoteUrl resolve(String location) throws RemoteSourceException {
    String text = location.strip();
    if (text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return parse(text);
    }
    if (text.startsWith("//")) {
      return parse(scheme + ":" + text);
    }
    if (text.startsWith("/")) {
      return parse(origin() + text);
    }
    String path = target.split("\\?", 2)[0];
    return text.startsWith("?") || text.isEmpty()
        ? parse(origin() + path + text)
        : parse(origin() + withoutDots(path.substring(0, path.lastIndexOf('/') + 1) + text));
  }

  /** A path without the segments that mean "here" and "one up" (RFC 3986, section 5.2.4). */
  private static String withoutDots(String target) {
    String[] parts = target.split("\\?", 2);
    var kept = new ArrayDeque<String>();
    for (String segment : parts[0].substring(1).split("/", -1)) {
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    return "/" + String.join("/", kept) + (parts.length == 2 ? "?" + parts[1] : "");
  }

  /** Scheme, host and, if it is not the scheme's own, port: {@code https://example.org:8443}. */
  public String origin() {
    return scheme + "://" + authority();
  }

  /** What the {@code Host} header says. */
  String authority() {
    return bracketed() + (port == usualPort() ? "" : ":" + port);
  }

  private String bracketed() {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  private int usualPort() {
    return scheme.equals("https") ? 443 : 80;
  }

  boolean isSecure() {
    return scheme.equals("https");
  }

  /** Whether the port is 80 or 443. */
  boolean isUsualPort() {
    return port == 80 || port == 443;
  }

  /** The address the host already is; empty when it is a name. */
  Optional<InetAddress> literal() {
    boolean numeric = host.indexOf(':') >= 0 || FOUR_PARTS.matcher(host).matches();
    if (!numeric) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(addressOf(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static @Nullable InetAddress addressOf(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  @Override
  public String toString() {
    return origin() + target;
  }
}
