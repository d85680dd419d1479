package org.tutai.server.store.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.tutai.server.store.Blobs;
import org.tutai.server.store.Database;
import org.tutai.server.store.Staging;

/**
 * Writes a store to one file: all rows of one moment, and the files that they speak of. A server
 * may be at work meanwhile. The file has its name only once it is whole and on the disk.
 */
public final class Backup {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS_AT_ONCE = 200;
  private static final String LINKS = "backup-";

  private final Path home;
  private final Database database;
  private final String program;
  private final Clock clock;

  /**
   * A backup of a store.
   *
   * @param home its directory
   * @param database its rows
   * @param program the name and version of this program, for whoever looks into the file
   */
  public Backup(Path home, Database database, String program, Clock clock) {
    this.home = home;
    this.database = database;
    this.program = program;
    this.clock = clock;
  }

  /**
   * How much was written. Immutable.
   *
   * @param rows for each table that has any
   */
  public record Summary(Map<String, Long> rows, long files, long bytes) {}

  /**
   * Writes the file.
   *
   * @param replace whether one that is there already is replaced
   * @throws FileAlreadyExistsException when it is there and not to be replaced
   */
  public Summary write(Path target, boolean replace) throws IOException {
    Path file = target.toAbsolutePath();
    if (!replace && Files.exists(file)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    removeUnfinished(file);
    removeOldLinks();
    Path unfinished = file.resolveSibling(unfinishedPrefix(file) + UUID.randomUUID());
    Path links = home.resolve(LINKS + UUID.randomUUID());
    try {
      Manifest manifest = write(unfinished, links);
      settle(unfinished, file, replace);
      return summary(manifest, Files.size(file));
    } finally {
      Files.deleteIfExists(unfinished);
      removeAll(links);
    }
  }

  private static Summary summary(Manifest manifest, long bytes) {
    var rows = new TreeMap<String, Long>();
    manifest.tables().stream()
        .filter(table -> table.rows() > 0)
        .forEach(table -> rows.put(table.name(), table.rows()));
    return new Summary(rows, manifest.files().size(), bytes);
  }

  private static String unfinishedPrefix(Path file) {
    return "." + file.getFileName() + ".unfinished-";
  }

  /** What a backup to the same name that was killed has left. */
  private static void removeUnfinished(Path file) throws IOException {
    String prefix = unfinishedPrefix(file);
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            file.getParent(), path -> path.getFileName().toString().startsWith(prefix))) {
      for (Path left : all) {
        Files.deleteIfExists(left);
      }
    }
  }

  /** The links of backups that were killed; none takes a day. */
  private void removeOldLinks() throws IOException {
    Instant old = clock.instant().minus(Duration.ofDays(1));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(home, LINKS + "*")) {
      for (Path links : all) {
        if (Files.getLastModifiedTime(links).toInstant().isBefore(old)) {
          removeAll(links);
        }
      }
    }
  }

  private static void settle(Path unfinished, Path file, boolean replace) throws IOException {
    if (!replace && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Blobs.flushNames(file.resolveSibling("."));
  }

  private Manifest write(Path unfinished, Path links) throws IOException {
    try (FileChannel channel = create(unfinished);
        OutputStream out = new java.io.BufferedOutputStream(Channels.newOutputStream(channel));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      Manifest manifest = database.read(handle -> write(handle, zip, links));
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      zip.finish();
      out.flush();
      channel.force(true);
      return manifest;
    }
  }

  /** Nobody else on the machine reads the hashes that are in it. */
  private static FileChannel create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode);
  }

  /*
   * The moment of the rows is that of the first query. A file that these rows speak of was there
   * then. The server may remove it later; so it is linked to at once, which takes no time, and
   * copied from the link.
   */
  private Manifest write(Handle handle, ZipOutputStream zip, Path links) throws IOException {
    linkAll(links);
    String schema = Staging.version(handle);
    linkAll(links);
    var tables = new ArrayList<Manifest.Table>();
    for (Map.Entry<String, List<String>> table : TableOrder.of(handle).entrySet()) {
      tables.add(writeTable(handle, zip, table.getKey(), table.getValue()));
    }
    List<Manifest.File> files = writeFiles(zip, links);
    return new Manifest(
        Manifest.FORMAT,
        Manifest.VERSION,
        program,
        clock.instant().toString(),
        schema,
        tables,
        files);
  }

  private void linkAll(Path links) throws IOException {
    for (HomeFolder folder : HomeFolder.values()) {
      Path to = Files.createDirectories(links.resolve(folder.entry()));
      if (Files.isDirectory(folder.in(home))) {
        linkAll(folder, to);
      }
    }
  }

  private void linkAll(HomeFolder folder, Path to) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.in(home))) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        if (folder.holds(name) && !Files.exists(to.resolve(name))) {
          link(file, to.resolve(name));
        }
      }
    }
  }

  private static void link(Path file, Path link) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      copyIfThere(file, link);
    }
  }

  private static void copyIfThere(Path file, Path copy) throws IOException {
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException removedMeanwhile) {
      Files.deleteIfExists(copy);
    }
  }

  private static Manifest.Table writeTable(
      Handle handle, ZipOutputStream zip, String table, List<String> columns) throws IOException {
    zip.putNextEntry(new ZipEntry("tables/" + table + ".jsonl"));
    var digest = new DigestOutputStream(new Unclosed(zip), Blobs.sha256());
    long rows;
    try (JsonGenerator json = JSON.createGenerator(digest)) {
      json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      rows = writeRows(handle, table, columns, json);
    }
    zip.closeEntry();
    return new Manifest.Table(table, columns, rows, hex(digest.getMessageDigest()));
  }

  private static long writeRows(
      Handle handle, String table, List<String> columns, JsonGenerator json) {
    return handle
        .createQuery("SELECT " + String.join(", ", columns) + " FROM " + table)
        .setFetchSize(ROWS_AT_ONCE)
        .reduceResultSet(
            0L,
            (count, row, context) -> {
              try {
                writeRow(row, columns.size(), json);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
              return count + 1;
            });
  }

  private static void writeRow(ResultSet row, int columns, JsonGenerator json)
      throws SQLException, IOException {
    json.writeStartArray();
    for (int i = 1; i <= columns; i++) {
      Object value = row.getObject(i);
      if (value == null) {
        json.writeNull();
      } else if (value instanceof String text) {
        json.writeString(text);
      } else if (value instanceof Long || value instanceof Integer) {
        json.writeNumber(((Number) value).longValue());
      } else {
        throw new IllegalStateException(
            "a column must be of text or whole numbers (got: " + value.getClass() + ")");
      }
    }
    json.writeEndArray();
  }

  private static List<Manifest.File> writeFiles(ZipOutputStream zip, Path links)
      throws IOException {
    var files = new ArrayList<Manifest.File>();
    for (HomeFolder folder : HomeFolder.values()) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(links.resolve(folder.entry()))) {
        for (Path file : all) {
          files.add(writeFile(zip, folder.entry() + "/" + file.getFileName(), file));
        }
      }
    }
    return files;
  }

  private static Manifest.File writeFile(ZipOutputStream zip, String entry, Path file)
      throws IOException {
    zip.putNextEntry(new ZipEntry(entry));
    var digest = new DigestOutputStream(new Unclosed(zip), Blobs.sha256());
    long bytes = Files.copy(file, digest);
    zip.closeEntry();
    return new Manifest.File(entry, bytes, hex(digest.getMessageDigest()));
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void removeAll(Path links) throws IOException {
    for (HomeFolder folder : HomeFolder.values()) {
      Path within = links.resolve(folder.entry());
      if (Files.isDirectory(within)) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(within)) {
          for (Path link : all) {
            Files.deleteIfExists(link);
          }
        }
        Files.delete(within);
      }
    }
    Files.deleteIfExists(links);
  }

  /** An entry's writer that leaves the file open. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
