package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.render.MemoryRaster;
import org.tutai.geo.style.ColorMap.Entry;
import org.tutai.geo.style.ColorMap.Type;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer;

class RasterStylesTest {

  private static SldDocument read(String inside) throws StyleException {
    return SldReader.read(
        "<FeatureTypeStyle xmlns:ogc='o'><Rule><RasterSymbolizer>\n"
            + inside
            + "</RasterSymbolizer></Rule></FeatureTypeStyle>");
  }

  private static RasterSymbolizer symbolizer(String inside) throws StyleException {
    SldDocument document = read(inside);
    assertThat(document.remarks()).isEmpty();
    return only(document);
  }

  private static RasterSymbolizer only(SldDocument document) {
    return (RasterSymbolizer)
        document.defaultStyle().orElseThrow().passes().get(0).rules().get(0).symbolizers().get(0);
  }

  private static void checkRemark(String inside, String remark) throws StyleException {
    assertThat(read(inside).remarks())
        .extracting(SldDocument.Remark::toString)
        .containsExactly("line 2, " + remark);
  }

  private static void checkRefused(String inside, String message) {
    assertThatThrownBy(() -> read(inside))
        .isInstanceOf(StyleException.class)
        .hasMessage("style, line 2, " + message);
  }

  @Test
  void aSymbolizerThatSaysNothingIsThePlainOne() throws StyleException {
    assertThat(symbolizer("")).isEqualTo(RasterSymbolizer.PLAIN);
    assertThat(symbolizer("<OverlapBehavior><AVERAGE/></OverlapBehavior>"))
        .isEqualTo(RasterSymbolizer.PLAIN);
  }

  @Test
  void readsTheColourMapOfSld() throws StyleException {
    ColorMap map =
        symbolizer(
                "<ColorMap type='intervals' extended='true'>"
                    + "<ColorMapEntry color='#00ff00' quantity='-5e1' label='low'/>"
                    + "<ColorMapEntry color='0xFF0000' quantity='100' opacity='0.5'/>"
                    + "<ColorMapEntry color='#00f' quantity='inf'/></ColorMap>")
            .colorMap();
    assertThat(map)
        .isEqualTo(
            new ColorMap(
                Type.INTERVALS,
                List.of(
                    new Entry(0x00ff00, -50, 1, "low"),
                    new Entry(0xff0000, 100, 0.5, ""),
                    new Entry(0x0000ff, Double.POSITIVE_INFINITY, 1, ""))));
    assertThat(map.argb(-50.001)).isEqualTo(0xff00ff00);
    assertThat(map.argb(-50)).isEqualTo(0x80ff0000);
    assertThat(map.argb(100)).isEqualTo(0xff0000ff);
    assertThat(map.argb(Double.NaN)).isZero();
  }

  @Test
  void rampsRunBetweenTheEntriesAndGoOnBeyondThem() {
    ColorMap ramp =
        new ColorMap(
            Type.RAMP, List.of(new Entry(0x000000, 0, 1, ""), new Entry(0xc86432, 100, 0, "")));
    assertThat(ramp.argb(-9)).isEqualTo(0xff000000);
    assertThat(ramp.argb(50)).isEqualTo(0x80643219);
    assertThat(ramp.argb(1e9)).isEqualTo(0x00c86432);
  }

  @Test
  void intervalsEndAtTheLastAndValuesAreExact() {
    List<Entry> entries = List.of(new Entry(1, 10, 1, ""), new Entry(2, 20, 1, ""));
    assertThat(new ColorMap(Type.INTERVALS, entries).argb(20)).isZero();
    assertThat(new ColorMap(Type.VALUES, entries).argb(20)).isEqualTo(0xff000002);
    assertThat(new ColorMap(Type.VALUES, entries).argb(19)).isZero();
  }

