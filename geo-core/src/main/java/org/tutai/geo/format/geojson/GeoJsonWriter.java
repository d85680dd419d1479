package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;

/**
 * Writes a layer as a FeatureCollection after RFC 7946, one feature a line: WGS 84 longitude and
 * latitude, outer rings counter-clockwise and holes clockwise.
 *
 * <p>The file is written under another name and then moved into place, so that a failure leaves an
 * older file as it was. Empty geometries become null, and so do numbers that are not finite; dates
 * and times become ISO 8601 text, bytes Base64. A geometry that has no place on the earth in its
 * CRS becomes null, and is counted. Stateless, thread-safe.
 */
public final class GeoJsonWriter {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * How to write.
   *
   * @param decimals of a degree, 0 to 15; 7 are about a centimetre
   * @param bbox whether the collection has a {@code bbox}, which stands behind its features
   */
  public record Options(int decimals, boolean bbox) {

    /** Seven decimals and no {@code bbox}. */
    public static final Options DEFAULT = new Options(7, false);

    public Options {
      if (decimals < 0 || decimals > 15) {
        throw new IllegalArgumentException(
            "decimals must be within 0 and 15 (got: " + decimals + ")");
      }
    }
  }

  /**
   * What was written.
   *
   * @param features how many
   * @param nowhere how many of them had a geometry that has no place on the earth
   */
  public record Report(long features, long nowhere) {}

  private final JsonGenerator json;
  private final CoordinatesWriter coordinates;
  private final List<Field> fields;
  private long features;
  private long nowhere;

  private GeoJsonWriter(JsonGenerator json, Crs crs, List<Field> fields, Options options) {
    this.json = json;
    this.coordinates = new CoordinatesWriter(json, crs, options.decimals());
    this.fields = fields;
  }

  /**
   * Writes a layer.
   *
   * @param file to write; its folder must be there
   * @throws IllegalArgumentException when the layer's CRS is not known
   */
  public static Report write(FeatureSource source, Path file, Options options) throws IOException {
    Crs crs =
        source
            .crs()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a layer must have a CRS to become GeoJSON (got: " + source.name() + ")"));
    Path draft = file.resolveSibling(file.getFileName() + ".tutai-draft");
    try {
      Report report;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16);
          JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8);
          FeatureStream stream = source.features()) {
        json.setPrettyPrinter(new LineForEachFeature());
        var writer = new GeoJsonWriter(json, crs, source.schema().fields(), options);
        report = writer.write(stream, options.bbox());
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return report;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Report write(FeatureStream stream, boolean bbox) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeArrayFieldStart("features");
    for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
      write(feature);
      features++;
    }
    json.writeEndArray();
    if (bbox) {
      bbox();
    }
    json.writeEndObject();
    json.writeRaw('\n');
    return new Report(features, nowhere);
  }

  private void write(Feature feature) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    for (int i = 0; i < fields.size(); i++) {
      json.writeFieldName(fields.get(i).name());
      value(feature.values().get(i));
    }
    json.writeEndObject();
    json.writeFieldName("geometry");
    geometry(feature.geometry());
    json.writeEndObject();
  }

  private void value(@Nullable Object value) throws IOException {
    if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number) {
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeNull();
      }
    } else if (value instanceof byte[] bytes) {
      json.writeString(Base64.getEncoder().encodeToString(bytes));
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }

  private void geometry(@Nullable Geometry geometry) throws IOException {
    if (geometry == null || geometry.isEmpty()) {
      json.writeNull();
      return;
    }
    List<double[]> positions = new ArrayList<>();
    if (!coordinates.place(geometry, positions)) {
      nowhere++;
      json.writeNull();
      return;
    }
    coordinates.write(geometry, positions.iterator());
  }

  private void bbox() throws IOException {
    Envelope extent = coordinates.extent();
    if (extent.isNull()) {
      return;
    }
    json.writeArrayFieldStart("bbox");
    json.writeNumber(extent.getMinX());
    json.writeNumber(extent.getMinY());
    json.writeNumber(extent.getMaxX());
    json.writeNumber(extent.getMaxY());
    json.writeEndArray();
  }
}
