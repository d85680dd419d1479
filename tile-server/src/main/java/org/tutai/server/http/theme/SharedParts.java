package org.tutai.server.http.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.PictureReader;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.store.Blobs;
import org.tutai.server.store.theme.ThemeFiles;

/**
 * What one shared copy draws that is not published here: its files, and layers of other servers
 * where the operator lets this one ask them. What cannot be had is empty. Thread-safe.
 */
final class SharedParts {

  private static final Logger log = LoggerFactory.getLogger(SharedParts.class);

  /** A preview is far smaller: of a larger picture so many pixels are read as are needed here. */
  private static final int MOST_PIXELS = 16 << 20;

  private static final String BASE64 = ";base64,";

  private final String share;
  private final Kept kept;

  /**
   * Where the parts of all shared copies are.
   *
   * @param remote asks other servers; empty when this one may ask none
   */
  record Kept(
      ThemeFiles files, Blobs blobs, FileInspector inspector, Optional<RemotePictures> remote) {}

  SharedParts(String share, Kept kept) {
    this.share = share;
    this.kept = kept;
  }

  /** As {@link org.tutai.geo.theme.picture.ThemeSources#features}. */
  Optional<byte[]> features(ThemeLayer layer) {
    if (layer instanceof FileLayer file) {
      return file.file()
          .flatMap(
              name -> features(name, Optional.of(file.layer()).filter(text -> !text.isEmpty())));
    }
    return layer instanceof DocumentLayer document
        ? document.file().flatMap(name -> features(name, Optional.empty()))
        : Optional.empty();
  }

  private Optional<byte[]> features(String name, Optional<String> layer) {
    try {
      return find(name)
          .flatMap(
              file ->
                  path(file)
                      .flatMap(
                          path ->
                              kept.inspector()
                                  .collection(path, file.digest(), file.name(), layer)));
    } catch (ProblemException | java.io.UncheckedIOException unreadable) {
      log.debug("the file {} is left out of a preview", name, unreadable);
      return Optional.empty();
    }
  }

  private Optional<ThemeFiles.Kept> find(String name) {
    return ThemeParts.digest(name).flatMap(digest -> kept.files().findShared(share, digest));
  }

  private Optional<Path> path(ThemeFiles.Kept file) {
    return kept.blobs().find(file.digest());
  }

  /** As {@link org.tutai.geo.theme.picture.ThemeSources#remote}. */
  Optional<Picture> picture(ThemeLayer layer, MapView view) {
    if (kept.remote().isEmpty()) {
      return Optional.empty();
    }
    try {
      RemoteLayer remote = RemoteLayer.of(ThemeParts.json(layer));
      return Optional.of(
          picture(
              kept.remote()
                  .get()
                  .draw(
                      remote,
                      new RemoteView(view.crs(), view.bounds(), view.width(), view.height()))));
    } catch (RemoteSourceException | IllegalArgumentException cannotBeHad) {
      log.debug("a layer of another server is left out of a preview", cannotBeHad);
      return Optional.empty();
    }
  }

  private static Picture picture(RemoteImage image) {
    return new Picture(image.width(), image.height(), image.pixels());
  }

  /** As {@link org.tutai.geo.theme.picture.ThemeSources#image}. */
  Optional<Picture> image(String image) {
    try {
      Optional<byte[]> bytes = image.startsWith("data:") ? ofData(image) : ofFile(image);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      var fetched =
          new Fetched(image, 200, Map.of(), bytes.get(), Optional.empty(), Optional.empty());
      return Optional.of(picture(PictureReader.readThinned(fetched, MOST_PIXELS)));
    } catch (IOException | IllegalArgumentException unreadable) {
      log.debug("a picture is left out of a preview", unreadable);
      return Optional.empty();
    }
  }

  private static Optional<byte[]> ofData(String url) {
    int start = url.indexOf(BASE64);
    return start < 0
        ? Optional.empty()
        : Optional.of(Base64.getMimeDecoder().decode(url.substring(start + BASE64.length())));
  }

  private Optional<byte[]> ofFile(String name) throws IOException {
    Optional<Path> path = find(name).flatMap(this::path);
    return path.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(path.get()));
  }
}
