package org.tutai.geo.locate.place;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ChoicesFile;
import org.tutai.geo.format.Formats;
import org.tutai.geo.layer.CompileReport;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/**
 * Imports landmarks, roads and districts from any file the core reads into the directory of a
 * {@link PlaceIndex}.
 *
 * <p>Each layer becomes a set: a layer of the same name takes the place of the one before. Readers
 * see the old sets or the new, whatever happens on the way. Files of sets that were replaced are
 * kept until the next change, for readers that still open them. One import at a time writes to a
 * directory; a second is refused.
 */
public final class PlaceImport {

  private static final String LOCK = "lock";

  /**
   * How to read what is imported.
   *
   * @param kind of places; empty to tell by geometry and fields
   * @param nameField the field with the names; empty to find it
   * @param categoryField the field with the categories; empty to find it
   * @param choices the encoding and CRS to take, before what the files say
   */
  public record Options(
      Optional<Place.Kind> kind, String nameField, String categoryField, Choices choices) {

    /** Everything is found out. */
    public static final Options NONE = new Options(Optional.empty(), "", "", Choices.NONE);

    public Options {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(nameField, "nameField");
      Objects.requireNonNull(categoryField, "categoryField");
      Objects.requireNonNull(choices, "choices");
    }
  }

  private final Path directory;
  private final Districts districts;

  /** Into a directory, which is made when it isn't there. */
  public PlaceImport(Path directory) {
    this.directory = directory.toAbsolutePath();
    this.districts = Districts.taiwan();
  }

  /**
   * Imports the layers of a file that hold places; the others are refused with a reason.
   *
   * @throws org.tutai.geo.bytes.FormatException when the file cannot be read
   * @throws IllegalArgumentException when a field that was chosen is in none of its layers
   * @throws IOException when another import is at work, or the directory cannot be written
   */
  public PlaceReport file(Path file, Options options) throws IOException {
    String origin = String.valueOf(file.getFileName());
    return sources(
        Formats.open(file, options.choices.or(ChoicesFile.read(file))).layers(), origin, options);
  }

