package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.theme.Members.Unusable;
import org.tutai.geo.theme.Problem.Severity;

/** Reads a theme of the current version, or of a newer one as far as it is known. */
final class ThemeReader {

  private final Problems problems;
  private final Ids ids = new Ids();
  private final LayerReader layers;
  private long positions;

  ThemeReader(Problems problems) {
    this.problems = problems;
    this.layers = new LayerReader(problems, ids);
  }

  ThemeMap read(ObjectNode root) {
    Members in = new Members(root, "", problems);
    in.take("type");
    int version =
        in.whole("version", ThemeDocument.VERSION, ThemeDocument.VERSION, Integer.MAX_VALUE);
    String title = in.text("title", "", Check::anyLine);
    String description = in.text("description", "", Check::prose);
    String author = in.text("author", "", Check::anyLine);
    ThemeView view = in.object("view").map(ThemeReader::view).orElse(ThemeView.TAIWAN);
    ThemeBase base = base(in);
    List<ThemeLayer> tree = layers.layers(in.elements("layers", ThemeLimits.LAYERS), "/layers", 0);
    List<Annotation> annotations = annotations(in);
    List<Measurement> measurements = measurements(in);
    boolean legend = in.flag("legend", true);
    String attribution = in.text("attribution", "", Check::prose);
    return new ThemeMap(
        version,
        title,
        description,
        author,
        view,
        base,
        tree,
        annotations,
        measurements,
        legend,
        attribution,
        in.extra());
  }

  private static ThemeView view(Members in) {
    ThemeView usual = ThemeView.TAIWAN;
    Optional<Position> center = in.position("center");
    double zoom = in.number("zoom", usual.zoom(), 0, 30);
    double rotation = in.number("rotation", 0, -360, 360);
    String crs = in.text("crs", usual.crs(), Check::crs);
    Optional<ThemeView.Size> size = in.size("size");
    return new ThemeView(center.orElse(usual.center()), zoom, rotation, crs, size, in.extra());
  }

  private ThemeBase base(Members in) {
    JsonNode node = in.take("base");
    if (node.isBoolean() || node.isMissingNode()) {
      return node.asBoolean(true) ? ThemeBase.SERVER : ThemeBase.NONE;
    }
    if (node.path("layer").isObject()
        && !node.path("layer").path("kind").asText().equals("group")) {
      Members base = new Members(node, "/base", problems);
      ThemeLayer layer = layers.layer(base.take("layer"), "/base/layer", 0);
      return new ThemeBase(ThemeBase.Kind.LAYER, Optional.of(layer), base.extra());
    }
    problems.add(
        Severity.REPLACED,
        "/base",
        "true, false or an object with one layer",
        Members.written(node));
    in.keepUnread("base");
    return ThemeBase.SERVER;
  }

  private List<Annotation> annotations(Members in) {
    List<Annotation> annotations = new ArrayList<>();
    for (JsonNode node : in.elements("annotations", ThemeLimits.ANNOTATIONS)) {
      Members part = new Members(node, "/annotations/" + annotations.size(), problems);
      try {
        annotations.add(annotation(part));
      } catch (Unusable e) {
        problems.add(Severity.LEFT_OUT, e.pointer, e.expected, e.found);
        annotations.add(new Annotation.Unknown(Kept.of(node)));
      }
    }
    return annotations;
  }

  private Annotation annotation(Members in) throws Unusable {
    Annotation.Kind kind = kind(in, Annotation.Kind.class);
    List<List<Position>> parts = in.coordinates(kind.form());
    OptionalDouble radius =
        kind == Annotation.Kind.CIRCLE
            ? OptionalDouble.of(in.needNumber("radius", 0, 20_040_000))
            : OptionalDouble.empty();
    String text =
        kind == Annotation.Kind.TEXT
            ? in.needText("text", Check::prose)
            : in.text("text", "", Check::prose);
    if (kind == Annotation.Kind.TEXT && text.isBlank()) {
      throw new Unusable(in.place("text"), "a text that is not blank", "blanks");
    }
    Optional<String> image =
        kind == Annotation.Kind.IMAGE
            ? Optional.of(in.needText("image", Check::picture))
            : Optional.empty();
    String popup = in.text("popup", "", Check::prose);
    AnnotationStyle style =
        in.object("style").map(ThemeReader::style).orElse(AnnotationStyle.DEFAULT);
    count(in, parts);
    String id = ids.take(in, "annotation");
    return new Annotation.Drawn(kind, id, parts, radius, text, popup, image, style, in.extra());
  }

