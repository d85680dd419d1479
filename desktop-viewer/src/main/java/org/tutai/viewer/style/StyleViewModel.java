package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.choice.ClassMethod;
import org.tutai.geo.style.choice.ClassTitles;
import org.tutai.geo.style.choice.Division;
import org.tutai.geo.style.choice.Division.Category;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Division.Others;
import org.tutai.geo.style.choice.Division.Single;
import org.tutai.geo.style.choice.Division.Unique;
import org.tutai.geo.style.choice.Labelling;
import org.tutai.geo.style.choice.Numbers;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.geo.style.choice.RasterChoices;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.style.choice.StyleReading;
import org.tutai.geo.style.choice.Symbol;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;

/**
 * The style of the picked layer as choices. What a person chooses becomes the layer's SLD at once;
 * what the SLD becomes by undo, paste or anybody else shows here. Values are counted and classed in
 * the background. For the UI thread.
 */
public final class StyleViewModel {

  private static final Text CHANGE = Text.of("Change the style", "變更樣式");
  private static final Text READING = Text.of("Reading the values of %s", "正在讀取「%s」的數值");
  private static final Text CHOOSING = Text.of("Reading a style", "正在讀取樣式");
  private static final Text NO_DATA = Text.of("No data", "無資料");
  private static final Text OTHERS = Text.of("Other", "其他");
  private static final Text SCALES = Text.of("Change the scale range", "變更顯示比例尺");

  /** How many values get a colour of their own at first. */
  static final int FIRST_CATEGORIES = 12;

  /** How many values can have a colour of their own. */
  static final int MOST_CATEGORIES = 200;

  private static final int FIRST_CLASSES = 5;

  /** What can be chosen for the picked layer. */
  public enum Phase {
    /** No layer is picked. */
    NOTHING,
    /** It is being opened. */
    LOADING,
    /** A layer of features. */
    FEATURES,
    /** A grid. */
    GRID,
    /** A layer whose style is somebody else's. */
    ELSEWHERE
  }

  /** The three ways to style features. */
  public enum Way {
    SINGLE,
    UNIQUE,
    GRADUATED
  }

  private record Read(
      String id,
      LayerInfo info,
      Optional<StyleReading> features,
      Optional<RasterChoices> grid,
      Style style) {}

  private record Column(LayerView view, String field, Optional<String> per) {}

