package org.tutai.geo.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Rows;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.Symbolizer.LineSymbolizer;
import org.tutai.geo.style.Symbolizer.PointSymbolizer;
import org.tutai.geo.style.Symbolizer.PolygonSymbolizer;
import org.tutai.geo.style.Symbolizer.TextSymbolizer;

class SldReaderTest {

  private static final String SLD_1_0 =
      "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld' "
          + "xmlns:ogc='http://www.opengis.net/ogc'><NamedLayer><Name>towns</Name>"
          + "<UserStyle><Name>default</Name>";
  private static final String END = "</UserStyle></NamedLayer></StyledLayerDescriptor>";

  private static final Fill DEFAULT_FILL = new Fill(new Literal("#808080"), new Literal(1.0));

  private static Stroke stroke(String color, double width) {
    return new Stroke(
        new Literal(color),
        new Literal(1.0),
        new Literal(width),
        Stroke.Join.MITRE,
        Stroke.Cap.BUTT,
        List.of(),
        0);
  }

  private static Fill fill(String color) {
    return new Fill(new Literal(color), new Literal(1.0));
  }

  /** Reads rules in the frame of an SLD 1.0 document. */
  private static SldDocument read(String rules) throws StyleException {
    return SldReader.read(SLD_1_0 + "<FeatureTypeStyle>" + rules + "</FeatureTypeStyle>" + END);
  }

  private static Rule rule(String inside) throws StyleException {
    Style style = read("<Rule>" + inside + "</Rule>").defaultStyle().orElseThrow();
    return style.passes().get(0).rules().get(0);
  }

  private static Symbolizer symbolizer(String xml) throws StyleException {
    return rule(xml).symbolizers().get(0);
  }

  private static TextSymbolizer text(String inside) throws StyleException {
    return (TextSymbolizer)
        symbolizer("<TextSymbolizer><Label>x</Label>" + inside + "</TextSymbolizer>");
  }

  @Test
  void readsAFilledAndStrokedPolygon() throws StyleException {
    SldDocument document =
        read(
            """
            <Rule><PolygonSymbolizer>
              <Fill><CssParameter name="fill">#f2efe9</CssParameter></Fill>
              <Stroke><CssParameter name="stroke">#b0a8a0</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke>
            </PolygonSymbolizer></Rule>
            """);
    assertThat(document.remarks()).isEmpty();
    assertThat(document.styles())
        .containsExactly(
            new SldDocument.NamedStyle(
                "towns",
                new Style(
                    "default",
                    "",
                    List.of(
                        new FeatureTypeStyle(
                            List.of(
                                new Rule(
                                    "",
                                    "",
                                    0,
                                    Double.POSITIVE_INFINITY,
                                    null,
                                    false,
                                    List.of(
                                        new PolygonSymbolizer(
                                            fill("#f2efe9"), stroke("#b0a8a0", 0.5)))))))),
                false));
  }

  @Test
  void readsAnOutlineWithoutFillAndALine() throws StyleException {
    String outline =
        "<Stroke><CssParameter name='stroke'>#403020</CssParameter>"
            + "<CssParameter name='stroke-width'>2</CssParameter></Stroke>";
    assertThat(symbolizer("<PolygonSymbolizer>" + outline + "</PolygonSymbolizer>"))
        .isEqualTo(new PolygonSymbolizer(null, stroke("#403020", 2)));
    assertThat(symbolizer("<LineSymbolizer>" + outline + "</LineSymbolizer>"))
        .isEqualTo(new LineSymbolizer(stroke("#403020", 2)));
  }

