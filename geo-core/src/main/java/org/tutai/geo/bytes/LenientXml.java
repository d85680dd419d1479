package org.tutai.geo.bytes;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML document of another server, read as far as it can be: capabilities, exception reports.
 *
 * <p>As safe as {@link BoundedXml} and within its depth and number of nodes, yet taking what
 * servers in use send: blanks and byte order marks before the document are skipped; a document type
 * declaration is passed over unread, so an entity it declares stands for nothing (its name is
 * told); a prefix nobody declared is no fault; text that is no UTF-8 though it says so is read as
 * Big5 where it can be; of a document cut short or broken, what comes before the break counts.
 * Immutable.
 *
 * @param root the root element
 * @param entities names of entities that were left out, sorted, at most twenty
 * @param reencoded the encoding that was taken instead of the declared one
 * @param broken where and why reading stopped before the document's end
 */
public record LenientXml(
    XmlElement root,
    Set<String> entities,
    Optional<Charset> reencoded,
    Optional<XmlException> broken) {

  private static final Charset BIG5 = Charset.forName("MS950");
  private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

  /** A document type declaration begins in this many bytes, or the parser will refuse it. */
  private static final int PROLOG = 1 << 16;

  public LenientXml {
    Objects.requireNonNull(root, "root");
    entities = Set.copyOf(entities);
  }

  /**
   * Reads a document.
   *
   * @param bytes the document, not larger than the caller finds fit
   * @throws XmlException when it holds no element or breaks a limit
   */
  public static LenientXml read(byte[] bytes) throws XmlException {
    if (XmlBytes.isUtf16(bytes)) {
      return ofText(new String(bytes, StandardCharsets.UTF_16), Optional.empty());
    }
    byte[] plain = withoutDocumentType(fromDeclaration(bytes));
    if (!XmlBytes.isSound(plain)) {
      Charset instead = instead(plain);
      return ofText(new String(plain, instead), Optional.of(instead));
    }
    Attempt first = attempt(plain, true);
    if (first.complete()) {
      return first.result(Optional.empty());
    }
    Attempt second = attempt(plain, false);
    return (second.complete() || second.nodes() > first.nodes() ? second : first)
        .result(Optional.empty());
  }

  private static LenientXml ofText(String text, Optional<Charset> encoding) throws XmlException {
    byte[] utf8 =
        text.replaceFirst("^[\uFEFF\\s]*(?:<\\?xml[^>]{0,200}\\?>)?", "")
            .getBytes(StandardCharsets.UTF_8);
    Attempt first = attempt(withoutDocumentType(utf8), true);
    return (first.complete() ? first : attempt(withoutDocumentType(utf8), false)).result(encoding);
  }

  /** What the bytes of a document may be that are not what it says. */
  private static Charset instead(byte[] bytes) {
    boolean big5 =
        !XmlBytes.decodes(bytes, StandardCharsets.UTF_8) && XmlBytes.decodes(bytes, BIG5);
    return big5 ? BIG5 : StandardCharsets.UTF_8;
  }

  /** Without what scripts leave before the first sign: byte order marks, blanks, empty lines. */
  private static byte[] fromDeclaration(byte[] b) {
    int at = 0;
    while (at < b.length && (isBlank(b[at]) || isMark(b, at))) {
      at += isBlank(b[at]) ? 1 : 3;
    }
    return at == 0 ? b : java.util.Arrays.copyOfRange(b, at, b.length);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static boolean isMark(byte[] b, int at) {
    return at + 2 < b.length
        && b[at] == (byte) 0xEF
        && b[at + 1] == (byte) 0xBB
        && b[at + 2] == (byte) 0xBF;
  }

  /** What one way of reading gave. */
  private record Attempt(
      @Nullable XmlElement root, Set<String> entities, @Nullable XmlException fault) {

    boolean complete() {
      return fault == null;
    }

    int nodes() {
      return root == null ? 0 : size(root);
    }

    private static int size(XmlElement element) {
      int size = 1;
      for (XmlElement child : element.children()) {
        size += size(child);
      }
      return size;
    }

    LenientXml result(Optional<Charset> encoding) throws XmlException {
      if (root == null) {
        throw fault == null ? new XmlException(0, "", "a root element", "none") : fault;
      }
      return new LenientXml(root, entities, encoding, Optional.ofNullable(fault));
    }
  }

  private static Attempt attempt(byte[] bytes, boolean namespaces) throws XmlException {
    XMLInputFactory factory = BoundedXml.factory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
    factory.setXMLReporter((message, type, information, location) -> {});
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        return build(new XmlTree(reader, true));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      return new Attempt(null, Set.of(), BoundedXml.notWellFormed(e));
    }
  }

  /* The parser's own faults beside its declared ones are faults of the document too. */
  private static Attempt build(XmlTree tree) throws XmlException {
    try {
      return new Attempt(tree.build(), tree.entities(), null);
    } catch (XMLStreamException e) {
      return new Attempt(tree.cut(), tree.entities(), BoundedXml.notWellFormed(e));
    } catch (IllegalStateException
        | IndexOutOfBoundsException
        | java.util.NoSuchElementException e) {
      var fault = new XmlException(0, "", "well-formed XML", String.valueOf(e.getMessage()));
      return new Attempt(tree.cut(), tree.entities(), fault);
    }
  }

  /*
   * The JDK's parser takes the first ] in a declaration for its end, even in a comment. The bytes
   * are blanked instead, lines kept, which holds for every encoding whose ASCII is ASCII.
   */
  private static byte[] withoutDocumentType(byte[] bytes) {
    int start = indexOf(bytes, DOCTYPE, Math.min(bytes.length, PROLOG));
    if (start < 0 || rootBefore(bytes, start)) {
      return bytes;
    }
    int end = endOfDeclaration(bytes, start + DOCTYPE.length);
    byte[] out = bytes.clone();
    for (int i = start; i < end; i++) {
      out[i] = out[i] == '\n' || out[i] == '\r' ? out[i] : (byte) ' ';
    }
    return out;
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int end) {
    for (int i = 0; i + wanted.length <= end; i++) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an element starts earlier, or the place is in a comment: no declaration then. */
  private static boolean rootBefore(byte[] bytes, int end) {
    for (int i = 0; i < end - 1; i++) {
      if (bytes[i] == '<' && bytes[i + 1] == '!') {
        i = skipTo(bytes, i, "-->");
      } else if (bytes[i] == '<' && bytes[i + 1] == '?') {
        i = skipTo(bytes, i, "?>");
      } else if (bytes[i] == '<') {
        return true;
      }
      if (i > end) {
        return true;
      }
    }
    return false;
  }

  /** The index of the last byte of {@code closing}, or of the bytes. */
  private static int skipTo(byte[] bytes, int from, String closing) {
    byte[] end = closing.getBytes(StandardCharsets.US_ASCII);
    for (int i = from; i + end.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + end.length, end, 0, end.length)) {
        return i + end.length - 1;
      }
    }
    return bytes.length;
  }

  private static int endOfDeclaration(byte[] bytes, int from) {
    int depth = 0;
    for (int i = from; i < bytes.length; i++) {
      switch (bytes[i]) {
        case '"', '\'' -> i = closingQuote(bytes, i);
        case '[' -> depth++;
        case ']' -> depth--;
        case '<' -> i = skipMarkup(bytes, i);
        case '>' -> {
          if (depth <= 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
    return bytes.length;
  }

  private static int closingQuote(byte[] bytes, int at) {
    int i = at + 1;
    while (i < bytes.length && bytes[i] != bytes[at]) {
      i++;
    }
    return i;
  }

  /** The end of a comment or an instruction; a declaration's own quotes are seen by the caller. */
  private static int skipMarkup(byte[] bytes, int at) {
    if (startsWith(bytes, at, "<!--")) {
      return skipTo(bytes, at + 4, "-->");
    }
    return startsWith(bytes, at, "<?") ? skipTo(bytes, at + 2, "?>") : at;
  }

  private static boolean startsWith(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
