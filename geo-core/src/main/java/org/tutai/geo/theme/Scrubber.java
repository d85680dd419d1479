package org.tutai.geo.theme;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what must not leave a computer. It rather takes too much than too little; its
 * time grows with the length of the text alone.
 */
final class Scrubber {

  /** What may have to be taken out. */
  enum Finding {
    PATH,
    SECRET,
    ADDRESS
  }

  /** What stands in place of what was taken out. */
  static final String REMOVED = "[removed]";

  private static final String URL_SIGNS = "[^\\s\"'<>`，；、）」』]";
  private static final String PATH_SIGNS = "[^\\\\/\\r\\n\"'<>|，。；、）」』]";

  /** Parts of a path may hold blanks, but the last ends at one unless a file's ending follows. */
  private static final String PATH_REST =
      "(?:"
          + PATH_SIGNS
          + "{0,120}[\\\\/]){0,60}+(?:"
          + PATH_SIGNS
          + "{0,120}\\.[A-Za-z0-9]{1,8}|[^\\s\"'<>|，。；、）」』]*)";

  /** A style's name for a mark that it draws, not an address: SLDs of GeoServer and our own. */
  private static final Pattern MARK = Pattern.compile("shape://[a-z]{1,20}");

  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?<url>(?i:\\b[a-z][a-z0-9+.-]{0,30}+:(?://|\\\\\\\\)"
              + URL_SIGNS
              + "*))"
              + "|(?<scheme>(?i:\\b(?:file|jdbc|vscode|smb|nfs|afp|sftp|ssh):"
              + URL_SIGNS
              + "+))"
              + "|(?<relative>(?<![:\\w/])//(?=[A-Za-z0-9_\\[%])"
              + URL_SIGNS
              + "*)"
              + "|(?<path>(?m:^[ \\t]*(?:[A-Za-z]:[\\\\/](?!/)|\\\\\\\\)[^.\\r\\n\"'<>|，。；、）」』]+$)"
              + "|\\\\\\\\[^\\s\\\\\"'<>|]+\\\\"
              + PATH_REST
              + "|(?<![A-Za-z0-9])[A-Za-z]:[\\\\/](?!/)"
              + PATH_REST
              + "|(?<![\\w/])~[A-Za-z0-9_.-]*[\\\\/]"
              + PATH_REST
              + "|%[A-Za-z_]{2,30}%[\\\\/]"
              + PATH_REST
              + "|\\$\\{?[A-Za-z_]{2,30}\\}?[\\\\/]"
              + PATH_REST
              + "|(?<![\\w/<])/(?:home|Users|root|mnt|media|srv|opt|var|tmp|etc|usr|Volumes|private|data|run|proc|dev|Applications|Library|workspace|nas)/"
              + PATH_REST
              + "|(?<![\\w/<.])/(?:[\\p{L}\\p{N}._@+-][^\\\\/\\s\"'<>|]{0,200}/)[^\\s\"'<>|，。；、）」』]*"
              + "|(?<![\\w.])(?:\\.\\.[\\\\/])"
              + PATH_REST
              + ")"
              + "|(?<secret>"
              + Secrets.NAMED
              + "|"
              + Secrets.SHAPED
              + "|(?<![\\w@:.-])[\\w.%+-]{1,60}:[^\\s@/:\"'<>]{1,60}@[\\w.\\[-][\\w.:\\]-]*)"
              + "|(?<six>(?<![\\w:.])(?!:{0,2}[A-Za-z]:[\\\\/])\\[?[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,45}(?:%\\w{1,20})?\\]?)"
              + "|(?<host>(?i:(?<![\\w.-])localhost(?![\\w-]))(?::\\d{1,5})?(?:/"
              + URL_SIGNS
              + "*)?"
              + "|(?<![\\w.-])[\\w-]++(?:[.。｡][\\w-]++)++(?::\\d{1,5})?)");

  private static final Pattern TOKEN = Pattern.compile("[^\\s\"'<>]+");
  private static final Pattern PICTURE =
      Pattern.compile(
          "data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}|sha256-[0-9a-f]{64}");
  private static final Pattern MATRIX = Pattern.compile(";([^=;/?#]{1,60})=[^;/?#]*");
  private static final Set<String> WEB = Set.of("http", "https", "ws", "wss", "ftp", "ftps");

  /** Addresses within addresses are looked into so deep; what is deeper goes. */
  private static final int DEEPEST = 3;

  private final Set<Finding> findings = EnumSet.noneOf(Finding.class);
  private final boolean serverPaths;
  private int depth;
  private boolean inQuery;

  private Scrubber(boolean serverPaths) {
    this.serverPaths = serverPaths;
  }

  /**
   * A text and what was taken out of it.
   *
   * @param text the rest
   * @param findings empty when nothing was
   */
  record Scrubbed(String text, Set<Finding> findings) {}

  static Scrubbed scrub(String text) {
    return PICTURE.matcher(text).matches()
        ? new Scrubbed(text, Set.of())
        : new Scrubber(false).scrubbed(text);
  }

  /**
   * The address of a service. Paths in the query of a public host are that server's own, as in
   * {@code ?map=/srv/a.map} of MapServer, and stay.
   */
  static Scrubbed scrubAddress(String address) {
    return new Scrubber(true).scrubbed(address);
  }

  private Scrubbed scrubbed(String text) {
    String rest = text;
    for (int round = 0; round < 4; round++) {
      String before = rest;
      rest = undisguise(pass(rest));
      if (rest.equals(before)) {
        return new Scrubbed(rest, findings);
      }
    }
    return new Scrubbed(REMOVED, findings);
  }

  private String pass(String text) {
    Matcher matcher = SENSITIVE.matcher(text);
    StringBuilder rest = new StringBuilder(text.length());
    while (matcher.find()) {
      matcher.appendReplacement(rest, Matcher.quoteReplacement(judged(matcher)));
    }
    return matcher.appendTail(rest).toString();
  }

  /** Takes out words that hold something only when their disguise is off. */
  private String undisguise(String text) {
    if (Disguises.undisguised(text).equals(text)) {
      return text;
    }
    String words =
        TOKEN
            .matcher(text)
            .replaceAll(word -> Matcher.quoteReplacement(undisguisedWord(word.group())));
    String plain = Disguises.undisguised(words);
    return pass(plain).equals(plain) ? words : REMOVED;
  }

  private String undisguisedWord(String word) {
    String plain = Disguises.undisguised(word);
    return plain.equals(word) || pass(plain).equals(plain) ? word : REMOVED;
  }

  private String judged(Matcher match) {
    String text = match.group();
    if (match.group("url") != null) {
      return url(text);
    }
    if (match.group("relative") != null) {
      return relative(text);
    }
    if (match.group("path") != null && inQuery && isServerPath(text)) {
      return text;
    }
    if (match.group("scheme") != null || match.group("path") != null) {
      return found(Finding.PATH);
    }
    if (match.group("secret") != null) {
      return text.contains(REMOVED) ? text : found(Finding.SECRET);
    }
    if (match.group("six") != null) {
      return Hosts.isPrivateSix(text.replaceAll("[\\[\\]]|%.*", ""))
          ? found(Finding.ADDRESS)
          : text;
    }
    return host(text);
  }

  /** Whether a path names no other host and has no part that would have to go. */
  private boolean isServerPath(String path) {
    if (path.startsWith("\\\\")) {
      return false;
    }
    for (String part : path.split("[\\\\/]+")) {
      if (!part.equals("..") && !isClean(part, false)) {
        return false;
      }
    }
    return true;
  }

  private String host(String text) {
    boolean here = text.toLowerCase(Locale.ROOT).startsWith("localhost");
    return here || Hosts.isPrivateName(text.replaceAll(":\\d+$", ""))
        ? found(Finding.ADDRESS)
        : text;
  }

  private String found(Finding finding) {
    findings.add(finding);
    return REMOVED;
  }

  private String relative(String text) {
    String cleaned = url("http:" + text);
    return cleaned.startsWith("http:") ? cleaned.substring(5) : cleaned;
  }

  private String url(String url) {
    if (MARK.matcher(url).matches()) {
      return url;
    }
    int colon = url.indexOf(':');
    String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!WEB.contains(scheme)) {
      return found(scheme.equals("file") ? Finding.PATH : Finding.ADDRESS);
    }
    if (url.indexOf('\\') >= 0) {
      return found(Finding.ADDRESS);
    }
    int begin = colon + 3;
    int end = endOfAuthority(url, begin);
    String authority = url.substring(begin, end);
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      findings.add(Finding.SECRET);
    }
    String place = authority.substring(at + 1);
    if (!Hosts.isPublic(place.replaceAll(":\\d*$", ""))) {
      return found(Finding.ADDRESS);
    }
    return url.substring(0, begin) + place + rest(url.substring(end));
  }

  private static int endOfAuthority(String url, int from) {
    int end = from;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Path, query and fragment of an address. */
  private String rest(String rest) {
    int fragment = rest.indexOf('#');
    String head = fragment < 0 ? rest : rest.substring(0, fragment);
    String tail = fragment < 0 ? "" : "#" + parameters(rest.substring(fragment + 1));
    int query = head.indexOf('?');
    String path = path(query < 0 ? head : head.substring(0, query));
    return path + (query < 0 ? "" : "?" + query(head.substring(query + 1))) + tail;
  }

  private String path(String path) {
    String plain =
        MATRIX
            .matcher(path)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        Secrets.isSecretParameter(match.group(1)) ? secret() : match.group()));
    List<String> parts = new ArrayList<>();
    for (String part : plain.split("/", -1)) {
      String decoded = Disguises.undisguised(part);
      parts.add(isClean(decoded, true) ? part : REMOVED);
    }
    return String.join("/", parts);
  }

  private String secret() {
    findings.add(Finding.SECRET);
    return "";
  }

  private String query(String query) {
    boolean before = inQuery;
    inQuery = serverPaths;
    try {
      return parameters(query);
    } finally {
      inQuery = before;
    }
  }

  private String parameters(String query) {
    List<String> kept = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = Disguises.undisguised(parameter.substring(equals + 1));
      if (equals >= 0 && Secrets.isSecretParameter(name)) {
        findings.add(Finding.SECRET);
      } else if (isClean(value, false) && isClean(Disguises.undisguised(parameter), false)) {
        kept.add(parameter);
      }
    }
    return String.join("&", kept);
  }

  /** Whether a part of an address holds nothing of its own that would have to go. */
  private boolean isClean(String text, boolean pathPart) {
    if (pathPart && text.equals("..")) {
      return true;
    }
    if (depth == DEEPEST) {
      return false;
    }
    depth++;
    try {
      return pass(text).equals(text);
    } finally {
      depth--;
    }
  }
}