  @Test
  void readsCategorizeAndInterpolateOfSe() throws StyleException {
    String categories =
        "<ColorMap><Categorize fallbackValue='#78c818'%s><LookupValue>Rasterdata</LookupValue>"
            + "<Value>#00ff00</Value><Threshold>-417</Threshold><Value>#00fa00</Value>"
            + "<Threshold>0</Threshold><Value>#14f500</Value></Categorize></ColorMap>";
    ColorMap map = symbolizer(categories.formatted("")).colorMap();
    assertThat(map)
        .isEqualTo(
            new ColorMap(
                Type.INTERVALS,
                List.of(
                    new Entry(0x00ff00, -417, 1, ""),
                    new Entry(0x00fa00, 0, 1, ""),
                    new Entry(0x14f500, Double.POSITIVE_INFINITY, 1, ""))));
    assertThat(map.argb(0)).isEqualTo(0xff14f500);
    ColorMap preceding =
        symbolizer(categories.formatted(" thresholdsBelongTo='preceding'")).colorMap();
    assertThat(preceding.argb(0)).isEqualTo(0xff00fa00);
    assertThat(preceding.argb(Math.nextUp(0.0))).isEqualTo(0xff14f500);
    assertThat(
            symbolizer(
                    "<ColorMap><Interpolate><LookupValue>Rasterdata</LookupValue>"
                        + "<InterpolationPoint><Data>0</Data><Value>#00ff00</Value>"
                        + "</InterpolationPoint><InterpolationPoint><Data>8</Data>"
                        + "<Value>#0000ff</Value></InterpolationPoint></Interpolate></ColorMap>")
                .colorMap())
        .isEqualTo(
            new ColorMap(
                Type.RAMP, List.of(new Entry(0x00ff00, 0, 1, ""), new Entry(0x0000ff, 8, 1, ""))));
  }

  @Test
  void readsChannelsContrastReliefAndResampling() throws StyleException {
    RasterSymbolizer raster =
        symbolizer(
            "<Opacity><ogc:Literal>0.5</ogc:Literal></Opacity>"
                + "<ChannelSelection><GrayChannel><SourceChannelName>2</SourceChannelName>"
                + "<ContrastEnhancement><Normalize><VendorOption name='algorithm'>"
                + "ClipToZero</VendorOption><VendorOption name='minValue'>10</VendorOption>"
                + "<VendorOption name='maxValue'>90</VendorOption></Normalize>"
                + "</ContrastEnhancement></GrayChannel></ChannelSelection>"
                + "<ContrastEnhancement><GammaValue>2</GammaValue></ContrastEnhancement>"
                + "<ShadedRelief><BrightnessOnly>1</BrightnessOnly><ReliefFactor>3</ReliefFactor>"
                + "<VendorOption name='altitude'>30</VendorOption>"
                + "<VendorOption name='azimuth'>300</VendorOption>"
                + "<VendorOption name='multidirectional'>1</VendorOption>"
                + "<VendorOption name='strength'>0.25</VendorOption></ShadedRelief>"
                + "<VendorOption name='resampling'>bicubic</VendorOption>");
    assertThat(raster.opacity()).isEqualTo(0.5);
    assertThat(raster.channels())
        .containsExactly(
            new RasterSymbolizer.Channel(
                "2",
                new ContrastEnhancement(
                    ContrastEnhancement.Method.CLIP_TO_ZERO,
                    OptionalDouble.of(10),
                    OptionalDouble.of(90),
                    1)));
    assertThat(raster.contrast().gamma()).isEqualTo(2);
    assertThat(raster.relief()).isEqualTo(new ShadedRelief(true, 3, 300, 30, true, 0.25));
    assertThat(raster.resampling()).isEqualTo(Resampling.CUBIC);
  }

  @Test
  void whatIsNotDrawnAsAskedIsTold() throws StyleException {
    checkRemark("<ContrastEnhancement><Histogram/></ContrastEnhancement>", "<Histogram>: not used");
    checkRemark("<ImageOutline><LineSymbolizer/></ImageOutline>", "<ImageOutline>: not used");
    checkRemark(
        "<ShadedRelief><ReliefFactor>55</ReliefFactor></ShadedRelief>",
        "<ReliefFactor>: the standard's 55 is drawn as the true height, 1");
    checkRemark("<ColorMap/>", "<ColorMap>: not used, for it has no entries");
    checkRemark(
        "<ColorMap type='banded'><ColorMapEntry color='#000' quantity='1'/></ColorMap>",
        "<ColorMap>: the type banded is not known here and drawn as a ramp");
    checkRemark(
        "<ColorMap><ColorMapEntry color='#000' quantity='2'/>"
            + "<ColorMapEntry color='#000' quantity='1'/></ColorMap>",
        "<ColorMap>: its quantities do not rise; they are put in order");
    checkRemark(
        "<ColorMap><ColorMapEntry color='#000' quantity='${env(low)}'/>"
            + "<ColorMapEntry color='#000' quantity='1'/></ColorMap>",
        "<ColorMapEntry>: not used, for its quantity is not a constant");
    checkRemark(
        "<ChannelSelection><RedChannel/></ChannelSelection>",
        "<ChannelSelection>: not used, for it does not name red, green and blue");
    checkRemark(
        "<VendorOption name='resampling'>lanczos</VendorOption>",
        "<VendorOption>: of nearest, bilinear and cubic it is none, so the layer's own is used");
    checkRemark(
        "<VendorOption name='brightness'>0.6</VendorOption>",
        "<VendorOption>: brightness is not used");
  }

