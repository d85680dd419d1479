package org.tutai.server.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL database is and as whom to open it. Immutable; its text never holds the
 * password.
 *
 * <p>Read from {@code postgresql://user:password@host:port/database?sslmode=…}, as PostgreSQL's own
 * programs write it, and from {@code jdbc:postgresql://host:port/database?user=…&password=…}, as
 * Java's do.
 */
public final class DatabaseUrl {

  private static final Pattern FORM =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?://([^/?#]*)/([^/?#]*)(?:\\?(.*))?");
  private static final Pattern HOSTS =
      Pattern.compile("(?:(?:[\\w.-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?(?:,(?!$)|$))+");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/?#]+");
  private static final Pattern KEY = Pattern.compile("[A-Za-z_]+");
  private static final String EXPECTED =
      "the database must be given as postgresql://USER:PASSWORD@HOST:PORT/DATABASE or"
          + " jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD, with signs like @"
          + " and / in a password written as %40 and %2F";

  private final String hosts;
  private final String database;
  private final Map<String, String> properties;

  private DatabaseUrl(String hosts, String database, Map<String, String> properties) {
    this.hosts = hosts;
    this.database = database;
    this.properties = Map.copyOf(properties);
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is not one; the message doesn't repeat it
   */
  public static DatabaseUrl parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    String authority = form.group(1);
    int at = authority.lastIndexOf('@');
    String hosts = authority.substring(at + 1);
    String database = decoded(form.group(2));
    if (!HOSTS.matcher(hosts).matches() || !NAME.matcher(database).matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    Map<String, String> properties = parameters(Optional.ofNullable(form.group(3)).orElse(""));
    if (at >= 0) {
      putUser(authority.substring(0, at), properties);
    }
    return new DatabaseUrl(hosts, database, properties);
  }

  private static void putUser(String userInfo, Map<String, String> properties) {
    int colon = userInfo.indexOf(':');
    properties.put("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
    if (colon >= 0) {
      properties.put("password", decoded(userInfo.substring(colon + 1)));
    }
  }

  private static Map<String, String> parameters(String query) {
    var properties = new LinkedHashMap<String, String>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && KEY.matcher(pair.substring(0, equals)).matches()) {
        properties.put(driverName(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      } else if (!pair.isEmpty()) {
        throw new IllegalArgumentException(EXPECTED);
      }
    }
    return properties;
  }

  /** What PostgreSQL's own programs and its Java driver call differently. */
  private static String driverName(String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "application_name" -> "ApplicationName";
      case "connect_timeout" -> "connectTimeout";
      default -> key;
    };
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(EXPECTED);
    }
  }

  /** The address for the driver, without user, password and parameters. */
  String jdbcUrl() {
    return "jdbc:postgresql://" + hosts + "/" + encoded(database);
  }

  private static String encoded(String name) {
    return java.net.URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What the driver is told beside the address; it may hold the password. */
  Map<String, String> properties() {
    return properties;
  }

  /** The address without user, password and parameters. */
  @Override
  public String toString() {
    return "postgresql://" + hosts + "/" + database;
  }
}
