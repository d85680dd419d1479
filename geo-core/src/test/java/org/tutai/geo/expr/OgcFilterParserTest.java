package org.tutai.geo.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.BoundedXml;
import org.tutai.geo.bytes.XmlException;
import org.tutai.geo.bytes.XmlWriter;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Like;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Spatial;
import org.tutai.geo.expr.Expression.TheGeometry;

class OgcFilterParserTest {

  private static Expression parse(String inside) throws XmlException {
    return new OgcFilterParser()
        .parse(
            "<ogc:Filter xmlns:ogc='http://www.opengis.net/ogc'"
                + " xmlns:gml='http://www.opengis.net/gml'>\n"
                + inside
                + "</ogc:Filter>");
  }

  @Test
  void readsComparisons() throws XmlException {
    checkComparator("PropertyIsEqualTo", Comparator.EQUAL);
    checkComparator("PropertyIsNotEqualTo", Comparator.NOT_EQUAL);
    checkComparator("PropertyIsLessThan", Comparator.LESS);
    checkComparator("PropertyIsLessThanOrEqualTo", Comparator.LESS_OR_EQUAL);
    checkComparator("PropertyIsGreaterThan", Comparator.GREATER);
    checkComparator("PropertyIsGreaterThanOrEqualTo", Comparator.GREATER_OR_EQUAL);
  }

  private static void checkComparator(String name, Comparator expected) throws XmlException {
    assertThat(
            parse(
                "<ogc:%s><ogc:PropertyName>人口</ogc:PropertyName><ogc:Literal> 100 </ogc:Literal></ogc:%s>"
                    .formatted(name, name)))
        .isEqualTo(
            new Comparison(expected, new Expression.Property("人口"), new Literal("100"), true));
  }

  @Test
  void readsLogicInAnyNamespace() throws XmlException {
    Expression filter =
        new OgcFilterParser()
            .parse(
                """
                <Filter xmlns="http://www.opengis.net/fes/2.0">
                  <And>
                    <Not><PropertyIsNull><ValueReference>a</ValueReference></PropertyIsNull></Not>
                    <Or>
                      <PropertyIsEqualTo matchCase="false">
                        <ValueReference>a</ValueReference><Literal>X</Literal>
                      </PropertyIsEqualTo>
                      <PropertyIsBetween>
                        <ValueReference>b</ValueReference>
                        <LowerBoundary><Literal>1</Literal></LowerBoundary>
                        <UpperBoundary><Literal>9</Literal></UpperBoundary>
                      </PropertyIsBetween>
                    </Or>
                  </And>
                </Filter>
                """)
            .bind(Rows.columns("a", "b"));
    assertThat(filter.test(Rows.of("x", null))).isTrue();
    assertThat(filter.test(Rows.of("y", 5L))).isTrue();
    assertThat(filter.test(Rows.of("y", 10L))).isFalse();
    assertThat(filter.test(Rows.of(null, 5L))).isFalse();
  }

  @Test
  void readsPatternsWithTheirSigns() throws XmlException {
    String operands = "<ogc:PropertyName>n</ogc:PropertyName><ogc:Literal>臺%</ogc:Literal>";
    assertThat(
            parse(
                "<ogc:PropertyIsLike wildCard='%' singleChar='_' escape='!'>"
                    + operands
                    + "</ogc:PropertyIsLike>"))
        .isEqualTo(new Like(new Expression.Property("n"), "臺%", '%', '_', '!', true));
    assertThat(
            parse(
                "<ogc:PropertyIsLike wildCard='%' singleChar='' escapeChar='!' matchCase='false'>"
                    + operands
                    + "</ogc:PropertyIsLike>"))
        .isEqualTo(new Like(new Expression.Property("n"), "臺%", '%', '\0', '!', false));
  }

