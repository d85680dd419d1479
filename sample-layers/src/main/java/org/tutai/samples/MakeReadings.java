package org.tutai.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The recipe of what the core knows of characters: how they are read in Mandarin, and by what their
 * shapes are told apart. From the files of the Unicode Han Database (Unihan) of Unicode 15.0.0,
 * pinned by digest, byte for byte; the layout of the file is told at {@code
 * org.tutai.geo.locate.name}.
 *
 * <p>Run it by {@code sample-layers/make-samples.sh --readings FOLDER}, where the folder holds
 * {@code Unihan.zip} unpacked (or, from Debian's package unicode-data 15.0.0, the files unpacked by
 * bunzip2).
 */
public final class MakeReadings {

  /** The files taken and their SHA-256. */
  static final Map<String, String> FILES =
      Map.of(
          "Unihan_Readings.txt",
          "7f4b628de153e639e5100fe3aa46e8869e332d6f9ed8acff5f3790642d7046c1",
          "Unihan_DictionaryLikeData.txt",
          "7630a558127c2bc23aca5ae372ecc4e411a1dca5c2d80722d4b2e841a7450f5e",
          "Unihan_IRGSources.txt",
          "3fd86943e45b189b2cac7745f6af064d03cbe302e6198b6dd0324a6d265c1ef3");

  /** Readings kept of a character; more are of old books. */
  private static final int MOST_READINGS = 4;

  private static final int FIRST_COMMON = 0x4E00;
  private static final int LAST_COMMON = 0x9FFF;

  private static final String TONE_MARKS = "\u0304\u0301\u030C\u0300";

  /** As the names of roads are read in Taiwan, where Unihan does not tell it. */
  private static final Map<Integer, String> OF_TAIWAN = Map.of((int) '圳', "zùn");

  private final Map<Integer, Han> characters = new TreeMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  MakeReadings() {}

