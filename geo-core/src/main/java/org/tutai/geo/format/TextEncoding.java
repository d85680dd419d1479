package org.tutai.geo.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.format.encoding.Decoding;
import org.tutai.geo.format.encoding.EncodingNames;
import org.tutai.geo.format.encoding.ExtendedBig5;
import org.tutai.geo.format.encoding.TextSample;
import org.tutai.geo.format.encoding.Verdict;
import org.tutai.geo.format.encoding.Verdict.Claim;

/**
 * The detective of text encodings, for tables that say too little about theirs or say it wrongly.
 *
 * <p>Show it the bytes of as many text values and field names as is cheap ({@link #look}), then ask
 * it to {@link #decide}. It reads them in every encoding it knows and compares how likely the bytes
 * are in each, by the frequencies of characters in the languages written in it. What a {@code .cpg}
 * file or a dBase language driver says makes an encoding more likely, no more: where the bytes make
 * better sense otherwise, the bytes win and the grounds say so. A person's choice is taken as it
 * is. {@code docs/encoding.md} tells how, and how well.
 *
 * <p>It keeps a bounded sample of what it is shown. For one thread.
 */
public final class TextEncoding {

  /** Big5 with Microsoft's additions, code page 950: what Taiwan's official files are in. */
  public static final Charset BIG5 = EncodingNames.BIG5;

  /** A code page file was written by somebody who may have known, or by a program's default. */
  private static final double ODDS_OF_CPG = 1_000;

  private static final double ODDS_OF_DRIVER = 100;

  /** Programs write this driver, Windows' Western code page, when they know nothing. */
  private static final double ODDS_OF_WESTERN_DRIVER = 3;

  /** Rows that were not looked at may hold more than ASCII. */
  private static final double ASCII_CONFIDENCE = 0.95;

  /** The charsets that hold all that another has, and that real texts so named are in. */
  private static final Map<String, String> WIDER =
      Map.of(
          "x-windows-950", "x-MS950-HKSCS",
          "GBK", "GB18030",
          "GB2312", "GB18030",
          "x-mswin-936", "GB18030",
          "Shift_JIS", "windows-31j",
          "EUC-KR", "x-windows-949",
          "UTF-16", "UTF-16LE");

  private final TextSample sample = new TextSample();

  /** Looks at one whole text value or field name; blanks at its end don't matter. */
  public void look(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    sample.add(bytes, from, to);
  }

  /**
   * Decides, from what was looked at and what is said.
   *
   * @param chosen what a person chose; taken as it is
   * @param cpg the text of the {@code .cpg} file
   * @param languageDriver byte 29 of a dBase header, 0 for none
   */
  public Finding<Charset> decide(
      @Nullable Charset chosen, @Nullable String cpg, int languageDriver) {
    if (chosen != null) {
      return Finding.certain(
          chosen, note("Chosen: " + label(chosen) + ".", "由人選定：" + label(chosen) + "。"));
    }
    List<Remark> said = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    saidByCpg(cpg, said).ifPresent(charset -> claims.add(new Claim(charset, ODDS_OF_CPG)));
    saidByDriver(languageDriver, said)
        .ifPresent(charset -> claims.add(new Claim(charset, oddsOfDriver(charset))));
    return sample.foreign() == 0 ? ofAscii(claims, said) : ofBytes(claims, said);
  }

  /**
   * The encodings that read what was looked at differently, the most likely first, by the bytes
   * alone; empty when nothing beyond ASCII was looked at.
   */
  public List<Verdict.Likely> likely() {
    return sample.foreign() == 0 ? List.of() : Verdict.of(sample, List.of()).likely();
  }

  private static double oddsOfDriver(Charset charset) {
    return charset.name().equals("windows-1252") ? ODDS_OF_WESTERN_DRIVER : ODDS_OF_DRIVER;
  }