  /**
   * Imports layers that are at hand.
   *
   * @param origin what they come from, as a file's name
   */
  public PlaceReport sources(List<? extends FeatureSource> layers, String origin, Options options)
      throws IOException {
    Files.createDirectories(directory);
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      Objects.requireNonNull(lock, "lock");
      return locked(layers, origin, options);
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException("another import into " + directory + " is at work; try again later");
    }
    return lock;
  }

  private PlaceReport locked(List<? extends FeatureSource> layers, String origin, Options options)
      throws IOException {
    checkFields(layers, options);
    PlaceManifest before = PlaceManifest.read(directory);
    removeStrangers(before);
    List<PlaceReport.Layer> made = new ArrayList<>();
    for (FeatureSource layer : layers) {
      made.add(importLayer(layer, origin, layers.size() == 1, options));
    }
    List<PlaceSet> sets = new ArrayList<>(before.sets());
    for (PlaceReport.Layer layer : made) {
      layer
          .made()
          .ifPresent(
              set -> {
                sets.removeIf(old -> old.name().equals(set.name()));
                sets.add(set);
              });
    }
    if (!sets.equals(before.sets())) {
      new PlaceManifest(sets).write(directory);
    }
    return new PlaceReport(made);
  }

  private static void checkFields(List<? extends FeatureSource> layers, Options options) {
    for (String field : List.of(options.nameField, options.categoryField)) {
      boolean there = layers.stream().anyMatch(layer -> layer.schema().indexOf(field) >= 0);
      if (!field.isEmpty() && !there) {
        throw new IllegalArgumentException("no layer has a field named " + field);
      }
    }
  }

  /** Files that the manifest doesn't name: of sets replaced before, or of an import that died. */
  private void removeStrangers(PlaceManifest manifest) throws IOException {
    Set<String> known = new HashSet<>();
    for (PlaceSet set : manifest.sets()) {
      known.add(layerFile(directory, set).getFileName().toString());
      known.add(placeFile(directory, set).getFileName().toString());
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{places,layer}")) {
      for (Path file : files) {
        if (!known.contains(file.getFileName().toString())) {
          deleteUnlessOpen(file);
        }
      }
    }
  }

  /** Windows keeps what a reader has mapped; it goes another time. */
  private static void deleteUnlessOpen(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (AccessDeniedException e) {
      return;
    }
  }

  static Path layerFile(Path directory, PlaceSet set) {
    return directory.resolve(set.file() + ".layer");
  }

  static Path placeFile(Path directory, PlaceSet set) {
    return directory.resolve(set.file() + ".places");
  }

  private PlaceReport.Layer importLayer(
      FeatureSource layer, String origin, boolean alone, Options options) throws IOException {
    Optional<Crs> crs = layer.crs();
    if (crs.isEmpty()) {
      return refused(layer, "no_crs", Map.of());
    }
    PlaceColumns columns =
        PlaceColumns.of(
            layer.schema(),
            layer.schema().indexOf(options.nameField) < 0 ? "" : options.nameField,
            layer.schema().indexOf(options.categoryField) < 0 ? "" : options.categoryField);
    Place.Kind kind = options.kind.orElseGet(() -> kind(layer, columns));
    boolean nameless = kind != Place.Kind.DISTRICT && columns.name() < 0;
    if (nameless || layer.schema().geometryKind() == GeometryKind.NONE) {
      return refused(layer, nameless ? "no_name_field" : "no_places", Map.of());
    }
    try (Towns towns = new Towns(kind)) {
      var matcher = new DistrictMatcher(districts, columns, layer.schema());
      var collector = new PlaceCollector(layer, crs.get(), kind, columns, matcher, towns);
      return write(layer, collector, kind, origin, alone);
    }
  }

  private static PlaceReport.Layer refused(
      FeatureSource layer, String reason, Map<String, Long> skipped) {
    return new PlaceReport.Layer(layer.name(), null, skipped, reason);
  }

  /** Lines are roads; areas whose fields name a district and nothing else are districts. */
  private static Place.Kind kind(FeatureSource layer, PlaceColumns columns) {
    return switch (layer.schema().geometryKind()) {
      case LINE -> Place.Kind.ROAD;
      case POLYGON -> columns.isOfDistricts() ? Place.Kind.DISTRICT : Place.Kind.LANDMARK;
      default -> Place.Kind.LANDMARK;
    };
  }

  private PlaceReport.Layer write(
      FeatureSource layer, PlaceCollector collector, Place.Kind kind, String origin, boolean alone)
      throws IOException {
    Path next = directory.resolve(".next.layer");
    try {
      CompileReport compiled =
          new LayerCompiler().compile(collector, next, LayerCompiler.Progress.NONE);
      var skipped = new HashMap<>(collector.skipped());
      if (compiled.bad().total() > 0) {
        skipped.put("bad_feature", compiled.bad().total());
      }
      if (collector.pieces() == 0) {
        return refused(layer, "no_places", skipped);
      }
      String name = alone ? origin : origin + "/" + layer.name();
      List<PlaceFile.Row> rows = collector.rows();
      PlaceSet set =
          new PlaceSet(
              name,
              kind,
              fileName(kind, compiled),
              rows.size(),
              collector.pieces(),
              origin,
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      PlaceFile.write(placeFile(directory, set), rows, collector.pieces());
      Files.move(next, layerFile(directory, set), StandardCopyOption.REPLACE_EXISTING);
      return new PlaceReport.Layer(layer.name(), set, skipped, "");
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Never that of another set, so that files that are mapped are not written over. */
  private String fileName(Place.Kind kind, CompileReport compiled) {
    String start =
        kind.name().toLowerCase(Locale.ROOT) + "-" + compiled.info().digest().substring(0, 12);
    int n = 1;
    while (Files.exists(directory.resolve(start + "-" + n + ".layer"))) {
      n++;
    }
    return start + "-" + n;
  }

  /** The sets of a directory, in the order they were imported; none where there is no index. */
  public static List<PlaceSet> list(Path directory) throws IOException {
    return PlaceManifest.read(directory).sets();
  }

  /**
   * Takes a set out of the index.
   *
   * @param name as {@link #list} tells it
   * @return whether there was one of that name
   */
  public boolean remove(String name) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      Objects.requireNonNull(lock, "lock");
      List<PlaceSet> sets = new ArrayList<>(PlaceManifest.read(directory).sets());
      boolean removed = sets.removeIf(set -> set.name().equals(name));
      if (removed) {
        new PlaceManifest(sets).write(directory);
      }
      return removed;
    }
  }

  /** Towns by the outlines imported so far, otherwise by those that come with the core. */
  private final class Towns implements PlaceCollector.Towns, AutoCloseable {

    private final List<OpenSet> outlines;
    private final DistrictAreas areas;

    Towns(Place.Kind kind) throws IOException {
      outlines =
          kind == Place.Kind.DISTRICT
              ? List.of()
              : PlaceIndex.openSets(directory, List.of(Place.Kind.DISTRICT));
      areas = new DistrictAreas(districts, outlines);
    }

    @Override
    public Optional<District> townAt(double lon, double lat) {
      return areas.containing(lon, lat).flatMap(District::town);
    }

    @Override
    public void close() {
      outlines.forEach(OpenSet::close);
    }
  }
}
