package org.tutai.geo.theme;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and shapes of what lets one in. */
final class Secrets {

  /** Names that mean a secret wherever they stand; letters and digits only, in lower case. */
  private static final Set<String> STRONG =
      Set.of(
          "apikey",
          "accesskey",
          "accesskeyid",
          "accesstoken",
          "authkey",
          "authtoken",
          "authorization",
          "bearer",
          "clientsecret",
          "connectionstring",
          "cookie",
          "credential",
          "credentials",
          "idtoken",
          "jsessionid",
          "passcode",
          "passphrase",
          "password",
          "passwd",
          "phpsessid",
          "privatekey",
          "pw",
          "pwd",
          "refreshtoken",
          "secret",
          "secretkey",
          "sessionid",
          "sessiontoken",
          "setcookie",
          "subscriptionkey",
          "token",
          "userpassword",
          "xapikey",
          "密碼",
          "口令",
          "金鑰",
          "通行碼",
          "權杖");

  /** Names that mean a secret, or belong to one, in the query of an address. */
  private static final Set<String> IN_QUERIES =
      Set.of(
          "ak",
          "appkey",
          "auth",
          "code",
          "hmac",
          "jwt",
          "key",
          "login",
          "ocpapimsubscriptionkey",
          "pass",
          "policy",
          "sas",
          "session",
          "sid",
          "sig",
          "sign",
          "signature",
          "ticket",
          "tk",
          "user",
          "userid",
          "username",
          "uid",
          "keypairid",
          "googleaccessid",
          "awsaccesskeyid",
          "xamzcredential",
          "xamzsignature",
          "xamzsecuritytoken",
          "xgoogcredential",
          "xgoogsignature",
          "licence",
          "license",
          "licensekey");

  /** Last words of names such as {@code MAP_KEY}, {@code my-ticket}, {@code wfsToken}. */
  private static final Set<String> LAST_WORDS =
      Set.of(
          "key",
          "pass",
          "password",
          "pw",
          "pwd",
          "secret",
          "session",
          "sid",
          "sig",
          "ticket",
          "token");

  /** Names that end in one of the words, as {@code MAP_KEY}, right before their sign. */
  private static final String COMPOUND =
      "(?:[a-z0-9]{1,20}[_-]){1,3}(?:key|pwd?|secret|session|ticket|token)(?==)";

  /** Between a name and its value; a mere blank, or "is", counts before something with a digit. */
  private static final String LINK =
      "\\s{0,9}(?:[=:：>]|為|是"
          + "|(?:\\bis\\s|(?<=[碼令鑰杖])\\s?)(?=\\s{0,9}[\\w!#$%*+-]*\\d))\\s{0,9}";

  private static final String COOKIE = "(?i:\\b(?:set-)?cookie:[^\\v\"'<>，。；]+)";

  /**
   * A name and its value in a running text, as {@code password=…}, {@code "token": "…"}, {@code
   * <pwd>…}.
   */
  static final String NAMED =
      "(?i:(?<![a-z0-9_-])(?:x-)?(?:api[_ -]?key|(?:access|auth|id|refresh|session)[_"
          + " -]?token|(?:access|secret|private|subscription|auth)[_ -]?key|client[_"
          + " -]?secret|authorization|pass(?:word|wd|phrase|code)|pwd?|secret|ticket|token"
          + "|j?session[_-]?id|密碼|口令|金鑰|通行碼|權杖|"
          + COMPOUND
          + ")[\"'\\\\]{0,2}"
          + LINK
          + "[\"'\\\\]{0,2}(?:(?:bearer|basic)\\s+)?[^\\s\"'&<>,;，；。]+)|"
          + COOKIE;

  /** Tokens that tell by their shape. */
  static final String SHAPED =
      "(?i:\\b(?:bearer|basic)\\s+(?=\\S*[\\d=+/._-])[A-Za-z0-9+/_.=~-]{8,})"
          + "|\\btutai_[A-Za-z0-9_-]{8,}"
          + "|\\b(?:AKIA|ASIA)[0-9A-Z]{12,}"
          + "|\\bAIza[0-9A-Za-z_-]{20,}"
          + "|\\b(?:gh[opusr]_|github_pat_|glpat-|xox[abprs]-)[0-9A-Za-z_-]{10,}"
          + "|\\b[ps]k\\.eyJ[0-9A-Za-z_.-]{10,}"
          + "|\\beyJ[0-9A-Za-z_-]{5,}\\.[0-9A-Za-z_-]{5,}(?:\\.[0-9A-Za-z_-]*)?"
          + "|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,30}-----)?";

  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private Secrets() {}

  private static String bare(String name) {
    return NOT_LETTERS.matcher(Disguises.undisguised(name)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static String lastWord(String name) {
    String[] words = BETWEEN_WORDS.split(Disguises.undisguised(name));
    return words.length < 2 ? "" : words[words.length - 1].toLowerCase(Locale.ROOT);
  }

  /** Whether a member of an object is a secret by its name. */
  static boolean isSecretMember(String name) {
    return STRONG.contains(bare(name));
  }

  /** Whether a parameter of an address is a secret, or part of one, by its name. */
  static boolean isSecretParameter(String name) {
    String bare = bare(name);
    return STRONG.contains(bare)
        || IN_QUERIES.contains(bare)
        || LAST_WORDS.contains(lastWord(name))
        || STRONG.stream().anyMatch(strong -> strong.length() > 4 && bare.endsWith(strong));
  }
}
