package org.tutai.geo.crs;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/** The azimuthal equidistant projection by geodesics (EPSG method 1125). */
final class AzimuthalEquidistant extends Projection {

  private final Geodesic geodesic;
  private final double originLatitude;

  AzimuthalEquidistant(
      Ellipsoid ellipsoid,
      double originLatitude,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    geodesic = new Geodesic(ellipsoid.semiMajorMetres(), ellipsoid.flattening());
    this.originLatitude = Math.toDegrees(originLatitude);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    var line =
        geodesic.Inverse(
            originLatitude,
            0,
            Math.toDegrees(phi),
            Math.toDegrees(lambda),
            GeodesicMask.DISTANCE | GeodesicMask.AZIMUTH);
    double azimuth = Math.toRadians(line.azi1);
    out[at] = line.s12 * Math.sin(azimuth);
    out[at + 1] = line.s12 * Math.cos(azimuth);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double azimuth = Math.toDegrees(Math.atan2(x, y));
    double distance = Math.hypot(x, y);
    if (!(distance < 2.1e7)) {
      out[at] = Double.NaN;
      return;
    }
    var end = geodesic.Direct(originLatitude, 0, azimuth, distance);
    out[at] = Math.toRadians(end.lon2);
    out[at + 1] = Math.toRadians(end.lat2);
  }

  @Override
  Bounds reach() {
    if (Math.abs(originLatitude) > 89.999) {
      return originLatitude > 0 ? new Bounds(-180, -30, 180, 90) : new Bounds(-180, -90, 180, 30);
    }
    return new Bounds(
        -80, Math.max(-90, originLatitude - 75), 80, Math.min(90, originLatitude + 75));
  }
}
