package org.tutai.geo.format.kml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlNode;
import org.tutai.geo.format.kml.XmlTokens.Token;

/**
 * Makes a tree of a small element: a style, an overlay, extended data. What is more than {@value
 * #MOST_NODES} elements, {@value #DEEPEST} deep or {@value #MOST_CHARACTERS} characters is left out
 * of it. For one element.
 */
final class Trees {

  static final int MOST_NODES = 20_000;
  static final int DEEPEST = 40;
  static final int MOST_CHARACTERS = 1 << 20;

  private final XmlTokens tokens;
  private int nodes;
  private int characters;

  private Trees(XmlTokens tokens) {
    this.tokens = tokens;
  }

  /** The element whose start tag was met last; the tokens are then behind its end tag. */
  static XmlElement read(XmlTokens tokens) throws IOException {
    return new Trees(tokens).element(1);
  }

  private XmlElement element(int level) throws IOException {
    int depth = tokens.depth();
    String prefix = tokens.prefix();
    String name = tokens.name();
    var attributes = java.util.Map.copyOf(tokens.attributes());
    List<XmlNode> content = new ArrayList<>();
    var run = new StringBuilder();
    while (tokens.depth() >= depth) {
      Token token = tokens.next();
      if (token == Token.TEXT) {
        int most = Math.min(tokens.to() - tokens.from(), MOST_CHARACTERS - characters);
        run.append(tokens.chars(), tokens.from(), most);
        characters += most;
      } else if (token == Token.START && (++nodes > MOST_NODES || level == DEEPEST)) {
        tokens.skip(tokens.depth());
      } else if (token == Token.START) {
        content.add(element(level + 1));
      }
    }
    if (!run.isEmpty()) {
      content.add(new XmlNode.Text(run.toString(), false, 1));
    }
    return new XmlElement(prefix, name, attributes, content, 1);
  }
}
