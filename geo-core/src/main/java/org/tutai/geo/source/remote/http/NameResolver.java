package org.tutai.geo.source.remote.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. Thread-safe. */
@FunctionalInterface
public interface NameResolver {

  /** Asks as this machine is set up to. */
  NameResolver SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  /**
   * The addresses of a name, at least one.
   *
   * @throws UnknownHostException when there are none
   */
  List<InetAddress> addresses(String name) throws UnknownHostException;
}
