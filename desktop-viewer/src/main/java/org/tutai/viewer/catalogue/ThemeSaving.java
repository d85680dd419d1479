package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.theme.FilePaths;
import org.tutai.viewer.theme.StoredTheme;
import org.tutai.viewer.theme.ThemeParts;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/**
 * Stores a map on a server: first the files of its layers, then the document that names them. A
 * layer whose file cannot go along is left out of what is stored, and told. Not for the UI thread.
 */
final class ThemeSaving {

  /** The largest file that a theme keeps. */
  static final long MOST_BYTES = 20L << 20;

  private static final String THEMES = "/api/v1/themes";
  private static final Text TOO_LARGE =
      Text.of(
          "\"%s\" is larger than %d MB and was left out. Publish it as a layer instead.",
          "「%s」超過 %d MB，未包含在內；可改為發布圖層。");
  private static final Text GONE =
      Text.of("\"%s\" was left out: its file is not there.", "「%s」未包含在內：找不到檔案。");
  private static final Text REFUSED = Text.of("\"%s\" was left out: %s", "「%s」未包含在內：%s");

  /**
   * What came of it.
   *
   * @param leftOut in words, for each layer that did not go along
   */
  record Saved(StoredTheme stored, List<Text> leftOut) {}

  private final ServerClient client;
  private final Path folder;
  private final Map<String, LayerView> joined;
  private final List<Text> leftOut = new ArrayList<>();

  /**
   * Saving to a server.
   *
   * @param folder of the cache, for files that must be made
   * @param joined by the id of the layer, those that show more than their file
   */
  ThemeSaving(ServerClient client, Path folder, Map<String, LayerView> joined) {
    this.client = client;
    this.folder = folder;
    this.joined = Map.copyOf(joined);
  }

  /**
   * Stores a map: in the place of what is stored, or as a new theme where there is nothing or that
   * is gone.
   *
   * @param over whether to write over what was changed elsewhere meanwhile
   * @throws ServerException with status 412 when it was changed elsewhere
   */
  Saved save(ThemeMap map, Optional<StoredTheme> known, boolean over, Progress progress)
      throws IOException {
    List<FileLayer> files =
        FilePaths.files(map).stream().filter(layer -> layer.path().isPresent()).toList();
    long steps = files.size() + 2L;
    progress.at(0, steps);
    Optional<StoredTheme> before =
        known.filter(at -> at.server().equals(client.address().base())).filter(this::isThere);
    String id = before.isPresent() ? before.get().id() : create(without(map));
    progress.at(1, steps);
    Map<String, Sent> sent = new HashMap<>();
    Set<String> there = there(id);
    for (int i = 0; i < files.size(); i++) {
      FileLayer layer = files.get(i);
      send(id, layer, there).ifPresent(file -> sent.put(layer.entry().id(), file));
      progress.at(i + 2L, steps);
    }
    String etag = replace(id, with(map, sent), before.filter(at -> !over));
    progress.at(steps, steps);
    return new Saved(new StoredTheme(client.address().base(), id, etag), List.copyOf(leftOut));
  }

  private record Sent(String file, String format, boolean joined) {}

  /* One that was deleted on the server, or is another member's, is stored anew. */
  private boolean isThere(StoredTheme at) {
    try {
      client.get(path(at.id()));
      return true;
    } catch (ServerException e) {
      return e.status() != 404;
    } catch (IOException e) {
      return true;
    }
  }

  private String create(ThemeMap map) throws IOException {
    return client
        .json(
            "POST",
            THEMES,
            ThemeDocument.tree(map),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
        .json()
        .path("id")
        .asText();
  }

  private String replace(String id, ThemeMap map, Optional<StoredTheme> match) throws IOException {
    Map<String, String> headers =
        match
            .filter(at -> !at.etag().isEmpty())
            .map(at -> Map.of("If-Match", at.etag()))
            .orElse(Map.of());
    return client.json("PUT", path(id), ThemeDocument.tree(map), headers).etag().orElse("");
  }

  private Set<String> there(String id) throws IOException {
    var there = new HashSet<String>();
    client
        .get(path(id) + "/files")
        .path("files")
        .forEach(each -> there.add(each.path("file").asText()));
    return there;
  }

  private Optional<Sent> send(String id, FileLayer layer, Set<String> there) throws IOException {
    Text name = Text.same(layer.entry().title().isBlank() ? layer.layer() : layer.entry().title());
    Optional<LayerView> view = Optional.ofNullable(joined.get(layer.entry().id()));
    try (LayerPack pack =
        LayerPack.of(Path.of(layer.path().orElseThrow()), layer.format(), view, folder)) {
      if (Files.size(pack.file()) > MOST_BYTES) {
        leftOut.add(TOO_LARGE.filled(name, MOST_BYTES >> 20));
        return Optional.empty();
      }
      byte[] content = content(pack.file());
      String file = "sha256-" + Digests.sha256(content);
      if (there.add(file)) {
        client.send(
            "POST",
            path(id) + "/files?name=" + URLEncoder.encode(pack.name(), StandardCharsets.UTF_8),
            content,
            "application/octet-stream",
            Map.of());
      }
      return Optional.of(new Sent(file, pack.format(), view.isPresent()));
    } catch (NoSuchFileException e) {
      leftOut.add(GONE.filled(name));
    } catch (ServerException e) {
      if (e.isOffline() || e.status() == 401) {
        throw e;
      }
      leftOut.add(REFUSED.filled(name, e.words()));
    }
    return Optional.empty();
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes((int) MOST_BYTES + 1);
    }
  }

