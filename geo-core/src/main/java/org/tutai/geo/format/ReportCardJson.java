package org.tutai.geo.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadReasons;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.SampleType;

/**
 * Report cards as JSON: of the command line, the HTTP interface and the workspace. What is read
 * back is equal to what was written, but for the advice, which is worked out anew. Stateless,
 * thread-safe.
 */
public final class ReportCardJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportCardJson() {}

  /** Writes a card. Sentences stand in both languages, {@code en} and {@code zh-TW}. */
  public static ObjectNode write(ReportCard card) {
    ObjectNode json = JSON.createObjectNode();
    json.put("file", card.file());
    json.put("format", card.format());
    json.put("name", card.layer());
    json.put("geometry", word(card.geometry()));
    json.put("features", card.features());
    json.put("withoutGeometry", card.withoutGeometry());
    ArrayNode fields = json.putArray("fields");
    for (Field field : card.fields()) {
      fields
          .addObject()
          .put("name", field.name())
          .put("type", word(field.type()))
          .put("width", field.width())
          .put("decimals", field.decimals());
    }
    card.extent().ifPresent(bounds -> write(json.putArray("extent"), bounds));
    card.lonLat().ifPresent(bounds -> write(json.putArray("bounds"), bounds));
    writeCrs(json.putObject("crs"), card.crs());
    card.encoding()
        .ifPresent(
            found -> {
              ObjectNode node = json.putObject("encoding");
              found.value().ifPresent(name -> node.put("name", name));
              write(node, found);
            });
    write(json.putArray("remarks"), card.remarks());
    ObjectNode bad = json.putObject("badFeatures");
    card.bad().forEach(bad::put);
    ObjectNode reasons = json.putObject("reasons");
    card.bad().keySet().forEach(reason -> write(reasons.putObject(reason), reason));
    ArrayNode listed = json.putArray("badFeaturesListed");
    for (BadFeature feature : card.listed()) {
      listed
          .addObject()
          .put("id", feature.ordinal())
          .put("reason", feature.reason())
          .put("detail", feature.detail())
          .put("dropped", feature.dropped());
    }
    card.grid().ifPresent(grid -> write(json.putObject("grid"), grid));
    write(json.putArray("advice"), card.advice());
    return json;
  }

  private static void writeCrs(ObjectNode json, Finding<ReportCard.CrsName> found) {
    found
        .value()
        .ifPresent(
            crs -> {
              json.put("code", crs.code());
              json.putObject("name").put("zh-TW", crs.chinese()).put("en", crs.english());
            });
    write(json, found);
  }

  private static void write(ObjectNode json, Finding<?> found) {
    json.put("confidence", found.confidence());
    write(json.putArray("grounds"), found.grounds());
  }

  private static void write(ArrayNode json, List<Remark> remarks) {
    for (Remark remark : remarks) {
      json.addObject()
          .put("topic", word(remark.topic()))
          .put("weight", word(remark.weight()))
          .put("zh-TW", remark.chinese())
          .put("en", remark.english());
    }
  }

  private static void write(ArrayNode json, Bounds b) {
    json.add(b.minX()).add(b.minY()).add(b.maxX()).add(b.maxY());
  }

  private static void write(ObjectNode json, ReportCard.Grid grid) {
    json.put("columns", grid.columns())
        .put("rows", grid.rows())
        .put("bands", grid.bands())
        .put("type", word(grid.type()))
        .put("kind", word(grid.kind()));
    if (!Double.isNaN(grid.noData())) {
      json.put("noData", grid.noData());
    }
    json.put("cellWidth", grid.cellWidth()).put("cellHeight", grid.cellHeight());
  }

  private static void write(ObjectNode json, String reason) {
    json.put("zh-TW", BadReasons.text(reason, Locale.TRADITIONAL_CHINESE));
    json.put("en", BadReasons.text(reason, Locale.ENGLISH));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when a member is missing or of another kind
   */
  public static ReportCard read(JsonNode json) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode field : json.path("fields")) {
      fields.add(
          new Field(
              field.path("name").asText(),
              value(FieldType.class, field.path("type")),
              field.path("width").asInt(),
              field.path("decimals").asInt()));
    }
    Map<String, Long> bad = new LinkedHashMap<>();
    json.path("badFeatures")
        .properties()
        .forEach(entry -> bad.put(entry.getKey(), entry.getValue().asLong()));
    List<BadFeature> listed = new ArrayList<>();
    for (JsonNode feature : json.path("badFeaturesListed")) {
      listed.add(
          new BadFeature(
              feature.path("id").asLong(),
              feature.path("reason").asText(),
              feature.path("detail").asText(),
              feature.path("dropped").asBoolean()));
    }
    return new ReportCard(
        json.path("file").asText(),
        json.path("format").asText(),
        json.path("name").asText(),
        value(GeometryKind.class, json.path("geometry")),
        json.path("features").asLong(),
        json.path("withoutGeometry").asLong(),
        fields,
        bounds(json.path("extent")),
        bounds(json.path("bounds")),
        found(json.path("crs"), crs(json.path("crs"))),
        json.has("encoding")
            ? Optional.of(found(json.path("encoding"), encoding(json.path("encoding"))))
            : Optional.empty(),
        remarks(json.path("remarks")),
        bad,
        listed,
        json.has("grid") ? Optional.of(grid(json.path("grid"))) : Optional.empty());
  }

  private static <T> Finding<T> found(JsonNode json, Optional<T> value) {
    return new Finding<>(value, json.path("confidence").asDouble(), remarks(json.path("grounds")));
  }

  private static Optional<ReportCard.CrsName> crs(JsonNode json) {
    JsonNode name = json.path("name");
    return json.has("code")
        ? Optional.of(
            new ReportCard.CrsName(
                json.path("code").asText(), name.path("en").asText(), name.path("zh-TW").asText()))
        : Optional.empty();
  }

  private static Optional<String> encoding(JsonNode json) {
    return json.has("name") ? Optional.of(json.path("name").asText()) : Optional.empty();
  }

  private static List<Remark> remarks(JsonNode json) {
    List<Remark> remarks = new ArrayList<>();
    for (JsonNode remark : json) {
      remarks.add(
          new Remark(
              value(Remark.Topic.class, remark.path("topic")),
              value(Remark.Weight.class, remark.path("weight")),
              remark.path("en").asText(),
              remark.path("zh-TW").asText()));
    }
    return remarks;
  }

  private static Optional<Bounds> bounds(JsonNode json) {
    return json.size() == 4
        ? Optional.of(
            new Bounds(
                json.path(0).asDouble(),
                json.path(1).asDouble(),
                json.path(2).asDouble(),
                json.path(3).asDouble()))
        : Optional.empty();
  }

  private static ReportCard.Grid grid(JsonNode json) {
    return new ReportCard.Grid(
        json.path("columns").asInt(),
        json.path("rows").asInt(),
        json.path("bands").asInt(),
        value(SampleType.class, json.path("type")),
        value(RasterKind.class, json.path("kind")),
        json.path("noData").asDouble(Double.NaN),
        json.path("cellWidth").asDouble(),
        json.path("cellHeight").asDouble());
  }

  private static <E extends Enum<E>> E value(Class<E> type, JsonNode word) {
    return Enum.valueOf(type, word.asText().toUpperCase(Locale.ROOT));
  }
}
