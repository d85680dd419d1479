package org.tutai.viewer.layers.add;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/** The files and services that were used lately, kept in a file. For the UI thread. */
public final class RecentLayers {

  private static final int KEPT = 30;
  private static final long LARGEST = 1 << 20;
  private static final Text READING = Text.of("Reading what was used lately", "正在讀取最近使用的項目");
  private static final Text KEEPING = Text.of("Noting what was used lately", "正在記錄最近使用的項目");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Something used.
   *
   * @param address an absolute path, or the address of a service
   * @param service whether it is the latter
   */
  public record Use(String address, boolean service) {

    static Use ofFile(Path file) {
      return new Use(file.toAbsolutePath().normalize().toString(), false);
    }

    static Use ofService(String url) {
      return new Use(url, true);
    }
  }

  private final Jobs jobs;
  private final Path file;
  private final ObservableList<Use> uses = FXCollections.observableArrayList();
  private final ObservableList<Use> readOnlyUses = FXCollections.unmodifiableObservableList(uses);

  /**
   * Reads them in the background.
   *
   * @param home where the file is
   */
  RecentLayers(Jobs jobs, Path home) {
    this.jobs = jobs;
    this.file = home.resolve("recent-layers.json");
    jobs.start(READING, progress -> read(file)).then(this::addOlder);
  }

  private void addOlder(List<Use> older) {
    older.stream().filter(use -> !uses.contains(use)).forEach(uses::add);
  }

  /** The latest first. */
  public ObservableList<Use> uses() {
    return readOnlyUses;
  }

  /** Notes that something was used now. */
  void note(Use use) {
    uses.remove(use);
    uses.add(0, use);
    if (uses.size() > KEPT) {
      uses.remove(KEPT, uses.size());
    }
    keep();
  }

  /** Forgets something. */
  public void forget(Use use) {
    uses.remove(use);
    keep();
  }

  private void keep() {
    List<Use> now = List.copyOf(uses);
    jobs.start(KEEPING, progress -> write(file, now));
  }

  private static List<Use> read(Path file) throws IOException {
    var read = new ArrayList<Use>();
    if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
      for (JsonNode each : JSON.readTree(Files.readAllBytes(file))) {
        String address = each.path("address").asText();
        if (!address.isEmpty() && read.size() < KEPT) {
          read.add(new Use(address, each.path("service").asBoolean()));
        }
      }
    }
    return read;
  }

  private static synchronized List<Use> write(Path file, List<Use> uses) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    uses.forEach(
        use -> all.addObject().put("address", use.address()).put("service", use.service()));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path unfinished = file.resolveSibling("." + UUID.randomUUID() + ".part");
    Files.write(unfinished, JSON.writeValueAsBytes(all));
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    return uses;
  }
}
