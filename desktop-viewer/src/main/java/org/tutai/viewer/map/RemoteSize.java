package org.tutai.viewer.map;

import java.util.Optional;
import org.tutai.geo.render.MapView;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.viewer.words.Text;

/** What other servers are asked for, and what they say, in the viewer's terms. Stateless. */
final class RemoteSize {

  private RemoteSize() {}

  /**
   * The view in pixels that styles speak of, at most as many as may be asked for: so letters of
   * other servers are as large on a fine screen as on any.
   */
  static RemoteView of(MapView view) {
    double ratio = view.pixelRatio();
    double least = Math.max(view.width(), view.height()) / (double) RemoteView.LONGEST_SIDE;
    double scale = Math.max(Math.max(1, ratio), least);
    return new RemoteView(
        view.crs(),
        view.bounds(),
        Math.max(1, (int) Math.floor(view.width() / scale + 1e-6)),
        Math.max(1, (int) Math.floor(view.height() / scale + 1e-6)));
  }

  /** What a person should know of a picture. */
  static Optional<Text> remarks(RemoteImage image) {
    return image.remarks().stream()
        .map(Text::of)
        .reduce(
            (one, more) ->
                Text.of(one.english() + " " + more.english(), one.chinese() + more.chinese()));
  }

  /** Why there is none. */
  static Text text(RemoteSourceException e) {
    return Text.of(e.english().replace("%", "%%"), e.chinese().replace("%", "%%"));
  }
}
