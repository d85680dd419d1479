package org.tutai.geo.source.remote.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/**
 * The content of an answer (RFC 9112, section 6), bounded before and after decompression. An answer
 * that ends before its announced length is an error. Stateless.
 */
final class ResponseBody {

  private ResponseBody() {}

  /** Reads all of it; nothing after it is read. */
  static byte[] read(ResponseHead head, InputStream in, int mostBytes) throws IOException {
    if (head.status() == 204 || head.status() == 304) {
      return new byte[0];
    }
    InputStream framed = framed(head, in, mostBytes);
    try (InputStream content = decoded(head, framed)) {
      byte[] bytes = content.readNBytes(mostBytes);
      if (content.read() >= 0) {
        throw tooLarge(mostBytes);
      }
      return bytes;
    } catch (ZipException e) {
      throw ResponseHead.broken("damaged compression").causedBy(e);
    }
  }

  private static InputStream framed(ResponseHead head, InputStream in, int mostBytes)
      throws IOException {
    String coding = head.header("transfer-encoding").toLowerCase(Locale.ROOT);
    if (coding.equals("chunked")) {
      return new Chunks(in, mostBytes);
    }
    if (!coding.isEmpty() && !coding.equals("identity")) {
      throw ResponseHead.broken("an unknown transfer coding");
    }
    String length = head.header("content-length");
    return length.isEmpty() ? new Kept(in) : new Exactly(in, length(length, mostBytes));
  }

  /* A length that comes twice must be the same both times (RFC 9112, section 6.3). */
  private static long length(String written, int mostBytes) throws RemoteSourceException {
    String first = written.split(",", 2)[0].strip();
    for (String each : written.split(",", -1)) {
      if (!each.strip().equals(first)) {
        throw ResponseHead.broken("two different lengths");
      }
    }
    if (!first.matches("[0-9]{1,18}")) {
      throw ResponseHead.broken("a length that is none");
    }
    long length = Long.parseLong(first);
    if (length > mostBytes) {
      throw tooLarge(mostBytes);
    }
    return length;
  }

  static RemoteSourceException tooLarge(int mostBytes) {
    return new RemoteSourceException(
        Reason.TOO_LARGE,
        "The server's answer is larger than " + mostBytes + " bytes.",
        "伺服器的回應超過 " + mostBytes + " 位元組。");
  }

  private static InputStream decoded(ResponseHead head, InputStream framed) throws IOException {
    String coding = head.header("content-encoding").toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "", "identity", "none" -> framed;
      case "gzip", "x-gzip" -> new GZIPInputStream(framed, 1 << 13);
      case "deflate" -> new InflaterInputStream(framed);
      default -> throw ResponseHead.broken("an unknown content coding");
    };
  }

  /** Until the connection ends; closing it is the caller's. */
  private static class Kept extends FilterInputStream {
    Kept(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }

  /** As many bytes as announced. */
  private static final class Exactly extends Kept {
    private long left;

    Exactly(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(into, at, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("the connection ended before the announced length");
      }
      left -= n;
      return n;
    }
  }

  /** Chunks (RFC 9112, section 7.1), their framing bounded too. */
  private static final class Chunks extends Kept {
    private final ResponseHead.Lines trailer;
    private long allowed;
    private long left;
    private boolean ended;

    Chunks(InputStream in, int mostBytes) {
      super(in);
      this.trailer = new ResponseHead.Lines(in);
      this.allowed = 16L * mostBytes + (1 << 20);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (left == 0 && !ended) {
        begin();
      }
      if (ended) {
        return -1;
      }
      int n = in.read(into, at, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("the connection ended in a chunk");
      }
      left -= n;
      spend(n);
      if (left == 0) {
        endOfLine();
      }
      return n;
    }

    private void begin() throws IOException {
      int size = 0;
      int digits = 0;
      int b = next();
      for (; Character.digit(b, 16) >= 0; b = next()) {
        if (++digits > 7) {
          throw ResponseHead.broken("a chunk that is too large");
        }
        size = size * 16 + Character.digit(b, 16);
      }
      if (digits == 0) {
        throw ResponseHead.broken("a chunk without a length");
      }
      while (b != '\n') {
        b = next();
      }
      left = size;
      ended = size == 0;
      if (ended) {
        String line = trailer.next();
        while (!line.isEmpty()) {
          line = trailer.next();
        }
      }
    }

    private void endOfLine() throws IOException {
      int b = next();
      if (b == '\r') {
        b = next();
      }
      if (b != '\n') {
        throw ResponseHead.broken("a chunk longer than its length");
      }
    }

    private int next() throws IOException {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("the connection ended between chunks");
      }
      spend(1);
      return b;
    }

    private void spend(int bytes) throws RemoteSourceException {
      allowed -= bytes;
      if (allowed < 0) {
        throw ResponseHead.broken("too many bytes around its chunks");
      }
    }
  }
}
