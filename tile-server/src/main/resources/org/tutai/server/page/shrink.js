/** Pictures of one's own made small enough to stand in a document; drawn anew, so that nothing but the picture is left. */

const MOST_PIXELS = 640;
const MOST_BYTES = 20 << 20;
const MOST_CHARACTERS = 600_000;

/**
 * A picture as a data URL of PNG or JPEG, at most 640 pixels wide and high.
 *
 * @throws Error when the file is no picture that the browser can read, or far too large
 */
export async function smallPicture(file) {
  if (file.size > MOST_BYTES) {
    throw new Error("a picture must have at most 20 MB");
  }
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const png = canvas.toDataURL("image/png");
  return png.length <= MOST_CHARACTERS ? png : canvas.toDataURL("image/jpeg", 0.85);
}
