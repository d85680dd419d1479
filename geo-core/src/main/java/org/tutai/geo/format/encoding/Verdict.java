package org.tutai.geo.format.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What texts are most likely encoded in, by Bayes: how often encodings occur, what is said of this
 * table, and how likely the bytes are in each.
 *
 * @param best the most likely encoding
 * @param probability that the texts read as {@code best} reads them; encodings that read them alike
 *     count together
 * @param alike the encodings that read the texts alike, the best one among them
 * @param next the next likely encoding that reads them differently, when it is not out of question
 * @param language of most texts, in English
 * @param languageChinese the same in Chinese
 * @param damaged how many of the texts looked at don't decode wholly
 * @param cut how many of them end in half a character
 * @param texts those looked at, decoded
 * @param likely the encodings that read the texts differently, the most likely first
 */
public record Verdict(
    Charset best,
    double probability,
    Set<Charset> alike,
    Optional<Charset> next,
    String language,
    String languageChinese,
    int damaged,
    int cut,
    List<String> texts,
    List<Likely> likely) {

  /** An encoding and how likely it is that the texts read as it reads them. */
  public record Likely(Charset charset, double probability) {}

  /** How often texts are in an encoding that is not thought of. */
  private static final double UNKNOWN_SHARE = Math.log(0.01);

  /**
   * The models know too little to be believed as they are: texts of one table are alike, and one
   * surprise comes with others. Logarithms of probabilities are multiplied by this.
   */
  private static final double BELIEF = 0.5;

  /** So many texts are looked at first, to leave out the candidates … */
  private static final int FIRST_LOOK = 10;

  /** … whose logarithm of the probability is so much less than the best one's. */
  private static final double HOPELESS = 40;

  /** Nothing that is guessed is surer than this. */
  private static final double SUREST = 0.995;

  public Verdict {
    alike = Set.copyOf(alike);
    texts = List.copyOf(texts);
    likely = List.copyOf(likely);
  }

  /**
   * What somebody says of the encoding.
   *
   * @param odds how many times as likely that makes it
   */
  public record Claim(Charset charset, double odds) {}

  /** Weighs all candidates. The sample must have a text beyond ASCII. */
  public static Verdict of(TextSample sample, List<Claim> claims) {
    List<byte[]> texts = sample.kept();
    List<Candidate> candidates = candidates(claims);
    if (texts.size() > 2 * FIRST_LOOK) {
      candidates = promising(candidates, claims, evenly(texts));
    }
    List<Reading> readings = new ArrayList<>();
    for (Candidate candidate : candidates) {
      readings.add(Reading.of(candidate, texts));
    }
    return decide(readings, claims, texts);
  }

  /** Those that a look at few texts leaves a chance. */
  private static List<Candidate> promising(
      List<Candidate> candidates, List<Claim> claims, List<byte[]> few) {
    List<Reading> readings = candidates.stream().map(one -> Reading.of(one, few)).toList();
    double best = readings.stream().mapToDouble(one -> weight(one, claims)).max().orElseThrow();
    return readings.stream()
        .filter(reading -> weight(reading, claims) > best - HOPELESS)
        .map(Reading::candidate)
        .toList();
  }

  private static List<byte[]> evenly(List<byte[]> texts) {
    List<byte[]> few = new ArrayList<>();
    for (int i = 0; i < FIRST_LOOK; i++) {
      few.add(texts.get((int) ((long) i * texts.size() / FIRST_LOOK)));
    }
    return few;
  }

  private static List<Candidate> candidates(List<Claim> claims) {
    var all = new ArrayList<>(Candidate.ALL_CANDIDATES);
    for (Claim claim : claims) {
      if (all.stream().noneMatch(one -> one.charset().equals(claim.charset()))) {
        all.add(Candidate.named(claim.charset()));
      }
    }
    return all;
  }

  private static Verdict decide(List<Reading> readings, List<Claim> claims, List<byte[]> texts) {
    List<Group> groups = new ArrayList<>();
    for (Reading reading : readings) {
      groups.stream()
          .filter(group -> group.first().texts().equals(reading.texts()))
          .findFirst()
          .orElseGet(() -> added(groups))
          .add(reading, weight(reading, claims));
    }
    groups.sort(Comparator.comparingDouble((Group group) -> group.weight).reversed());
    Group best = groups.get(0);
    double all = UNKNOWN_SHARE + BELIEF * texts.stream().mapToDouble(LanguageModel::junk).sum();
    for (Group group : groups) {
      all = Reading.logOfSum(all, group.weight);
    }
    Reading chosen = best.named(claims);
    double probability = Math.min(surest(chosen, claims), Math.exp(best.weight - all));
    return new Verdict(
        chosen.candidate().charset(),
        probability,
        best.charsets(),
        next(groups),
        chosen.language().english(),
        chosen.language().chinese(),
        chosen.damaged(),
        chosen.cut(),
        chosen.texts(),
        likely(groups, claims, chosen, probability, all));
  }

  private static List<Likely> likely(
      List<Group> groups, List<Claim> claims, Reading chosen, double probability, double all) {
    List<Likely> likely = new ArrayList<>();
    likely.add(new Likely(chosen.candidate().charset(), probability));
    for (Group group : groups.subList(1, groups.size())) {
      double itsOwn = Math.min(1 - probability, Math.exp(group.weight - all));
      likely.add(new Likely(group.named(claims).candidate().charset(), itsOwn));
    }
    return likely;
  }

  /** A single letter with an accent is another one in the next code page, and as good there. */
  private static double surest(Reading reading, List<Claim> claims) {
    Charset charset = reading.candidate().charset();
    IntStream characters = reading.texts().stream().flatMapToInt(String::chars);
    long distinct = characters.filter(c -> c > 0x7F).distinct().count();
    boolean claimed = claims.stream().anyMatch(claim -> claim.charset().equals(charset));
    double perCharacter = charset.equals(StandardCharsets.UTF_8) ? 0.18 : 0.09;
    return Math.min(SUREST, (claimed ? 0.8 : 0.5) + perCharacter * distinct);
  }

  private static Optional<Charset> next(List<Group> groups) {
    return groups.size() < 2 || groups.get(0).weight - groups.get(1).weight > Math.log(1_000)
        ? Optional.empty()
        : Optional.of(groups.get(1).first().candidate().charset());
  }

  private static Group added(List<Group> groups) {
    var group = new Group();
    groups.add(group);
    return group;
  }

  private static double weight(Reading reading, List<Claim> claims) {
    double weight = BELIEF * reading.logarithm() + Math.log(reading.candidate().share());
    for (Claim claim : claims) {
      if (claim.charset().equals(reading.candidate().charset())) {
        weight += Math.log(claim.odds());
      }
    }
    return weight;
  }

  /** Readings that are alike. */
  private static final class Group {

    private final List<Reading> readings = new ArrayList<>();
    private double weight = Double.NEGATIVE_INFINITY;

    void add(Reading reading, double itsWeight) {
      weight =
          readings.isEmpty()
              ? itsWeight
              : Reading.logOfSum(Math.max(weight, itsWeight), Math.min(weight, itsWeight));
      readings.add(reading);
    }

    Set<Charset> charsets() {
      return readings.stream()
          .map(reading -> reading.candidate().charset())
          .collect(Collectors.toSet());
    }

    Reading first() {
      return readings.get(0);
    }

    Reading named(List<Claim> claims) {
      for (Claim claim : claims) {
        for (Reading reading : readings) {
          if (reading.candidate().charset().equals(claim.charset())) {
            return reading;
          }
        }
      }
      return first();
    }
  }
}
