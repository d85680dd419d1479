package org.tutai.geo.bytes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must hold of a document's bytes before the JDK's parser sees them: of these faults it tells
 * on the error stream as well as by its exception. Stateless.
 */
final class XmlBytes {

  private static final int DECLARATION = 200;
  private static final int PROLOG = 1 << 16;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private XmlBytes() {}

  /** Whether the document begins with the mark of UTF-16. */
  static boolean isUtf16(byte[] b) {
    int first = b.length < 2 ? 0 : (b[0] & 0xFF) << 8 | (b[1] & 0xFF);
    return first == 0xFEFF || first == 0xFFFE;
  }

  /** Whether the bytes are what the document says, where it says (or means) UTF-8 or ASCII. */
  static boolean isSound(byte[] bytes) {
    return declared(bytes).map(charset -> decodes(bytes, charset)).orElse(true);
  }

  /**
   * As {@link #isSound}.
   *
   * @throws XmlException when they are not, with the line of the first that is none
   */
  static void requireSound(byte[] bytes) throws XmlException {
    if (!isSound(bytes)) {
      throw new XmlException(
          line(bytes), "", "text in the encoding that the document declares", "other bytes");
    }
  }

  /** UTF-8 or ASCII; empty for another encoding. */
  private static Optional<Charset> declared(byte[] bytes) {
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0) {
        return Optional.empty();
      }
    }
    if (isUtf16(bytes)) {
      return Optional.empty();
    }
    Matcher encoding =
        ENCODING.matcher(start(bytes, DECLARATION).replaceFirst("^\u00EF\u00BB\u00BF", ""));
    String name = encoding.find() ? encoding.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
    return switch (name) {
      case "UTF-8", "UTF8" -> Optional.of(StandardCharsets.UTF_8);
      case "US-ASCII", "ASCII" -> Optional.of(StandardCharsets.US_ASCII);
      default -> Optional.empty();
    };
  }

  private static String start(byte[] bytes, int most) {
    return new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.ISO_8859_1);
  }

  /** Whether bytes are text of a charset. */
  static boolean decodes(byte[] bytes, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static int line(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    Charset charset = declared(bytes).orElse(StandardCharsets.UTF_8);
    CoderResult result = charset.newDecoder().decode(in, out, true);
    int end = result.isError() ? in.position() : bytes.length;
    int line = 1;
    for (int i = 0; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /**
   * Refuses a document type declaration before the root element.
   *
   * @throws XmlException when there is one
   */
  static void refuseDocumentType(byte[] bytes) throws XmlException {
    refuseDocumentType(start(bytes, PROLOG));
  }

  /** As the other, for text. */
  static void refuseDocumentType(String text) throws XmlException {
    int at = 0;
    while (at >= 0 && at < text.length()) {
      if (text.startsWith("<!DOCTYPE", at)) {
        int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        throw new XmlException(
            line, "", "XML without declared entities", "a document type declaration");
      }
      at = after(text, at);
    }
  }

  /** Where what may stand before the root element ends; -1 for anything else. */
  private static int after(String text, int at) {
    char c = text.charAt(at);
    if (c != '<') {
      return Character.isWhitespace(c) || c > 0x7F ? at + 1 : -1;
    }
    String end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : "";
    int found = end.isEmpty() ? -1 : text.indexOf(end, at + 2);
    return found < 0 ? -1 : found + end.length();
  }
}
