package org.tutai.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code tutai places}: the landmarks, roads and districts that are found by name. */
@Command(
    name = "places",
    description =
        "Imports landmarks, roads and outlines of districts to be found by name and place; lists"
            + " and removes them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PlacesImportCommand.class, PlacesListCommand.class, PlacesRemoveCommand.class})
final class PlacesCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which command? Choose import, list or remove.");
  }
}
