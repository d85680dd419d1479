package org.tutai.server.http.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.bytes.zip.ZipDirectory;
import org.tutai.geo.bytes.zip.ZipMember;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.ReportCard;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.format.Survey;
import org.tutai.geo.format.geojson.GeoJsonWriter;
import org.tutai.geo.format.kml.KmlDocument;
import org.tutai.geo.raster.RasterSource;
import org.tutai.server.http.exchange.Body;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.workspace.Problems;

/**
 * What is in a file, as JSON for a page to show: {@code {name, format, report, layers, overlays,
 * remarks}}. A layer is {@code {name, geometry, count, truncated, bounds, style, report, geojson}};
 * {@code report} of the whole is that of its first layer, {@code geojson} is in longitude and
 * latitude of WGS 84 and null where the layer's place is not known. {@code docs/formats/kml.md}
 * tells of overlays. Stateless, thread-safe.
 */
public final class FileAnswer {

  /**
   * What is to be answered.
   *
   * @param choices of encoding and CRS, which count before what the file says
   * @param layer the only one that is wanted; empty for all
   * @param geoJson whether features and pictures are wanted, and not the reports alone
   * @param limits how much of it
   * @param sieve which features; the report tells of these alone
   */
  public record Wanted(
      Choices choices, Optional<String> layer, boolean geoJson, Limits limits, Sieve sieve) {

    /** All that there is, by what the file says. */
    public static final Wanted ALL =
        new Wanted(Choices.NONE, Optional.empty(), true, Limits.USUAL, Sieve.NONE);
  }

  /**
   * How much a file may cost.
   *
   * @param features that are given of all layers together; the rest is counted
   * @param bytes of GeoJSON, likewise
   * @param unzipped bytes that the files in a zip have together
   * @param time that reading may take
   */
  public record Limits(int features, long bytes, long unzipped, Duration time) {

    /** For anybody. */
    public static final Limits USUAL =
        new Limits(50_000, 30L << 20, 256L << 20, Duration.ofSeconds(20));
  }

  /** A list of layers longer than this is cut. */
  static final int MOST_LAYERS = 64;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The columns of simplestyle 1.1 and of our own for KML. */
  private static final Set<String> STYLE_COLUMNS =
      Set.of(
          "stroke",
          "stroke-opacity",
          "stroke-width",
          "fill",
          "fill-opacity",
          "marker-color",
          "marker-opacity",
          "marker-scale",
          "marker-size",
          "marker-symbol",
          "icon");

  private final SpooledFile file;
  private final Wanted wanted;
  private final Format format;
  private final Budget budget;
  private final ArrayNode remarks = JSON.createArrayNode();

  private FileAnswer(SpooledFile file, Wanted wanted, Format format) {
    this.file = file;
    this.wanted = wanted;
    this.format = format;
    this.budget = new Budget(wanted.limits());
  }

  /**
   * Answers, in UTF-8.
   *
   * @throws ProblemException with status 415 for a file of no format, with 422 for one that cannot
   *     be read or takes too long, with 413 for a zip of too much, with 404 for a layer that is not
   *     there
   */
  public static byte[] json(SpooledFile file, Wanted wanted) throws IOException {
    try {
      Format format = Formats.forPath(file.path()).orElseThrow(() -> unknown(file));
      checkZip(file, wanted.limits());
      return new FileAnswer(file, wanted, format).answer();
    } catch (FormatException e) {
      throw unreadable(file, e);
    }
  }

  private static ProblemException unknown(SpooledFile file) {
    String ids = Formats.all().stream().map(Format::id).sorted().collect(Collectors.joining(", "));
    return new ProblemException(
            415,
            "Unknown format",
            "No format has files named like " + file.name() + "; known are " + ids + ".")
        .inChinese(FormatFault.UNKNOWN_ENDING.chinese());
  }

  private static ProblemException unreadable(SpooledFile file, FormatException e) {
    String where = e.path().map(path -> file.withoutFolder(path.toString())).orElse(file.name());
    String what = where + ": expected " + e.expected() + ", found " + e.found();
    String detail = file.withoutFolder(what) + (e.hint().isEmpty() ? "." : ". " + e.hint());
    return new ProblemException(422, "Unreadable file", detail).inChinese(Problems.chinese(e));
  }

  /** What is in a zip is told by its directory, and never more is unpacked. */
  private static void checkZip(SpooledFile file, Limits limits) throws IOException {
    byte[] head;
    try (var opened = PositionedFile.open(file.path())) {
      head = opened.read(0, (int) Math.min(2, opened.size()), "a file's beginning");
      if (head.length < 2 || head[0] != 'P' || head[1] != 'K') {
        return;
      }
      long size = 0;
      for (ZipMember member : ZipDirectory.read(opened)) {
        size += Math.max(0, member.size());
      }
      if (size > limits.unzipped() || size < 0) {
        throw Body.tooLarge(limits.unzipped())
            .with("found", size + " bytes when unpacked")
            .inChinese("壓縮檔解開後超過 " + (limits.unzipped() >> 20) + " MB。");
      }
    }
  }

  private byte[] answer() throws IOException {
    Contents contents = Formats.open(format, file.path(), wanted.choices());
    try {
      return answer(contents);
    } finally {
      contents.release().run();
    }
  }

