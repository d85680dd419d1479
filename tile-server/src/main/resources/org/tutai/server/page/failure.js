import { addWords, t } from "./i18n.js";

addWords(
  {
    failTiles: (host) => `${host} 沒有送來圖片。該伺服器可能停用、換了網址，或不提供這個範圍。請檢查網址，或稍後再試。`,
    failRead: (text) => `檔案讀不懂：${text}`,
    failWithdrawn: (name) => `圖層「${name}」已由發布者下架，其餘圖層照常顯示；恢復後會再出現。`,
    failGone: (name) => `這個伺服器上沒有圖層「${name}」，可能已撤下或改名。請移除它，或另外加入。`,
    failGoneHere: (name) => `圖層「${name}」已不在這個伺服器上，可能已撤下或改名；其餘圖層照常顯示。`,
    failLook: (text) => `樣式、篩選或版本不能用：${text}`,
    failFields: (names) => `篩選條件用到圖層沒有的欄位（${names}），視為空值，可能沒有圖徵可顯示。`,
  },
  {
    failTiles: (host) => `${host} sent no picture. It may be switched off, have moved, or not cover this place. Check the address, or try again later.`,
    failRead: (text) => `The file cannot be read: ${text}`,
    failWithdrawn: (name) => `The layer “${name}” was withdrawn by its publisher. The rest is shown; it comes back when it is restored.`,
    failGone: (name) => `This server has no layer “${name}”; it may have been withdrawn or renamed. Remove it, or add another.`,
    failGoneHere: (name) => `The layer “${name}” is no longer on this server; it may have been withdrawn or renamed. The rest is shown.`,
    failLook: (text) => `The style, filter or version cannot be used: ${text}`,
    failFields: (names) => `The filter asks for what the layer does not have (${names}); it takes that for empty, and may leave nothing to show.`,
  },
);

/** Why a layer is not shown, in words that are looked up when they are shown. */
export class Failure extends Error {
  constructor(key, ...values) {
    super(key);
    this.words = () => t(key, ...values);
  }
}

const MOST_NAMES = 10;

/** A doubt whether a layer is shown as it was meant: its filter asks for fields that are not there. */
export function missingFields(names) {
  const doubt = new Failure("failFields", names.slice(0, MOST_NAMES).join(", ").slice(0, 300));
  doubt.isDoubt = true;
  return doubt;
}
