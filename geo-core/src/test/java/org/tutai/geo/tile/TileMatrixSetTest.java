package org.tutai.geo.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.Bounds;

class TileMatrixSetTest {

  private static final TileMatrixSet MERCATOR = TileMatrixSets.webMercator();

  record Tile(TileMatrixSet set, TileAddress address) {
    Bounds bounds() {
      return set.bounds(address);
    }
  }

  @Property(tries = 2000)
  void tileAtTheCentreOfATilesBoundsIsThatTile(@ForAll("tiles") Tile tile) {
    Bounds b = tile.bounds();
    assertThat(tile.set().tileAt(tile.address().zoom(), b.centerX(), b.centerY()))
        .contains(tile.address());
  }

  @Property(tries = 2000)
  void tileHoldsItsLeftAndTopEdge(@ForAll("tiles") Tile tile) {
    Bounds b = tile.bounds();
    assertThat(tile.set().tileAt(tile.address().zoom(), b.minX(), b.maxY()))
        .contains(tile.address());
  }

  @Property(tries = 2000)
  void neighboursShareTheirEdgesToTheLastBit(@ForAll("tiles") Tile tile) {
    TileAddress a = tile.address();
    TileAddress right = new TileAddress(a.zoom(), a.column() + 1, a.row());
    TileAddress below = new TileAddress(a.zoom(), a.column(), a.row() + 1);
    if (tile.set().contains(right)) {
      assertThat(tile.set().bounds(right).minX()).isEqualTo(tile.bounds().maxX());
    }
    if (tile.set().contains(below)) {
      assertThat(tile.set().bounds(below).maxY()).isEqualTo(tile.bounds().minY());
    }
  }

  @Property(tries = 2000)
  void fourTilesOfTheNextLevelFillATileToTheLastBit(@ForAll("tiles") Tile tile) {
    TileAddress a = tile.address();
    if (a.zoom() == tile.set().maxZoom()) {
      return;
    }
    Bounds topLeft = tile.set().bounds(new TileAddress(a.zoom() + 1, 2 * a.column(), 2 * a.row()));
    Bounds bottomRight =
        tile.set().bounds(new TileAddress(a.zoom() + 1, 2 * a.column() + 1, 2 * a.row() + 1));
    assertThat(topLeft.union(bottomRight)).isEqualTo(tile.bounds());
  }

  @Property(tries = 2000)
  void boundsOfATileAreAlignedAndRangeOverThatTileOnly(@ForAll("tiles") Tile tile) {
    TileAddress a = tile.address();
    assertThat(tile.set().aligned(tile.bounds(), 256, 256)).contains(a);
    assertThat(tile.set().range(a.zoom(), tile.bounds()))
        .contains(new TileRange(a.zoom(), a.column(), a.row(), a.column(), a.row()));
  }

  @Property(tries = 2000)
  void noiseOfFloatsLeavesATileAligned(
      @ForAll("tiles") Tile tile,
      @ForAll @DoubleRange(min = -1, max = 1) double x,
      @ForAll @DoubleRange(min = -1, max = 1) double y) {
    double noise = 0.9e-6 * tile.set().matrix(tile.address().zoom()).tileSpan();
    Bounds b = tile.bounds();
    Bounds off =
        new Bounds(
            b.minX() + x * noise, b.minY() + y * noise, b.maxX() - x * noise, b.maxY() - y * noise);
    assertThat(tile.set().aligned(off, 256, 256)).contains(tile.address());
  }

  @Property(tries = 500)
  void hundredthOfAPixelOffIsNotAligned(@ForAll("tiles") Tile tile) {
    double off = 0.01 * tile.set().matrix(tile.address().zoom()).resolution();
    Bounds b = tile.bounds();
    List<Bounds> shifted =
        List.of(
            new Bounds(b.minX() + off, b.minY(), b.maxX() + off, b.maxY()),
            new Bounds(b.minX(), b.minY() + off, b.maxX(), b.maxY() + off),
            new Bounds(b.minX(), b.minY(), b.maxX() + off, b.maxY()),
            new Bounds(b.minX(), b.minY() - off, b.maxX(), b.maxY()));
    assertThat(shifted).allMatch(bounds -> tile.set().aligned(bounds, 256, 256).isEmpty());
  }

  /** The reckoning of a client that knows no more than the formula of XYZ addresses. */
  @Property(tries = 2000)
  void clientsOwnReckoningIsAligned(@ForAll("mercatorTiles") TileAddress a) {
    double r = 20037508.342789244;
    double size = 2 * r / Math.pow(2, a.zoom());
    Bounds box =
        new Bounds(
            -r + a.column() * size,
            r - (a.row() + 1) * size,
            -r + (a.column() + 1) * size,
            r - a.row() * size);
    assertThat(MERCATOR.aligned(box, 256, 256)).contains(a);
  }

