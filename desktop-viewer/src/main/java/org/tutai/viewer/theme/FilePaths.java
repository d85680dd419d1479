package org.tutai.viewer.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;

/** The paths of a map's files, as they stand in memory and in a project file. */
public final class FilePaths {

  private FilePaths() {}

  /** With every path made absolute, starting at a folder; one that is no path here stays. */
  public static ThemeMap absolute(ThemeMap map, Path folder) {
    return each(map, layer -> with(layer, path -> absolute(path, folder)));
  }

  private static String absolute(String path, Path folder) {
    try {
      return folder.resolve(Path.of(path)).normalize().toString();
    } catch (InvalidPathException e) {
      return path;
    }
  }

  /**
   * With every path made relative to a folder and written with slashes, so that a folder with the
   * project and its data may go to another place or system. One that shares nothing but the disk
   * with the folder stays absolute.
   */
  public static ThemeMap relative(ThemeMap map, Path folder) {
    return each(map, layer -> with(layer, path -> relative(path, folder)));
  }

  private static String relative(String written, Path folder) {
    try {
      Path path = Path.of(written).normalize();
      boolean near =
          path.isAbsolute()
              && Objects.equals(path.getRoot(), folder.getRoot())
              && path.getNameCount() > 0
              && folder.getNameCount() > 0
              && path.getName(0).equals(folder.getName(0));
      return near ? folder.relativize(path).toString().replace('\\', '/') : written;
    } catch (InvalidPathException e) {
      return written;
    }
  }

  /** The same layer with its path changed, if it has one. */
  public static FileLayer with(FileLayer layer, UnaryOperator<String> change) {
    return new FileLayer(
        withTable(layer.entry(), change),
        layer.file(),
        layer.path().map(change),
        layer.format(),
        layer.layer(),
        layer.sld(),
        layer.filter());
  }

  /** With the path of the table that is joined to the layer changed, if there is one. */
  private static Entry withTable(Entry entry, UnaryOperator<String> change) {
    JsonNode extra = entry.extra().node();
    if (!(extra.path("join") instanceof ObjectNode join) || !join.path("path").isTextual()) {
      return entry;
    }
    join.put("path", change.apply(join.path("path").textValue()));
    return with(entry, extra);
  }

  private static Entry with(Entry entry, JsonNode extra) {
    return new Entry(
        entry.id(),
        entry.title(),
        entry.visible(),
        entry.opacity(),
        entry.scales(),
        entry.attribution(),
        Kept.of(extra));
  }

  /** The path of the table that is joined to the layer, if there is one. */
  public static Optional<String> table(FileLayer layer) {
    JsonNode path = layer.entry().extra().node().path("join").path("path");
    return Optional.of(path.asText("")).filter(written -> !written.isBlank());
  }

  /** The same entry without a table joined to it. */
  public static Entry withoutTable(Entry entry) {
    if (!(entry.extra().node() instanceof ObjectNode extra) || extra.remove("join") == null) {
      return entry;
    }
    return with(entry, extra);
  }

  /** Every layer of the map that is a file of this computer, wherever it stands. */
  public static List<FileLayer> files(ThemeMap map) {
    var files = new ArrayList<FileLayer>();
    each(
        map,
        layer -> {
          if (layer.path().isPresent()) {
            files.add(layer);
          }
          return layer;
        });
    return files;
  }

  /** With every file layer changed, in groups and the base too. */
  public static ThemeMap each(ThemeMap map, UnaryOperator<FileLayer> change) {
    ThemeBase base = map.base();
    Optional<ThemeLayer> below = base.layer().map(layer -> each(layer, change));
    return ThemeParts.with(
        map,
        new ThemeBase(base.kind(), below, base.extra()),
        map.layers().stream().map(layer -> each(layer, change)).toList());
  }

  private static ThemeLayer each(ThemeLayer layer, UnaryOperator<FileLayer> change) {
    if (layer instanceof FileLayer file) {
      return change.apply(file);
    }
    if (layer instanceof GroupLayer group) {
      return new GroupLayer(
          group.entry(), group.layers().stream().map(inner -> each(inner, change)).toList());
    }
    return layer;
  }
}
