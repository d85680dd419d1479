package org.tutai.server.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.layer.UploadRow;
import org.tutai.server.store.layer.UploadState;
import org.tutai.server.store.layer.UploadTable;

/**
 * Files on their way. What of a file is here is what its upload can be gone on with, after a cut
 * line as after a kill. Of two who send to one upload the later goes on and the earlier is told.
 * Thread-safe.
 */
public final class Uploads {

  private static final Logger log = LoggerFactory.getLogger(Uploads.class);
  private static final int BUFFER = 1 << 16;
  private static final long FORCE_STEP = 16 << 20;
  private static final long LEFT_FREE = 512L << 20;
  private static final int ID_BYTES = 18;

  /** A sum over a part of a file, as its sender reckoned it. */
  public record Checksum(String algorithm, byte[] sum) {}

  /** Who may write now, by number. */
  private static final class Turn {
    long number;
  }

  private final UploadTable table;
  private final Path directory;
  private final Limits limits;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  Uploads(UploadTable table, Path directory, Limits limits, Clock clock) throws IOException {
    this.table = table;
    this.directory = Files.createDirectories(directory);
    this.limits = limits;
    this.clock = clock;
  }

  /** The most bytes one file may have. */
  public long mostBytes() {
    return limits.file();
  }

  /**
   * Begins an upload.
   *
   * @param filename as the sender has it
   * @param length bytes of the whole file
   * @throws Refusal when there is no room, or the name is none that a format reads
   */
  UploadRow begin(String owner, String filename, long length) throws IOException {
    String name = UploadName.safe(filename);
    UploadName.check(name);
    if (length == 0) {
      throw Refusal.invalid("The file is empty (0 bytes).", "檔案是空的（0 位元組）。");
    }
    if (length > limits.file()) {
      throw tooLarge();
    }
    if (Files.getFileStore(directory).getUsableSpace() < length + LEFT_FREE) {
      throw noRoom();
    }
    long now = clock.millis();
    var row =
        new UploadRow(
            newId(),
            owner,
            name,
            length,
            UploadState.RECEIVING,
            now,
            now + limits.unfinished().toMillis(),
            null,
            null,
            null);
    switch (table.begin(row, limits.member(), limits.all(), limits.atOnce())) {
      case TOO_MANY ->
          throw new Refusal(
              Refusal.Kind.CONFLICT,
              "You have " + limits.atOnce() + " uploads waiting; publish or cancel some first.",
              "您已有 " + limits.atOnce() + " 個上傳尚未發布，請先發布或取消其中一些。");
      case OWNER_FULL ->
          throw new Refusal(
              Refusal.Kind.CONFLICT,
              "Your files may take "
                  + megabytes(limits.member())
                  + " MB in all; cancel uploads you"
                  + " don't need, or ask the administrator for more.",
              "您的檔案合計不得超過 " + megabytes(limits.member()) + " MB；請取消不需要的上傳，或洽管理員提高上限。");
      case SERVER_FULL -> throw noRoom();
      case THERE_IS -> log.debug("upload {} begins", row.id());
    }
    return row;
  }

