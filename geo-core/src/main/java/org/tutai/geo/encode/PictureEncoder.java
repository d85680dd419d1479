package org.tutai.geo.encode;

import org.tutai.geo.render.paint.Picture;

/**
 * Turns finished pictures into the bytes of an image format. Implementations are stateless for the
 * caller and thread-safe; equal pictures on equal backgrounds give equal bytes, so that a tile has
 * one ETag however it was asked for.
 */
public interface PictureEncoder {

  /** The media type of what is written, such as {@code image/png}. */
  String mediaType();

  /** The file name extension, without a dot. */
  String extension();

  /** Whether the format can keep {@link Background#TRANSPARENT}. */
  boolean keepsTransparency();

  /** Encodes a whole picture, which is not changed. */
  byte[] encode(Picture picture, Background background);
}
