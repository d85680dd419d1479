package org.tutai.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code tutai addresses}: the door plates that addresses are answered from. */
@Command(
    name = "addresses",
    description = "Imports door plates for answering addresses; lists and removes them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AddressesImportCommand.class,
      AddressesListCommand.class,
      AddressesRemoveCommand.class
    })
final class AddressesCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which command? Choose import, list or remove.");
  }
}
