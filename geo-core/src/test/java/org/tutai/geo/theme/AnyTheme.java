package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Themes of every kind of part, made from a seed: the same seed gives the same theme. */
final class AnyTheme {

  /** A PNG of one pixel. */
  static final String PICTURE =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB"
          + "d81ytgAAAABJRU5ErkJggg==";

  private static final List<String> WORDS =
      List.of(
          "臺北市",
          "Layer",
          "<b>",
          "\"quoted\"",
          "𠀋",
          "a/b~c",
          "' OR 1=1 --",
          "\u202Eright",
          "é",
          "公頃");

  private final Random random;
  private int ids;

  private AnyTheme(long seed) {
    random = new Random(seed);
  }

  static ThemeMap of(long seed) {
    return new AnyTheme(seed).theme();
  }

  /** A theme that has at least one of every kind of layer, annotation and measurement. */
  static ThemeMap complete() {
    return new AnyTheme(1).withEverything();
  }

  private ThemeMap theme() {
    return map(some(4, () -> layer(0)), some(4, this::annotation), some(3, this::measurement));
  }

  private ThemeMap withEverything() {
    List<ThemeLayer> layers = IntStream.range(0, 9).mapToObj(kind -> layer(kind, 0)).toList();
    List<Annotation> annotations =
        Stream.of(Annotation.Kind.values()).<Annotation>map(this::drawn).toList();
    List<Measurement> measurements =
        Stream.of(Measurement.Kind.values()).<Measurement>map(this::taken).toList();
    return map(layers, annotations, measurements);
  }

  private ThemeMap map(
      List<ThemeLayer> layers, List<Annotation> annotations, List<Measurement> measurements) {
    return new ThemeMap(
        random.nextInt(8) == 0 ? 1 + random.nextInt(99) : 1,
        line(),
        text(),
        line(),
        new ThemeView(
            place(),
            random.nextDouble() * 30,
            random.nextInt(720) - 360,
            crs(),
            maybe(() -> new ThemeView.Size(1 + random.nextInt(100_000), 1 + random.nextInt(5000))),
            extra()),
        base(),
        layers,
        annotations,
        measurements,
        random.nextBoolean(),
        text(),
        extra());
  }

