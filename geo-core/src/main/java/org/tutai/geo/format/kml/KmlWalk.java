package org.tutai.geo.format.kml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.format.Mends;
import org.tutai.geo.format.kml.XmlTokens.Token;

/**
 * Walks along a document from placemark to placemark, then along the documents of the same KMZ that
 * it links to, as if each stood in the place of the link. Folders and document elements are
 * numbered in the order they begin, the document as a whole being 0. For one thread.
 */
final class KmlWalk implements AutoCloseable {

  /** Told of what is between the placemarks. */
  interface Listener {
    void begins(int folder, int parent, boolean isDocument);

    void named(int folder, String name);

    void hidden(int folder);

    void style(int document, KmlFile file, XmlElement style);

    void schema(XmlElement schema);

    /** The document is of the sky, the moon or a planet. */
    void elsewhere(String where);

    /** Anything else that has a name: an overlay, a link that is not followed, a region, a tour. */
    void other(int folder, KmlFile file, XmlElement element);

    /** A linked document is broken; what stands before the fault has been told. */
    void broken(KmlFile file);
  }

  static final int MOST_FOLDERS = 100_000;

  private static final int LONGEST_NAME = 1_000;
  private static final String TARGET = "target=";

  private static final Set<String> ROOTS =
      Set.of(
          "kml",
          "document",
          "folder",
          "placemark",
          "groundoverlay",
          "screenoverlay",
          "photooverlay",
          "networklink");

  private static final Set<String> TOLD =
      Set.of("groundoverlay", "screenoverlay", "photooverlay", "region", "tour");

  private static final Set<String> PASSED_OVER =
      Set.of(
          "networklinkcontrol",
          "author",
          "link",
          "lookat",
          "camera",
          "description",
          "snippet",
          "extendeddata",
          "metadata",
          "timespan",
          "timestamp",
          "addressdetails");

  private record Open(int folder, int document, int depth) {}

  private final StyleBook styles;
  private final Mends mends;
  private final @Nullable Listener listener;
  private final @Nullable LinkedDocuments links;
  private KmlFile file;
  private Reader resource;
  private XmlTokens tokens;
  private PlacemarkReader placemarks;
  private LinkedDocuments.@Nullable Link link;
  private LinkedDocuments.@Nullable Link entered;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<String> placemarkNames = new HashSet<>();
  private int folders;

  private KmlWalk(
      KmlFile file,
      Finding<Charset> encoding,
      StyleBook styles,
      Mends mends,
      @Nullable Listener listener,
      @Nullable LinkedDocuments links)
      throws IOException {
    this.styles = styles;
    this.mends = mends;
    this.listener = listener;
    this.links = links;
    this.file = file;
    this.resource = text(file, encoding);
    this.tokens = new XmlTokens(resource, file.shown());
    this.placemarks = new PlacemarkReader(file, tokens, styles, mends);
    open.push(new Open(0, 0, 0));
    placemarkNames.add("placemark");
  }

  /**
   * Opens a document.
   *
   * @param encoding of this document; those it links to find their own
   * @param listener null where nobody wants to know what is between
   */
  static KmlWalk of(
      KmlFile file,
      Finding<Charset> encoding,
      StyleBook styles,
      Mends mends,
      @Nullable Listener listener)
      throws IOException {
    return new KmlWalk(file, encoding, styles, mends, listener, new LinkedDocuments(file));
  }

  /** Opens a document, whose links are not followed. */
  static KmlWalk alone(KmlFile file, Finding<Charset> encoding, Mends mends, Listener listener)
      throws IOException {
    return new KmlWalk(file, encoding, new StyleBook(), mends, listener, null);
  }

  private static Reader text(KmlFile file, Finding<Charset> encoding) throws IOException {
    Charset charset = encoding.value().orElse(StandardCharsets.UTF_8);
    return new BufferedReader(new InputStreamReader(file.open(), charset), 1 << 16);
  }

  /** The names of the members that are read, so far; none of a file of its own. */
  Set<String> documents() {
    return links == null ? Set.of() : links.met();
  }

  /**
   * The next placemark, or null after the last. A linked document that is broken ends where it
   * breaks, and the others are read.
   *
   * @param wanted whether those of a folder are; the others are passed over
   * @throws FormatException when the document is broken or no KML
   */
  @Nullable Placemark next(IntPredicate wanted) throws IOException {
    Placemark found = nextInLink(wanted);
    while (found == null && goOn()) {
      found = nextInLink(wanted);
    }
    return found;
  }

  private @Nullable Placemark nextInLink(IntPredicate wanted) throws IOException {
    try {
      if (link != null && !link.equals(entered)) {
        enter(link);
      }
      return nextHere(wanted);
    } catch (FormatException e) {
      if (link == null) {
        throw e;
      }
      mends.clear();
      if (listener != null) {
        listener.broken(link.file());
      }
      return null;
    }
  }

