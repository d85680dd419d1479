package org.tutai.geo.format.kml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.Mends;
import org.tutai.geo.format.kml.Placemark.Written;
import org.tutai.geo.format.kml.XmlTokens.Token;

/** Reads placemarks along the tags. For one thread. */
final class PlacemarkReader {

  /** A text longer than this is cut, and counted. */
  static final int LONGEST_TEXT = 1 << 20;

  private static final int LONGEST_NAME = 10_000;
  private static final int LONGEST_COLUMN = 200;
  private static final int MOST_VALUES = 4_096;

  /** What else KML knows of a placemark, which says nothing of the feature. */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "open",
          "author",
          "link",
          "addressdetails",
          "phonenumber",
          "snippet",
          "lookat",
          "camera",
          "abstractview",
          "region",
          "metadata",
          "balloonvisibility",
          "viewergroup",
          "extrude",
          "tessellate",
          "altitudemode");

  private final KmlFile file;
  private final XmlTokens tokens;
  private final StyleBook styles;
  private final Mends mends;
  private final ShapeReader shapes;

  private String name = "";
  private String description = "";
  private String address = "";
  private boolean visible = true;
  private String begin = "";
  private String end = "";
  private KmlStyle inline = KmlStyle.NONE;
  private String url = "";
  private String inlineUrl = "";
  private final Map<String, Written> values = new LinkedHashMap<>();
  private final List<Geometry> geometries = new ArrayList<>();
  private @Nullable BadGeometryException bad;

  /**
   * A reader of a document.
   *
   * @param file the document, from which addresses of styles are taken
   */
  PlacemarkReader(KmlFile file, XmlTokens tokens, StyleBook styles, Mends mends) {
    this.file = file;
    this.tokens = tokens;
    this.styles = styles;
    this.mends = mends;
    this.shapes = new ShapeReader(tokens, mends);
  }

  /** Reads the placemark whose start tag was met last; the tokens are then behind its end tag. */
  Placemark read(int folder) throws IOException {
    clear();
    String id = shortened(tokens.attribute("id"), LONGEST_NAME);
    int depth = tokens.depth();
    while (tokens.depth() >= depth) {
      if (tokens.next() == Token.START) {
        child();
      }
    }
    return new Placemark(
        folder,
        id,
        name,
        description,
        address,
        visible,
        begin,
        end,
        new StyleBook.Said(inline, inlineUrl.isEmpty() ? url : inlineUrl),
        values.isEmpty() ? Map.of() : new LinkedHashMap<>(values),
        geometry(),
        geometries.isEmpty() ? bad : null);
  }

  private void clear() {
    name = "";
    description = "";
    address = "";
    visible = true;
    begin = "";
    end = "";
    inline = KmlStyle.NONE;
    url = "";
    inlineUrl = "";
    values.clear();
    geometries.clear();
    bad = null;
    shapes.clear();
  }

  private void child() throws IOException {
    String key = tokens.key();
    if (ShapeReader.ELEMENTS.contains(key)) {
      shape();
      return;
    }
    switch (key) {
      case "name" -> name = plain(text(LONGEST_NAME));
      case "description" -> description = text(LONGEST_TEXT);
      case "address" -> address = plain(text(LONGEST_NAME));
      case "visibility" -> visible = !text(20).strip().equals("0");
      case "styleurl" -> url = styles.address(file, text(LONGEST_NAME).strip());
      case "style", "stylemap" -> style(Trees.read(tokens));
      case "timestamp", "timespan", "timeinstant", "timeperiod" -> time(Trees.read(tokens));
      case "extendeddata" -> extendedData(Trees.read(tokens));
      default -> other(key);
    }
  }

  private void shape() throws IOException {
    try {
      Geometry geometry = shapes.read();
      if (geometry != null) {
        geometries.add(geometry);
      }
    } catch (BadGeometryException e) {
      bad = e;
    }
    begin = begin.isEmpty() ? shapes.firstWhen() : begin;
    end = end.isEmpty() ? shapes.lastWhen() : end;
  }

  /** A placemark has one geometry; of several, as some write them, all are taken. */
  private @Nullable Geometry geometry() {
    BadGeometryException left = bad;
    if (left != null && !geometries.isEmpty()) {
      mends.add(left.reason(), "a part was left out: " + left.detail());
    }
    if (geometries.size() < 2) {
      return geometries.isEmpty() ? null : geometries.get(0);
    }
    return FlatGeometry.FACTORY.createGeometryCollection(geometries.toArray(Geometry[]::new));
  }

  private void style(XmlElement element) {
    StyleBook.Said said = styles.read(element);
    inline = inline.or(said.style());
    inlineUrl = inlineUrl.isEmpty() ? styles.address(file, said.url()) : inlineUrl;
  }

  private void time(XmlElement time) {
    String when = PlainText.line(time.childText("when"));
    begin = when.isEmpty() ? PlainText.line(time.childText("begin")) : when;
    end = when.isEmpty() ? PlainText.line(time.childText("end")) : when;
  }

  private void extendedData(XmlElement data) {
    for (XmlElement child : data.children()) {
      if (child.is("data")) {
        put(child.attribute("name").orElse(""), child.childText("value"), "");
      } else if (child.is("schemadata")) {
        schemaData(child);
      } else if (child.children().isEmpty()) {
        put(child.name(), child.text(), "");
      }
    }
  }

  private void schemaData(XmlElement data) {
    String schema = data.attribute("schemaurl").orElse("");
    for (XmlElement child : data.children("simpledata")) {
      put(
          child.attribute("name").orElse(""),
          child.text(),
          schema.substring(schema.indexOf('#') + 1));
    }
  }

  private void put(String written, String value, String schema) {
    String column = shortened(PlainText.line(written), LONGEST_COLUMN);
    if (values.size() >= MOST_VALUES) {
      mends.add("too-many-values", "it has more than " + MOST_VALUES + " values");
    } else if (!value.isEmpty()) {
      values.putIfAbsent(column, new Written(checked(value), schema));
    }
  }

  /** Elements of no schema, as KML before 2.2 has values. */
  private void other(String key) throws IOException {
    boolean foreign = !tokens.prefix().isEmpty() && !tokens.prefix().equals("kml");
    if (foreign || PASSED_OVER.contains(key)) {
      tokens.skip(tokens.depth());
      return;
    }
    XmlElement element = Trees.read(tokens);
    if (element.children().isEmpty()) {
      put(element.name(), element.text(), "");
    }
  }

  private String text(int most) throws IOException {
    String text = tokens.content(most + 1);
    if (text.length() > most) {
      mends.add("text-too-long", "a text has more than " + most + " characters and was cut");
    }
    return checked(shortened(text, most));
  }

  private String plain(String text) {
    return PlainText.line(text);
  }

  private String checked(String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      mends.add("text-not-decodable", "a text has bytes that are not of the encoding");
    }
    return text;
  }

  /** The beginning of a text, whose last character stays whole. */
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
