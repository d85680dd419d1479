package org.tutai.viewer.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.ThemeMap;

/**
 * Where a map is stored on a server. It is no part of the map while it is worked on; in a project
 * file it stands as the member {@code stored}, with {@code server}, {@code id} and {@code etag}.
 *
 * @param server address of the server, without a slash at the end
 * @param id of the theme there
 * @param etag of what was stored or read last; empty when it isn't known
 */
public record StoredTheme(String server, String id, String etag) {

  private static final String MEMBER = "stored";

  /** What a project file says. */
  public static Optional<StoredTheme> in(ThemeMap map) {
    JsonNode said = map.extra().node().path(MEMBER);
    String server = said.path("server").asText();
    String id = said.path("id").asText();
    return server.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoredTheme(server, id, said.path("etag").asText()));
  }

  /** A map as a project file has it. */
  public static ThemeMap with(ThemeMap map, Optional<StoredTheme> stored) {
    ObjectNode extra = map.extra().node().deepCopy();
    extra.remove(MEMBER);
    stored.ifPresent(
        at ->
            extra.set(
                MEMBER,
                extra
                    .objectNode()
                    .put("server", at.server())
                    .put("id", at.id())
                    .put("etag", at.etag())));
    return ThemeParts.with(map, Kept.of(extra));
  }

  /** A map as it is worked on. */
  public static ThemeMap without(ThemeMap map) {
    return map.extra().node().has(MEMBER) ? with(map, Optional.empty()) : map;
  }
}
