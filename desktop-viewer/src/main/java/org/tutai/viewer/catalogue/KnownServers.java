package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.viewer.theme.SafeFiles;

/**
 * The servers a person connected to, and the API keys they wanted kept: those in a file that only
 * they may read. Thread-safe; not for the UI thread.
 */
final class KnownServers {

  static final int MOST = 20;

  private static final Logger log = LoggerFactory.getLogger(KnownServers.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 1 << 20;

  private final Path servers;
  private final Path keys;

  /**
   * Keeps them in two files of a folder.
   *
   * @param home of the program
   */
  KnownServers(Path home) {
    servers = home.resolve("servers.json");
    keys = home.resolve("server-keys.json");
  }

  /** The one used last comes first. */
  synchronized List<ServerAddress> list() {
    var found = new ArrayList<ServerAddress>();
    read(servers)
        .path("servers")
        .forEach(each -> ServerAddress.parse(each.asText()).ifPresent(found::add));
    return found.subList(0, Math.min(MOST, found.size()));
  }

  synchronized void remember(ServerAddress address) throws IOException {
    var all = new ArrayList<>(list());
    all.remove(address);
    all.add(0, address);
    write(all);
  }

  /** Forgets a server and its key. */
  synchronized void forget(ServerAddress address) throws IOException {
    var all = new ArrayList<>(list());
    all.remove(address);
    write(all);
    keepKey(address, "");
  }

  private void write(List<ServerAddress> all) throws IOException {
    ObjectNode written = JSON.createObjectNode();
    var list = written.putArray("servers");
    all.stream().limit(MOST).forEach(each -> list.add(each.base()));
    SafeFiles.write(servers, JSON.writeValueAsBytes(written));
  }

  synchronized Optional<String> key(ServerAddress address) {
    String key = read(keys).path(address.base()).asText();
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }

  /** Keeps a key; an empty one is forgotten. */
  synchronized void keepKey(ServerAddress address, String key) throws IOException {
    ObjectNode all = read(keys).deepCopy();
    if (key.isEmpty() && !all.has(address.base())) {
      return;
    }
    if (key.isEmpty()) {
      all.remove(address.base());
    } else {
      all.put(address.base(), key);
    }
    SafeFiles.writeForOwner(keys, JSON.writeValueAsBytes(all));
  }

  private static ObjectNode read(Path file) {
    try {
      if (Files.exists(file) && Files.size(file) < MOST_BYTES) {
        JsonNode tree = JSON.readTree(file.toFile());
        return tree instanceof ObjectNode object ? object : JSON.createObjectNode();
      }
    } catch (IOException e) {
      log.warn("{} cannot be read", file);
    }
    return JSON.createObjectNode();
  }
}