  @Test
  void readsClassesOfPoints() throws StyleException {
    var rules = new StringBuilder();
    String[] palette = {"e41a1c", "377eb8", "4daf4a"};
    for (int i = 0; i < palette.length; i++) {
      rules.append(
          """
          <Rule><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>class</ogc:PropertyName><ogc:Literal>%d</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#%s</CssParameter></Fill></Mark><Size>4</Size></Graphic></PointSymbolizer></Rule>
          """
              .formatted(i + 1, palette[i]));
    }
    FeatureTypeStyle pass = read(rules.toString()).defaultStyle().orElseThrow().passes().get(0);
    RulePlan plan = RulePlan.of(pass, 1e6, Rows.columns("id", "class"));
    assertThat(plan.singleColumn()).hasValue(1);
    assertThat(plan.rulesFor(Rows.of(9L, 2L))).containsExactly(1);
    assertThat(plan.rulesFor(Rows.of(9L, 4L))).isEmpty();
    assertThat(plan.rules().get(1).symbolizers())
        .containsExactly(
            new PointSymbolizer(
                new Mark(Mark.Shape.CIRCLE, fill("#377eb8"), null),
                new Literal(4.0),
                new Literal(0.0),
                new Literal(1.0)));
  }

  @Test
  void readsALabelWithHalo() throws StyleException {
    Symbolizer label =
        symbolizer(
            """
            <TextSymbolizer><Label><ogc:PropertyName>COUNTYNAME</ogc:PropertyName></Label>
            <Font><CssParameter name="font-family">Noto Sans CJK TC</CssParameter><CssParameter name="font-size">16</CssParameter></Font>
            <Halo><Radius>2</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter></Fill></Halo>
            <Fill><CssParameter name="fill">#202020</CssParameter></Fill></TextSymbolizer>
            """);
    assertThat(label)
        .isEqualTo(
            new TextSymbolizer(
                new Expression.Property("COUNTYNAME"),
                new Font(List.of("Noto Sans CJK TC"), new Literal(16.0), false, false),
                fill("#202020"),
                new Halo(new Literal(2.0), fill("#ffffff")),
                0.5,
                0.5,
                0,
                0,
                new Literal(0.0),
                0));
  }

  @Test
  void readsSymbologyEncodingAlike() throws StyleException {
    SldDocument document =
        SldReader.read(
            """
            <sld:StyledLayerDescriptor version="1.1.0" xmlns:sld="http://www.opengis.net/sld"
                xmlns:se="http://www.opengis.net/se" xmlns:ogc="http://www.opengis.net/ogc">
              <sld:NamedLayer><se:Name>roads</se:Name>
                <sld:UserStyle><se:Name>night</se:Name>
                  <se:Description><se:Title>夜間</se:Title></se:Description>
                  <sld:IsDefault>true</sld:IsDefault>
                  <se:FeatureTypeStyle>
                    <se:SemanticTypeIdentifier>generic:line</se:SemanticTypeIdentifier>
                    <se:Rule><se:Name>r</se:Name>
                      <se:Description><se:Title>省道</se:Title><se:Abstract>省道與快速道路</se:Abstract></se:Description>
                      <se:MinScaleDenominator>1000</se:MinScaleDenominator>
                      <se:MaxScaleDenominator>5e5</se:MaxScaleDenominator>
                      <se:LineSymbolizer uom="http://www.opengeospatial.org/se/units/pixel">
                        <se:Stroke>
                          <se:SvgParameter name="stroke">#FA0</se:SvgParameter>
                          <se:SvgParameter name="stroke-width">
                            <ogc:Div><ogc:PropertyName>width</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:Div>
                          </se:SvgParameter>
                          <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
                          <se:SvgParameter name="stroke-linecap">square</se:SvgParameter>
                          <se:SvgParameter name="stroke-dasharray">4,2 1</se:SvgParameter>
                          <se:SvgParameter name="stroke-dashoffset">1.5</se:SvgParameter>
                        </se:Stroke>
                      </se:LineSymbolizer>
                    </se:Rule>
                  </se:FeatureTypeStyle>
                </sld:UserStyle>
              </sld:NamedLayer>
            </sld:StyledLayerDescriptor>
            """);
    assertThat(document.remarks()).isEmpty();
    SldDocument.NamedStyle named = document.styles().get(0);
    assertThat(named.layerName()).isEqualTo("roads");
    assertThat(named.isDefault()).isTrue();
    assertThat(named.style().title()).isEqualTo("夜間");
    Rule rule = named.style().passes().get(0).rules().get(0);
    assertThat(rule.title()).isEqualTo("省道");
    assertThat(rule.description()).isEqualTo("省道與快速道路");
    assertThat(rule.minScale()).isEqualTo(1000);
    assertThat(rule.maxScale()).isEqualTo(500_000);
    Stroke stroke = ((LineSymbolizer) rule.symbolizers().get(0)).stroke();
    assertThat(stroke.color()).isEqualTo(new Literal("#ffaa00"));
    assertThat(stroke.join()).isEqualTo(Stroke.Join.ROUND);
    assertThat(stroke.cap()).isEqualTo(Stroke.Cap.SQUARE);
    assertThat(stroke.dashes()).containsExactly(4.0, 2.0, 1.0, 4.0, 2.0, 1.0);
    assertThat(stroke.dashOffset()).isEqualTo(1.5);
    assertThat(Expressions.number(stroke.width().bind(Rows.columns("width")), Rows.of(5L), 0))
        .isEqualTo(2.5);
  }

