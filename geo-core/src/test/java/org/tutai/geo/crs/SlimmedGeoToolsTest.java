package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ServiceLoader;
import javax.imageio.spi.ImageReaderSpi;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.DataUtilities;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.filter.text.ecql.ECQL;
import org.geotools.geometry.Position2D;
import org.geotools.referencing.CRS;
import org.geotools.referencing.GeodeticCalculator;
import org.junit.jupiter.api.Test;

/** GeoTools still does what we keep it for, after classes were taken out of its jar. */
class SlimmedGeoToolsTest {

  @Test
  void decodesEpsgCodesAndTransforms() throws Exception {
    var lonLat = CRS.decode("EPSG:4326", true);
    var taiwan = CRS.decode("EPSG:3826", true);
    var result =
        CRS.findMathTransform(lonLat, taiwan, true).transform(new Position2D(121, 24), null);
    assertThat(result.getCoordinate()[0]).isCloseTo(250_000, within(0.01));
    assertThat(result.getCoordinate()[1]).isCloseTo(2_655_023.125, within(0.01));
  }

  @Test
  void writesAndReadsWkt() throws Exception {
    var wkt = CRS.decode("EPSG:3826", true).toWKT();
    assertThat(wkt).startsWith("PROJCS[\"TWD97 / TM2 zone 121\"");
    assertThat(CRS.lookupEpsgCode(CRS.parseWKT(wkt), true)).isEqualTo(3826);
  }

  @Test
  void decodesUrnsWithTheirOwnAxisOrder() throws Exception {
    var latLon = CRS.decode("urn:ogc:def:crs:EPSG::4326");
    assertThat(CRS.getAxisOrder(latLon)).isEqualTo(CRS.AxisOrder.NORTH_EAST);
  }

  @Test
  void evaluatesEcql() throws Exception {
    var type = DataUtilities.createType("town", "at:Point:srid=4326,name:String,people:Integer");
    SimpleFeature town = SimpleFeatureBuilder.build(type, new Object[] {null, "信義區", 7}, "1");
    assertThat(ECQL.toFilter("name LIKE '信義%' AND people BETWEEN 5 AND 9").evaluate(town)).isTrue();
    assertThat(ECQL.toFilter("name LIKE '大安%' OR people > 9").evaluate(town)).isFalse();
  }

  @Test
  void measuresGeodesics() {
    var calculator = new GeodeticCalculator();
    calculator.setStartingGeographicPoint(121, 24);
    calculator.setDestinationGeographicPoint(122, 24);
    assertThat(calculator.getOrthodromicDistance()).isCloseTo(101_751, within(5.0));
  }

  @Test
  void bringsNoImagePluginsOfItsOwn() {
    assertThat(ServiceLoader.load(ImageReaderSpi.class))
        .noneMatch(spi -> spi.getClass().getName().contains(".media.imageioimpl."))
        .noneMatch(spi -> spi.getClass().getName().startsWith("it.geosolutions."));
  }
}
