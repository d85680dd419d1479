package org.tutai.geo.source.remote.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tutai.geo.evidence.Remark;

/**
 * Pixels of another server.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row from the top left, each {@code 0xAARRGGBB} with colours premultiplied by
 *     alpha; not copied
 * @param staleSince when the oldest part of it was last given or confirmed, if its server is out of
 *     reach and this is the last good picture
 * @param remarks what a person should know: parts that are missing or old
 */
public record RemoteImage(
    int width, int height, int[] pixels, Optional<Instant> staleSince, List<Remark> remarks) {

  public RemoteImage {
    Objects.requireNonNull(staleSince, "staleSince");
    remarks = List.copyOf(remarks);
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          "pixels must be width x height (got: "
              + pixels.length
              + " for "
              + width
              + " x "
              + height
              + ")");
    }
  }

  /** A picture as it is now. */
  static RemoteImage of(int width, int height, int[] pixels) {
    return new RemoteImage(width, height, pixels, Optional.empty(), List.of());
  }

  /** A wholly transparent picture. */
  public static RemoteImage transparent(int width, int height) {
    return of(width, height, new int[width * height]);
  }

  /** The same as of an earlier time; the earlier of the two counts. */
  public RemoteImage since(Optional<Instant> time) {
    Optional<Instant> earlier =
        staleSince.isPresent() && time.isPresent() && staleSince.get().isBefore(time.get())
            ? staleSince
            : time.or(() -> staleSince);
    return new RemoteImage(width, height, pixels, earlier, remarks);
  }

  /** The same with something more to know. */
  public RemoteImage with(Remark remark) {
    var more = new ArrayList<>(remarks);
    more.add(remark);
    return new RemoteImage(width, height, pixels, staleSince, more);
  }

  /** Whether all pixels are alike, as in the empty picture some servers send for an error. */
  public boolean isBlank() {
    for (int pixel : pixels) {
      if (pixel != pixels[0]) {
        return false;
      }
    }
    return true;
  }
}
