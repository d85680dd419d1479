package org.tutai.geo.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.tiles.RemoteLevel;
import org.tutai.geo.source.remote.wms.WmsCapabilities;
import org.tutai.geo.source.remote.wms.WmsCapabilitiesReader;
import org.tutai.geo.source.remote.wms.WmsLayer;
import org.tutai.geo.source.remote.wms.WmsVersion;
import org.tutai.geo.source.remote.wmts.MatrixSet;
import org.tutai.geo.source.remote.wmts.WmtsCapabilities;
import org.tutai.geo.source.remote.wmts.WmtsCapabilitiesReader;
import org.tutai.geo.source.remote.wmts.WmtsLayer;
import org.tutai.geo.source.remote.wmts.WmtsSource;

/** Capabilities documents of real servers, read where the shared data is. */
class RealCapabilitiesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("tutai.shared", "../../shared"), "data", "ogc");

  private static final String ASKED = "https://maps.example.org/service?";

  /** Not capabilities: a feature's answer, and a request. */
  private static final Set<String> OTHERS =
      Set.of("getfeatureinfo.xml", "gt_wmtsGetCapabilities_request_SOAP.xml");

  @BeforeAll
  static void whereTheDataIs() {
    assumeTrue(Files.isDirectory(FOLDER), "no shared data");
  }

  static List<Path> documents() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of(FOLDER);
    }
    try (Stream<Path> wms = Files.list(FOLDER.resolve("wms"));
        Stream<Path> wmts = Files.list(FOLDER.resolve("wmts"))) {
      return Stream.concat(wms, wmts).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyDocumentIsReadOrRefusedInWords(Path path) throws IOException {
    byte[] document = Files.readAllBytes(path);
    if (OTHERS.contains(path.getFileName().toString())) {
      assertThatThrownBy(() -> RemoteDocument.read(document, ASKED))
          .isInstanceOf(RemoteSourceException.class)
          .hasMessageContaining("neither WMS nor WMTS");
      return;
    }
    RemoteDocument read = RemoteDocument.read(document, ASKED);
    if (read instanceof RemoteDocument.Wms wms) {
      checkUsable(wms.capabilities());
    } else {
      checkUsable(((RemoteDocument.Wmts) read).capabilities());
    }
  }

  private static void checkUsable(WmsCapabilities read) {
    assertThat(read.mapUrl()).isPresent();
    assertThat(read.bestFormat()).isPresent();
    assertThat(read.allLayers().map(WmsLayer::title)).isNotEmpty().allMatch(t -> !t.isEmpty());
    assertThat(read.allLayers().filter(layer -> layer.name().isPresent()))
        .allMatch(layer -> layer.lonLat().isPresent())
        .allMatch(layer -> layer.crs().stream().findFirst().isPresent());
  }

  private static void checkUsable(WmtsCapabilities read) {
    assertThat(read.sets()).isNotEmpty();
    assertThat(read.layers())
        .isNotEmpty()
        .allSatisfy(
            layer ->
                assertThat(layer.sets())
                    .isNotEmpty()
                    .allSatisfy(
                        link -> assertThat(read.source(layer, link.set(), "", "")).isPresent()));
    read.sets().values().forEach(RealCapabilitiesTest::checkOnTheEarth);
  }

  /** The uppermost level shares at least a part with the area of its CRS. */
  private static void checkOnTheEarth(MatrixSet set) {
    RemoteLevel level = set.grid(java.util.Map.of()).orElseThrow().levels().get(0);
    var extent =
        new Bounds(
            level.left(),
            level.top() - level.rows() * level.tileHeight() * level.unitsPerPixel(),
            level.left() + level.columns() * level.tileWidth() * level.unitsPerPixel(),
            level.top());
    Bounds area = set.crs().orElseThrow().areaOfUse();
    Optional<Bounds> inCrs = org.tutai.geo.crs.CrsBounds.ofLonLat(area, set.crs().orElseThrow());
    assertThat(inCrs.orElseThrow().intersects(extent)).as(set.id()).isTrue();
  }

  private static WmsCapabilities wms(String name) throws IOException {
    return WmsCapabilitiesReader.read(Files.readAllBytes(FOLDER.resolve("wms/" + name)), ASKED);
  }

  private static WmtsCapabilities wmts(String name) throws IOException {
    return WmtsCapabilitiesReader.read(Files.readAllBytes(FOLDER.resolve("wmts/" + name)), ASKED);
  }

  private static List<String> words(List<Remark> remarks) {
    return remarks.stream().map(Remark::english).toList();
  }

  @Test
  void theEntityOfTheHostileDocumentIsNeverOpened() throws IOException {
    WmsCapabilities read = wms("gt_1.3.0Capabilities-xxe.xml");
    assertThat(words(read.remarks())).anyMatch(said -> said.contains("left out: file"));
    assertThat(read.allLayers().flatMap(layer -> layer.name().stream())).isEmpty();
  }

  @Test
  void version100HasFormatsAsElementsAndSeveralCrsInOneText() throws IOException {
    WmsCapabilities read = wms("gt_1.0.0Capabilities.xml");
    assertThat(read.version()).isEqualTo(WmsVersion.V1_0_0);
    assertThat(read.mapFormats()).contains("image/png", "image/jpeg");
    WmsLayer builtUp = read.layer("Builtup areas").orElseThrow();
    assertThat(builtUp.crs().stream()).containsExactly("EpsG:4326", "EPSG:4327");
    assertThat(builtUp.maxScale().orElseThrow())
        .isCloseTo(1400 / Math.sqrt(2) / 0.00028, within(1.0));
  }

  @Test
  void anEmptyOnlineResourceIsNoObstacle() throws IOException {
    assertThat(wms("gt_1.3.0Capabilities_EmptyOnlineResource.xml").mapUrl()).isPresent();
  }

  @Test
  void anUnusableOnlineResourceMeansTheAddressAsked() throws IOException {
    WmsCapabilities read = wms("ogcsample111_sld.xml");
    assertThat(read.mapUrl()).contains(ASKED);
    assertThat(words(read.remarks())).anyMatch(said -> said.contains("http://hostname:port/path"));
  }

  @Test
  void anOnlineResourceInsideTheServersNetworkMeansTheHostAsked() throws IOException {
    assertThat(wms("wms_geoserver-cap_no_title.xml").mapUrl())
        .contains("https://maps.example.org/geoserver/wms?SERVICE=WMS&");
  }

  @Test
  void aLayerWithoutATitleIsCalledByItsName() throws IOException {
    WmsCapabilities read = wms("wms_geoserver-cap_no_title.xml");
    assertThat(read.allLayers()).allMatch(layer -> !layer.title().isBlank());
  }

  @Test
  void theCrsOfTheRootAreThoseOfItsLayers() throws IOException {
    for (String name : List.of("gt_rootCRSscaps110.xml", "gt_rootCRSscaps130.xml")) {
      WmsCapabilities read = wms(name);
      WmsLayer root = read.layers().get(0);
      WmsLayer child = root.layers().get(0);
      assertThat(child.crs().stream()).as(name).containsAll(root.crs().stream().toList());
      assertThat(child.referenceOf(org.tutai.geo.crs.CrsRegistry.WGS84)).as(name).isPresent();
    }
  }

  @Test
  void dimensionsAreReadWithTheirValues() throws IOException {
    var time =
        wms("gt_dimensions1_3_0_Capabilities.xml")
            .layer("Radar:kesalahti_etop_20")
            .orElseThrow()
            .dimensionsByName()
            .get("time");
    assertThat(time.units()).isEqualTo("ISO8601");
    assertThat(time.standard()).isEqualTo("current");
    assertThat(time.values()).containsExactly("2016-01-08T12:45:00.000Z");
  }

  @Test
  void boxesOfVersion130AreTurnedToXBeforeY() throws IOException {
    WmsLayer layer =
        wms("gt_dimensions1_3_0_Capabilities.xml").layer("Radar:kesalahti_etop_20").orElseThrow();
    assertThat(layer.lonLat().orElseThrow().minX()).isCloseTo(24.88, within(0.01));
    assertThat(layer.lonLat().orElseThrow().minY()).isCloseTo(59.50, within(0.01));
  }

  @Test
  void theCornerOfADegreeGridIsTakenInTheAuthoritysOrder() throws IOException {
    for (String name :
        List.of("capabilities_wgs84.xml", "capabilities_epsg4326_with_boundingbox.xml")) {
      MatrixSet set = wmts(name).sets().values().iterator().next();
      assertThat(set.matrices().get(0).left()).as(name).isEqualTo(-180);
      assertThat(set.matrices().get(0).top()).as(name).isEqualTo(90);
    }
  }

  @Test
  void aGridOfANorthFirstPlaneIsTurnedRound() throws IOException {
    MatrixSet set = wmts("gt_zamg.getcapa.xml").sets().get("statmap");
    assertThat(set.crs().orElseThrow().code()).isEqualTo("EPSG:31287");
    assertThat(set.matrices().get(0).left()).isEqualTo(-2_000_000);
    assertThat(set.matrices().get(0).top()).isEqualTo(3_200_000);
  }

  @Test
  void theLimitsOfALayerAreKept() throws IOException {
    WmtsCapabilities read = wmts("capabilities_with_tilematrixsetlimits.xml");
    WmtsLayer layer = read.layers().get(0);
    assertThat(layer.sets().get(0).limits()).isNotEmpty();
    WmtsSource source = read.source(layer, "subset", "", "").orElseThrow();
    assertThat(source.grid().levels())
        .anyMatch(
            level -> level.limits().maxColumn() - level.limits().minColumn() + 1 < level.columns());
  }

  @Test
  void aTemplateIsFilledAndOtherwiseKeyValuePairsAreWritten() throws IOException {
    WmtsCapabilities vienna = wmts("gt_vienna_capa.xml");
    WmtsLayer grey = vienna.layers().get(0);
    WmtsSource rest = vienna.source(grey, "google3857", "", "").orElseThrow();
    assertThat(rest.address(rest.grid().levels().get(7), 69, 44))
        .matches("https://maps\\d?\\.wien\\.gv\\.at/.+/google3857/7/44/69\\.(png|jpeg)");
    WmtsCapabilities geoserver = wmts("gt_geosolutions_getcapa_kvp.xml");
    WmtsSource kvp = geoserver.source(geoserver.layers().get(0), "EPSG:4326", "", "").orElseThrow();
    assertThat(kvp.address(kvp.grid().levels().get(2), 3, 1))
        .contains("REQUEST=GetTile", "TILEMATRIX=EPSG:4326:2", "TILEROW=1", "TILECOL=3");
  }

  @Test
  void aDocumentInASoapEnvelopeIsReadWithItsTemplates() throws IOException {
    WmtsCapabilities read = wmts("gt_wmtsGetCapabilities_response_SOAP.xml");
    assertThat(read.kvpUrl()).isEmpty();
    assertThat(read.layers()).hasSize(2).allMatch(layer -> !layer.templates().isEmpty());
  }
}