  private byte[] answer(Contents contents) throws IOException {
    List<FeatureSource> layers = chosen(contents.layers());
    List<RasterSource> rasters =
        contents.rasters().stream().filter(raster -> isWanted(raster.name())).toList();
    if (layers.isEmpty() && rasters.isEmpty()) {
      throw noLayer(contents);
    }
    var out = new ByteArrayOutputStream();
    ArrayNode reports = JSON.createArrayNode();
    try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeStringField("format", format.id());
      json.writeArrayFieldStart("layers");
      for (FeatureSource layer : layers) {
        reports.add(write(json, layer));
      }
      for (RasterSource raster : rasters) {
        reports.add(write(json, raster));
      }
      json.writeEndArray();
      json.writeFieldName("overlays");
      json.writeTree(overlays());
      json.writeFieldName("remarks");
      json.writeTree(remarks);
      json.writeFieldName("report");
      json.writeTree(reports.get(0));
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private List<FeatureSource> chosen(List<FeatureSource> all) {
    List<FeatureSource> wantedLayers =
        all.stream().filter(layer -> isWanted(layer.name())).toList();
    if (wantedLayers.size() > MOST_LAYERS) {
      remark(
          "Only the first " + MOST_LAYERS + " of " + wantedLayers.size() + " layers are shown.",
          "圖層共 " + wantedLayers.size() + " 個，僅顯示前 " + MOST_LAYERS + " 個。");
      return wantedLayers.subList(0, MOST_LAYERS);
    }
    return wantedLayers;
  }

  private boolean isWanted(String layer) {
    return wanted.layer().isEmpty() || wanted.layer().get().equals(layer);
  }

  private ProblemException noLayer(Contents contents) {
    List<String> names = new ArrayList<>();
    contents.layers().forEach(layer -> names.add(layer.name()));
    contents.rasters().forEach(raster -> names.add(raster.name()));
    String shown = names.stream().limit(20).collect(Collectors.joining(", "));
    return ProblemException.notFound("The file has no layer of this name; it has " + shown + ".")
        .inChinese("檔案中沒有此圖層；現有圖層：" + shown + "。");
  }

  private ObjectNode write(JsonGenerator json, FeatureSource layer) throws IOException {
    Optional<Expression> filter = wanted.sieve().filter().apply(layer.name());
    var survey =
        new Survey(filter.<FeatureSource>map(f -> new SiftedLayer(layer, f, budget)).orElse(layer));
    var limited = new LimitedLayer(survey, budget);
    Path geoJson = null;
    if (wanted.geoJson() && layer.crs().isPresent()) {
      geoJson = Files.createTempFile(file.path().getParent(), "layer-", ".part");
      GeoJsonWriter.write(limited, geoJson, GeoJsonWriter.Options.DEFAULT);
    } else {
      limited.readThrough();
    }
    ReportCard card = survey.card(file.name(), format.id());
    ObjectNode report = written(card);
    json.writeStartObject();
    head(json, layer.name(), card, report);
    json.writeBooleanField("truncated", limited.isTruncated());
    styles(json, layer);
    if (wanted.sieve().asked().isPresent()) {
      json.writeFieldName("missingFields");
      json.writeTree(JSON.valueToTree(Sieve.missing(wanted.sieve().asked().get(), layer.schema())));
    }
    json.writeFieldName("geojson");
    if (geoJson == null) {
      json.writeNull();
    } else {
      json.writeRawValue(Files.readString(geoJson));
      Files.delete(geoJson);
    }
    json.writeEndObject();
    if (limited.isTruncated()) {
      remark(
          "The layer " + layer.name() + " is too large to be shown whole.",
          "圖層 " + layer.name() + " 過大，僅顯示部分圖徵。");
    }
    return report;
  }

  private ObjectNode write(JsonGenerator json, RasterSource raster) throws IOException {
    ReportCard card = ReportCard.of(file.name(), format.id(), raster);
    ObjectNode report = written(card);
    json.writeStartObject();
    head(json, raster.name(), card, report);
    json.writeBooleanField("truncated", false);
    json.writeNullField("geojson");
    json.writeEndObject();
    return report;
  }

  private static void head(JsonGenerator json, String name, ReportCard card, ObjectNode report)
      throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("geometry", card.geometry().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("count", card.features());
    json.writeFieldName("bounds");
    json.writeTree(report.has("bounds") ? report.get("bounds") : JSON.nullNode());
    json.writeFieldName("report");
    json.writeTree(report);
  }

  /** The report, without a word of where the file lies. */
  private ObjectNode written(ReportCard card) {
    ObjectNode report = ReportCardJson.write(card);
    clean(report);
    return report;
  }

  private void clean(com.fasterxml.jackson.databind.JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                if (member.getValue() instanceof TextNode text) {
                  member.setValue(new TextNode(file.withoutFolder(text.asText())));
                } else {
                  clean(member.getValue());
                }
              });
    } else {
      node.forEach(this::clean);
    }
  }

  /** The columns that say how features are drawn. */
  private static void styles(JsonGenerator json, FeatureSource layer) throws IOException {
    json.writeObjectFieldStart("style");
    json.writeArrayFieldStart("columns");
    for (Field field : layer.schema().fields()) {
      if (STYLE_COLUMNS.contains(field.name())) {
        json.writeString(field.name());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private ArrayNode overlays() throws IOException {
    if (!format.id().equals("kml")) {
      return JSON.createArrayNode();
    }
    Charset encoding = wanted.choices().encoding().orElse(null);
    return new OverlaysJson(KmlDocument.read(file.path(), encoding), wanted.geoJson()).write();
  }

  private void remark(String english, String chinese) {
    remarks.addObject().put("zh-TW", chinese).put("en", english);
  }
}
