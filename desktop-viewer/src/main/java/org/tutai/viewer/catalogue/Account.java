package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Who asks a server.
 *
 * @param signedIn whether a member does
 * @param name by which they sign in
 * @param displayName what others see
 * @param role {@code visitor}, {@code member}, {@code publisher} or {@code administrator}
 */
public record Account(boolean signedIn, String name, String displayName, String role) {

  /** Nobody in particular. */
  public static final Account VISITOR = new Account(false, "", "", "visitor");

  static Account of(JsonNode me) {
    return new Account(
        me.path("signedIn").asBoolean(),
        me.path("name").asText(),
        me.path("displayName").asText(),
        me.path("role").asText("visitor"));
  }

  /** Whether they may publish layers. */
  public boolean mayPublish() {
    return role.equals("publisher") || role.equals("administrator");
  }
}