  @Test
  void theBoundsOfScalesAreTheLeastIncludedAndTheGreatestNot() throws StyleException {
    Rule rule =
        rule(
            "<MinScaleDenominator>1000</MinScaleDenominator>"
                + "<MaxScaleDenominator>2000</MaxScaleDenominator>");
    assertThat(rule.holdsAt(1000)).isTrue();
    assertThat(rule.holdsAt(Math.nextDown(2000.0))).isTrue();
    assertThat(rule.holdsAt(2000)).isFalse();
    assertThat(rule.holdsAt(999.9)).isFalse();
  }

  @Test
  void whatIsLeftOutHasTheStandardsDefaults() throws StyleException {
    assertThat(symbolizer("<PolygonSymbolizer><Fill/></PolygonSymbolizer>"))
        .isEqualTo(new PolygonSymbolizer(DEFAULT_FILL, null));
    assertThat(symbolizer("<LineSymbolizer/>")).isEqualTo(new LineSymbolizer(stroke("#000000", 1)));
    PointSymbolizer point =
        new PointSymbolizer(
            new Mark(Mark.Shape.SQUARE, DEFAULT_FILL, stroke("#000000", 1)),
            new Literal(6.0),
            new Literal(0.0),
            new Literal(1.0));
    assertThat(symbolizer("<PointSymbolizer/>")).isEqualTo(point);
    assertThat(symbolizer("<PointSymbolizer><Graphic><Mark/></Graphic></PointSymbolizer>"))
        .isEqualTo(point);
    TextSymbolizer text = text("<Halo/>");
    assertThat(text.font()).isEqualTo(new Font(List.of(), new Literal(10.0), false, false));
    assertThat(text.fill()).isEqualTo(fill("#000000"));
    assertThat(text.halo()).isEqualTo(new Halo(new Literal(1.0), fill("#ffffff")));
  }

  @Test
  void aTextWithoutPlacementIsCentredAndAPointPlacementBeginsAtThePoint() throws StyleException {
    checkPlacement("", 0.5, 0.5, 0, 0);
    checkPlacement("<LabelPlacement><PointPlacement/></LabelPlacement>", 0, 0.5, 0, 0);
    checkPlacement(
        "<LabelPlacement><PointPlacement>"
            + "<AnchorPoint><AnchorPointX>1</AnchorPointX><AnchorPointY><ogc:Literal>0.25</ogc:Literal></AnchorPointY></AnchorPoint>"
            + "<Displacement><DisplacementX>-3</DisplacementX><DisplacementY>4.5</DisplacementY></Displacement>"
            + "</PointPlacement></LabelPlacement>",
        1,
        0.25,
        -3,
        4.5);
  }

