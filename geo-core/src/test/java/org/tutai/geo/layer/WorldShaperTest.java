package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.WorldGrid;

class WorldShaperTest {

  private static final String FIJI =
      "POLYGON((179 -17, -180 -17, -179 -16, -180 -15, 179 -15, 179 -17))";

  @Test
  void cutsShapesInDegreesThatJumpOverTheAntimeridian() throws ParseException {
    WorldPath path = shape(CrsRegistry.WGS84, FIJI);
    assertThat(path.parts()).isEqualTo(2);
    int near = (int) WorldGrid.xOfLon(179);
    for (int i = 0; i < path.vertices(); i++) {
      assertThat(Math.abs(path.coordinates()[2 * i])).isBetween(near, WorldGrid.HALF);
    }
  }

  @Test
  void refusesPlacesThatTheCrsDoesNotHave() throws ParseException {
    Geometry far = new WKTReader().read("POINT(1e9 0)");
    assertThat(new WorldShaper(CrsRegistry.TWD97_TM2_121).shape(far, new WorldPath())).isFalse();
  }

  private static WorldPath shape(Crs crs, String wkt) throws ParseException {
    WorldPath path = new WorldPath();
    assertThat(new WorldShaper(crs).shape(new WKTReader().read(wkt), path)).isTrue();
    return path;
  }
}
