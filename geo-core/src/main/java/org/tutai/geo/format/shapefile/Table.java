package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FileWindow;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.FieldNames;
import org.tutai.geo.format.TextEncoding;

/**
 * What is known of a {@code .dbf} after opening it.
 *
 * @param columns those that are read
 * @param fields the same as fields of a schema
 */
record Table(
    Path path,
    DbfHeader header,
    Finding<Charset> encoding,
    List<DbfField> columns,
    List<Field> fields,
    List<Remark> remarks) {

  /** Texts are looked at in this many places of the file, evenly spread … */
  private static final int PLACES = 16;

  /** … of this many bytes each; a small file is looked at wholly. */
  private static final int PLACE = 1 << 16;

  Table {
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads the header and finds the encoding.
   *
   * @param chosen the encoding to take, or null to find out
   * @param cpg the text of the {@code .cpg}, or null for none
   */
  static Table open(Path path, @Nullable Charset chosen, @Nullable String cpg) throws IOException {
    try (var file = PositionedFile.open(path)) {
      DbfHeader header = DbfHeader.read(file);
      var detective = new TextEncoding();
      for (DbfField field : header.fields()) {
        byte[] name = field.isMarkedWide() ? field.name() : field.plainName();
        detective.look(name, 0, name.length);
      }
      lookAtTexts(file, header, detective);
      Finding<Charset> encoding = detective.decide(chosen, cpg, header.languageDriver());
      return table(path, header, encoding);
    }
  }

  private static void lookAtTexts(PositionedFile file, DbfHeader header, TextEncoding detective)
      throws IOException {
    List<DbfField> texts =
        header.fields().stream()
            .filter(field -> !field.binary() && field.fieldType() == FieldType.TEXT)
            .toList();
    if (texts.isEmpty() || header.rows() == 0) {
      return;
    }
    var window = new FileWindow(file, PLACE);
    long rowsInPlace = Math.max(1, PLACE / header.rowLength());
    long places = Math.min(PLACES, (header.rows() + rowsInPlace - 1) / rowsInPlace);
    for (long place = 0; place < places; place++) {
      long first = Math.max(place * rowsInPlace, header.rows() / places * place);
      long end = Math.min(header.rows(), first + rowsInPlace);
      for (long row = first; row < end; row++) {
        long position = header.headerLength() + row * header.rowLength();
        int at = window.locate(position, header.rowLength(), "a row");
        for (DbfField field : texts) {
          look(window.bytes(), at + field.offset(), field.width(), detective);
        }
      }
    }
  }

  private static void look(byte[] bytes, int from, int width, TextEncoding detective) {
    int to = from + width;
    while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == 0)) {
      to--;
    }
    detective.look(bytes, from, to);
  }

  private static Table table(Path path, DbfHeader header, Finding<Charset> encoding) {
    List<Remark> remarks = new ArrayList<>();
    Charset charset = encoding.value().orElseThrow();
    List<DbfField> columns = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    var names = new FieldNames();
    for (DbfField column : header.fields()) {
      String name = names.next(name(column, charset));
      FieldType type = column.fieldType();
      if (type == null) {
        remarks.add(
            Remark.warning(
                Topic.FIELDS,
                "The field " + name + " points into a memo file and is left out.",
                "欄位 " + name + " 指向備註檔，未予採用。"));
        continue;
      }
      columns.add(column);
      boolean fixed = type == FieldType.REAL && !column.binary();
      fields.add(
          new Field(
              name, type, column.binary() ? 0 : column.width(), fixed ? column.decimals() : 0));
    }
    return new Table(path, header, encoding, columns, fields, remarks);
  }

  /**
   * A name cut in the middle of a character ends before it. Files of two-byte Unicode have their
   * names in it too, when these are marked so or have zeros.
   */
  private static String name(DbfField column, Charset charset) {
    byte[] plain = column.plainName();
    boolean wide = TextEncoding.isWide(charset);
    if (!wide || (!column.isMarkedWide() && plain.length == column.name().length)) {
      Charset narrow = wide ? TextEncoding.BIG5 : charset;
      return TextEncoding.decode(plain, 0, plain.length, narrow).strip();
    }
    byte[] even = Arrays.copyOf(column.name(), (column.name().length + 1) / 2 * 2);
    String name = new String(even, charset).replaceFirst("^\uFEFF", "");
    int end = name.indexOf('\0');
    return (end < 0 ? name : name.substring(0, end)).strip();
  }
}
