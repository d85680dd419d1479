package org.tutai.server.http.member;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.tutai.server.store.audit.AuditEntry;
import org.tutai.server.store.member.ApiKey;
import org.tutai.server.store.member.Member;
import org.tutai.server.store.member.Session;

/** Members and what belongs to them, as JSON. Moments are milliseconds since 1970. */
final class MemberJson {

  private MemberJson() {}

  static Map<String, Object> member(Member member) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", member.id());
    json.put("name", member.name());
    json.put("displayName", member.displayName());
    json.put("role", member.role().id());
    json.put("state", state(member));
    json.put("created", member.created().toEpochMilli());
    return json;
  }

  private static String state(Member member) {
    if (member.disabled()) {
      return "disabled";
    }
    return member.invited() ? "invited" : "active";
  }

  static Map<String, Object> session(Session session, String current) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", session.id());
    json.put("created", session.created().toEpochMilli());
    json.put("seen", session.lastUsed().toEpochMilli());
    json.put("address", session.address());
    json.put("agent", session.agent());
    json.put("current", session.id().equals(current));
    return json;
  }

  static Map<String, Object> key(ApiKey key) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", key.id());
    json.put("title", key.title());
    json.put("scopes", new TreeSet<>(key.scopes()));
    json.put("created", key.created().toEpochMilli());
    key.lastUsed().ifPresent(used -> json.put("used", used.toEpochMilli()));
    key.expires().ifPresent(end -> json.put("expires", end.toEpochMilli()));
    return json;
  }

  /**
   * An entry of the log.
   *
   * @param objectName what people call the object; empty when that is not known
   */
  static Map<String, Object> entry(AuditEntry entry, String objectName) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", entry.id());
    json.put("at", entry.at().toEpochMilli());
    json.put("actor", entry.actor().id());
    json.put("actorName", entry.actor().name());
    json.put("address", entry.actor().address());
    json.put("action", entry.action());
    json.put("object", entry.object());
    json.put("objectName", objectName);
    json.put("outcome", entry.outcome());
    return json;
  }
}
