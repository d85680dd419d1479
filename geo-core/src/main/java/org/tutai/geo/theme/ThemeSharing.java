package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.geo.evidence.Remark;

/**
 * Makes a theme fit for others' eyes. Local paths, credentials (user names and passwords in
 * addresses, keys and tokens in their queries or in any text) and addresses that mean something in
 * one place only (loopback, link-local and private networks, single names, {@code .local} and the
 * like) are taken out of every text of the document, members of other programs and names of members
 * too. A layer that cannot be shown without them, or whose address held one, is left out. Paths in
 * the query of a layer's address on a public host are that server's own and stay.
 *
 * <p>It rather takes too much than too little. What it does not see: letters within pictures, and
 * secrets that look like any other word. Stateless, thread-safe; stripping twice changes nothing
 * more.
 */
public final class ThemeSharing {

  private static final int MOST_REMARKS = 100;

  /** A text of ECQL. */
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

  /** What compares a column with a literal. */
  private static final Pattern COMPARED =
      Pattern.compile("\\s*(?:=|<>|<=?|>=?)\\s*-?\\d[\\d.eE+-]*");

  /** A part may turn out to be wrong when another one is gone, yet seldom. */
  private static final int MOST_ROUNDS = 4;

  /** The layer, annotation or measurement that a pointer leads into, as deep as there is one. */
  private static final Pattern PART =
      Pattern.compile("/base/layer|(?:/layers/\\d+)+|/(?:annotations|measurements)/\\d+");

  /** Where the addresses of layers stand. */
  private static final Pattern LAYER_ADDRESS =
      Pattern.compile("(?:/base/layer|(?:/layers/\\d+)+)/(?:url|template)");

  private final List<Taken> taken = new ArrayList<>();

  /** The tree that pointers lead into just now, as it was before anything was taken out. */
  private JsonNode whole;

  /** Addresses of layers that are no more what they were. */
  private final Set<String> changed = new HashSet<>();

  private ThemeSharing(JsonNode whole) {
    this.whole = whole;
  }

  /**
   * A theme for sharing.
   *
   * @param map without what must not leave
   * @param taken what was taken out, without saying it; at most 100
   */
  public record Stripped(ThemeMap map, List<Taken> taken) {

    public Stripped {
      taken = List.copyOf(taken);
    }

    /** The sentences for a person. */
    public List<Remark> remarks() {
      return taken.stream().map(Taken::remark).toList();
    }
  }

  /**
   * Something that was taken out.
   *
   * @param pointer where it stood in the theme: a JSON Pointer (RFC 6901)
   * @param remark a sentence for a person, which names the layer or annotation by its title
   */
  public record Taken(String pointer, Remark remark) {}

  /** Takes out of a theme what must not leave. */
  public static Stripped strip(ThemeMap map) {
    ObjectNode tree = ThemeDocument.tree(map);
    ThemeSharing sharing = new ThemeSharing(tree.deepCopy());
    sharing.object(tree, "", false);
    if (sharing.cannotBeShown(tree.path("base").path("layer"), "/base/layer")) {
      tree.set("base", BooleanNode.TRUE);
    }
    if (tree.path("layers") instanceof ArrayNode layers) {
      sharing.leaveOut(layers, "/layers");
    }
    return new Stripped(sharing.understood(tree), sharing.taken);
  }

  // ---- parts that were not understood

