package org.tutai.geo.source.remote.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/**
 * The first lines of an answer (RFC 9112, sections 4 and 5), bounded.
 *
 * @param headers by lower-case name; of several of one name, joined by commas
 */
record ResponseHead(int status, Map<String, String> headers) {

  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_LINES = 200;
  private static final int MOST_INTERIM = 5;
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9]{2})( .*)?");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  ResponseHead {
    headers = Map.copyOf(headers);
  }

  /** Reads the head of the final answer, passing over interim ones. */
  static ResponseHead read(InputStream in) throws IOException {
    for (int i = 0; i < MOST_INTERIM; i++) {
      ResponseHead head = readOne(new Lines(in));
      if (head.status() >= 200) {
        return head;
      }
    }
    throw broken("interim answers without end");
  }

  private static ResponseHead readOne(Lines lines) throws IOException {
    Matcher status = STATUS_LINE.matcher(lines.next());
    if (!status.matches()) {
      throw broken("no HTTP answer");
    }
    var headers = new LinkedHashMap<String, String>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      add(line, headers);
    }
    return new ResponseHead(Integer.parseInt(status.group(1)), headers);
  }

  /* A folded line or one without a name is passed over, as it may mean different things. */
  private static void add(String line, Map<String, String> headers) {
    int colon = line.indexOf(':');
    if (colon > 0 && NAME.matcher(line.substring(0, colon)).matches()) {
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      headers.merge(name, value, (a, b) -> a + ", " + b);
    }
  }

  static RemoteSourceException broken(String what) {
    return new RemoteSourceException(
        Reason.BROKEN,
        "The server's answer cannot be read: " + what + ".",
        "無法讀取伺服器的回應（" + what + "）。");
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean isRedirect() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> headers.containsKey("location");
      default -> false;
    };
  }

  /** Lines that end in LF or CR LF, together not more than the bound. */
  static final class Lines {
    private final InputStream in;
    private int left = MOST_BYTES;
    private int linesLeft = MOST_LINES;

    Lines(InputStream in) {
      this.in = in;
    }

    String next() throws IOException {
      if (linesLeft-- == 0) {
        throw broken("too many header lines");
      }
      var line = new java.io.ByteArrayOutputStream(80);
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException("the connection ended in the header");
        }
        if (left-- == 0) {
          throw broken("a header that is too long");
        }
        line.write(b);
      }
      String text = line.toString(StandardCharsets.ISO_8859_1);
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
  }
}
