package org.tutai.geo.locate.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.layer.CompiledLayer;

/** A set of places with its two files open. Thread-safe. */
record OpenSet(PlaceSet set, PlaceFile places, CompiledLayer layer) implements AutoCloseable {

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  static OpenSet open(Path directory, PlaceSet set) throws IOException {
    PlaceFile places = PlaceFile.open(PlaceImport.placeFile(directory, set));
    try {
      CompiledLayer layer = CompiledLayer.open(PlaceImport.layerFile(directory, set));
      var open = new OpenSet(set, places, layer);
      if (places.pieces() != layer.info().count()) {
        open.close();
        throw new FormatException(
            PlaceImport.layerFile(directory, set),
            -1,
            places.pieces() + " features",
            layer.info().count() + " features",
            "Import the places again.");
      }
      return open;
    } catch (IOException | RuntimeException e) {
      places.close();
      throw e;
    }
  }

  /** The geometry of a place: its one piece, or all of them together. */
  Optional<Geometry> geometry(int place) {
    List<Geometry> parts = new ArrayList<>();
    for (int piece : places.piecesOf(place)) {
      layer.get(piece).map(Feature::geometry).ifPresent(parts::add);
    }
    if (parts.size() <= 1) {
      return parts.stream().findFirst();
    }
    return Optional.of(GEOMETRIES.buildGeometry(flat(parts)));
  }

  private static List<Geometry> flat(List<Geometry> parts) {
    List<Geometry> flat = new ArrayList<>();
    for (Geometry part : parts) {
      for (int i = 0; i < part.getNumGeometries(); i++) {
        flat.add(part.getGeometryN(i));
      }
    }
    return flat;
  }

  @Override
  public void close() {
    places.close();
    layer.close();
  }
}