  /**
   * The theme without members and parts that are not as they should be: they are not drawn, and
   * others' programs must not take them for what the schema promises. Parts of a kind that only a
   * newer version knows stay.
   */
  private ThemeMap understood(ObjectNode tree) {
    ThemeReading reading = ThemeDocument.readTelling(tree);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<String, JsonNode> wrong = new LinkedHashMap<>();
      for (Problem problem : reading.problems()) {
        String place = wrongPart(problem);
        JsonNode part = tree.at(place);
        if (!place.isEmpty() && !part.isMissingNode()) {
          wrong.put(place, part);
        }
      }
      if (wrong.isEmpty()) {
        break;
      }
      whole = tree.deepCopy();
      wrong.forEach((place, part) -> remove(tree, place, part));
      reading = ThemeDocument.readTelling(tree);
    }
    return reading.map();
  }

  /** The place of what has to go for a problem; empty when nothing has to. */
  private static String wrongPart(Problem problem) {
    String place = problem.pointer();
    return switch (problem.severity()) {
      case REPLACED -> place;
      case LEFT_OUT -> {
        Matcher part = PART.matcher(place);
        yield part.lookingAt() && !place.equals(part.group() + "/kind") ? part.group() : "";
      }
      case NOTE, CUT_OFF, UNREADABLE -> "";
    };
  }

  private void remove(ObjectNode tree, String place, JsonNode part) {
    int slash = place.lastIndexOf('/');
    JsonNode holder = tree.at(place.substring(0, slash));
    if (holder instanceof ObjectNode object) {
      object.remove(place.substring(slash + 1).replace("~1", "/").replace("~0", "~"));
    } else if (holder instanceof ArrayNode array) {
      removeSame(array, part);
    }
    add(place, "a part that was not understood was left out.", "有無法辨識的內容，未分享。");
  }

  /** Equal ones beside it may be right: as many as are allowed, or of an id of their own. */
  @SuppressWarnings("ReferenceEquality")
  private static void removeSame(ArrayNode array, JsonNode part) {
    for (int i = array.size() - 1; i >= 0; i--) {
      if (array.get(i) == part) {
        array.remove(i);
      }
    }
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
      } else if (name.equals("filter") && member.getValue().isTextual() && !data) {
        object.put(name, filter(member.getValue().textValue(), place));
      } else {
        object.set(name, value(member.getValue(), place, data || name.equals("data")));
      }
    }
  }

  /**
   * A filter compares columns, which may be called whatever a secret is called, so that only its
   * texts and the rest without its comparisons are looked into. One that must not leave goes whole.
   */
  private String filter(String filter, String pointer) {
    Set<Scrubber.Finding> findings = EnumSet.noneOf(Scrubber.Finding.class);
    Matcher texts = LITERAL.matcher(filter);
    while (texts.find()) {
      findings.addAll(Scrubber.scrub(texts.group(1).replace("''", "'")).findings());
    }
    String rest = COMPARED.matcher(LITERAL.matcher(filter).replaceAll("0")).replaceAll(" ");
    findings.addAll(Scrubber.scrub(rest).findings());
    tell(pointer, findings);
    return findings.isEmpty() ? filter : Scrubber.REMOVED;
  }

  private JsonNode value(JsonNode value, String pointer, boolean data) {
    if (value instanceof ObjectNode object) {
      object(object, pointer, data);
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, value(array.get(i), pointer + "/" + i, data));
      }
    } else if (value.isTextual()) {
      boolean address = LAYER_ADDRESS.matcher(pointer).matches();
      String text = value.textValue();
      Scrubber.Scrubbed scrubbed = address ? Scrubber.scrubAddress(text) : Scrubber.scrub(text);
      if (address && !scrubbed.text().equals(text)) {
        changed.add(pointer);
      }
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
        isLost(layer.path("url"), pointer + "/url")
            || isLost(layer.path("template"), pointer + "/template")
            || layer.path("filter").asText().equals(Scrubber.REMOVED)
            || (layer.path("kind").asText().equals("file") && !layer.has("file"));
    if (lost) {
      add(
          pointer,
          "it cannot be shown without what was taken out, and was left out.",
          "缺少已移除的內容就無法顯示，未分享。");
    }
    return lost;
  }

  private boolean isLost(JsonNode address, String pointer) {
    return changed.contains(pointer)
        || (address.isTextual() && !WebAddress.isFetchable(address.textValue()));
  }

  // ---- what is told

  private void tell(String pointer, Set<Scrubber.Finding> findings) {
    for (Scrubber.Finding finding : findings) {
      switch (finding) {
        case PATH -> add(pointer, "a path on this computer was taken out.", "已移除這部電腦上的路徑。");
        case SECRET -> add(pointer, "a user name, password or key was taken out.", "已移除帳號、密碼或金鑰。");
        case ADDRESS ->
            add(pointer, "an address of a private network was taken out.", "已移除內部網路的位址。");
      }
    }
  }

  private void add(String pointer, String english, String chinese) {
    if (taken.size() < MOST_REMARKS) {
      PlaceWords place = PlaceWords.of(whole, pointer);
      taken.add(
          new Taken(
              pointer,
              Remark.warning(
                  Remark.Topic.FILE,
                  place.english() + ": " + english,
                  place.chinese() + "：" + chinese)));
    }
  }
}
