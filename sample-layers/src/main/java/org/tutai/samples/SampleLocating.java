package org.tutai.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Formats;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.place.PlaceImport;

/**
 * The indexes by which locating can be tried before anything is imported: made-up door plates, and
 * the districts of the sample layers. Stateless, thread-safe.
 */
public final class SampleLocating {

  private static final String PLATES = "locate/doorplates.csv.gz";
  private static final String DISTRICTS = "data/taiwan.gpkg";
  private static final Set<String> LAYERS = Set.of("counties", "towns", "villages");
  private static final String ADDRESSES = "addresses";
  private static final String PLACES = "places";

  private SampleLocating() {}

  /** A short name for this version of the plates and places, fit for a folder's name. */
  public static String version() {
    return SampleLayers.digest(PLATES).substring(0, 6)
        + SampleLayers.digest(DISTRICTS).substring(0, 6);
  }

  /**
   * The folder with the indexes, {@code addresses} and {@code places}; made when it isn't there, or
   * not of this version of Tutai, which takes a second or two. Several programs may do so at once.
   *
   * @param folder where to keep it; what is there and cannot be used is replaced
   * @return the folder
   * @throws IOException when the folder cannot be written to
   */
  public static Path prepare(Path folder) throws IOException {
    if (!isUsable(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Path draft = Files.createTempDirectory(parent, ".locate-");
      try {
        make(draft);
        putInPlace(draft, folder);
      } finally {
        delete(draft);
      }
    }
    return folder;
  }

  private static boolean isUsable(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (PlateIndex plates = PlateIndex.open(folder.resolve(ADDRESSES))) {
      return !plates.segments().isEmpty() && !PlaceImport.list(folder.resolve(PLACES)).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static void make(Path folder) throws IOException {
    Path plates = folder.resolve("doorplates.csv.gz");
    try (InputStream in = SampleLayers.open(PLATES)) {
      Files.copy(in, plates);
    }
    new PlateImport(folder.resolve(ADDRESSES))
        .synthetic()
        .source("made up by Tutai")
        .run(List.of(plates));
    Files.delete(plates);
    districts(folder);
  }

  private static void districts(Path folder) throws IOException {
    Path taiwan = folder.resolve("taiwan.gpkg");
    try (InputStream in = SampleLayers.open(DISTRICTS)) {
      Files.copy(in, taiwan);
    }
    List<FeatureSource> layers = new ArrayList<>();
    for (FeatureSource layer : Formats.open(taiwan).layers()) {
      if (LAYERS.contains(layer.name())) {
        layers.add(layer);
      }
    }
    new PlaceImport(folder.resolve(PLACES))
        .sources(layers, "taiwan.gpkg", PlaceImport.Options.NONE);
    Files.delete(taiwan);
  }

  /* Who comes second finds the first one's folder, which is as good. */
  private static void putInPlace(Path draft, Path folder) throws IOException {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (isUsable(folder)) {
        return;
      }
      delete(folder);
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