  @Test
  void readsArithmeticAndFunctions() throws XmlException {
    Expression filter =
        parse(
                """
                <ogc:PropertyIsGreaterThan>
                  <ogc:Div><ogc:PropertyName>人口</ogc:PropertyName><ogc:PropertyName>面積</ogc:PropertyName></ogc:Div>
                  <ogc:Function name="max">
                    <ogc:Add><ogc:Literal>1</ogc:Literal><ogc:Literal>2</ogc:Literal></ogc:Add>
                    <ogc:Sub><ogc:Literal>9</ogc:Literal><ogc:Mul><ogc:Literal>2</ogc:Literal><ogc:Literal>2</ogc:Literal></ogc:Mul></ogc:Sub>
                  </ogc:Function>
                </ogc:PropertyIsGreaterThan>
                """)
            .bind(Rows.columns("人口", "面積"));
    assertThat(filter.test(Rows.of(51L, 10.0))).isTrue();
    assertThat(filter.test(Rows.of(50L, 10.0))).isFalse();
  }

  @Test
  void whiteSpaceInALiteralIsKeptWhereItIsMeant() throws XmlException {
    assertThat(literal("<ogc:Literal>\n  a b\n</ogc:Literal>")).isEqualTo("a b");
    assertThat(literal("<ogc:Literal> </ogc:Literal>")).isEqualTo(" ");
    assertThat(literal("<ogc:Literal><![CDATA[ a ]]></ogc:Literal>")).isEqualTo(" a ");
    assertThat(literal("<ogc:Literal/>")).isEqualTo("");
  }

  private static Object literal(String xml) throws XmlException {
    Comparison comparison =
        (Comparison)
            parse(
                "<ogc:PropertyIsEqualTo><ogc:PropertyName>a</ogc:PropertyName>"
                    + xml
                    + "</ogc:PropertyIsEqualTo>");
    return ((Literal) comparison.right()).value();
  }

  @Test
  void readsTheFunctionsOfSymbologyEncoding() throws XmlException {
    checkValue(
        """
        <se:Categorize fallbackValue="0" threshholdsBelongTo="preceding">
          <se:LookupValue><ogc:PropertyName>v</ogc:PropertyName></se:LookupValue>
          <se:Value>low</se:Value><se:Threshold>10</se:Threshold><se:Value>high</se:Value>
        </se:Categorize>
        """,
        10L,
        "low");
    checkValue(
        """
        <se:Interpolate mode="color">
          <se:LookupValue><ogc:PropertyName>v</ogc:PropertyName></se:LookupValue>
          <se:InterpolationPoint><se:Data>0</se:Data><se:Value>#000000</se:Value></se:InterpolationPoint>
          <se:InterpolationPoint><se:Data>10</se:Data><se:Value>#0a1400</se:Value></se:InterpolationPoint>
        </se:Interpolate>
        """,
        5L,
        "#050a00");
    checkValue(
        """
        <se:Recode>
          <se:LookupValue><ogc:PropertyName>v</ogc:PropertyName></se:LookupValue>
          <se:MapItem><se:Data>1</se:Data><se:Value>one</se:Value></se:MapItem>
        </se:Recode>
        """,
        1L,
        "one");
    checkValue(
        """
        <se:ChangeCase direction="toUpper"><se:StringValue>
          <se:Substring><se:StringValue><ogc:PropertyName>v</ogc:PropertyName></se:StringValue>
            <se:Position>2</se:Position><se:Length>2</se:Length></se:Substring>
        </se:StringValue></se:ChangeCase>
        """,
        "abcd",
        "BC");
    checkValue(
        """
        <se:Concatenate><se:StringValue>第</se:StringValue>
          <se:StringValue><se:Trim><se:StringValue><ogc:PropertyName>v</ogc:PropertyName></se:StringValue></se:Trim></se:StringValue>
          <se:StringValue>級</se:StringValue></se:Concatenate>
        """,
        " 3 ",
        "第3級");
  }

