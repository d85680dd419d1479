package org.tutai.viewer.layers.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.HostRule;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteUrl;

/**
 * The hosts beyond the public internet's usual ones that the person at this computer allowed, kept
 * in a file. Reads and writes it: not for the UI thread. Thread-safe.
 */
public final class AllowedHosts {

  private static final Logger log = LoggerFactory.getLogger(AllowedHosts.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST = 1 << 18;
  private static final int MOST = 500;

  private final Path file;

  /**
   * Those of a home.
   *
   * @param home folder of the program's settings
   */
  public AllowedHosts(Path home) {
    file = home.resolve("allowed-hosts.json");
  }

  /** What would allow the host of an address; empty for what is no address. */
  public static Optional<HostRule> ruleFor(String url) {
    try {
      RemoteUrl parsed = RemoteUrl.parse(url.replaceAll("\\{[^}]*\\}", "0"));
      boolean usual = parsed.port() == 80 || parsed.port() == 443;
      return Optional.of(
          new HostRule(
              parsed.host(),
              false,
              usual ? OptionalInt.empty() : OptionalInt.of(parsed.port()),
              true));
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }

  /** Lets a fetcher ask all of them. */
  public synchronized int allowAll(GuardedFetcher fetcher) throws IOException {
    List<String> written = read();
    for (String each : written) {
      try {
        fetcher.allow(HostRule.parsePrivate(each));
      } catch (IllegalArgumentException e) {
        log.warn("the allowed host \"{}\" is passed over", each);
      }
    }
    return written.size();
  }

  /** Lets a fetcher ask a host from now on, at later starts too. */
  public synchronized HostRule allow(GuardedFetcher fetcher, HostRule rule) throws IOException {
    fetcher.allow(rule);
    List<String> all = new ArrayList<>(read());
    String written = written(rule);
    if (!all.contains(written)) {
      all.add(written);
      write(all);
    }
    return rule;
  }

  private static String written(HostRule rule) {
    String host =
        rule.host().contains(":") && !rule.host().startsWith("[")
            ? "[" + rule.host() + "]"
            : rule.host();
    return rule.port().isPresent() ? host + ":" + rule.port().getAsInt() : host;
  }

  private List<String> read() throws IOException {
    var all = new ArrayList<String>();
    if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
      for (JsonNode each : JSON.readTree(Files.readAllBytes(file))) {
        if (all.size() < MOST && each.isTextual()) {
          all.add(each.asText());
        }
      }
    }
    return all;
  }

  private void write(List<String> all) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    all.forEach(array::add);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path unfinished = file.resolveSibling("." + UUID.randomUUID() + ".part");
    Files.write(unfinished, JSON.writeValueAsBytes(array));
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
