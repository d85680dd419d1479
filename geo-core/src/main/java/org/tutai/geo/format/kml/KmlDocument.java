package org.tutai.geo.format.kml;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.PictureHeader;
import org.tutai.geo.bytes.zip.ZipMember;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

/**
 * A KML document without its placemarks, which stream past in {@link KmlReader}s: folders,
 * overlays, links and what a person should know of them. Nothing that it names outside the file is
 * ever fetched. Immutable.
 */
public final class KmlDocument {

  /** An image larger than this is not given. */
  public static final int MOST_IMAGE_BYTES = 8 << 20;

  /**
   * A folder or document element.
   *
   * @param parent the number of the one around it; -1 for the first
   * @param name empty for none
   * @param visible as it says itself; it is seen only when all around it are visible too
   * @param placemarks those directly in it
   */
  public record Folder(int parent, String name, boolean visible, long placemarks) {}

  /**
   * An image on the ground.
   *
   * @param href where the image is, as it is written; empty for none
   * @param box in degrees before it is turned; empty for a quadrangle, or when it is not there or
   *     cannot be
   * @param rotation in degrees, counter-clockwise, about the middle of the box
   * @param corners of a {@code gx:LatLonQuad}, longitude and latitude by turns, from the lower left
   *     counter-clockwise; empty for a box
   * @param opacity 0 to 1, of its colour
   * @param drawOrder the greater is drawn over the lesser
   */
  public record GroundOverlay(
      String name,
      int folder,
      boolean visible,
      String href,
      Optional<Bounds> box,
      double rotation,
      List<Double> corners,
      double opacity,
      int drawOrder) {

    public GroundOverlay {
      corners = List.copyOf(corners);
    }
  }

  /**
   * A named thing that shows something from elsewhere and is not drawn.
   *
   * @param href what it shows, as it is written; empty for none
   */
  public record Linked(String name, int folder, String href) {}

  /**
   * A picture that lies in the KMZ.
   *
   * @param mediaType by its first bytes: of a PNG, JPEG, GIF or WebP
   */
  public record Image(String mediaType, byte[] bytes) {}

  /**
   * The layers that the document makes; see {@link KmlReader}.
   *
   * @param documents by folder, the numbers of the document elements around it, the inmost first
   */
  record Layers(List<LayerTally.Columns> columns, FolderLayers folders, int[][] documents) {}

  /** What of a document is between its placemarks. */
  record Parts(
      List<Folder> folders,
      List<GroundOverlay> groundOverlays,
      List<Linked> screenOverlays,
      List<Linked> photoOverlays,
      List<Linked> networkLinks,
      int regions,
      int tours) {}

  private final KmlFile file;
  private final Finding<Charset> encoding;
  private final Parts parts;
  private final StyleBook styles;
  private final Layers layers;
  private final boolean inDegrees;
  private final List<Remark> remarks;

  KmlDocument(
      KmlFile file,
      Finding<Charset> encoding,
      Parts parts,
      StyleBook styles,
      Layers layers,
      boolean inDegrees,
      List<Remark> remarks) {
    this.file = file;
    this.encoding = encoding;
    this.parts = parts;
    this.styles = styles;
    this.layers = layers;
    this.inDegrees = inDegrees;
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Reads a KML or KMZ file through.
   *
   * @param chosen the encoding that a person chose; null to find it out
   * @throws org.tutai.geo.bytes.FormatException when it is no KML, or broken
   */
  public static KmlDocument read(Path path, @Nullable Charset chosen) throws IOException {
    return KmlScan.of(KmlFile.of(path), chosen);
  }

  /** The folders and document elements in the order they begin; the whole is the first. */
  public List<Folder> folders() {
    return parts.folders();
  }

  /** The names of a folder and those around it, the outermost first, joined by {@code /}. */
  public String folderPath(int folder) {
    return KmlScan.path(parts.folders(), folder, 0);
  }

  /** Whether a folder and all around it are visible. */
  public boolean isVisible(int folder) {
    for (int i = folder; i > 0; i = parts.folders().get(i).parent()) {
      if (!parts.folders().get(i).visible()) {
        return false;
      }
    }
    return true;
  }

  public List<GroundOverlay> groundOverlays() {
    return parts.groundOverlays();
  }

  public List<Linked> screenOverlays() {
    return parts.screenOverlays();
  }

  public List<Linked> photoOverlays() {
    return parts.photoOverlays();
  }

  /** Links to further documents, which are not followed. */
  public List<Linked> networkLinks() {
    return parts.networkLinks();
  }

  /** The encoding of the texts. */
  public Finding<Charset> encoding() {
    return encoding;
  }

  /** What a person should know of the document as a whole. */
  public List<Remark> remarks() {
    return remarks;
  }

  /**
   * The picture that an address in the document means.
   *
   * @return empty when it is not in the KMZ, larger than {@value #MOST_IMAGE_BYTES} bytes or the
   *     limits of {@link PictureHeader#isWithinLimits}, damaged, or no picture
   */
  public Optional<Image> image(String href) throws IOException {
    Optional<ZipMember> member = file.member(href);
    if (member.isEmpty()) {
      return Optional.empty();
    }
    try {
      return file.bytes(member.get(), MOST_IMAGE_BYTES).flatMap(KmlDocument::image);
    } catch (org.tutai.geo.bytes.FormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Image> image(byte[] bytes) {
    return PictureHeader.of(bytes)
        .filter(PictureHeader::isWithinLimits)
        .map(header -> new Image(header.kind().mediaType(), bytes));
  }

  KmlFile file() {
    return file;
  }

  StyleBook styles() {
    return styles;
  }

  Layers layers() {
    return layers;
  }

  /** Whether the coordinates are degrees, as they must be. */
  boolean isInDegrees() {
    return inDegrees;
  }

  /** The layers of the document, in its order; one without features when it has no placemark. */
  public List<KmlReader> readers() {
    return java.util.stream.IntStream.range(0, layers.columns().size())
        .mapToObj(i -> new KmlReader(this, i))
        .toList();
  }
}
