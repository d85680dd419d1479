package org.tutai.server.http.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.feature.Schema;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Which features of a file's layers are given. Immutable.
 *
 * @param key names it: another for each
 * @param filter of a layer by its name, not bound yet; empty where all its features are given
 * @param asked the filter that whoever asks has given: they are told of fields it asks in vain for
 */
public record Sieve(
    String key, Function<String, Optional<Expression>> filter, Optional<Expression> asked) {

  /** Holds nothing back. */
  public static final Sieve NONE = new Sieve("", layer -> Optional.empty(), Optional.empty());

  private static final Expression NOTHING = new Expression.Or(List.of());

  /**
   * Gives of each layer what a filter holds for.
   *
   * @param ecql the filter; a blank one holds nothing back
   * @throws ProblemException with status 400 when it cannot be read
   */
  public static Sieve of(String ecql) {
    if (ecql.isBlank()) {
      return NONE;
    }
    try {
      Optional<Expression> filter = Optional.of(EcqlParser.parse(ecql));
      return new Sieve(ecql, layer -> filter, filter);
    } catch (EcqlException e) {
      throw new ProblemException(
              400,
              "Bad filter",
              "The filter cannot be read: " + e.getMessage() + ".",
              "part",
              "filter")
          .inChinese("篩選條件讀不懂，請檢查第 " + e.position() + " 個字元附近的語法。");
    }
  }

  /**
   * Gives of each layer what at least one of some filters holds for; of a layer without any
   * nothing.
   *
   * @param key names them: another for each
   */
  public static Sieve ofAny(String key, Function<String, List<Expression>> filters) {
    return new Sieve(
        key,
        layer -> {
          List<Expression> any = filters.apply(layer);
          return Optional.of(any.isEmpty() ? NOTHING : new Expression.Or(any));
        },
        Optional.empty());
  }

  /** Gives what both give. */
  public Sieve and(Sieve other) {
    return new Sieve(
        key + '\0' + other.key,
        layer -> {
          Optional<Expression> mine = filter.apply(layer);
          Optional<Expression> its = other.filter.apply(layer);
          return mine.isPresent() && its.isPresent()
              ? Optional.of(new Expression.And(List.of(mine.get(), its.get())))
              : mine.or(() -> its);
        },
        asked.or(other::asked));
  }

  /** The fields that a filter asks for and a layer does not have, in the filter's order. */
  public static List<String> missing(Expression filter, Schema schema) {
    return Expressions.properties(filter).stream()
        .filter(name -> schema.indexOf(name) < 0)
        .filter(name -> schema.indexOf(name.substring(name.indexOf(':') + 1)) < 0)
        .toList();
  }
}
