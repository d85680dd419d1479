package org.tutai.server.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.layer.LayerWork;

/**
 * A whole file that came from elsewhere.
 *
 * @param name by which people know it
 */
record UploadedFile(Path path, String name) {

  private static final int MOST_LAYERS = 200;

  /** The layers in it. */
  List<LayerWork> works(Choices choices) throws IOException {
    Format format = Formats.of(path);
    List<LayerWork> works = LayerWork.of(name, format.id(), Formats.open(format, path, choices));
    if (works.isEmpty()) {
      throw new FormatException(path, -1, "at least one layer", "none")
          .because(FormatFault.NOTHING_INSIDE);
    }
    return works.subList(0, Math.min(works.size(), MOST_LAYERS));
  }

  Contents contents(Choices choices) throws IOException {
    return Formats.open(path, choices);
  }

  /** The layer of a name; where the file has but one, the empty name means that. */
  Optional<LayerWork> work(String layer, Choices choices) throws IOException {
    List<LayerWork> works = works(choices);
    if (layer.isEmpty()) {
      List<LayerWork> drawable = works.stream().filter(work -> work.refusal().isEmpty()).toList();
      return drawable.size() == 1 ? Optional.of(drawable.get(0)) : Optional.empty();
    }
    return works.stream().filter(work -> work.name().equals(layer)).findFirst();
  }
}
