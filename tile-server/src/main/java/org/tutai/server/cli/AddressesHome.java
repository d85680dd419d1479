package org.tutai.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.home.LocateHome;
import picocli.CommandLine.Option;

/** The option that says where the index of door plates is. */
final class AddressesHome {

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "The workspace whose plates are meant (default: those of your own data folder).")
  private @Nullable Path workspace;

  /** The directory of the index; it need not be there. */
  Path directory() {
    return LocateHome.of(workspace, System.getenv(), LocateHome.Sample.NONE).addresses();
  }
}
