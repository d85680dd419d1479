package org.tutai.geo.format.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.Mends;

/** Makes values of a row's cells. An empty cell is no value. For one thread. */
final class CellValues {

  private static final int SHOWN = 40;

  private final int[] columns;
  private final FieldType[] types;
  private final String[] names;
  private final TextCache[] texts;
  private final Charset charset;
  private final NumberCell number = new NumberCell();
  private final Mends mends;

  CellValues(Table table, Mends mends) {
    int count = table.columns().size();
    this.columns = table.columns().stream().mapToInt(Integer::intValue).toArray();
    this.types = new FieldType[count];
    this.names = new String[count];
    this.texts = new TextCache[count];
    this.charset = table.charset();
    this.mends = mends;
    for (int i = 0; i < count; i++) {
      types[i] = table.fields().get(i).type();
      names[i] = table.fields().get(i).name();
      texts[i] = new TextCache(charset);
    }
  }

  /** The values of a row, in the fields' order. */
  @Nullable Object[] read(Rows rows) {
    var values = new @Nullable Object[columns.length];
    byte[] bytes = rows.bytes();
    int cells = rows.cells();
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      if (column < cells && !rows.isEmpty(column)) {
        values[i] = value(i, bytes, rows.start(column), rows.end(column));
      }
    }
    return values;
  }

  private @Nullable Object value(int i, byte[] bytes, int start, int end) {
    if (types[i] == FieldType.TEXT) {
      return texts[i].text(bytes, start, end);
    }
    Object value = typed(types[i], bytes, start, end);
    if (value == null && !ColumnGuess.isNothing(bytes, start, end)) {
      mends.add(
          reason(types[i]),
          "\"" + shown(bytes, start, end) + "\" in the column \"" + names[i] + "\" of " + types[i]);
    }
    return value;
  }

  private static String reason(FieldType type) {
    return switch (type) {
      case INTEGER, REAL -> "value-not-a-number";
      case DATE, DATE_TIME -> "value-not-a-date";
      case BOOLEAN -> "value-not-a-truth";
      case TEXT, BINARY -> "value-of-other-type";
    };
  }

  private String shown(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, Math.min(end - start, SHOWN * 4), charset);
    return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
  }

  private @Nullable Object typed(FieldType type, byte[] bytes, int start, int end) {
    return switch (type) {
      case INTEGER ->
          number.read(bytes, start, end) == NumberCell.Kind.WHOLE ? (Object) number.whole() : null;
      case REAL ->
          number.read(bytes, start, end) == NumberCell.Kind.NONE ? null : (Object) number.real();
      default -> other(type, bytes, start, end);
    };
  }

  /** The value of a cell in a column of truths, dates or times; null for none. */
  static @Nullable Object other(FieldType type, byte[] bytes, int start, int end) {
    return switch (type) {
      case BOOLEAN -> flag(bytes, start, end);
      case DATE -> Times.date(bytes, start, end);
      case DATE_TIME -> time(bytes, start, end);
      default -> null;
    };
  }

  private static @Nullable Object flag(byte[] bytes, int start, int end) {
    if (end - start == 1) {
      return bytes[start] == '1' ? Boolean.TRUE : bytes[start] == '0' ? Boolean.FALSE : null;
    }
    int flag = ColumnGuess.flag(bytes, start, end);
    return flag < 0 ? null : (Object) (flag == 1);
  }

  private static @Nullable Object time(byte[] bytes, int start, int end) {
    var date = Times.date(bytes, start, end);
    return date == null ? Times.dateTime(bytes, start, end) : date.atStartOfDay();
  }
}
