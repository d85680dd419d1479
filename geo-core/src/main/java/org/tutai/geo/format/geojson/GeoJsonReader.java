package org.tutai.geo.format.geojson;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;

/**
 * The layer of a GeoJSON file.
 *
 * <p>The fields are the features' properties with types told from their values, then the features'
 * ids, unless a property is named {@code id}. All of a file is looked at for this up to 128 MB, the
 * beginning and places all over a larger one; a value met later that is not of its field's type is
 * null, and counted as {@code value-of-other-type}, a property met later left out, and counted as
 * {@code property-unknown}. A feature whose geometry cannot be keeps its values and has none.
 *
 * <p>The CRS is WGS 84 by RFC 7946 when the coordinates can be degrees, or what a {@code crs}
 * member names. Immutable.
 */
public final class GeoJsonReader implements FeatureSource {

  private final JsonFile file;
  private final String name;
  private final FieldGuess.Fields fields;
  private final Schema schema;
  private final Finding<Crs> crs;
  private final Optional<Finding<Charset>> encoding;
  private final OptionalLong count;
  private final List<Remark> remarks;

  private GeoJsonReader(
      GeoJsonScan scan, Optional<Finding<Charset>> encoding, List<Remark> remarks) {
    this.file = scan.file();
    this.name = stem(file.path());
    this.fields = scan.fields();
    this.schema = new Schema(scan.kind(), fields.fields());
    this.crs = crs(scan);
    this.encoding = encoding;
    this.count = scan.count();
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Opens a file.
   *
   * @param chosen the encoding to take, or null to find out
   * @throws FormatException when it is no GeoJSON, or broken before its first feature ends
   */
  public static GeoJsonReader open(Path path, @Nullable Charset chosen) throws IOException {
    Optional<Finding<Charset>> encoding = TextLook.at(path, chosen);
    JsonFile file = JsonFile.of(path, encoding.flatMap(Finding::value).orElse(null));
    List<Remark> remarks = new ArrayList<>();
    GeoJsonScan scan = scan(file, remarks);
    tellAbout(scan, remarks);
    return new GeoJsonReader(scan, encoding, remarks);
  }

  /** One damaged character must not make a file unreadable. */
  private static GeoJsonScan scan(JsonFile file, List<Remark> remarks) throws IOException {
    if (file.charset() != null) {
      return GeoJsonScan.of(file);
    }
    Optional<FormatException> damage;
    try {
      GeoJsonScan scan = GeoJsonScan.of(file);
      damage = scan.fault().filter(GeoJsonReader::isOfText);
      if (damage.isEmpty()) {
        return scan;
      }
    } catch (FormatException e) {
      if (!isOfText(e)) {
        throw e;
      }
      damage = Optional.of(e);
    }
    String where = damage.map(FormatException::getMessage).orElse("");
    remarks.add(
        Remark.warning(
            Topic.ENCODING,
            "There are damaged characters, shown as \uFFFD: " + where,
            "有損壞的字元，以「\uFFFD」表示：" + where));
    return GeoJsonScan.of(file.in(StandardCharsets.UTF_8));
  }

  private static boolean isOfText(FormatException e) {
    return e.expected().equals(Tokens.UTF_8_TEXT);
  }

  private static void tellAbout(GeoJsonScan scan, List<Remark> remarks) {
    scan.fault()
        .ifPresent(
            fault ->
                remarks.add(
                    Remark.warning(
                        Topic.FILE,
                        "Only the first "
                            + scan.features()
                            + " features can be read: "
                            + fault.getMessage(),
                        "只能讀取前 " + scan.features() + " 筆圖徵：" + fault.getMessage())));
    scan.trailing()
        .ifPresent(
            text ->
                remarks.add(
                    Remark.warning(
                        Topic.FILE,
                        "What stands behind the last object is passed over: " + text,
                        "最後一個物件之後的內容已略過：" + text)));
    if (!scan.isThrough() && scan.fault().isEmpty()) {
      remarks.add(
          Remark.note(
              Topic.FIELDS,
              "The file is large: its fields were found from the first "
                  + scan.features()
                  + " features and places all over it.",
              "檔案很大：欄位依前 " + scan.features() + " 筆圖徵及檔案各處抽樣判定。"));
    }
  }

  private static Finding<Crs> crs(GeoJsonScan scan) {
    Optional<Finding<Crs>> said = scan.crs().map(CrsMember::finding);
    if (said.isPresent()) {
      Finding<Crs> finding = said.get();
      boolean degrees = finding.value().filter(Crs::geographic).isPresent();
      return degrees && !scan.fitsDegrees()
          ? Finding.<Crs>none(
                  Remark.warning(
                      Topic.CRS,
                      "The coordinates are no degrees, and contradict the member crs",
                      "坐標不是經緯度，與 crs 成員不符"))
              .and(finding.grounds().get(0))
          : finding;
    }
    return scan.fitsDegrees()
        ? Finding.of(
            CrsRegistry.WGS84,
            0.95,
            List.of(
                Remark.note(
                    Topic.CRS,
                    "GeoJSON is in WGS 84 degrees (RFC 7946, section 4), and the coordinates fit",
                    "GeoJSON 規定採用 WGS 84 經緯度（RFC 7946 第 4 節），坐標亦相符")))
        : Finding.none(
            Remark.warning(
                Topic.CRS,
                "GeoJSON must be in WGS 84 degrees, but the coordinates are none",
                "GeoJSON 應為 WGS 84 經緯度，但坐標不是經緯度"));
  }

  private static String stem(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return crs;
  }

  @Override
  public Optional<Finding<Charset>> encoding() {
    return encoding;
  }

  @Override
  public OptionalLong count() {
    return count;
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public FeatureStream features() throws IOException {
    return new GeoJsonStream(file, fields);
  }
}
