package org.tutai.geo.crs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a projection is defined by, under one name for all the names that EPSG, the OGC, ESRI, GDAL,
 * Oracle and GeoTools give to it.
 */
enum ProjectionParameter {
  LATITUDE(
      Kind.ANGLE,
      "Latitude_Of_Origin",
      "latitudeofcenter",
      "latitudeofcentre",
      "latitudeofnaturalorigin",
      "latitudeoffalseorigin",
      "latitudeofprojectioncentre",
      "latitudeofprojectioncenter",
      "latitudeofprojectionorigin",
      "centralparallel",
      "originlatitude"),
  LONGITUDE(
      Kind.ANGLE,
      "Central_Meridian",
      "longitudeofcenter",
      "longitudeofcentre",
      "longitudeofnaturalorigin",
      "longitudeoffalseorigin",
      "longitudeoforigin",
      "longitudeofprojectioncentre",
      "longitudeofprojectioncenter",
      "straightverticallongitudefrompole"),
  PARALLEL_1(
      Kind.ANGLE,
      "Standard_Parallel_1",
      "standardparallel",
      "latitudeof1ststandardparallel",
      "latitudeoffirststandardparallel",
      "latitudeofstandardparallel",
      "latitudeoftruescale"),
  PARALLEL_2(
      Kind.ANGLE,
      "Standard_Parallel_2",
      "latitudeof2ndstandardparallel",
      "latitudeofsecondstandardparallel"),
  PSEUDO_PARALLEL(Kind.ANGLE, "Pseudo_Standard_Parallel_1", "latitudeofpseudostandardparallel"),
  AZIMUTH(
      Kind.ANGLE,
      "Azimuth",
      "azimuthofinitialline",
      "azimuthatprojectioncentre",
      "azimuthatprojectioncenter",
      "colatitudeofconeaxis"),
  RECTIFIED(
      Kind.ANGLE,
      "Rectified_Grid_Angle",
      "anglefromrectifiedtoskewgrid",
      "anglefromrectifiedtoskewedgrid",
      "anglefromskewtorectifiedgrid",
      "xyplanerotation"),
  SCALE(
      Kind.RATIO,
      "Scale_Factor",
      "scalefactoratnaturalorigin",
      "scalefactoratprojectioncentre",
      "scalefactoratprojectioncenter",
      "scalefactoroninitialline",
      "scalefactoronpseudostandardparallel",
      "ellipsoidscalingfactor"),
  FALSE_EASTING(
      Kind.LENGTH,
      "False_Easting",
      "eastingatfalseorigin",
      "eastingatprojectioncentre",
      "eastingatprojectioncenter"),
  FALSE_NORTHING(
      Kind.LENGTH,
      "False_Northing",
      "northingatfalseorigin",
      "northingatprojectioncentre",
      "northingatprojectioncenter"),
  /** Of no meaning for the projection as we have it, whatever the value. */
  IGNORED(Kind.RATIO, "Semi_Major", "semiminor", "auxiliaryspheretype", "option", "earthradius"),
  /** Of ESRI's Krovak: −1 and 1 with axes east and north. */
  AXIS_SCALE(Kind.RATIO, "X_Scale", "yscale");

  /** In what units a file gives it: degrees or whatever angle, metres or whatever length, none. */
  enum Kind {
    ANGLE,
    LENGTH,
    RATIO
  }

  private static final Map<String, ProjectionParameter> BY_NAME = byName();

  final Kind kind;

  /** The name that {@link PrjWriter} gives to it. */
  final String esriName;

  /** Separated by blanks. */
  private final String aliases;

  ProjectionParameter(Kind kind, String esriName, String... aliases) {
    this.kind = kind;
    this.esriName = esriName;
    this.aliases = String.join(" ", aliases);
  }

  /** The parameter of that name, in any spelling. */
  static Optional<ProjectionParameter> of(String name) {
    return Optional.ofNullable(BY_NAME.get(letters(name)));
  }

  /** Letters and digits in lower case, which is all that dialects agree on. */
  static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
  }

  private static Map<String, ProjectionParameter> byName() {
    var names = new HashMap<String, ProjectionParameter>();
    Arrays.stream(values())
        .forEach(
            p -> {
              names.put(letters(p.esriName), p);
              List.of(p.aliases.split(" ")).forEach(alias -> names.put(alias, p));
            });
    return Map.copyOf(names);
  }
}