  private void count(Members in, List<List<Position>> parts) throws Unusable {
    long more = parts.stream().mapToLong(List::size).sum();
    if (positions + more > ThemeLimits.POSITIONS) {
      throw new Unusable(
          in.place("coordinates"),
          "at most " + ThemeLimits.POSITIONS + " positions in all",
          (positions + more) + " up to here");
    }
    positions += more;
  }

  private static <E extends Enum<E>> E kind(Members in, Class<E> kinds) throws Unusable {
    String kind = in.needText("kind", Check::anyLine);
    for (E each : kinds.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return each;
      }
    }
    throw new Unusable(in.place("kind"), "a kind that is known here", Check.shortened(kind));
  }

  private static AnnotationStyle style(Members in) {
    AnnotationStyle usual = AnnotationStyle.DEFAULT;
    String stroke = in.text("stroke", usual.stroke(), Check::anyColour);
    double width = in.number("strokeWidth", usual.strokeWidth(), 0, 100);
    double opacity = in.number("strokeOpacity", usual.strokeOpacity(), 0, 1);
    List<Double> dash = in.numbers("dash", 0, 1000);
    String fill = in.text("fill", usual.fill(), Check::anyColour);
    double fillOpacity = in.number("fillOpacity", usual.fillOpacity(), 0, 1);
    double size = in.number("size", usual.size(), 1, 2000);
    String font = in.text("font", "normal", ThemeReader::font);
    boolean halo = in.flag("halo", usual.halo());
    double rotation = in.number("rotation", 0, -360, 360);
    return new AnnotationStyle(
        stroke,
        width,
        opacity,
        dash,
        fill,
        fillOpacity,
        size,
        font.equals("bold"),
        halo,
        rotation,
        in.extra());
  }

  private static String font(String text) {
    Check.require(text.equals("normal") || text.equals("bold"), "font", "be normal or bold", text);
    return text;
  }

  private List<Measurement> measurements(Members in) {
    List<Measurement> measurements = new ArrayList<>();
    for (JsonNode node : in.elements("measurements", ThemeLimits.MEASUREMENTS)) {
      Members part = new Members(node, "/measurements/" + measurements.size(), problems);
      try {
        measurements.add(measurement(part));
      } catch (Unusable e) {
        problems.add(Severity.LEFT_OUT, e.pointer, e.expected, e.found);
        measurements.add(new Measurement.Unknown(Kept.of(node)));
      }
    }
    return measurements;
  }

  private Measurement measurement(Members in) throws Unusable {
    Measurement.Kind kind = kind(in, Measurement.Kind.class);
    List<List<Position>> parts = in.coordinates(kind.form());
    Measurement.Results results =
        in.object("results").map(ThemeReader::results).orElse(Measurement.Results.NONE);
    String unit =
        in.text(
            "unit",
            "",
            text -> {
              Check.require(
                  Measurement.UNITS.contains(text), "it", "be m, km, m2, ha, ping or jia", text);
              return text;
            });
    count(in, parts);
    String id = ids.take(in, "measurement");
    return new Measurement.Taken(kind, id, parts, results, unit, in.extra());
  }

  private static Measurement.Results results(Members in) {
    OptionalDouble length = in.optionalNumber("length", 0, 1e18);
    OptionalDouble area = in.optionalNumber("area", 0, 1e18);
    OptionalDouble perimeter = in.optionalNumber("perimeter", 0, 1e18);
    return new Measurement.Results(length, area, perimeter, in.extra());
  }
}
