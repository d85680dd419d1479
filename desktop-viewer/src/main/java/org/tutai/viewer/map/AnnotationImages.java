package org.tutai.viewer.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.picture.PictureReader;
import org.tutai.geo.source.remote.picture.RemoteImage;

/**
 * The pictures that annotations show: data URLs, and files kept with the theme. What cannot be read
 * is left out, and tried again after some time. The latest are kept. Thread-safe; not for the UI
 * thread.
 */
public final class AnnotationImages implements Function<String, Optional<Picture>> {

  private static final Logger log = LoggerFactory.getLogger(AnnotationImages.class);
  private static final String BASE64 = ";base64,";
  private static final int KEPT = 32;
  private static final int MOST_PIXELS = 16_000_000;
  private static final long MOST_BYTES = 32 << 20;

  private static final long TRIED_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private record Found(Optional<Picture> picture, long at) {

    boolean counts(long now) {
      return picture.isPresent() || now - at < TRIED_AGAIN_NANOS;
    }
  }

  private final Map<String, Found> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
          return size() > KEPT;
        }
      };
  private volatile Function<String, Optional<Path>> files = name -> Optional.empty();

  /**
   * Says where the files are that a theme's annotations name; what was read before is forgotten.
   */
  public void setFiles(Function<String, Optional<Path>> found) {
    files = found;
    synchronized (kept) {
      kept.clear();
    }
  }

  /* Read outside the lock: two threads may read the same, but none waits for another's picture. */
  @Override
  public Optional<Picture> apply(String image) {
    synchronized (kept) {
      Found known = kept.get(image);
      if (known != null && known.counts(System.nanoTime())) {
        return known.picture();
      }
    }
    var found = new Found(read(image), System.nanoTime());
    synchronized (kept) {
      kept.put(image, found);
    }
    return found.picture();
  }

  private Optional<Picture> read(String image) {
    try {
      Optional<byte[]> bytes = image.startsWith("data:") ? ofData(image) : ofFile(image);
      return bytes.isEmpty() ? Optional.empty() : Optional.of(decoded(bytes.get()));
    } catch (IOException | IllegalArgumentException unreadable) {
      log.debug("a picture of an annotation is left out", unreadable);
      return Optional.empty();
    }
  }

  private static Picture decoded(byte[] bytes) throws IOException {
    var fetched = new Fetched("", 200, Map.of(), bytes, Optional.empty(), Optional.empty());
    RemoteImage image = PictureReader.read(fetched, MOST_PIXELS);
    return new Picture(image.width(), image.height(), image.pixels());
  }

  private static Optional<byte[]> ofData(String url) {
    int start = url.indexOf(BASE64);
    return start < 0
        ? Optional.empty()
        : Optional.of(Base64.getMimeDecoder().decode(url.substring(start + BASE64.length())));
  }

  private Optional<byte[]> ofFile(String name) throws IOException {
    Optional<Path> file = files.apply(name).filter(Files::isRegularFile);
    return file.isPresent() && Files.size(file.get()) <= MOST_BYTES
        ? Optional.of(Files.readAllBytes(file.get()))
        : Optional.empty();
  }
}
