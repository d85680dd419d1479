package org.tutai.geo.format.kml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.format.TextEncoding;

/**
 * Finds the encoding of a document by its first bytes, its declaration and, where those are not
 * there or not true, by its texts. For one document.
 */
final class TextLook {

  private static final int HEAD = 512;
  private static final int BLOCK = 1 << 16;
  private static final int LONGEST = 4_096;

  /** Damage leaves most characters whole; another encoding leaves hardly any. */
  private static final int BROKEN_SHARE = 4;

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

  private final TextEncoding detective = new TextEncoding();
  private final byte[] run = new byte[LONGEST];
  private int length;
  private boolean foreign;
  private long whole;
  private long broken;
  private int wanted;

  private TextLook() {}

  /**
   * What a document's texts are in.
   *
   * @param chosen what a person chose; taken as it is
   */
  static Finding<Charset> at(KmlFile file, @Nullable Charset chosen) throws IOException {
    if (chosen != null) {
      return new TextEncoding().decide(chosen, null, 0);
    }
    try (InputStream in = file.open()) {
      byte[] head = in.readNBytes(HEAD);
      Charset wide = wide(head);
      if (wide != null) {
        return Finding.of(
            wide,
            0.97,
            List.of(
                note("the first bytes are those of " + wide.name(), "檔案開頭的位元組符合 " + wide.name())));
      }
      var look = new TextLook();
      look.look(head, head.length);
      byte[] block = new byte[BLOCK];
      for (int n = in.read(block); n > 0; n = in.read(block)) {
        look.look(block, n);
      }
      return look.decide(new String(head, StandardCharsets.ISO_8859_1));
    }
  }

  private static @Nullable Charset wide(byte[] head) {
    int first = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
    return switch (first) {
      case 0xFFFE, '<' << 8 -> StandardCharsets.UTF_16LE;
      case 0xFEFF, '<' -> StandardCharsets.UTF_16BE;
      default -> null;
    };
  }

  /** Shows the detective what stands between tags, and counts characters of UTF-8. */
  private void look(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      if (b == '<' || b == '>') {
        show();
      } else if (length < LONGEST) {
        run[length++] = b;
        foreign |= b < 0;
      }
      count(b);
    }
  }

  private void show() {
    if (foreign) {
      detective.look(run, 0, length);
    }
    length = 0;
    foreign = false;
  }

  private void count(byte b) {
    boolean following = (b & 0xC0) == 0x80;
    if (wanted > 0 && following) {
      if (--wanted == 0) {
        whole++;
      }
      return;
    }
    if (wanted > 0 || following) {
      broken++;
    }
    int lead = b & 0xFF;
    wanted = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
    if (lead >= 0x80 && wanted == 0 && !following) {
      broken++;
    }
  }

  private Finding<Charset> decide(String head) {
    Matcher matcher = DECLARED.matcher(head);
    String said = matcher.find() ? matcher.group(1) : "";
    Optional<Charset> declared = TextEncoding.named(said).filter(c -> !TextEncoding.isWide(c));
    List<Remark> grounds = new ArrayList<>();
    if (!said.isEmpty()) {
      String shown = said.replaceAll("[^ -~]", "?");
      grounds.add(note("the XML declaration says " + shown, "XML 宣告為 " + shown));
    }
    if (broken * BROKEN_SHARE <= whole) {
      return utf8(declared, grounds);
    }
    Finding<Charset> found = detective.decide(null, null, 0);
    boolean trusted =
        declared.isPresent()
            && !declared.get().equals(StandardCharsets.UTF_8)
            && (found.confidence() < 0.9 || found.value().equals(declared));
    if (trusted) {
      return Finding.of(declared.get(), 0.9, grounds);
    }
    return Finding.of(
            found.value().orElse(StandardCharsets.UTF_8), found.confidence(), found.grounds())
        .and(
            Remark.warning(
                Topic.ENCODING,
                "The XML declaration doesn't say so, and other programs will not read this file"
                    + " right.",
                "XML 宣告與內容不符，其他軟體可能無法正確讀取此檔案。"));
  }

  private Finding<Charset> utf8(Optional<Charset> declared, List<Remark> grounds) {
    boolean otherwise = declared.filter(c -> !c.equals(StandardCharsets.UTF_8)).isPresent();
    grounds.add(
        0,
        whole == 0
            ? note("all of it is ASCII", "內容全為 ASCII")
            : note("all of it is UTF-8", "內容全為 UTF-8"));
    if (otherwise && whole > 0) {
      grounds.add(
          Remark.warning(
              Topic.ENCODING,
              "The XML declaration says otherwise than the bytes; the bytes were believed.",
              "XML 宣告與位元組不符，以位元組為準。"));
    }
    return Finding.of(StandardCharsets.UTF_8, broken > 0 ? 0.9 : 0.99, grounds);
  }

  private static Remark note(String english, String chinese) {
    return Remark.note(Topic.ENCODING, english, chinese);
  }
}