  /** Goes to the next document; false when there is none. */
  private boolean goOn() {
    LinkedDocuments.Link next = links == null ? null : links.next();
    if (next == null) {
      return false;
    }
    link = next;
    return true;
  }

  private void enter(LinkedDocuments.Link next) throws IOException {
    entered = next;
    resource.close();
    file = next.file();
    resource = text(file, TextLook.at(file, null));
    tokens = new XmlTokens(resource, file.shown());
    placemarks = new PlacemarkReader(file, tokens, styles, mends);
    open.clear();
    open.push(new Open(next.folder(), next.document(), 0));
  }

  private @Nullable Placemark nextHere(IntPredicate wanted) throws IOException {
    for (Token token = tokens.next(); token != Token.END_OF_DOCUMENT; token = tokens.next()) {
      if (token == Token.START) {
        if (placemarkNames.contains(tokens.key())) {
          int folder = top().folder();
          if (wanted.test(folder)) {
            return placemarks.read(folder);
          }
          tokens.skip(tokens.depth());
        } else {
          start();
        }
      } else if (token == Token.END && open.size() > 1 && tokens.depth() < top().depth()) {
        open.pop();
      }
    }
    return null;
  }

  private Open top() {
    return open.getFirst();
  }

  private void start() throws IOException {
    String key = tokens.key();
    if (tokens.depth() == 1 && !ROOTS.contains(key)) {
      throw tokens.wrong("a KML document", "an element <" + tokens.name() + ">");
    }
    if (listener != null && tokens.attribute("hint").startsWith(TARGET)) {
      listener.elsewhere(tokens.attribute("hint").substring(TARGET.length()));
    }
    switch (key) {
      case "document", "folder" -> begin(key.equals("document"));
      case "name" -> named();
      case "visibility" -> visibility();
      case "style", "stylemap", "cascadingstyle" -> style();
      case "schema" -> schema();
      case "networklink" -> networkLink();
      default -> {
        if (TOLD.contains(key)) {
          other();
        } else if (PASSED_OVER.contains(key)) {
          tokens.skip(tokens.depth());
        }
      }
    }
  }

  private void begin(boolean isDocument) throws FormatException {
    if (++folders > MOST_FOLDERS) {
      throw tokens.wrong("at most " + MOST_FOLDERS + " folders", "more");
    }
    Open parent = top();
    open.push(new Open(folders, isDocument ? folders : parent.document(), tokens.depth()));
    if (listener != null) {
      listener.begins(folders, parent.folder(), isDocument);
      if (link != null && parent.depth() == 0) {
        inLink(link, listener);
      }
    }
  }

  /** What a link says holds for the document in its place, which may have a name of its own. */
  private void inLink(LinkedDocuments.Link from, Listener told) {
    if (!from.name().isEmpty()) {
      told.named(folders, from.name());
    }
    if (!from.visible()) {
      told.hidden(folders);
    }
  }

  private void networkLink() throws IOException {
    XmlElement element = Trees.read(tokens);
    Open top = top();
    boolean followed = links != null && links.add(file, element, top.folder(), top.document());
    if (!followed && listener != null) {
      listener.other(top.folder(), file, element);
    }
  }

  /** Names of other elements, such as authors, are not the folder's. */
  private boolean isOfFolder() {
    return tokens.depth() == top().depth() + 1 && top().folder() > 0;
  }

  private void named() throws IOException {
    boolean own = isOfFolder();
    String name = PlainText.line(tokens.content(LONGEST_NAME));
    if (own && listener != null && !name.isEmpty()) {
      listener.named(top().folder(), name);
    }
  }

  private void visibility() throws IOException {
    boolean own = isOfFolder();
    if (tokens.content(20).strip().equals("0") && own && listener != null) {
      listener.hidden(top().folder());
    }
  }

  private void style() throws IOException {
    if (listener == null) {
      tokens.skip(tokens.depth());
    } else {
      listener.style(top().document(), file, Trees.read(tokens));
    }
  }

  /** KML before 2.2 names placemarks after the schema they are of. */
  private void schema() throws IOException {
    XmlElement schema = Trees.read(tokens);
    String name = schema.attribute("name").orElse("").toLowerCase(java.util.Locale.ROOT);
    boolean old = schema.attribute("parent").orElse(schema.childText("parent")).equals("Placemark");
    if (old && !name.isEmpty() && !ROOTS.contains(name) && placemarkNames.size() < 1_000) {
      placemarkNames.add(name);
    }
    if (listener != null) {
      listener.schema(schema);
    }
  }

  private void other() throws IOException {
    int folder = top().folder();
    if (listener == null) {
      tokens.skip(tokens.depth());
    } else {
      listener.other(folder, file, Trees.read(tokens));
    }
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
