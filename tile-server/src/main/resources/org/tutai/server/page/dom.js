/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** Makes an element; text is never taken as HTML. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

/** An icon of 20 pixels from the path of its strokes. */
export function icon(path) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${path}"/></svg>`;
  return holder.content.firstChild;
}

const styles = new Map();

/** Loads a style sheet that the page began without; resolves when it counts, or can't be had. */
export function styled(name) {
  if (!styles.has(name)) {
    const link = element("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href });
    const settled = new Promise((resolve) => ["load", "error"].forEach((end) => link.addEventListener(end, resolve)));
    styles.set(name, settled);
    document.head.append(link);
  }
  return styles.get(name);
}

/** A text as HTML, in which nothing of it is HTML. */
export function asHtml(text) {
  return element("span", {}, typeof text === "string" ? text : "").innerHTML;
}
