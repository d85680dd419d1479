package org.tutai.geo.render.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A label's glyphs in their places. Lengths are pixels, x to the right, y down; the origin is the
 * left end of the first line's baseline. Lines are centred under one another. Immutable,
 * thread-safe.
 *
 * <p>{@link #width}, {@link #ascent} and {@link #descent} describe the box of the type: from the em
 * box of the first line's ideographs to that of the last line's, as wide as the widest line. Glyphs
 * may reach out of it by a little (the tail of a g); {@link #ink} is the box they really fill.
 *
 * <p>The text is brought to Unicode's form NFC. Line ends begin new lines; other control and format
 * characters and variation selectors are dropped; blanks at the ends of lines too. Combining marks
 * that remain sit on the character before them. Characters that no font has show as boxes. After
 * {@link #MAX_CHARACTERS} the text is cut and ends in an ellipsis.
 */
public final class TextLayout {

  /** The most characters in a label. */
  public static final int MAX_CHARACTERS = 256;

  /** From baseline to baseline, in ems. */
  static final double LINE_PITCH = 1.2;

  /** The tangent of 12 degrees. */
  static final double SLANT = 0.2126;

  private static final int ELLIPSIS = '\u2026';
  private static final int REPLACEMENT = '\uFFFD';

  /**
   * A rectangle about the layout's origin.
   *
   * @param top above the baseline, so mostly negative
   */
  public record Ink(double left, double top, double right, double bottom) {

    /** This rectangle, grown on all sides. */
    public Ink grownBy(double pixels) {
      return new Ink(left - pixels, top - pixels, right + pixels, bottom + pixels);
    }
  }

  private final FontRequest request;
  private final Face[] faces;
  private final int[] glyphs;
  private final double[] x;
  private final double[] y;
  private final double width;
  private final double ascent;
  private final double descent;

  private TextLayout(FontRequest request, Face first, List<Line> lines) {
    this.request = request;
    int count = lines.stream().mapToInt(line -> line.count).sum();
    faces = new Face[count];
    glyphs = new int[count];
    x = new double[count];
    y = new double[count];
    width = lines.stream().mapToDouble(line -> line.width).max().orElse(0);
    double below = 0;
    int at = 0;
    for (int n = 0; n < lines.size(); n++) {
      below = n * LINE_PITCH * request.size();
      at = place(lines.get(n), below, at);
    }
    ascent = lines.isEmpty() ? 0 : first.ascent() * request.size();
    descent = lines.isEmpty() ? 0 : first.descent() * request.size() + below;
  }

  private int place(Line line, double below, int from) {
    double indent = (width - line.width) / 2;
    for (int i = 0; i < line.count; i++) {
      faces[from + i] = line.faces[i];
      glyphs[from + i] = line.glyphs[i];
      x[from + i] = indent + line.x[i];
      y[from + i] = below;
    }
    return from + line.count;
  }

  /** Lays out a text. */
  public static TextLayout of(String text, FontRequest request, FontLibrary fonts) {
    var lines = new ArrayList<Line>();
    int left = MAX_CHARACTERS;
    for (int[] characters : lines(text)) {
      if (left == 0) {
        break;
      }
      int count = characters.length;
      if (count > left) {
        characters = Arrays.copyOf(characters, left);
        characters[left - 1] = ELLIPSIS;
      }
      lines.add(line(characters, request, fonts));
      left -= characters.length;
    }
    return new TextLayout(request, fonts.face(request.bold()), lines);
  }

  private static Line line(int[] characters, FontRequest request, FontLibrary fonts) {
    var line = new Line(characters.length);
    for (int character : characters) {
      var glyph = fonts.glyph(character, request.bold());
      double advance = glyph.face().advance(glyph.index()) * request.size();
      if (line.count > 0 && isMark(character)) {
        line.addMark(glyph, advance);
      } else {
        line.add(glyph, advance, request.letterSpacing());
      }
    }
    return line;
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  // ---- characters

  private static List<int[]> lines(String text) {
    var lines = new ArrayList<int[]>();
    for (String line : normalized(text).split("\\R")) {
      int[] shown = line.codePoints().map(TextLayout::shown).filter(c -> c >= 0).toArray();
      int[] stripped = stripped(shown);
      if (stripped.length > 0) {
        lines.add(stripped);
      }
    }
    return lines;
  }

  /** In form NFC; what is far too long for a label is cut first. */
  private static String normalized(String text) {
    int most = 16 * MAX_CHARACTERS;
    String bounded = text.length() <= most ? text : text.substring(0, most);
    return bounded.chars().allMatch(TextLayout::isAlwaysComposed)
        ? bounded
        : Normalizer.normalize(bounded, Normalizer.Form.NFC);
  }

  /** Whether a character is the same in NFC wherever it stands: spares most labels the tables. */
  private static boolean isAlwaysComposed(int character) {
    return character < 0x0300 || (character >= 0x3400 && character <= 0x9FFF);
  }

  /** The character to show for one, or -1 for none. */
  private static int shown(int character) {
    if (character == '\t' || Character.isSpaceChar(character)) {
      return character == '\u3000' ? character : ' ';
    }
    int type = Character.getType(character);
    if (type == Character.SURROGATE) {
      return REPLACEMENT;
    }
    boolean silent = type == Character.CONTROL || type == Character.FORMAT;
    return silent || isVariationSelector(character) ? -1 : character;
  }

  private static boolean isVariationSelector(int character) {
    return (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0100 && character <= 0xE01EF);
  }

  private static int[] stripped(int[] characters) {
    int from = 0;
    int to = characters.length;
    while (from < to && Character.isSpaceChar(characters[from])) {
      from++;
    }
    while (to > from && Character.isSpaceChar(characters[to - 1])) {
      to--;
    }
    return Arrays.copyOfRange(characters, from, to);
  }

  /** One line while it is set. */
  private static final class Line {
    final Face[] faces;
    final int[] glyphs;
    final double[] x;
    int count;
    double width;
    private double lastX;
    private double lastAdvance;

    Line(int capacity) {
      faces = new Face[capacity];
      glyphs = new int[capacity];
      x = new double[capacity];
    }

    void add(FontLibrary.Glyph glyph, double advance, double spacing) {
      lastX = count == 0 ? 0 : width + spacing;
      lastAdvance = advance;
      put(glyph, lastX);
      width = Math.max(0, lastX + advance);
    }

    /** A mark without an advance of its own is drawn to hang back over what the pen has passed. */
    void addMark(FontLibrary.Glyph glyph, double advance) {
      put(glyph, advance == 0 ? lastX + lastAdvance : lastX + (lastAdvance - advance) / 2);
    }

    private void put(FontLibrary.Glyph glyph, double at) {
      faces[count] = glyph.face();
      glyphs[count] = glyph.index();
      x[count++] = at;
    }
  }

  // ---- what is laid out

  FontRequest request() {
    return request;
  }

  int count() {
    return glyphs.length;
  }

  Face face(int i) {
    return faces[i];
  }

  int glyph(int i) {
    return glyphs[i];
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** Whether there is nothing to paint. */
  public boolean isEmpty() {
    return glyphs.length == 0;
  }

  /** Whether a character had to be shown as a box, because no font has it. */
  public boolean hasBoxes() {
    return Arrays.asList(faces).contains(Face.BOXES);
  }

  /** The width of the widest line. */
  public double width() {
    return width;
  }

  /** From the first baseline up to the top of the em box. */
  public double ascent() {
    return ascent;
  }

  /** From the first baseline down to the bottom of the last line's em box. */
  public double descent() {
    return descent;
  }

  /** The box that the glyphs fill, before any halo. */
  public Ink ink() {
    double size = request.size();
    double slant = request.italic() ? SLANT : 0;
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < glyphs.length; i++) {
      double[] box = faces[i].box(glyphs[i]);
      if (box != null) {
        left = Math.min(left, x[i] + size * (box[0] + slant * Math.min(box[1], 0)));
        top = Math.min(top, y[i] - size * box[3]);
        right = Math.max(right, x[i] + size * (box[2] + slant * Math.max(box[3], 0)));
        bottom = Math.max(bottom, y[i] - size * box[1]);
      }
    }
    return left <= right ? new Ink(left, top, right, bottom) : new Ink(0, 0, 0, 0);
  }
}
