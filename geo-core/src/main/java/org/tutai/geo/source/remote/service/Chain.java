package org.tutai.geo.source.remote.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an element says itself after what it inherits, shared with its parent and not copied: a
 * document with many inherited things and many heirs stays as small as it is written. Immutable.
 *
 * @param own of the element itself
 * @param inherited of its parent; null at the root
 */
public record Chain<T>(List<T> own, @Nullable Chain<T> inherited) {

  public Chain {
    own = List.copyOf(own);
  }

  /** Nothing at all. */
  public static <T> Chain<T> none() {
    return new Chain<>(List.of(), null);
  }

  /** This, and what an heir says itself. */
  public Chain<T> and(List<T> more) {
    return more.isEmpty() ? this : new Chain<>(more, this);
  }

  /** Everything, the eldest first. */
  public Stream<T> stream() {
    Deque<Chain<T>> links = new ArrayDeque<>();
    for (Chain<T> at = this; at != null; at = at.inherited()) {
      links.push(at);
    }
    return links.stream().flatMap(link -> link.own().stream());
  }

  /** Everything, the element's own first. */
  public Stream<T> ownFirst() {
    List<Chain<T>> links = new ArrayList<>();
    for (Chain<T> at = this; at != null; at = at.inherited()) {
      links.add(at);
    }
    return links.stream().flatMap(link -> link.own().stream());
  }
}