  /** The 15 digits that OGC 17-083r4 prints for the corner and for level 24. */
  @Test
  void reckoningFromThePublishedDigitsIsAligned() {
    double corner = 20037508.3427892;
    double span = 0.0093306919293428 * 256;
    for (int i : new int[] {0, 1, 12_345_678, 16_777_215}) {
      Bounds box =
          new Bounds(
              -corner + i * span,
              corner - (i + 1) * span,
              -corner + (i + 1) * span,
              corner - i * span);
      assertThat(MERCATOR.aligned(box, 256, 256)).contains(new TileAddress(24, i, i));
    }
  }

  @Test
  void otherSizesAndOtherResolutionsAreNotAligned() {
    Bounds b = MERCATOR.bounds(new TileAddress(8, 214, 109));
    assertThat(MERCATOR.aligned(b, 512, 512)).isEmpty();
    assertThat(MERCATOR.aligned(b, 256, 255)).isEmpty();
    assertThat(MERCATOR.aligned(new Bounds(0, 0, 1000, 1000), 256, 256)).isEmpty();
    assertThat(MERCATOR.aligned(new Bounds(5, 5, 5, 5), 256, 256)).isEmpty();
  }

  @Test
  void tileBesideTheLevelIsNotAligned() {
    Bounds b = MERCATOR.bounds(0);
    Bounds east = new Bounds(b.maxX(), b.minY(), b.maxX() + b.width(), b.maxY());
    Bounds north = new Bounds(b.minX(), b.maxY(), b.maxX(), b.maxY() + b.height());
    assertThat(MERCATOR.aligned(east, 256, 256)).isEmpty();
    assertThat(MERCATOR.aligned(north, 256, 256)).isEmpty();
  }

  @Test
  void pointOutsideALevelHasNoTile() {
    assertThat(MERCATOR.tileAt(3, 2.1e7, 0)).isEmpty();
    assertThat(MERCATOR.tileAt(3, 0, -2.1e7)).isEmpty();
    assertThat(MERCATOR.tileAt(3, Double.NaN, 0)).isEmpty();
    assertThat(MERCATOR.tileAt(3, 0, Double.NaN)).isEmpty();
    assertThat(MERCATOR.tileAt(3, Double.POSITIVE_INFINITY, 0)).isEmpty();
  }

  @Test
  void farEdgesOfALevelBelongToItsLastTiles() {
    for (TileMatrixSet set : TileMatrixSets.all()) {
      for (int zoom = 0; zoom <= set.maxZoom(); zoom++) {
        Bounds b = set.bounds(zoom);
        TileMatrix m = set.matrix(zoom);
        assertThat(set.tileAt(zoom, b.maxX(), b.minY()))
            .contains(new TileAddress(zoom, m.matrixWidth() - 1, m.matrixHeight() - 1));
      }
    }
  }

  @Test
  void rangeLeavesOutTilesThatAreOnlyTouched() {
    Bounds four =
        MERCATOR
            .bounds(new TileAddress(5, 10, 20))
            .union(MERCATOR.bounds(new TileAddress(5, 11, 22)));
    assertThat(MERCATOR.range(5, four)).contains(new TileRange(5, 10, 20, 11, 22));
  }

  @Test
  void rangeIsCutToTheLevel() {
    assertThat(MERCATOR.range(2, new Bounds(-1e9, -1e9, 1e9, 1e9)))
        .contains(new TileRange(2, 0, 0, 3, 3));
    assertThat(MERCATOR.range(2, new Bounds(3e7, 0, 4e7, 1))).isEmpty();
  }

  @Test
  void rangeBesideALevelThatTouchesItIsEmpty() {
    Bounds b = MERCATOR.bounds(2);
    assertThat(MERCATOR.range(2, new Bounds(b.maxX(), 0, b.maxX() + 5, 5))).isEmpty();
    assertThat(MERCATOR.range(2, new Bounds(b.minX() - 5, 0, b.minX(), 5))).isEmpty();
    assertThat(MERCATOR.range(2, new Bounds(0, b.maxY(), 5, b.maxY() + 5))).isEmpty();
    assertThat(MERCATOR.range(2, new Bounds(0, b.minY() - 5, 5, b.minY()))).isEmpty();
  }

  @Property(tries = 1000)
  void rangeOfAPointIsTheTileThatHoldsIt(
      @ForAll("tiles") Tile tile,
      @ForAll @DoubleRange(min = 0, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 1) double y) {
    Bounds level = tile.set().bounds(tile.address().zoom());
    double px = level.minX() + x * level.width();
    double py = level.minY() + y * level.height();
    Optional<TileAddress> at = tile.set().tileAt(tile.address().zoom(), px, py);
    if (at.isPresent()) {
      assertThat(
              tile.set().range(at.get().zoom(), new Bounds(px, py, px, py)).orElseThrow().tiles())
          .containsExactly(at.get());
    }
  }

