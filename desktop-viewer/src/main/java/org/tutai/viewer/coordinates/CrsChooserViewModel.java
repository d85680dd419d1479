package org.tutai.viewer.coordinates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsCode;
import org.tutai.geo.crs.CrsName;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/** Picks a coordinate system by typing a part of its name or code. For the UI thread. */
public final class CrsChooserViewModel {

  /** How many are listed at most. */
  public static final int MOST = 200;

  private static final Text READING = Text.of("Reading the coordinate systems", "正在讀取坐標系統");
  private static final Text ASKING = Text.of("Looking up %s", "正在查詢 %s");
  private static final Text UNKNOWN = Text.of("%s cannot be used here.", "無法使用 %s。");
  private static final Text ELSEWHERE =
      Text.of("%s does not reach the middle of the map.", "%s 不適用於目前地圖中央的位置。");
  private static final Text OUTSIDE =
      Text.of(
          "The middle of the map is outside the area %s is meant for; shapes and distances are"
              + " distorted there.",
          "地圖中央在 %s 的適用範圍之外，形狀與距離會變形。");

  private final Jobs jobs;
  private final Optional<Position> here;
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final ObservableList<CrsName> shown = FXCollections.observableArrayList();
  private final ObservableList<CrsName> readOnlyShown =
      FXCollections.unmodifiableObservableList(shown);
  private final ObjectProperty<Optional<CrsName>> picked =
      new SimpleObjectProperty<>(this, "picked", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Crs>> crs =
      new ReadOnlyObjectWrapper<>(this, "crs", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Text>> remarks =
      new ReadOnlyObjectWrapper<>(this, "remarks", List.of());
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
  private List<CrsName> all = List.of();
  private long asked;
  private Consumer<Crs> waiting = chosen -> {};

  /**
   * A chooser.
   *
   * @param now the system in use, which is picked at first
   * @param here the place it is wanted for
   */
  public CrsChooserViewModel(Jobs jobs, Crs now, Optional<Position> here) {
    this.jobs = jobs;
    this.here = here;
    typed.addListener((value, before, text) -> typed());
    picked.addListener((value, before, name) -> ask(name));
    reading.set(true);
    jobs.start(READING, progress -> CrsRegistry.names())
        .then(
            names -> {
              all = names;
              list();
              if (typed.get().isBlank()) {
                picked.set(
                    names.stream().filter(name -> name.code().equals(now.code())).findFirst());
              }
            })
        .ended(() -> reading.set(false));
  }

  /** What is typed to find a system: words of its name, or its code. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** The systems that match, the usual ones first. */
  public ObservableList<CrsName> shown() {
    return readOnlyShown;
  }

  public ObjectProperty<Optional<CrsName>> pickedProperty() {
    return picked;
  }

  /** The system picked, once it is known to be usable at the place. */
  public ReadOnlyObjectProperty<Optional<Crs>> crsProperty() {
    return crs.getReadOnlyProperty();
  }

  /** What there is to say of the one picked. */
  public ReadOnlyObjectProperty<List<Text>> remarksProperty() {
    return remarks.getReadOnlyProperty();
  }

  /** Whether the names are still being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /**
   * Takes the system picked: at once, or as soon as it is known to be usable, unless something else
   * is typed meanwhile.
   */
  public void take(Consumer<Crs> taker) {
    if (crs.get().isPresent()) {
      taker.accept(crs.get().get());
    } else {
      waiting = taker;
    }
  }

  private void typed() {
    waiting = chosen -> {};
    list();
  }

  private void list() {
    String[] words = typed.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
    var matching = new ArrayList<CrsName>();
    for (CrsName name : all) {
      if (matching.size() < MOST && matches(name, words)) {
        matching.add(name);
      }
    }
    String code = typed.get().strip().replaceFirst("(?i)^epsg:?", "");
    matching.sort((a, b) -> Boolean.compare(isCode(b, code), isCode(a, code)));
    shown.setAll(matching);
    if (!typed.get().isBlank()) {
      picked.set(matching.stream().findFirst());
    }
  }

  private static boolean isCode(CrsName name, String code) {
    return name.code().equalsIgnoreCase("EPSG:" + code);
  }

  private static boolean matches(CrsName name, String[] words) {
    String text =
        (name.code() + " " + name.name() + " " + name.title(Locale.TRADITIONAL_CHINESE))
            .toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private void ask(Optional<CrsName> name) {
    long question = ++asked;
    crs.set(Optional.empty());
    remarks.set(List.of());
    if (name.isEmpty()) {
      return;
    }
    String code = name.get().code();
    jobs.start(
            Text.of(ASKING.english().formatted(code), ASKING.chinese().formatted(code)),
            progress -> CrsCode.parse(code).map(CrsRegistry::finding).orElseGet(Finding::none))
        .then(
            found -> {
              if (question == asked) {
                tell(code, found);
              }
            });
  }

  private void tell(String code, Finding<Crs> found) {
    var said = new ArrayList<Text>();
    found.grounds().forEach(remark -> said.add(Text.of(remark)));
    Optional<Crs> known = found.value();
    if (known.isEmpty() && said.isEmpty()) {
      said.add(filled(UNKNOWN, code));
    }
    if (known.isPresent() && here.isPresent()) {
      Position place = here.get();
      if (!Notation.reaches(known.get(), place)) {
        said.add(0, filled(ELSEWHERE, code));
        known = Optional.empty();
      } else if (!known.get().areaOfUse().contains(place.lon(), place.lat())) {
        said.add(0, filled(OUTSIDE, code));
      }
    }
    remarks.set(List.copyOf(said));
    crs.set(known);
    Consumer<Crs> taker = waiting;
    waiting = chosen -> {};
    known.ifPresent(taker);
  }

  private static Text filled(Text text, String code) {
    return Text.of(text.english().formatted(code), text.chinese().formatted(code));
  }
}
