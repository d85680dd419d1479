package org.tutai.viewer.layers;

import java.nio.file.Path;
import org.tutai.geo.format.Choices;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.Kept;

/** What a theme's layer is opened from. Equal origins are opened once. */
public sealed interface LayerOrigin {

  /** A file of this computer. */
  record OnDisk(Path file, Choices choices) implements LayerOrigin {}

  /**
   * A file that is kept with the theme.
   *
   * @param file {@code sha256-} and 64 hexadecimal digits
   * @param ending of its name, with the dot, by which its format is known
   */
  record WithTheme(String file, String ending, Choices choices) implements LayerOrigin {}

  /** A document at an address. */
  record Linked(DocumentLayer.Kind kind, String url) implements LayerOrigin {}

  /** GeoJSON that stands in the theme itself; the very same object, not an equal one. */
  final class Written implements LayerOrigin {
    private final Kept data;

    Written(Kept data) {
      this.data = data;
    }

    Kept data() {
      return data;
    }

    /* Comparing megabytes of JSON would take the UI thread's time; edits keep the object. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Written written && written.data == data;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(data);
    }
  }
}
