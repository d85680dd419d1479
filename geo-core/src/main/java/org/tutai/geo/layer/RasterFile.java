package org.tutai.geo.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjParser;
import org.tutai.geo.crs.PrjWriter;
import org.tutai.geo.raster.CellFields;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.SampleType;

/**
 * The frame of a compiled raster file: a head, the blocks, an index of them, and a description in
 * JSON. See {@code docs/formats/compiled-raster.md}.
 *
 * @param layer what the layer says of itself
 * @param raster what its grid is
 * @param shape how it is cut into levels and blocks
 * @param minimum by band; NaN for none
 * @param maximum by band; NaN for none
 * @param stamps of its parts
 */
record RasterFile(
    LayerInfo layer,
    RasterInfo raster,
    PyramidShape shape,
    double[] minimum,
    double[] maximum,
    RasterStamps stamps) {

  static final int VERSION = 2;

  /** "TUTAIRST", little-endian. */
  static final long MAGIC = 0x5453524941545554L;

  /** Magic, version, length of the description, its place, the index's place, number of blocks. */
  static final int HEAD = 40;

  private static final int MOST_META = 16 << 20;

  /** Where the index of blocks is: for each its place (long) and length (int). */
  static final int INDEX_ENTRY = 12;

  byte[] toJson() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode meta = json.createObjectNode();
    meta.put("name", layer.name());
    meta.put("crs", layer.crs().code());
    PrjWriter.write(layer.crs()).ifPresent(wkt -> meta.put("wkt", wkt));
    meta.put("width", raster.width()).put("height", raster.height()).put("bands", raster.bands());
    meta.put("type", raster.type().name()).put("kind", raster.kind().name());
    raster.noData().ifPresent(value -> meta.put("noData", Double.toString(value)));
    ArrayNode palette = meta.putArray("palette");
    raster.palette().forEach(palette::add);
    GridGeometry g = raster.geometry();
    ArrayNode place = meta.putArray("geometry");
    place.add(g.originX()).add(g.originY()).add(g.columnX()).add(g.rowX());
    place.add(g.columnY()).add(g.rowY());
    meta.put("blockWidth", shape.blockWidth()).put("blockHeight", shape.blockHeight());
    ArrayNode least = meta.putArray("minimum");
    ArrayNode most = meta.putArray("maximum");
    for (int band = 0; band < raster.bands(); band++) {
      least.add(Double.toString(minimum[band]));
      most.add(Double.toString(maximum[band]));
    }
    ArrayNode extent = meta.putArray("lonLat");
    layer.lonLat().ifPresent(b -> extent.add(b.minX()).add(b.minY()).add(b.maxX()).add(b.maxY()));
    meta.put("digest", layer.digest());
    meta.put("stamps", stamps.write());
    return json.writeValueAsBytes(meta);
  }

  /** Reads the head and the description, and checks that the index lies inside the file. */
  static RasterFile read(MappedFile file) throws IOException {
    if (!file.contains(0, HEAD) || file.getLong(0) != MAGIC) {
      throw new FormatException(
          file.path(), 0, "a compiled raster beginning with TUTAIRST", "something else");
    }
    if (file.getInt(8) != VERSION) {
      throw new FormatException(
          file.path(), 8, "raster format version " + VERSION, "version " + file.getInt(8));
    }
    int length = file.getInt(12);
    long at = file.getLong(16);
    if (length < 2 || length > MOST_META || !file.contains(at, length)) {
      throw new FormatException(
          file.path(), 12, "a description inside the file", length + " bytes at " + at);
    }
    byte[] bytes = new byte[length];
    file.getBytes(at, bytes, 0, length);
    RasterFile read;
    try {
      read = of(new ObjectMapper().readTree(bytes), file);
    } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new FormatException(
              file.path(), at, "a description of a grid", String.valueOf(e.getMessage()))
          .causedBy(e);
    }
    long blocks = read.shape().blocks();
    if (file.getLong(32) != blocks
        || !file.contains(file.getLong(24), Math.multiplyExact(blocks, INDEX_ENTRY))) {
      throw new FormatException(
          file.path(),
          24,
          "an index of " + blocks + " blocks inside the file",
          file.getLong(32) + " blocks at " + file.getLong(24));
    }
    return read;
  }

  private static RasterFile of(JsonNode meta, MappedFile file) throws FormatException {
    List<Integer> palette = new ArrayList<>();
    meta.path("palette").forEach(color -> palette.add(color.asInt()));
    JsonNode noData = meta.path("noData");
    RasterInfo raster =
        new RasterInfo(
            meta.path("width").asInt(),
            meta.path("height").asInt(),
            meta.path("bands").asInt(),
            SampleType.valueOf(meta.path("type").asText()),
            RasterKind.valueOf(meta.path("kind").asText()),
            noData.isMissingNode()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(noData.asText())),
            palette,
            geometry(meta.path("geometry")));
    PyramidShape shape =
        new PyramidShape(raster, meta.path("blockWidth").asInt(), meta.path("blockHeight").asInt());
    return new RasterFile(
        layer(meta, raster, file),
        raster,
        shape,
        numbers(meta.path("minimum"), raster.bands()),
        numbers(meta.path("maximum"), raster.bands()),
        RasterStamps.read(shape, meta.path("stamps").asText()));
  }

  private static LayerInfo layer(JsonNode meta, RasterInfo raster, MappedFile file)
      throws FormatException {
    String code = meta.path("crs").asText();
    Optional<Crs> crs =
        CrsRegistry.byCode(code).or(() -> PrjParser.parse(meta.path("wkt").asText()).value());
    if (crs.isEmpty()) {
      throw new FormatException(file.path(), -1, "a CRS this version knows", code);
    }
    JsonNode box = meta.path("lonLat");
    Optional<Bounds> lonLat =
        box.size() != 4
            ? Optional.empty()
            : Optional.of(
                new Bounds(
                    box.get(0).asDouble(),
                    box.get(1).asDouble(),
                    box.get(2).asDouble(),
                    box.get(3).asDouble()));
    return new LayerInfo(
        meta.path("name").asText(),
        CellFields.schema(raster),
        crs.get(),
        0,
        lonLat,
        meta.path("digest").asText());
  }

  private static GridGeometry geometry(JsonNode place) {
    double[] n = numbers(place, 6);
    return new GridGeometry(n[0], n[1], n[2], n[3], n[4], n[5]);
  }

  private static double[] numbers(JsonNode array, int count) {
    if (array.size() != count) {
      throw new IllegalArgumentException(count + " numbers expected (got: " + array.size() + ")");
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Double.parseDouble(array.get(i).asText());
    }
    return numbers;
  }
}
