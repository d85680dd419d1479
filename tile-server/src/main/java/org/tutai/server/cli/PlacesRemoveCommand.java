package org.tutai.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tutai.geo.locate.place.PlaceImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai places remove}: takes a set of places out of the index. */
@Command(
    name = "remove",
    description = "Removes a set of landmarks, roads or districts.",
    mixinStandardHelpOptions = true)
final class PlacesRemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The set's name, as places list tells it.")
  private String name = "";

  @Mixin private PlacesHome home = new PlacesHome();

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (!new PlaceImport(home.directory()).remove(name)) {
      throw new CommandFailure(
          messages.text("places.not.there", name, home.directory().toString()));
    }
    spec.commandLine().getOut().println(messages.text("places.removed", name));
    return 0;
  }
}
