package org.tutai.viewer.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program keeps things, as the XDG base directory specification has it.
 *
 * @param cache what can be made again
 * @param home settings, recovery, recent files
 */
public record Places(Path cache, Path home) {

  /** The usual places of a user. */
  public static Places of(Map<String, String> environment, Path userHome) {
    return new Places(
        place(environment, "XDG_CACHE_HOME", userHome.resolve(".cache")).resolve("viewer"),
        place(environment, "XDG_DATA_HOME", userHome.resolve(".local/share")).resolve("viewer"));
  }

  private static Path place(Map<String, String> environment, String name, Path usual) {
    String set = environment.getOrDefault(name, "");
    Path base = set.isBlank() ? usual : Path.of(set);
    return (base.isAbsolute() ? base : usual).resolve("tutai");
  }
}
