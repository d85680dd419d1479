package org.tutai.server.store.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folders of a home whose files are backed up. */
enum HomeFolder {
  /** Files that rows speak of. */
  BLOBS("blobs", "blobs", "[0-9a-f]{64}"),
  /** What published files were compiled to. */
  COMPILED("compiled", "compiled/layers", "[0-9a-f]{16,64}\\.layer"),
  /** The versions of layers that theme maps hold on to. */
  VERSIONS("versions", "versions", "[0-9a-f]{64}\\.(layer|json)");

  private final String entry;
  private final String folder;
  private final Pattern name;

  HomeFolder(String entry, String folder, String name) {
    this.entry = entry;
    this.folder = folder;
    this.name = Pattern.compile(name);
  }

  /** Its name in a backup. */
  String entry() {
    return entry;
  }

  /** Where it is in a home. */
  Path in(Path home) {
    return home.resolve(folder);
  }

  /** Whether a file of it is backed up; others are not finished. */
  boolean holds(String fileName) {
    return name.matcher(fileName).matches();
  }

  /** The folder that an entry of a backup is of; empty when it can be none of ours. */
  static Optional<HomeFolder> ofEntry(String path) {
    for (HomeFolder each : values()) {
      String start = each.entry + "/";
      if (path.startsWith(start) && each.holds(path.substring(start.length()))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
