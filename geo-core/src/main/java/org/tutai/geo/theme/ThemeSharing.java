package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tutai.geo.evidence.Remark;

/**
 * Makes a theme fit for others' eyes. Local paths, credentials (user names and passwords in
 * addresses, keys and tokens in their queries or in any text) and addresses that mean something in
 * one place only (loopback, link-local and private networks, single names, {@code .local} and the
 * like) are taken out of every text of the document, members of other programs and names of members
 * too. A layer that cannot be shown without them is left out.
 *
 * <p>It rather takes too much than too little. What it does not see: letters within pictures, and
 * secrets that look like any other word. Stateless, thread-safe; stripping twice changes nothing
 * more.
 */
public final class ThemeSharing {

  private static final int MOST_REMARKS = 100;

  private final List<Remark> remarks = new ArrayList<>();

  private ThemeSharing() {}

  /**
   * A theme for sharing.
   *
   * @param map without what must not leave
   * @param remarks what was taken out, without saying it; at most 100
   */
  public record Stripped(ThemeMap map, List<Remark> remarks) {

    public Stripped {
      remarks = List.copyOf(remarks);
    }
  }

  /** Takes out of a theme what must not leave. */
  public static Stripped strip(ThemeMap map) {
    ThemeSharing sharing = new ThemeSharing();
    ObjectNode tree = ThemeDocument.tree(map);
    sharing.object(tree, "", false);
    if (sharing.cannotBeShown(tree.path("base").path("layer"), "/base/layer")) {
      tree.set("base", BooleanNode.TRUE);
    }
    if (tree.path("layers") instanceof ArrayNode layers) {
      sharing.leaveOut(layers, "/layers");
    }
    return new Stripped(ThemeDocument.read(tree).map(), sharing.remarks);
  }

  // ---- texts, wherever they stand

  private void object(ObjectNode object, String pointer, boolean data) {
    for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
      String name = member.getKey();
      String place = pointer + "/" + Members.escaped(name);
      if (!Scrubber.scrub(name).findings().isEmpty()) {
        object.remove(name);
        tell(pointer + "/…", Set.of(Scrubber.Finding.PATH));
      } else if (Secrets.isSecretMember(name)) {
        object.remove(name);
        tell(place, Set.of(Scrubber.Finding.SECRET));
      } else if (name.equalsIgnoreCase("path") && member.getValue().isTextual() && !data) {
        object.remove(name);
        tell(place, Set.of(Scrubber.Finding.PATH));
      } else {
        object.set(name, value(member.getValue(), place, data || name.equals("data")));
      }
    }
  }

  private JsonNode value(JsonNode value, String pointer, boolean data) {
    if (value instanceof ObjectNode object) {
      object(object, pointer, data);
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, value(array.get(i), pointer + "/" + i, data));
      }
    } else if (value.isTextual()) {
      Scrubber.Scrubbed scrubbed = Scrubber.scrub(value.textValue());
      tell(pointer, scrubbed.findings());
      return TextNode.valueOf(scrubbed.text());
    }
    return value;
  }

  // ---- layers that cannot be shown any more

  private void leaveOut(ArrayNode layers, String pointer) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      JsonNode layer = layers.get(i);
      String place = pointer + "/" + i;
      if (cannotBeShown(layer, place)) {
        layers.remove(i);
      } else if (layer.path("layers") instanceof ArrayNode members) {
        leaveOut(members, place + "/layers");
      }
    }
  }

  private boolean cannotBeShown(JsonNode layer, String pointer) {
    boolean lost =
        isLost(layer.path("url"))
            || isLost(layer.path("template"))
            || (layer.path("kind").asText().equals("file") && !layer.has("file"));
    if (lost) {
      String title = Check.shortened(layer.path("title").asText());
      add(
          "At "
              + pointer
              + ": the layer “"
              + title
              + "” is only on this computer or network and was left out.",
          "位置 " + pointer + "：圖層「" + title + "」只存在於這部電腦或內部網路，未分享。");
    }
    return lost;
  }

  private static boolean isLost(JsonNode address) {
    return address.isTextual() && !WebAddress.isFetchable(address.textValue());
  }

  // ---- what is told

  private void tell(String pointer, Set<Scrubber.Finding> findings) {
    for (Scrubber.Finding finding : findings) {
      switch (finding) {
        case PATH ->
            add(
                "At " + pointer + ": a path on this computer was taken out.",
                "位置 " + pointer + "：已移除這部電腦上的路徑。");
        case SECRET ->
            add(
                "At " + pointer + ": a user name, password or key was taken out.",
                "位置 " + pointer + "：已移除帳號、密碼或金鑰。");
        case ADDRESS ->
            add(
                "At " + pointer + ": an address of a private network was taken out.",
                "位置 " + pointer + "：已移除內部網路的位址。");
      }
    }
  }

  private void add(String english, String chinese) {
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(Remark.warning(Remark.Topic.FILE, english, chinese));
    }
  }
}
