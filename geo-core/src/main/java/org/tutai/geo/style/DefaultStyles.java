package org.tutai.geo.style;

import static org.tutai.geo.style.SldValues.number;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Comparison;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.expr.Expression.TheGeometry;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.raster.RasterPyramid;

/**
 * Styles for layers that come without one: quiet, and each layer in a colour of its own, chosen by
 * its name alone, so that it stays the same from day to day and from server to desktop. Where the
 * features themselves say how they are to be drawn, in columns named as in simplestyle 1.1 (those
 * of KML are read so), they are drawn so.
 */
public final class DefaultStyles {

  /** The name of every style made here. */
  public static final String NAME = "default";

  /* ColorBrewer's Dark2 without its grey, which looks like a boundary, and without one of its two
  browns, which are taken for each other; for them Set1's purple and blue. */
  private static final int[] PALETTE = {
    0x1b9e77, 0xd95f02, 0x7570b3, 0xe7298a, 0x66a61e, 0xb8860b, 0x984ea3, 0x377eb8
  };

  private static final Schema NOTHING_SAID = new Schema(GeometryKind.NONE, List.of());

  /**
   * What a layer lies on, which says how light its own colours are.
   *
   * @param land of the base map, 0xRRGGBB
   * @param ink of names
   * @param halo around them
   * @param rim around marks
   */
  private record Ground(int land, int ink, int halo, int rim) {
    static final Ground LIGHT = new Ground(0xf6f4ee, 0x3d3a36, 0xf6f4ee, 0xffffff);
    static final Ground DARK = new Ground(0x343d42, 0xe6e4de, 0x283137, 0x283137);
  }

  /** Past so many features names are written only when seen from near. */
  private static final long FEW = 1_000;

  private static final double NEAR = 150_000;

  /** Past so many features names are not written: no map has room for them. */
  private static final long MANY = 100_000;

  /** What the fields begin with that name a county, a town, a village. */
  private static final List<List<String>> DISTRICTS =
      List.of(
          List.of("county", "city", "縣市"),
          List.of("town", "dist", "鄉鎮", "行政區"),
          List.of("vill", "村里"));

  private DefaultStyles() {}

  /**
   * The style of a layer by its kind of geometry, without labels; of a table, one without rules.
   */
  public static Style of(String layerName, GeometryKind kind) {
    return of(kind, 0, new SaidByFeatures(NOTHING_SAID, colorOf(layerName)), Ground.LIGHT);
  }

  /**
   * The style of the features of somebody's own file, without labels: as they say themselves, else
   * in one colour. The map page draws such files itself, with the same widths and opacities.
   *
   * @param rgb the colour of those that say nothing
   */
  public static Style plain(Schema schema, int rgb) {
    var said = new SaidByFeatures(schema, rgb);
    Stroke outline = said.stroke(stroke(rgb, 2));
    Mark mark = new Mark(Mark.Shape.CIRCLE, said.marker(rgb), stroke(0xffffff, 1.5));
    var rules =
        rules(
            schema.geometryKind(),
            new Symbolizer.PolygonSymbolizer(said.fill(rgb, 0.2), outline),
            new Symbolizer.LineSymbolizer(outline),
            new Symbolizer.PointSymbolizer(mark, number(12), number(0), number(1)));
    return new Style(NAME, "", List.of(new FeatureTypeStyle(rules)));
  }

  private static Style of(GeometryKind kind, long count, SaidByFeatures said, Ground ground) {
    return new Style(NAME, "", List.of(new FeatureTypeStyle(rules(kind, count, said, ground))));
  }

  private static List<Rule> rules(
      GeometryKind kind, long count, SaidByFeatures said, Ground ground) {
    if (count > FEW && kind == GeometryKind.POINT) {
      return farAndNear(dot(said), point(said, ground));
    }
    if (count > FEW && kind == GeometryKind.POLYGON) {
      return farAndNear(tint(said, ground), polygon(said, ground));
    }
    return rules(kind, polygon(said, ground), line(said, ground), point(said, ground));
  }

