package org.tutai.server.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;

/**
 * What was told of a layer when a version of it was kept: the content of its description.
 *
 * @param layer the name it was published under
 * @param version the digest of its content
 * @param card as {@link ReportCardJson} has it
 * @param sensitivity the id of one
 */
record PinnedVersion(
    String layer,
    String version,
    LayerMetadata metadata,
    List<StyleText> styles,
    JsonNode card,
    String owner,
    String sensitivity,
    String updated) {

  /** A style as a document. */
  record StyleText(String name, String title, String digest, String sld) {}

  static PinnedVersion of(PublishedLayer published, String digest) {
    var styles = new ArrayList<StyleText>();
    for (NamedStyle style : published.styles()) {
      String sld = SldWriter.write(published.name(), style.style());
      styles.add(new StyleText(style.name(), style.title(), style.digest(), sld));
    }
    return new PinnedVersion(
        published.name(),
        digest,
        published.metadata(),
        styles,
        ReportCardJson.write(published.card()),
        published.standing().owner(),
        published.standing().sensitivity().id(),
        published.standing().updated());
  }

  /** The layer as it was published, drawn from this. */
  PublishedLayer published(LayerView view) throws IOException {
    var named = new ArrayList<NamedStyle>();
    for (StyleText text : styles) {
      Style style =
          SldReader.read(text.sld())
              .defaultStyle()
              .orElseThrow(() -> new IOException("the style " + text.name() + " is empty"));
      named.add(new NamedStyle(text.name(), text.title(), style, text.digest()));
    }
    return new PublishedLayer(
        layer,
        metadata,
        view,
        named,
        ReportCardJson.read(card),
        new Standing(owner, Sensitivity.of(sensitivity).orElse(Sensitivity.SERVICE_ONLY), updated));
  }
}
