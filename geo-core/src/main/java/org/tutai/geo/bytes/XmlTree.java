package org.tutai.geo.bytes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements begun and not yet ended while a document is read, within the limits of {@link
 * BoundedXml}. For one document and one thread.
 */
final class XmlTree {

  /** Of the entities a document uses, how many names are kept. */
  private static final int MOST_ENTITIES = 20;

  private final XMLStreamReader reader;
  private final boolean lenient;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<String> entities = new TreeSet<>();
  private @Nullable XmlElement root;
  private int nodes;

  XmlTree(XMLStreamReader reader) {
    this(reader, false);
  }

  /** A tree that, when lenient, leaves out entities and so remembers them. */
  XmlTree(XMLStreamReader reader, boolean lenient) {
    this.reader = reader;
    this.lenient = lenient;
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

  /** What has been read when the document cannot be read on; null when that is nothing. */
  @Nullable XmlElement cut() {
    while (!open.isEmpty()) {
      end();
    }
    return root;
  }

  /** The names of entities that were left out. */
  Set<String> entities() {
    return entities;
  }

  private void take(int event) throws XmlException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> begin();
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text(false);
      case XMLStreamConstants.CDATA -> text(true);
      case XMLStreamConstants.DTD -> throw refused("a document type declaration");
      case XMLStreamConstants.ENTITY_REFERENCE -> entity(reader.getLocalName());
      default -> {}
    }
  }

  private void entity(String name) throws XmlException {
    if (!lenient) {
      throw refused("the entity &" + name + ";");
    }
    count();
    if (entities.size() < MOST_ENTITIES) {
      entities.add(name);
    }
  }

  private XmlException refused(String what) {
    return new XmlException(line(), "", "XML without declared entities", what);
  }

  private int line() {
    return Math.max(1, reader.getLocation().getLineNumber());
  }

  private void count() throws XmlException {
    if (++nodes > BoundedXml.MAX_NODES) {
      throw new XmlException(
          line(), "", "at most " + BoundedXml.MAX_NODES + " elements and texts", "more");
    }
  }

  private void begin() throws XmlException {
    count();
    if (open.size() == BoundedXml.MAX_DEPTH) {
      throw new XmlException(
          line(), "", "elements at most " + BoundedXml.MAX_DEPTH + " deep", "deeper");
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.putIfAbsent(local(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    String prefix = reader.getPrefix();
    open.push(
        new Open(prefix == null ? "" : prefix, local(reader.getLocalName()), attributes, line()));
  }

  /* Without namespaces the parser leaves the prefix before the name. */
  private String local(String name) {
    return lenient ? name.substring(name.lastIndexOf(':') + 1) : name;
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
