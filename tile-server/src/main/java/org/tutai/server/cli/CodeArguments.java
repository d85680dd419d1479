package org.tutai.server.cli;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.TextEncoding;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads the encodings and coordinate systems that options name. */
final class CodeArguments {

  private CodeArguments() {}

  /**
   * The encoding an option names; null when it is left out.
   *
   * @throws ParameterException when there is none of the name
   */
  static @Nullable Charset charset(@Nullable String name, String option, CommandSpec spec) {
    if (name == null) {
      return null;
    }
    return TextEncoding.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    option
                        + " must name an encoding such as Big5, UTF-8 or GB18030 (got: "
                        + name
                        + ")"));
  }

  /**
   * The system that {@code --crs} names, as EPSG:3826 or 3826; null when it is left out.
   *
   * @throws ParameterException when its code is not known
   */
  static @Nullable Crs crs(@Nullable String code, CommandSpec spec) {
    return code == null ? null : knownCrs(code, spec);
  }

  /** As {@link #crs}, of an option that is not left out. */
  static Crs knownCrs(String code, CommandSpec spec) {
    return CrsRegistry.byCode(code.matches("\\d+") ? "EPSG:" + code : code)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--crs must be a code that is known, such as EPSG:3826 (got: " + code + ")"));
  }
}
