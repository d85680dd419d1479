package org.tutai.server.http.theme;

import java.time.Clock;
import java.util.Optional;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.Etags;
import org.tutai.server.http.exchange.Routing;
import org.tutai.server.store.Blobs;
import org.tutai.server.store.Database;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.theme.Shares;
import org.tutai.server.store.theme.ThemeFiles;
import org.tutai.server.store.theme.ThemeQuotas;
import org.tutai.server.store.theme.Themes;
import org.tutai.server.workspace.PinnedVersions;
import org.tutai.server.workspace.Versions;

/** All addresses of theme maps: {@code /api/v1/themes…}, {@code /t/…} and the schema. */
public final class ThemeAddresses implements Addresses {

  private static final String THEMES = "/api/v1/themes";
  private static final String THEME = THEMES + "/{id}";

  /**
   * What themes are kept in.
   *
   * @param blobs the content of files
   * @param shares also counts how often links are opened
   * @param pinned keeps the versions that themes name
   * @param versions knows versions that are kept elsewhere
   * @param remote asks other servers for what previews show of them; empty when none may be asked
   */
  public record Stores(
      Database database,
      Blobs blobs,
      Shares shares,
      PinnedVersions pinned,
      Versions versions,
      ThemeQuotas quotas,
      Optional<RemotePictures> remote) {}

  private final Stores stores;

  public ThemeAddresses(Stores stores) {
    this.stores = stores;
  }

  @Override
  public void addTo(Routing routing, Shared shared) {
    Clock clock = Clock.systemUTC();
    var themes = new Themes(stores.database(), stores.quotas(), clock);
    var files = new ThemeFiles(stores.database(), stores.quotas(), clock);
    var saving =
        new ThemeSaving(shared.sights(), shared.published(), stores.pinned(), stores.versions());
    var inspector = new FileInspector();
    var kept = new SharedParts.Kept(files, stores.blobs(), inspector, stores.remote());
    var links =
        new SharedEndpoint(
            stores.shares(),
            new DrawnPreviews(shared, shown -> new SharedParts(shown.share().id(), kept)));
    var journal = new ThemeJournal(new AuditLog(stores.database()), clock);
    addThemes(routing, new ThemesEndpoint(themes, files, saving, stores.shares(), journal));
    addShares(
        routing,
        new ShareEndpoint(themes, stores.shares(), files, journal, shared.sights()),
        links);
    addFiles(
        routing, new ThemeFilesEndpoint(files, stores.quotas(), stores.blobs(), inspector, links));
    routing.on("GET", "/docs/schemas/theme-1.json", Endpoint.now(ask -> schema()));
  }

  private static void addThemes(Routing routing, ThemesEndpoint themes) {
    routing
        .on("GET", THEMES, Endpoint.now(themes::list))
        .on("POST", THEMES, ThemeLimits.BYTES, Endpoint.now(themes::create))
        .on("GET", THEME, Endpoint.now(themes::get))
        .on("PUT", THEME, ThemeLimits.BYTES, Endpoint.now(themes::save))
        .on("DELETE", THEME, Endpoint.now(themes::delete));
  }

  private static void addShares(Routing routing, ShareEndpoint sharing, SharedEndpoint links) {
    routing
        .on("POST", THEME + "/share", Endpoint.now(sharing::share))
        .on("DELETE", THEME + "/share", Endpoint.now(sharing::revoke))
        .on("GET", "/t/{id}", Endpoint.now(links::page))
        .on("DELETE", "/t/{id}", Endpoint.now(sharing::revokeLink))
        .on("GET", "/t/{id}/theme.json", Endpoint.now(links::document))
        .on("GET", "/t/{id}/preview.png", links::preview)
        .on("GET", "/t/{id}/qr.svg", Endpoint.now(links::qr));
  }

  private static void addFiles(Routing routing, ThemeFilesEndpoint files) {
    routing.stream("POST", THEME + "/files", Endpoint.now(files::upload))
        .on("GET", THEME + "/files", Endpoint.now(files::list))
        .on("GET", THEME + "/files/{file}", Endpoint.now(files::get))
        .on("DELETE", THEME + "/files/{file}", Endpoint.now(files::delete))
        .on("GET", "/t/{id}/files/{file}", Endpoint.now(files::getShared));
  }

  private static Answer schema() {
    Answer schema = Answer.document(200, "application/schema+json", ThemeDocument.schema());
    return schema.withEtag(Etags.of(schema.body()));
  }
}
