package org.tutai.geo.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;

/**
 * Reads the geometries of filters: GML 2 and 3 boxes, points, lines, polygons and their multiples.
 * Coordinates are taken as they stand, x before y; curves and surfaces are refused.
 */
final class Gml {

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Gml() {}

  /** The geometry of a GML element, its {@code srsName} (if any) as user data. */
  static Geometry parse(XmlElement element) throws XmlException {
    Geometry geometry =
        switch (element.name().toLowerCase(Locale.ROOT)) {
          case "envelope", "box" -> box(element);
          case "point" -> point(element);
          case "linestring" -> line(element);
          case "polygon" -> polygon(element);
          case "multipoint" -> multiPoint(element);
          case "multilinestring" -> multiLine(element);
          case "multipolygon" -> multiPolygon(element);
          case "multigeometry" -> collection(element);
          default ->
              throw element.expected(
                  "a GML Envelope, Box, Point, LineString, Polygon or a multiple of these",
                  element.tag());
        };
    element.attribute("srsName").ifPresent(geometry::setUserData);
    return geometry;
  }

  private static Geometry box(XmlElement element) throws XmlException {
    List<Coordinate> corners = new ArrayList<>();
    for (String name : List.of("lowerCorner", "upperCorner")) {
      Optional<XmlElement> corner = element.child(name);
      if (corner.isPresent()) {
        corners.addAll(tuples(corner.get(), 0));
      }
    }
    if (corners.isEmpty()) {
      corners = coordinates(element);
    }
    if (corners.size() != 2) {
      throw element.expected("two corners", Integer.toString(corners.size()));
    }
    return FACTORY.toGeometry(new Envelope(corners.get(0), corners.get(1)));
  }

  private static Point point(XmlElement element) throws XmlException {
    List<Coordinate> coordinates = coordinates(element);
    if (coordinates.size() != 1) {
      throw element.expected("one coordinate", Integer.toString(coordinates.size()));
    }
    return FACTORY.createPoint(coordinates.get(0));
  }

  private static LineString line(XmlElement element) throws XmlException {
    List<Coordinate> coordinates = coordinates(element);
    if (coordinates.size() < 2) {
      throw element.expected("two coordinates or more", Integer.toString(coordinates.size()));
    }
    return FACTORY.createLineString(coordinates.toArray(Coordinate[]::new));
  }

  private static Polygon polygon(XmlElement element) throws XmlException {
    List<LinearRing> shells = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    for (XmlElement child : element.children()) {
      if (child.is("outerBoundaryIs") || child.is("exterior")) {
        shells.add(ring(child));
      } else if (child.is("innerBoundaryIs") || child.is("interior")) {
        holes.add(ring(child));
      }
    }
    if (shells.size() != 1) {
      throw element.expected("one outer boundary", Integer.toString(shells.size()));
    }
    return FACTORY.createPolygon(shells.get(0), holes.toArray(LinearRing[]::new));
  }

  private static LinearRing ring(XmlElement boundary) throws XmlException {
    XmlElement element =
        boundary
            .child("LinearRing")
            .orElseThrow(() -> boundary.expected("a LinearRing", boundary.children().toString()));
    List<Coordinate> coordinates = coordinates(element);
    int last = coordinates.size() - 1;
    if (last < 3 || !coordinates.get(0).equals2D(coordinates.get(last))) {
      throw element.expected(
          "four coordinates or more, the last like the first", coordinates.size() + " of them");
    }
    return FACTORY.createLinearRing(coordinates.toArray(Coordinate[]::new));
  }

  private static Geometry multiPoint(XmlElement element) throws XmlException {
    List<Point> members = new ArrayList<>();
    for (XmlElement member : members(element, "Point")) {
      members.add(point(member));
    }
    return FACTORY.createMultiPoint(members.toArray(Point[]::new));
  }

  private static Geometry multiLine(XmlElement element) throws XmlException {
    List<LineString> members = new ArrayList<>();
    for (XmlElement member : members(element, "LineString")) {
      members.add(line(member));
    }
    return FACTORY.createMultiLineString(members.toArray(LineString[]::new));
  }

