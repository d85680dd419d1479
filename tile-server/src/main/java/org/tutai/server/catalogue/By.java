package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;

/**
 * Who does something to a layer, and from where. Immutable.
 *
 * @param address of the network that they ask from; empty when it is not known
 */
public record By(Principal who, String address) {

  private static final String MEMBER = "by";

  /** Keeps who it is in a document, for what goes on after a new start. */
  void keepIn(ObjectNode json) {
    json.putObject(MEMBER).put("name", who.name()).put("address", address);
  }

  /**
   * Who began what goes on, as it was kept.
   *
   * @param owner the id of whose it is
   */
  static By keptIn(JsonNode json, String owner) {
    JsonNode kept = json.path(MEMBER);
    String name = kept.path("name").asText("");
    var who = new Principal(owner, name, Role.PUBLISHER, Optional.empty());
    return new By(who, kept.path("address").asText(""));
  }
}
