package org.tutai.viewer.look;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/**
 * The colours of the light or the dark look by the names that stylesheets look them up by, for
 * canvases and other things that draw by themselves. Read from the same stylesheets. Immutable.
 */
public final class Palette {

  private static final Pattern COLOUR =
      Pattern.compile("^ {2}(-(?:tutai|color)-[a-z0-9-]+): ([^;]+);$", Pattern.MULTILINE);

  private final Map<String, Color> colours;

  private Palette(String css) {
    var read = new LinkedHashMap<String, Color>();
    Matcher line = COLOUR.matcher(css);
    while (line.find()) {
      read.put(line.group(1), value(line.group(2), read));
    }
    colours = Collections.unmodifiableMap(read);
  }

  private static Color value(String text, Map<String, Color> known) {
    return text.startsWith("-") ? Objects.requireNonNull(known.get(text), text) : Color.web(text);
  }

  /** The colours of the dark or the light look. */
  public static Palette of(boolean dark) {
    return dark ? Dark.PALETTE : Light.PALETTE;
  }

  /**
   * The colour with a name, for instance {@code -tutai-accent}.
   *
   * @throws IllegalArgumentException when the look has no such colour
   */
  public Color colour(String name) {
    Color colour = colours.get(name);
    if (colour == null) {
      throw new IllegalArgumentException(
          "the name must be a colour of tutai-light.css (got: " + name + ")");
    }
    return colour;
  }

  /** The names of all colours, in the order of the stylesheet. */
  public Set<String> names() {
    return colours.keySet();
  }

  private static final class Light {
    static final Palette PALETTE = read("tutai-light.css");
  }

  private static final class Dark {
    static final Palette PALETTE = read("tutai-dark.css");
  }

  private static Palette read(String sheet) {
    try (InputStream in = Palette.class.getResourceAsStream(sheet)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + sheet + " is missing");
      }
      return new Palette(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the stylesheet " + sheet + " cannot be read", e);
    }
  }
}