  /**
   * The style of a layer by its kind of geometry, without labels.
   *
   * @param count the number of features: from afar many points are dots, many areas a tint
   */
  public static Style of(String layerName, GeometryKind kind, long count) {
    return of(kind, count, new SaidByFeatures(NOTHING_SAID, colorOf(layerName)), Ground.LIGHT);
  }

  /**
   * The style of a layer, with labels when it has a field that looks like a name.
   *
   * @param count the number of features: names of many are written only when seen from near
   */
  public static Style of(String layerName, Schema schema, long count) {
    return of(layerName, schema, count, Ground.LIGHT);
  }

  /** The same on a dark base map: the layer's colour in it, and names pale. */
  public static Style onDark(String layerName, Schema schema, long count) {
    return of(layerName, schema, count, Ground.DARK);
  }

  private static Style of(String layerName, Schema schema, long count, Ground ground) {
    var said = new SaidByFeatures(schema, colorOf(layerName));
    Style plain = of(schema.geometryKind(), count, said, ground);
    Optional<Field> name = nameField(schema);
    if (name.isEmpty() || count > MANY || schema.geometryKind() == GeometryKind.NONE) {
      return plain;
    }
    double maxScale = count <= FEW ? Double.POSITIVE_INFINITY : NEAR;
    boolean beside = schema.geometryKind() == GeometryKind.POINT;
    Rule labels =
        new Rule(
            "labels", "", 0, maxScale, null, false, List.of(label(name.get(), beside, ground)));
    List<FeatureTypeStyle> passes = new ArrayList<>(plain.passes());
    passes.add(new FeatureTypeStyle(List.of(labels)));
    return new Style(NAME, "", passes);
  }

  /**
   * The style of a grid: pictures as they are, quantities in colours at round numbers over what
   * nearly all cells have, and with relief where the layer's name says that they are heights.
   */
  public static Style of(String layerName, RasterPyramid raster) {
    Symbolizer symbolizer = RasterDefaults.of(layerName, raster);
    return new Style(NAME, "", List.of(new FeatureTypeStyle(List.of(rule(null, symbolizer)))));
  }

  /** The colour of a layer, {@code 0xRRGGBB}, as its marks and lines have it. */
  static int colorOf(String layerName) {
    var hash = new CRC32();
    hash.update(layerName.getBytes(StandardCharsets.UTF_8));
    return PALETTE[(int) (hash.getValue() % PALETTE.length)];
  }

  private static List<Rule> rules(
      GeometryKind kind, Symbolizer polygon, Symbolizer line, Symbolizer point) {
    return switch (kind) {
      case POLYGON -> List.of(rule(null, polygon));
      case LINE -> List.of(rule(null, line));
      case POINT -> List.of(rule(null, point));
      case MIXED ->
          List.of(rule(dimension(2), polygon), rule(dimension(1), line), rule(dimension(0), point));
      case RASTER -> List.of(rule(null, Symbolizer.RasterSymbolizer.PLAIN));
      case NONE -> List.of();
    };
  }

  private static List<Rule> farAndNear(Symbolizer far, Symbolizer near) {
    return List.of(
        new Rule("", "", NEAR, Double.POSITIVE_INFINITY, null, false, List.of(far)),
        new Rule("", "", 0, NEAR, null, false, List.of(near)));
  }

  /** A point among many: where they are few can be told from where they are many. */
  private static Symbolizer dot(SaidByFeatures said) {
    Mark dot = new Mark(Mark.Shape.CIRCLE, said.marker(said.color()), null);
    return new Symbolizer.PointSymbolizer(dot, number(2.5), number(0), number(0.8));
  }