  /**
   * Makes the file.
   *
   * @param arguments the folder of Unihan's files, the file to write
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: MakeReadings FOLDER FILE");
      System.exit(2);
    }
    var recipe = new MakeReadings();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      recipe.take(checked(Path.of(arguments[0], file.getKey()), file.getValue()));
    }
    byte[] made = recipe.made();
    Files.write(Path.of(arguments[1]), made);
    System.out.println(arguments[1] + ": " + made.length + " bytes");
  }

  /** The lines of a file, when it has the digest it must have. */
  static List<String> checked(Path file, String digest) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String found = HexFormat.of().formatHex(sha256(bytes));
    if (!found.equals(digest)) {
      throw new IOException(file + " must have the SHA-256 " + digest + " (got: " + found + ")");
    }
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Takes in lines of Unihan: character, property and value between tabulators. */
  void take(List<String> lines) {
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 3 && cells[0].startsWith("U+")) {
        int codePoint = Integer.parseInt(cells[0].substring(2), 16);
        characters.computeIfAbsent(codePoint, at -> new Han()).take(cells[1], cells[2]);
      }
    }
  }

  /** The bytes of the file. */
  byte[] made() {
    OF_TAIWAN.forEach(
        (codePoint, reading) ->
            characters.computeIfPresent(codePoint, (at, character) -> character.alsoRead(reading)));
    characters.entrySet().removeIf(entry -> !entry.getValue().isKept(entry.getKey()));
    List<String> syllables = syllables();
    number(syllables.size());
    for (String syllable : syllables) {
      number(syllable.length());
      out.writeBytes(syllable.getBytes(StandardCharsets.US_ASCII));
    }
    number(characters.size());
    int last = 0;
    for (int codePoint : characters.keySet()) {
      number(codePoint - last);
      last = codePoint;
    }
    characters.values().forEach(character -> readings(character.readings(), syllables));
    characters.values().forEach(character -> number(character.cangjie()));
    characters.values().forEach(character -> number(character.fourCorner));
    characters.values().forEach(character -> number(character.strokes));
    return out.toByteArray();
  }

  private List<String> syllables() {
    Set<String> syllables = new TreeSet<>();
    for (Han character : characters.values()) {
      for (String reading : character.readings()) {
        syllables.add(reading.substring(0, reading.length() - 1));
      }
    }
    return List.copyOf(syllables);
  }

  /** How many there are, then for each its syllable and its tone. */
  private void readings(List<String> readings, List<String> syllables) {
    number(readings.size());
    for (String reading : readings) {
      int end = reading.length() - 1;
      number(syllables.indexOf(reading.substring(0, end)) * 8L + (reading.charAt(end) - '0'));
    }
  }

  /** Seven bits a byte, the lowest first; the top bit says that more follow. */
  private void number(long value) {
    long left = value;
    while (left > 127) {
      out.write((int) ((left & 127) | 128));
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** A reading with its tone as a digit, ü as v: {@code lǜ} becomes {@code lv4}; null if odd. */
  static String plain(String reading) {
    int tone = 5;
    var letters = new StringBuilder();
    for (char c : Normalizer.normalize(reading.strip(), Normalizer.Form.NFD).toCharArray()) {
      if (TONE_MARKS.indexOf(c) >= 0) {
        tone = TONE_MARKS.indexOf(c) + 1;
      } else if (c == '\u0308') {
        letters.setCharAt(letters.length() - 1, 'v');
      } else {
        letters.append(c);
      }
    }
    return letters.toString().matches("[a-z]*[aeiouv][a-z]*")
        ? letters.append(tone).toString()
        : "";
  }

  /** What Unihan says of a character. */
  private static final class Han {
    private final List<String> mandarin = new ArrayList<>();
    private final List<String> frequent = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();
    private String cangjie = "";
    private boolean inTaiwan;
    private long fourCorner;
    private int strokes;

    void take(String property, String value) {
      switch (property) {
        case "kMandarin" -> {
          // Of two, the second is the one of Taiwan.
          String[] both = value.split(" ", -1);
          for (int i = both.length - 1; i >= 0; i--) {
            add(both[i], mandarin);
          }
        }
        case "kHanyuPinlu" -> {
          for (String counted : value.split(" ", -1)) {
            add(counted.substring(0, counted.indexOf('(')), frequent);
          }
        }
        case "kXHC1983", "kTGHZ2013" -> {
          for (String placed : value.split(" ", -1)) {
            for (String reading : placed.substring(placed.indexOf(':') + 1).split(",", -1)) {
              add(reading, listed);
            }
          }
        }
        case "kCangjie" -> cangjie = value;
        case "kFourCornerCode" -> fourCorner = fourCorner(value.split(" ", -1)[0]);
        case "kTotalStrokes" -> {
          // Of two, the second is the one of Taiwan.
          String[] both = value.split(" ", -1);
          strokes = Integer.parseInt(both[both.length - 1]);
        }
        case "kUnihanCore2020" -> inTaiwan = value.indexOf('T') >= 0;
        default -> {
          // Other properties are not used.
        }
      }
    }

    Han alsoRead(String reading) {
      add(reading, mandarin);
      return this;
    }

    private static void add(String reading, List<String> readings) {
      String plain = plain(reading);
      if (!plain.isEmpty()) {
        readings.add(plain);
      }
    }

    /** Four digits and one more than the fifth, or 0 in its place; 0 is not known. */
    private static long fourCorner(String code) {
      int fifth = code.length() > 5 ? code.charAt(5) - '0' + 1 : 0;
      return (Long.parseLong(code.substring(0, 4)) * 11 + fifth) + 1;
    }

    boolean isKept(int codePoint) {
      boolean common = codePoint >= FIRST_COMMON && codePoint <= LAST_COMMON;
      return !readings().isEmpty() && (common || inTaiwan);
    }

    /** The likeliest first. */
    List<String> readings() {
      Set<String> readings = new LinkedHashSet<>(mandarin);
      readings.addAll(frequent);
      readings.addAll(listed);
      return readings.stream().limit(MOST_READINGS).toList();
    }

    /** Letters from 1 on, five bits each, the last lowest. */
    long cangjie() {
      long code = 0;
      for (int i = 0; i < cangjie.length(); i++) {
        code = code << 5 | (cangjie.charAt(i) - 'A' + 1);
      }
      return code;
    }
  }
}
