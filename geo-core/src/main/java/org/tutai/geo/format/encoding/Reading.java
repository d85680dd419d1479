package org.tutai.geo.format.encoding;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts read as a candidate has it, and how likely that makes them. Immutable.
 *
 * @param texts decoded
 * @param logarithm of the probability of all bytes
 * @param language of most texts
 * @param damaged how many texts don't decode wholly
 * @param cut how many texts end in half a character
 */
record Reading(
    Candidate candidate,
    List<String> texts,
    double logarithm,
    Language language,
    int damaged,
    int cut) {

  /** Very few texts are junk: were it more, a table with one text could be in any encoding. */
  private static final double JUNK_SHARE = Math.log(1e-6);

  /** Few texts are cut at their column's end; a byte of the cut character is left. */
  private static final double CUT = Math.log(0.002) + LanguageModel.STRANGE_BYTE;

  static Reading of(Candidate candidate, List<byte[]> sample) {
    Charset charset = candidate.charset();
    var texts = new ArrayList<String>();
    int damaged = 0;
    int cut = 0;
    for (byte[] bytes : sample) {
      String text = decoded(bytes, charset);
      boolean half = text.endsWith("\uFFFD") && Decoding.half(bytes, 0, bytes.length, charset) > 0;
      text = half ? Decoding.decode(bytes, 0, bytes.length, charset) : text;
      cut += half ? 1 : 0;
      damaged += Decoding.firstWrong(text) >= 0 ? 1 : 0;
      texts.add(half ? text + "\0" : text);
    }
    return damaged * 2 > sample.size()
        ? hopeless(candidate, sample, texts, damaged, cut)
        : weighed(candidate, sample, texts, damaged, cut);
  }

  /** Blanks were taken from a text's end, in UTF-16 maybe the zero of its last letter too. */
  private static String decoded(byte[] bytes, Charset charset) {
    boolean whole = !Decoding.isWide(charset) || bytes.length % 2 == 0;
    return new String(whole ? bytes : Arrays.copyOf(bytes, bytes.length + 1), charset);
  }

  /** Where most texts don't decode, no language is asked how well they read. */
  private static Reading hopeless(
      Candidate candidate, List<byte[]> sample, List<String> texts, int damaged, int cut) {
    double sum = sample.stream().mapToDouble(bytes -> JUNK_SHARE + LanguageModel.junk(bytes)).sum();
    return new Reading(candidate, texts, sum, Language.OTHER, damaged, cut);
  }

  /*
   * Each text is in one of the languages, in proportions that the texts themselves tell: a table of
   * names in twenty languages is as likely in UTF-8 as one in a single language. Two rounds of
   * estimating the proportions are enough (expectation maximization for a mixture).
   */
  private static Reading weighed(
      Candidate candidate, List<byte[]> sample, List<String> texts, int damaged, int cut) {
    Language[] languages = candidate.languages().toArray(new Language[0]);
    double[][] logarithms = new double[texts.size()][];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = logarithms(texts.get(i), languages);
    }
    double[] shares = new double[languages.length];
    Arrays.fill(shares, 1.0 / languages.length);
    for (int round = 0; round < 2; round++) {
      shares = shares(logarithms, shares);
    }
    double sum = 0;
    for (int i = 0; i < logarithms.length; i++) {
      double asText = mixed(logarithms[i], shares);
      sum += logOfSum(asText, JUNK_SHARE + LanguageModel.junk(sample.get(i)));
    }
    return new Reading(candidate, texts, sum, most(languages, shares), damaged, cut);
  }

  private static double[] logarithms(String text, Language[] languages) {
    boolean half = text.endsWith("\0");
    String whole = half ? text.substring(0, text.length() - 1) : text;
    double[] logarithms = new double[languages.length];
    for (int i = 0; i < languages.length; i++) {
      logarithms[i] = LanguageModel.of(languages[i]).logarithm(whole) + (half ? CUT : 0);
    }
    return logarithms;
  }

  private static double[] shares(double[][] logarithms, double[] before) {
    double[] sums = new double[before.length];
    Arrays.fill(sums, 0.5 / before.length);
    for (double[] text : logarithms) {
      double all = mixed(text, before);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += before[i] * Math.exp(text[i] - all);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= logarithms.length + 0.5;
    }
    return sums;
  }

  private static double mixed(double[] logarithms, double[] shares) {
    double greatest = Arrays.stream(logarithms).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * Math.exp(logarithms[i] - greatest);
    }
    return greatest + Math.log(sum);
  }

  private static Language most(Language[] languages, double[] shares) {
    int most = 0;
    for (int i = 1; i < shares.length; i++) {
      most = shares[i] > shares[most] ? i : most;
    }
    return languages[most];
  }

  static double logOfSum(double a, double b) {
    double greater = Math.max(a, b);
    return greater + Math.log1p(Math.exp(Math.min(a, b) - greater));
  }
}
