package org.tutai.server.http.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * What a request carries. For the thread that answers it.
 *
 * <p>At an address made with {@link Routing#on} it has been read whole before the endpoint is
 * asked; at one made with {@link Routing#stream} it comes as it is read.
 */
public final class Body {

  /** Nothing. */
  public static final Body NONE = new Body("", 0, new ByteArrayInputStream(new byte[0]));

  private static final int MOST_DEPTH = 200;
  private static final int MOST_TEXT = 8 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxStringLength(MOST_TEXT)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String contentType;
  private final long length;
  private final InputStream stream;

  private Body(String contentType, long length, InputStream stream) {
    this.contentType = contentType;
    this.length = length;
    this.stream = stream;
  }

  /** A body that has been read. */
  public static Body of(String contentType, byte[] bytes) {
    return new Body(contentType, bytes.length, new ByteArrayInputStream(bytes));
  }

  /**
   * A body that is being read.
   *
   * @param length in bytes, as the request declares it; -1 when it does not
   */
  public static Body of(String contentType, long length, InputStream stream) {
    return new Body(contentType, length, stream);
  }

  /** The {@code Content-Type} as it came; empty for none. */
  public String contentType() {
    return contentType;
  }

  /** The media type alone, in small letters; empty for none. */
  public String mediaType() {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** How long it is in bytes; -1 when the request does not say. */
  public long length() {
    return length;
  }

  /** The bytes as they come; once. Reading waits for the network, and fails when it is cut. */
  public InputStream stream() {
    return stream;
  }

  /**
   * All of it.
   *
   * @throws ProblemException with status 413 when it is longer than {@code most} bytes, with 400
   *     when it was cut
   */
  public byte[] bytes(int most) {
    if (length > most) {
      throw tooLarge(most);
    }
    try {
      byte[] bytes = stream.readNBytes(most);
      if (bytes.length == most && stream.read() >= 0) {
        throw tooLarge(most);
      }
      return bytes;
    } catch (IOException e) {
      throw cut();
    }
  }

  /** What to say of a body that did not come whole. */
  public static ProblemException cut() {
    return new ProblemException(400, "Body cut", "The request's body ended before its end.")
        .inChinese("資料沒有傳完就中斷了，請再傳一次。");
  }

  /** What to say of a body that is too long. */
  public static ProblemException tooLarge(long most) {
    return new ProblemException(
            413, "Too large", "The body may have at most " + most + " bytes here.")
        .inChinese("內容太大：這裡最多 " + most + " 位元組。");
  }

  /**
   * A JSON document.
   *
   * @throws ProblemException with status 415 when the request does not say that it is JSON, which
   *     no form of another site can; with 400 when it is none; with 413 when it is too long
   */
  public JsonNode json(int most) {
    String type = mediaType();
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw new ProblemException(
              415,
              "Unsupported media type",
              "Send JSON with the header Content-Type: application/json"
                  + (type.isEmpty() ? "." : " (got: " + LayerSelection.shown(type) + ")."))
          .inChinese("請以 JSON 傳送，並加上標頭 Content-Type: application/json。");
    }
    byte[] bytes = bytes(most);
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node == null || node.isMissingNode()) {
        throw new ProblemException(400, "Bad JSON", "The body is empty; it must be JSON.")
            .inChinese("內容是空的；應為 JSON。");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new ProblemException(400, "Bad JSON", "The body is not JSON: " + where(e) + ".")
          .inChinese("內容不是正確的 JSON：" + where(e));
    } catch (IOException e) {
      throw new ProblemException(400, "Bad JSON", "The body is not JSON in UTF-8.")
          .inChinese("內容不是 UTF-8 編碼的 JSON。");
    }
  }

  private static String where(JsonProcessingException e) {
    var at = e.getLocation();
    String what = e.getOriginalMessage();
    String shown = what.length() > 200 ? what.substring(0, 200) + "…" : what;
    return at == null
        ? shown
        : shown + " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
