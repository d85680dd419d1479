package org.tutai.geo.format.kml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.zip.ZipMember;

/**
 * The further documents of a KMZ that its documents link to, in the order the links are met. Each
 * is read once, however often it is linked, so links in a ring end. For one thread.
 */
final class LinkedDocuments {

  /** More documents than this are not read. */
  static final int MOST = 1_000;

  /** All of them together may have so many bytes when unpacked. */
  static final long MOST_BYTES = 256L << 20;

  /**
   * A document that waits.
   *
   * @param folder that holds the link
   * @param document the number of the document element around the link
   * @param name of the link; empty for none
   */
  record Link(KmlFile file, int folder, int document, String name, boolean visible) {}

  private final Deque<Link> waiting = new ArrayDeque<>();
  private final Set<String> met = new HashSet<>();
  private long bytes;
  private int followed;

  LinkedDocuments(KmlFile root) {
    ZipMember document = root.document();
    if (document != null) {
      met.add(document.name());
    }
  }

  /**
   * Takes a network link.
   *
   * @param from the document that holds it
   * @return whether what it links to is read: not when it is elsewhere, or beyond the bounds
   */
  boolean add(KmlFile from, XmlElement element, int folder, int document) {
    KmlDocument.Linked link = Overlays.networkLink(folder, element);
    Optional<ZipMember> member = from.linked(link.href());
    if (member.isEmpty()) {
      return false;
    }
    if (met.contains(member.get().name())) {
      return true;
    }
    if (followed >= MOST || bytes + member.get().size() > MOST_BYTES) {
      return false;
    }
    met.add(member.get().name());
    followed++;
    bytes += member.get().size();
    boolean visible = !element.childText("visibility").equals("0");
    waiting.add(new Link(from.with(member.get()), folder, document, link.name(), visible));
    return true;
  }

  /** The next document to read, or null when none waits. */
  @Nullable Link next() {
    return waiting.poll();
  }

  /** The names of the documents met, the first one's too. */
  Set<String> met() {
    return met;
  }
}
