package org.tutai.server.http.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request. Names are the same in any letter case (OGC 06-042, section 6.8.1);
 * of a name that comes twice, the first counts. Immutable.
 */
public final class Params {

  private static final int MAX_PARAMS = 1000;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Map<String, String> byUpperName;

  private Params(Map<String, String> byUpperName) {
    this.byUpperName = Collections.unmodifiableMap(byUpperName);
  }

  /**
   * Takes apart a query or a form ({@code application/x-www-form-urlencoded}, UTF-8).
   *
   * @throws ProblemException with status 400 for an escape that is none
   */
  public static Params parse(String encoded) {
    var byUpperName = new LinkedHashMap<String, String>();
    int start = 0;
    while (start <= encoded.length()) {
      int end = encoded.indexOf('&', start);
      if (end < 0) {
        end = encoded.length();
      }
      add(encoded.substring(start, end), byUpperName);
      start = end + 1;
    }
    return new Params(byUpperName);
  }

  private static void add(String pair, Map<String, String> byUpperName) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
    if (byUpperName.size() == MAX_PARAMS) {
      throw new ProblemException(
          400, "Too many parameters", "A request has at most " + MAX_PARAMS + " parameters.");
    }
    byUpperName.putIfAbsent(name.toUpperCase(Locale.ROOT), value);
  }

  /**
   * Decodes percent escapes as UTF-8; bytes that are no UTF-8 become U+FFFD.
   *
   * @throws ProblemException with status 400 for an escape that is none
   */
  public static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int n = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%') {
        out[n++] = escape(in, i);
        i += 2;
      } else {
        out[n++] = in[i] == '+' && plusIsSpace ? (byte) ' ' : in[i];
      }
    }
    return new String(out, 0, n, StandardCharsets.UTF_8);
  }

  private static byte escape(byte[] in, int at) {
    int high = at + 2 < in.length ? Character.digit(in[at + 1], 16) : -1;
    int low = at + 2 < in.length ? Character.digit(in[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw new ProblemException(
          400, "Bad escape", "A % must be followed by two hexadecimal digits (as in %20).");
    }
    return (byte) (high * 16 + low);
  }

  /** The value of a name; empty when it is missing. A value may be empty. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(byUpperName.get(name));
  }

  /** The value of a name, or {@code otherwise} when it is missing or blank. */
  public String get(String name, String otherwise) {
    String value = byUpperName.get(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  /** A number that parameters of the same names and values share, whatever the names' case. */
  public long fingerprint() {
    long hash = FNV_OFFSET;
    for (Map.Entry<String, String> param : byUpperName.entrySet()) {
      hash = mix(mix(hash, param.getKey()), param.getValue());
    }
    return hash;
  }

  /** FNV-1a over the characters, and a mark of the end. */
  private static long mix(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * FNV_PRIME;
    }
    return (mixed ^ 0x1_0000) * FNV_PRIME;
  }

  /** These parameters, and those of {@code more} whose names are not here. */
  public Params and(Params more) {
    var all = new LinkedHashMap<>(byUpperName);
    more.byUpperName.forEach(all::putIfAbsent);
    return new Params(all);
  }
}
