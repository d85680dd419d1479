package org.tutai.geo.format.kml;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.Mends;

/** Reads a document through once, for all of it but the placemarks themselves. For one document. */
final class KmlScan implements KmlWalk.Listener {

  private static final int MOST_LISTED = 10_000;
  private static final int MOST_SCHEMAS = 10_000;

  /** Styles are looked for in so many document elements around a placemark. */
  private static final int MOST_AROUND = 16;

  /** Longitudes that went once round more are meant; latitudes end at the poles. */
  private static final Envelope DEGREES = new Envelope(-540, 540, -90.000001, 90.000001);

  private static final class Node {
    final int parent;
    final int[] documents;
    final LayerTally tally = new LayerTally();
    String name = "";
    boolean visible = true;

    Node(int parent, int[] documents) {
      this.parent = parent;
      this.documents = documents;
    }
  }

  private final KmlFile file;
  private final Finding<Charset> encoding;
  private final StyleBook styles = new StyleBook();
  private final Map<String, Map<String, FieldType>> schemas = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Overlays overlays = new Overlays();
  private final ScanRemarks said = new ScanRemarks();
  private int unread;
  private long placed;
  private long outside;

  private KmlScan(KmlFile file, Finding<Charset> encoding) {
    this.file = file;
    this.encoding = encoding;
    nodes.add(new Node(-1, new int[] {0}));
  }

  /** Reads a document through. */
  static KmlDocument of(KmlFile file, @Nullable Charset chosen) throws IOException {
    var scan = new KmlScan(file, TextLook.at(file, chosen));
    scan.read();
    return scan.document();
  }

  private void read() throws IOException {
    var mends = new Mends();
    try (KmlWalk walk = KmlWalk.of(file, encoding, styles, mends, this)) {
      for (Placemark p = walk.next(any -> true); p != null; p = walk.next(any -> true)) {
        mends.clear();
        nodes.get(p.folder()).tally.add(p, p.visible(), nodes.get(p.folder()).documents);
        place(p.geometry());
        said.style(p.style().url());
      }
      int sheets = new StyleSheets(styles, walk.documents()).read(file);
      unread = file.others() - Math.max(0, walk.documents().size() - 1) - sheets;
    }
  }

  private void place(@Nullable Geometry geometry) {
    if (geometry != null && !geometry.isEmpty()) {
      placed++;
      outside += fits(geometry) ? 0 : 1;
    }
  }

  /** Whether the coordinates can be degrees. */
  static boolean fits(Geometry geometry) {
    return DEGREES.contains(geometry.getEnvelopeInternal());
  }

  @Override
  public void begins(int folder, int parent, boolean isDocument) {
    int[] around = nodes.get(parent).documents;
    int[] documents = isDocument ? new int[Math.min(MOST_AROUND, around.length + 1)] : around;
    if (isDocument) {
      documents[0] = folder;
      System.arraycopy(around, 0, documents, 1, documents.length - 1);
    }
    nodes.add(new Node(parent, documents));
  }

  @Override
  public void named(int folder, String name) {
    nodes.get(folder).name = name;
  }

  @Override
  public void hidden(int folder) {
    nodes.get(folder).visible = false;
  }

  @Override
  public void style(int document, KmlFile from, XmlElement style) {
    styles.add(document, from, style);
  }

  @Override
  public void schema(XmlElement schema) {
    var types = new HashMap<String, FieldType>();
    for (XmlElement field : schema.children()) {
      field
          .attribute("name")
          .filter(name -> field.is("SimpleField"))
          .ifPresent(
              name ->
                  types.put(
                      PlainText.line(name),
                      ValueGuess.declared(field.attribute("type").orElse(""))));
    }
    if (schemas.size() < MOST_SCHEMAS) {
      schema.attribute("id").ifPresent(id -> schemas.put(id, types));
      schema.attribute("name").ifPresent(name -> schemas.putIfAbsent(name, types));
    }
  }

  @Override
  public void elsewhere(String where) {
    said.elsewhere(where);
  }

  @Override
  public void other(int folder, KmlFile from, XmlElement element) {
    if (overlays.size() >= MOST_LISTED) {
      said.tooManyOverlays(MOST_LISTED);
    } else {
      overlays.add(folder, element, href -> from.equals(file) ? href : from.fromTop(href));
    }
  }

  @Override
  public void broken(KmlFile from) {
    said.broken(from);
  }

  private KmlDocument document() throws FormatException {
    List<KmlDocument.Folder> folders = new ArrayList<>();
    for (Node node : nodes) {
      folders.add(new KmlDocument.Folder(node.parent, node.name, node.visible, node.tally.count()));
    }
    KmlDocument.Parts parts = overlays.parts(List.copyOf(folders));
    KmlDocument.Layers layers = layers(folders);
    boolean inDegrees = outside * 2 <= placed;
    return new KmlDocument(
        file,
        encoding,
        parts,
        styles,
        layers,
        inDegrees,
        said.all(unread, parts, styles, nodes.stream().mapToLong(n -> n.tally.count()).sum()));
  }

  private KmlDocument.Layers layers(List<KmlDocument.Folder> folders) {
    FolderLayers layout = FolderLayers.of(folders, stem());
    List<LayerTally> tallies = new ArrayList<>();
    layout.names().forEach(name -> tallies.add(new LayerTally()));
    boolean[] inFolders = new boolean[tallies.size()];
    for (int i = 0; i < nodes.size(); i++) {
      int layer = layout.layer()[i];
      if (layer >= 0 && nodes.get(i).tally.count() > 0) {
        tallies.get(layer).add(nodes.get(i).tally);
        inFolders[layer] |= !path(folders, i, layout.base()[layer]).isEmpty();
        if (!isVisible(i)) {
          tallies.get(layer).addHidden();
        }
      }
    }
    List<LayerTally.Columns> columns = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      columns.add(tallies.get(i).columns(schemas, styles, inFolders[i]));
      if (tallies.get(i).hasTooManyColumns()) {
        said.tooManyColumns();
      }
    }
    return new KmlDocument.Layers(
        columns, layout, nodes.stream().map(node -> node.documents).toArray(int[][]::new));
  }

  private boolean isVisible(int folder) {
    for (int i = folder; i > 0; i = nodes.get(i).parent) {
      if (!nodes.get(i).visible) {
        return false;
      }
    }
    return true;
  }

  private String stem() {
    String name = String.valueOf(file.path().getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The names of the folders from below {@code base} to {@code folder}, joined by {@code /}. */
  static String path(List<KmlDocument.Folder> folders, int folder, int base) {
    var names = new ArrayList<String>();
    for (int i = folder; i > 0 && i != base; i = folders.get(i).parent()) {
      Optional.of(folders.get(i).name()).filter(n -> !n.isEmpty()).ifPresent(n -> names.add(0, n));
    }
    return String.join("/", names);
  }
}
