package org.tutai.server.http.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.picture.ThemePicture;
import org.tutai.geo.theme.picture.ThemeSources;
import org.tutai.server.access.Principal;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.cache.EncodedPicture;
import org.tutai.server.cache.StyledName;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.look.Look;
import org.tutai.server.look.LookException;
import org.tutai.server.store.theme.Shares.Shown;
import org.tutai.server.workspace.Language;

/**
 * Previews drawn by the core and kept in bounded memory as long as the copy and the layers it draws
 * stay the same. They show of the layers what anybody may see. Thread-safe.
 */
final class DrawnPreviews implements Previews {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 630;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(8);
  private static final long MOST_BYTES = 64L << 20;

  private final Addresses.Shared shared;
  private final Function<Shown, SharedParts> remote;
  private final ThemePicture pictures = new ThemePicture();
  private final PngEncoder png = new PngEncoder();
  private final Cache<String, EncodedPicture> drawn =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String key, EncodedPicture picture) -> picture.bytes().length)
          .build();

  /**
   * Draws for a server.
   *
   * @param remote gives what of a shared copy is not among the published layers
   */
  DrawnPreviews(Addresses.Shared shared, Function<Shown, SharedParts> remote) {
    this.shared = shared;
    this.remote = remote;
  }

  @Override
  public CompletableFuture<EncodedPicture> of(Shown shown, Language language) {
    ThemeMap map = ShareEndpoint.read(shown.document());
    var sources = new Sources(remote.apply(shown));
    String key = key(shown, map, sources, language);
    EncodedPicture known = drawn.getIfPresent(key);
    return known != null
        ? CompletableFuture.completedFuture(known)
        : shared.pictures().queue().submit(() -> draw(key, map, sources, language));
  }

  /** What the picture hangs on: the copy, and the state of each published layer it draws. */
  private static String key(Shown shown, ThemeMap map, Sources sources, Language language) {
    var key = new StringBuilder(shown.share().digest()).append(language);
    var layers = new ArrayList<>(sources.base());
    for (ThemeLayer layer : ThemeParts.layers(map)) {
      if (layer instanceof PublishedLayer published) {
        sources.published(published).ifPresent(layers::add);
      }
    }
    for (StyledLayer layer : layers) {
      key.append(' ').append(layer.layer().info().digest()).append(layer.styleDigest());
    }
    return Digests.sha256(key.toString()).substring(0, 32);
  }

  private EncodedPicture draw(String key, ThemeMap map, Sources sources, Language language) {
    Locale locale = language == Language.EN ? Locale.ENGLISH : Locale.TRADITIONAL_CHINESE;
    ThemePicture.Drawn picture =
        pictures.draw(
            new ThemePicture.Request(
                map, sources, WIDTH, HEIGHT, locale, System.nanoTime() + MOST_NANOS));
    byte[] bytes = png.encode(picture.picture(), Background.opaque(0xFFFFFF));
    var encoded = new EncodedPicture(bytes, png.mediaType(), key);
    drawn.put(key, encoded);
    return encoded;
  }

  /** What is drawn, as anybody may see it. */
  private final class Sources implements ThemeSources {

    private final VisibleLayers visible = shared.sights().look(Principal.ANONYMOUS);
    private final SharedParts remote;

    Sources(SharedParts remote) {
      this.remote = remote;
    }

    @Override
    public List<StyledLayer> base() {
      return visible.all().stream()
          .filter(layer -> layer.metadata().visible())
          .map(layer -> layer.styled(layer.styles().get(0)))
          .toList();
    }

    @Override
    public Optional<StyledLayer> published(PublishedLayer layer) {
      Optional<Look> look = ThemeParts.look(layer);
      if (look.isEmpty()) {
        Optional<VisibleLayer> found = visible.byName(layer.layer());
        return found.map(plain -> plain.styled(plain.styles().get(0)));
      }
      try {
        StyledName named = shared.looks().draw(look.get(), Principal.ANONYMOUS, visible);
        return Optional.of(named.layer().styled(named.style()));
      } catch (LookException cannotBeHad) {
        return Optional.empty();
      }
    }

    @Override
    public Optional<byte[]> features(ThemeLayer layer) {
      return remote.features(layer);
    }

    @Override
    public Optional<org.tutai.geo.render.paint.Picture> remote(
        ThemeLayer layer, org.tutai.geo.render.MapView view) {
      return remote.picture(layer, view);
    }

    @Override
    public Optional<org.tutai.geo.render.paint.Picture> image(String image) {
      return remote.image(image);
    }
  }
}
