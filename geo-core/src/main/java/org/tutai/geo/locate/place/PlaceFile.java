package org.tutai.geo.locate.place;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.crs.Bounds;

/**
 * The names and extents of places, memory-mapped; their geometry lies in pieces in a compiled layer
 * beside it. Places are numbered from 0, pieces by their ordinal in the layer. Thread-safe.
 *
 * <pre>
 * head     magic:8 version:int places:int pieces:int strings:int
 * place    lon lat west south east north (int, 1e-7 degrees)
 *          name english category code (int, offsets of strings) weight:int firstPiece:int
 * owner    int for each piece: its place
 * pieces   int for each piece, those of a place together, in the order of places
 * strings  (length:short UTF-8)*, the first one empty
 * </pre>
 *
 * <p>All numbers are little-endian. {@code code} is a district's own, and of landmarks and roads
 * that of the town they lie in.
 */
final class PlaceFile implements AutoCloseable {

  private static final long MAGIC = 0x3143_4c50_4941_5455L;
  private static final int VERSION = 1;
  private static final int HEAD = 24;
  private static final int RECORD = 48;
  private static final double UNITS_PER_DEGREE = 1e7;
  private static final int LONGEST = 0xFFFF;

  private final MappedFile file;
  private final int places;
  private final int pieces;
  private final long owners;
  private final long lists;
  private final long strings;
  private final int stringBytes;

  /**
   * What is written of a place.
   *
   * @param weight of its category, or of a district or road its extent; 0 to 100
   * @param pieces ordinals of its pieces
   */
  record Row(
      String name,
      String english,
      String category,
      String code,
      int weight,
      double lon,
      double lat,
      Bounds bounds,
      int[] pieces) {}

  private PlaceFile(MappedFile file) throws FormatException {
    this.file = file;
    if (file.size() < HEAD || file.getLong(0) != MAGIC) {
      throw bad(0, "the start of a file of places", "something else");
    }
    if (file.getInt(8) != VERSION) {
      throw bad(8, "version " + VERSION, "version " + file.getInt(8));
    }
    places = file.getInt(12);
    pieces = file.getInt(16);
    stringBytes = file.getInt(20);
    owners = HEAD + (long) RECORD * places;
    lists = owners + 4L * pieces;
    strings = lists + 4L * pieces;
    if (places < 0 || pieces < 0 || stringBytes < 2 || strings + stringBytes != file.size()) {
      throw bad(12, "counts that make " + file.size() + " bytes", places + " and " + pieces);
    }
  }

  /**
   * Maps a file.
   *
   * @throws FormatException when it is no file of places or has been cut
   */
  static PlaceFile open(Path path) throws IOException {
    MappedFile file = MappedFile.open(path);
    try {
      return new PlaceFile(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private FormatException bad(long offset, String expected, String found) {
    return new FormatException(file.path(), offset, expected, found, "Import the places again.");
  }

  int places() {
    return places;
  }

  int pieces() {
    return pieces;
  }

  private int field(int place, int offset) {
    return file.getInt(HEAD + (long) RECORD * place + offset);
  }

  double lon(int place) {
    return field(place, 0) / UNITS_PER_DEGREE;
  }

  double lat(int place) {
    return field(place, 4) / UNITS_PER_DEGREE;
  }

  Bounds bounds(int place) {
    double west = field(place, 8) / UNITS_PER_DEGREE;
    double south = field(place, 12) / UNITS_PER_DEGREE;
    return new Bounds(
        west,
        south,
        Math.max(west, field(place, 16) / UNITS_PER_DEGREE),
        Math.max(south, field(place, 20) / UNITS_PER_DEGREE));
  }

  String name(int place) {
    return string(field(place, 24));
  }

  String english(int place) {
    return string(field(place, 28));
  }

  String category(int place) {
    return string(field(place, 32));
  }

  String code(int place) {
    return string(field(place, 36));
  }

  int weight(int place) {
    return field(place, 40);
  }

  /** The place that a piece belongs to. */
  int ownerOf(long piece) {
    if (piece < 0 || piece >= pieces) {
      throw damaged();
    }
    int owner = file.getInt(owners + 4L * piece);
    if (owner < 0 || owner >= places) {
      throw damaged();
    }
    return owner;
  }

  /** The ordinals of a place's pieces. */
  int[] piecesOf(int place) {
    int from = field(place, 44);
    int to = place + 1 < places ? field(place + 1, 44) : pieces;
    if (from < 0 || to < from || to > pieces) {
      throw damaged();
    }
    int[] found = new int[to - from];
    for (int i = 0; i < found.length; i++) {
      found[i] = file.getInt(lists + 4L * (from + i));
    }
    return found;
  }

  private String string(int offset) {
    if (offset < 0 || offset > stringBytes - 2) {
      throw damaged();
    }
    int length = file.getShort(strings + offset) & 0xFFFF;
    if (offset + 2L + length > stringBytes) {
      throw damaged();
    }
    byte[] bytes = new byte[length];
    file.getBytes(strings + offset + 2, bytes, 0, length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private IllegalStateException damaged() {
    return new IllegalStateException(
        "damaged file of places " + file.path() + "; import the places again");
  }

  @Override
  public void close() {
    file.close();
  }

  // ---- writing

  /** Writes places whose pieces together are 0 to {@code pieces} - 1, each once. */
  static void write(Path path, List<Row> rows, int pieces) throws IOException {
    var strings = new Strings();
    var records = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    var lists = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    int[] owners = new int[pieces];
    int first = 0;
    for (int place = 0; place < rows.size(); place++) {
      Row row = rows.get(place);
      put(row, first, strings, records);
      for (int piece : row.pieces) {
        owners[piece] = place;
        lists.putInt(piece);
      }
      first += row.pieces.length;
    }
    var head = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    head.putInt((int) MAGIC).putInt((int) (MAGIC >>> 32)).putInt(VERSION);
    head.putInt(rows.size()).putInt(pieces).putInt(strings.bytes.size());
    var owned = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    for (int owner : owners) {
      owned.putInt(owner);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      for (ByteSink part : List.of(head, records, owned, lists, strings.bytes)) {
        part.writeTo(out);
      }
    }
  }

  private static void put(Row row, int first, Strings strings, ByteSink out) {
    Bounds bounds = row.bounds;
    for (double degrees :
        new double[] {
          row.lon, row.lat, bounds.minX(), bounds.minY(), bounds.maxX(), bounds.maxY()
        }) {
      out.putInt((int) Math.round(degrees * UNITS_PER_DEGREE));
    }
    for (String text : List.of(row.name, row.english, row.category, row.code)) {
      out.putInt(strings.offset(text));
    }
    out.putInt(row.weight).putInt(first);
  }

  /** Texts, each once. */
  private static final class Strings {

    private final Map<String, Integer> offsets = new HashMap<>();
    private final ByteSink bytes = new ByteSink(ByteOrder.LITTLE_ENDIAN);

    Strings() {
      offset("");
    }

    int offset(String text) {
      Integer known = offsets.get(text);
      if (known != null) {
        return known;
      }
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      if (utf8.length > LONGEST) {
        throw new IllegalArgumentException(
            "a text must be of at most " + LONGEST + " bytes (got: " + utf8.length + ")");
      }
      int offset = bytes.size();
      bytes.putShort(utf8.length).putBytes(utf8);
      offsets.put(text, offset);
      return offset;
    }
  }
}
