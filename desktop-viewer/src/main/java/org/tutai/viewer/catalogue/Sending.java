package org.tutai.viewer.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.theme.FilePaths;
import org.tutai.viewer.words.Text;

/**
 * What leaves this computer when a map is stored on a server, told before.
 *
 * @param count of the files that are sent; a shapefile counts as one
 * @param bytes of them together
 * @param about whether that is near enough only, because one is made for sending
 * @param lines a sentence for each file that is sent, then for each that is left out
 */
record Sending(int count, long bytes, boolean about, List<Text> lines) {

  private static final int LONGEST = 80;
  private static final Text ONE = Text.of("1 file (%s) is sent to %s:", "將傳送 1 個檔案（%s）到 %s：");
  private static final Text MANY = Text.of("%d files (%s) are sent to %s:", "將傳送 %d 個檔案（%s）到 %s：");
  private static final Text NONE_SENT = Text.of("No file is sent.", "不會傳送檔案。");
  private static final Text ABOUT = Text.of("about %s", "約 %s");
  private static final Text FILE = Text.of("%s (%s)", "%s（%s）");
  private static final Text JOINED =
      Text.of("%s, made of %s and the columns of %s (about %s)", "%s，由 %s 合併 %s 的欄位製成（約 %s）");
  private static final Text COLUMNS = Text.of("the joined table", "統計表");
  private static final Text TOO_LARGE =
      Text.of(
          "%s is left out: it is larger than %d MB. Publish it as a layer instead.",
          "%s 超過 %d MB，不會傳送；可改為發布圖層。");
  private static final Text GONE = Text.of("%s is left out: it is not there.", "找不到 %s，不會傳送。");

  Sending {
    lines = List.copyOf(lines);
  }

  /** What belongs to one upload; layers of one file share it. */
  private record Source(String path, boolean joined, Optional<String> table) {}

  /** What came of looking at one. */
  private record Item(Text line, long bytes, boolean sent, boolean about) {}

  /**
   * What a map takes along. Looks at files: not for the UI thread.
   *
   * @param joined ids of the layers that are sent with the columns of a table
   */
  static Sending of(ThemeMap map, Set<String> joined) {
    return of(FilePaths.files(map), joined, ThemeSaving.MOST_BYTES);
  }

  /** What a layer that is published takes along. Looks at files: not for the UI thread. */
  static Sending ofLayer(FileLayer layer, Set<String> joined) {
    return of(List.of(layer), joined, Long.MAX_VALUE);
  }

  private static Sending of(List<FileLayer> layers, Set<String> joined, long most) {
    var sources = new LinkedHashSet<Source>();
    for (FileLayer layer : layers) {
      boolean with = joined.contains(layer.entry().id());
      sources.add(
          new Source(
              layer.path().orElseThrow(),
              with,
              with ? FilePaths.table(layer) : Optional.<String>empty()));
    }
    var sent = new ArrayList<Item>();
    var leftOut = new ArrayList<Item>();
    for (Source source : sources) {
      Item item = look(source, most);
      (item.sent() ? sent : leftOut).add(item);
    }
    var lines = new ArrayList<>(sent.stream().map(Item::line).toList());
    leftOut.forEach(item -> lines.add(item.line()));
    return new Sending(
        sent.size(),
        sent.stream().mapToLong(Item::bytes).sum(),
        sent.stream().anyMatch(Item::about),
        lines);
  }

  private static Item look(Source source, long most) {
    try {
      Path file = Path.of(source.path());
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(source.path());
      }
      return source.joined() ? joined(file, source.table()) : plain(file, most);
    } catch (IOException | InvalidPathException e) {
      return new Item(GONE.filled(name(source.path())), 0, false, false);
    }
  }

  private static Item joined(Path file, Optional<String> table) throws IOException {
    long bytes = Files.size(file) + (table.isPresent() ? Files.size(Path.of(table.get())) : 0);
    Object with = table.<Object>map(Sending::name).orElse(COLUMNS);
    String made = OneLine.of(LayerPack.stem(name(file.toString())) + ".gpkg", LONGEST);
    return new Item(
        JOINED.filled(made, name(file.toString()), with, size(bytes)), bytes, true, true);
  }

  private static Item plain(Path file, long most) throws IOException {
    List<Path> parts = LayerPack.parts(file);
    long bytes = 0;
    for (Path part : parts) {
      bytes += Files.size(part);
    }
    if (parts.size() == 1 && bytes > most) {
      Text large = TOO_LARGE.filled(name(file.toString()), most >> 20);
      return new Item(large, 0, false, false);
    }
    return new Item(FILE.filled(names(file, parts), size(bytes)), bytes, true, false);
  }

  /** The file by its name, the others by their endings. */
  private static String names(Path file, List<Path> parts) {
    String own = name(file.toString());
    int stem = LayerPack.stem(String.valueOf(file.getFileName())).length();
    String others =
        parts.stream()
            .map(part -> String.valueOf(part.getFileName()))
            .filter(part -> !part.equals(String.valueOf(file.getFileName())))
            .map(part -> part.substring(Math.min(stem, part.length())))
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? own : own + ", " + others;
  }

  private static String name(String path) {
    int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    return OneLine.of(path.substring(cut), LONGEST);
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? Math.max(1, Math.round(bytes / 1024.0)) + " kB"
        : Math.round(bytes / 104857.6) / 10.0 + " MB";
  }

  /**
   * How many files and bytes; empty when the map has no files at all.
   *
   * @param server where they are sent
   */
  Optional<Text> summary(String server) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (count == 0) {
      return Optional.of(NONE_SENT);
    }
    Object much = about ? ABOUT.filled(size(bytes)) : size(bytes);
    return Optional.of(count == 1 ? ONE.filled(much, server) : MANY.filled(count, much, server));
  }
}
