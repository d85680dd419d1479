package org.tutai.server.http.wms;

import java.util.Optional;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.render.LegendRenderer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.Legend;
import org.tutai.geo.style.Style;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.cache.EncodedPicture;
import org.tutai.server.cache.StyledName;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.workspace.NamedStyle;

/**
 * A GetLegendGraphic request (OGC 05-078r4, section 12.2).
 *
 * @param legend what to draw
 * @param kind of the layer's geometries
 * @param width of a symbol
 * @param height of a symbol
 */
record LegendRequest(
    Legend legend, GeometryKind kind, int width, int height, Background background) {

  private static final int WIDTH = 28;
  private static final int HEIGHT = 20;
  private static final int MAX_SYMBOL = 256;
  private static final int MOST_ENTRIES = 200;
  private static final LegendRenderer RENDERER = new LegendRenderer();

  /** A picture's size in pixels. */
  record Size(int width, int height) {}

  static LegendRequest parse(
      Params params, VisibleLayers visible, LayerSelection.LookFinder looks) {
    WmsEndpoint.format(params);
    String name = params.get("LAYER", params.get("LAYERS", ""));
    if (name.isEmpty()) {
      throw WmsException.missing("LAYER", "it names a layer of the capabilities");
    }
    String style = params.get("STYLE", params.get("STYLES", ""));
    StyledName named =
        LayerSelection.of(
                visible, name, style, params.get("LOOK", ""), looks, new WmsLayerRefusal("LAYER"))
            .layers()
            .get(0);
    return new LegendRequest(
        legend(params, named),
        named.layer().info().schema().geometryKind(),
        size(params, "WIDTH", WIDTH),
        size(params, "HEIGHT", HEIGHT),
        MapRequest.background(params, "TRUE"));
  }

  private static Legend legend(Params params, StyledName named) {
    Style style = named.style().style();
    String scale = params.get("SCALE", "").strip();
    if (scale.isEmpty()) {
      return shortened(Legend.of(style), named.layer());
    }
    if (!scale.matches("\\d{1,12}(\\.\\d{1,9})?")) {
      throw WmsException.invalid("SCALE", scale, "a scale denominator such as 50000");
    }
    return shortened(Legend.of(style, Double.parseDouble(scale)), named.layer());
  }

  private static Legend shortened(Legend whole, VisibleLayer layer) {
    Legend legend = layer.view().raster().map(whole::of).orElse(whole);
    return legend.entries().size() <= MOST_ENTRIES
        ? legend
        : new Legend(legend.entries().subList(0, MOST_ENTRIES));
  }

  private static int size(Params params, String name, int otherwise) {
    String text = params.get(name, "").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > MAX_SYMBOL) {
      throw WmsException.invalid(name, text, "a whole number from 1 to " + MAX_SYMBOL);
    }
    return value;
  }

  /** The size of a style's legend, for capabilities; empty when there is nothing to show. */
  static Optional<Size> size(VisibleLayer layer, NamedStyle style) {
    Legend legend = shortened(Legend.of(style.style()), layer);
    if (legend.entries().isEmpty()) {
      return Optional.empty();
    }
    Picture picture = RENDERER.draw(legend, layer.info().schema().geometryKind(), WIDTH, HEIGHT);
    return Optional.of(new Size(picture.width(), picture.height()));
  }

  Answer answer() {
    var png = new PngEncoder();
    Picture picture =
        legend.entries().isEmpty()
            ? Picture.transparent(width, height)
            : RENDERER.draw(legend, kind, width, height);
    byte[] bytes = png.encode(picture, background);
    return Answer.picture(new EncodedPicture(bytes, png.mediaType(), ""));
  }
}
