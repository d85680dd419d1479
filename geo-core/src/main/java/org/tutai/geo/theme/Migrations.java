package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.tutai.geo.theme.Problem.Severity;

/**
 * Brings older documents to the current version, one version at a time. A step renames and rewrites
 * members of the tree and touches nothing it does not know; once released, a step never changes.
 */
final class Migrations {

  /** The step at index i makes version i + 1 out of version i. */
  private static final List<Consumer<ObjectNode>> STEPS = List.of(Migrations::fromSketch);

  private Migrations() {}

  /** Rewrites a document of an older version; tells of a version that is newer or no number. */
  static void migrate(ObjectNode root, Problems problems) {
    JsonNode written = root.path("version");
    if (!written.isNumber() || written.doubleValue() > Integer.MAX_VALUE) {
      return;
    }
    double version = written.doubleValue();
    if (version > ThemeDocument.VERSION) {
      problems.add(
          Severity.NOTE,
          "/version",
          "version " + ThemeDocument.VERSION + " or older",
          "version " + written + ", of which what is known here was read and the rest is kept");
      return;
    }
    for (int step = (int) version; step >= 0 && step < STEPS.size(); step++) {
      STEPS.get(step).accept(root);
      root.put("version", step + 1L);
    }
  }

  /** The sketch before version 1 had a name, a flat list of overlays, and the view as one array. */
  private static void fromSketch(ObjectNode root) {
    rename(root, "name", "title");
    rename(root, "overlays", "layers");
    JsonNode view = root.path("view");
    if (view.isArray() && view.size() == 3) {
      ObjectNode object = root.objectNode();
      object.set("center", root.arrayNode().add(view.get(0)).add(view.get(1)));
      object.set("zoom", view.get(2));
      root.set("view", object);
    }
    for (JsonNode layer : root.path("layers")) {
      if (layer instanceof ObjectNode object) {
        rename(object, "type", "kind");
        rename(object, "name", "title");
      }
    }
  }

  private static void rename(ObjectNode object, String from, String to) {
    if (object.has(from) && !object.has(to)) {
      object.set(to, object.remove(from));
    }
  }
}
