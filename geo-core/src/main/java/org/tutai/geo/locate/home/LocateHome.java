package org.tutai.geo.locate.home;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.place.Place;
import org.tutai.geo.locate.place.PlaceImport;
import org.tutai.geo.locate.place.PlaceIndex;

/**
 * Where the indexes for locating are kept: a directory with {@code addresses} (a {@link
 * PlateIndex}) and {@code places} (a {@link PlaceIndex}), neither of which need be there. Whichever
 * has nothing of the user's own is taken from the samples. Immutable, thread-safe.
 *
 * @param directory of the user's own; it need not be there
 * @param sample gives the directory to take what is missing from
 */
public record LocateHome(Path directory, Sample sample) {

  /** Gives a directory laid out like a home, with made-up plates to try the software with. */
  @FunctionalInterface
  public interface Sample {

    /** No samples: what is not the user's own is empty. */
    Sample NONE = () -> null;

    /**
     * The directory, made when it isn't there yet; null for none. Called from any thread, at the
     * first use.
     */
    @Nullable Path directory() throws IOException;
  }

  private static final String ADDRESSES = "addresses";
  private static final String PLACES = "places";

  /**
   * The home of a workspace ({@code DIR/locate}), or without one the user's: {@code
   * $XDG_DATA_HOME/tutai/locate}, by default {@code ~/.local/share/tutai/locate}.
   *
   * @param environment of the process: {@code XDG_DATA_HOME} counts, else {@code HOME}
   */
  public static LocateHome of(
      @Nullable Path workspace, Map<String, String> environment, Sample sample) {
    Path directory =
        workspace == null
            ? data(environment).resolve("tutai").resolve("locate")
            : workspace.resolve("locate");
    return new LocateHome(directory.toAbsolutePath(), sample);
  }

  private static Path data(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_DATA_HOME", "");
    return given.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")))
            .resolve(".local")
            .resolve("share")
        : Path.of(given);
  }

  /** Where the user's own plates are imported to. */
  public Path addresses() {
    return directory.resolve(ADDRESSES);
  }

  /** Where the user's own places are. */
  public Path places() {
    return directory.resolve(PLACES);
  }

  /**
   * Opens what there is.
   *
   * @throws IOException when an index that is there cannot be opened; nothing is left open
   */
  public LocateIndexes open() throws IOException {
    boolean ownPlates = !fingerprint(addresses()).isEmpty();
    boolean ownPlaces = !fingerprint(places()).isEmpty();
    boolean whole = ownPlates && ownPlaces && hasDistricts(places());
    @Nullable Path samples = whole ? null : sample.directory();
    Path addresses = ownPlates || samples == null ? addresses() : samples.resolve(ADDRESSES);
    Path places = ownPlaces || samples == null ? places() : samples.resolve(PLACES);
    Path districts = samples == null ? places : samples.resolve(PLACES);
    String stamp = fingerprint(places);
    PlateIndex plates = PlateIndex.open(addresses);
    PlaceIndex index = null;
    try {
      index = PlaceIndex.open(places, districts);
      String version = Digests.sha256(plates.version() + "\n" + stamp).substring(0, 16);
      return new LocateIndexes(Locator.of(plates, index), version, closing(plates, index));
    } catch (IOException | RuntimeException | Error e) {
      closing(plates, index).run();
      throw e;
    }
  }

  private static Runnable closing(PlateIndex plates, @Nullable PlaceIndex places) {
    return () -> {
      plates.close();
      if (places != null) {
        places.close();
      }
    };
  }

  /** Landmarks of the user's own want the districts of the samples all the same. */
  private static boolean hasDistricts(Path places) throws IOException {
    return PlaceImport.list(places).stream().anyMatch(set -> set.kind() == Place.Kind.DISTRICT);
  }

  /**
   * Something that is another whenever the user's own indexes are; cheap to ask for.
   *
   * @throws IOException when a directory that is there cannot be read
   */
  String fingerprint() throws IOException {
    return fingerprint(addresses()) + "\n" + fingerprint(places());
  }

  /**
   * Of the manifests, where there are any, since what they name never changes; else of all files.
   * Empty for a directory that isn't there or holds no file.
   */
  private static String fingerprint(Path directory) throws IOException {
    var manifests = new TreeMap<String, String>();
    var all = new TreeMap<String, String>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String state = state(file);
        if (!state.isEmpty()) {
          (name.startsWith("manifest") ? manifests : all).put(name, state);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return "";
    }
    TreeMap<String, String> counted = manifests.isEmpty() ? all : manifests;
    return counted.isEmpty() ? "" : counted.toString();
  }

  /** Size, time and identity of a file; empty for what is none, or gone since. */
  private static String state(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey()
          : "";
    } catch (NoSuchFileException gone) {
      return "";
    }
  }
}
