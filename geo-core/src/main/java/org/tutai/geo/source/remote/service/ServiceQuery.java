package org.tutai.geo.source.remote.service;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of a request in key-value pairs, in order. Those the service's own address has
 * (such as {@code map=…}) stay unless a parameter of that name is set; names are the same in any
 * letter case. For one thread.
 */
public final class ServiceQuery {

  private final Map<String, String> parameters = new LinkedHashMap<>();

  /** Sets a parameter; its value is escaped. */
  public ServiceQuery put(String name, String value) {
    parameters.put(name, escape(value));
    return this;
  }

  /** Sets a comma list; commas in its items are escaped, those between are not. */
  public ServiceQuery putList(String name, Iterable<String> items) {
    var list = new java.util.StringJoiner(",");
    items.forEach(item -> list.add(escape(item)));
    parameters.put(name, list.toString());
    return this;
  }

  /** Sets numbers as a comma list, without exponents. */
  public ServiceQuery putNumbers(String name, double... numbers) {
    var list = new java.util.StringJoiner(",");
    for (double number : numbers) {
      list.add(plain(number));
    }
    parameters.put(name, list.toString());
    return this;
  }

  /** A number in plain decimal digits. */
  public static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : new BigDecimal(String.valueOf(number)).toPlainString();
  }

  private static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%3A", ":")
        .replace("%2F", "/");
  }

  /** The address of a service with these parameters. */
  public String on(String address) {
    int hash = address.indexOf('#');
    String base = hash < 0 ? address : address.substring(0, hash);
    int mark = base.indexOf('?');
    String path = mark < 0 ? base : base.substring(0, mark);
    String kept = mark < 0 ? "" : kept(base.substring(mark + 1));
    String own =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("&"));
    return path + "?" + kept + (kept.isEmpty() || own.isEmpty() ? "" : "&") + own;
  }

  private String kept(String query) {
    var names =
        parameters.keySet().stream()
            .map(n -> n.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return java.util.Arrays.stream(query.split("&", -1))
        .filter(pair -> !pair.isEmpty() && !names.contains(name(pair)))
        .collect(Collectors.joining("&"));
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return (equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
  }
}
