package org.tutai.server.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tutai.server.access.Access;
import org.tutai.server.access.Identification;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.look.LookStore;
import org.tutai.server.look.Looks;
import org.tutai.server.store.Database;
import org.tutai.server.store.StoreHome;
import org.tutai.server.workspace.LocateIndexes;
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
   */
  public record Given(
      Publisher publisher,
      Supplier<Optional<LocateIndexes>> indexes,
      StoreHome home,
      Database database) {}

  private final Given given;

  /** Puts a site together. */
  public Site(Given given) {
    this.given = given;
  }

  /** What the HTTP server is made of. */
  public TutaiServer.Parts parts() {
    return new TutaiServer.Parts(
        Access.open(),
        given.publisher()::current,
        given.publisher()::compiling,
        given.indexes(),
        identification(),
        new Looks(Access.open(), Versions.NONE, LookStore.NONE),
        subjects());
  }

  private Identification identification() {
    return Identification.nobody();
  }

  /** The addresses beside those of layers and places; each subject adds its own. */
  private List<Addresses> subjects() {
    return List.of();
  }

  /** Lets go of what the site itself began. */
  @Override
  public void close() {}
}
