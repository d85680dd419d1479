package org.tutai.viewer.map;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.geojson.GeoJsonFormat;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;
import org.tutai.geo.theme.ScaleRange;

/** Compiled squares round 121° E, 24° N, ten in a row, with outlines and names. */
public final class Grids {

  private static final String SLD =
      """
      <StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'
        xmlns:ogc='http://www.opengis.net/ogc'><NamedLayer><Name>t</Name><UserStyle>
        <Name>d</Name><FeatureTypeStyle><Rule><PolygonSymbolizer>
        <Fill><CssParameter name='fill'>%s</CssParameter></Fill>
        <Stroke><CssParameter name='stroke'>#204060</CssParameter>
        <CssParameter name='stroke-width'>1.4</CssParameter></Stroke></PolygonSymbolizer>
        <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label>
        <Font><CssParameter name='font-size'>13</CssParameter></Font>
        <Fill><CssParameter name='fill'>#202020</CssParameter></Fill></TextSymbolizer>
        </Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
      """;

  private Grids() {}

  /** Squares, compiled into a folder. */
  public static LayerView layer(Path folder) throws IOException {
    var features = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      double x = 120.5 + i % 10 * 0.1;
      double y = 23.5 + i / 10 * 0.1;
      features
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"type":"Feature","properties":{"name":"第%d里"},"geometry":{"type":"Polygon",
              "coordinates":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}
              """
                  .formatted(i, x, y, x + .09, y, x + .08, y + .09, x, y + .08, x, y));
    }
    String json = "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    Path file = Files.writeString(folder.resolve("g.geojson"), json, StandardCharsets.UTF_8);
    FeatureSource source = new GeoJsonFormat().open(file, Choices.NONE).layers().get(0);
    Path target = folder.resolve("g.layer");
    new LayerCompiler().compile(source, target, LayerCompiler.Progress.NONE);
    return CompiledLayer.open(target);
  }

  /** Those squares filled with a colour. */
  public static Stratum.Local filled(LayerView layer, String colour, double opacity)
      throws IOException {
    Style style = SldReader.read(SLD.formatted(colour)).defaultStyle().orElseThrow();
    return new Stratum.Local(
        List.of(new StyledLayer(layer, style, colour)), opacity, ScaleRange.ALL, List.of("grid"));
  }

  /** Those squares in a style that cannot be drawn. */
  static Stratum.Local broken(LayerView layer) throws IOException {
    Stratum.Local good = filled(layer, "#ffffff", 1);
    var closed =
        new LayerView() {
          @Override
          public org.tutai.geo.layer.LayerInfo info() {
            return layer.info();
          }

          @Override
          public org.tutai.geo.layer.FeatureCursor query(org.tutai.geo.layer.Query query) {
            throw new IllegalStateException("the file is 100% gone");
          }

          @Override
          public Optional<org.tutai.geo.feature.Feature> get(long ordinal) {
            return Optional.empty();
          }

          @Override
          public long stamp(org.tutai.geo.crs.WorldBox box) {
            return 0;
          }
        };
    var styled = good.layers().get(0);
    return new Stratum.Local(
        List.of(new StyledLayer(closed, styled.style(), "broken")),
        1,
        ScaleRange.ALL,
        List.of("broken"));
  }
}