  private static void checkPlacement(String xml, double ax, double ay, double dx, double dy)
      throws StyleException {
    TextSymbolizer text = text(xml);
    assertThat(List.of(text.anchorX(), text.anchorY(), text.displacementX(), text.displacementY()))
        .containsExactly(ax, ay, dx, dy);
  }

  @Test
  void readsFonts() throws StyleException {
    Font font =
        text("<Font><CssParameter name='font-family'>'Noto Sans TC', \"Arial\"</CssParameter>"
                + "<CssParameter name='font-family'>serif</CssParameter>"
                + "<CssParameter name='font-weight'>700</CssParameter>"
                + "<CssParameter name='font-style'>oblique</CssParameter></Font>")
            .font();
    assertThat(font.families()).containsExactly("Noto Sans TC", "Arial", "serif");
    assertThat(font.bold()).isTrue();
    assertThat(font.italic()).isTrue();
    assertThat(
            text("<Font><CssParameter name='font-weight'>400</CssParameter></Font>").font().bold())
        .isFalse();
  }

  @Test
  void readsPriorityAndLetterSpacingWhereverTheyStand() throws StyleException {
    assertThat(text("<Priority><ogc:PropertyName>人口</ogc:PropertyName></Priority>").priority())
        .isEqualTo(new Expression.Property("人口"));
    assertThat(text("<VendorOption name='priority'>7</VendorOption>").priority())
        .isEqualTo(new Literal(7.0));
    assertThat(text("<VendorOption name='charSpacing'>1.5</VendorOption>").letterSpacing())
        .isEqualTo(1.5);
  }

  @Test
  void readsElseAndFirstMatch() throws StyleException {
    Style style =
        SldReader.read(
                SLD_1_0
                    + "<FeatureTypeStyle><Rule><ElseFilter/></Rule>"
                    + "<VendorOption name='ruleEvaluation'>first</VendorOption></FeatureTypeStyle>"
                    + "<FeatureTypeStyle/>"
                    + END)
            .defaultStyle()
            .orElseThrow();
    assertThat(style.passes()).hasSize(2);
    assertThat(style.passes().get(0).firstMatchOnly()).isTrue();
    assertThat(style.passes().get(0).rules().get(0).elseFilter()).isTrue();
    assertThat(style.passes().get(1).firstMatchOnly()).isFalse();
  }

  @Test
  void readsSeveralLayersAndStyles() throws StyleException {
    SldDocument document =
        SldReader.read(
            "<StyledLayerDescriptor><NamedLayer><Name>a</Name><UserStyle><Name>1</Name></UserStyle>"
                + "<UserStyle><Name>2</Name><IsDefault>1</IsDefault></UserStyle></NamedLayer>"
                + "<UserLayer><Name>b</Name><UserStyle><Name>3</Name></UserStyle></UserLayer>"
                + "</StyledLayerDescriptor>");
    assertThat(document.styles())
        .extracting(named -> named.layerName() + named.style().name())
        .containsExactly("a1", "a2", "b3");
    assertThat(document.defaultStyle().orElseThrow().name()).isEqualTo("2");
    assertThat(document.stylesOf("a")).extracting(Style::name).containsExactly("1", "2");
    assertThat(document.stylesOf("c")).isEmpty();
  }

  @Test
  void aStyleOrAPassMayStandAlone() throws StyleException {
    assertThat(
            SldReader.read("<UserStyle><Name>s</Name></UserStyle>")
                .defaultStyle()
                .orElseThrow()
                .name())
        .isEqualTo("s");
    assertThat(
            SldReader.read("<se:FeatureTypeStyle xmlns:se='s'><se:Rule/></se:FeatureTypeStyle>")
                .defaultStyle()
                .orElseThrow()
                .passes())
        .hasSize(1);
  }

