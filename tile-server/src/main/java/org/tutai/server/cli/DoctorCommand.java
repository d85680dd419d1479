package org.tutai.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tutai.geo.format.Format;
import org.tutai.geo.format.Formats;
import org.tutai.server.workspace.CompiledStore;
import org.tutai.server.workspace.DefaultWorkspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tutai doctor}: looks whether this machine can serve, and says what to do. */
@Command(
    name = "doctor",
    description = "Checks Java, memory, fonts, the workspace and the port; says what to do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private static final long LEAST_MEMORY = 256L << 20;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port that will be served (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();
  private boolean allWell = true;

  @Override
  public Integer call() {
    java();
    memory();
    fonts();
    formats();
    workspace();
    port();
    return allWell ? 0 : 1;
  }

  private void java() {
    boolean enough = Runtime.version().feature() >= 17;
    String version = Runtime.version() + ", " + System.getProperty("java.home");
    tell("doctor.java", enough, enough ? version : messages.text("doctor.java.old"));
  }

  private void memory() {
    long most = Runtime.getRuntime().maxMemory();
    tell("doctor.memory", most >= LEAST_MEMORY, (most >> 20) + " MB");
  }

  private void fonts() {
    boolean there = BundledFonts.present();
    tell(
        "doctor.fonts",
        there,
        messages.text(there ? "doctor.fonts.bundled" : "doctor.fonts.missing"));
  }

  private void formats() {
    String ids = Formats.all().stream().map(Format::id).sorted().collect(Collectors.joining(", "));
    tell("doctor.formats", !ids.isEmpty(), ids);
  }

  private void workspace() {
    try (CompiledStore store = DefaultWorkspace.open(List.of(), System.getenv())) {
      boolean usual = !store.isTemporary();
      tell(
          "doctor.workspace",
          usual,
          usual
              ? String.valueOf(store.directory().getParent())
              : messages.text("doctor.workspace.bad"));
    } catch (IOException e) {
      tell("doctor.workspace", false, messages.text("doctor.workspace.bad"));
    }
  }

  private void port() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      tell("doctor.port", true, messages.text("doctor.port.free", String.valueOf(port)));
    } catch (IOException e) {
      tell("doctor.port", false, messages.text("doctor.port.in.use", String.valueOf(port)));
    }
  }

  private void tell(String what, boolean well, String detail) {
    allWell &= well;
    PrintWriter out = spec.commandLine().getOut();
    String state = messages.text(well ? "doctor.ok" : "doctor.bad");
    out.println(ColumnText.padded(messages.text(what), 11) + ColumnText.padded(state, 8) + detail);
  }
}
