package org.tutai.geo.source.remote.wms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tutai.geo.evidence.Remark;

/**
 * What a Web Map Service says of itself. Immutable.
 *
 * @param mapUrl where GetMap is asked, as it can be used from where the document came
 * @param infoUrl where GetFeatureInfo is asked; empty when it is not offered
 * @param mapFormats as requests say them, the best for a map first being the reader's business
 * @param maxWidth the widest picture in pixels; 0 when not told
 * @param layers the uppermost; one in documents that follow the schema
 * @param remarks what was odd about the document
 */
public record WmsCapabilities(
    WmsVersion version,
    String title,
    String summary,
    String fees,
    String constraints,
    Optional<String> mapUrl,
    Optional<String> infoUrl,
    List<String> mapFormats,
    List<String> infoFormats,
    List<String> exceptionFormats,
    int maxWidth,
    int maxHeight,
    List<WmsLayer> layers,
    List<Remark> remarks) {

  public WmsCapabilities {
    mapFormats = List.copyOf(mapFormats);
    infoFormats = List.copyOf(infoFormats);
    exceptionFormats = List.copyOf(exceptionFormats);
    layers = List.copyOf(layers);
    remarks = List.copyOf(remarks);
  }

  /** All layers, parents before children. */
  public Stream<WmsLayer> allLayers() {
    return layers.stream().flatMap(WmsCapabilities::withChildren);
  }

  private static Stream<WmsLayer> withChildren(WmsLayer layer) {
    return Stream.concat(
        Stream.of(layer), layer.layers().stream().flatMap(WmsCapabilities::withChildren));
  }

  /** The layer of that name. */
  public Optional<WmsLayer> layer(String name) {
    return allLayers().filter(layer -> layer.name().filter(name::equals).isPresent()).findFirst();
  }

  /** The format best for a map: PNG, since it keeps transparency, else what can be decoded. */
  public Optional<String> bestFormat() {
    for (String wanted : List.of("image/png", "image/png; mode=8bit", "image/png8", "PNG")) {
      Optional<String> found = mapFormats.stream().filter(wanted::equalsIgnoreCase).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return mapFormats.stream()
        .filter(f -> f.toLowerCase(java.util.Locale.ROOT).matches("(image/)?(png|jpe?g|gif).*"))
        .findFirst();
  }
}
