package org.tutai.geo.layer;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;

/**
 * The frame of a compiled layer file: a head, a table of sections, the sections. See {@code
 * docs/formats/compiled-layer.md}.
 *
 * <pre>
 *  0  8  magic "TUTAILYR"
 *  8  4  version
 * 12  4  number of sections
 * 16  24 each: kind (int), index (int), offset (long), length (long)
 *  …     sections, each on a multiple of 8
 * </pre>
 */
final class LayerFile {

  static final int VERSION = 1;
  private static final long MAGIC = 0x52594C4941545554L;
  private static final int HEAD = 16;
  private static final int ENTRY = 24;
  private static final int MOST_SECTIONS = 1 << 16;

  /** What a section holds; the number in the file. */
  enum Kind {
    META(1),
    ORDINALS(2),
    SOURCE_ORDER(3),
    BOXES(4),
    TREE(5),
    LABEL_POINTS(6),
    EXACT_OFFSETS(7),
    EXACT(8),
    EXACT_POINTS(9),
    SHAPE_OFFSETS(10),
    SHAPES(11),
    CODES(20),
    DICTIONARY(21),
    FIXED(22),
    NULLS(23),
    OFFSETS(24),
    BYTES(25),
    STAMP_KEYS(30),
    STAMP_REACHING(31),
    STAMP_ENDING(32);

    final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  /** A section being written: its kind, which of several (a column, a level), and its bytes. */
  private record Begun(Kind kind, int index, SectionWriter writer) {}

  /** Where a section lies. */
  record Section(long offset, long length) {}

  private final MappedFile file;
  private final Map<Long, Section> sections;

  private LayerFile(MappedFile file, Map<Long, Section> sections) {
    this.file = file;
    this.sections = sections;
  }

  MappedFile file() {
    return file;
  }

  private static long key(int kind, int index) {
    return ((long) kind << 32) | index;
  }

  Optional<Section> find(Kind kind, int index) {
    return Optional.ofNullable(sections.get(key(kind.number, index)));
  }

  /** A section that must be there and have the given length. */
  Section require(Kind kind, int index, long length) throws FormatException {
    Section section = require(kind, index);
    if (section.length() != length) {
      throw bad(
          section.offset(),
          "section " + kind + " of " + length + " bytes",
          section.length() + " bytes");
    }
    return section;
  }

  Section require(Kind kind, int index) throws FormatException {
    Section section = sections.get(key(kind.number, index));
    if (section == null) {
      throw bad(HEAD, "a section " + kind + " " + index, "none");
    }
    return section;
  }

  byte[] bytes(Section section) throws FormatException {
    if (section.length() > Integer.MAX_VALUE - 8) {
      throw bad(section.offset(), "a section below 2 GiB", section.length() + " bytes");
    }
    byte[] bytes = new byte[(int) section.length()];
    file.getBytes(section.offset(), bytes, 0, bytes.length);
    return bytes;
  }

  FormatException bad(long offset, String expected, String found) {
    return new FormatException(file.path(), offset, expected, found);
  }

