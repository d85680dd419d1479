package org.tutai.server.workspace;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.CompiledRaster;
import org.tutai.geo.layer.LayerView;

/**
 * The versions of layers that saved themes hold on to: each compiled file with what was told of the
 * layer at that time, in a folder of their own, so that they outlive the source file, the published
 * layer and the cache of compiled layers. Thread-safe.
 *
 * <p>A compiled file is a second name of the one in the workspace where the file system allows, and
 * a copy elsewhere. A version counts as kept once its description has its final name, which comes
 * last.
 */
public final class PinnedVersions implements Versions {

  private static final Logger log = LoggerFactory.getLogger(PinnedVersions.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final String DESCRIPTION = ".json";
  private static final String LAYER = ".layer";
  private static final String UNFINISHED = "unfinished-";
  private static final long MAX_DESCRIPTION_BYTES = 64 << 20;
  private static final int MOST_OPEN = 200;

  /** A version of a layer by the layer's name and the digest of its content. */
  public record Pin(String layer, String version) {
    String key() {
      return Digests.sha256(layer + '\0' + version);
    }
  }

  private final Path folder;
  private final List<Path> compiled;
  private final Cache<Pin, PublishedLayer> open =
      Caffeine.newBuilder().maximumSize(MOST_OPEN).build();

  /**
   * Opens a folder, made when it isn't there; what a kill left unfinished goes.
   *
   * @param folder where the versions are kept
   * @param workspaces the directories of the {@link CompiledStore}s of what is published
   */
  public PinnedVersions(Path folder, List<Path> workspaces) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.compiled = workspaces.stream().map(workspace -> workspace.resolve("layers")).toList();
    removeIf(name -> name.startsWith(UNFINISHED));
  }

  /**
   * Keeps the version of a layer that is published now, until {@link #keepOnly} lets go of it. Once
   * this returns it outlives a crash. One that is kept already stays as it is.
   *
   * @throws IOException when the compiled file is gone or there is no room
   */
  public void pin(PublishedLayer layer) throws IOException {
    String digest = layer.compiled().info().digest();
    var pin = new Pin(layer.name(), digest);
    if (isKept(pin)) {
      Files.setLastModifiedTime(description(pin), FileTime.from(Instant.now()));
    } else {
      keepFile(digest);
      write(pin, JSON.writeValueAsBytes(PinnedVersion.of(layer, digest)));
    }
  }

  /**
   * Keeps a version if it is published now or kept elsewhere.
   *
   * @param others knows versions that are not published
   * @return whether it is kept
   */
  public boolean pin(Pin pin, Published published, Versions others) throws IOException {
    Optional<PublishedLayer> found =
        published.layers().stream()
            .filter(layer -> layer.name().equals(pin.layer()))
            .filter(layer -> layer.compiled().info().digest().equals(pin.version()))
            .findFirst()
            .or(() -> others.version(pin.layer(), pin.version()));
    if (found.isPresent()) {
      pin(found.get());
    }
    return found.isPresent() || isKept(pin);
  }

  /** Whether a version is kept. */
  public boolean isKept(Pin pin) {
    return DIGEST.matcher(pin.version()).matches()
        && Files.exists(description(pin))
        && Files.exists(file(pin.version()));
  }

  /** A version with all that was told of it when it was kept. */
  @Override
  public Optional<PublishedLayer> version(String layer, String digest) {
    return find(new Pin(layer, digest));
  }

  /**
   * A version as it was published; empty when it isn't kept or cannot be opened, which is logged.
   */
  public Optional<PublishedLayer> find(Pin pin) {
    PublishedLayer known = open.getIfPresent(pin);
    if (known != null) {
      return Optional.of(known);
    }
    if (!isKept(pin)) {
      return Optional.empty();
    }
    try {
      PublishedLayer read = read(pin);
      open.put(pin, read);
      return Optional.of(read);
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      log.warn("The kept version {} of {} cannot be opened", pin.version(), pin.layer(), e);
      return Optional.empty();
    }
  }

  /** Lets go of all versions but these, save those that were kept within the grace period. */
  public void keepOnly(Set<Pin> used, Duration grace) throws IOException {
    var keys = new HashSet<String>();
    for (Pin pin : used) {
      keys.add(pin.key());
    }
    Instant latest = Instant.now().minus(grace);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + DESCRIPTION)) {
      for (Path description : all) {
        String name = String.valueOf(description.getFileName());
        String key = name.substring(0, name.length() - DESCRIPTION.length());
        if (!keys.contains(key) && isOlder(description, latest)) {
          Files.deleteIfExists(description);
        }
      }
    }
    removeUnusedFiles(latest);
  }

  private void removeUnusedFiles(Instant latest) throws IOException {
    var digests = new HashSet<String>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + DESCRIPTION)) {
      for (Path description : all) {
        digests.add(JSON.readTree(Files.readAllBytes(description)).path("version").asText());
      }
    }
    open.asMap().keySet().removeIf(pin -> !Files.exists(description(pin)));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + LAYER)) {
      for (Path file : all) {
        String name = String.valueOf(file.getFileName());
        boolean used = digests.contains(name.substring(0, name.length() - LAYER.length()));
        if (!used && isOlder(file, latest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant latest) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(latest);
  }

  private Path description(Pin pin) {
    return folder.resolve(pin.key() + DESCRIPTION);
  }

  private Path file(String digest) {
    return folder.resolve(digest + LAYER);
  }

  private void keepFile(String digest) throws IOException {
    Path target = file(digest);
    if (Files.exists(target)) {
      return;
    }
    Path source = compiledFile(digest);
    try {
      Files.createLink(target, source);
    } catch (java.nio.file.FileAlreadyExistsException keptMeanwhile) {
      log.debug("{} is kept already", digest);
    } catch (IOException | UnsupportedOperationException e) {
      copy(source, target);
    }
    force(folder);
  }

  private Path compiledFile(String digest) throws NoSuchFileException {
    return compiled.stream()
        .map(store -> store.resolve(digest + LAYER))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new NoSuchFileException(digest + LAYER));
  }

  private void copy(Path source, Path target) throws IOException {
    Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
    try {
      Files.copy(source, unfinished);
      force(unfinished);
      move(unfinished, target);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(Pin pin, byte[] bytes) throws IOException {
    Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
    try {
      Files.write(unfinished, bytes);
      force(unfinished);
      move(unfinished, description(pin));
      force(folder);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes what was written outlive a power cut; not all systems can do it for a folder. */
  private static void force(Path path) throws IOException {
    boolean isFolder = Files.isDirectory(path);
    try (FileChannel channel =
        FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      if (!isFolder) {
        throw e;
      }
    }
  }

  private PublishedLayer read(Pin pin) throws IOException {
    Path description = description(pin);
    if (Files.size(description) > MAX_DESCRIPTION_BYTES) {
      throw new IOException(description + " is too long");
    }
    PinnedVersion version = JSON.readValue(Files.readAllBytes(description), PinnedVersion.class);
    Path file = file(pin.version());
    LayerView view =
        CompiledRaster.isOne(file) ? CompiledRaster.open(file) : CompiledLayer.open(file);
    return version.published(view);
  }

  private void removeIf(java.util.function.Predicate<String> condition) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (condition.test(String.valueOf(file.getFileName()))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
