package org.tutai.viewer.layers.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.source.remote.http.HostRule;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** What is at an address, and what a person wants of it. For the UI thread. */
public final class ServiceViewModel {

  private static final Text ASKING = Text.of("Asking %s", "正在詢問 %s");
  private static final Text DRAWING = Text.of("Drawing a sample of %s", "正在繪製 %s 的範例");
  private static final Text ALLOWING = Text.of("Allowing %s", "正在允許 %s");

  /** How far it is. */
  public sealed interface State {

    /** Nothing was asked. */
    record Idle() implements State {}

    /** The server is asked. */
    record Asking(Job<?> job) implements State {}

    /** There is this. */
    record Offered(ServiceOffer offer) implements State {}

    /** There is nothing that can be added. */
    record Failed(ServiceTrouble trouble) implements State {}
  }

  /** Who puts layers into the project. */
  @FunctionalInterface
  public interface Target {

    /**
     * Adds layers, the first lowest.
     *
     * @param url of the service, as it was asked
     */
    void add(List<ThemeLayer> layers, ServiceOffer offer, String url);
  }

  private final Desk desk;
  private final Target target;
  private final AllowedHosts hosts;
  private final StringProperty url = new SimpleStringProperty(this, "url", "");
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State.Idle());
  private final ObservableMap<OfferedLayer, String> picked =
      FXCollections.observableMap(new LinkedHashMap<>());
  private final ObservableMap<OfferedLayer, String> readOnlyPicked =
      FXCollections.unmodifiableObservableMap(picked);
  private final ObjectProperty<Optional<OfferedLayer>> looked =
      new SimpleObjectProperty<>(this, "looked", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ServicePreview>> preview =
      new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
  private final Map<OfferedLayer, String> styles = new LinkedHashMap<>();
  private @Nullable Job<?> drawing;

  /**
   * A model.
   *
   * @param target who is given what was chosen
   */
  public ServiceViewModel(Desk desk, AllowedHosts hosts, Target target) {
    this.desk = desk;
    this.hosts = hosts;
    this.target = target;
    looked.addListener((value, before, now) -> look());
  }

  /** The address, as it is typed. */
  public StringProperty urlProperty() {
    return url;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The layers that are to be added, each with its style. */
  public ObservableMap<OfferedLayer, String> picked() {
    return readOnlyPicked;
  }

  /** The layer that is looked at closely. */
  public ObjectProperty<Optional<OfferedLayer>> lookedProperty() {
    return looked;
  }

  /** Its picture and legend; empty while they are drawn. */
  public ReadOnlyObjectProperty<Optional<ServicePreview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Asks what is at the address. */
  public void ask() {
    giveUp();
    String address = ServiceReader.whole(url.get());
    if (address.isEmpty()) {
      state.set(new State.Idle());
      return;
    }
    url.set(address);
    Job<ServiceOffer> job =
        desk.jobs()
            .start(
                ASKING.filled(host(address)),
                progress -> new ServiceReader(desk.remote()).read(address));
    state.set(new State.Asking(job));
    job.then(this::offered);
    job.failed(e -> state.set(new State.Failed(ServiceTrouble.of(e, address, isAllowed(address)))));
    job.ended(
        () -> {
          if (job.isCancelled()
              && state.get() instanceof State.Asking asking
              && asking.job() == job) {
            state.set(new State.Idle());
          }
        });
  }

  private boolean isAllowed(String address) {
    return AllowedHosts.ruleFor(address)
        .filter(rule -> desk.remote().policy().rules().contains(rule))
        .isPresent();
  }

  private static String host(String address) {
    return AllowedHosts.ruleFor(address).map(HostRule::host).orElse("…");
  }

  private void offered(ServiceOffer offer) {
    styles.clear();
    picked.clear();
    state.set(new State.Offered(offer));
    if (offer.isSingle()) {
      OfferedLayer only = offer.layers().get(0);
      pick(only, only.maker().isPresent());
      looked.set(Optional.of(only));
    }
  }

  /** Stops asking, and forgets what was offered. */
  public void giveUp() {
    if (state.get() instanceof State.Asking asking) {
      asking.job().cancel();
    }
    stopDrawing();
    picked.clear();
    looked.set(Optional.empty());
    state.set(new State.Idle());
  }

  /** Allows the host that was refused, now and later, and asks again. */
  public void allow() {
    if (state.get() instanceof State.Failed failed && failed.trouble().allow().isPresent()) {
      HostRule rule = failed.trouble().allow().get();
      desk.jobs()
          .start(
              ALLOWING.filled(rule.host()), progress -> hosts.allow(desk.remote().fetcher(), rule))
          .then(done -> ask())
          .failed(e -> desk.trouble(FileTrouble.of(e), Optional.empty(), () -> {}));
    }
  }

  /** Whether a layer is to be added; one that cannot be stays out. */
  public void pick(OfferedLayer layer, boolean wanted) {
    if (wanted && layer.maker().isPresent()) {
      picked.put(layer, style(layer));
    } else {
      picked.remove(layer);
    }
  }

  /** The style that a layer is shown in. */
  public String style(OfferedLayer layer) {
    return styles.getOrDefault(layer, layer.usualStyle());
  }

  /** Shows a layer in another style. */
  public void style(OfferedLayer layer, String style) {
    styles.put(layer, style);
    if (picked.containsKey(layer)) {
      picked.put(layer, style);
    }
    if (looked.get().filter(layer::equals).isPresent()) {
      look();
    }
  }

  private void look() {
    stopDrawing();
    preview.set(Optional.empty());
    Optional<OfferedLayer> layer = looked.get().filter(each -> each.maker().isPresent());
    if (layer.isEmpty()) {
      preview.set(Optional.of(ServicePreview.NONE));
      return;
    }
    OfferedLayer.About about = layer.get().about();
    Optional<ThemeLayer> made = made(layer.get());
    Optional<String> legend = legend(layer.get());
    var viewport = desk.map().viewport();
    made.ifPresent(
        drawn ->
            drawing =
                desk.jobs()
                    .start(
                        DRAWING.filled(about.title()),
                        progress ->
                            ServicePreview.of(
                                desk.remote(), drawn, about.lonLat(), legend, viewport))
                    .then(done -> preview.set(Optional.of(done))));
  }

  private Optional<String> legend(OfferedLayer layer) {
    String style = style(layer);
    return layer.styles().stream()
        .filter(each -> each.name().equals(style))
        .findFirst()
        .flatMap(OfferedLayer.Style::legend);
  }

  private Optional<ThemeLayer> made(OfferedLayer layer) {
    try {
      return layer.maker().map(maker -> maker.make(style(layer)));
    } catch (IllegalArgumentException e) {
      preview.set(
          Optional.of(
              new ServicePreview(
                  Optional.empty(), Optional.empty(), Optional.of(FileTrouble.of(e)))));
      return Optional.empty();
    }
  }

  private void stopDrawing() {
    if (drawing != null) {
      Objects.requireNonNull(drawing).cancel();
      drawing = null;
    }
  }

  /** Layers whose title or summary has a text, in the list's order, at most so many. */
  public List<OfferedLayer> matching(String typed, int most) {
    String wanted = typed.strip().toLowerCase(java.util.Locale.ROOT);
    var found = new ArrayList<OfferedLayer>();
    if (state.get() instanceof State.Offered offered) {
      collect(
          offered.offer().layers(),
          layer ->
              (layer.about().title() + "\n" + layer.about().summary())
                  .toLowerCase(java.util.Locale.ROOT)
                  .contains(wanted),
          most,
          found);
    }
    return found;
  }

  private static void collect(
      List<OfferedLayer> layers,
      Predicate<OfferedLayer> wanted,
      int most,
      List<OfferedLayer> into) {
    for (OfferedLayer layer : layers) {
      if (into.size() >= most) {
        return;
      }
      if (wanted.test(layer)) {
        into.add(layer);
      }
      collect(layer.layers(), wanted, most, into);
    }
  }

  /** Adds what was picked, the first of the list uppermost. */
  public void add() {
    if (!(state.get() instanceof State.Offered offered) || picked.isEmpty()) {
      return;
    }
    List<OfferedLayer> order = new ArrayList<>();
    collect(offered.offer().layers(), picked::containsKey, Integer.MAX_VALUE, order);
    var layers = new ArrayList<ThemeLayer>();
    for (int i = order.size() - 1; i >= 0; i--) {
      made(order.get(i)).ifPresent(layers::add);
    }
    if (!layers.isEmpty()) {
      stopDrawing();
      target.add(layers, offered.offer(), url.get());
      picked.clear();
    }
  }
}
