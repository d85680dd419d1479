package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;
import org.tutai.geo.raster.SampleType;

class ReportCardTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Points whose texts were guessed, the second of which is bad and the third without a place. */
  private record Points(double crsConfidence, double textConfidence, int many)
      implements FeatureSource {

    @Override
    public String name() {
      return "店家";
    }

    @Override
    public Schema schema() {
      return new Schema(GeometryKind.POINT, List.of(new Field("名稱", FieldType.TEXT, 20, 0)));
    }

    @Override
    public Finding<Crs> crsFinding() {
      return Finding.of(
          CrsRegistry.TWD97_TM2_121,
          crsConfidence,
          List.of(Remark.warning(Topic.CRS, "guessed", "推測")));
    }

    @Override
    public Optional<Finding<Charset>> encoding() {
      return Optional.of(
          Finding.of(
              TextEncoding.BIG5,
              textConfidence,
              List.of(Remark.note(Topic.ENCODING, "looks like it", "看來如此"))));
    }

    @Override
    public OptionalLong count() {
      return OptionalLong.of(many);
    }

    @Override
    public List<Remark> remarks() {
      return List.of(Remark.note(Topic.FILE, "There is no .shx.", "沒有 .shx。"));
    }

    @Override
    public FeatureStream features() {
      BadFeatures bad = new BadFeatures();
      return new FeatureStream() {
        private int next;

        @Override
        public @Nullable Feature next() {
          if (next == 1) {
            bad.add(new BadFeature(next++, "record-length", "too short", true));
          }
          if (next >= many) {
            return null;
          }
          String wkt = next == 2 ? "POINT EMPTY" : "POINT (" + (300_000 + next) + " 2770000)";
          try {
            return new Feature(next++, new WKTReader().read(wkt), List.of("甲"));
          } catch (ParseException e) {
            throw new IllegalStateException(e);
          }
        }

        @Override
        public BadFeatures bad() {
          return bad;
        }

        @Override
        public void close() {}
      };
    }
  }

  private static ReportCard card(double crsConfidence, double textConfidence) throws IOException {
    return Survey.read(
        new Points(crsConfidence, textConfidence, 5), "shops.shp", "shapefile", (d, t) -> {});
  }

  @Test
  void tellsWhatWasRead() throws IOException {
    ReportCard card = card(0.97, 0.99);
    assertThat(card.layer()).isEqualTo("店家");
    assertThat(card.features()).isEqualTo(4);
    assertThat(card.withoutGeometry()).isEqualTo(1);
    assertThat(card.extent().orElseThrow().minX()).isEqualTo(300_000);
    assertThat(card.extent().orElseThrow().maxX()).isEqualTo(300_004);
    assertThat(card.lonLat().orElseThrow().minX()).isBetween(121.4, 121.6);
    assertThat(card.bad()).containsExactly(Map.entry("record-length", 1L));
    assertThat(card.listed()).extracting(BadFeature::ordinal).containsExactly(1L);
    assertThat(card.encoding().orElseThrow().value()).contains("Big5 (CP950)");
  }

  @Test
  void advisesToLookWhereAConclusionMayBeWrong() throws IOException {
    assertThat(card(0.97, 0.99).advice()).extracting(Remark::topic).containsExactly(Topic.GEOMETRY);
    assertThat(card(0.8, 0.5).advice())
        .extracting(Remark::topic)
        .containsExactly(Topic.CRS, Topic.ENCODING, Topic.GEOMETRY);
    assertThat(card(0.8, 0.5).advice())
        .allSatisfy(
            advice -> {
              assertThat(advice.text(Locale.TRADITIONAL_CHINESE)).contains("請");
              assertThat(advice.text(Locale.ENGLISH)).isASCII();
            });
  }

  @Test
  void comesBackFromJsonAsItWas() throws IOException {
    ReportCard card = card(0.8, 0.5);
    ObjectNode json = ReportCardJson.write(card);
    ReportCard read = ReportCardJson.read(JSON.readTree(json.toString()));
    assertThat(read).isEqualTo(card);
  }

  @Test
  void ofAGridComesBackFromJsonAsItWas() throws IOException {
    ReportCard card = ReportCard.of("dem.tif", "geotiff", new Heights());
    assertThat(card.geometry()).isEqualTo(GeometryKind.RASTER);
    assertThat(card.advice()).isNotEmpty();
    assertThat(ReportCardJson.read(JSON.readTree(ReportCardJson.write(card).toString())))
        .isEqualTo(card);
  }

  /** A grid that says nothing of its CRS. */
  private static final class Heights implements RasterSource {
    @Override
    public String name() {
      return "dem";
    }

    @Override
    public RasterInfo info() {
      return new RasterInfo(
          30,
          20,
          1,
          SampleType.FLOAT32,
          RasterKind.QUANTITY,
          OptionalDouble.of(-9999),
          List.of(),
          GridGeometry.northUp(300_000, 2_770_000, 20, 20));
    }

    @Override
    public Finding<Crs> crsFinding() {
      return Finding.none(Remark.warning(Topic.CRS, "nothing is said", "沒有說明"));
    }

    @Override
    public List<Remark> remarks() {
      return List.of();
    }

    @Override
    public RasterReader open() {
      throw new IllegalStateException("a card must not need the cells");
    }
  }

  @Test
  void readingCanBeGivenUp() {
    var source = new Points(1, 1, 10_000);
    assertThatThrownBy(
            () ->
                Survey.read(
                    source,
                    "x",
                    "y",
                    (done, total) -> {
                      assertThat(total).isEqualTo(10_000);
                      throw new CancellationException("enough");
                    }))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesJsonOfAnotherKind() throws IOException {
    var json = JSON.readTree("{\"geometry\": \"blob\"}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ReportCardJson.read(json))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
