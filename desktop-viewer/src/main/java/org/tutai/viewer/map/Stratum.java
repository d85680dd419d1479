package org.tutai.viewer.map;

import java.util.List;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.ScaleRange;

/**
 * What is drawn as one picture and laid over what is below. Equal strata at an equal viewport give
 * equal pictures, so that only what changed is drawn anew.
 */
public sealed interface Stratum {

  /** How much of what is below it hides, 0 to 1. */
  double opacity();

  /** At which scales it shows. */
  ScaleRange scales();

  /** Layers of this computer, drawn together so that their names make room for one another. */
  record Local(List<StyledLayer> layers, double opacity, ScaleRange scales) implements Stratum {
    public Local {
      layers = List.copyOf(layers);
    }
  }

  /**
   * A layer of a server.
   *
   * @param id of the theme's layer, by which trouble with it is told
   */
  record Remote(String id, RemoteLayer layer, double opacity, ScaleRange scales)
      implements Stratum {}

  /** Annotations and measurements, lowest first. */
  record Drawings(List<Annotation> annotations, List<Measurement> measurements) implements Stratum {
    public Drawings {
      annotations = List.copyOf(annotations);
      measurements = List.copyOf(measurements);
    }

    @Override
    public double opacity() {
      return 1;
    }

    @Override
    public ScaleRange scales() {
      return ScaleRange.ALL;
    }
  }
}