  private <T> List<T> some(int most, Supplier<T> maker) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(maker.get());
    }
    return list;
  }

  private <T> Optional<T> maybe(Supplier<T> maker) {
    return random.nextBoolean() ? Optional.of(maker.get()) : Optional.empty();
  }

  private OptionalDouble maybeNumber(double most) {
    return random.nextBoolean()
        ? OptionalDouble.of(random.nextDouble() * most)
        : OptionalDouble.empty();
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String line() {
    return String.join(" ", some(3, () -> oneOf(WORDS)));
  }

  private String name() {
    return oneOf(WORDS) + line();
  }

  private String text() {
    return String.join("\n\t", some(3, this::line));
  }

  private String id() {
    return oneOf(List.of("a", "圖層 ", "l/~")) + ids++;
  }

  private String crs() {
    return oneOf(List.of("EPSG:3857", "EPSG:3826", "urn:ogc:def:crs:OGC:1.3:CRS84"));
  }

  private String url() {
    return oneOf(
        List.of(
            "https://maps.example.org/wms?map=臺灣&x=1",
            "http://a.example.com:8080/{z}/{x}/{-y}.png",
            "HTTPS://user:secret@Example.org/{TileMatrix}/{TileRow}/{TileCol}#x",
            "https://[2001:4860:4860::8888]:443"));
  }

  private String file() {
    return "sha256-" + "0123456789abcdef".repeat(4);
  }

  private Position place() {
    return new Position(
        random.nextInt(5) == 0 ? 180 : random.nextDouble() * 1080 - 540,
        random.nextDouble() * 180 - 90);
  }

  private List<List<Position>> parts(Form form) {
    return switch (form) {
      case PLACE -> List.of(List.of(place()));
      case PATH -> List.of(path(2));
      case RINGS -> IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> ring()).toList();
    };
  }

  private List<Position> path(int least) {
    List<Position> path = new ArrayList<>(some(4, this::place));
    while (path.size() < least) {
      path.add(place());
    }
    return path;
  }

  private List<Position> ring() {
    List<Position> ring = path(3);
    ring.add(ring.get(0));
    return ring;
  }

  private ThemeBase base() {
    return switch (random.nextInt(3)) {
      case 0 -> ThemeBase.SERVER;
      case 1 -> ThemeBase.NONE;
      default ->
          new ThemeBase(
              ThemeBase.Kind.LAYER, Optional.of(layer(1 + random.nextInt(7), 9)), extra());
    };
  }

  private ThemeLayer layer(int depth) {
    return layer(random.nextInt(9), depth);
  }

  private ThemeLayer layer(int kind, int depth) {
    return switch (kind) {
      case 0 -> new GroupLayer(entry(), depth < 3 ? some(3, () -> layer(depth + 1)) : List.of());
      case 1 ->
          new PublishedLayer(
              entry(),
              name(),
              oneOf(List.of("newest", "0a1b2c")),
              line(),
              maybe(this::text),
              maybe(this::text));
      case 2 ->
          new WmsLayer(
              entry(),
              url(),
              oneOf(List.of("1.1.1", "1.3.0")),
              names(),
              some(3, this::line),
              line(),
              crs());
      case 3 ->
          new WmtsLayer(
              entry(),
              url(),
              name(),
              line(),
              line(),
              line(),
              maybe(this::url),
              crs(),
              some(3, this::matrix),
              dimensions());
      case 4 ->
          new XyzLayer(
              entry(),
              url(),
              random.nextInt(30),
              30,
              64 + random.nextInt(500),
              random.nextBoolean());
      case 5 ->
          new DocumentLayer(
              entry(),
              oneOf(List.of(DocumentLayer.Kind.values())),
              Optional.of(url()),
              Optional.empty(),
              Optional.empty());
      case 6 ->
          new DocumentLayer(
              entry(),
              DocumentLayer.Kind.GEOJSON,
              Optional.empty(),
              Optional.empty(),
              Optional.of(extra()));
      case 7 ->
          new FileLayer(
              entry(),
              Optional.of(file()),
              maybe(this::name),
              line(),
              line(),
              maybe(this::text),
              maybe(this::text));
      default -> {
        ObjectNode json = (ObjectNode) extra().node();
        yield new UnknownLayer(Kept.of(json.put("kind", "x-" + json.size())));
      }
    };
  }

  private List<String> names() {
    return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> name()).toList();
  }

  private Map<String, String> dimensions() {
    Map<String, String> dimensions = new HashMap<>();
    some(3, this::name).forEach(name -> dimensions.put(name, line()));
    return dimensions;
  }

  private WmtsLayer.Matrix matrix() {
    return new WmtsLayer.Matrix(
        line(),
        1 + random.nextDouble() * 1e9,
        random.nextDouble() * -2e7,
        3_000_000,
        256,
        512,
        1 + random.nextInt(1000),
        1,
        extra());
  }

  private Entry entry() {
    double near = random.nextInt(1000);
    ScaleRange scales =
        random.nextBoolean()
            ? new ScaleRange(OptionalDouble.of(near), OptionalDouble.of(near + 0.5))
            : new ScaleRange(OptionalDouble.empty(), maybeNumber(1e9));
    return new Entry(
        id(), line(), random.nextBoolean(), random.nextInt(3) / 2.0, scales, text(), extra());
  }

  private Annotation annotation() {
    if (random.nextInt(6) == 0) {
      ObjectNode json = (ObjectNode) extra().node();
      return new Annotation.Unknown(Kept.of(json.put("kind", "spiral")));
    }
    return drawn(oneOf(List.of(Annotation.Kind.values())));
  }

  private Annotation.Drawn drawn(Annotation.Kind kind) {
    return new Annotation.Drawn(
        kind,
        id(),
        parts(kind.form()),
        kind == Annotation.Kind.CIRCLE
            ? OptionalDouble.of(random.nextDouble() * 1e6)
            : OptionalDouble.empty(),
        name(),
        text(),
        kind == Annotation.Kind.IMAGE
            ? Optional.of(oneOf(List.of(file(), PICTURE)))
            : Optional.empty(),
        random.nextBoolean() ? AnnotationStyle.DEFAULT : style(),
        extra());
  }

  private AnnotationStyle style() {
    return new AnnotationStyle(
        "#Ab12eF",
        random.nextInt(10),
        random.nextDouble(),
        some(4, () -> random.nextInt(20) / 2.0),
        "#000000",
        random.nextDouble(),
        1 + random.nextInt(99),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(360),
        extra());
  }

  private Measurement measurement() {
    return taken(oneOf(List.of(Measurement.Kind.values())));
  }

  private Measurement.Taken taken(Measurement.Kind kind) {
    return new Measurement.Taken(
        kind,
        id(),
        parts(kind.form()),
        new Measurement.Results(maybeNumber(1e7), maybeNumber(1e12), maybeNumber(1e7), extra()),
        oneOf(List.of("", "m", "km", "m2", "km2", "ha", "ping", "jia")),
        extra());
  }

  /** Members of other programs: names nobody here uses, values of every kind. */
  private Kept extra() {
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      extra.set("x-" + oneOf(WORDS), value(2));
    }
    return Kept.of(extra);
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> NullNode.getInstance();
      case 1 -> BooleanNode.valueOf(random.nextBoolean());
      case 2 -> IntNode.valueOf(random.nextInt());
      case 3 -> DoubleNode.valueOf(random.nextInt(4) / 2.0 * Math.pow(10, random.nextInt(40) - 20));
      case 4 ->
          DecimalNode.valueOf(new BigDecimal("123456789.123456789123456789E" + random.nextInt(40)));
      case 5 -> BigIntegerNode.valueOf(BigInteger.TWO.pow(random.nextInt(100)));
      case 6 -> TextNode.valueOf(text());
      case 7 -> JsonNodeFactory.instance.arrayNode().addAll(some(3, () -> value(depth - 1)));
      default -> JsonNodeFactory.instance.objectNode().set("深", value(depth - 1));
    };
  }
}
