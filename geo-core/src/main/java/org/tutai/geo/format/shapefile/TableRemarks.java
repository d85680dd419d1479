package org.tutai.geo.format.shapefile;

import java.util.Optional;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/** What is told of a {@code .dbf} that is not whole. Stateless. */
final class TableRemarks {

  private TableRemarks() {}

  /** Says when the table has fewer rows than its header counts. */
  static Optional<Remark> rows(DbfHeader header) {
    if (header.statedRows() <= header.rows()) {
      return Optional.empty();
    }
    return Optional.of(
        Remark.warning(
            Topic.FILE,
            "The .dbf is cut short: its header counts "
                + header.statedRows()
                + " rows, "
                + header.rows()
                + " are there.",
            ".dbf 不完整：檔頭記載 " + header.statedRows() + " 列，實際只有 " + header.rows() + " 列。"));
  }

  /** Says why the shapes have no attributes. */
  static Remark damaged(FormatException failure) {
    return Remark.warning(
        Topic.FIELDS,
        "The .dbf cannot be read, and the features have no attributes: expected "
            + failure.expected()
            + ", found "
            + failure.found()
            + ".",
        "無法讀取 .dbf，圖徵沒有屬性：" + failure.fault().chinese());
  }
}
