package org.tutai.viewer.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.HttpDiskCache;
import org.tutai.geo.source.remote.http.NameResolver;
import org.tutai.viewer.desk.Commands;
import org.tutai.viewer.desk.Notices;
import org.tutai.viewer.layers.BaseLayers;
import org.tutai.viewer.layers.CompileCache;
import org.tutai.viewer.layers.Documents;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.LayerTrouble;
import org.tutai.viewer.layers.MapContents;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Selection;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.theme.Recovery;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Jobs;

/**
 * Every service and model of the program, without a window. Made on any thread, since that reads
 * files; afterwards for the UI thread.
 */
public final class Workbench implements AutoCloseable {

  private static final long REMOTE_CACHE_BYTES = 1L << 30;
  private static final Text BASE = Text.of("Preparing the base map", "正在準備底圖");

  private final Places places;
  private final Words words;
  private final Jobs jobs;
  private final CompileCache cache;
  private final RemotePictures remote;
  private final Project project = new Project();
  private final Recovery recovery;
  private final MapViewModel map = new MapViewModel();
  private final Selection selection = new Selection();
  private final Commands commands = new Commands();
  private final Notices notices = new Notices();
  private final LayerTrouble trouble = new LayerTrouble();
  private final LayerStore layers;
  private final MapContents contents;
  private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
  private final ObjectProperty<Optional<String>> picked =
      new SimpleObjectProperty<>(this, "pickedLayer", Optional.empty());

  /**
   * A workbench.
   *
   * @param ui runs what it is given on the UI thread, later and in order
   * @throws IOException when the cache cannot be written
   */
  public Workbench(Places places, Language language, Executor ui) throws IOException {
    this(places, language, ui, NameResolver.SYSTEM);
  }

  /**
   * A workbench.
   *
   * @param ui runs what it is given on the UI thread, later and in order
   * @param names finds the hosts of other servers
   * @throws IOException when the cache cannot be written
   */
  public Workbench(Places places, Language language, Executor ui, NameResolver names)
      throws IOException {
    this.places = places;
    words = new Words(language);
    jobs = new Jobs(ui);
    recovery = new Recovery(places.home().resolve("recovery"));
    cache = new CompileCache(places.cache().resolve("layers"));
    remote =
        new RemotePictures(
            new GuardedFetcher(
                GuardedFetcher.Parts.of(FetchPolicy.everyPublic())
                    .withResolver(names)
                    .withCache(
                        HttpDiskCache.open(places.cache().resolve("remote"), REMOTE_CACHE_BYTES))));
    layers =
        new LayerStore(
            jobs,
            cache,
            new Documents(places.cache().resolve("documents"), remote.fetcher()::fetch));
    contents = new MapContents(project, layers, jobs, dark, selection);
    map.contentProperty().bind(contents.contentProperty());
  }

  /** Opens the base map in the background. */
  public void openBase() {
    Path folder = places.cache();
    jobs.start(BASE, progress -> BaseLayers.open(folder, cache, progress))
        .then(contents.baseProperty()::set);
  }

  public Places places() {
    return places;
  }

  public Words words() {
    return words;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Project project() {
    return project;
  }

  /** What keeps unsaved work. */
  public Recovery recovery() {
    return recovery;
  }

  public MapViewModel map() {
    return map;
  }

  public LayerStore layers() {
    return layers;
  }

  public CompileCache cache() {
    return cache;
  }

  public MapContents contents() {
    return contents;
  }

  public Selection selection() {
    return selection;
  }

  public Notices notices() {
    return notices;
  }

  /** What is wrong with layers while they are drawn. */
  public LayerTrouble layerTrouble() {
    return trouble;
  }

  public Commands commands() {
    return commands;
  }

  public RemotePictures remote() {
    return remote;
  }

  /** Whether the window is dark. */
  public BooleanProperty darkProperty() {
    return dark;
  }

  /** The id of the theme layer that is picked in the tree. */
  public ObjectProperty<Optional<String>> pickedLayerProperty() {
    return picked;
  }

  @Override
  public void close() {
    recovery.close();
    jobs.close();
    remote.close();
  }
}
