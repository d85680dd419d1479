package org.tutai.server.http;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.server.access.Access;
import org.tutai.server.catalogue.Catalogue;
import org.tutai.server.catalogue.Limits;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.inspect.InspectEndpoint;
import org.tutai.server.http.member.MemberAddresses;
import org.tutai.server.http.publish.PublishAddresses;
import org.tutai.server.http.remote.RemoteAccess;
import org.tutai.server.http.remote.RemoteAddresses;
import org.tutai.server.http.theme.ThemeAddresses;
import org.tutai.server.look.Looks;
import org.tutai.server.store.BlobCollector;
import org.tutai.server.store.Database;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.layer.LayerTables;
import org.tutai.server.store.member.Members;
import org.tutai.server.store.theme.Shares;
import org.tutai.server.store.theme.StoredLooks;
import org.tutai.server.store.theme.ThemeQuotas;
import org.tutai.server.store.theme.ThemeUpkeep;
import org.tutai.server.workspace.MergedPublished;
import org.tutai.server.workspace.PinnedVersions;
import org.tutai.server.workspace.Publisher;
import org.tutai.server.workspace.Versions;

/**
 * All that a server answers from, put together: what is published, what is stored, who may do what.
 * The command line and the tests make the same. Made once, closed once, after the server; what it
 * was given is closed by who gave it.
 */
public final class Site implements AutoCloseable {

  /**
   * What a site is made of.
   *
   * @param publisher keeps files and folders published
   * @param indexes gives the indexes for locating of the moment, which the taker closes after use;
   *     empty before they are there
   * @param home where files that must not be lost are
   * @param database where rows that must not be lost are
   * @param uploads how much may be sent
   * @param themes how much may be kept in theme maps
   * @param remote which other servers are asked
   */
  public record Given(
      Publisher publisher,
      Supplier<Optional<LocateIndexes>> indexes,
      StoreHome home,
      Database database,
      Limits uploads,
      ThemeQuotas themes,
      RemoteAccess remote) {

    /** As the other, with the usual limits, asking no other server. */
    public Given(
        Publisher publisher,
        Supplier<Optional<LocateIndexes>> indexes,
        StoreHome home,
        Database database) {
      this(publisher, indexes, home, database, Limits.USUAL, ThemeQuotas.USUAL, RemoteAccess.NONE);
    }
  }

  private final Given given;
  private final Catalogue catalogue;
  private final Members members;
  private final PinnedVersions pinned;
  private final Shares shares;
  private final ThemeUpkeep upkeep;
  private final RemotePictures remote;
  private final RemoteAddresses remoteAddresses;

  /**
   * Puts a site together.
   *
   * @throws IOException when the layers that were published by upload cannot be opened
   */
  public Site(Given given) throws IOException {
    this.given = given;
    this.remote = given.remote().open();
    this.remoteAddresses = new RemoteAddresses(remote);
    this.members = new Members(given.database(), Clock.systemUTC());
    this.catalogue = catalogue(given);
    this.pinned =
        new PinnedVersions(
            given.home().directory().resolve("versions"),
            List.of(given.publisher().workspace(), given.home().directory().resolve("compiled")));
    this.shares = new Shares(given.database(), Clock.systemUTC());
    this.upkeep =
        new ThemeUpkeep(
            given.database(),
            shares,
            pinned,
            new BlobCollector(given.database(), given.home().blobs()),
            Clock.systemUTC());
    upkeep.start();
    catalogue.start(given.publisher()::current);
  }

  private static Catalogue catalogue(Given given) throws IOException {
    Clock clock = Clock.systemUTC();
    Database database = given.database();
    return Catalogue.open(
        new Catalogue.Place(
            LayerTables.of(database), given.home().blobs(), given.home().directory()),
        given.uploads(),
        clock,
        (by, action, object, outcome) ->
            database.change(
                handle ->
                    AuditLog.append(
                        handle, clock, Actor.of(by.who(), by.address()), action, object, outcome)));
  }

  /** What the HTTP server is made of. */
  public TutaiServer.Parts parts() {
    return new TutaiServer.Parts(
        Access.open(),
        new MergedPublished(given.publisher()::current, catalogue::current),
        given.publisher()::compiling,
        given.indexes(),
        members.identification(),
        new Looks(Access.open(), versions(), new StoredLooks(given.database())),
        subjects());
  }

  /** The versions of layers that are kept: those that themes hold on to as they were told of. */
  private Versions versions() {
    return pinned.or(catalogue.versions());
  }

  /** The members of the server. */
  public Members members() {
    return members;
  }

  /** The addresses beside those of layers and places; each subject adds its own. */
  private List<Addresses> subjects() {
    return List.of(
        InspectEndpoint.addresses(),
        new MemberAddresses(members, new AuditLog(given.database())),
        new PublishAddresses(catalogue),
        new ThemeAddresses(
            new ThemeAddresses.Stores(
                given.database(),
                given.home().blobs(),
                shares,
                pinned,
                catalogue.versions(),
                given.themes(),
                Optional.of(remote))),
        remoteAddresses);
  }

  /** Lets go of what the site itself began. */
  @Override
  public void close() throws IOException {
    remoteAddresses.close();
    remote.close();
    upkeep.close();
    catalogue.close();
  }
}
