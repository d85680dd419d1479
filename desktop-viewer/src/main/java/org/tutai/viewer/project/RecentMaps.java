package org.tutai.viewer.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.viewer.theme.SafeFiles;

/** The maps that were opened or saved last, in a file. Not for the UI thread; thread-safe. */
final class RecentMaps {

  static final int MOST = 12;

  private static final Logger log = LoggerFactory.getLogger(RecentMaps.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 1 << 20;

  private final Path file;

  RecentMaps(Path file) {
    this.file = file;
  }

  /** The latest first; those that are gone are left out. */
  synchronized List<Path> list() {
    return kept().stream().filter(Files::isRegularFile).toList();
  }

  /** Puts a map first. A list that cannot be kept is no loss worth telling. */
  synchronized List<Path> add(Path map) {
    var all = new ArrayList<>(kept());
    Path whole = map.toAbsolutePath().normalize();
    all.remove(whole);
    all.add(0, whole);
    List<Path> latest = all.subList(0, Math.min(MOST, all.size()));
    ArrayNode written = JSON.createArrayNode();
    latest.forEach(each -> written.add(each.toString()));
    try {
      SafeFiles.write(file, JSON.writeValueAsBytes(written));
    } catch (IOException e) {
      log.info("the recent maps are not kept: {}", e.toString());
    }
    return List.copyOf(latest);
  }

  private List<Path> kept() {
    var found = new ArrayList<Path>();
    try {
      if (Files.exists(file) && Files.size(file) < MOST_BYTES) {
        JSON.readTree(file.toFile()).forEach(each -> found.add(Path.of(each.asText())));
      }
    } catch (IOException | InvalidPathException e) {
      log.info("the recent maps are forgotten: {}", e.toString());
    }
    return found.subList(0, Math.min(MOST, found.size()));
  }
}
