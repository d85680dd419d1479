package org.tutai.server.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PictureEncoder;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.render.MapRenderer;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.PublishedMap;
import org.tutai.geo.render.RenderBudget;
import org.tutai.geo.tile.TileAddress;
import org.tutai.geo.tile.TileMatrix;
import org.tutai.geo.tile.TileMatrixSet;
import org.tutai.geo.tile.TileMatrixSets;

/**
 * Pictures of maps, encoded: a tile from the cache or drawn into it, any other map drawn. Every
 * protocol comes here, so that the same tile is the same bytes however it was asked for.
 * Thread-safe.
 */
public final class Pictures implements AutoCloseable {

  /** How many maps without labels are remembered; one with many labels counts for several. */
  private static final int REMEMBERED_MAPS = 4000;

  private static final int HEAVIEST_MAP = 400;
  private static final int FEATURES_OF_ONE = 2000;

  private static final long BUDGET_MILLIS = 20_000;

  private final MapRenderer renderer = new MapRenderer();
  private final PictureEncoder png = new PngEncoder();
  private final TileCache cache;
  private final DrawQueue queue;
  private final LongAdder drawn = new LongAdder();
  private final LongAdder drawNanos = new LongAdder();

  /** Maps carry the plan of their labels; two for the same content would plan twice. */
  private final Cache<List<String>, PublishedMap> maps =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_MAPS)
          .weigher((List<String> identity, PublishedMap map) -> weight(map))
          .build();

  public Pictures(TileCache cache, DrawQueue queue) {
    this.cache = cache;
    this.queue = queue;
  }

  /**
   * A tile with a transparent background.
   *
   * @param layers painted from first to last
   * @throws IllegalArgumentException when the set has no such tile
   */
  public CompletableFuture<EncodedPicture> tile(
      List<StyledName> layers, TileMatrixSet set, TileAddress tile) {
    return tile(layers, set, tile, Background.TRANSPARENT);
  }

  private CompletableFuture<EncodedPicture> tile(
      List<StyledName> layers, TileMatrixSet set, TileAddress tile, Background background) {
    TileMatrix matrix = set.matrix(tile.zoom());
    var view = new MapView(set.crs(), set.bounds(tile), matrix.tileSize(), matrix.tileSize());
    PublishedMap map = map(layers);
    String fingerprint = renderer.fingerprint(map, view) + suffix(background);
    return cache.get(
        fingerprint, () -> queue.submit(() -> draw(map, view, background, fingerprint)));
  }

  /**
   * A map picture. One that is exactly a tile of a set we serve goes the tile's way and is cached;
   * any other has no fingerprint.
   */
  public CompletableFuture<EncodedPicture> map(
      List<StyledName> layers, MapView view, Background background) {
    for (TileMatrixSet set : TileMatrixSets.of(view.crs())) {
      Optional<TileAddress> tile = set.aligned(view.bounds(), view.width(), view.height());
      if (tile.isPresent()) {
        return tile(layers, set, tile.get(), background);
      }
    }
    PublishedMap map = map(layers);
    return queue.submit(() -> draw(map, view, background, ""));
  }

  private static String suffix(Background background) {
    return background.transparent() ? "" : "-" + Integer.toHexString(background.rgb());
  }

  private static int weight(PublishedMap map) {
    long labels = map.mostLabels() / FEATURES_OF_ONE;
    return 1 + (int) Math.min(labels, HEAVIEST_MAP);
  }

  private PublishedMap map(List<StyledName> layers) {
    List<String> identity = layers.stream().map(StyledName::identity).toList();
    return maps.get(
        identity,
        key ->
            new PublishedMap(
                layers.stream().map(named -> named.layer().styled(named.style())).toList()));
  }

  private EncodedPicture draw(
      PublishedMap map, MapView view, Background background, String fingerprint) {
    long start = System.nanoTime();
    byte[] bytes =
        png.encode(renderer.render(map, view, RenderBudget.ofMillis(BUDGET_MILLIS)), background);
    drawn.increment();
    drawNanos.add(System.nanoTime() - start);
    return new EncodedPicture(bytes, png.mediaType(), fingerprint);
  }

  /** Work that computes much, such as searching features, in the queue's order. */
  public DrawQueue queue() {
    return queue;
  }

  public TileCache cache() {
    return cache;
  }

  /** How many pictures have been drawn. */
  public long drawn() {
    return drawn.sum();
  }

  /** How long drawing and encoding took in all. */
  public double drawSeconds() {
    return drawNanos.sum() / 1e9;
  }

  @Override
  public void close() {
    queue.close();
  }
}