  @Test
  void whatIsNotDrawnIsToldWithItsLine() throws StyleException {
    checkRemark("<DepthSymbolizer/>", "<DepthSymbolizer>: not drawn");
    checkRemark(
        "<PolygonSymbolizer><Fill><GraphicFill/></Fill></PolygonSymbolizer>",
        "<GraphicFill>: not used");
    checkRemark(
        "<PointSymbolizer><Graphic><ExternalGraphic/></Graphic></PointSymbolizer>",
        "<ExternalGraphic>: not drawn, a mark stands in its place");
    checkRemark(
        "<PointSymbolizer><Graphic><Mark><WellKnownName>ttf://Webdings#0x52</WellKnownName></Mark></Graphic></PointSymbolizer>",
        "<WellKnownName>: the shape ttf://Webdings#0x52 is drawn as a square");
    checkRemark(
        "<TextSymbolizer><Label>x</Label><LabelPlacement><LinePlacement/></LabelPlacement></TextSymbolizer>",
        "<LinePlacement>: not used, the text is put at a point");
    checkRemark("<TextSymbolizer/>", "<TextSymbolizer>: not drawn, for it has no label");
    checkRemark(
        "<LineSymbolizer uom='http://www.opengeospatial.org/se/units/metre'/>",
        "<LineSymbolizer>: lengths in http://www.opengeospatial.org/se/units/metre are drawn as"
            + " pixels");
    checkRemark(
        "<LineSymbolizer><VendorOption name='composite'>multiply</VendorOption></LineSymbolizer>",
        "<VendorOption>: composite is not used");
    checkRemark(
        "<LineSymbolizer><Stroke><CssParameter"
            + " name='stroke-dashoffset'><ogc:PropertyName>a</ogc:PropertyName></CssParameter></Stroke></LineSymbolizer>",
        "<CssParameter>: only a constant is used here, 0.0 stands in its place");
    checkRemark(
        "<LineSymbolizer><Geometry><ogc:Function name='buffer'/></Geometry></LineSymbolizer>",
        "<Geometry>: not used");
    checkRemark(
        "<ogc:Filter><ogc:FeatureId fid='a.1'/></ogc:Filter>",
        "<ogc:FeatureId>: a filter by feature id, which is never true");
  }

  private static void checkRemark(String inside, String remark) throws StyleException {
    assertThat(read("\n<Rule>" + inside + "</Rule>").remarks())
        .extracting(SldDocument.Remark::toString)
        .containsExactly("line 2, " + remark);
  }

  @Test
  void whatIsForLegendsAloneIsNotDrawnOnMaps() throws StyleException {
    String only = "<VendorOption name='inclusion'>%s</VendorOption>";
    SldDocument document =
        read(
            "<Rule><LineSymbolizer>"
                + only.formatted("legendOnly")
                + "</LineSymbolizer>"
                + "<PointSymbolizer>"
                + only.formatted("mapOnly")
                + "</PointSymbolizer></Rule>"
                + "<Rule>"
                + only.formatted("legendOnly")
                + "</Rule>");
    List<Rule> rules = document.defaultStyle().orElseThrow().passes().get(0).rules();
    assertThat(rules).hasSize(1);
    assertThat(rules.get(0).symbolizers()).singleElement().isInstanceOf(PointSymbolizer.class);
    assertThat(document.remarks()).hasSize(2);
  }

  @Test
  void aPatternWithoutColourIsNoGreyFill() throws StyleException {
    assertThat(symbolizer("<PolygonSymbolizer><Fill><GraphicFill/></Fill></PolygonSymbolizer>"))
        .isEqualTo(new PolygonSymbolizer(null, null));
  }

