package org.tutai.geo.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

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
    return read(factory -> factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
  }

  /** Reads a document that is text already; see {@link #read(InputStream)}. */
  public static XmlElement read(String text) throws XmlException {
    requireSize(text.length(), "characters");
    String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
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
        return new Tree(reader).build();
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
  private static XMLInputFactory factory() {
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

  private static XmlException notWellFormed(XMLStreamException e) {
    String text = String.valueOf(e.getMessage());
    int at = text.indexOf("Message: ");
    int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
    var exception =
        new XmlException(
            line, "", "well-formed XML", at < 0 ? text : text.substring(at + "Message: ".length()));
    exception.initCause(e);
    return exception;
  }

  /** The elements begun and not yet ended while a document is read. */
  private static final class Tree {

    private final XMLStreamReader reader;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private int nodes;

    Tree(XMLStreamReader reader) {
      this.reader = reader;
    }

    XmlElement build() throws XMLStreamException, XmlException {
      while (reader.hasNext()) {
        take(reader.next());
      }
      if (root == null) {
        throw new XmlException(0, "", "a root element", "none");
      }
      return root;
    }

    private void take(int event) throws XmlException {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> begin();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text(false);
        case XMLStreamConstants.CDATA -> text(true);
        case XMLStreamConstants.DTD -> throw refused("a document type declaration");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw refused("the entity &" + reader.getLocalName() + ";");
        default -> {}
      }
    }

    private XmlException refused(String what) {
      return new XmlException(line(), "", "XML without declared entities", what);
    }

    private int line() {
      return Math.max(1, reader.getLocation().getLineNumber());
    }

    private void count() throws XmlException {
      if (++nodes > MAX_NODES) {
        throw new XmlException(line(), "", "at most " + MAX_NODES + " elements and texts", "more");
      }
    }

    private void begin() throws XmlException {
      count();
      if (open.size() == MAX_DEPTH) {
        throw new XmlException(line(), "", "elements at most " + MAX_DEPTH + " deep", "deeper");
      }
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      String prefix = reader.getPrefix();
      open.push(new Open(prefix == null ? "" : prefix, reader.getLocalName(), attributes, line()));
    }

    private void end() {
      XmlElement element = open.pop().close();
      Open parent = open.peek();
      if (parent == null) {
        root = element;
      } else {
        parent.child(element);
      }
    }

    private void text(boolean verbatim) throws XmlException {
      Open parent = open.peek();
      if (parent != null && reader.getTextLength() > 0) {
        count();
        parent.text(reader.getText(), verbatim, line());
      }
    }
  }

  /** An element whose end has not come. */
  private static final class Open {

    private final String prefix;
    private final String name;
    private final Map<String, String> attributes;
    private final int line;
    private final List<XmlNode> content = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean runVerbatim;
    private int runLine;

    Open(String prefix, String name, Map<String, String> attributes, int line) {
      this.prefix = prefix;
      this.name = name;
      this.attributes = attributes;
      this.line = line;
    }

    /* The parser cuts a long text where its buffer ends; here it is joined again. */
    void text(String text, boolean verbatim, int atLine) {
      if (runVerbatim != verbatim) {
        endRun();
      }
      if (run.isEmpty()) {
        runVerbatim = verbatim;
        runLine = atLine;
      }
      run.append(text);
    }

    void child(XmlElement element) {
      endRun();
      content.add(element);
    }

    XmlElement close() {
      endRun();
      return new XmlElement(prefix, name, attributes, content, line);
    }

    private void endRun() {
      if (!run.isEmpty()) {
        content.add(new XmlNode.Text(run.toString(), runVerbatim, runLine));
        run.setLength(0);
      }
    }
  }
}