  private static Geometry multiPolygon(XmlElement element) throws XmlException {
    List<Polygon> members = new ArrayList<>();
    for (XmlElement member : members(element, "Polygon")) {
      members.add(polygon(member));
    }
    return FACTORY.createMultiPolygon(members.toArray(Polygon[]::new));
  }

  private static Geometry collection(XmlElement element) throws XmlException {
    List<Geometry> members = new ArrayList<>();
    for (XmlElement member : element.children()) {
      for (XmlElement child : member.children()) {
        members.add(parse(child));
      }
    }
    return FACTORY.createGeometryCollection(members.toArray(Geometry[]::new));
  }

  private static List<XmlElement> members(XmlElement element, String name) throws XmlException {
    List<XmlElement> members =
        element.children().stream().flatMap(m -> m.children(name).stream()).toList();
    if (members.isEmpty()) {
      throw element.expected("members, each a " + name, "none");
    }
    return members;
  }

  /** The coordinates of an element in any of GML's ways of writing them. */
  private static List<Coordinate> coordinates(XmlElement element) throws XmlException {
    List<Coordinate> all = new ArrayList<>();
    for (XmlElement child : element.children()) {
      if (child.is("coordinates")) {
        all.addAll(list(child));
      } else if (child.is("pos")) {
        all.addAll(tuples(child, 0));
      } else if (child.is("posList")) {
        all.addAll(tuples(child, dimension(element, child)));
      } else if (child.is("coord")) {
        all.add(
            new Coordinate(
                number(child, child.childText("X")), number(child, child.childText("Y"))));
      }
    }
    return all;
  }

  private static int dimension(XmlElement parent, XmlElement posList) throws XmlException {
    String text =
        posList
            .attribute("srsDimension")
            .or(() -> posList.attribute("dimension"))
            .or(() -> parent.attribute("srsDimension"))
            .orElse("2")
            .strip();
    if (!text.equals("2") && !text.equals("3")) {
      throw posList.expected("a dimension of 2 or 3", text);
    }
    return Integer.parseInt(text);
  }

  /** Numbers parted by spaces; a dimension of 0 says that all of them are one coordinate. */
  private static List<Coordinate> tuples(XmlElement element, int dimension) throws XmlException {
    String[] words = words(element.text());
    int size = dimension == 0 ? Math.max(2, words.length) : dimension;
    if (words.length % size != 0 || size > 3) {
      throw element.expected("coordinates of 2 or 3 numbers", words.length + " numbers");
    }
    List<Coordinate> all = new ArrayList<>(words.length / size);
    for (int i = 0; i < words.length; i += size) {
      all.add(new Coordinate(number(element, words[i]), number(element, words[i + 1])));
    }
    return all;
  }

  /** GML 2: {@code x,y x,y}, whose three signs the element may change. */
  private static List<Coordinate> list(XmlElement element) throws XmlException {
    String comma = element.attribute("cs").orElse(",");
    String space = element.attribute("ts").orElse(" ");
    String point = element.attribute("decimal").orElse(".");
    List<Coordinate> all = new ArrayList<>();
    String text = SPACE.matcher(element.text()).replaceAll(" ").replace(", ", ",");
    for (String tuple : words(space.isEmpty() ? text : text.replace(space, " "))) {
      String[] numbers = tuple.split(Pattern.quote(comma), -1);
      if (numbers.length < 2 || numbers.length > 3) {
        throw element.expected("coordinates of 2 or 3 numbers, as in 1,2 3,4", tuple);
      }
      all.add(
          new Coordinate(
              number(element, numbers[0].replace(point, ".")),
              number(element, numbers[1].replace(point, "."))));
    }
    return all;
  }

  private static String[] words(String text) {
    return text.isBlank() ? new String[0] : SPACE.split(text.strip());
  }

  private static double number(XmlElement element, String text) throws XmlException {
    Number number = Values.number(text);
    if (number == null) {
      throw element.expected("a number", text.isEmpty() ? "nothing" : text);
    }
    return number.doubleValue();
  }
}