  /**
   * The charset that a code page file, a catalogue or a person means by a name: any name Java
   * knows, any {@link #label}, and {@code 950}, {@code CP950}, {@code ANSI 1252}, {@code OEM 437},
   * {@code 88591}, {@code UTF8} and the like. Big5 is taken as code page 950, which holds it.
   */
  public static Optional<Charset> named(String name) {
    return EncodingNames.named(name);
  }

  /** A charset's name for a person: {@code Big5 (CP950)}, where Java says x-windows-950. */
  public static String label(Charset charset) {
    return EncodingNames.label(charset);
  }

  /**
   * Decodes a text that may have been cut by the end of its column, without the half character that
   * is left of its last; what else doesn't decode becomes U+FFFD. See {@link #firstWrong}.
   */
  public static String decode(byte[] bytes, int from, int to, Charset charset) {
    return Decoding.decode(bytes, from, to, charset);
  }

  /** Whether a charset has two bytes to every character, even to ASCII. */
  public static boolean isWide(Charset charset) {
    return Decoding.isWide(charset);
  }

  /**
   * Where a decoded text has its first character that stands for nothing known: the mark of bytes
   * that don't decode, or one of Unicode's private ones, which Java gives for Big5 codes that each
   * office uses as it likes; -1 for a text without.
   */
  public static int firstWrong(String decoded) {
    return Decoding.firstWrong(decoded);
  }

  private static Optional<Charset> saidByCpg(@Nullable String cpg, List<Remark> said) {
    if (cpg == null || cpg.isBlank()) {
      return Optional.empty();
    }
    String shown = cpg.strip().replaceAll("\\p{Cntrl}", " ");
    String line = shown.length() > 40 ? shown.substring(0, 40) : shown;
    Optional<Charset> charset = named(line);
    said.add(
        charset.isPresent()
            ? note("The .cpg file says \"" + line + "\".", ".cpg 檔寫「" + line + "」。")
            : note(
                "The .cpg file says \"" + line + "\", which names no encoding known here.",
                ".cpg 檔寫「" + line + "」，不是認得的編碼。"));
    return charset;
  }

  private static Optional<Charset> saidByDriver(int driver, List<Remark> said) {
    if (driver == 0) {
      return Optional.empty();
    }
    String hex = String.format(Locale.ROOT, "0x%02X", driver);
    Optional<Charset> charset = EncodingNames.ofLanguageDriver(driver);
    String name = charset.map(TextEncoding::label).orElse("");
    said.add(
        charset.isPresent()
            ? note(
                "The dBase language driver " + hex + " says " + name + ".",
                "dBase 語言代碼 " + hex + " 指 " + name + "。")
            : note(
                "The dBase language driver " + hex + " names no encoding.",
                "dBase 語言代碼 " + hex + " 沒有指定編碼。"));
    return charset;
  }

  /** Any encoding reads ASCII alike, those of two bytes to a character excepted. */
  private Finding<Charset> ofAscii(List<Claim> claims, List<Remark> said) {
    List<Remark> grounds = new ArrayList<>(said);
    boolean none = sample.values() == 0;
    grounds.add(
        none
            ? note("There are no texts to look at.", "沒有文字可看。")
            : note(
                "All texts looked at are ASCII, which nearly all encodings read alike.",
                "看過的文字都是 ASCII，幾乎任何編碼讀來都一樣。"));
    for (Claim claim : claims) {
      if (none || !Decoding.isWide(claim.charset())) {
        return Finding.of(claim.charset(), ASCII_CONFIDENCE, grounds);
      }
    }
    return Finding.of(StandardCharsets.UTF_8, ASCII_CONFIDENCE, grounds);
  }

  private Finding<Charset> ofBytes(List<Claim> claims, List<Remark> said) {
    Verdict verdict = Verdict.of(sample, claims.stream().map(TextEncoding::widened).toList());
    Charset best = narrowed(verdict, claims);
    List<Remark> grounds = new ArrayList<>();
    grounds.add(sense(verdict, best));
    grounds.addAll(said);
    for (Claim claim : claims) {
      if (!verdict.alike().contains(widened(claim).charset())) {
        grounds.add(overruled(claim.charset(), best));
      }
    }
    verdict.next().ifPresent(next -> grounds.add(rival(next, verdict.probability())));
    damage(verdict, best).ifPresent(grounds::add);
    boolean extended = verdict.best().name().equals("x-MS950-HKSCS") && !isPlain(verdict);
    if (extended) {
      grounds.add(beyondCodePage(best.equals(BIG5)));
    }
    double most = !extended ? 1 : ExtendedBig5.isLikely(verdict.texts()) ? 0.95 : 0.8;
    return Finding.of(best, Math.min(verdict.probability(), most), grounds);
  }

