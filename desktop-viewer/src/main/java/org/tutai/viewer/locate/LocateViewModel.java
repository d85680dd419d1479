package org.tutai.viewer.locate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.locate.Found;
import org.tutai.geo.locate.Located;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.navigate.Extents;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;
import org.tutai.viewer.work.Jobs;

/**
 * The locate box: completions while somebody types, what was found, and what is at a place, by the
 * index of this computer and, while there is one, a map server. For the UI thread.
 */
public final class LocateViewModel {

  /** What stands below the box. */
  public enum Below {
    NOTHING,
    HINT,
    SUGGESTIONS,
    NO_SUGGESTION,
    OPENING,
    RESULTS,
    NOT_FOUND
  }

  /** What this computer suggests; empty while its index is being opened. */
  private record Ours(Optional<List<Suggestion>> found, boolean own) {
    static final Ours NONE = new Ours(Optional.empty(), false);
  }

  /** What this computer finds; empty while its index is being opened. */
  private record Answer(Optional<Found> found, boolean own) {}

  private static final Text SUGGESTING = Text.of("Looking for suggestions", "正在尋找建議");
  private static final Text SEARCHING = Text.of("Searching for %s", "正在搜尋 %s");
  private static final Text ASKING = Text.of("Asking what is here", "正在查詢此處");
  private static final int LIMIT = 8;
  private static final int MOST_TYPED = 200;
  private static final double NEAR_METRES = 2000;
  private static final double NEAR_SCALE = 1_100_000;
  private static final double SAME_DEGREES = 0.0005;
  private static final int CORNERS = 72;
  private static final double ZOOM_0 = 156_543.033_928;

  private final MapViewModel map;
  private final Jobs jobs;
  private final LocalIndex index;
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final BooleanProperty composing = new SimpleBooleanProperty(this, "composing");
  private final BooleanProperty focused = new SimpleBooleanProperty(this, "focused");
  private final ObservableList<Suggestion> suggestions = FXCollections.observableArrayList();
  private final ObservableList<Suggestion> readOnlySuggestions =
      FXCollections.unmodifiableObservableList(suggestions);
  private final ObservableList<FoundCard> results = FXCollections.observableArrayList();
  private final ObservableList<FoundCard> readOnlyResults =
      FXCollections.unmodifiableObservableList(results);
  private final ReadOnlyObjectWrapper<Optional<FoundCard>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
  private final ReadOnlyObjectWrapper<Below> below =
      new ReadOnlyObjectWrapper<>(this, "below", Below.NOTHING);
  private final ServerLocating server;
  private final LatestQuestion<Ours> here;
  private final LatestQuestion<List<Suggestion>> there;
  private Ours ours = Ours.NONE;
  private List<Suggestion> theirs = List.of();
  private long asked;
  private boolean quiet;

  /** A box that asks this computer alone. */
  public LocateViewModel(MapViewModel map, Jobs jobs, LocalIndex index) {
    this(map, jobs, index, new ServerLocating());
  }

  /** A box that asks a server too, while there is one. */
  public LocateViewModel(MapViewModel map, Jobs jobs, LocalIndex index, ServerLocating server) {
    this.map = map;
    this.jobs = jobs;
    this.index = index;
    this.server = server;
    here = new LatestQuestion<>(jobs, SUGGESTING);
    there = new LatestQuestion<>(jobs, SUGGESTING);
    typed.addListener((value, before, text) -> typing());
    composing.addListener((value, before, now) -> typing());
    focused.addListener((value, before, now) -> attend());
  }

  /** What is in the box. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** Whether an input method is at work on it. */
  public BooleanProperty composingProperty() {
    return composing;
  }

  /** Whether the box has the keyboard. */
  public BooleanProperty focusedProperty() {
    return focused;
  }

  /** Completions, the likeliest first. */
  public ObservableList<Suggestion> suggestions() {
    return readOnlySuggestions;
  }

  /** What was found, the likeliest first. */
  public ObservableList<FoundCard> results() {
    return readOnlyResults;
  }

  /** The one of them that is marked on the map. */
  public ReadOnlyObjectProperty<Optional<FoundCard>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What stands below the box now. */
  public ReadOnlyObjectProperty<Below> belowProperty() {
    return below.getReadOnlyProperty();
  }

  // ---- completions

  private void attend() {
    boolean empty = typed.get().isBlank();
    if (focused.get() && empty && results.isEmpty()) {
      below.set(Below.HINT);
    } else if (!focused.get() && below.get() == Below.HINT) {
      below.set(Below.NOTHING);
    }
  }

