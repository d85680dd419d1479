package org.tutai.geo.format.csv;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * A file as a stream of text bytes in which ASCII characters are ASCII bytes.
 *
 * @param gzip whether it is compressed
 * @param wide the encoding to turn into UTF-8 on the way because it is not of that sort; null for
 *     none
 */
record CsvFile(Path path, boolean gzip, @Nullable Charset wide) {

  private static final int BUFFER = 1 << 16;

  /** Looks at a file's name and its first two bytes. */
  static CsvFile of(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new FormatException(path, -1, "a file", "a folder or something else that is no file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] magic = in.readNBytes(2);
      boolean gzip = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
      if (!gzip && name(path).endsWith(".gz")) {
        throw new FormatException(path, 0, "gzip data", "something else", "Copy the file again.");
      }
      return new CsvFile(path, gzip, null);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
  }

  CsvFile in(Charset charset) {
    return new CsvFile(path, gzip, charset);
  }

  /** The first bytes of the text, as they are in the file; fewer when it is shorter. */
  byte[] head(int length) throws IOException {
    try (InputStream in = raw()) {
      return in.readNBytes(length);
    } catch (EOFException | ZipException e) {
      throw new FormatException(
              path,
              -1,
              "gzip data",
              "data that breaks off or is damaged (" + e.getMessage() + ")",
              "Copy the file again.")
          .because(FormatFault.TRUNCATED)
          .causedBy(e);
    }
  }

  private InputStream raw() throws IOException {
    return unpacked(Files.newInputStream(path));
  }

  private InputStream unpacked(InputStream file) throws IOException {
    if (!gzip) {
      return file;
    }
    try {
      return new GZIPInputStream(file, BUFFER);
    } catch (IOException e) {
      file.close();
      if (e instanceof EOFException || e instanceof ZipException) {
        throw new FormatException(path, 0, "gzip data", "a damaged header", "Copy the file again.")
            .causedBy(e);
      }
      throw e;
    }
  }

  /** The text, without a byte order mark. */
  InputStream open() throws IOException {
    return text(raw());
  }

  /** The text, without a byte order mark, of a stream of the file's bytes, which it closes. */
  InputStream open(InputStream bytes) throws IOException {
    return text(unpacked(bytes));
  }

  private InputStream text(InputStream in) throws IOException {
    try {
      return wide == null ? withoutMark(in) : withoutMark(new Utf8Input(in, wide));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream withoutMark(InputStream in) throws IOException {
    byte[] head = in.readNBytes(3);
    if (head.length == 3 && isMark(head)) {
      return in;
    }
    return new SequenceInputStream(new ByteArrayInputStream(head), in);
  }

  private static boolean isMark(byte[] head) {
    return head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
  }

  /** Whether bytes begin with the mark of UTF-8. */
  static boolean hasMark(byte[] head) {
    return head.length >= 3 && isMark(head);
  }

  /** UTF-16 or UTF-32 told by a mark, or by the zeros that ASCII characters leave; else null. */
  static @Nullable Charset wide(byte[] head) {
    if (head.length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == (byte) 0xFE) {
      return Charset.forName("UTF-32BE");
    }
    if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      boolean longer = head.length >= 4 && head[2] == 0 && head[3] == 0;
      return longer ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    return wideByZeros(head);
  }

  private static @Nullable Charset wideByZeros(byte[] head) {
    int length = Math.min(head.length, 1 << 12) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i += 2) {
      even += head[i] == 0 ? 1 : 0;
      odd += head[i + 1] == 0 ? 1 : 0;
    }
    int some = length / 16;
    if (length < 4
        || Math.max(even, odd) <= some
        || Math.min(even, odd) * 8 > Math.max(even, odd)) {
      return null;
    }
    return even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }
}
