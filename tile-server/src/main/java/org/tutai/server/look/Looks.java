package org.tutai.server.look;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.layer.FilteredLayer;
import org.tutai.server.access.Access;
import org.tutai.server.access.Principal;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.cache.StyledName;
import org.tutai.server.look.LookException.Reason;
import org.tutai.server.workspace.NamedStyle;
import org.tutai.server.workspace.PublishedLayer;
import org.tutai.server.workspace.Versions;

/**
 * Knows looks by their ids: those asked for lately, in bounded memory, and those that saved themes
 * use, from the store. Thread-safe.
 */
public final class Looks {

  private static final long MOST_BYTES = 32L << 20;

  /**
   * What can be drawn, and what of the look cannot.
   *
   * @param missingFields those that the filter asks for and the layer does not have: it takes them
   *     for empty
   */
  public record Drawable(StyledName layer, List<String> remarks, List<String> missingFields) {
    public Drawable {
      remarks = List.copyOf(remarks);
      missingFields = List.copyOf(missingFields);
    }
  }

  private final Access access;
  private final Versions versions;
  private final LookStore store;
  private final Cache<String, PreparedLook> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String id, PreparedLook look) -> look.weight())
          .build();

  /**
   * Looks at layers.
   *
   * @param access decides of the layers of kept versions too
   * @param versions those kept beside what is published
   * @param store of those that saved themes use
   */
  public Looks(Access access, Versions versions, LookStore store) {
    this.access = access;
    this.versions = versions;
    this.store = store;
  }

  /**
   * Checks a look and remembers it for a while.
   *
   * @throws LookException when it cannot be had
   */
  public Drawable register(Look look, Principal principal, VisibleLayers visible) {
    PreparedLook prepared = PreparedLook.of(look);
    Drawable drawable = draw(prepared, principal, visible);
    known.put(look.id(), prepared);
    return drawable;
  }

  /**
   * A layer in a look, for one principal.
   *
   * @param layer the layer it is asked for, which must be the look's
   * @throws LookException when it cannot be had
   */
  public StyledName draw(String layer, String id, Principal principal, VisibleLayers visible) {
    PreparedLook look = find(id);
    if (!look.look().layer().equals(layer)) {
      throw unknown();
    }
    return draw(look, principal, visible).layer();
  }

  /**
   * As {@link #draw(String, String, Principal, VisibleLayers)}, for a look that is at hand.
   *
   * @throws LookException when it cannot be had
   */
  public StyledName draw(Look look, Principal principal, VisibleLayers visible) {
    PreparedLook prepared = known.getIfPresent(look.id());
    return draw(prepared == null ? PreparedLook.of(look) : prepared, principal, visible).layer();
  }

  private PreparedLook find(String id) {
    if (!Look.isId(id)) {
      throw unknown();
    }
    PreparedLook look = known.getIfPresent(id);
    if (look == null) {
      look = PreparedLook.of(store.find(id).orElseThrow(Looks::unknown));
      known.put(id, look);
    }
    return look;
  }

  private static LookException unknown() {
    return new LookException(
        Reason.NOT_FOUND,
        "look",
        "This look is not known here (any more). Ask for it again with POST /api/v1/looks.");
  }

  private Drawable draw(PreparedLook look, Principal principal, VisibleLayers visible) {
    VisibleLayer layer = layer(look.look(), principal, visible);
    NamedStyle style = style(look, layer);
    if (!layer.hasFeatures() && !isOwnStyle(look, style, layer)) {
      throw new LookException(
          Reason.NOT_ALLOWED,
          look.filter() == null ? "sld" : "filter",
          "This layer is served as pictures in its own styles; it cannot be filtered or drawn"
              + " otherwise.");
    }
    var remarks = new ArrayList<>(look.remarks());
    List<String> missing = look.missingFields(layer.info().schema());
    if (!missing.isEmpty()) {
      remarks.add(
          "The layer has no field "
              + String.join(", ", missing)
              + "; the filter takes it for empty.");
    }
    return new Drawable(new StyledName(filtered(look, layer), style), remarks, missing);
  }

  private static boolean isOwnStyle(PreparedLook look, NamedStyle style, VisibleLayer layer) {
    return look.filter() == null
        && layer.styles().stream().anyMatch(own -> own.digest().equals(style.digest()));
  }

  private VisibleLayer layer(Look look, Principal principal, VisibleLayers visible) {
    Optional<VisibleLayer> now = visible.byName(look.layer());
    if (look.version().isEmpty()
        || now.filter(layer -> layer.info().digest().equals(look.version())).isPresent()) {
      return now.orElseThrow(() -> noLayer(look.layer()));
    }
    return versions
        .version(look.layer(), look.version())
        .flatMap(kept -> visible(kept, now.orElse(null), principal))
        .orElseThrow(() -> now.isEmpty() ? noLayer(look.layer()) : noVersion());
  }

  /*
   * A kept version stands under what holds of its layer today. A layer that somebody published and
   * that is not served any more was withdrawn, and its versions with it; one of a served folder is
   * only gone.
   */
  private Optional<VisibleLayer> visible(
      PublishedLayer kept, @Nullable VisibleLayer now, Principal principal) {
    if (now == null) {
      return kept.standing().owner().isEmpty() ? access.look(principal, kept) : Optional.empty();
    }
    return access.look(principal, kept.under(now.standing()));
  }

  private LookException noLayer(String layer) {
    return versions.isWithdrawn(layer)
        ? new LookException(
            Reason.WITHDRAWN, "layer", "Whoever published this layer has withdrawn it.")
        : new LookException(Reason.NOT_FOUND, "layer", "There is no layer of this name.");
  }

  private static LookException noVersion() {
    return new LookException(
        Reason.NOT_FOUND,
        "version",
        "This version of the layer is not kept. A saved theme keeps the versions it names.");
  }

  private static NamedStyle style(PreparedLook look, VisibleLayer layer) {
    if (look.ownStyle() != null) {
      return look.ownStyle();
    }
    return layer
        .style(look.look().style())
        .orElseThrow(
            () ->
                new LookException(
                    Reason.NOT_FOUND,
                    "style",
                    "The layer has no such style, but "
                        + layer.styles().stream().map(NamedStyle::name).toList()
                        + "."));
  }

  private static VisibleLayer filtered(PreparedLook look, VisibleLayer layer) {
    if (look.filter() == null) {
      return layer;
    }
    if (layer.view().raster().isPresent()) {
      throw new LookException(
          Reason.UNREADABLE, "filter", "A grid has no features that a filter could choose.");
    }
    return layer.seenThrough(new FilteredLayer(layer.view(), look.filter(), look.filterDigest()));
  }
}
