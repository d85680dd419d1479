package org.tutai.geo.format.kml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.crs.Bounds;

/** Collects what a document shows beside placemarks. For one thread. */
final class Overlays {

  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_HREF = 4_000;

  private final List<KmlDocument.GroundOverlay> grounds = new ArrayList<>();
  private final List<KmlDocument.Linked> screens = new ArrayList<>();
  private final List<KmlDocument.Linked> photos = new ArrayList<>();
  private final List<KmlDocument.Linked> links = new ArrayList<>();
  private int regions;
  private int tours;

  int size() {
    return grounds.size() + screens.size() + photos.size() + links.size();
  }

  /**
   * Takes an overlay or another thing with a name.
   *
   * @param place turns an address in its document into one in the file
   */
  void add(int folder, XmlElement element, UnaryOperator<String> place) {
    switch (element.name().toLowerCase(Locale.ROOT)) {
      case "groundoverlay" -> grounds.add(ground(folder, element, place));
      case "screenoverlay" -> screens.add(linked(folder, element, "icon"));
      case "photooverlay" -> photos.add(linked(folder, element, "icon"));
      case "networklink" -> links.add(networkLink(folder, element));
      case "region" -> regions++;
      default -> tours++;
    }
    regions += element.child("region").isPresent() ? 1 : 0;
  }

  KmlDocument.Parts parts(List<KmlDocument.Folder> folders) {
    return new KmlDocument.Parts(
        folders,
        List.copyOf(grounds),
        List.copyOf(screens),
        List.copyOf(photos),
        List.copyOf(links),
        regions,
        tours);
  }

  /** What a network link links to, as it is written. */
  static KmlDocument.Linked networkLink(int folder, XmlElement element) {
    return linked(folder, element, element.child("url").isPresent() ? "url" : "link");
  }

  private static KmlDocument.Linked linked(int folder, XmlElement element, String child) {
    return new KmlDocument.Linked(name(element), folder, href(element, child));
  }

  private static String name(XmlElement element) {
    return PlacemarkReader.shortened(PlainText.line(element.childText("name")), LONGEST_NAME);
  }

  private static String href(XmlElement element, String child) {
    String href = element.child(child).map(c -> c.childText("href")).orElse("");
    return PlacemarkReader.shortened(PlainText.line(href), LONGEST_HREF);
  }

  private static KmlDocument.GroundOverlay ground(
      int folder, XmlElement overlay, UnaryOperator<String> place) {
    Optional<XmlElement> box = overlay.child("latlonbox");
    double rotation = box.map(b -> number(b, "rotation")).filter(Double::isFinite).orElse(0.0);
    double opacity =
        KmlStyle.color(overlay.childText("color"))
            .map(argb -> Math.rint((argb >>> 24) / 255.0 * 1_000) / 1_000)
            .orElse(1.0);
    double order = number(overlay, "draworder");
    return new KmlDocument.GroundOverlay(
        name(overlay),
        folder,
        !overlay.childText("visibility").equals("0"),
        place.apply(href(overlay, "icon")),
        box.flatMap(Overlays::bounds),
        Math.abs(rotation) <= 360 ? rotation : 0,
        overlay.child("latlonquad").map(Overlays::corners).orElse(List.of()),
        opacity,
        Double.isFinite(order) ? (int) order : 0);
  }

  private static Optional<Bounds> bounds(XmlElement box) {
    double west = number(box, "west");
    double south = number(box, "south");
    double east = number(box, "east");
    double north = number(box, "north");
    boolean usable =
        Math.abs(west) <= 360
            && Math.abs(east) <= 360
            && Math.abs(south) <= 90
            && Math.abs(north) <= 90
            && south < north;
    if (!usable) {
      return Optional.empty();
    }
    double right = east <= west ? east + 360 : east;
    return right > west && right - west <= 360
        ? Optional.of(new Bounds(west, south, right, north))
        : Optional.empty();
  }

  private static double number(XmlElement element, String child) {
    try {
      return Double.parseDouble(element.childText(child));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Four positions, or nothing. */
  private static List<Double> corners(XmlElement quad) {
    List<Double> corners = new ArrayList<>();
    for (String position : quad.childText("coordinates").split("\\s+")) {
      String[] numbers = position.split(",");
      try {
        double x = Double.parseDouble(numbers[0]);
        double y = numbers.length < 2 ? Double.NaN : Double.parseDouble(numbers[1]);
        if (!(Math.abs(x) <= 360 && Math.abs(y) <= 90)) {
          return List.of();
        }
        corners.add(x);
        corners.add(y);
      } catch (NumberFormatException e) {
        return List.of();
      }
    }
    return corners.size() == 8 ? corners : List.of();
  }
}
