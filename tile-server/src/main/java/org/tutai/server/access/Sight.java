package org.tutai.server.access;

/** How much of a layer somebody may have. */
public enum Sight {
  /** Pictures of it, and what they mean; no features, no fields, no report card. */
  PICTURES,
  /** All of it. */
  EVERYTHING
}
