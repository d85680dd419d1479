import { addWords, t } from "./i18n.js";

addWords(
  {
    failTiles: (host) => `${host} 沒有送來圖片。該伺服器可能停用、換了網址，或不提供這個範圍。請檢查網址，或稍後再試。`,
    failSaid: (host, text) => `${host} 回覆：「${text}」`,
    failPolicy: (host) => `${host} 還不在這個頁面允許的來源內。請重新整理頁面。`,
    failCrs: (crs) => `這個頁面不能顯示坐標系統 ${crs}。可用 EPSG:3857、4326、3826、3825；請改選其他坐標系統，或請提供者增加。`,
    failKind: (kind) => `這個版本的圖臺不認得這種圖層（${kind}），所以沒有顯示；儲存時會原樣保留。`,
    failMatrices: "這個 WMTS 圖層沒有可用的圖磚矩陣。請重新加入，或改用其他矩陣集。",
    failAddress: "圖層的網址不正確，應以 https:// 或 http:// 開頭。",
    failLink: (host) => `無法讀取 ${host} 的資料：可能連不上，或該網站不允許其他網頁讀取。可以下載檔案後拖進地圖。`,
    failNotThere: (status) => `資料讀不到（${status}）。檔案可能已移除；請重新加入。`,
    failRead: (text) => `檔案讀不懂：${text}`,
    failNothing: "檔案裡沒有可以畫的圖徵。",
    failWithdrawn: (name) => `圖層「${name}」已由發布者下架，其餘圖層照常顯示；恢復後會再出現。`,
    failGone: (name) => `這個伺服器上沒有圖層「${name}」，可能已撤下或改名。請移除它，或另外加入。`,
    failGoneHere: (name) => `圖層「${name}」已不在這個伺服器上，可能已撤下或改名；其餘圖層照常顯示。`,
    failLook: (text) => `樣式、篩選或版本不能用：${text}`,
    failGrid: "網格資料（影像）無法直接在這裡顯示。請用 ./tutai publish 發布後再加入。",
    failNoPlace: "不知道這個圖層用哪個坐標系統。請重新加入，並選擇坐標系統。",
    failLocal: "這個檔案只在原來的電腦上。請再次拖進地圖，或移除這個圖層。",
  },
  {
    failTiles: (host) => `${host} sent no picture. It may be switched off, have moved, or not cover this place. Check the address, or try again later.`,
    failSaid: (host, text) => `${host} answered: “${text}”`,
    failPolicy: (host) => `${host} is not yet among the sources this page may use. Please reload the page.`,
    failCrs: (crs) => `This page cannot show the CRS ${crs}. It knows EPSG:3857, 4326, 3826 and 3825; choose another one, or ask the provider for it.`,
    failKind: (kind) => `This version does not know this kind of layer (${kind}), so it is not shown; saving keeps it as it is.`,
    failMatrices: "This WMTS layer has no usable tile matrices. Add it again, or take another matrix set.",
    failAddress: "The layer's address is not right; it must begin with https:// or http://.",
    failLink: (host) => `The data of ${host} cannot be read: it is not reachable, or does not let other pages read it. You can download the file and drop it on the map.`,
    failNotThere: (status) => `The data is not there (${status}). The file may have been removed; please add it again.`,
    failRead: (text) => `The file cannot be read: ${text}`,
    failNothing: "There is nothing in the file that can be drawn.",
    failWithdrawn: (name) => `The layer “${name}” was withdrawn by its publisher. The rest is shown; it comes back when it is restored.`,
    failGone: (name) => `This server has no layer “${name}”; it may have been withdrawn or renamed. Remove it, or add another.`,
    failGoneHere: (name) => `The layer “${name}” is no longer on this server; it may have been withdrawn or renamed. The rest is shown.`,
    failLook: (text) => `The style, filter or version cannot be used: ${text}`,
    failGrid: "Gridded data (pictures) cannot be shown from a file. Publish them with ./tutai publish, then add the layer.",
    failNoPlace: "It is not known which CRS this layer is in. Add it again and choose one.",
    failLocal: "This file is only on the computer it came from. Drop it on the map again, or remove the layer.",
  },
);

/** Why a layer is not shown, in words that are looked up when they are shown. */
export class Failure extends Error {
  constructor(key, ...values) {
    super(key);
    this.words = () => t(key, ...values);
  }
}
