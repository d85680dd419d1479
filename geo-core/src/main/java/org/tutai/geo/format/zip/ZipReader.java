package org.tutai.geo.format.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.bytes.zip.ZipDirectory;
import org.tutai.geo.bytes.zip.ZipMember;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.geo.raster.RasterSource;

/** Opens what lies in one zip file. For one thread. */
final class ZipReader {

  /** The most that is unpacked of a zip. */
  private static final long MOST_BYTES = 16L << 30;

  /** Endings of files that formats know by their first bytes only. */
  private static final Set<String> LOOKED_INTO = Set.of("json", "csv", "tsv", "txt");

  private static final Set<String> ARCHIVES = Set.of("zip", "shz", "7z", "rar", "tar", "tgz");
  private static final int LONGEST_NAME = 120;
  private static final int SHOWN = 5;

  private final Path zip;
  private final Choices choices;
  private final TemporaryFolder folder;
  private final List<UnzippedFile> files = new ArrayList<>();
  private final Map<String, Path> folders = new LinkedHashMap<>();
  private final List<FormatException> failures = new ArrayList<>();

  private ZipReader(Path zip, Choices choices, TemporaryFolder folder) {
    this.zip = zip;
    this.choices = choices;
    this.folder = folder;
  }

  /** Opens every file in a zip that a format reads; see {@link Format#open}. */
  static Contents open(Path zip, Choices choices) throws IOException {
    try (var file = PositionedFile.open(zip)) {
      List<ZipMember> members = ZipDirectory.read(file);
      var folder = new TemporaryFolder();
      try {
        return new ZipReader(zip, choices, folder).open(file, members);
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    }
  }

  private Contents open(PositionedFile file, List<ZipMember> members) throws IOException {
    Set<ZipMember> layers = new LinkedHashSet<>();
    for (ZipMember member : members) {
      if (isLayer(member)) {
        layers.add(member);
      }
    }
    unpack(file, members, layers);
    Contents contents = opened();
    if (contents.isEmpty()) {
      throw failures.isEmpty() ? nothing(members) : failures.get(0);
    }
    return contents;
  }

  private boolean isLayer(ZipMember member) throws IOException {
    if (member.isHidden() || ARCHIVES.contains(member.ending())) {
      return false;
    }
    return LOOKED_INTO.contains(member.ending()) || Formats.forPath(target(member)).isPresent();
  }

  /** Files are put where those of the same folder of the zip are, under a number for its name. */
  private Path target(ZipMember member) throws IOException {
    String key = member.folder();
    Path target = folders.get(key);
    if (target == null) {
      target = Files.createDirectory(folder.path().resolve(String.valueOf(folders.size())));
      folders.put(key, target);
    }
    return named(target, safe(member.base()));
  }

  private static String safe(String base) {
    String safe = base.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|\uFFFD]", "_");
    return safe.length() > LONGEST_NAME ? safe.substring(safe.length() - LONGEST_NAME) : safe;
  }

  /** A system whose names are ASCII gets a letter's number for every other letter. */
  private static Path named(Path parent, String name) {
    try {
      return parent.resolve(name);
    } catch (InvalidPathException e) {
      return parent.resolve(
          name.codePoints()
              .mapToObj(c -> c < 0x7F ? Character.toString(c) : Integer.toHexString(c))
              .collect(Collectors.joining()));
    }
  }

  /** Unpacks the layers' files, and those beside them that belong to them by name. */
  private void unpack(PositionedFile file, List<ZipMember> members, Set<ZipMember> layers)
      throws IOException {
    Set<String> stems =
        layers.stream().map(layer -> layer.folder() + layer.stem()).collect(Collectors.toSet());
    var unpacker = new Unpacker(file, folder.room(MOST_BYTES));
    for (ZipMember member : members) {
      boolean wanted = layers.contains(member) || (!member.isHidden() && belongs(member, stems));
      Path target = wanted ? target(member) : folder.path();
      if (wanted && !Files.exists(target)) {
        unpack(unpacker, member, target, layers.contains(member));
      }
    }
  }

  /** {@code towns.shp.xml} belongs to {@code towns} as {@code towns.dbf} does. */
  private static boolean belongs(ZipMember member, Set<String> stems) {
    if (ARCHIVES.contains(member.ending())) {
      return false;
    }
    String base = member.base().toLowerCase(Locale.ROOT);
    for (int dot = base.indexOf('.', 1); dot > 0; dot = base.indexOf('.', dot + 1)) {
      if (stems.contains(member.folder() + base.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  private void unpack(Unpacker unpacker, ZipMember member, Path target, boolean layer)
      throws IOException {
    try {
      unpacker.unpack(member, target);
      if (layer) {
        files.add(new UnzippedFile(zip, member.name(), target, folder));
      }
    } catch (FormatException e) {
      Files.deleteIfExists(target);
      failures.add(e);
    }
  }

  private Contents opened() throws IOException {
    Map<UnzippedFile, Contents> opened = new LinkedHashMap<>();
    for (UnzippedFile file : files) {
      Optional<Format> format = Formats.forPath(file.path());
      if (format.isPresent()) {
        try {
          opened.put(file, format.get().open(file.path(), choices));
        } catch (FormatException e) {
          failures.add(file.told(e));
        }
      }
    }
    List<Remark> told = failures.stream().map(ZipReader::remark).toList();
    List<FeatureSource> layers = new ArrayList<>();
    List<RasterSource> rasters = new ArrayList<>();
    opened.forEach(
        (file, contents) -> {
          contents.layers().forEach(layer -> layers.add(new ZippedLayer(file, layer, told)));
          contents.rasters().forEach(raster -> rasters.add(new ZippedRaster(file, raster, told)));
        });
    return new Contents(layers, rasters, folder::close);
  }

  private static Remark remark(FormatException failure) {
    String message = String.valueOf(failure.getMessage());
    return Remark.warning(
        Topic.FILE,
        "Another file in the zip cannot be read: " + message,
        "壓縮檔內另有檔案無法讀取：" + message);
  }

  private FormatException nothing(List<ZipMember> members) {
    List<String> names =
        members.stream()
            .filter(member -> !member.isHidden())
            .map(member -> ZipMember.shown(member.name()))
            .toList();
    String found = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    boolean nested = members.stream().anyMatch(member -> ARCHIVES.contains(member.ending()));
    return new FormatException(
            zip,
            -1,
            "a file of a known format in the zip",
            names.isEmpty()
                ? "no file"
                : found + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : ""),
            nested ? "Unpack the archives in it first." : "")
        .because(FormatFault.NOTHING_INSIDE);
  }
}
