package org.tutai.geo.bytes;

/** What an {@link XmlElement} holds: text and elements, in the document's order. */
public sealed interface XmlNode permits XmlElement, XmlNode.Text {

  /** The line of the document on which the node begins, from 1. */
  int line();

  /**
   * A run of characters, never empty.
   *
   * @param verbatim whether it stood in a CDATA section, so that its white space is meant
   */
  record Text(String value, boolean verbatim, int line) implements XmlNode {}
}