  /** An area among many, which from afar are little but outline: what lies below shows through. */
  private static Symbolizer tint(SaidByFeatures said, Ground ground) {
    Stroke hair = stroke(mix(said.color(), ground.ink(), 0.25), 0.4);
    Stroke faint =
        new Stroke(
            hair.color(), number(0.3), hair.width(), hair.join(), hair.cap(), hair.dashes(), 0);
    return new Symbolizer.PolygonSymbolizer(said.fill(said.color(), 0.2), said.stroke(faint));
  }

  private static Rule rule(@Nullable Expression filter, Symbolizer symbolizer) {
    return new Rule("", "", 0, Double.POSITIVE_INFINITY, filter, false, List.of(symbolizer));
  }

  private static Expression dimension(long dimension) {
    return new Comparison(
        Comparator.EQUAL,
        new Function("dimension", List.of(new TheGeometry())),
        new Literal(dimension),
        true);
  }

  private static Symbolizer polygon(SaidByFeatures said, Ground ground) {
    return new Symbolizer.PolygonSymbolizer(
        said.fill(mix(ground.land(), said.color(), 0.18), 0.75),
        said.stroke(stroke(mix(said.color(), ground.ink(), 0.25), 0.8)));
  }

  private static Symbolizer line(SaidByFeatures said, Ground ground) {
    return new Symbolizer.LineSymbolizer(
        said.stroke(stroke(mix(said.color(), ground.ink(), 0.1), 1.4)));
  }

  private static Symbolizer point(SaidByFeatures said, Ground ground) {
    Stroke rim = stroke(mix(ground.rim(), said.color(), 0.2), 1);
    Mark mark = new Mark(Mark.Shape.CIRCLE, said.marker(said.color()), rim);
    return new Symbolizer.PointSymbolizer(mark, number(6), number(0), number(1));
  }

  private static Symbolizer label(Field field, boolean beside, Ground ground) {
    return new Symbolizer.TextSymbolizer(
        new Property(field.name()),
        new Font(List.of("Noto Sans TC"), number(12), false, false),
        fill(ground.ink(), 1),
        new Halo(number(1.5), fill(ground.halo(), 0.85)),
        beside ? 0 : 0.5,
        0.5,
        beside ? 6 : 0,
        0,
        number(0),
        0);
  }

  private static Fill fill(int rgb, double opacity) {
    return new Fill(SldValues.color(rgb), number(opacity));
  }

  private static Stroke stroke(int rgb, double width) {
    return new Stroke(
        SldValues.color(rgb),
        number(1),
        number(width),
        Stroke.Join.ROUND,
        Stroke.Cap.ROUND,
        List.of(),
        0);
  }

  /** The colour that lies {@code share} of the way from one to another. */
  static int mix(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }

  /** The field that most looks like a feature's name. */
  static Optional<Field> nameField(Schema schema) {
    Field best = null;
    for (Field field : schema.fields()) {
      if (likeness(field) > (best == null ? 0 : likeness(best))) {
        best = field;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int likeness(Field field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    if (field.type() != FieldType.TEXT || name.endsWith("filename")) {
      return 0;
    }
    if (name.equals("名稱") || name.equals("名称") || name.equals("name")) {
      return 9;
    }
    int rank = rank(name);
    if (name.endsWith("名稱") || name.endsWith("名称") || name.equals("地名")) {
      return rank == 0 ? 8 : rank;
    }
    if (name.endsWith("name")) {
      return rank == 0 ? 7 : rank;
    }
    if (name.endsWith("名")) {
      return rank == 0 ? 6 : rank;
    }
    return name.startsWith("name") ? 5 : 0;
  }

  /**
   * How fine the district is that a field names, 1 to 3; 0 for what is no district. Features are
   * called by the finest: villages have the names of their town and county beside their own.
   */
  private static int rank(String field) {
    for (int i = 0; i < DISTRICTS.size(); i++) {
      if (DISTRICTS.get(i).stream().anyMatch(field::startsWith)) {
        return i + 1;
      }
    }
    return 0;
  }
}