  private final Project project;
  private final MapContents contents;
  private final Jobs jobs;
  private final Words words;
  private final ReadOnlyObjectWrapper<Optional<String>> layer =
      new ReadOnlyObjectWrapper<>(this, "layer", Optional.empty());
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<StyleChoices>> choices =
      new ReadOnlyObjectWrapper<>(this, "choices", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RasterChoices>> grid =
      new ReadOnlyObjectWrapper<>(this, "grid", Optional.empty());
  private final ReadOnlyBooleanWrapper exact = new ReadOnlyBooleanWrapper(this, "exact", true);
  private final ReadOnlyObjectWrapper<Numbers> numbers =
      new ReadOnlyObjectWrapper<>(this, "numbers", Numbers.NONE);
  private final ReadOnlyObjectWrapper<ColumnValues.Counts> counts =
      new ReadOnlyObjectWrapper<>(this, "counts", ColumnValues.Counts.NONE);
  private final ObjectProperty<Optional<ClassMethod>> method =
      new SimpleObjectProperty<>(this, "method", Optional.of(ClassMethod.QUANTILE));
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
  private @Nullable StyledLayer shown;
  private @Nullable LayerView view;
  private @Nullable Column column;
  private @Nullable Job<?> valuesJob;
  private @Nullable Job<?> readingJob;
  private @Nullable String written;
  private int steps;

  /** The model of a desk's project. */
  public StyleViewModel(Project project, MapContents contents, Jobs jobs, Words words) {
    this.project = project;
    this.contents = contents;
    this.jobs = jobs;
    this.words = words;
    project.mapProperty().addListener((value, before, now) -> follow());
    contents.contentProperty().addListener((value, before, now) -> follow());
  }

  // --- What is shown -----------------------------------------------------------------------------

  /** The layer whose style it is. */
  public ReadOnlyObjectProperty<Optional<String>> layerProperty() {
    return layer.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** The choices of a layer of features; empty in other phases. */
  public ReadOnlyObjectProperty<Optional<StyleChoices>> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  /** The choices of a grid; empty where it is drawn without colours that run into each other. */
  public ReadOnlyObjectProperty<Optional<RasterChoices>> gridProperty() {
    return grid.getReadOnlyProperty();
  }

  /** Whether the choices are all there is to the style, so that choosing loses nothing. */
  public ReadOnlyBooleanProperty exactProperty() {
    return exact.getReadOnlyProperty();
  }

  /** The numbers that are classed; none while they are read. */
  public ReadOnlyObjectProperty<Numbers> numbersProperty() {
    return numbers.getReadOnlyProperty();
  }

  /** The different values of the field; none while they are counted. */
  ReadOnlyObjectProperty<ColumnValues.Counts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /** How classes are made; empty when breaks were set by hand. */
  public ReadOnlyObjectProperty<Optional<ClassMethod>> methodProperty() {
    return method;
  }

  /** Whether values are being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** The title of the layer. */
  public String title() {
    return found().flatMap(ThemeLayer::common).map(Entry::title).orElse("");
  }

  /** The fields that features can be told apart by. */
  public List<Field> fields() {
    LayerView seen = view;
    return seen == null
        ? List.of()
        : seen.info().schema().fields().stream()
            .filter(field -> field.type() != FieldType.BINARY)
            .toList();
  }

  /** The fields of numbers. */
  public List<Field> numberFields() {
    return fields().stream().filter(FieldChoice::isNumber).toList();
  }

  /** How the features are styled. */
  public Way way() {
    Division division = division();
    if (division instanceof Unique) {
      return Way.UNIQUE;
    }
    return division instanceof Graduated ? Way.GRADUATED : Way.SINGLE;
  }

  private Division division() {
    return choices.get().map(StyleChoices::division).orElse(Single.PLAIN);
  }

  /** The ramp that the classes' colours are of. */
  public Optional<Ramp.Match> ramp() {
    return Ramp.of(division().colours());
  }

  /** The unit behind the legend's numbers. */
  public String unit() {
    return division() instanceof Graduated graduated
        ? ClassTitles.unitOf(graduated.breaks(), graduated.titles()).orElse("")
        : "";
  }

  /** Shows another layer's style; empty: none. */
  public void show(Optional<String> id) {
    if (!id.equals(layer.get())) {
      forget();
      layer.set(id);
    }
    follow();
  }

  private void forget() {
    shown = null;
    view = null;
    column = null;
    written = null;
    choices.set(Optional.empty());
    grid.set(Optional.empty());
    numbers.set(Numbers.NONE);
    counts.set(ColumnValues.Counts.NONE);
    method.set(Optional.of(ClassMethod.QUANTILE));
    exact.set(true);
  }

  private Optional<ThemeLayer> found() {
    return layer.get().flatMap(id -> LayerTree.find(project.map(), id));
  }

  private void follow() {
    Optional<ThemeLayer> now = found();
    if (now.isEmpty()) {
      phase.set(Phase.NOTHING);
      return;
    }
    if (!(now.get() instanceof FileLayer file)) {
      phase.set(Phase.ELSEWHERE);
      return;
    }
    Optional<StyledLayer> styled = contents.styled(file.entry().id());
    if (styled.isEmpty()) {
      phase.set(Phase.LOADING);
      return;
    }
    Optional<LayerView> whole = contents.view(file.entry().id());
    boolean ours = file.sld().isPresent() && file.sld().get().equals(written);
    boolean sameView = view != null && whole.isPresent() && same(view, whole.get());
    view = whole.orElse(null);
    if (!styled.get().equals(shown) && !(ours && sameView) && isOf(file, styled.get())) {
      read(file.entry().id(), styled.get());
    } else if (!sameView) {
      readValues();
    }
  }

  /** Whether a look is in the layer's style, and not still in the one before. */
  private boolean isOf(FileLayer file, StyledLayer styled) {
    return file.sld().isEmpty()
        || contents.problems().containsKey(file.entry().id())
        || Digests.sha256(file.sld().get()).equals(styled.styleDigest());
  }

  private static boolean same(LayerView a, LayerView b) {
    return a == b || a.info().digest().equals(b.info().digest());
  }

  private void read(String id, StyledLayer styled) {
    shown = styled;
    cancel(readingJob);
    readingJob =
        jobs.start(
                CHOOSING,
                progress -> {
                  LayerInfo info = styled.layer().info();
                  boolean raster = styled.layer().raster().isPresent();
                  return new Read(
                      id,
                      info,
                      raster
                          ? Optional.empty()
                          : Optional.of(
                              StyleReading.of(styled.style(), info.schema().geometryKind())),
                      RasterChoices.of(styled.style()),
                      styled.style());
                })
            .then(this::accept);
  }

  private void accept(Read read) {
    if (!layer.get().equals(Optional.of(read.id()))) {
      return;
    }
    boolean own = found().flatMap(LayerStyles::sld).isPresent();
    if (read.features().isPresent()) {
      written = null;
      exact.set(!own || read.features().get().exact());
      choices.set(Optional.of(read.features().get().choices()));
      grid.set(Optional.empty());
      phase.set(Phase.FEATURES);
      readValues();
    } else {
      choices.set(Optional.empty());
      grid.set(read.grid());
      phase.set(Phase.GRID);
    }
  }

  private static void cancel(@Nullable Job<?> job) {
    if (job != null) {
      job.cancel();
    }
  }

  // --- Values ------------------------------------------------------------------------------------

  /** Reads the values of the field that divides the features, unless they are there. */
  private void readValues() {
    LayerView seen = view;
    Division division = division();
    if (seen == null || division instanceof Single) {
      column = null;
      return;
    }
    Column wanted =
        division instanceof Graduated graduated
            ? new Column(seen, graduated.field(), graduated.per())
            : new Column(seen, ((Unique) division).field(), Optional.empty());
    if (isRead(wanted, division instanceof Graduated)) {
      return;
    }
    if (division instanceof Graduated) {
      readNumbers(wanted, found -> recogniseMethod());
    } else {
      readCounts(wanted, found -> {});
    }
  }

  private boolean isRead(Column wanted, boolean asNumbers) {
    Column known = column;
    return known != null
        && same(known.view(), wanted.view())
        && known.field().equals(wanted.field())
        && known.per().equals(wanted.per())
        && (reading.get()
            || (asNumbers ? !numbers.get().isEmpty() : !counts.get().values().isEmpty()));
  }

  private void readNumbers(Column wanted, java.util.function.Consumer<Numbers> then) {
    begin(wanted);
    Job<Numbers> job =
        jobs.start(
            READING.filled(wanted.field()),
            progress ->
                ColumnValues.numbers(wanted.view(), wanted.field(), wanted.per(), progress));
    valuesJob = job;
    job.then(
        found -> {
          if (wanted.equals(column)) {
            numbers.set(found);
            then.accept(found);
          }
        });
    job.ended(() -> ended(job));
  }

  private void readCounts(Column wanted, java.util.function.Consumer<ColumnValues.Counts> then) {
    begin(wanted);
    Job<ColumnValues.Counts> job =
        jobs.start(
            READING.filled(wanted.field()),
            progress -> ColumnValues.counts(wanted.view(), wanted.field(), progress));
    valuesJob = job;
    job.then(
        found -> {
          if (wanted.equals(column)) {
            counts.set(found);
            then.accept(found);
          }
        });
    job.ended(() -> ended(job));
  }

  private void begin(Column wanted) {
    cancel(valuesJob);
    column = wanted;
    numbers.set(Numbers.NONE);
    counts.set(ColumnValues.Counts.NONE);
    reading.set(true);
  }

  private void ended(Job<?> job) {
    if (valuesJob == job) {
      reading.set(false);
    }
  }

  /** Which method gives just the breaks that are there: a style doesn't say. */
  private void recogniseMethod() {
    if (!(division() instanceof Graduated graduated) || numbers.get().isEmpty()) {
      return;
    }
    int classes = graduated.colours().size();
    Optional<ClassMethod> now = method.get();
    if (now.isPresent() && breaks(now.get(), classes).equals(graduated.breaks())) {
      return;
    }
    Numbers found = numbers.get();
    if (classes < ClassMethod.FEWEST || classes > ClassMethod.MOST) {
      method.set(Optional.empty());
      return;
    }
    jobs.start(
            CHOOSING,
            progress -> {
              for (ClassMethod each : ClassMethod.values()) {
                if (each.readable(found, classes).equals(graduated.breaks())) {
                  return Optional.of(each);
                }
              }
              return Optional.<ClassMethod>empty();
            })
        .then(
            known -> {
              if (graduated.equals(division())) {
                method.set(known);
              }
            });
  }

  private List<Double> breaks(ClassMethod by, int classes) {
    boolean quick = by != ClassMethod.NATURAL || numbers.get().count() < 20_000;
    boolean possible = classes >= ClassMethod.FEWEST && classes <= ClassMethod.MOST;
    return quick && possible ? by.readable(numbers.get(), classes) : List.of(Double.NaN);
  }

  // --- Choosing ----------------------------------------------------------------------------------

  /** Changes the choices as a step of its own. */
  public void change(UnaryOperator<StyleChoices> change) {
    steps++;
    change("step-" + steps, change);
  }

  /**
   * Changes the choices.
   *
   * @param gesture changes with equal ones that follow one another are one step
   */
  public void change(Object gesture, UnaryOperator<StyleChoices> change) {
    choices
        .get()
        .ifPresent(
            before -> {
              StyleChoices after = change.apply(before);
              if (!after.equals(before)) {
                write(gesture, after.style("default"), () -> choices.set(Optional.of(after)));
              }
            });
  }

  private void write(Object gesture, Style style, Runnable shownAs) {
    Optional<String> id = layer.get();
    Optional<String> sld = LayerStyles.written(title(), style);
    if (id.isEmpty() || sld.isEmpty()) {
      return;
    }
    written = sld.get();
    shown = null;
    cancel(readingJob);
    exact.set(true);
    shownAs.run();
    project.edit(
        CHANGE, List.of("style", id.get(), gesture), map -> LayerStyles.with(map, id.get(), sld));
    readValues();
  }

  /** Takes the choices as they are, so that what they don't say of the style is lost. */
  public void simplify() {
    choices
        .get()
        .ifPresent(
            now -> write("simplify", now.style("default"), () -> choices.set(Optional.of(now))));
  }

  /** Goes back to the style that the layer comes with. */
  public void reset() {
    layer
        .get()
        .ifPresent(id -> project.edit(CHANGE, map -> LayerStyles.with(map, id, Optional.empty())));
  }

  /** Changes how features are drawn. */
  public void changeSymbol(Object gesture, UnaryOperator<Symbol> change) {
    change(gesture, now -> now.withSymbol(change.apply(now.symbol())));
  }

  /** Changes what is written beside features; empty: nothing. */
  public void changeLabels(Object gesture, UnaryOperator<Labelling> change) {
    change(gesture, now -> now.withLabels(now.labels().map(change)));
  }

  /** Writes a field beside features, or nothing. */
  public void label(Optional<String> field) {
    change(
        now ->
            now.withLabels(
                field.map(
                    name ->
                        now.labels()
                            .map(
                                before ->
                                    before.withLabel(
                                        new org.tutai.geo.expr.Expression.Property(name)))
                            .orElseGet(
                                () -> Labelling.of(name, now.kind() == GeometryKind.POINT)))));
  }

  /** Styles the features in another way, by the field that suits it best. */
  public void choose(Way way) {
    if (way == way()) {
      return;
    }
    switch (way) {
      case SINGLE ->
          change(
              now ->
                  now.withDivision(Single.PLAIN)
                      .withSymbol(now.symbol().withColour(middle(now.division().colours()))));
      case UNIQUE -> FieldChoice.kind(fields()).ifPresent(field -> byValue(field.name()));
      case GRADUATED ->
          FieldChoice.amount(fields()).ifPresent(field -> byNumber(field.name(), Optional.empty()));
    }
  }

  private static int middle(List<Integer> colours) {
    return colours.isEmpty() ? 0x4f8f8f : colours.get(colours.size() * 2 / 3);
  }

  // --- Classes of a number -----------------------------------------------------------------------

  /** Classes the features by a number, in the method, number of classes and ramp there are. */
  public void byNumber(String field, Optional<String> per) {
    LayerView seen = view;
    if (seen == null) {
      return;
    }
    int classes = division() instanceof Graduated now ? now.colours().size() : FIRST_CLASSES;
    Optional<Ramp.Match> ramp = ramp().filter(m -> m.ramp().kind() != Ramp.Kind.QUALITATIVE);
    String unit = division() instanceof Graduated now && now.field().equals(field) ? unit() : "";
    readNumbers(
        new Column(seen, field, per),
        found -> classify(field, per, chosenMethod(), classes, ramp.orElse(FIRST_RAMP), unit));
  }

  private ClassMethod chosenMethod() {
    return method.get().orElse(ClassMethod.QUANTILE);
  }

  private static final Ramp.Match FIRST_RAMP = new Ramp.Match(Ramp.ALL.get(0), false);

  private void classify(
      String field,
      Optional<String> per,
      ClassMethod by,
      int classes,
      Ramp.Match ramp,
      String unit) {
    Numbers from = numbers.get();
    int wanted = Math.max(ClassMethod.FEWEST, Math.min(ClassMethod.MOST, classes));
    method.set(Optional.of(by));
    jobs.start(CHOOSING, progress -> by.readable(from, wanted))
        .then(
            breaks -> {
              if (numbers.get() == from) {
                change(
                    now ->
                        vivid(now)
                            .withDivision(graduated(field, per, breaks, ramp, unit))
                            .withNoData(Optional.of(now.noData().orElse(words.get(NO_DATA)))));
              }
            });
  }

  /** A fill too thin to tell classes apart becomes strong when classes come. */
  private static StyleChoices vivid(StyleChoices now) {
    boolean thin = now.symbol().isFilled() && now.symbol().fillOpacity() < 0.6;
    return now.division() instanceof Single && thin
        ? now.withSymbol(now.symbol().withFillOpacity(0.85).withWidth(0.4))
        : now;
  }

  private static Graduated graduated(
      String field, Optional<String> per, List<Double> breaks, Ramp.Match ramp, String unit) {
    int classes = breaks.size() + 1;
    return new Graduated(
        field,
        per,
        breaks,
        ramp.ramp().colours(classes, ramp.reversed()),
        ClassTitles.of(breaks, unit));
  }

  private void reclassify(ClassMethod by, int classes) {
    if (division() instanceof Graduated now && !numbers.get().isEmpty()) {
      classify(now.field(), now.per(), by, classes, ramp().orElse(FIRST_RAMP), unit());
    }
  }

  /** Classes by another method. */
  public void classBy(ClassMethod by) {
    reclassify(by, division().colours().size());
  }

  /** Makes another number of classes. */
  public void classes(int classes) {
    if (classes != division().colours().size()) {
      reclassify(chosenMethod(), classes);
    }
  }

  /** Divides the number by another field, or by none. */
  public void per(Optional<String> field) {
    if (division() instanceof Graduated now && !now.per().equals(field)) {
      byNumber(now.field(), field);
    }
  }

  /** Colours the classes by a ramp. */
  public void colour(Ramp ramp, boolean reversed) {
    if (division() instanceof Graduated now) {
      List<Integer> colours = ramp.colours(now.colours().size(), reversed);
      change(
          all ->
              all.withDivision(
                  new Graduated(now.field(), now.per(), now.breaks(), colours, now.titles())));
    } else if (division() instanceof Unique now) {
      List<Integer> colours = ramp.colours(Math.max(1, now.categories().size()), reversed);
      List<Category> categories = new ArrayList<>();
      for (int i = 0; i < now.categories().size(); i++) {
        categories.add(now.categories().get(i).withColour(colours.get(i)));
      }
      change(all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }

  /** Colours one class. */
  public void colour(Object gesture, int place, int rgb) {
    if (division() instanceof Graduated now) {
      List<Integer> colours = new ArrayList<>(now.colours());
      colours.set(place, rgb);
      change(
          gesture,
          all ->
              all.withDivision(
                  new Graduated(now.field(), now.per(), now.breaks(), colours, now.titles())));
    } else if (division() instanceof Unique now) {
      List<Category> categories = new ArrayList<>(now.categories());
      categories.set(place, categories.get(place).withColour(rgb));
      change(gesture, all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }

  /**
   * Moves a break; one that would pass its neighbours stops before them.
   *
   * @return whether it was moved
   */
  public boolean moveBreak(Object gesture, int place, double to) {
    if (!(division() instanceof Graduated now)
        || place < 0
        || place >= now.breaks().size()
        || !Double.isFinite(to)) {
      return false;
    }
    List<Double> breaks = new ArrayList<>(now.breaks());
    boolean first = place == 0;
    boolean last = place == breaks.size() - 1;
    boolean between = (first || to > breaks.get(place - 1)) && (last || to < breaks.get(place + 1));
    if (!between || breaks.get(place) == to) {
      return false;
    }
    breaks.set(place, to + 0.0);
    method.set(Optional.empty());
    String unit = unit();
    change(
        gesture,
        all ->
            all.withDivision(
                new Graduated(
                    now.field(), now.per(), breaks, now.colours(), titles(now, breaks, unit))));
    return true;
  }

  /** Titles that a person wrote stay; those made of numbers follow them. */
  private static List<String> titles(Graduated before, List<Double> breaks, String unit) {
    List<String> made = ClassTitles.of(before.breaks(), unit);
    List<String> anew = ClassTitles.of(breaks, unit);
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < anew.size(); i++) {
      String title = before.titles().get(i);
      titles.add(title.equals(made.get(i)) ? anew.get(i) : title);
    }
    return titles;
  }

  /** Puts a unit behind the legend's numbers. */
  public void unit(String unit) {
    if (division() instanceof Graduated now && unit.length() <= 40) {
      List<String> titles = ClassTitles.of(now.breaks(), unit);
      change(
          "unit",
          all ->
              all.withDivision(
                  new Graduated(now.field(), now.per(), now.breaks(), now.colours(), titles)));
    }
  }

  /** Draws and names what has no value, or not. */
  public void noData(boolean drawn) {
    change(now -> now.withNoData(drawn ? Optional.of(words.get(NO_DATA)) : Optional.empty()));
  }

  /** How many features are in each class; zeros while the numbers are read. */
  public int[] classCounts() {
    return division() instanceof Graduated now ? numbers.get().counts(now.breaks()) : new int[0];
  }

  // --- A colour for each value -------------------------------------------------------------------

  /** Gives each value of a field a colour, those of few features one together. */
  public void byValue(String field) {
    LayerView seen = view;
    if (seen == null) {
      return;
    }
    readCounts(
        new Column(seen, field, Optional.empty()),
        found -> {
          int most =
              found.values().size() <= 2 * FIRST_CATEGORIES
                  ? found.values().size()
                  : FIRST_CATEGORIES;
          categorise(field, found, most);
        });
  }

  private void categorise(String field, ColumnValues.Counts found, int most) {
    List<Category> categories = new ArrayList<>();
    int many = Math.min(Math.min(most, MOST_CATEGORIES), found.values().size());
    Ramp ramp = qualitative(many);
    List<Integer> colours = ramp.colours(Math.max(1, many), false);
    for (int i = 0; i < many; i++) {
      String text = found.values().get(i).text();
      categories.add(new Category(List.of(text), shortened(text), colours.get(i)));
    }
    boolean more = many < found.values().size() || categories.isEmpty();
    Optional<Others> others =
        more ? Optional.of(new Others(words.get(OTHERS), 0xc9c4ba)) : Optional.empty();
    Optional<String> noData =
        found.missing() > 0 ? Optional.of(words.get(NO_DATA)) : Optional.empty();
    change(
        now -> vivid(now).withDivision(new Unique(field, categories, others)).withNoData(noData));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.substring(0, Math.min(80, line.length()));
  }

  private static Ramp qualitative(int many) {
    return Ramp.named(many <= 8 ? "Set2" : "Set3").orElse(Ramp.ALL.get(0));
  }

  /** Gives colours of their own to so many values, those of most features first. */
  public void keep(int most) {
    if (division() instanceof Unique now && !counts.get().values().isEmpty()) {
      categorise(now.field(), counts.get(), most);
    }
  }

  /** How many features a category has; 0 while they are counted. */
  public long count(Category category) {
    return counts.get().values().stream()
        .filter(each -> category.values().contains(each.text()))
        .mapToLong(ColumnValues.Count::count)
        .sum();
  }

  /** How many different values the field has; 0 while they are counted. */
  public int values() {
    return counts.get().values().size();
  }

  /** Orders the categories by their titles or by their features. */
  public void sort(boolean byCount) {
    if (division() instanceof Unique now) {
      List<Category> categories = new ArrayList<>(now.categories());
      categories.sort(
          byCount
              ? Comparator.comparingLong((Category each) -> -count(each))
              : Comparator.comparing(
                  Category::title, java.text.Collator.getInstance(words.language().locale())));
      List<Integer> colours = now.colours();
      for (int i = 0; i < categories.size(); i++) {
        categories.set(i, categories.get(i).withColour(colours.get(i)));
      }
      change(all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }

  /** Draws a category together with what has no colour of its own. */
  public void toOthers(int place) {
    if (division() instanceof Unique now && now.categories().size() > 1) {
      List<Category> categories = new ArrayList<>(now.categories());
      categories.remove(place);
      Others others = now.others().orElse(new Others(words.get(OTHERS), 0xc9c4ba));
      change(all -> all.withDivision(new Unique(now.field(), categories, Optional.of(others))));
    }
  }

  /** Draws a category together with the one before it. */
  public void merge(int place) {
    if (division() instanceof Unique now && place > 0 && place < now.categories().size()) {
      List<Category> categories = new ArrayList<>(now.categories());
      Category gone = categories.remove(place);
      Category into = categories.get(place - 1);
      List<String> values = new ArrayList<>(into.values());
      values.addAll(gone.values());
      String title = shortened(into.title() + "、" + gone.title());
      categories.set(place - 1, new Category(values, title, into.rgb()));
      change(all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    }
  }

  /** What the legend calls a class. */
  public void retitle(int place, String title) {
    String line = shortened(title);
    if (division() instanceof Unique now) {
      List<Category> categories = new ArrayList<>(now.categories());
      categories.set(place, categories.get(place).withTitle(line));
      change(all -> all.withDivision(new Unique(now.field(), categories, now.others())));
    } else if (division() instanceof Graduated now) {
      List<String> titles = new ArrayList<>(now.titles());
      titles.set(place, line);
      change(
          all ->
              all.withDivision(
                  new Graduated(now.field(), now.per(), now.breaks(), now.colours(), titles)));
    }
  }

  // --- Grids, scales, styles as a whole ----------------------------------------------------------

  /** Changes the colours of a grid. */
  public void changeGrid(Object gesture, UnaryOperator<RasterChoices> change) {
    grid.get()
        .ifPresent(
            before -> {
              RasterChoices after = change.apply(before);
              if (!after.equals(before)) {
                write(gesture, after.style("default"), () -> grid.set(Optional.of(after)));
              }
            });
  }

  /** Where the layer shows. */
  public ScaleRange scales() {
    return found().flatMap(ThemeLayer::common).map(Entry::scales).orElse(ScaleRange.ALL);
  }

  /** Shows the layer at other scales. */
  public void scales(ScaleRange range) {
    layer
        .get()
        .ifPresent(
            id ->
                project.edit(
                    SCALES,
                    List.of("scales", id),
                    map ->
                        LayerTree.change(
                            map,
                            id,
                            entry ->
                                new Entry(
                                    entry.id(),
                                    entry.title(),
                                    entry.visible(),
                                    entry.opacity(),
                                    range,
                                    entry.attribution(),
                                    entry.extra()))));
  }

  /** The style as it is drawn now. */
  public Optional<Style> style() {
    if (choices.get().isPresent() && exact.get()) {
      return choices.get().map(now -> now.style("default"));
    }
    StyledLayer now = shown;
    return Objects.requireNonNullElse(grid.get(), Optional.<RasterChoices>empty())
        .map(found -> found.style("default"))
        .or(() -> Optional.ofNullable(now).map(StyledLayer::style));
  }

  /** Draws the layer in a style from elsewhere. */
  public void use(Text what, String sld) {
    layer
        .get()
        .ifPresent(id -> project.edit(what, map -> LayerStyles.with(map, id, Optional.of(sld))));
  }
}