  @Test
  void whatContradictsTheStandardIsRefused() {
    checkRefused(
        "<ColorMap><ColorMapEntry color='#12345' quantity='1'/></ColorMap>",
        "<ColorMapEntry>: expected a colour such as #f6f4ee, found #12345");
    checkRefused(
        "<ColorMap><ColorMapEntry color='#123'/></ColorMap>",
        "<ColorMapEntry>: expected a quantity that is a number, found nothing");
    checkRefused(
        "<ColorMap><ColorMapEntry color='#123' quantity='NaN'/></ColorMap>",
        "<ColorMapEntry>: expected a quantity that is a number, found NaN");
    checkRefused(
        "<ContrastEnhancement><GammaValue>-1</GammaValue></ContrastEnhancement>",
        "<GammaValue>: expected a number above 0, at most 1000, found -1");
    checkRefused(
        "<ShadedRelief><VendorOption name='altitude'>0</VendorOption></ShadedRelief>",
        "<VendorOption>: expected a number above 0 to 90, found 0");
    checkRefused(
        "<ShadedRelief><ReliefFactor>1e300</ReliefFactor></ShadedRelief>",
        "<ReliefFactor>: expected a number from -1000000 to 1000000, found 1e300");
    checkRefused(
        "<ColorMap>"
            + "<ColorMapEntry color='#123' quantity='1'/>".repeat(ColorMap.MOST_ENTRIES + 1)
            + "</ColorMap>",
        "<ColorMap>: expected at most 4096 entries, found 4097");
  }

  private static MemoryRaster grid(MemoryRaster.Cells cells) {
    return MemoryRaster.quantities(
        CrsRegistry.TWD97_TM2_121,
        GridGeometry.northUp(300_000, 2_775_000, 20, 20),
        100,
        80,
        3,
        cells);
  }

  @Test
  void heightsGetTintsAndLightAtRoundNumbersWhateverFewCellsHave() throws StyleException {
    MemoryRaster dem = grid((band, c, r) -> c == 0 && r == 0 ? 30_000 : c * 10.4);
    Style style = DefaultStyles.of("taipei_DEM20m", dem);
    RasterSymbolizer raster =
        (RasterSymbolizer) style.passes().get(0).rules().get(0).symbolizers().get(0);
    assertThat(raster.colorMap().type()).isEqualTo(Type.RAMP);
    assertThat(raster.colorMap().entries())
        .extracting(Entry::quantity)
        .containsExactly(0.0, 500.0, 1000.0);
    assertThat(raster.colorMap().entries())
        .extracting(Entry::label)
        .containsExactly("0", "500", "1,000");
    assertThat(raster.relief()).isNotNull();
    assertThat(SldReader.read(SldWriter.write("x", style)).defaultStyle().orElseThrow().passes())
        .isEqualTo(style.passes());
  }

  @Test
  void otherQuantitiesGetNoRelief() {
    MemoryRaster rain = grid((band, c, r) -> r < 8 ? Double.NaN : 0.013 * r);
    Style style = DefaultStyles.of("rain", rain);
    RasterSymbolizer raster =
        (RasterSymbolizer) style.passes().get(0).rules().get(0).symbolizers().get(0);
    assertThat(raster.relief()).isNull();
    assertThat(raster.colorMap().entries())
        .extracting(Entry::label)
        .containsExactly("0.2", "0.4", "0.6", "0.8", "1");
  }

  @Test
  void aGridOfOneValueOrNoneHasAStyleToo() {
    for (double value : new double[] {Double.NaN, 0, 7, -1e30, 1e-40}) {
      Style style = DefaultStyles.of("dem", grid((band, c, r) -> value));
      assertThat(style.passes().get(0).rules().get(0).symbolizers()).hasSize(1);
    }
  }

  @Test
  void theTintsRiseEvenlyInLightness() {
    Style style = DefaultStyles.of("dem", grid((band, c, r) -> 60 * r));
    RasterSymbolizer raster =
        (RasterSymbolizer) style.passes().get(0).rules().get(0).symbolizers().get(0);
    double before = -1;
    for (Entry entry : raster.colorMap().entries()) {
      double lightness = lightness(entry.rgb());
      assertThat(lightness).isGreaterThan(before + (before < 0 ? 0 : 1));
      before = lightness;
    }
  }

  /** CIE L*, from the relative luminance of sRGB. */
  private static double lightness(int rgb) {
    double y = 0;
    double[] shares = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double v = (rgb >> (16 - 8 * i) & 255) / 255.0;
      y += shares[i] * (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    }
    return 116 * Math.cbrt(y) - 16;
  }
}
