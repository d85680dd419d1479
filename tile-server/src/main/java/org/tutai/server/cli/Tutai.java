package org.tutai.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tutai.server.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code tutai} command. */
@Command(
    name = "tutai",
    description = "Publishes map layers as tiles and map services.",
    mixinStandardHelpOptions = true,
    versionProvider = Tutai.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      InfoCommand.class,
      GeocodeCommand.class,
      PlacesCommand.class,
      AddressesCommand.class,
      PublishCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class
    })
public final class Tutai implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return run(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        args);
  }

  static int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      return new CommandLine(new Tutai())
          .setOut(out)
          .setErr(err)
          .setExecutionExceptionHandler(Tutai::tellFailure)
          .execute(args);
    } catch (OutOfMemoryError e) {
      err.println(
          "tutai: There is not enough memory for this. Start with more: JAVA_TOOL_OPTIONS=-Xmx2g.");
      return 1;
    } catch (StackOverflowError e) {
      err.println("tutai: The file is nested too deeply to be read.");
      return 1;
    }
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }

  private static int tellFailure(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("tutai: " + words(failure, Messages.ofUser()));
    return 1;
  }

  /** What a person is told of a failure. */
  static String words(Exception failure, Messages messages) {
    return failure instanceof StoreException store && messages.chinese()
        ? store.chinese()
        : Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
  }

  /** The version of the jar, as a person reads it. */
  static String version() {
    return Optional.ofNullable(Tutai.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tutai " + version()};
    }
  }
}
