package org.tutai.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.HostRule;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The hosts a server may fetch from. */
final class RemoteHostsOption {

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description =
          "A host that this server may fetch layers from (maps.example.gov.tw, *.example.gov.tw,"
              + " with :PORT where it is not 80 or 443); may come many times.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--allow-private-host",
      paramLabel = "HOST",
      description =
          "The same, for a host of a private network, named exactly; whoever reaches this server"
              + " can then read from it.")
  private List<String> privateHosts = new ArrayList<>();

  /**
   * Which hosts may be asked.
   *
   * @throws CommandLine.ParameterException for what is no host
   */
  FetchPolicy policy(CommandLine command) {
    var rules = new ArrayList<HostRule>();
    hosts.forEach(host -> rules.add(rule(command, "--allow-host", host, HostRule::parse)));
    privateHosts.forEach(
        host -> rules.add(rule(command, "--allow-private-host", host, HostRule::parsePrivate)));
    return FetchPolicy.only(rules);
  }

  private static HostRule rule(
      CommandLine command, String option, String host, Function<String, HostRule> parser) {
    try {
      return parser.apply(host);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, option + ": " + e.getMessage(), e);
    }
  }
}
