package org.tutai.viewer.navigate;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.viewer.layers.BaseLayers;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.Stratum;

/** What the overview map shows: the lowest areas of the base map as plain land, without names. */
final class OverviewGround {

  private static final int LANDS = 2;
  private static final int SEA = 0xCFE0EA;
  private static final int NIGHT_SEA = 0x1B2730;

  private static final String SLD =
      """
      <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"
        xmlns:ogc="http://www.opengis.net/ogc"><NamedLayer><Name>land</Name><UserStyle>
        <FeatureTypeStyle><Rule>%s<PolygonSymbolizer>
        <Fill><CssParameter name="fill">%s</CssParameter></Fill>
        <Stroke><CssParameter name="stroke">%s</CssParameter>
        <CssParameter name="stroke-width">0.4</CssParameter></Stroke>
        </PolygonSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer>
      </StyledLayerDescriptor>
      """;

  /* The countries' coast is coarser than the counties', which lie above. */
  private static final String NOT_TAIWAN =
      "<ogc:Filter><ogc:PropertyIsNotEqualTo><ogc:PropertyName>name</ogc:PropertyName>"
          + "<ogc:Literal>Taiwan</ogc:Literal></ogc:PropertyIsNotEqualTo></ogc:Filter>";

  private OverviewGround() {}

  static MapContent of(BaseLayers base, boolean dark) {
    var lands = new ArrayList<StyledLayer>();
    for (StyledLayer layer : base.light()) {
      boolean area = layer.layer().info().schema().geometryKind() == GeometryKind.POLYGON;
      if (area && lands.size() < LANDS) {
        lands.add(plain(layer, lands.isEmpty(), dark));
      }
    }
    return new MapContent(
        dark ? NIGHT_SEA : SEA,
        lands.isEmpty() ? List.of() : List.of(new Stratum.Local(lands, 1, ScaleRange.ALL)));
  }

  private static StyledLayer plain(StyledLayer layer, boolean lowest, boolean dark) {
    String text =
        SLD.formatted(
            lowest ? NOT_TAIWAN : "", dark ? "#2b3437" : "#f6f4ee", dark ? "#56646a" : "#c9c0b2");
    try {
      Style style = SldReader.read(text).defaultStyle().orElseThrow();
      return new StyledLayer(layer.layer(), style, Digests.sha256(text));
    } catch (StyleException e) {
      throw new IllegalStateException("the overview's own style must be one", e);
    }
  }
}
