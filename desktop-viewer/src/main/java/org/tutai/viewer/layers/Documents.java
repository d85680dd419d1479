package org.tutai.viewer.layers;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.theme.Kept;
import org.tutai.viewer.work.Progress;

/**
 * Makes files of documents that are none yet: those at an address, those kept with a theme, those
 * written into it. A file lies in a folder named by its content, so that an equal document is
 * compiled once. Thread-safe; not for the UI thread.
 */
public final class Documents {

  /** Asks another server. */
  @FunctionalInterface
  public interface Asking {
    Fetched fetch(FetchRequest request) throws RemoteSourceException;
  }

  private static final Logger log = LoggerFactory.getLogger(Documents.class);
  private static final String ACCEPT =
      "application/vnd.google-earth.kml+xml,application/vnd.google-earth.kmz,"
          + "application/geo+json,application/json,application/xml,*/*;q=0.5";
  private static final int LONGEST_NAME = 80;

  private final Path folder;
  private final Asking asking;
  private volatile KeptFiles kept =
      (file, progress) -> {
        throw new NoSuchFileException(file);
      };

  /**
   * Documents in a folder.
   *
   * @param folder of the cache; made when it is needed
   */
  public Documents(Path folder, Asking asking) {
    this.folder = folder;
    this.asking = asking;
  }

  /** Who has the files that are kept with themes; nobody at first. */
  public void setKeptFiles(KeptFiles files) {
    kept = files;
  }

  /** A file that is kept with the theme, by its name; empty when it cannot be had now. */
  public Optional<Path> keptFile(String name) {
    try {
      return Optional.of(kept.find(name, (done, total) -> {}));
    } catch (IOException e) {
      log.debug("{} cannot be had", name, e);
      return Optional.empty();
    }
  }

  /** The file of an origin; one of this computer as it is. */
  Path file(LayerOrigin origin, Progress progress) throws IOException {
    if (origin instanceof LayerOrigin.OnDisk disk) {
      return disk.file();
    }
    if (origin instanceof LayerOrigin.WithTheme with) {
      return named(with, progress);
    }
    if (origin instanceof LayerOrigin.Linked linked) {
      return fetched(linked.url());
    }
    return written(((LayerOrigin.Written) origin).data());
  }

  private Path named(LayerOrigin.WithTheme with, Progress progress) throws IOException {
    Path found = kept.find(with.file(), progress);
    if (String.valueOf(found.getFileName()).toLowerCase(Locale.ROOT).endsWith(with.ending())) {
      return found;
    }
    Path file =
        Files.createDirectories(folder.resolve(with.file())).resolve("file" + with.ending());
    if (!Files.isRegularFile(file) || Files.size(file) != Files.size(found)) {
      Path unfinished = file.resolveSibling("unfinished-" + UUID.randomUUID());
      Files.copy(found, unfinished);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private Path fetched(String url) throws IOException {
    Fetched got =
        asking.fetch(
            new FetchRequest(url, ACCEPT, FetchRequest.MOST_BYTES, FetchRequest.Check.NONE));
    return put(got.body(), stem(url) + ending(got.body()));
  }

  private Path written(Kept data) throws IOException {
    return put(data.toString().getBytes(StandardCharsets.UTF_8), "data.geojson");
  }

  private Path put(byte[] content, String name) throws IOException {
    Path own = Files.createDirectories(folder.resolve(Digests.sha256(content)));
    Path file = own.resolve(name);
    if (!Files.isRegularFile(file) || Files.size(file) != content.length) {
      Path unfinished = own.resolve("unfinished-" + UUID.randomUUID());
      Files.write(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** What the content is, whatever the address looks like. */
  private static String ending(byte[] content) {
    if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
      return ".kmz";
    }
    String start = new String(content, 0, Math.min(200, content.length), StandardCharsets.UTF_8);
    return start.replace("\uFEFF", "").strip().startsWith("<") ? ".kml" : ".geojson";
  }

  /** The last part of an address as the plain name of a file, without its ending. */
  static String stem(String url) {
    String path;
    try {
      path = String.valueOf(URI.create(url).getPath());
    } catch (IllegalArgumentException e) {
      path = url;
    }
    String last = path.replaceFirst("/+$", "").replaceFirst("^.*/", "");
    String plain =
        last.replaceFirst("(?i)\\.(kml|kmz|geojson|json)$", "")
            .replaceAll("[^\\p{L}\\p{N}._-]", "_");
    String name = plain.isEmpty() || plain.startsWith(".") ? "document" : plain;
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }
}
