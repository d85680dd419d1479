package org.tutai.geo.format.kml;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.XmlElement;

/**
 * The shared styles and style maps of a document. A name is looked for in the document element that
 * holds the placemark, then in those around it, then anywhere. For one thread while it is filled;
 * afterwards for any.
 */
final class StyleBook {

  /** More styles than this are one for each feature; the rest is not kept. */
  static final int MOST = 200_000;

  private static final int LONGEST_CHAIN = 8;
  private static final int MOST_DOCUMENTS = 1_000;

  /** The styles of so many document elements of one file are found from other files. */
  private static final int MOST_ELEMENTS = 16;

  /** A style, or the address of another. */
  private record Entry(KmlStyle style, String url) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Set<Integer>> places = new HashMap<>();
  private final Set<String> documents = new LinkedHashSet<>();
  private int unreadable;

  /** What an element among others says of style. */
  record Said(KmlStyle style, String url) {
    static final Said NOTHING = new Said(KmlStyle.NONE, "");
  }

  /** How many values of styles could not be read. */
  int unreadable() {
    return unreadable;
  }

  boolean isFull() {
    return entries.size() >= MOST;
  }

  /**
   * Keeps a shared {@code Style}, {@code StyleMap} or {@code gx:CascadingStyle}.
   *
   * @param document the number of the document element that holds it
   * @param file that it is written in
   */
  void add(int document, KmlFile file, XmlElement element) {
    String id = element.attribute("id").orElse("");
    if (id.isEmpty() || isFull()) {
      return;
    }
    Said said = read(element);
    Entry entry = new Entry(said.style(), address(file, said.url()));
    entries.put(document + "#" + id, entry);
    entries.putIfAbsent("#" + id, entry);
    Set<Integer> numbers = places.computeIfAbsent(file.place(), any -> new LinkedHashSet<>());
    if (numbers.size() < MOST_ELEMENTS) {
      numbers.add(document);
    }
  }

  /**
   * The address of a style that is written in a file, by which {@link #resolve} finds it; the other
   * documents of the KMZ that such addresses lead to are remembered.
   */
  String address(KmlFile file, String url) {
    String address = file.styleAddress(url);
    if (address.startsWith(KmlFile.INSIDE) && documents.size() < MOST_DOCUMENTS) {
      documents.add(address.substring(KmlFile.INSIDE.length(), address.indexOf('#')));
    }
    return address;
  }

  /** The documents of the KMZ that styles are taken from, by name. */
  Set<String> documents() {
    return documents;
  }

  /** Reads a style element of any of the kinds. */
  Said read(XmlElement element) {
    if (element.is("stylemap")) {
      return map(element);
    }
    if (element.is("cascadingstyle")) {
      return element.child("style").map(this::read).orElse(Said.NOTHING);
    }
    return new Said(style(element), "");
  }

  /**
   * What the map says for a placemark that is not pointed at; whatever it says, for want of that.
   */
  private Said map(XmlElement map) {
    XmlElement normal = null;
    for (XmlElement pair : map.children("pair")) {
      if (normal == null || pair.childText("key").equals("normal")) {
        normal = pair;
      }
    }
    if (normal == null) {
      return Said.NOTHING;
    }
    KmlStyle inline = normal.child("style").map(this::style).orElse(KmlStyle.NONE);
    return new Said(inline, normal.childText("styleurl"));
  }

  private KmlStyle style(XmlElement style) {
    XmlElement icon = style.child("iconstyle").orElse(null);
    XmlElement line = style.child("linestyle").orElse(null);
    XmlElement polygon = style.child("polystyle").orElse(null);
    XmlElement label = style.child("labelstyle").orElse(null);
    return new KmlStyle(
        color(icon),
        number(icon, "scale"),
        icon(icon),
        color(line),
        number(line, "width"),
        color(polygon),
        truth(polygon, "fill"),
        truth(polygon, "outline"),
        color(label),
        number(label, "scale"));
  }

  private static @Nullable String icon(@Nullable XmlElement style) {
    Optional<XmlElement> icon = style == null ? Optional.empty() : style.child("icon");
    return icon.map(i -> i.child("href").isPresent() ? i.childText("href") : i.text())
        .map(PlainText::line)
        .map(href -> href.length() > 2_000 ? "" : href)
        .orElse(null);
  }

  private @Nullable Integer color(@Nullable XmlElement style) {
    if (style == null || style.child("color").isEmpty()) {
      return null;
    }
    if (style.childText("colormode").equals("random")) {
      return null;
    }
    Optional<Integer> color = KmlStyle.color(style.childText("color"));
    unreadable += color.isEmpty() ? 1 : 0;
    return color.orElse(null);
  }

  private @Nullable Double number(@Nullable XmlElement style, String name) {
    String text = style == null ? "" : style.childText(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= 1_000) {
        return number;
      }
    } catch (NumberFormatException e) {
      unreadable++;
      return null;
    }
    unreadable++;
    return null;
  }

  private static @Nullable Boolean truth(@Nullable XmlElement style, String name) {
    String text = style == null ? "" : style.childText(name);
    return text.isEmpty() ? null : !(text.equals("0") || text.equalsIgnoreCase("false"));
  }

  /**
   * What is said of style, with what the addresses in it lead to.
   *
   * @param said by a placemark's own style elements; they count before what the address leads to
   * @param documents the numbers of the document elements around it, the inmost first
   * @return empty when an address leads to nothing in this file
   */
  Optional<KmlStyle> resolve(Said said, int[] documents) {
    KmlStyle style = said.style();
    String url = said.url();
    for (int i = 0; i < LONGEST_CHAIN && !url.isEmpty(); i++) {
      Entry entry = find(url, documents);
      if (entry == null) {
        return style.equals(KmlStyle.NONE) ? Optional.empty() : Optional.of(style);
      }
      style = style.or(entry.style());
      url = entry.url();
    }
    return Optional.of(style);
  }

  private @Nullable Entry elsewhere(String place, String id) {
    for (int document : places.getOrDefault(place, Set.of())) {
      Entry entry = entries.get(document + "#" + id);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private @Nullable Entry find(String url, int[] documents) {
    int hash = url.indexOf('#');
    String id = url.substring(hash + 1);
    if (hash > 0) {
      return elsewhere(url.substring(0, hash), id);
    }
    for (int document : documents) {
      Entry entry = entries.get(document + "#" + id);
      if (entry != null) {
        return entry;
      }
    }
    return entries.get("#" + id);
  }
}