  private static void checkValue(String inside, Object value, Object expected) throws XmlException {
    Expression expression =
        new OgcFilterParser()
            .parseValue(BoundedXml.read("<P xmlns:se='s' xmlns:ogc='o'>" + inside + "</P>"));
    assertThat(expression.bind(Rows.columns("v")).evaluate(Rows.of(value))).isEqualTo(expected);
  }

  @Test
  void mixedContentBecomesOneText() throws XmlException {
    checkLabel("<P><N>v</N></P>", "信義區");
    checkLabel("<P>\n  <N>v</N>\n  <N>w</N>\n</P>", "信義區110");
    checkLabel("<P><N>v</N> <N>w</N></P>", "信義區 110");
    checkLabel("<P>\n  第 <N>w</N> 號\n</P>", "第 110 號");
    checkLabel("<P>\n  <N>v</N>\n  (<N>w</N>)\n</P>", "信義區(110)");
    checkLabel("<P>\n  <N>v</N><![CDATA[\n]]><N>w</N>\n</P>", "信義區\n110");
    checkLabel("<P>  plain \n  text </P>", "plain text");
    assertThat(new OgcFilterParser().parseValue(BoundedXml.read("<P> \n </P>"))).isNull();
  }

  private static void checkLabel(String xml, String expected) throws XmlException {
    Expression label =
        new OgcFilterParser().parseValue(BoundedXml.read(xml.replaceAll("N>", "PropertyName>")));
    assertThat(Expressions.text(label.bind(Rows.columns("v", "w")), Rows.of("信義區", 110L)))
        .isEqualTo(expected);
  }