  private void typing() {
    if (composing.get() || quiet) {
      return;
    }
    asked++;
    String text = typed.get().strip();
    if (text.isEmpty()) {
      stopSuggesting();
      clearResults();
      below.set(focused.get() ? Below.HINT : Below.NOTHING);
      return;
    }
    suggest(text.substring(0, Math.min(MOST_TYPED, text.length())));
  }

  private void suggest(String text) {
    long question = asked;
    Query query = query(text);
    theirs = List.of();
    here.ask(
        progress -> new Ours(index.ask(locator -> locator.suggest(query)), index.isOwn()),
        found -> {
          if (question == asked) {
            ours = found;
            offer();
          }
        });
    server
        .source()
        .ifPresent(
            source ->
                there.ask(
                    progress -> ServerAnswers.suggestions(source, query),
                    found -> {
                      if (question == asked) {
                        theirs = found;
                        offer();
                      }
                    }));
  }

  /* Real plates of a server are worth more than made-up ones of this computer. */
  private void offer() {
    boolean instead = !ours.own() && !theirs.isEmpty();
    Stream<Suggestion> both =
        Stream.concat(
            instead ? Stream.of() : ours.found().orElse(List.of()).stream(), theirs.stream());
    var seen = new HashSet<String>();
    List<Suggestion> offered =
        both.filter(each -> seen.add(each.text() + '\n' + each.detail())).limit(LIMIT).toList();
    if (!offered.equals(suggestions)) {
      suggestions.setAll(offered);
    }
    if (offered.isEmpty()) {
      below.set(ours.found().isEmpty() ? Below.OPENING : Below.NO_SUGGESTION);
    } else {
      below.set(Below.SUGGESTIONS);
    }
  }

  private void stopSuggesting() {
    here.forget();
    there.forget();
    suggestions.clear();
  }

  /** The indexes are open now, or others: what is typed is asked again. */
  public void reopened() {
    if (below.get() == Below.OPENING) {
      typing();
    }
  }

  private Query query(String text) {
    return new Query(text, LIMIT, "", null, near());
  }

  /** The part of the map that is seen, where it is narrow enough to say where the mind is. */
  private @Nullable Bounds near() {
    Viewport now = map.viewport();
    return now.scaleDenominator() > NEAR_SCALE
        ? null
        : CrsBounds.toLonLat(now.bounds(), now.crs()).orElse(null);
  }

  // ---- answers

  /** Takes a completion: its own answer comes first. */
  public void take(Suggestion suggestion) {
    quietly(suggestion.text());
    search(suggestion.text(), Optional.of(suggestion));
  }

  /** Asks what the text in the box means. */
  public void search() {
    if (!composing.get() && !typed.get().isBlank()) {
      search(typed.get().strip(), Optional.empty());
    }
  }

  private void quietly(String text) {
    quiet = true;
    typed.set(text);
    quiet = false;
  }

  private void search(String text, Optional<Suggestion> chosen) {
    long question = ++asked;
    stopSuggesting();
    Query query = query(text.substring(0, Math.min(MOST_TYPED, text.length())));
    boolean fromServer = chosen.filter(theirs::contains).isPresent();
    String said = text.replace("%", "%%");
    Text title =
        new Text(SEARCHING.english().replace("%s", said), SEARCHING.chinese().replace("%s", said));
    jobs.start(
            title, progress -> new Answer(index.ask(locator -> locator.find(query)), index.isOwn()))
        .then(
            answer -> {
              if (question == asked) {
                answer(answer, chosen, fromServer, search(title, query));
              }
            });
  }

  /** A search of the server, ready to begin; none without a server. */
  private Optional<Supplier<Job<List<FoundCard>>>> search(Text title, Query query) {
    return server
        .source()
        .map(source -> () -> jobs.start(title, progress -> ServerAnswers.search(source, query)));
  }

  private void answer(
      Answer answer,
      Optional<Suggestion> chosen,
      boolean fromServer,
      Optional<Supplier<Job<List<FoundCard>>>> further) {
    List<FoundCard> mine =
        inOrder(answer.found().map(Found::results).orElse(List.of()), chosen).stream()
            .map(FoundCard::of)
            .toList();
    Below none = answer.found().isEmpty() ? Below.OPENING : Below.NOT_FOUND;
    if (further.isEmpty()) {
      present(mine, none);
      return;
    }
    long question = asked;
    boolean serverFirst = fromServer || mine.isEmpty() || !answer.own();
    if (!serverFirst) {
      present(mine, none);
    }
    further
        .get()
        .get()
        .then(
            found -> {
              if (question == asked && serverFirst) {
                present(found.isEmpty() ? mine : found, none);
              } else if (question == asked) {
                append(found);
              }
            })
        .failed(
            failure -> {
              if (question == asked && serverFirst) {
                present(mine, none);
              }
            });
  }

