package org.tutai.geo.format.kml;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.zip.ZipMember;
import org.tutai.geo.format.Mends;

/**
 * Reads the documents of a KMZ that are there for their styles: those that styles are taken from
 * and no link leads to. For one thread.
 */
final class StyleSheets {

  private static final int MOST = 100;
  private static final long MOST_BYTES = 64L << 20;

  private final StyleBook styles;
  private final Set<String> met;
  private int sheets;
  private int number;
  private long bytes;

  /**
   * For a book of styles.
   *
   * @param read the names of the documents that have been read
   */
  StyleSheets(StyleBook styles, Set<String> read) {
    this.styles = styles;
    this.met = new HashSet<>(read);
  }

  /** Reads what is needed of them; how many that were. */
  int read(KmlFile file) throws IOException {
    List<ZipMember> wanted = wanted(file);
    while (!wanted.isEmpty()) {
      for (ZipMember member : wanted) {
        met.add(member.name());
        if (-number < MOST && bytes + member.size() <= MOST_BYTES) {
          bytes += member.size();
          sheets += sheet(file.with(member)) ? 1 : 0;
        }
      }
      wanted = wanted(file);
    }
    return sheets;
  }

  private List<ZipMember> wanted(KmlFile file) {
    return styles.documents().stream()
        .filter(name -> !met.contains(name))
        .flatMap(name -> file.linked("/" + name).stream())
        .filter(member -> !met.contains(member.name()))
        .distinct()
        .toList();
  }

  /** Whether it could be read to its end; of a broken one the styles before the fault count. */
  private boolean sheet(KmlFile file) throws IOException {
    try (var walk =
        KmlWalk.alone(file, TextLook.at(file, null), new Mends(), new Listener(--number))) {
      return walk.next(any -> false) == null;
    } catch (FormatException e) {
      return false;
    }
  }

  /** Hears of styles alone; no placemark lies in document elements of their numbers. */
  private final class Listener implements KmlWalk.Listener {
    private final int document;

    Listener(int document) {
      this.document = document;
    }

    @Override
    public void begins(int folder, int parent, boolean isDocument) {}

    @Override
    public void named(int folder, String name) {}

    @Override
    public void hidden(int folder) {}

    @Override
    public void style(int within, KmlFile from, XmlElement style) {
      styles.add(document, from, style);
    }

    @Override
    public void schema(XmlElement schema) {}

    @Override
    public void elsewhere(String where) {}

    @Override
    public void other(int folder, KmlFile from, XmlElement element) {}

    @Override
    public void broken(KmlFile from) {}
  }
}
