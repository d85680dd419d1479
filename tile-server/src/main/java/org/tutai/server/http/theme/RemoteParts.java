package org.tutai.server.http.theme;

import java.util.Optional;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.theme.ThemeLayer;

/** What a shared copy draws that is not published here: its files, and layers of other servers. */
interface RemoteParts {

  /** Has nothing. */
  RemoteParts NONE =
      new RemoteParts() {
        @Override
        public Optional<byte[]> features(ThemeLayer layer) {
          return Optional.empty();
        }

        @Override
        public Optional<Picture> picture(ThemeLayer layer, MapView view) {
          return Optional.empty();
        }

        @Override
        public Optional<Picture> image(String image) {
          return Optional.empty();
        }
      };

  /** As {@link org.tutai.geo.theme.picture.ThemeSources#features}. */
  Optional<byte[]> features(ThemeLayer layer);

  /** As {@link org.tutai.geo.theme.picture.ThemeSources#remote}. */
  Optional<Picture> picture(ThemeLayer layer, MapView view);

  /** As {@link org.tutai.geo.theme.picture.ThemeSources#image}. */
  Optional<Picture> image(String image);
}
