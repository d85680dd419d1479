package org.tutai.geo.source.remote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.bytes.LenientXml;
import org.tutai.geo.bytes.XmlElement;
import org.tutai.geo.bytes.XmlException;

/**
 * Finds what a server says went wrong, in whichever form it says it: a {@code
 * ServiceExceptionReport} of WMS (also the {@code WMTException} of 1.0.0), an {@code
 * ows:ExceptionReport}, a SOAP fault, a page of HTML, JSON or plain text. Stateless.
 */
public final class ServiceMessages {

  /** The longest message handed on, in characters. */
  public static final int LONGEST = 400;

  private static final int LOOKED_AT = 1 << 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Members that are for people: those of RFC 9457, of OGC API and of services at large. */
  private static final List<String> FOR_PEOPLE =
      List.of("detail", "description", "message", "text", "error", "exceptions", "errors", "title");

  private ServiceMessages() {}

  /**
   * The message of an answer that is not the wanted content; empty when there are no words in it.
   */
  public static Optional<String> find(byte[] body) {
    String start = start(body);
    if (start.isEmpty() || looksBinary(start)) {
      return Optional.empty();
    }
    if (start.startsWith("<") && !isHtml(start)) {
      return ofXml(body);
    }
    Optional<String> ofJson = start.startsWith("{") ? ofJson(start) : Optional.empty();
    if (ofJson.isPresent()) {
      return ofJson;
    }
    String text = isHtml(start) ? withoutTags(start) : start;
    return Optional.of(Quoted.of(text, LONGEST)).filter(said -> !said.isEmpty());
  }

  /** The message of an XML report of errors; empty for any other document. */
  public static Optional<String> ofReport(XmlElement root) {
    boolean report =
        root.is("ServiceExceptionReport")
            || root.is("ServiceException")
            || root.is("WMTException")
            || root.is("ExceptionReport")
            || (root.is("Envelope") && contains(root, "Fault"));
    return report ? Optional.of(words(root)) : Optional.empty();
  }

  /** Whether the bytes are text of any kind rather than a picture. */
  public static boolean isText(byte[] body) {
    String start = start(body);
    return !start.isEmpty() && !looksBinary(start);
  }

  private static String start(byte[] body) {
    int from = 0;
    if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB) {
      from = 3;
    }
    return new String(body, from, Math.min(body.length - from, LOOKED_AT), StandardCharsets.UTF_8)
        .strip();
  }

  private static boolean looksBinary(String start) {
    boolean hasNul = start.indexOf('\0') >= 0;
    return hasNul
        || start.chars().limit(200).filter(c -> c < ' ' && !Character.isWhitespace(c)).count() > 3;
  }

  private static boolean isHtml(String start) {
    String low = start.substring(0, Math.min(start.length(), 1000)).toLowerCase(Locale.ROOT);
    return low.startsWith("<!doctype html") || low.contains("<html");
  }

  /** What JSON says in the member that is for people; empty when it is no JSON, or has none. */
  private static Optional<String> ofJson(String text) {
    try {
      return inWords(JSON.readTree(text)).map(said -> Quoted.of(said, LONGEST));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> inWords(JsonNode answer) {
    for (String name : FOR_PEOPLE) {
      JsonNode member = answer.path(name);
      if (member.isTextual() && !member.textValue().isBlank()) {
        return Optional.of(member.textValue());
      }
      JsonNode inner = member.isArray() ? member.path(0) : member;
      Optional<String> said = inner.isObject() ? inWords(inner) : Optional.empty();
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofXml(byte[] body) {
    try {
      LenientXml xml = LenientXml.read(body);
      if (xml.broken().isPresent()) {
        return ofBrokenXml(body);
      }
      return Optional.of(ofReport(xml.root()).orElseGet(() -> Quoted.of(xml.root().tag(), 80)));
    } catch (XmlException e) {
      return ofBrokenXml(body);
    }
  }

  private static Optional<String> ofBrokenXml(byte[] body) {
    return Optional.of(Quoted.of(withoutTags(start(body)), LONGEST)).filter(s -> !s.isEmpty());
  }

  private static boolean contains(XmlElement root, String name) {
    return root.children().stream().anyMatch(child -> child.is(name) || contains(child, name));
  }

  private static String words(XmlElement root) {
    var parts = new ArrayList<String>();
    collect(root, parts);
    String all = Quoted.of(String.join(" ", parts), LONGEST);
    return all.isEmpty() ? Quoted.of(root.tag(), 80) : all;
  }

  private static void collect(XmlElement element, List<String> parts) {
    if (parts.size() > 50) {
      return;
    }
    element.attribute("code").or(() -> element.attribute("exceptionCode")).ifPresent(parts::add);
    if (!element.text().isEmpty()) {
      parts.add(Quoted.of(element.text(), LONGEST));
    }
    element.children().forEach(child -> collect(child, parts));
  }

  /** What a reader of the page would see, roughly; scripts and styles left out. */
  private static String withoutTags(String html) {
    var out = new StringBuilder();
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      out.append(html, at, open < 0 ? html.length() : open).append(' ');
      if (open < 0) {
        break;
      }
      at = afterTag(html, open);
    }
    return out.toString()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }

  private static int afterTag(String html, int open) {
    for (String hidden : List.of("script", "style", "head")) {
      boolean starts = html.regionMatches(true, open + 1, hidden, 0, hidden.length());
      if (starts
          && !Character.isLetter(
              html.charAt(Math.min(open + 1 + hidden.length(), html.length() - 1)))) {
        int end = indexOfIgnoringCase(html, "</" + hidden, open);
        int close = end < 0 ? -1 : html.indexOf('>', end);
        return close < 0 ? html.length() : close + 1;
      }
    }
    int close = html.indexOf('>', open);
    return close < 0 ? html.length() : close + 1;
  }

  private static int indexOfIgnoringCase(String text, String wanted, int from) {
    for (int i = from; i + wanted.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
        return i;
      }
    }
    return -1;
  }
}
