package org.tutai.server.http.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.format.kml.KmlDocument;

/**
 * What a KML document shows beside placemarks, as JSON: ground overlays with their place and, where
 * it lies in the KMZ, their picture; screen and photo overlays and links by name. Nothing is
 * fetched. For one document.
 */
final class OverlaysJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 200;

  /** Pictures past this are left out. */
  private static final long MOST_IMAGE_BYTES = 12L << 20;

  private final KmlDocument document;
  private final boolean images;
  private final ArrayNode all = JSON.createArrayNode();
  private long imageBytes;

  /**
   * @param images whether pictures are wanted
   */
  OverlaysJson(KmlDocument document, boolean images) {
    this.document = document;
    this.images = images;
  }

  ArrayNode write() throws IOException {
    for (KmlDocument.GroundOverlay overlay : document.groundOverlays()) {
      if (all.size() < MOST) {
        ground(overlay);
      }
    }
    linked("screen", document.screenOverlays());
    linked("photo", document.photoOverlays());
    linked("link", document.networkLinks());
    return all;
  }

  private void ground(KmlDocument.GroundOverlay overlay) throws IOException {
    ObjectNode json = entry("ground", overlay.name(), overlay.folder(), overlay.href());
    json.put("visible", overlay.visible() && document.isVisible(overlay.folder()));
    if (overlay.box().isPresent()) {
      Bounds box = overlay.box().get();
      json.putArray("bounds").add(box.minX()).add(box.minY()).add(box.maxX()).add(box.maxY());
    } else {
      json.putNull("bounds");
    }
    json.put("rotation", overlay.rotation());
    if (!overlay.corners().isEmpty()) {
      ArrayNode corners = json.putArray("corners");
      for (int i = 0; i < overlay.corners().size(); i += 2) {
        corners.addArray().add(overlay.corners().get(i)).add(overlay.corners().get(i + 1));
      }
    }
    json.put("opacity", overlay.opacity());
    json.put("drawOrder", overlay.drawOrder());
    image(overlay.href()).ifPresent(image -> json.put("image", image));
  }

  private Optional<String> image(String href) throws IOException {
    Optional<KmlDocument.Image> image = images ? document.image(href) : Optional.empty();
    if (image.isEmpty() || imageBytes + image.get().bytes().length > MOST_IMAGE_BYTES) {
      return Optional.empty();
    }
    imageBytes += image.get().bytes().length;
    String base64 = Base64.getEncoder().encodeToString(image.get().bytes());
    return Optional.of("data:" + image.get().mediaType() + ";base64," + base64);
  }

  private void linked(String kind, List<KmlDocument.Linked> linked) {
    for (KmlDocument.Linked one : linked) {
      if (all.size() < MOST) {
        entry(kind, one.name(), one.folder(), one.href());
      }
    }
  }

  private ObjectNode entry(String kind, String name, int folder, String href) {
    return all.addObject()
        .put("kind", kind)
        .put("name", name)
        .put("folder", document.folderPath(folder))
        .put("href", harmless(href));
  }

  /** An address of the web or in the file; one that would run something is not passed on. */
  private static String harmless(String href) {
    boolean web = href.matches("(?i)https?://.*");
    boolean relative = !href.contains(":") && !href.startsWith("//") && !href.startsWith("\\\\");
    return web || relative ? href : "";
  }
}
