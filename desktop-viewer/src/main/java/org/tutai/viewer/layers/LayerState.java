package org.tutai.viewer.layers;

import java.util.List;
import java.util.Optional;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** How far the opening of a file is. */
public sealed interface LayerState {

  /** It is being opened. */
  record Loading(Job<?> job) implements LayerState {}

  /** It is open. */
  record Ready(List<OpenedLayer> layers) implements LayerState {
    public Ready {
      layers = List.copyOf(layers);
    }

    /** The layer of a name; of any name when there is only one. */
    public Optional<OpenedLayer> layer(String name) {
      return layers.size() == 1
          ? Optional.of(layers.get(0))
          : layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
    }
  }

  /**
   * It cannot be opened.
   *
   * @param missing whether there is no such file
   */
  record Failed(Text what, boolean missing) implements LayerState {}

  /** A person gave the opening up; {@link LayerStore#open} begins again. */
  record Stopped() implements LayerState {}
}