  private static String path(String id) {
    return THEMES + "/" + ServerLayer.encoded(id);
  }

  // --- The document ------------------------------------------------------------------------------

  private ThemeMap without(ThemeMap map) {
    return with(map, Map.of());
  }

  /** The map as the server has it: files by their digest, layers of its own by their name. */
  private ThemeMap with(ThemeMap map, Map<String, Sent> sent) {
    return ThemeParts.with(StoredTheme.without(map), map.base(), each(map.layers(), sent));
  }

  private List<ThemeLayer> each(List<ThemeLayer> layers, Map<String, Sent> sent) {
    var all = new ArrayList<ThemeLayer>();
    for (ThemeLayer layer : layers) {
      if (layer instanceof GroupLayer group) {
        all.add(new GroupLayer(group.entry(), each(group.layers(), sent)));
      } else if (layer instanceof FileLayer file) {
        file(file, sent).ifPresent(all::add);
      } else if (layer instanceof PublishedLayer published) {
        all.add(published(published));
      } else {
        all.add(layer);
      }
    }
    return all;
  }

  private Optional<FileLayer> file(FileLayer layer, Map<String, Sent> sent) {
    if (layer.path().isEmpty()) {
      return Optional.of(layer);
    }
    Sent file = sent.get(layer.entry().id());
    if (file == null) {
      return Optional.empty();
    }
    return Optional.of(
        new FileLayer(
            file.joined() ? plain(layer.entry()) : FilePaths.withoutTable(layer.entry()),
            Optional.of(file.file()),
            Optional.empty(),
            file.format(),
            file.joined() ? "" : layer.layer(),
            layer.sld(),
            layer.filter()));
  }

  /* How the file was to be read and joined is done already in what was sent. */
  private static Entry plain(Entry entry) {
    return new Entry(
        entry.id(),
        entry.title(),
        entry.visible(),
        entry.opacity(),
        entry.scales(),
        entry.attribution(),
        Kept.NONE);
  }

  /** A layer of this server by its name, one of another server as its tiles. */
  private ThemeLayer published(PublishedLayer layer) {
    Optional<ServerAddress> other =
        ServerDrawings.serverOf(layer).filter(at -> !at.equals(client.address()));
    Entry entry = ServerDrawings.anywhere(layer.entry());
    if (other.isPresent()) {
      return new XyzLayer(
          entry, ServerDrawings.tiles(other.get(), layer.layer()), 0, 24, 256, false);
    }
    return new PublishedLayer(
        entry, layer.layer(), layer.version(), layer.style(), layer.sld(), layer.filter());
  }

  /** The words of remarks of the server. */
  static List<Text> remarks(JsonNode list) {
    var remarks = new ArrayList<Text>();
    list.forEach(each -> remarks.add(ServerLayer.text(each, "")));
    return remarks;
  }

  /** A document that names its layers' server, as it is worked on here. */
  static ThemeMap from(ObjectNode document, ServerAddress server) {
    ThemeMap map = ThemeDocument.read(document).map();
    return ThemeParts.with(map, map.base(), named(map.layers(), server));
  }

  private static List<ThemeLayer> named(List<ThemeLayer> layers, ServerAddress server) {
    return layers.stream().map(layer -> named(layer, server)).toList();
  }

  private static ThemeLayer named(ThemeLayer layer, ServerAddress server) {
    if (layer instanceof GroupLayer group) {
      return new GroupLayer(group.entry(), named(group.layers(), server));
    }
    if (layer instanceof PublishedLayer own) {
      return new PublishedLayer(
          ServerDrawings.at(own.entry(), server),
          own.layer(),
          own.version(),
          own.style(),
          own.sld(),
          own.filter());
    }
    return layer;
  }
}
