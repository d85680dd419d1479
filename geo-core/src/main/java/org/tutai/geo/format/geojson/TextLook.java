package org.tutai.geo.format.geojson;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.format.TextEncoding;

/**
 * Finds the encoding of files that are JSON in every way but theirs, which must be UTF-8 (RFC 8259,
 * section 8.1) and is Big5 here and there.
 */
final class TextLook {

  /** Looked at from the beginning … */
  private static final int HEAD = 1 << 20;

  /** … and in this many places … */
  private static final int PLACES = 16;

  /** … of this many bytes. */
  private static final int PLACE = 1 << 16;

  private final TextEncoding detective = new TextEncoding();
  private long whole;
  private long broken;

  private TextLook() {}

  /**
   * What the texts of a file are in, where it is not UTF-8 or where somebody chose it; empty where
   * JSON's own rules tell.
   */
  static Optional<Finding<Charset>> at(Path path, @Nullable Charset chosen) throws IOException {
    var look = new TextLook();
    try (var file = PositionedFile.open(path)) {
      byte[] head = file.read(0, (int) Math.min(HEAD, file.size()), "a file's beginning");
      if (isWide(head)) {
        return Optional.empty();
      }
      look.look(head);
      for (int i = 1; i <= PLACES && file.size() > HEAD + PLACE; i++) {
        long position = HEAD + (file.size() - HEAD - PLACE) / PLACES * i;
        look.look(file.read(position, PLACE, "a place in a file"));
      }
    }
    if (chosen == null && look.broken * 4 <= look.whole) {
      return Optional.empty();
    }
    Finding<Charset> found = look.detective.decide(chosen, null, 0);
    boolean usual = found.value().filter(StandardCharsets.UTF_8::equals).isPresent();
    return usual && chosen == null
        ? Optional.empty()
        : Optional.of(
            chosen != null
                ? found
                : found.and(
                    Remark.warning(
                        Topic.ENCODING,
                        "GeoJSON must be UTF-8, and other programs will not read this file right",
                        "GeoJSON 應採用 UTF-8 編碼，其他軟體可能無法正確讀取此檔案")));
  }

  /** Whether the text is UTF-16 or UTF-32, which the JSON parser tells by itself. */
  private static boolean isWide(byte[] head) {
    for (int i = 0; i < Math.min(4, head.length); i++) {
      if (head[i] == 0 || (head[i] & 0xFF) >= 0xFE) {
        return true;
      }
    }
    return false;
  }

  /** Shows what stands between quotes and has bytes beyond ASCII. */
  private void look(byte[] bytes) {
    int from = -1;
    boolean foreign = false;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '"') {
        if (foreign && from >= 0) {
          detective.look(bytes, from, i);
          count(bytes, from, i);
        }
        from = i + 1;
        foreign = false;
      } else {
        foreign |= bytes[i] < 0;
      }
    }
  }

  /** Counts characters of UTF-8 and bytes that are in none; damage leaves most characters whole. */
  private void count(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int lead = bytes[i] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
      int end = i + 1;
      while (end < to && end <= i + more && (bytes[end] & 0xC0) == 0x80) {
        end++;
      }
      if (more > 0 && end == i + 1 + more) {
        whole++;
        i = end - 1;
      } else {
        broken++;
      }
    }
  }
}
