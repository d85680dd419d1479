package org.tutai.geo.source.remote.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tutai.geo.bytes.LenientXml;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.source.remote.http.Quoted;

/**
 * What a person should know of a document, each thing once, at most {@value #MOST}. For one thread.
 */
public final class DocumentRemarks {

  private static final int MOST = 50;

  private final Set<Remark> remarks = new LinkedHashSet<>();

  /** Tells how the document had to be read. */
  public void ofReading(LenientXml document) {
    document
        .broken()
        .ifPresent(
            fault ->
                warn(
                    "The document is broken, and only what comes before was read: "
                        + Quoted.of(String.valueOf(fault.getMessage()), 200),
                    "文件損毀，僅讀取損毀處之前的內容：" + Quoted.of(String.valueOf(fault.getMessage()), 200)));
    document
        .reencoded()
        .ifPresent(
            encoding ->
                warn(
                    "The document says it is UTF-8 but is not; read as " + encoding.name() + ".",
                    "文件宣稱為 UTF-8 但並不是，改以 " + encoding.name() + " 讀取。"));
    if (!document.entities().isEmpty()) {
      String names =
          Quoted.of(String.join(", ", document.entities().stream().sorted().toList()), 100);
      warn(
          "Entities that the document declares itself were left out: " + names + ".",
          "略過文件自行宣告的實體：" + names + "。");
    }
  }

  /** What a person should look at. */
  public void warn(String english, String chinese) {
    add(Remark.warning(Topic.FILE, english, chinese));
  }

  /** What is good to know. */
  public void note(String english, String chinese) {
    add(Remark.note(Topic.FILE, english, chinese));
  }

  private void add(Remark remark) {
    if (remarks.size() < MOST) {
      remarks.add(remark);
    }
  }

  public List<Remark> all() {
    return new ArrayList<>(remarks);
  }
}
