package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.format.ReportCardJson;
import org.tutai.geo.layer.LayerView;
import org.tutai.server.store.layer.LayerRow;
import org.tutai.server.store.layer.LayerState;
import org.tutai.server.store.layer.LayerTables;
import org.tutai.server.store.layer.VersionRow;
import org.tutai.server.workspace.CompiledStore;
import org.tutai.server.workspace.LayerProblem;
import org.tutai.server.workspace.MergedPublished.Uploaded;
import org.tutai.server.workspace.NamedStyle;
import org.tutai.server.workspace.PublishedLayer;
import org.tutai.server.workspace.Standing;
import org.tutai.server.workspace.Versions;

/**
 * The layers of rows, opened: what is served now and, when asked for, earlier versions.
 * Thread-safe; {@link #current()} never waits.
 */
final class LiveLayers implements Versions {

  private static final Logger log = LoggerFactory.getLogger(LiveLayers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LayerTables tables;
  private final CompiledStore compiled;
  private final Map<String, LayerView> opened = new ConcurrentHashMap<>();
  private volatile Uploaded current = Uploaded.NOTHING;
  private volatile Set<String> withdrawn = Set.of();

  LiveLayers(LayerTables tables, CompiledStore compiled) {
    this.tables = tables;
    this.compiled = compiled;
  }

  /** What is served now. */
  Uploaded current() {
    return current;
  }

  /** Takes up what the rows say now; versions whose compiled form is gone are returned. */
  synchronized List<VersionRow> refresh() {
    Map<String, LayerRow> rows = new HashMap<>();
    tables.layers().all().forEach(row -> rows.put(row.name(), row));
    withdrawn =
        rows.values().stream()
            .filter(row -> row.state() == LayerState.WITHDRAWN)
            .map(LayerRow::name)
            .collect(Collectors.toUnmodifiableSet());
    var layers = new ArrayList<PublishedLayer>();
    var problems = new ArrayList<LayerProblem>();
    var missing = new ArrayList<VersionRow>();
    for (VersionRow version : tables.versions().served()) {
      LayerRow row = rows.get(version.layer());
      if (row != null && row.state() == LayerState.LIVE) {
        try {
          layers.add(published(row, version));
        } catch (IOException | RuntimeException e) {
          log.warn("The published layer {} cannot be opened: {}", row.name(), e.toString());
          missing.add(version);
          problems.add(
              new LayerProblem(
                  row.name(), "Its prepared form is missing; it is prepared again from its file."));
        }
      }
    }
    current = new Uploaded(layers, problems);
    return missing;
  }

  private PublishedLayer published(LayerRow row, VersionRow version) throws IOException {
    LayerView view = view(version.digest());
    Description description = Description.read(json(row.record()));
    return new PublishedLayer(
        row.name(),
        description.metadata(view.info().schema().geometryKind()),
        view,
        List.of(style(version.style(), view)),
        ReportCardJson.read(json(version.card())),
        new Standing(row.owner(), description.sensitivity(), description.updated()));
  }

  private static NamedStyle style(@Nullable String sld, LayerView view) throws IOException {
    return sld == null ? NamedStyle.plain(view) : NamedStyle.ofSld(sld);
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  /** Opens a compiled layer once. */
  private LayerView view(String digest) throws IOException {
    try {
      return opened.computeIfAbsent(digest, this::open);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private LayerView open(String digest) {
    try {
      return compiled.openLayer(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a compiled layer is there and can be opened. */
  boolean canOpen(String digest) {
    try {
      view(digest);
      return true;
    } catch (IOException | RuntimeException e) {
      log.debug("{} cannot be opened", digest, e);
      return false;
    }
  }

  @Override
  public boolean isWithdrawn(String layer) {
    return withdrawn.contains(layer);
  }

  @Override
  public Optional<PublishedLayer> version(String layer, String digest) {
    Optional<LayerRow> row =
        tables.layers().find(layer).filter(one -> one.state() == LayerState.LIVE);
    Optional<VersionRow> version =
        row.flatMap(
            one ->
                tables.versions().of(layer).stream()
                    .filter(v -> v.digest().equals(digest))
                    .findFirst());
    if (version.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(published(row.get(), version.get()));
    } catch (IOException | RuntimeException e) {
      log.warn("Version {} of {} cannot be opened", version.get().number(), layer, e);
      return Optional.empty();
    }
  }
}