  Refusal tooLarge() {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        "A file may have at most " + megabytes(limits.file()) + " MB.",
        "單一檔案不得超過 " + megabytes(limits.file()) + " MB。");
  }

  private static Refusal noRoom() {
    return new Refusal(
        Refusal.Kind.NO_ROOM,
        "The server has no room for this file; tell its administrator.",
        "伺服器空間不足，無法接收這個檔案，請通知管理員。");
  }

  private static long megabytes(long bytes) {
    return Math.max(1, bytes >> 20);
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * One's own upload.
   *
   * @throws Refusal when there is none of this id, it has expired or is somebody else's
   */
  UploadRow find(String owner, String id) {
    return table
        .find(id)
        .filter(row -> row.owner().equals(owner) && !expired(row))
        .orElseThrow(Refusal::noUpload);
  }

  private boolean expired(UploadRow row) {
    return row.expires() < clock.millis();
  }

  /** How many bytes of a file are on the disk. */
  long offset(UploadRow row) throws IOException {
    if (row.state() != UploadState.RECEIVING) {
      return row.length();
    }
    Path file = file(row);
    if (!Files.exists(file)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
      return channel.size();
    }
  }

  /**
   * Takes the next part of a file, as much of it as comes.
   *
   * @param offset where the sender believes to be
   * @param checksum of the part; a part that does not fit it is not kept
   * @return how much of the file is on the disk now
   * @throws Refusal when the offset is another, or somebody else goes on with the upload
   * @throws IOException when the line is cut; what came is kept
   */
  long receive(UploadRow row, long offset, InputStream body, Optional<Checksum> checksum)
      throws IOException {
    if (row.state() != UploadState.RECEIVING) {
      throw wrongOffset(row.length());
    }
    Turn turn = turns.computeIfAbsent(row.id(), id -> new Turn());
    long mine = takeTurn(turn);
    Path folder = Files.createDirectories(directory.resolve(row.id()));
    if (checksum.isEmpty()) {
      append(row, turn, mine, offset, body);
    } else {
      Path part = folder.resolve(".part-" + mine);
      try {
        check(part, body, row.length() - offset, checksum.get());
        try (InputStream whole = Files.newInputStream(part)) {
          append(row, turn, mine, offset, whole);
        }
      } finally {
        Files.deleteIfExists(part);
      }
    }
    table.extend(row.id(), clock.millis() + limits.unfinished().toMillis());
    return offset(row);
  }

  private static long takeTurn(Turn turn) {
    synchronized (turn) {
      return ++turn.number;
    }
  }

  private void append(UploadRow row, Turn turn, long mine, long offset, InputStream body)
      throws IOException {
    try (FileChannel out =
        FileChannel.open(file(row), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      synchronized (turn) {
        checkTurn(turn, mine);
        if (out.size() != offset) {
          throw wrongOffset(out.size());
        }
      }
      try {
        copy(row, turn, mine, body, out, offset);
      } finally {
        out.force(true);
      }
    }
  }

  private void copy(
      UploadRow row, Turn turn, long mine, InputStream body, FileChannel out, long offset)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long at = offset;
    long forced = at;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      if (at + read > row.length()) {
        throw Refusal.invalid(
            "More bytes came than the upload's length of " + row.length() + ".",
            "收到的資料超過宣告的長度 " + row.length() + " 位元組。");
      }
      synchronized (turn) {
        checkTurn(turn, mine);
        at += write(out, ByteBuffer.wrap(buffer, 0, read), at);
      }
      if (at - forced >= FORCE_STEP) {
        out.force(false);
        forced = at;
      }
    }
  }

  private static int write(FileChannel out, ByteBuffer bytes, long at) throws IOException {
    int all = bytes.remaining();
    long to = at;
    while (bytes.hasRemaining()) {
      to += out.write(bytes, to);
    }
    return all;
  }

  private static void checkTurn(Turn turn, long mine) {
    if (turn.number != mine) {
      throw new Refusal(
          Refusal.Kind.TAKEN_OVER, "Another request goes on with this upload.", "另一個連線已接手這個上傳。");
    }
  }

  private static Refusal wrongOffset(long right) {
    return Refusal.conflict(
        "Upload-Offset must be " + right + ", which is how much of the file is here.",
        "Upload-Offset 應為 " + right + "，即伺服器已收到的位元組數。");
  }

  private static void check(Path part, InputStream body, long most, Checksum checksum)
      throws IOException {
    MessageDigest digest = digest(checksum.algorithm());
    long size = 0;
    try (var out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        size += read;
        if (size > most) {
          throw Refusal.invalid("More bytes came than the upload's length.", "收到的資料超過宣告的長度。");
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    if (!MessageDigest.isEqual(digest.digest(), checksum.sum())) {
      throw new Refusal(
          Refusal.Kind.CHECKSUM,
          "The bytes that came do not have the checksum that was sent; send them again.",
          "收到的資料與檢查碼不符，請重新傳送這一段。");
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return switch (algorithm) {
        case "sha1" -> MessageDigest.getInstance("SHA-1");
        case "sha256" -> MessageDigest.getInstance("SHA-256");
        default ->
            throw Refusal.invalid(
                "A checksum must be sha1 or sha256 (got: another).", "檢查碼須為 sha1 或 sha256。");
      };
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1 and SHA-256", e);
    }
  }

  /** Where an upload's file is, under its own name where the system can write that. */
  Path file(UploadRow row) {
    return UploadName.in(directory.resolve(row.id()), row.filename());
  }

  /** Whether an upload's file is here. */
  boolean hasFile(UploadRow row) {
    return Files.isRegularFile(file(row));
  }

  /** Removes an upload and its file. */
  void remove(String id) {
    Turn turn = turns.remove(id);
    if (turn != null) {
      takeTurn(turn);
    }
    table.remove(id);
    removeFile(id);
  }

  /** Removes an upload's file alone. */
  void removeFile(String id) {
    Path folder = directory.resolve(id);
    try {
      StoreHome.removeAll(folder);
    } catch (IOException | UncheckedIOException e) {
      log.debug("{} stays until the next start", folder, e);
    }
  }

  /** Removes the uploads that have expired. */
  void removeExpired() {
    for (UploadRow row : table.all()) {
      boolean working =
          row.state() == UploadState.INSPECTING || row.state() == UploadState.PUBLISHING;
      if (expired(row) && !working) {
        remove(row.id());
      }
    }
  }

  /** Removes folders that no row speaks of and nothing has touched since a time. */
  int removeOrphans(Instant before) throws IOException {
    int removed = 0;
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory)) {
      for (Path folder : folders) {
        String id = String.valueOf(folder.getFileName());
        if (table.find(id).isEmpty()
            && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
          removeFile(id);
          removed++;
        }
      }
    }
    return removed;
  }

  /** One's own uploads, the newest first. */
  List<UploadRow> of(String owner) {
    return table.of(owner).stream().filter(row -> !expired(row)).toList();
  }

  /** The row as it is now. */
  @Nullable UploadRow again(String id) {
    return table.find(id).orElse(null);
  }
}