  private static Claim widened(Claim claim) {
    String wider = WIDER.get(claim.charset().name());
    return wider == null ? claim : new Claim(Charset.forName(wider), claim.odds());
  }

  /*
   * Big5 is named by its plain code page where no text needs more. Characters that code page 950
   * lacks were added by ETEN, by Hong Kong and privately by offices, the last two in the same places.
   */
  private static Charset narrowed(Verdict verdict, List<Claim> claims) {
    if (!verdict.best().name().equals("x-MS950-HKSCS")) {
      return verdict.best();
    }
    boolean said = claims.stream().anyMatch(claim -> claim.charset().equals(BIG5));
    boolean likely = ExtendedBig5.isLikely(verdict.texts());
    return isPlain(verdict) || (said && !likely) ? BIG5 : verdict.best();
  }

  private static boolean isPlain(Verdict verdict) {
    return ExtendedBig5.beyondCodePage(verdict.texts()).isEmpty();
  }

  private Remark sense(Verdict verdict, Charset best) {
    int texts = verdict.texts().size();
    return note(
        String.format(
            Locale.ROOT,
            "%d different texts beyond ASCII make best sense as %s: %s.",
            texts,
            label(best),
            verdict.language()),
        String.format(
            Locale.ROOT,
            "%d 個不同的非 ASCII 文字以 %s 解讀最通順：%s。",
            texts,
            label(best),
            verdict.languageChinese()));
  }

  private static Remark overruled(Charset claimed, Charset best) {
    return Remark.warning(
        Topic.ENCODING,
        "The bytes make better sense as " + label(best) + " than as " + label(claimed) + ".",
        "位元組以 " + label(best) + " 解讀比 " + label(claimed) + " 通順。");
  }

  private static Remark rival(Charset next, double probability) {
    String name = label(next);
    return probability >= 0.9
        ? note("Next likely is " + name + ".", "其次可能是 " + name + "。")
        : Remark.warning(
            Topic.ENCODING,
            "The encoding is not sure, choose it where you know it; next likely is " + name + ".",
            "編碼不確定，知道的話請選定；其次可能是 " + name + "。");
  }

  private static Optional<Remark> damage(Verdict verdict, Charset best) {
    int damaged = verdict.damaged();
    if (damaged > 0) {
      return Optional.of(
          Remark.warning(
              Topic.ENCODING,
              damaged + " of them have bytes that are no " + label(best) + ".",
              "其中 " + damaged + " 個有不屬於 " + label(best) + " 的位元組。"));
    }
    return verdict.cut() == 0
        ? Optional.empty()
        : Optional.of(
            note(
                verdict.cut() + " of them were cut in the middle of a character.",
                "其中 " + verdict.cut() + " 個在字的中間被截斷。"));
  }

  private static Remark beyondCodePage(boolean left) {
    return left
        ? Remark.warning(
            Topic.ENCODING,
            "Some texts have characters that code page 950 lacks, maybe an office's own; they are"
                + " left unread.",
            "有些文字含有 CP950 沒有的字，可能是機關的造字，未解讀。")
        : Remark.warning(
            Topic.ENCODING,
            "Some texts have characters that code page 950 lacks; they were read as ETEN's and Hong"
                + " Kong's additions, and may be an office's own.",
            "有些文字含有 CP950 沒有的字，依倚天與香港增補字集解讀，也可能是機關的造字。");
  }

  private static Remark note(String english, String chinese) {
    return Remark.note(Topic.ENCODING, english, chinese);
  }
}
