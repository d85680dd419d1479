package org.tutai.viewer.style;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.choice.Division;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.Division.Single;
import org.tutai.geo.style.choice.Division.Unique;
import org.tutai.geo.style.choice.LabelTemplate;
import org.tutai.geo.style.choice.Labelling;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.geo.style.choice.RasterChoices;
import org.tutai.geo.style.choice.StyleChoices;
import org.tutai.geo.style.choice.StyleReading;
import org.tutai.geo.style.choice.Symbol;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Jobs;

/**
 * The style of the picked layer as choices. What a person chooses becomes the layer's SLD at once;
 * what the SLD becomes by undo, paste or anybody else shows here. Values are counted and classed in
 * the background. For the UI thread.
 */
public final class StyleViewModel {

  private static final Text CHANGE = Text.of("Change the style", "變更樣式");
  private static final Text SCALES = Text.of("Change the scale range", "變更顯示比例尺");

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

  private final Project project;
  private final Words words;
  private final ReadOnlyObjectWrapper<Optional<StyleChoices>> choices =
      new ReadOnlyObjectWrapper<>(this, "choices", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RasterChoices>> grid =
      new ReadOnlyObjectWrapper<>(this, "grid", Optional.empty());
  private final ReadOnlyBooleanWrapper exact = new ReadOnlyBooleanWrapper(this, "exact", true);
  private final LayerWatch layer;
  private final ColumnReading column;
  private final ClassesModel classes;
  private final ValuesModel values;
  private int steps;

  /** The model of a desk's project. */
  public StyleViewModel(Project project, MapContents contents, Jobs jobs, Words words) {
    this.project = project;
    this.words = words;
    column = new ColumnReading(jobs);
    classes = new ClassesModel(this, column, jobs);
    values = new ValuesModel(this, column, words);
    layer = new LayerWatch(project, contents, jobs, new Look());
  }

  // --- What is shown -----------------------------------------------------------------------------

  /** The layer whose style it is. */
  public ReadOnlyObjectProperty<Optional<String>> layerProperty() {
    return layer.layerProperty();
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return layer.phaseProperty();
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

  /** The classes of a number. */
  public ClassesModel classes() {
    return classes;
  }

  /** The colours of values. */
  public ValuesModel values() {
    return values;
  }

  /** Whether values are being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return column.readingProperty();
  }

  /** The title of the layer. */
  public String title() {
    return layer.entry().map(Entry::title).orElse("");
  }

  /** The fields that features can be told apart by. */
  public List<Field> fields() {
    return view().stream()
        .flatMap(seen -> seen.info().schema().fields().stream())
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

  /** The layer with all its columns; empty while it is opened. */
  Optional<LayerView> view() {
    return layer.view();
  }

  Division division() {
    return choices.get().map(StyleChoices::division).orElse(Single.PLAIN);
  }

  /** The ramp that the classes' colours are of. */
  public Optional<Ramp.Match> ramp() {
    return Ramp.of(division().colours());
  }

  /** Shows another layer's style; empty: none. */
  public void show(Optional<String> id) {
    layer.show(id);
  }

  /** What the layer looks like comes from here. */
  private final class Look implements LayerWatch.Audience {

    @Override
    public void forget() {
      choices.set(Optional.empty());
      grid.set(Optional.empty());
      column.forget();
      classes.forget();
      exact.set(true);
    }

    @Override
    public void looks(LayerWatch.Look look) {
      boolean own = layer.found().flatMap(LayerStyles::sld).isPresent();
      look.features().ifPresent(read -> exact.set(!own || read.exact()));
      choices.set(look.features().map(StyleReading::choices));
      grid.set(look.grid());
      readValues();
    }

    @Override
    public void otherValues() {
      readValues();
    }
  }

  // --- Values ------------------------------------------------------------------------------------

  /** Reads the values of the field that divides the features, unless they are there. */
  private void readValues() {
    LayerView seen = view().orElse(null);
    Division division = division();
    if (seen != null && division instanceof Graduated now) {
      if (!column.hasNumbers(seen, now.field(), now.per())) {
        column.readNumbers(seen, now.field(), now.per(), found -> classes.recogniseMethod());
      } else {
        classes.recogniseOthers();
      }
    } else if (seen != null && division instanceof Unique now) {
      if (!column.hasCounts(seen, now.field())) {
        column.readCounts(seen, now.field(), found -> {});
      }
    } else {
      column.leave();
    }
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
    Optional<String> id = layer.layerProperty().get();
    Optional<String> sld = LayerStyles.written(title(), style);
    if (id.isEmpty() || sld.isEmpty()) {
      return;
    }
    layer.writes(sld.get());
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
        .layerProperty()
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
    change(now -> now.withLabels(field.map(name -> labelled(now, new Expression.Property(name)))));
  }

  /** Writes several fields and texts beside features. */
  public void label(LabelTemplate template) {
    change("template", now -> now.withLabels(Optional.of(labelled(now, template.expression()))));
  }

  private static Labelling labelled(StyleChoices now, Expression label) {
    return now.labels()
        .orElseGet(() -> Labelling.of("", now.kind() == GeometryKind.POINT))
        .withLabel(label);
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
      case UNIQUE -> FieldChoice.kind(fields()).ifPresent(field -> values.byValue(field.name()));
      case GRADUATED ->
          FieldChoice.amount(fields())
              .ifPresent(field -> classes.byNumber(field.name(), Optional.empty()));
    }
  }

  private static int middle(List<Integer> colours) {
    return colours.isEmpty() ? 0x4f8f8f : colours.get(colours.size() * 2 / 3);
  }

  // --- What classes and values have alike --------------------------------------------------------

  /** The same, ready to tell classes apart; the outlines of a style nobody chose become quiet. */
  StyleChoices vivid(StyleChoices now) {
    if (!(now.division() instanceof Single)) {
      return now;
    }
    boolean chosen = layer.found().flatMap(LayerStyles::sld).isPresent();
    boolean quiet = !chosen && now.kind() == GeometryKind.POLYGON;
    long features = view().map(seen -> seen.info().count()).orElse(0L);
    return LayerStyles.forClasses(
        quiet ? now.withSymbol(Symbol.of(now.kind(), now.symbol().colour().orElse(0))) : now,
        features);
  }

  /** Words in the language of now, as a style keeps them. */
  String said(Text text) {
    return words.get(text);
  }

  /** Draws and names what has no value, or not. */
  public void noData(boolean drawn) {
    change(
        now -> now.withNoData(drawn ? Optional.of(said(ClassesModel.NO_DATA)) : Optional.empty()));
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
    return layer.entry().map(Entry::scales).orElse(ScaleRange.ALL);
  }

  /** Shows the layer at other scales. */
  public void scales(ScaleRange range) {
    layer
        .layerProperty()
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
    return grid.get()
        .map(found -> found.style("default"))
        .or(() -> layer.shown().map(StyledLayer::style));
  }

  /** Draws the layer in a style from elsewhere. */
  public void use(Text what, String sld) {
    layer
        .layerProperty()
        .get()
        .ifPresent(id -> project.edit(what, map -> LayerStyles.with(map, id, Optional.of(sld))));
  }
}
