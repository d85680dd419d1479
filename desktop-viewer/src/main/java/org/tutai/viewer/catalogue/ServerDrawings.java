package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.tiles.TileTemplate;
import org.tutai.geo.source.remote.tiles.XyzClient;
import org.tutai.geo.source.remote.wms.WmsSource;
import org.tutai.geo.source.remote.wms.WmsVersion;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.PublishedLayers;
import org.tutai.viewer.words.Text;

/**
 * Published layers as tiles of the server that publishes them: the one that the layer's member
 * {@code server} names, else the one in use. A style, filter or version of one's own is named by
 * the server first ({@code POST /api/v1/looks}), once. For the UI thread.
 */
final class ServerDrawings implements PublishedLayers {

  private static final String SERVER = "server";
  private static final int FINEST = 24;
  private static final int TILE = 256;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Text ASKING = Text.of("Asking how \"%s\" looks", "正在取得「%s」的樣式");

  private record Wish(String server, String layer, String wanted) {}

  private final Desk desk;
  private final ServerViewModel servers;
  private final Map<Wish, Optional<String>> looks = new HashMap<>();
  private Map<String, ServerLayer> known = Map.of();

  ServerDrawings(Desk desk, ServerViewModel servers) {
    this.desk = desk;
    this.servers = servers;
  }

  /** What the server in use publishes, told by who asked it. */
  void know(List<ServerLayer> layers) {
    var all = new HashMap<String, ServerLayer>();
    layers.forEach(layer -> all.put(layer.name(), layer));
    known = Map.copyOf(all);
    looks.clear();
    desk.contents().refresh();
  }

  /** Makes the entry of a layer name its server. */
  static Entry at(Entry entry, ServerAddress server) {
    ObjectNode extra = entry.extra().node().deepCopy();
    extra.put(SERVER, server.base());
    return with(entry, Kept.of(extra));
  }

  /** The same without a server: of whoever reads it. */
  static Entry anywhere(Entry entry) {
    ObjectNode extra = entry.extra().node().deepCopy();
    extra.remove(SERVER);
    return with(entry, Kept.of(extra));
  }

  private static Entry with(Entry entry, Kept extra) {
    return new Entry(
        entry.id(),
        entry.title(),
        entry.visible(),
        entry.opacity(),
        entry.scales(),
        entry.attribution(),
        extra);
  }

  /** The server that a layer names. */
  static Optional<ServerAddress> serverOf(PublishedLayer layer) {
    return ServerAddress.parse(layer.entry().extra().node().path(SERVER).asText());
  }

  /** The address of a layer's tiles on a server, as it stands there. */
  static String tiles(ServerAddress server, String layer) {
    return server.base() + "/tiles/" + ServerLayer.encoded(layer) + "/{z}/{x}/{y}.png";
  }

  @Override
  public Optional<RemoteLayer> drawing(PublishedLayer layer) {
    Optional<ServerAddress> server =
        serverOf(layer).or(() -> servers.client().map(ServerClient::address));
    return server.flatMap(
        at -> query(at, layer).map(query -> xyz(tiles(at, layer.layer()) + query)));
  }

  @Override
  public Optional<WmsSource> service(PublishedLayer layer) {
    return serverOf(layer)
        .or(() -> servers.client().map(ServerClient::address))
        .map(
            at ->
                new WmsSource(
                    at.base() + "/wms",
                    WmsVersion.V1_3_0,
                    List.of(layer.layer()),
                    List.of(),
                    "image/png",
                    List.of("EPSG:3857"),
                    Map.of(),
                    WmsSource.USUAL_MOST_PIXELS));
  }

  private static RemoteLayer xyz(String template) {
    return new RemoteLayer.Xyz(
        new XyzClient.Source(new TileTemplate(template, false), 0, FINEST, TILE));
  }

  /** What follows the address; empty while the server is being asked. */
  private Optional<String> query(ServerAddress server, PublishedLayer layer) {
    String version = isOfServerInUse(server) ? versionOf(layer) : "";
    if (isPlain(layer)) {
      return Optional.of(version.isEmpty() ? "" : "?v=" + version);
    }
    var wish = new Wish(server.base(), layer.layer(), wanted(layer).toString());
    Optional<String> look = looks.get(wish);
    if (look == null) {
      looks.put(wish, Optional.empty());
      ask(wish, layer);
      return Optional.empty();
    }
    return look.map(name -> "?look=" + name);
  }

  private boolean isOfServerInUse(ServerAddress server) {
    return servers.client().filter(each -> each.address().equals(server)).isPresent();
  }

  private String versionOf(PublishedLayer layer) {
    ServerLayer found = known.get(layer.layer());
    return found == null ? "" : found.version();
  }

  private static boolean isPlain(PublishedLayer layer) {
    boolean ownStyle = !layer.style().isEmpty() && !layer.style().equals("default");
    return layer.sld().isEmpty()
        && layer.filter().filter(text -> !text.isBlank()).isEmpty()
        && !layer.isPinned()
        && !ownStyle;
  }

  private static ObjectNode wanted(PublishedLayer layer) {
    ObjectNode wanted = JSON.createObjectNode().put("layer", layer.layer());
    if (layer.isPinned()) {
      wanted.put("version", layer.version());
    }
    if (layer.sld().isPresent()) {
      wanted.put("sld", layer.sld().get());
    } else if (!layer.style().isEmpty() && !layer.style().equals("default")) {
      wanted.put("style", layer.style());
    }
    layer.filter().filter(text -> !text.isBlank()).ifPresent(text -> wanted.put("filter", text));
    return wanted;
  }

  private void ask(Wish wish, PublishedLayer layer) {
    ServerClient client =
        servers
            .client()
            .filter(each -> each.address().base().equals(wish.server()))
            .orElseGet(() -> new ServerClient(new ServerAddress(wish.server())));
    String id = layer.entry().id();
    String name = layer.entry().title().isBlank() ? layer.layer() : layer.entry().title();
    desk.jobs()
        .start(
            ASKING.filled(Text.same(name)),
            progress ->
                client
                    .json("POST", "/api/v1/looks", JSON.readTree(wish.wanted()), Map.of())
                    .json()
                    .path("look")
                    .asText())
        .then(
            look -> {
              looks.put(wish, Optional.of(ServerLayer.encoded(look)));
              desk.layerTrouble().tell(id, Optional.empty());
              desk.contents().refresh();
            })
        .failed(
            failure -> {
              desk.layerTrouble().tell(id, Optional.of(ServerException.words(failure)));
              servers.heard(client, failure);
            });
  }

  @Override
  public Optional<Text> title(PublishedLayer layer) {
    return Optional.ofNullable(known.get(layer.layer())).map(ServerLayer::title);
  }
}