  static LayerFile open(Path path) throws IOException {
    MappedFile file = MappedFile.open(path);
    try {
      return new LayerFile(file, readTable(file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Map<Long, Section> readTable(MappedFile file) throws FormatException {
    if (!file.contains(0, HEAD) || file.getLong(0) != MAGIC) {
      throw new FormatException(
          file.path(), 0, "a compiled layer beginning with TUTAILYR", "something else");
    }
    if (file.getInt(8) != VERSION) {
      throw new FormatException(
          file.path(), 8, "layer format version " + VERSION, "version " + file.getInt(8));
    }
    int count = file.getInt(12);
    if (count < 1 || count > MOST_SECTIONS || !file.contains(HEAD, (long) count * ENTRY)) {
      throw new FormatException(
          file.path(), 12, "1 to " + MOST_SECTIONS + " sections inside the file", "" + count);
    }
    Map<Long, Section> table = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      long at = HEAD + (long) i * ENTRY;
      Section section = new Section(file.getLong(at + 8), file.getLong(at + 16));
      if (!file.contains(section.offset(), section.length())) {
        throw new FormatException(
            file.path(),
            at,
            "a section inside the file's " + file.size() + " bytes",
            section.toString());
      }
      table.put(key(file.getInt(at), file.getInt(at + 4)), section);
    }
    return table;
  }

  /** Gathers sections in files of a scratch folder and joins them at the end. For one thread. */
  static final class Writer implements Closeable {

    private final Path scratch;
    private final Map<Kind, Map<Integer, SectionWriter>> writers = new EnumMap<>(Kind.class);

    Writer(Path scratch) {
      this.scratch = scratch;
    }

    /** The section of that name, begun when first asked for. */
    SectionWriter section(Kind kind, int index) throws IOException {
      Map<Integer, SectionWriter> ofKind = writers.computeIfAbsent(kind, k -> new TreeMap<>());
      SectionWriter writer = ofKind.get(index);
      if (writer == null) {
        writer = new SectionWriter(scratch.resolve(kind + "-" + index));
        ofKind.put(index, writer);
      }
      return writer;
    }

    /** Leaves a section out after all. */
    void drop(Kind kind, int index) throws IOException {
      SectionWriter writer = writers.computeIfAbsent(kind, k -> new TreeMap<>()).remove(index);
      if (writer != null) {
        writer.close();
        Files.deleteIfExists(writer.path);
      }
    }

    private List<Begun> begun() {
      List<Begun> all = new ArrayList<>();
      writers.forEach(
          (kind, ofKind) ->
              ofKind.forEach((index, writer) -> all.add(new Begun(kind, index, writer))));
      return all;
    }

    /** Joins the sections into {@code target}, which appears whole or not at all. */
    long finish(Path target) throws IOException {
      Path whole = scratch.resolve("whole");
      try (FileChannel out =
          FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        List<Begun> sections = begun();
        out.write(table(sections));
        for (Begun section : sections) {
          append(section.writer(), out);
        }
        out.force(true);
      }
      Files.move(
          whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Files.size(target);
    }

    private static ByteBuffer table(List<Begun> sections) throws IOException {
      ByteBuffer head =
          ByteBuffer.allocate(align(HEAD + ENTRY * sections.size())).order(ByteOrder.LITTLE_ENDIAN);
      head.putLong(MAGIC).putInt(VERSION).putInt(sections.size());
      long offset = head.capacity();
      for (Begun section : sections) {
        section.writer().close();
        long size = section.writer().size();
        head.putInt(section.kind().number).putInt(section.index());
        head.putLong(offset).putLong(size);
        offset += size + (8 - size % 8) % 8;
      }
      head.clear();
      return head;
    }

    private static int align(int size) {
      return (size + 7) & ~7;
    }

    private static void append(SectionWriter section, FileChannel out) throws IOException {
      try (FileChannel in = FileChannel.open(section.path, StandardOpenOption.READ)) {
        long at = 0;
        while (at < in.size()) {
          at += in.transferTo(at, in.size() - at, out);
        }
      }
      out.write(ByteBuffer.allocate((int) ((8 - section.size() % 8) % 8)));
      Files.delete(section.path);
    }

    @Override
    public void close() throws IOException {
      for (Begun section : begun()) {
        section.writer().close();
      }
    }
  }

  /** One section being written. For one thread. */
  static final class SectionWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int held;
    private long flushed;

    SectionWriter(Path path) throws IOException {
      this.path = path;
      this.out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    }

    long size() {
      return flushed + held;
    }

    private void room(int bytes) throws IOException {
      if (held + bytes > BUFFER) {
        flush();
      }
    }

    private void flush() throws IOException {
      if (held == 0) {
        return;
      }
      out.write(buffer, 0, held);
      flushed += held;
      held = 0;
    }

    void put(int value) throws IOException {
      room(1);
      buffer[held++] = (byte) value;
    }

    void putShort(int value) throws IOException {
      room(2);
      buffer[held++] = (byte) value;
      buffer[held++] = (byte) (value >>> 8);
    }

    void putInt(int value) throws IOException {
      room(4);
      for (int shift = 0; shift < 32; shift += 8) {
        buffer[held++] = (byte) (value >>> shift);
      }
    }

    void putLong(long value) throws IOException {
      room(8);
      for (int shift = 0; shift < 64; shift += 8) {
        buffer[held++] = (byte) (value >>> shift);
      }
    }

    void put(ByteSink bytes) throws IOException {
      put(bytes.array(), bytes.size());
    }

    void put(byte[] bytes) throws IOException {
      put(bytes, bytes.length);
    }

    private void put(byte[] bytes, int length) throws IOException {
      room(length);
      if (length > BUFFER) {
        out.write(bytes, 0, length);
        flushed += length;
      } else {
        System.arraycopy(bytes, 0, buffer, held, length);
        held += length;
      }
    }

    @Override
    public void close() throws IOException {
      flush();
      out.close();
    }
  }
}