  private void present(List<FoundCard> found, Below none) {
    results.setAll(found);
    below.set(found.isEmpty() ? none : Below.RESULTS);
    if (found.isEmpty()) {
      unmark();
    } else {
      show(found.get(0));
    }
  }

  private void append(List<FoundCard> found) {
    results.addAll(
        found.stream().filter(card -> results.stream().noneMatch(card::isSame)).toList());
  }

  private static List<Located> inOrder(List<Located> found, Optional<Suggestion> chosen) {
    var first = new ArrayList<Located>();
    var rest = new ArrayList<Located>();
    for (Located one : found) {
      boolean same =
          chosen.isPresent()
              && first.isEmpty()
              && Math.hypot(one.lon() - chosen.get().lon(), one.lat() - chosen.get().lat())
                  < SAME_DEGREES;
      (same ? first : rest).add(one);
    }
    first.addAll(rest);
    return first;
  }

  /** Marks something found and goes there, as near as it is sure. */
  public void show(FoundCard card) {
    shown.set(Optional.of(card));
    mark(card);
    map.go(seen(card));
  }

  private Viewport seen(FoundCard card) {
    Viewport now = map.viewport();
    Optional<Viewport> whole = card.extent().flatMap(extent -> Extents.seen(extent, now));
    if (whole.isPresent()) {
      return whole.get();
    }
    double uncertainty = Math.max(20, card.uncertaintyMetres());
    double zoom =
        card.uncertaintyMetres() == 0
            ? 16
            : Math.max(9, Math.min(18, 24.5 - Math.log(uncertainty * 4) / Math.log(2)));
    double units = ZOOM_0 / Math.pow(2, Math.rint(zoom)) / now.crs().metresPerUnit();
    Viewport there = now.centred(card.place());
    return there.zoomed(there.unitsPerPixel() / units, there.width() / 2.0, there.height() / 2.0);
  }

  private void mark(FoundCard card) {
    var shapes = new ArrayList<Sketch.Shape>();
    if (card.uncertaintyMetres() > 0 && card.extent().isEmpty()) {
      shapes.add(circle(card.place(), card.uncertaintyMetres()));
    }
    shapes.add(new Sketch.Shape(Sketch.Form.POINTS, List.of(card.place()), Sketch.Look.PLACE, ""));
    map.marksProperty().set(new Sketch(shapes));
  }

  private static Sketch.Shape circle(Position middle, double metres) {
    Coordinate[] ring =
        Geodesics.circle(middle.lon(), middle.lat(), metres, CORNERS).toCoordinateArray();
    return new Sketch.Shape(
        Sketch.Form.AREA,
        Arrays.stream(ring).map(at -> new Position(at.x, at.y)).toList(),
        Sketch.Look.REACH,
        "");
  }

  /** Forgets the question and takes its answers off the map. */
  public void clear() {
    quietly("");
    asked++;
    stopSuggesting();
    clearResults();
    attend();
    if (!focused.get()) {
      below.set(Below.NOTHING);
    }
  }

  private void clearResults() {
    if (!results.isEmpty()) {
      results.clear();
      unmark();
    }
  }

  private void unmark() {
    shown.set(Optional.empty());
    map.marksProperty().set(Sketch.NONE);
  }

  // ---- what is here

  /** Asks what is at a place of the map, and marks it; the map stays. */
  public void ask(MapPointer where) {
    Optional<Position> place = where.place();
    if (place.isEmpty()) {
      return;
    }
    long question = ++asked;
    Position at = place.get();
    jobs.start(
            ASKING,
            progress -> index.ask(locator -> locator.reverse(at.lon(), at.lat(), 3, NEAR_METRES)))
        .then(
            there -> {
              if (question == asked) {
                there.ifPresentOrElse(
                    answer -> showHere(FoundCard.of(at, answer)), () -> below.set(Below.OPENING));
              }
            });
  }

  private void showHere(FoundCard card) {
    quietly("");
    suggestions.clear();
    results.setAll(card);
    below.set(Below.RESULTS);
    shown.set(Optional.of(card));
    mark(card);
  }
}
