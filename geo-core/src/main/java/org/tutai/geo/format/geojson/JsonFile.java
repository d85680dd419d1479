package org.tutai.geo.format.geojson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;

/**
 * A file and how its text lies in it.
 *
 * @param form whether it is one text or many
 * @param charset of the text, or null for what JSON may be in (UTF-8, UTF-16, UTF-32)
 */
record JsonFile(Path path, Form form, @Nullable Charset charset) {

  /** How JSON texts follow one another. */
  enum Form {
    /** One text, or several that need no separator. */
    WHOLE(RecordInput.NONE),
    /** One text a line. */
    LINES('\n'),
    /** A record separator before each text (RFC 8142). */
    SEQUENCE(0x1E);

    private final int separator;

    Form(int separator) {
      this.separator = separator;
    }

    /** The byte between two texts. */
    int separator() {
      return separator;
    }

    /** Whether a broken text leaves the others readable. */
    boolean isRecords() {
      return this != WHOLE;
    }
  }

  private static final int LOOKED_AT = 1 << 20;

  /** Looks at a file's beginning. */
  static JsonFile of(Path path, @Nullable Charset charset) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new FormatException(path, -1, "a file", "a folder or something else that is no file");
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(LOOKED_AT);
    }
    return new JsonFile(path, form(path, head), charset);
  }

  JsonFile in(Charset other) {
    return new JsonFile(path, form, other);
  }

  private static Form form(Path path, byte[] head) {
    int first = next(head, 0);
    if (first < head.length && head[first] == Form.SEQUENCE.separator()) {
      return Form.SEQUENCE;
    }
    int end = first;
    while (end < head.length && head[end] != '\n') {
      if (head[end] == 0) {
        return Form.WHOLE;
      }
      end++;
    }
    if (end == head.length) {
      return isNamedForLines(path) ? Form.LINES : Form.WHOLE;
    }
    int second = next(head, end);
    boolean another = second < head.length && head[second] == '{';
    return another && isOneText(path, head, first, end) ? Form.LINES : Form.WHOLE;
  }

  private static int next(byte[] head, int from) {
    int i = from;
    if (i == 0 && head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB) {
      i = 3;
    }
    while (i < head.length && (head[i] == ' ' || (head[i] >= '\t' && head[i] <= '\r'))) {
      i++;
    }
    return i;
  }

  /** Counts brackets; texts are jumped over. */
  private static boolean isOneText(Path path, byte[] head, int from, int to) {
    int open = 0;
    boolean inText = false;
    for (int i = from; i < to; i++) {
      byte b = head[i];
      if (inText) {
        i += b == '\\' ? 1 : 0;
        inText = b != '"';
      } else if (b == '"') {
        inText = true;
      } else if (b == '{' || b == '[') {
        open++;
      } else if (b == '}' || b == ']') {
        open--;
      }
    }
    return open == 0 || isNamedForLines(path);
  }

  private static boolean isNamedForLines(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return GeoJsonFormat.LINES.stream().anyMatch(name::endsWith);
  }
}
