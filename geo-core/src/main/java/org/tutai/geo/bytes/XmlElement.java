package org.tutai.geo.bytes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An element of an XML document, with the line it stands on; {@link BoundedXml} makes them.
 * Immutable.
 *
 * <p>Elements are found by local name, whatever their namespace and case: the OGC's schemas moved
 * their elements from one namespace to another between versions, and files in use spell them
 * loosely.
 *
 * @param prefix as the document writes it, empty for none; for messages only
 * @param name the local name
 * @param attributes by local name
 */
public record XmlElement(
    String prefix, String name, Map<String, String> attributes, List<XmlNode> content, int line)
    implements XmlNode {

  public XmlElement {
    attributes = Map.copyOf(attributes);
    content = List.copyOf(content);
  }

  /** Whether the local name is this one, in any case. */
  public boolean is(String localName) {
    return name.equalsIgnoreCase(localName);
  }

  /** The child elements, in order. */
  public List<XmlElement> children() {
    return content.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .toList();
  }

  /** The child elements of that name, in order. */
  public List<XmlElement> children(String localName) {
    return children().stream().filter(child -> child.is(localName)).toList();
  }

  /** The first child element of that name. */
  public Optional<XmlElement> child(String localName) {
    return children().stream().filter(child -> child.is(localName)).findFirst();
  }

  /** The text directly inside, without the children's, trimmed. */
  public String text() {
    return content.stream()
        .filter(Text.class::isInstance)
        .map(node -> ((Text) node).value())
        .collect(Collectors.joining())
        .strip();
  }

  /** The text of the first child of that name, or empty text when there is none. */
  public String childText(String localName) {
    return child(localName).map(XmlElement::text).orElse("");
  }

  /** The value of an attribute by its local name. */
  public Optional<String> attribute(String localName) {
    return Optional.ofNullable(attributes.get(localName));
  }

  /** The tag as the document has it, for messages: {@code <ogc:Filter>}. */
  public String tag() {
    return "<" + (prefix.isEmpty() ? name : prefix + ":" + name) + ">";
  }

  /** Tells that this element is not as it must be. */
  public XmlException expected(String expected, String found) {
    return new XmlException(line, tag(), expected, found);
  }
}
