package org.tutai.geo.format.geojson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.feature.GeometryKind;

/**
 * The first reading of a file: its fields, the kinds of geometry, what its coordinates can be.
 *
 * <p>A file of up to {@value #WHOLE} bytes is read through. Of a larger one the beginning is read,
 * properties and types of geometry are looked for in places all over it, and a {@code crs} at its
 * end.
 */
final class GeoJsonScan {

  private static final long WHOLE = 1 << 27;
  private static final long BEGINNING = 1 << 26;
  private static final int PLACES = 64;
  private static final int PLACE = 1 << 16;
  private static final double ROUNDING = 1e-6;
  private static final Pattern PROPERTIES = Pattern.compile("\"properties\"\\s*:\\s*(?=\\{)");
  private static final Pattern TYPE =
      Pattern.compile("\"type\"\\s*:\\s*\"((?:Multi)?(?:Point|LineString|Polygon))\"");

  private final JsonFile file;
  private final FieldGuess guess = new FieldGuess();
  private final Envelope extent = new Envelope();
  private GeometryKind kind = GeometryKind.NONE;
  private boolean heights;
  private long features;
  private long broken;
  private boolean through;
  private @Nullable CrsMember crs;
  private @Nullable FormatException fault;
  private @Nullable String trailing;

  private GeoJsonScan(JsonFile file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws FormatException when it is no GeoJSON, or broken before the first feature's end
   */
  static GeoJsonScan of(JsonFile file) throws IOException {
    var scan = new GeoJsonScan(file);
    try (var opened = PositionedFile.open(file.path())) {
      scan.read(opened.size() <= WHOLE ? Long.MAX_VALUE : BEGINNING);
      if (!scan.through && scan.fault == null) {
        scan.lookInPlaces(opened);
        scan.lookAtEnd(opened);
      }
    }
    return scan;
  }

  private void read(long limit) throws IOException {
    try (var walk = new FeatureWalk(file, guess)) {
      String firstBroken = "";
      try {
        FeatureWalk.Step step = walk.next();
        for (; step != FeatureWalk.Step.END; step = walk.next()) {
          if (step == FeatureWalk.Step.FEATURE) {
            features++;
            note(walk.shape());
          } else {
            broken++;
            firstBroken = firstBroken.isEmpty() ? walk.fault() : firstBroken;
          }
          if (walk.position() > limit) {
            break;
          }
        }
        through = step == FeatureWalk.Step.END;
      } catch (FormatException e) {
        if (features == 0) {
          throw e;
        }
        fault = e;
      }
      crs = walk.crs().orElse(null);
      trailing = walk.trailing().orElse(null);
      if (through && features == 0 && broken > 0) {
        throw new FormatException(file.path(), -1, "a feature", firstBroken)
            .because(FormatFault.NOTHING_INSIDE);
      }
      if (through && features == 0 && !walk.metObject()) {
        throw new FormatException(file.path(), 0, "a GeoJSON object", "nothing")
            .because(FormatFault.EMPTY);
      }
    }
  }

  private void note(Shape shape) {
    kind = both(kind, kind(shape.type));
    include(shape);
  }

  private void include(Shape shape) {
    if (shape.hasCoordinates) {
      Coordinates coordinates = shape.coordinates;
      heights |= coordinates.layout().hasZ();
      for (int i = 0; i < coordinates.points(); i++) {
        double x = coordinates.x(i);
        double y = coordinates.y(i);
        if (Double.isFinite(x) && Double.isFinite(y)) {
          extent.expandToInclude(x, y);
        }
      }
    }
    if (shape.members != null) {
      shape.members.forEach(this::include);
    }
  }

  private static GeometryKind both(GeometryKind a, GeometryKind b) {
    if (a == GeometryKind.NONE || a == b) {
      return b;
    }
    return b == GeometryKind.NONE ? a : GeometryKind.MIXED;
  }

  private static GeometryKind kind(String type) {
    return switch (type) {
      case "Point", "MultiPoint" -> GeometryKind.POINT;
      case "LineString", "MultiLineString" -> GeometryKind.LINE;
      case "Polygon", "MultiPolygon" -> GeometryKind.POLYGON;
      case "GeometryCollection" -> GeometryKind.MIXED;
      default -> GeometryKind.NONE;
    };
  }

  private void lookInPlaces(PositionedFile opened) throws IOException {
    for (int i = 1; i <= PLACES; i++) {
      long position = BEGINNING + (opened.size() - BEGINNING - PLACE) / PLACES * i;
      byte[] bytes = opened.read(position, PLACE, "a place in a file");
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      for (Matcher m = TYPE.matcher(text); m.find(); ) {
        kind = both(kind, kind(m.group(1)));
      }
      for (Matcher m = PROPERTIES.matcher(text); m.find(); ) {
        lookAtProperties(bytes, m.end());
      }
    }
  }

  /** What breaks off at the end of the place is passed over. */
  private void lookAtProperties(byte[] bytes, int from) throws IOException {
    try (Tokens tokens = Tokens.of(file.path(), bytes, from, file.charset())) {
      tokens.next();
      for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
        guess.property(name, tokens);
        tokens.skip();
      }
    } catch (FormatException e) {
      return;
    }
  }

  /** A {@code crs} that stands behind the features, and closes the file with nothing around it. */
  private void lookAtEnd(PositionedFile opened) throws IOException {
    if (crs != null || file.form().isRecords()) {
      return;
    }
    byte[] bytes = opened.read(opened.size() - PLACE, PLACE, "a file's end");
    int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\"crs\"");
    if (at <= 0) {
      return;
    }
    bytes[at - 1] = '{';
    try (Tokens tokens = Tokens.of(file.path(), bytes, at - 1, file.charset())) {
      tokens.next();
      CrsMember found = null;
      for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
        if (name.equals("crs")) {
          found = CrsMember.read(tokens);
        }
        tokens.skip();
      }
      crs = tokens.nextRoot() ? null : found;
    } catch (FormatException e) {
      return;
    }
  }

  JsonFile file() {
    return file;
  }

  FieldGuess.Fields fields() {
    return guess.fields();
  }

  GeometryKind kind() {
    return kind;
  }

  /** How many features there are, bad ones included; empty when not all were read. */
  OptionalLong count() {
    return through ? OptionalLong.of(features + broken) : OptionalLong.empty();
  }

  /** How many features were looked at. */
  long features() {
    return features;
  }

  boolean isThrough() {
    return through;
  }

  /** Where the file breaks off. */
  Optional<FormatException> fault() {
    return Optional.ofNullable(fault);
  }

  Optional<String> trailing() {
    return Optional.ofNullable(trailing);
  }

  Optional<CrsMember> crs() {
    return Optional.ofNullable(crs);
  }

  boolean hasHeights() {
    return heights;
  }

  /** Whether all coordinates can be degrees of longitude and latitude; true when there are none. */
  boolean fitsDegrees() {
    return extent.isNull()
        || (extent.getMinX() >= -360 - ROUNDING
            && extent.getMaxX() <= 360 + ROUNDING
            && extent.getMinY() >= -90 - ROUNDING
            && extent.getMaxY() <= 90 + ROUNDING);
  }
}
