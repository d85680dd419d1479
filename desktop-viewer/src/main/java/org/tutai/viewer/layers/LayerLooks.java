package org.tutai.viewer.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.layer.FilteredLayer;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.DefaultStyles;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;

/**
 * Opened layers in the style and with the filter that a theme gives them. The latest are kept, so
 * that an unchanged layer stays the same value and is not drawn anew. For the UI thread.
 */
public final class LayerLooks {

  private static final Logger log = LoggerFactory.getLogger(LayerLooks.class);
  private static final int KEPT = 400;

  private record Look(LayerView view, Optional<String> sld, Optional<String> filter) {}

  private final Map<Look, StyledLayer> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, StyledLayer> eldest) {
          return size() > KEPT;
        }
      };

  /** A layer as it is drawn; a style or filter that cannot be read counts as none. */
  public StyledLayer of(LayerView view, Optional<String> sld, Optional<String> filter) {
    return kept.computeIfAbsent(new Look(view, sld, filter), LayerLooks::styled);
  }

  private static StyledLayer styled(Look look) {
    Style style = look.sld().flatMap(LayerLooks::read).orElseGet(() -> plain(look.view()));
    String digest =
        Digests.sha256(
            look.sld().orElseGet(() -> SldWriter.write(look.view().info().name(), style)));
    return new StyledLayer(filtered(look), style, digest);
  }

  private static LayerView filtered(Look look) {
    if (look.filter().isEmpty() || look.filter().get().isBlank()) {
      return look.view();
    }
    String filter = look.filter().get();
    try {
      return new FilteredLayer(look.view(), EcqlParser.parse(filter), Digests.sha256(filter));
    } catch (EcqlException | IllegalArgumentException e) {
      log.debug("the filter {} is not applied", filter, e);
      return look.view();
    }
  }

  private static Optional<Style> read(String sld) {
    try {
      return SldReader.read(sld).defaultStyle();
    } catch (StyleException e) {
      log.debug("a style cannot be read", e);
      return Optional.empty();
    }
  }

  /** The style of a layer that nobody styled. */
  public static Style plain(LayerView view) {
    LayerInfo info = view.info();
    return view.raster()
        .map(grid -> DefaultStyles.of(info.name(), grid))
        .orElseGet(() -> DefaultStyles.of(info.name(), info.schema(), info.count()));
  }
}
