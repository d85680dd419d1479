package org.tutai.geo.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads small XML documents from people we don't know (styles, filters) into a tree.
 *
 * <p>A document type declaration is refused, so there are no entities but XML's own five and
 * nothing outside the document is ever opened. A document is at most {@value #MAX_BYTES} bytes (or
 * characters), {@value #MAX_DEPTH} elements deep and {@value #MAX_NODES} nodes large. Comments and
 * processing instructions are passed over. Thread-safe.
 */
public final class BoundedXml {

  /** The greatest size of a document, in bytes, or in characters when it comes as text. */
  public static final int MAX_BYTES = 4 << 20;

  /** The greatest depth of elements in elements. */
  public static final int MAX_DEPTH = 64;

  /** The greatest number of elements and runs of text together. */
  public static final int MAX_NODES = 500_000;

  /** Tells CDATA from other text; the JDK's parser has it off, whatever its documents say. */
  private static final String CDATA_EVENTS =
      "http://java.sun.com/xml/stream/properties/report-cdata-event";

  private BoundedXml() {}

  /**
   * Reads a document; the stream is read to its end and not closed.
   *
   * @return the root element
   * @throws XmlException when it is not well-formed or breaks a limit
   */
  public static XmlElement read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    requireSize(bytes.length, "bytes");
    if (XmlBytes.isUtf16(bytes)) {
      return read(new String(bytes, StandardCharsets.UTF_16));
    }
    XmlBytes.requireSound(bytes);
    XmlBytes.refuseDocumentType(bytes);
    return read(factory -> factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
  }

  /** Reads a document that is text already; see {@link #read(InputStream)}. */
  public static XmlElement read(String text) throws XmlException {
    requireSize(text.length(), "characters");
    String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
    XmlBytes.refuseDocumentType(document);
    return read(factory -> factory.createXMLStreamReader(new StringReader(document)));
  }

  /** Opens the parser on the document. */
  private interface Source {
    XMLStreamReader open(XMLInputFactory factory) throws XMLStreamException;
  }

  private static void requireSize(int size, String unit) throws XmlException {
    if (size > MAX_BYTES) {
      throw new XmlException(0, "", "at most " + MAX_BYTES + " " + unit, "more");
    }
  }

  private static XmlElement read(Source source) throws XmlException {
    try {
      XMLStreamReader reader = source.open(factory());
      try {
        return new XmlTree(reader).build();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw notWellFormed(e);
    }
  }

  /*
   * The JDK's own parser, not whichever a library on the class path brings: their answers to the
   * safety settings differ.
   */
  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(CDATA_EVENTS, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the document is read");
        });
    return factory;
  }

  static XmlException notWellFormed(XMLStreamException e) {
    String text = String.valueOf(e.getMessage());
    int at = text.indexOf("Message: ");
    int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
    var exception =
        new XmlException(
            line, "", "well-formed XML", at < 0 ? text : text.substring(at + "Message: ".length()));
    exception.initCause(e);
    return exception;
  }
}
