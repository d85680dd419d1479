package org.tutai.server.cli;

import java.util.Optional;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A county that a person names on the command line, by name or code. */
final class CountyArgument {

  private CountyArgument() {}

  static District of(String words, CommandSpec spec) {
    Optional<District> byCode =
        Districts.taiwan().byCode(words).filter(d -> d.level() == District.Level.COUNTY);
    return byCode
        .or(
            () ->
                Districts.taiwan().named(Folding.key(words), District.Level.COUNTY).stream()
                    .map(Districts.DistrictName::district)
                    .findFirst())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "a county must be named by name or code, such as 臺北市 or 63000 (got: "
                        + words
                        + ")"));
  }
}
