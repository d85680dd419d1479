package org.tutai.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.locate.district.District;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tutai addresses remove}: takes a county out of the index. */
@Command(
    name = "remove",
    description = "Removes the door plates of a county.",
    mixinStandardHelpOptions = true)
final class AddressesRemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "COUNTY", description = "By name or code: 臺北市, 63000.")
  private String county = "";

  @Mixin private AddressesHome home = new AddressesHome();

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException {
    District named = CountyArgument.of(county, spec);
    if (!PlateImport.remove(home.directory(), named.code())) {
      throw new CommandFailure(
          messages.text("addresses.not.there", named.name(), home.directory().toString()));
    }
    spec.commandLine().getOut().println(messages.text("addresses.removed", named.name()));
    return 0;
  }
}