  @Test
  void refusesWhatContradictsTheStandardAndNamesTheLine() {
    checkRefused(
        "<PolygonSymbolizer><Fill><CssParameter name='fill'>#f2f</CssParameter>\n"
            + "<CssParameter name='fill'>#f2efe</CssParameter></Fill></PolygonSymbolizer>",
        "line 3, <CssParameter>: expected a colour such as #f6f4ee, found #f2efe");
    checkRefused(
        "<LineSymbolizer><Stroke><CssParameter"
            + " name='stroke-width'>wide</CssParameter></Stroke></LineSymbolizer>",
        "expected a number, found wide");
    checkRefused(
        "<LineSymbolizer><Stroke><CssParameter name='stroke-dasharray'>4"
            + " -2</CssParameter></Stroke></LineSymbolizer>",
        "expected lengths such as 4 2, found 4 -2");
    checkRefused(
        "<MinScaleDenominator>2000</MinScaleDenominator><MaxScaleDenominator>1000</MaxScaleDenominator>",
        "line 2, <Rule>: expected MinScaleDenominator less than MaxScaleDenominator");
    checkRefused("<MinScaleDenominator>-5</MinScaleDenominator>", "0 or more, found -5");
    checkRefused("<MinScaleDenominator/>", "expected a number, found nothing");
    checkRefused("<ogc:Filter/>", "expected one operator, found none");
  }

  private static void checkRefused(String inside, String words) {
    assertThatThrownBy(() -> read("\n<Rule>" + inside + "</Rule>"))
        .isInstanceOf(StyleException.class)
        .hasMessageStartingWith("style, line ")
        .hasMessageContaining(words);
  }

  @Test
  void refusesDocumentsThatAreNoStyle() {
    for (String document :
        new String[] {"", "<ServiceExceptionReport/>", "<Rule/>", "{\"version\": 8}", "<a"}) {
      assertThatThrownBy(() -> SldReader.read(document))
          .as(document)
          .isInstanceOf(StyleException.class)
          .hasMessageContaining("expected");
    }
  }

  @Test
  void refusesHostileDocuments() {
    String style = SLD_1_0 + END;
    checkHostile("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + style);
    checkHostile("<!DOCTYPE a SYSTEM 'http://localhost:9/sld.dtd'>" + style);
    checkHostile("<a>".repeat(100_000));
    checkHostile(style.replace("<Name>towns</Name>", "<Name>&towns;</Name>"));
  }

  private static void checkHostile(String document) {
    assertThatThrownBy(() -> SldReader.read(document)).isInstanceOf(StyleException.class);
    assertThatThrownBy(
            () ->
                SldReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(StyleException.class);
  }

  @Test
  void aHugeButPlainStyleIsReadInOneGo() throws StyleException {
    String space = " ".repeat(1_000_000);
    String label =
        "<TextSymbolizer><Label>a"
            + space
            + "<ogc:PropertyName>b</ogc:PropertyName></Label>"
            + "<Font><CssParameter name='font-family'>"
            + "a,".repeat(500_000)
            + "</CssParameter></Font></TextSymbolizer>";
    assertThat(((TextSymbolizer) symbolizer(label)).font().families()).containsExactly("a");
  }

  @Test
  void remarksAreBounded() throws StyleException {
    SldDocument document =
        read("<Rule>" + ("<X name='" + "y".repeat(500) + "'/>").repeat(3000) + "</Rule>");
    assertThat(document.remarks()).hasSize(1000);
    assertThat(document.remarks().get(0).text()).hasSizeLessThan(250);
  }

  @Test
  void errorsNameTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("towns.sld"), SLD_1_0);
    assertThatThrownBy(() -> SldReader.read(file))
        .isInstanceOf(StyleException.class)
        .hasMessageStartingWith(file + ", line 1");
    assertThatThrownBy(() -> SldReader.read(folder.resolve("none.sld")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void readsAFileAsItReadsText(@TempDir Path folder) throws IOException {
    String document = SldWriter.write("towns", DefaultStyles.of("towns", GeometryKind.POLYGON));
    Path file = Files.writeString(folder.resolve("towns.sld"), document);
    assertThat(SldReader.read(file)).isEqualTo(SldReader.read(document));
  }
}
