package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The segments that the manifest of a directory names. Immutable, thread-safe; reading a segment
 * after {@link #close} is an {@link IllegalStateException}.
 */
public final class PlateIndex implements AutoCloseable {

  private static final int TRIES = 5;
  private static final PlateIndex EMPTY = new PlateIndex(Manifest.EMPTY, List.of());

  private final Manifest manifest;
  private final List<MappedSegment> segments;

  private PlateIndex(Manifest manifest, List<MappedSegment> segments) {
    this.manifest = manifest;
    this.segments = List.copyOf(segments);
  }

  /** An index without plates. */
  public static PlateIndex empty() {
    return EMPTY;
  }

  /**
   * Opens the index of a directory; one that isn't there is empty. Later imports into the directory
   * don't change an index that is open. What leads from one record to another is checked; {@link
   * #verify} checks every byte.
   *
   * @throws org.tutai.geo.bytes.FormatException when a file is damaged or of another version
   */
  public static PlateIndex open(Path directory) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return open(directory, Manifest.read(directory));
      } catch (NoSuchFileException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private static PlateIndex open(Path directory, Manifest manifest) throws IOException {
    List<MappedSegment> opened = new ArrayList<>();
    try {
      for (ImportedCounty county : manifest.sorted()) {
        opened.add(MappedSegment.open(directory.resolve(county.file())));
      }
    } catch (IOException | RuntimeException e) {
      opened.forEach(MappedSegment::close);
      throw e;
    }
    opened.sort(Comparator.comparing(MappedSegment::countyCode));
    return new PlateIndex(manifest, opened);
  }

  /** The segments by code of county. */
  public List<PlateSegment> segments() {
    return List.copyOf(segments);
  }

  /** What was imported, by code of county. */
  public List<ImportedCounty> counties() {
    return manifest.sorted();
  }

  /** A name for exactly these segments, fit for an ETag. */
  public String version() {
    return manifest.sorted().stream()
        .map(county -> county.file().replaceFirst("\\.plates$", ""))
        .collect(Collectors.joining("."));
  }

  /**
   * Reads every byte and compares checksums; takes as long as reading the files.
   *
   * @throws org.tutai.geo.bytes.FormatException when one differs
   */
  public void verify() throws IOException {
    for (MappedSegment segment : segments) {
      segment.verify();
    }
  }

  @Override
  public void close() {
    segments.forEach(MappedSegment::close);
  }
}
