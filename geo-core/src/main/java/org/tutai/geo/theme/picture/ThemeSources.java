package org.tutai.geo.theme.picture;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeLayer;

/**
 * What a theme's picture is drawn from, as somebody may see it. A layer that cannot be had is
 * empty; nothing here throws for that.
 */
public interface ThemeSources {

  /** The server's own base layers as they stand, lowest first. */
  List<StyledLayer> base();

  /** A published layer in the theme's look. */
  Optional<StyledLayer> published(PublishedLayer layer);

  /**
   * A file's or document's features as GeoJSON in UTF-8.
   *
   * @param layer a {@link org.tutai.geo.theme.FileLayer} or {@link
   *     org.tutai.geo.theme.DocumentLayer} without data of its own
   */
  Optional<byte[]> features(ThemeLayer layer);

  /**
   * A layer of another server.
   *
   * @return of the view's size
   */
  Optional<Picture> remote(ThemeLayer layer, MapView view);

  /** A picture that an annotation shows: a file kept with the theme, or a data URL. */
  Optional<Picture> image(String image);
}