  @Property(tries = 500)
  void rangeHoldsExactlyTheTilesThatShareAnArea(
      @ForAll @DoubleRange(min = -2.1e7, max = 2.1e7) double x,
      @ForAll @DoubleRange(min = -2.1e7, max = 2.1e7) double y,
      @ForAll @DoubleRange(min = 1e3, max = 2e7) double width,
      @ForAll @DoubleRange(min = 1e3, max = 2e7) double height) {
    Bounds box = new Bounds(x, y, x + width, y + height);
    double slack = MERCATOR.matrix(3).tileSpan() * 1e-6;
    List<TileAddress> expected =
        new TileRange(3, 0, 0, 7, 7)
            .tiles()
            .filter(tile -> overlap(MERCATOR.bounds(tile), box) > slack)
            .toList();
    assertThat(MERCATOR.range(3, box).map(range -> range.tiles().toList()).orElse(List.of()))
        .isEqualTo(expected);
  }

  private static double overlap(Bounds a, Bounds b) {
    return Math.min(
        Math.min(a.maxX(), b.maxX()) - Math.max(a.minX(), b.minX()),
        Math.min(a.maxY(), b.maxY()) - Math.max(a.minY(), b.minY()));
  }

  @Test
  void containsExactlyTheTilesOfItsLevels() {
    assertThat(MERCATOR.contains(new TileAddress(0, 0, 0))).isTrue();
    assertThat(MERCATOR.contains(new TileAddress(0, 1, 0))).isFalse();
    assertThat(MERCATOR.contains(new TileAddress(0, 0, 1))).isFalse();
    assertThat(MERCATOR.contains(new TileAddress(24, 16_777_215, 16_777_215))).isTrue();
    assertThat(MERCATOR.contains(new TileAddress(25, 0, 0))).isFalse();
  }

  @Test
  void boundsOfATileOutsideTheSetAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MERCATOR.bounds(new TileAddress(3, 8, 0)))
        .withMessageContaining("WebMercatorQuad")
        .withMessageContaining("column=8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MERCATOR.matrix(25))
        .withMessageContaining("0..24");
  }

  @Test
  void levelsAreFoundByTheIdThatARequestNames() {
    assertThat(MERCATOR.zoomOf("7")).hasValue(7);
    assertThat(MERCATOR.zoomOf("25")).isEmpty();
    assertThat(MERCATOR.zoomOf("07")).isEmpty();
    assertThat(MERCATOR.zoomOf("")).isEmpty();
  }

  @Test
  void refusesLevelsThatDoNotGetFiner() {
    TileMatrix one = MERCATOR.matrix(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TileMatrixSet(
                    "x", List.of(), "x", MERCATOR.crs(), "x", Optional.empty(), List.of(one, one)))
        .withMessageContaining("coarse to fine");
  }

  @Test
  void rangeListsItsTilesRowByRow() {
    TileRange range = new TileRange(4, 1, 2, 2, 3);
    assertThat(range.count()).isEqualTo(4);
    assertThat(range.tiles())
        .containsExactly(
            new TileAddress(4, 1, 2),
            new TileAddress(4, 2, 2),
            new TileAddress(4, 1, 3),
            new TileAddress(4, 2, 3));
    assertThat(range.tiles()).allMatch(range::contains);
    assertThat(range.contains(new TileAddress(5, 1, 2))).isFalse();
  }

  @Test
  void tileOfTheWestHalfOfTaiwanLiesWhereItIsKnownToLie() {
    // Tile 8/214/109 of XYZ: https://tile.openstreetmap.org/8/214/109.png shows northern Taiwan.
    Bounds b = MERCATOR.bounds(new TileAddress(8, 214, 109));
    assertThat(b.minX()).isCloseTo(13462700.917811, within(1e-5));
    assertThat(b.maxY()).isCloseTo(2974317.644632, within(1e-5));
    assertThat(b.width()).isCloseTo(156543.033928041, within(1e-8));
  }

  @Provide
  Arbitrary<Tile> tiles() {
    return Arbitraries.of(TileMatrixSets.all()).flatMap(TileMatrixSetTest::tilesOf);
  }

  @Provide
  Arbitrary<TileAddress> mercatorTiles() {
    return tilesOf(MERCATOR).map(Tile::address);
  }

  private static Arbitrary<Tile> tilesOf(TileMatrixSet set) {
    return Arbitraries.integers()
        .between(0, set.maxZoom())
        .flatMap(
            zoom ->
                Arbitraries.integers()
                    .between(0, set.matrix(zoom).matrixWidth() - 1)
                    .flatMap(
                        column ->
                            Arbitraries.integers()
                                .between(0, set.matrix(zoom).matrixHeight() - 1)
                                .map(row -> new Tile(set, new TileAddress(zoom, column, row)))));
  }
}
