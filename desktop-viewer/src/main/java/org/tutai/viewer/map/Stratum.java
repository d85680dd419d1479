package org.tutai.viewer.map;

import java.util.List;
import org.tutai.geo.layer.LayerView;
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

  /** The same, wholly opaque and at every scale: strata with equal ones give equal pictures. */
  Stratum plain();

  /** The theme layers by whose ids trouble with it is told. */
  List<String> ids();

  /**
   * Layers of this computer, drawn together so that their names make room for one another.
   *
   * @param ids of the theme's layers among them; the base map has none
   */
  record Local(List<StyledLayer> layers, double opacity, ScaleRange scales, List<String> ids)
      implements Stratum {
    public Local {
      layers = List.copyOf(layers);
      ids = List.copyOf(ids);
    }

    /** Layers that are none of a theme's. */
    public Local(List<StyledLayer> layers, double opacity, ScaleRange scales) {
      this(layers, opacity, scales, List.of());
    }

    @Override
    public Local plain() {
      return new Local(layers, 1, ScaleRange.ALL, ids);
    }
  }

  /**
   * What is selected, marked above the layers.
   *
   * @param id of the theme's layer
   * @param ordinals of its selected features, at least one
   */
  record Selected(String id, LayerView layer, OrdinalSet ordinals, ScaleRange scales)
      implements Stratum {
    @Override
    public double opacity() {
      return 1;
    }

    @Override
    public Selected plain() {
      return new Selected(id, layer, ordinals, ScaleRange.ALL);
    }

    @Override
    public List<String> ids() {
      return List.of(id);
    }
  }

  /**
   * A layer of a server.
   *
   * @param id of the theme's layer, by which trouble with it is told
   */
  record Remote(String id, RemoteLayer layer, double opacity, ScaleRange scales)
      implements Stratum {

    @Override
    public Remote plain() {
      return new Remote(id, layer, 1, ScaleRange.ALL);
    }

    @Override
    public List<String> ids() {
      return List.of(id);
    }
  }

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

    @Override
    public Drawings plain() {
      return this;
    }

    @Override
    public List<String> ids() {
      return List.of();
    }
  }
}