  @Test
  void readsGeometriesInEveryWayOfWriting() throws XmlException {
    checkGeometry(
        "<gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3"
            + " 4</gml:upperCorner></gml:Envelope>",
        "POLYGON ((1 2, 1 4, 3 4, 3 2, 1 2))");
    checkGeometry(
        "<gml:Box><gml:coordinates>1,2 3,4</gml:coordinates></gml:Box>",
        "POLYGON ((1 2, 1 4, 3 4, 3 2, 1 2))");
    checkGeometry(
        "<gml:Box><gml:coord><gml:X>1</gml:X><gml:Y>2</gml:Y></gml:coord>"
            + "<gml:coord><gml:X>3</gml:X><gml:Y>4</gml:Y></gml:coord></gml:Box>",
        "POLYGON ((1 2, 1 4, 3 4, 3 2, 1 2))");
    checkGeometry("<gml:Point><gml:pos>1 2</gml:pos></gml:Point>", "POINT (1 2)");
    checkGeometry("<gml:Point><gml:pos>1 2 9</gml:pos></gml:Point>", "POINT (1 2)");
    checkGeometry(
        "<gml:Point><gml:coordinates decimal=',' cs=';'"
            + " ts='|'>1,5;2,5</gml:coordinates></gml:Point>",
        "POINT (1.5 2.5)");
    checkGeometry(
        "<gml:LineString><gml:posList srsDimension='3'>0 0 9 1 1 9</gml:posList></gml:LineString>",
        "LINESTRING (0 0, 1 1)");
    checkGeometry(
        "<gml:LineString><gml:coordinates>\n 0,0,5\n 1 , 1,5 </gml:coordinates></gml:LineString>"
            .replace(" , ", ", "),
        "LINESTRING (0 0, 1 1)");
    checkGeometry(
        "<gml:Polygon><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>0,0 9,0 9,9"
            + " 0,0</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs><gml:innerBoundaryIs><gml:LinearRing><gml:coordinates>5,1"
            + " 6,1 6,2 5,1</gml:coordinates></gml:LinearRing></gml:innerBoundaryIs></gml:Polygon>",
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))");
    checkGeometry(
        "<gml:MultiPolygon><gml:polygonMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0"
            + " 0 9 0 9 9 0"
            + " 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:polygonMember></gml:MultiPolygon>",
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))");
    checkGeometry(
        "<gml:MultiPoint><gml:pointMember><gml:Point><gml:pos>1"
            + " 2</gml:pos></gml:Point></gml:pointMember></gml:MultiPoint>",
        "MULTIPOINT ((1 2))");
    checkGeometry(
        "<gml:MultiLineString><gml:lineStringMember><gml:LineString><gml:posList>0 0 1"
            + " 1</gml:posList></gml:LineString></gml:lineStringMember></gml:MultiLineString>",
        "MULTILINESTRING ((0 0, 1 1))");
  }

  private static void checkGeometry(String gml, String wkt) throws XmlException {
    Spatial spatial =
        (Spatial)
            parse(
                "<ogc:Intersects><ogc:PropertyName>geom</ogc:PropertyName>"
                    + gml
                    + "</ogc:Intersects>");
    assertThat(spatial.left()).isEqualTo(new TheGeometry());
    assertThat(((Geometry) ((Literal) spatial.right()).value()).norm())
        .isEqualTo(Rows.wkt(wkt).norm());
  }

  @Test
  void aBoxNeedsNoPropertyName() throws XmlException {
    Expression filter =
        parse(
            "<ogc:BBOX><gml:Envelope srsName='EPSG:3826'><gml:lowerCorner>0 0</gml:lowerCorner>"
                + "<gml:upperCorner>2 2</gml:upperCorner></gml:Envelope></ogc:BBOX>");
    assertThat(filter.test(Rows.at("LINESTRING (1 1, 5 5)"))).isTrue();
    assertThat(filter.test(Rows.at("POINT (3 1)"))).isFalse();
    Geometry box = (Geometry) ((Literal) ((Spatial) filter).right()).value();
    assertThat(box.getUserData()).isEqualTo("EPSG:3826");
  }

  @Test
  void refusesWhatIsIncompleteAndNamesTheLine() {
    checkRefused("", "line 1, <ogc:Filter>: expected one operator, found none");
    checkRefused(
        "\n<ogc:PropertyIsEqualTo><ogc:PropertyName>a</ogc:PropertyName></ogc:PropertyIsEqualTo>",
        "line 3, <ogc:PropertyIsEqualTo>: expected 2 expressions, found 1");
    checkRefused("<ogc:And/>", "expected two operators or more, found none");
    checkRefused("<ogc:Not/>", "expected one operator, found none");
    checkRefused("<ogc:Hello/>", "expected an operator");
    checkRefused("<ogc:PropertyIsNull><ogc:Hello/></ogc:PropertyIsNull>", "PropertyName, Literal");
    checkRefused(
        "<ogc:PropertyIsBetween><ogc:PropertyName>a</ogc:PropertyName></ogc:PropertyIsBetween>",
        "LowerBoundary");
    checkRefused(
        "<ogc:PropertyIsLike"
            + " wildCard='**'><ogc:PropertyName>a</ogc:PropertyName><ogc:Literal>x</ogc:Literal></ogc:PropertyIsLike>",
        "wildCard to be one character, found **");
    checkRefused(
        "<ogc:PropertyIsEqualTo"
            + " matchCase='maybe'><ogc:Literal>a</ogc:Literal><ogc:Literal>x</ogc:Literal></ogc:PropertyIsEqualTo>",
        "matchCase to be true or false, found maybe");
    checkRefused("<ogc:PropertyIsNull><ogc:Function/></ogc:PropertyIsNull>", "expected a name");
  }

  @Test
  void refusesGeometriesThatAreNone() {
    checkGeometryRefused("<gml:Point><gml:pos>1</gml:pos></gml:Point>", "2 or 3 numbers");
    checkGeometryRefused("<gml:Point><gml:pos>1 x</gml:pos></gml:Point>", "a number, found x");
    checkGeometryRefused("<gml:Point/>", "one coordinate, found 0");
    checkGeometryRefused(
        "<gml:LineString><gml:posList>0 0</gml:posList></gml:LineString>", "two coordinates");
    checkGeometryRefused(
        "<gml:LineString><gml:posList>0 0 1</gml:posList></gml:LineString>", "2 or 3 numbers");
    checkGeometryRefused(
        "<gml:LineString><gml:posList srsDimension='1000000000'>0 0</gml:posList></gml:LineString>",
        "a dimension of 2 or 3");
    checkGeometryRefused(
        "<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 1 0 1 1 0"
            + " 1</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>",
        "the last like the first");
    checkGeometryRefused("<gml:Polygon/>", "one outer boundary");
    checkGeometryRefused("<gml:Curve/>", "a GML Envelope");
    checkGeometryRefused("<gml:MultiPoint/>", "members");
    checkGeometryRefused(
        "<gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner></gml:Envelope>", "two corners");
  }

  private static void checkGeometryRefused(String gml, String words) {
    checkRefused(
        "<ogc:Intersects><ogc:PropertyName>geom</ogc:PropertyName>" + gml + "</ogc:Intersects>",
        words);
  }

  private static void checkRefused(String inside, String words) {
    assertThatThrownBy(() -> parse(inside))
        .as(inside)
        .isInstanceOf(XmlException.class)
        .hasMessageStartingWith("line ")
        .hasMessageContaining(words);
  }

  @Test
  void whatIsUnsupportedIsRefusedOrTold() throws XmlException {
    for (String unsupported :
        new String[] {
          "<ogc:FeatureId fid='a.1'/><ogc:FeatureId fid='a.2'/>",
          "<ogc:DWithin><ogc:PropertyName>g</ogc:PropertyName></ogc:DWithin>",
          "<ogc:Function name='java.lang.Runtime.exec'/>"
        }) {
      checkRefused(unsupported, "this program can evaluate");
      List<String> told = new ArrayList<>();
      Expression filter =
          new OgcFilterParser((element, what) -> told.add(element.line() + what))
              .parse("<ogc:Filter xmlns:ogc='o'>" + unsupported + "</ogc:Filter>");
      assertThat(told).hasSize(1);
      assertThat(filter.test(Rows.of())).isFalse();
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBack(@ForAll("conditions") Expression filter) throws XmlException {
    String document = write(filter);
    assertThat(new OgcFilterParser().parse(document)).as(document).isEqualTo(filter);
  }

  @Provide
  Arbitrary<Expression> conditions() {
    return Trees.conditions();
  }

  @Test
  void whatTheStandardHasNoWordsForKeepsItsMeaning() throws XmlException {
    checkMeaning(new Expression.And(List.of()), true);
    checkMeaning(new Expression.Or(List.of()), false);
    checkMeaning(new Literal(true), true);
    checkMeaning(new Literal(false), false);
    checkMeaning(new Literal(null), false);
    checkMeaning(new Expression.IsNull(new Literal(null)), true);
    checkMeaning(new Comparison(Comparator.LESS, new Literal(2L), new Literal(10.5), true), true);
    checkMeaning(
        new Comparison(
            Comparator.EQUAL,
            new Function(
                "dimension", List.of(new Literal(Rows.wkt("GEOMETRYCOLLECTION (POINT (1 2))")))),
            new Literal(0L),
            true),
        true);
  }

  private static void checkMeaning(Expression filter, boolean expected) throws XmlException {
    assertThat(filter.test(Rows.of())).isEqualTo(expected);
    assertThat(new OgcFilterParser().parse(write(filter)).test(Rows.of())).isEqualTo(expected);
  }

  private static String write(Expression filter) {
    var xml = new XmlWriter();
    xml.begin("r", "xmlns:ogc", OgcFilterWriter.OGC, "xmlns:gml", OgcFilterWriter.GML);
    new OgcFilterWriter(xml).filter(filter);
    String document = xml.end().document();
    String inner = document.substring(document.indexOf("<ogc:Filter>"), document.indexOf("</r>"));
    return inner.replaceFirst(
        "<ogc:Filter>",
        "<ogc:Filter xmlns:ogc='"
            + OgcFilterWriter.OGC
            + "' xmlns:gml='"
            + OgcFilterWriter.GML
            + "'>");
  }
}
