package org.tutai.geo.crs;

import static org.tutai.geo.crs.ProjectionParameter.AZIMUTH;
import static org.tutai.geo.crs.ProjectionParameter.FALSE_EASTING;
import static org.tutai.geo.crs.ProjectionParameter.FALSE_NORTHING;
import static org.tutai.geo.crs.ProjectionParameter.LATITUDE;
import static org.tutai.geo.crs.ProjectionParameter.LONGITUDE;
import static org.tutai.geo.crs.ProjectionParameter.PARALLEL_1;
import static org.tutai.geo.crs.ProjectionParameter.PARALLEL_2;
import static org.tutai.geo.crs.ProjectionParameter.PSEUDO_PARALLEL;
import static org.tutai.geo.crs.ProjectionParameter.RECTIFIED;
import static org.tutai.geo.crs.ProjectionParameter.SCALE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The projections that are known, with their numbers in the EPSG dataset and the names by which
 * EPSG, the OGC, ESRI, GDAL and GeoTools call them. {@link #TRANSVERSE_MERCATOR} and {@link
 * #WEB_MERCATOR} have classes of their own.
 */
enum ProjectionMethod {
  TRANSVERSE_MERCATOR(
      "Transverse_Mercator",
      "9807",
      "1111",
      "transversemercatorcomplex",
      "gausskruger",
      "gaussboaga") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      throw new IllegalStateException("transverse Mercator has a class of its own");
    }
  },
  WEB_MERCATOR(
      "Mercator_Auxiliary_Sphere", "1024", "popularvisualisationpseudomercator", "pseudomercator") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new Mercator(
          new Ellipsoid(ellipsoid.semiMajorMetres(), 0),
          v.get(LONGITUDE),
          0,
          1,
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  MERCATOR_1SP("Mercator_1SP", "9804", "mercatorvarianta") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new Mercator(
          ellipsoid,
          v.get(LONGITUDE),
          v.radians(LATITUDE),
          v.scale(),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  /** Also ESRI's Mercator without a number. */
  MERCATOR_2SP("Mercator", "9805", "mercator2sp", "mercatorvariantb", "mercatorvariantc", "1044") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      double scale = new LatitudeFunctions(ellipsoid).parallel(v.radians(PARALLEL_1));
      return new Mercator(
          ellipsoid,
          v.get(LONGITUDE),
          v.radians(LATITUDE),
          scale * v.scale(),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  LAMBERT_1SP("Lambert_Conformal_Conic_1SP", "9801", "lambertconicconformal1sp") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      double parallel = v.radians(LATITUDE);
      return lambert(ellipsoid, v, parallel, parallel, 0);
    }
  },
  LAMBERT_2SP(
      "Lambert_Conformal_Conic",
      "9802",
      "lambertconformalconic2sp",
      "lambertconicconformal2sp",
      "1051",
      "lambertconicconformal2spmichigan",
      "1102",
      "lambertconicconformal1spvariantb") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      double parallel = v.radians(PARALLEL_1);
      return lambert(
          ellipsoid, v, parallel, v.has(PARALLEL_2) ? v.radians(PARALLEL_2) : parallel, 0);
    }
  },
  LAMBERT_BELGIUM(
      "Lambert_Conformal_Conic_2SP_Belgium", "9803", "lambertconicconformal2spbelgium") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      // The method's own constant: 29.2985 seconds of arc.
      return lambert(
          ellipsoid,
          v,
          v.radians(PARALLEL_1),
          v.radians(PARALLEL_2),
          Math.toRadians(29.2985 / 3600));
    }
  },
  ALBERS("Albers", "9822", "albersconicequalarea", "albersequalarea", "albersequalareaconic") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new AlbersEqualArea(
          ellipsoid,
          v.get(LONGITUDE),
          v.radians(LATITUDE),
          v.radians(PARALLEL_1),
          v.radians(v.has(PARALLEL_2) ? PARALLEL_2 : PARALLEL_1),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  POLAR_STEREOGRAPHIC_A("Polar_Stereographic_Variant_A", "9810", "polarstereographicvarianta") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return PolarStereographic.atPole(
          ellipsoid,
          v.get(LATITUDE) > 0,
          v.get(LONGITUDE),
          v.scale(),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  POLAR_STEREOGRAPHIC_B(
      "Polar_Stereographic_Variant_B",
      "9829",
      "polarstereographicvariantb",
      "stereographicnorthpole",
      "stereographicsouthpole") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return polarAtParallel(ellipsoid, v, false);
    }
  },
  POLAR_STEREOGRAPHIC_C("Polar_Stereographic_Variant_C", "9830", "polarstereographicvariantc") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return polarAtParallel(ellipsoid, v, true);
    }
  },
  OBLIQUE_STEREOGRAPHIC("Double_Stereographic", "9809", "obliquestereographic") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return ObliqueStereographic.doubled(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.scale(),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  STEREOGRAPHIC("Stereographic", "", "stereographic") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      if (Math.abs(v.get(LATITUDE)) > 89.9999) {
        return POLAR_STEREOGRAPHIC_A.create(ellipsoid, v);
      }
      return ObliqueStereographic.ofConformalSphere(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.scale(),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  LAMBERT_AZIMUTHAL(
      "Lambert_Azimuthal_Equal_Area", "9820", "1027", "lambertazimuthalequalareaspherical") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new LambertAzimuthal(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  HOTINE_A(
      "Hotine_Oblique_Mercator_Azimuth_Natural_Origin",
      "9812",
      "hotineobliquemercator",
      "hotineobliquemercatorvarianta",
      "rectifiedskeworthomorphicnaturalorigin") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return hotine(ellipsoid, v, false);
    }
  },
  HOTINE_B(
      "Hotine_Oblique_Mercator_Azimuth_Center",
      "9815",
      "hotineobliquemercatorvariantb",
      "obliquemercator",
      "rectifiedskeworthomorphiccenter",
      "swissobliquecylindrical",
      "swissobliquemercator") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return hotine(ellipsoid, v, true);
    }
  },
  KROVAK("Krovak", "1041", "krovaknorthorientated", "9819", "krovakobliqueconformalconic") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new Krovak(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.has(AZIMUTH) ? v.radians(AZIMUTH) : Math.toRadians(30.28813975277778),
          v.has(PSEUDO_PARALLEL) ? v.radians(PSEUDO_PARALLEL) : Math.toRadians(78.5),
          v.scale(),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  CASSINI("Cassini", "9806", "cassinisoldner") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new CassiniSoldner(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  CYLINDRICAL_EQUAL_AREA(
      "Cylindrical_Equal_Area",
      "9835",
      "lambertcylindricalequalarea",
      "9834",
      "lambertcylindricalequalareaspherical") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return cylindrical(Cylindrical.Kind.EQUAL_AREA, ellipsoid, v);
    }
  },
  EQUIDISTANT_CYLINDRICAL(
      "Equidistant_Cylindrical",
      "1028",
      "1029",
      "9823",
      "9842",
      "equidistantcylindricalspherical",
      "equirectangular",
      "platecarree") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return cylindrical(Cylindrical.Kind.EQUIDISTANT, ellipsoid, v);
    }
  },
  SINUSOIDAL("Sinusoidal", "") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return cylindrical(Cylindrical.Kind.SINUSOIDAL, ellipsoid, v);
    }
  },
  EQUAL_EARTH("Equal_Earth", "1078") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return cylindrical(Cylindrical.Kind.EQUAL_EARTH, ellipsoid, v);
    }
  },
  EQUIDISTANT_CONIC("Equidistant_Conic", "1119") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return EquidistantConic.of(
          ellipsoid,
          v.radians(LATITUDE),
          v.radians(PARALLEL_1),
          v.radians(v.has(PARALLEL_2) ? PARALLEL_2 : PARALLEL_1),
          v.get(LONGITUDE),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  BONNE("Bonne", "9827") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return EquidistantConic.bonne(
          ellipsoid,
          v.radians(v.has(LATITUDE) ? LATITUDE : PARALLEL_1),
          v.get(LONGITUDE),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  POLYCONIC("Polyconic", "9818", "americanpolyconic") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new Polyconic(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  },
  AZIMUTHAL_EQUIDISTANT("Azimuthal_Equidistant", "1125", "9832", "modifiedazimuthalequidistant") {
    @Override
    Projection create(Ellipsoid ellipsoid, Values v) {
      return new AzimuthalEquidistant(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
  };

  /** Parameters by kind: degrees, metres and ratios. */
  record Values(Map<ProjectionParameter, Double> map) {

    Values {
      map = Map.copyOf(map);
      map.forEach(Values::check);
    }

    private static void check(ProjectionParameter parameter, double value) {
      double limit =
          switch (parameter.kind) {
            case ANGLE -> 720;
            case LENGTH -> 1e9;
            case RATIO -> 1e8;
          };
      if (!(Math.abs(value) <= limit) || (parameter == SCALE && !(value > 0.01 && value < 100))) {
        throw new IllegalArgumentException(
            "the projection's " + parameter.esriName + " must be sensible (got: " + value + ")");
      }
    }

    boolean has(ProjectionParameter parameter) {
      return map.containsKey(parameter);
    }

    /** The value, 0 if it is not given. */
    double get(ProjectionParameter parameter) {
      return map.getOrDefault(parameter, 0.0);
    }

    double radians(ProjectionParameter parameter) {
      double degrees = get(parameter);
      boolean latitude =
          parameter == LATITUDE || parameter == PARALLEL_1 || parameter == PARALLEL_2;
      if (latitude && !(Math.abs(degrees) <= 90)) {
        throw new IllegalArgumentException(
            "the projection's " + parameter.esriName + " must be -90 to 90 (got: " + degrees + ")");
      }
      return Math.toRadians(degrees);
    }

    double scale() {
      return map.getOrDefault(SCALE, 1.0);
    }
  }

  private static final Map<String, ProjectionMethod> BY_NAME = byName();

  /** The name that {@link PrjWriter} gives to it. */
  final String esriName;

  /** Separated by blanks. */
  private final String names;

  ProjectionMethod(String esriName, String... names) {
    this.esriName = esriName;
    this.names = String.join(" ", names);
  }

  /**
   * The projection.
   *
   * @throws IllegalArgumentException if the parameters make none
   */
  abstract Projection create(Ellipsoid ellipsoid, Values values);

  /** The method with that number in the EPSG dataset. */
  static Optional<ProjectionMethod> ofEpsg(String number) {
    return Optional.ofNullable(BY_NAME.get(number));
  }

  /**
   * The method that a text names, told from its parameters where the name leaves it open.
   *
   * @param name in any spelling
   */
  static Optional<ProjectionMethod> of(String name, Values values) {
    String letters = ProjectionParameter.letters(name);
    return switch (letters) {
      case "mercator" -> Optional.of(values.has(PARALLEL_1) ? MERCATOR_2SP : MERCATOR_1SP);
      case "lambertconformalconic", "lambertconicconformal" ->
          Optional.of(values.has(PARALLEL_1) ? LAMBERT_2SP : LAMBERT_1SP);
      case "polarstereographic" -> Optional.of(polar(values));
      default -> Optional.ofNullable(BY_NAME.get(letters));
    };
  }

  /** In WKT 1 the latitude of origin is the parallel of true scale, unless it is the pole. */
  private static ProjectionMethod polar(Values values) {
    boolean atPole = Math.abs(values.get(LATITUDE)) > 89.999999;
    return values.has(PARALLEL_1) || !atPole ? POLAR_STEREOGRAPHIC_B : POLAR_STEREOGRAPHIC_A;
  }

  private static Projection lambert(
      Ellipsoid ellipsoid, Values v, double parallel1, double parallel2, double turn) {
    return new LambertConformalConic(
        ellipsoid,
        v.get(LONGITUDE),
        v.radians(LATITUDE),
        parallel1,
        parallel2,
        v.scale(),
        turn,
        v.get(FALSE_EASTING),
        v.get(FALSE_NORTHING));
  }

  private static Projection polarAtParallel(Ellipsoid ellipsoid, Values v, boolean fromParallel) {
    return PolarStereographic.atParallel(
        ellipsoid,
        v.radians(v.has(PARALLEL_1) ? PARALLEL_1 : LATITUDE),
        v.get(LONGITUDE),
        fromParallel,
        v.get(FALSE_EASTING),
        v.get(FALSE_NORTHING));
  }

  private static Projection hotine(Ellipsoid ellipsoid, Values v, boolean fromCentre) {
    double azimuth = v.has(AZIMUTH) ? v.radians(AZIMUTH) : Math.PI / 2;
    double rectified = v.has(RECTIFIED) ? v.radians(RECTIFIED) : azimuth;
    boolean swiss =
        Math.abs(azimuth - Math.PI / 2) < 1e-10 && Math.abs(rectified - Math.PI / 2) < 1e-10;
    if (fromCentre && swiss) {
      return new SwissObliqueMercator(
          ellipsoid,
          v.radians(LATITUDE),
          v.get(LONGITUDE),
          v.scale(),
          v.get(FALSE_EASTING),
          v.get(FALSE_NORTHING));
    }
    return new HotineObliqueMercator(
        ellipsoid,
        v.radians(LATITUDE),
        v.get(LONGITUDE),
        azimuth,
        rectified,
        v.scale(),
        fromCentre,
        v.get(FALSE_EASTING),
        v.get(FALSE_NORTHING));
  }

  private static Projection cylindrical(Cylindrical.Kind kind, Ellipsoid ellipsoid, Values v) {
    return new Cylindrical(
        kind,
        ellipsoid,
        v.radians(PARALLEL_1),
        v.radians(LATITUDE),
        v.get(LONGITUDE),
        v.get(FALSE_EASTING),
        v.get(FALSE_NORTHING));
  }

  private static Map<String, ProjectionMethod> byName() {
    var byName = new HashMap<String, ProjectionMethod>();
    for (ProjectionMethod method : values()) {
      byName.put(ProjectionParameter.letters(method.esriName), method);
      List.of(method.names.split(" ")).forEach(name -> byName.put(name, method));
    }
    return Map.copyOf(byName);
  }
}
