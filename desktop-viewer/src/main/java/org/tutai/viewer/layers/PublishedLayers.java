package org.tutai.viewer.layers;

import java.util.Optional;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.wms.WmsSource;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.viewer.words.Text;

/** What is known of the layers that a map server publishes. On the UI thread, and quick. */
public interface PublishedLayers {

  /** No server is known. */
  PublishedLayers NONE = layer -> Optional.empty();

  /** What draws a layer: its tiles, or its pictures; empty while that is not known. */
  Optional<RemoteLayer> drawing(PublishedLayer layer);

  /** Who is asked what is at a place of a layer. */
  default Optional<WmsSource> service(PublishedLayer layer) {
    return Optional.empty();
  }

  /** What the server calls a layer. */
  default Optional<Text> title(PublishedLayer layer) {
    return Optional.empty();
  }
}
